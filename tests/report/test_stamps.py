"""Score cards ask the same of every seat: set out once, and no reader can tell."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from collabdesk.domain.workshop import Partner
from collabdesk.report import Kind, ReportOptions, build_paper
from collabdesk.report.flow import Figure
from collabdesk.report.stamps import Die
from collabdesk.report.tagging import TaggedCanvas
from tests.report.builders import content, framework, group, pages
from tests.report.walk import faults, roles

NAMES = ("Acute trust", "مستشفى", "東京大学病院")
HEAD, FOOT = 22, 30
"""Lines of a page's picture that the running head and the number take: both count pages."""


def cards(*names: str) -> bytes:
    partners = tuple(Partner(f"p{n}", name) for n, name in enumerate(names))
    workshop = group(partners=partners, votes=(), rounds=(), actions=())
    return build_paper(Kind.CARDS, content(workshop), ReportOptions())


def drawn(data: bytes) -> list[bytes]:
    """The pages as pictures, without head and foot."""
    document = pypdfium2.PdfDocument(data)
    return [_middle(document[n].render(scale=0.6)) for n in range(len(document))]


def _middle(picture: pypdfium2.PdfBitmap) -> bytes:
    lines = (HEAD * picture.stride, (picture.height - FOOT) * picture.stride)
    return bytes(picture.buffer)[slice(*lines)]


def said(data: bytes) -> list[str]:
    """The text of the pages, without head and foot."""
    middles = (page.rpartition("Made with")[0] for page in pages(data))
    return [middle.removeprefix("Harbour pathway ") for middle in middles]


def test_each_card_looks_as_if_it_were_the_only_one() -> None:
    alone = [page for name in NAMES for page in drawn(cards(name))]
    assert len(alone) > len(NAMES)
    assert drawn(cards(*NAMES)) == alone


def test_each_card_is_read_as_if_it_were_the_only_one() -> None:
    one, three = cards(NAMES[0]), cards(NAMES[0], NAMES[0], NAMES[0])
    assert roles(three) == ["Document", *roles(one)[1:] * 3]
    assert faults(three) == []
    assert said(three) == said(one) * 3


def test_a_topic_that_no_page_holds_is_parted_on_every_card() -> None:
    pack = framework()
    long = pack.characteristics[0]
    (item, *_) = long.indicators
    many = tuple(replace(item, id=f"1.{n}", statement="Long. " * 40) for n in range(1, 21))
    pack = replace(pack, characteristics=(replace(long, indicators=many),))
    partners = (Partner("p1", "One"), Partner("p2", "Two"))
    bare = group(partners=partners, votes=(), rounds=(), agreed=(), actions=(), scope=(1,))
    data = build_paper(Kind.CARDS, content(replace(bare, notes=()), pack), ReportOptions())
    found = " ".join(pages(data))
    assert all(found.count(f"1.{n} Long.") == 2 for n in range(1, 21))
    assert faults(data) == []


def test_what_says_where_it_stands_cannot_be_put_elsewhere() -> None:
    class Drawing(Figure):
        def paint(self, canvas: TaggedCanvas) -> None:
            canvas.rect(0, 0, 10, 10)

    canvas = TaggedCanvas("nowhere.pdf")
    die = Die([Drawing(10, 10, "A box.")], 100)
    die.put(canvas)
    with pytest.raises(TypeError, match="a Figure is of one page alone"):
        die.put(canvas)
