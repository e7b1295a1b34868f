"""A desk on a library of its own, and answers given beforehand to what is asked in dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

from collabdesk.errors import CollabDeskError
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource
from collabdesk.services.desk import Desk
from collabdesk.store.library import Library
from tests.builders import Dice

NOW = datetime(2026, 11, 20, 9, 12, 30, tzinfo=UTC)


class Answers:
    """Messages that answer as told, and remember what was asked."""

    def __init__(self) -> None:
        self.files: tuple[Path, ...] = ()
        self.save_to: Path | None = None
        self.folder: Path | None = None
        self.choice: int | None = None
        self.passphrases: list[str] = []
        self.loses = False
        self.asked: list[str] = []
        self.suggested: list[Path] = []

    def ask_open_files(self, title: str, folder: str, kinds: str) -> tuple[Path, ...]:
        del folder, kinds
        self.asked.append(title)
        return self.files

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        del kinds
        self.asked.append(title)
        self.suggested.append(suggested)
        return self.save_to

    def ask_folder(self, title: str, folder: str) -> Path | None:
        del folder
        self.asked.append(title)
        return self.folder

    def tell(self, sentence: str) -> None:
        self.asked.append(sentence)

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        del answers
        self.asked.append(question)
        return self.choice

    def ask_passphrase(
        self, words: str, give: Callable[[str], None], lost: Callable[[], None] | None = None
    ) -> bool:
        self.asked.append(words)
        if self.loses and lost is not None:
            lost()
            return False
        while self.passphrases:
            try:
                give(self.passphrases.pop(0))
            except CollabDeskError as refused:
                self.asked.append(str(refused))
            else:
                return True
        return False

    def ask_new_passphrase(self, check: Callable[[str], None]) -> str:
        if not self.passphrases:
            return ""
        check(self.passphrases[0])
        return self.passphrases.pop(0)


@cache
def catalogue() -> Catalogue:
    """Return the frameworks that are shipped, read once."""
    return Catalogue((resource("frameworks"),))


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    """Open a desk on a fresh library in *folder*; the library is closed at the end."""
    library = Library.open(folder / "library.db")
    numbers = count(1)
    try:
        yield Desk(
            library,
            catalogue(),
            now=lambda: NOW,
            new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
            rng=Dice(1),
        )
    finally:
        library.close()


def example(name: str) -> Path:
    """Return one of the example workshop files."""
    return Path(__file__).parents[1] / "data" / "examples" / f"{name}.collabdesk"
