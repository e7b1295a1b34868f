"""What mypy needs to know of the font tools that are used, which come without types."""
