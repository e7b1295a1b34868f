"""What CollabDesk uses of arabic-reshaper, which ships without types."""

from collections.abc import Mapping

class ArabicReshaper:
    def __init__(self, configuration: Mapping[str, bool] | None = ...) -> None: ...
    def reshape(self, text: str) -> str: ...
