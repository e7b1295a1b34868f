"""What a passphrase becomes: a key, and the mark in a file's header that knows it again.

The mark lies in twenty bytes of the header that SQLite keeps for later and never looks at. It
holds how hard the passphrase is to try, a salt, four bytes that tell the right key, and a check
value, so that a damaged mark is not taken for a wrong passphrase.
"""

from __future__ import annotations

import binascii
import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from collabdesk.errors import InvalidInput

SHORTEST: Final = 8
LONGEST: Final = 1_000
"""Characters of a passphrase that count."""

COST: Final = 16
"""scrypt takes 2 to this power rounds for a new lock: 64 MiB, and about a third of a second."""

_COSTS: Final = range(10, 18)
"""What a file may ask for; more would let a hostile one take the memory and the time."""

_BLOCK: Final = 8
_SALT: Final = 13
_TOLD: Final = 4
MARK: Final = 1 + _SALT + _TOLD + 2
"""Bytes of a mark: the cost, the salt, what tells the key, and their CRC-16."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a locked file: ``hex`` is key and salt for SQLCipher, ``mark`` for the header."""

    mark: bytes
    hex: str = field(repr=False)


def check(passphrase: str) -> None:
    """Raise InvalidInput where *passphrase* is none to rely on."""
    if len(passphrase) < SHORTEST:
        raise InvalidInput(
            f"A passphrase has at least {SHORTEST} characters. Several words are good and easy "
            "to remember.",
            "passphrase",
        )
    _bytes(passphrase)


def new_key(passphrase: str, cost: int | None = None) -> Key:
    """Return a key of its own for *passphrase*, as hard to try as *cost* says; see ``check``."""
    check(passphrase)
    return _derive(passphrase, COST if cost is None else cost, secrets.token_bytes(_SALT))


def key_for(mark: bytes, passphrase: str) -> Key | None:
    """Return the key that fits a whole *mark*; None where it is another passphrase's."""
    key = _derive(passphrase, mark[0], mark[1 : 1 + _SALT])
    return key if secrets.compare_digest(key.mark, mark) else None


def is_whole(mark: bytes) -> bool:
    """Say whether a mark is as it was written, and asks for no more than it may."""
    return mark[-2:] == _crc(mark[:-2]) and mark[0] in _COSTS


def _bytes(passphrase: str) -> bytes:
    try:
        # The same letters typed on another system may come as other characters.
        return unicodedata.normalize("NFC", passphrase[:LONGEST]).encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            "The passphrase has a character that is none. Type another.", "passphrase"
        ) from None


def _derive(passphrase: str, cost: int, salt: bytes) -> Key:
    secret = _bytes(passphrase)
    rounds = 1 << cost
    made = hashlib.scrypt(
        secret, salt=salt, n=rounds, r=_BLOCK, p=1, maxmem=160 * _BLOCK * rounds, dklen=52
    )
    head = bytes([cost]) + salt + made[48:]
    return Key(mark=head + _crc(head), hex=made[:48].hex())


def _crc(data: bytes) -> bytes:
    return binascii.crc_hqx(data, 0xFFFF).to_bytes(2, "big")
