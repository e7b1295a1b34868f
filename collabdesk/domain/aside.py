"""What the act step keeps beside a workshop: no part of it, of its file, or of undo."""

from __future__ import annotations

from dataclasses import dataclass, field

from collabdesk.domain.dots import DotVote


@dataclass(frozen=True, slots=True)
class Aside:
    """The ids of the carried actions that were looked at, and the dots laid on where to act."""

    looked_at: frozenset[str] = frozenset()
    dots: DotVote = field(default_factory=DotVote)
