"""Passphrases: asked for, made up, and set, changed or removed for the library."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from collabdesk.errors import CollabDeskError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from collabdesk.services.locking import Damaged, Relocked, Survey
    from collabdesk.ui.presenters.base import Translate

_FEW: Final = 4
"""How many files are named."""

_LONG: Final = 36
"""Letters of a name that are shown at most."""


class Lock(Protocol):
    """The lock of the open library."""

    @property
    def is_locked(self) -> bool:
        """Say whether a passphrase opens the library."""

    @property
    def is_possible(self) -> bool:
        """Say whether this installation can lock."""

    def survey(self) -> Survey:
        """Tell which copies would follow, and which cannot."""

    def set(self, passphrase: str, damaged: Damaged) -> Relocked:
        """Lock the library."""

    def change(self, present: str, passphrase: str, damaged: Damaged) -> Relocked:
        """Lock it anew."""

    def remove(self, present: str) -> Relocked:
        """Unlock it for good."""


class Chooser(Protocol):
    """What may be asked in a dialog."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel."""


@dataclass(frozen=True, slots=True)
class LockState:
    """What the form shows; "" hides what has words.

    ``asks_present`` and ``asks_new`` show the fields, ``accept``, ``remove`` and ``lost`` the
    buttons.
    ``over``: there is nothing more to ask, and ``words`` say how it went.
    """

    heading: str
    words: str
    warning: str = ""
    asks_present: bool = False
    asks_new: bool = False
    accept: str = ""
    remove: str = ""
    lost: str = ""
    error: str = ""
    field: str = ""
    over: bool = False


class PassphrasePresenter(ABC):
    """Keeps the form true; ``done`` once what was asked for was given."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self.done = False
        self._error: InvalidInput | CollabDeskError | None = None
        self._outcome = ""

    @abstractmethod
    def first(self) -> LockState:
        """Return what the form shows as long as nothing was refused."""

    @abstractmethod
    def act(self, present: str, new: str) -> str:
        """Do it; return the words to show, "" to close. A CollabDeskError is shown."""

    def state(self) -> LockState:
        """Return what the form shows now."""
        first = self.first()
        if self._outcome:
            return LockState(first.heading, self._outcome, over=True)
        if self._error is None:
            return first
        field = getattr(self._error, "field", "")
        return replace(first, error=str(self._error), field=field)

    def accept(self, present: str, new: str, again: str) -> None:
        """Do what the form is for, with what was typed."""
        self._try(lambda: self._accept(present, new, again))

    def _accept(self, present: str, new: str, again: str) -> str:
        if new != again:
            raise InvalidInput(self.tr("The two are not the same. Type the new one again."), "new")
        return self.act(present, new)

    def _try(self, act: Callable[[], str]) -> None:
        self._error = None
        try:
            self._outcome = act()
            self.done = True
        except CollabDeskError as refused:
            self._error = refused


class UnlockPresenter(PassphrasePresenter):
    """Asks for the passphrase of something that is locked, until it fits.

    It ``may_be_lost`` where there is a way out for that as well; ``lost`` says that it is.
    """

    def __init__(
        self, words: str, give: Callable[[str], None], tr: Translate, *, may_be_lost: bool = False
    ) -> None:
        super().__init__(tr)
        self._words = words
        self._give = give
        self._may_be_lost = may_be_lost
        self.lost = False

    def first(self) -> LockState:
        """See ``PassphrasePresenter``."""
        tr = self.tr
        return LockState(
            tr("Locked"),
            self._words,
            asks_present=True,
            accept=tr("Open"),
            lost=tr("I have lost it…") if self._may_be_lost else "",
        )

    def lose(self) -> None:
        """Give up for good."""
        self.lost = True

    def act(self, present: str, new: str) -> str:
        """See ``PassphrasePresenter``."""
        del new
        self._give(present)
        return ""


class ProtectPresenter(PassphrasePresenter):
    """Asks for a passphrase to protect a file with; ``chosen`` is it, "" before."""

    def __init__(self, check: Callable[[str], None], tr: Translate) -> None:
        super().__init__(tr)
        self._check = check
        self.chosen = ""

    def first(self) -> LockState:
        """See ``PassphrasePresenter``."""
        tr = self.tr
        return LockState(
            tr("Protect the file"),
            tr(
                "Only who knows the passphrase can open the file, with CollabDesk. Tell it on "
                "another way than the file: by telephone, not in the same message."
            ),
            tr("Nobody can open the file without its passphrase."),
            asks_new=True,
            accept=tr("Protect"),
        )

    def act(self, present: str, new: str) -> str:
        """See ``PassphrasePresenter``."""
        del present
        self._check(new)
        self.chosen = new
        return ""


class LockPresenter(PassphrasePresenter):
    """Sets, changes and removes the passphrase of the library."""

    def __init__(self, lock: Lock, questions: Chooser, tr: Translate) -> None:
        super().__init__(tr)
        self._lock = lock
        self._questions = questions
        self._spoilt = self._find_spoilt()
        self._damaged: Damaged | None = None

    def first(self) -> LockState:
        """See ``PassphrasePresenter``."""
        tr, heading = self.tr, self.tr("Passphrase of the library")
        if not self._lock.is_possible:
            return LockState(heading, self._missing(), over=True)
        locked = self._lock.is_locked
        return LockState(
            heading,
            self._locked_words() if locked else self._open_words(),
            self._warning(),
            asks_present=locked,
            asks_new=True,
            accept=tr("Change passphrase") if locked else tr("Set passphrase"),
            remove=tr("Remove passphrase") if locked else "",
        )

    def act(self, present: str, new: str) -> str:
        """See ``PassphrasePresenter``."""
        damaged = self._choose()
        if self._lock.is_locked:
            done = self._lock.change(present, new, damaged)
            return self._told(self.tr("✓ The library has its new passphrase."), done)
        return self._told(self.tr("✓ The library is locked."), self._lock.set(new, damaged))

    def remove(self, present: str) -> None:
        """Take the passphrase away."""
        words = self.tr("✓ The library has no passphrase any more.")
        self._try(lambda: self._told(words, self._lock.remove(present)))

    def _find_spoilt(self) -> tuple[Path, ...]:
        try:
            return self._lock.survey().spoilt
        except CollabDeskError as refused:
            self._error = refused
            return ()

    def _choose(self) -> Damaged:
        """Ask once what becomes of damaged copies; without an answer nothing is changed."""
        from collabdesk.services.locking import Damaged

        tr = self.tr
        if not self._spoilt or self._damaged is not None:
            return self._damaged or Damaged.REFUSE
        question = tr(
            "Damaged, and not to be locked: {files}\n\nKept as they are, they can be read by "
            "who finds this computer, as far as they can be read at all. Removed, they are gone "
            "for good, even where nothing else has what they hold."
        ).format(files=_listed(self._spoilt, tr))
        ways = (Damaged.KEEP, Damaged.REMOVE)
        chosen = self._questions.choose(question, (tr("Keep them"), tr("Remove them for good")))
        if chosen is None:
            raise InvalidInput(tr("Nothing was changed: the damaged copies wait for an answer."))
        self._damaged = ways[chosen]
        return self._damaged

    def _missing(self) -> str:
        return self.tr(
            "This installation of CollabDesk lacks the part for passphrases. It is part of the "
            "program as it is handed out; where it was installed by hand, add: collabdesk[lock]"
        )

    def _open_words(self) -> str:
        return self.tr(
            "A passphrase locks the library, its backups and all that is kept beside it: who "
            "finds this computer can read none of it. CollabDesk asks for it at every start. "
            "Files that you export are not locked, unless you protect them."
        )

    def _locked_words(self) -> str:
        return self.tr(
            "The library is locked with a passphrase, and its backups with it. Backups elsewhere "
            "keep the passphrase they were made with."
        )

    def _warning(self) -> str:
        tr = self.tr
        words = tr(
            "Nobody can open the library without its passphrase, and neither can the makers of "
            "CollabDesk: whoever loses it loses the library and its backups. What was once saved "
            "without one may stay on the drive: it is overwritten, but a flash drive may keep "
            "the old bytes."
        )
        if self._spoilt:
            spoilt = tr(
                "Damaged, and not to be locked; you will be asked whether to keep them: {files}"
            )
            return f"{words}\n{spoilt.format(files=_listed(self._spoilt, tr))}"
        return words

    def _told(self, words: str, done: Relocked) -> str:
        tr, parts = self.tr, [words]
        parts.append(tr("Copies that followed: {n}.").format(n=f"{done.copies:,}"))
        if done.removed:
            parts.append(tr("Damaged copies removed: {n}.").format(n=f"{done.removed:,}"))
        if done.left:
            left = tr("Copies that could not be written and follow at the next start: {n}.")
            parts.append(left.format(n=f"{done.left:,}"))
        if done.readable:
            readable = tr(
                "Not locked, since no workshop of this library is in them: {files}. Open them "
                "from Home, or delete them."
            )
            parts.append(readable.format(files=", ".join(map(str, done.readable))))
        if done.plain:
            plain = tr("Not locked, and there for everybody to read: {files}")
            parts.append(plain.format(files=_listed(done.plain, tr)))
        if done.twins:
            twins = tr(
                "These had another name on this drive, by which everybody can still read what "
                "they held; find that name, and delete it: {files}"
            )
            parts.append(twins.format(files=_listed(done.twins, tr)))
        return " ".join(parts)


def _listed(paths: Sequence[Path], tr: Translate) -> str:
    """Name files, one a line, the first few of many, long names by their two ends."""
    names = [str(path.with_name(_ends(path.name))) for path in paths[:_FEW]]
    if more := len(paths) - len(names):
        names.append(tr("and {n} more").format(n=f"{more:,}"))
    return "".join(f"\n{name}" for name in names)


def _ends(name: str) -> str:
    """Return a name that a line has room for: that of a backup is no word to break."""
    return name if len(name) <= _LONG else f"{name[: _LONG * 2 // 3]}…{name[-_LONG // 3 :]}"
