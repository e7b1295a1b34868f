"""Workshop files in and out, and the one careful way to write a file."""
