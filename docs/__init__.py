"""Pages for people, and the commands that fill their blocks and draw their pictures."""
