"""What the act step keeps beside a workshop is no change of it, and is gone with it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote
from collabdesk.errors import UnknownWorkshop
from collabdesk.store.library import Library
from tests.builders import make_workshop

DOTS = (Dot("p2", "6"), Dot("p1", "1.2"), Dot("p1", "6"))
ASIDE = Aside(frozenset({"a1", "a2"}), DotVote(5, shown=True, dots=DOTS))


def test_nothing_is_kept_beside_a_new_workshop(library: Library) -> None:
    library.add([make_workshop(id="a")])
    assert library.aside("a") == Aside()
    with pytest.raises(UnknownWorkshop):
        library.aside("b")


def test_what_is_kept_is_on_disk_in_the_order_it_came(library: Library) -> None:
    library.add([make_workshop(id=i) for i in "ab"])
    library.keep_aside("a", Aside(frozenset({"gone"}), DotVote(dots=(Dot("p9", "1"),))))
    library.keep_aside("a", ASIDE)
    with closing(Library.open(library.path)) as other:
        assert other.aside("a") == ASIDE
        assert other.aside("b") == Aside()
        other.keep_aside("a", Aside())
    assert library.aside("a") == Aside()


def test_it_is_no_change_of_the_workshop(library: Library) -> None:
    workshop = make_workshop()
    library.add([workshop])
    with closing(Library.open(library.path)) as other:
        other.keep_aside(workshop.id, ASIDE)
    library.save(workshop, replace(workshop, title="Not refused", partners=()))
    assert library.aside(workshop.id) == ASIDE


def test_it_leaves_and_comes_back_with_its_workshop(library: Library) -> None:
    workshop = make_workshop(id="a")
    library.add([workshop])
    library.keep_aside("a", ASIDE)
    library.remove("a")
    library.add([workshop])
    assert library.aside("a") == Aside()
    library.remove("a")
    library.add([workshop, make_workshop(id="b")], asides={"a": ASIDE})
    assert library.aside("a") == ASIDE
    assert library.aside("b") == Aside()
