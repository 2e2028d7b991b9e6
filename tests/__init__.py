"""What must hold, one file a promise."""
