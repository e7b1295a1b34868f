"""What mypy needs to know of the font package, which comes without types."""

from pathlib import Path

FAMILY: str
ROOT: Path
