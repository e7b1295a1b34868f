"""Writing of any kind: drawn in the right order, read out as typed, told where it cannot be."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.workshop import Agreed, Collaboration, Partner
from collabdesk.report import ReportOptions, bidi
from collabdesk.report.fonts import BOX
from collabdesk.report.text import printable
from tests.report.builders import PARTNERS, group, pages, report
from tests.report.test_conformance import failures

SALAM = "\u0633\u0644\u0627\u0645"
HELLO = "\u0645\u0631\u062d\u0628\u0627"


def drawn(text: str, *, leftwards: bool = False) -> str:
    return "".join(char for _, char in bidi.order(text, leftwards=leftwards))


@pytest.mark.parametrize(
    ("typed", "leftwards", "expected"),
    [
        # Letters of the right-to-left script stand for the capitals of the standard's examples.
        ("car is אבג", False, "car is גבא"),
        ("אבג car דהו", False, "גבא car והד"),
        ("אבג car דהו", True, "והד car גבא"),
        ("he said “אבג, דהו” then", False, "he said “והד ,גבא” then"),
        ("אבג 12.5 דהו", True, "והד 12.5 גבא"),
        ("אבג 12,5 דהו", False, "והד 12,5 גבא"),
        ("(אבג)", True, "(גבא)"),
        ("a (אבג) b", False, "a (גבא) b"),
        ("אבג!", False, "גבא!"),
        ("אבג!", True, "!גבא"),
        ("plain", False, "plain"),
        ("", True, ""),
        ("12", True, "12"),
        ("אֿב", True, "בֿא"),
    ],
)
def test_a_line_is_drawn_in_the_order_of_the_standard(
    typed: str, leftwards: bool, expected: str
) -> None:
    assert drawn(typed, leftwards=leftwards) == expected


@given(st.text(alphabet="abc אבג123.,()!" + SALAM), st.booleans())
def test_every_character_is_drawn_once(text: str, leftwards: bool) -> None:
    places = [place for place, _ in bidi.order(text, leftwards=leftwards)]
    assert sorted(places) == list(range(len(text)))


def test_the_first_letter_says_from_where_a_paragraph_is_read() -> None:
    assert bidi.goes_left(f"12 {SALAM} then")
    assert not bidi.goes_left(f"then {SALAM}")
    assert not bidi.goes_left("12!")


@pytest.mark.parametrize("typed", [SALAM, HELLO, "\u0644\u0627", "\u0627\u0644\u0644\u0647"])
def test_joined_letters_are_read_back_as_typed(typed: str) -> None:
    assert bidi.joined(typed) != typed
    assert bidi.as_written(bidi.joined(typed)) == typed


def test_marks_over_letters_stay() -> None:
    vowelled = "\u0633\u064e\u0644\u0627\u0645\u064c"
    assert "\u064e" in bidi.joined(vowelled)


@pytest.mark.parametrize(
    "typed",
    ["Zażółć gęślą jaźń", "Ŵyr yr ŷd", "Ελληνικά έτος", "Русский язык", "Türkçe ğış", "Việt"],
)
def test_scripts_of_the_first_face_need_no_other(typed: str) -> None:
    assert printable(typed) == typed


def test_arabic_is_never_a_box() -> None:
    shown = printable(f"{SALAM} {HELLO}؟ ٣٤٥")
    assert BOX not in shown


def texts_said(data: bytes) -> list[str]:
    """Return what the pages say of themselves where they are not drawn as typed."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operands = instruction.operands
                if str(instruction.operator) == "BDC" and "/ActualText" in operands[1]:
                    found.append(str(operands[1]["/ActualText"]))
    return found


def test_a_report_says_what_was_typed_and_passes_every_rule() -> None:
    purpose = f"{HELLO} (2026) NHS {SALAM}. " * 30
    data = report(
        group(
            collaboration=Collaboration("c1", f"{SALAM} Harbour", purpose),
            partners=(Partner("p1", HELLO, 2), *PARTNERS[1:]),
            agreed=(Agreed("1.1", 3, f"They said {SALAM} (twice), then left.", purpose),),
        )
    )
    assert failures(data) == []
    said = texts_said(data)
    assert any(f"{SALAM} Harbour" in text for text in said)
    assert any(f"They said {SALAM} (twice), then left." in text for text in said)


def test_letters_that_no_font_has_are_told_in_one_line() -> None:
    strange = group(agreed=(Agreed("1.1", 3, "日本 and \U0001f642 and 日"),))
    assert "3 letters that no font here has are printed as ▯: U+65E5, U+672C, U+1F642." in (
        " ".join(pages(report(strange)))
    )
    one = group(collaboration=Collaboration("c1", "日"))
    (only,) = pages(report(one, ReportOptions(one_page=True)))
    assert "1 letter that no font here has is printed as ▯: U+65E5." in only
    many = group(agreed=(Agreed("1.1", 3, "一二三四五六七八"),))
    assert "U+516D, …." in " ".join(pages(report(many)))
    assert "no font" not in " ".join(pages(report(group())))
