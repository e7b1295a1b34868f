"""CollabDesk: score how well partners work together, and leave with a plan."""

__version__ = "0.1.0"
