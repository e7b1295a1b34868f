"""The checks of a report's tags can fail: each finds the one fault made in what is well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from collabdesk.report import Kind, ReportOptions, build_paper
from tests.report.builders import content, group
from tests.report.test_conformance import failures
from tests.report.walk import elements, faults

Fault = Callable[[pikepdf.Pdf], None]


@cache
def whole(kind: Kind) -> bytes:
    return build_paper(kind, content(group(scope=(1, 2))), ReportOptions())


def changed(fault: Fault, kind: Kind = Kind.FULL) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(whole(kind))) as pdf:
        fault(pdf)
        pdf.save(out)
    return out.getvalue()


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(element for element in elements(pdf) if str(element.S) == f"/{role}")


def content_changed(pdf: pikepdf.Pdf, change: Callable[[list[Any]], None]) -> None:
    page = pdf.pages[0]
    instructions = list(pikepdf.parse_content_stream(page))
    change(instructions)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def tags_of(instructions: list[Any]) -> Iterator[int]:
    """Yield the places at which tagged content begins."""
    for place, given in enumerate(instructions):
        if str(given.operator) == "BDC" and "/MCID" in given.operands[1]:
            yield place


def retag(role: str | None, number: int | None) -> Callable[[list[Any]], None]:
    """Change what the second tag on a page says of its content."""

    def change(instructions: list[Any]) -> None:
        place = list(tags_of(instructions))[1]
        operands = instructions[place].operands
        mark = pikepdf.Dictionary() if number is None else pikepdf.Dictionary(MCID=number)
        begun = [pikepdf.Name(f"/{role}") if role else operands[0], mark]
        instructions[place] = pikepdf.ContentStreamInstruction(begun, pikepdf.Operator("BDC"))

    return change


def without(holder: Callable[[pikepdf.Pdf], Any], key: str) -> Fault:
    def fault(pdf: pikepdf.Pdf) -> None:
        del holder(pdf)[key]

    return fault


def with_role(role: str, other: str) -> Fault:
    def fault(pdf: pikepdf.Pdf) -> None:
        first(pdf, role).S = pikepdf.Name(f"/{other}")

    return fault


def metadata_without(key: str) -> Fault:
    def fault(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
            del said[key]

    return fault


def title_hidden(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = "Another"


def untagged_text(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font))
    pdf.pages[0].contents_add(f"BT {font} 9 Tf (x) Tj ET".encode(), prepend=False)


def untagged_shape(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 9 9 re f", prepend=False)


def hidden_text(pdf: pikepdf.Pdf) -> None:
    content_changed(pdf, retag("Artifact", None))


def tag_twice(pdf: pikepdf.Pdf) -> None:
    content_changed(pdf, retag(None, 0))


def read_in_another_order(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    kids[0], kids[1] = kids[1], kids[0]


def back_to_another_element(pdf: pikepdf.Pdf) -> None:
    listed = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    listed[0], listed[1] = listed[1], listed[0]


def cell_lost(pdf: pikepdf.Pdf) -> None:
    rows = first(pdf, "Table").K
    del rows[1].K[-1]


def no_character(pdf: pikepdf.Pdf) -> None:
    font = a_font(pdf)
    codes = font.ToUnicode.read_bytes()
    place = codes.index(b"beginbfchar") + 12
    entry = codes[place : codes.index(b"\n", place)]
    font.ToUnicode.write(codes.replace(entry, entry[:-6] + b"<0000>"))


def a_font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def a_page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def a_link(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj.Annots[0]


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


FAULTS: dict[str, tuple[Fault, str]] = {
    "no language": (without(root, "/Lang"), "no language"),
    "not marked": (without(root, "/MarkInfo"), "not said to be marked"),
    "title hidden": (title_hidden, "title not shown"),
    "no title": (metadata_without("dc:title"), "no title"),
    "two titles": (other_title, "two titles"),
    "no identification": (metadata_without("pdfuaid:part"), "not said to be PDF/UA-1"),
    "untagged text": (untagged_text, "page 1: a mark is neither tagged nor furniture"),
    "untagged shape": (untagged_shape, "page 1: a mark is neither tagged nor furniture"),
    "text as furniture": (hidden_text, "page 1: the tree and the page hold different marks"),
    "tag twice": (tag_twice, "page 1: a number is given twice"),
    "another order": (read_in_another_order, "page 1: read in another order than drawn"),
    "another parent": (back_to_another_element, "page 1: mark 0 leads back to another element"),
    "no way back": (without(a_page, "/StructParents"), "page 1: no way back to the structure"),
    "tab order": (without(a_page, "/Tabs"), "page 1: tab order is not that of the structure"),
    "no words": (without(lambda pdf: first(pdf, "Figure"), "/Alt"), "figure without words"),
    "no place": (without(lambda pdf: first(pdf, "Figure"), "/A"), "figure without its place"),
    "no scope": (without(lambda pdf: first(pdf, "TH"), "/A"), "header cell without a scope"),
    "no header": (with_role("TH", "TD"), "table without a header row"),
    "cell lost": (cell_lost, "row with too few or too many cells"),
    "heading left out": (with_role("H2", "H4"), "a level of headings is left out"),
    "heading below": (with_role("H1", "H2"), "the first heading is not the highest"),
    "unknown role": (with_role("P", "Passage"), "unknown role Passage"),
    "link without words": (without(a_link, "/Contents"), "link without words"),
    "link elsewhere": (without(a_link, "/Dest"), "link out of the file"),
    "link alone": (without(a_link, "/StructParent"), "link outside the structure"),
    "link as text": (with_role("Link", "P"), "link outside the structure"),
    "font elsewhere": (
        without(lambda pdf: a_font(pdf).FontDescriptor, "/FontFile2"), "is not embedded"
    ),
    "font of shapes": (without(a_font, "/ToUnicode"), "does not say its characters"),
    "no character": (no_character, "stands for no character"),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "told"), FAULTS.values(), ids=FAULTS)
def test_one_fault_is_found_and_no_other(fault: Fault, told: str) -> None:
    found = faults(changed(fault))
    assert any(told in line for line in found)
    assert len({line.partition(": ")[2] or line for line in found}) <= 2


def test_a_report_without_tags_is_found() -> None:
    bare = changed(without(root, "/StructTreeRoot"))
    assert failures(bare)
    assert "no structure tree" in faults(bare)


def test_faults_in_lists_are_found() -> None:
    outside = faults(changed(with_role("L", "P"), Kind.GUIDE))
    assert "LI outside L" in outside
    assert "list item without a body" in faults(changed(with_role("LBody", "P"), Kind.GUIDE))


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.GUIDE])
def test_writing_a_report_anew_makes_no_fault(kind: Kind) -> None:
    anew = changed(lambda _pdf: None, kind)
    assert failures(anew) == faults(anew) == []


# Faults that the rules for PDF/UA-1 speak of; the others are beyond what a rule can see.
RULED = (
    "no language", "not marked", "title hidden", "no title", "no identification",
    "untagged text", "untagged shape", "tab order", "no words", "heading left out",
    "unknown role", "link without words", "link alone", "link as text", "font elsewhere",
    "no scope", "no character",
)  # fmt: skip


@pytest.mark.parametrize("name", RULED)
def test_the_rules_find_it_too(name: str) -> None:
    fault, _ = FAULTS[name]
    assert failures(changed(fault))
