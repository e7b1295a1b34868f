"""What tells one text of a pack from another."""

from __future__ import annotations

from hashlib import sha256


def digest(text: str) -> str:
    """Return the SHA-256 of a pack's text, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
