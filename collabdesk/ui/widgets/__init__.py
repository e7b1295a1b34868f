"""Controls used by more than one page."""
