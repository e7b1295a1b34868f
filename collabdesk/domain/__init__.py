"""Plain Python: what a workshop is and what its numbers mean. No I/O, no clock."""
