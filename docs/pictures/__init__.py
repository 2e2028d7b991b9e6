"""Pictures drawn from the tables."""
