"""Writing of any kind: drawn in the right order, read out as typed, told where it cannot be."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.workshop import Agreed, Collaboration, Partner
from collabdesk.handout.direction import goes_left
from collabdesk.report import ReportOptions, bidi, emoji, fonts
from collabdesk.report.breaking import may_part
from collabdesk.report.fonts import BOX
from collabdesk.report.styles import style
from collabdesk.report.text import Run, para, printable
from tests.report.builders import PARTNERS, group, made_anew, pages, report
from tests.report.test_conformance import failures
from tests.report.walk import opened

pytestmark = pytest.mark.no_cover

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
        # Brackets go with what is in them, or with the words before; numbers keep their signs.
        ("אבג (2026), car", False, "(2026) גבא, car"),
        ("אבג (דהו) car", False, "(והד) גבא car"),
        ("אבג [car (x)] דהו", True, "והד [car (x)] גבא"),
        ("car (2026)", False, "car (2026)"),
        ("אבג (car", False, "גבא (car"),
        ("אבג) car", True, "car (גבא"),
        ("אבג 50% דהו", True, "והד 50% גבא"),
        ("אבג £5-3 דהו", True, "והד £5-3 גבא"),
        ("car ٣٤ ب", False, "car ب ٣٤"),
        ("\u064eb", False, "\u064eb"),
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
    assert goes_left(f"12 {SALAM} then")
    assert not goes_left(f"then {SALAM}")
    assert not goes_left("12!")


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
    assert [face for face, _ in fonts.runs(typed, "first")] == ["first"]


OTHER_SCRIPTS = {
    "NotoSans": "ʳʵʶ ѺѻѼѽ",
    "NotoSansHebrew": "שָׁלוֹם",
    "NotoSansArmenian": "Հայերեն",
    "NotoSansGeorgian": "ქართული",
    "NotoSansEthiopic": "አማርኛ",
    "NotoEmoji": "\U0001f642 \u26a0 \u2705",
    "NotoSansSymbols": "\u2644 \u2628",
    "NotoSansJP": "東京都の「連携」、データベース・ガイド。ＮＨＳ \U00020bb7野家",
}


@pytest.mark.parametrize(("face", "typed"), OTHER_SCRIPTS.items(), ids=OTHER_SCRIPTS)
def test_other_scripts_have_a_face_of_their_own(face: str, typed: str) -> None:
    assert printable(typed) == unicodedata.normalize("NFC", typed)
    used = {name for name, piece in fonts.runs(printable(typed), "first") if piece.strip()}
    assert used == {face}


def test_arabic_is_never_a_box() -> None:
    shown = printable(f"{SALAM} {HELLO}؟ ٣٤٥")
    assert BOX not in shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # What the font does not have as one, in parts.
        ("\u2764\ufe0f", "\u2764"),
        ("\U0001f697\U0001f3fd", "\U0001f697"),
        ("\U0001f468\u200d\U0001f697\u200d\U0001f467", "\U0001f468\U0001f697\U0001f467"),
        ("\U0001f3f4\U000e0067\U000e0062", "\U0001f3f4"),
        ("\U0001f1ec\U0001f1fd\U0001f1ec", "\U0001f1ec\U0001f1fd\U0001f1ec"),
        ("1\ufe0f", "1"),
        ("\U0001f3fb", "\U0001f3fb"),
        ("\u845b\U000e0100\u57ce", "\u845b\u57ce"),
    ],
)
def test_what_joins_and_varies_emoji_leaves_no_box(typed: str, expected: str) -> None:
    assert printable(typed) == expected


TOGETHER = {
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "a colour of skin": "\U0001f44d\U0001f3fd",
    "both": "\U0001f469\U0001f3fe\u200d\u2695",
    "a flag": "\U0001f1ec\U0001f1e7",
    "a flag of letters": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a key": "1\u20e3",
}


@pytest.mark.parametrize("typed", TOGETHER.values(), ids=TOGETHER)
def test_an_emoji_of_several_characters_is_one_picture(typed: str) -> None:
    shown = printable(f"{typed}{typed}, {typed[0]}\ufe0f{typed[1:]}")
    assert shown == f"{shown[0] * 2}, {shown[0]}"
    assert emoji.spelled(shown) == f"{typed}{typed}, {typed}"
    assert 9 < fonts.width(shown[0], fonts.REGULAR, 9) < 14


def test_an_emoji_is_copied_and_read_aloud_as_it_was_typed() -> None:
    typed = " ".join(TOGETHER.values())
    agreed = Agreed("1.1", 3, f"One {typed} two", f"{SALAM} {typed}")
    data = report(group(agreed=(agreed,)), ReportOptions(names=False))
    assert f"One {typed} two" in " ".join(pages(data))
    said = f"{SALAM} {typed}".encode("utf-16-be").hex().upper()
    assert any(said in page.Contents.read_bytes().decode("latin-1") for page in opened(data).pages)
    assert failures(data) == []


def test_what_is_typed_for_private_use_is_never_a_picture() -> None:
    printable(TOGETHER["a flag"])
    assert printable("\U00100000 \U0010058a \U000f0000") == f"{BOX} {BOX} {BOX}"


def test_a_report_in_english_loads_no_other_face() -> None:
    code = (
        "import sys; from reportlab.pdfbase import pdfmetrics;"
        "from tests.report.builders import group, report; report(group());"
        "print([n for n in pdfmetrics.getRegisteredFontNames() if 'Noto' in n],"
        "'collabdesk.report.outlines' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[] False"


# Writing without spaces ----------------------------------------------------------------------

JAPANESE = (
    "東京都港区の高齢者が、誰に電話しても一日以内に自宅で支援を受けられるようにする。「連携」"
)


def lines(text: str, width: float) -> list[str]:
    made = para(text, style=style())
    made.wrap(width, 10_000)
    return ["".join(word.text for word in line.words) for line in vars(made)["blPara"].lines]


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_japanese_is_broken_between_letters_and_by_its_rules(width: int) -> None:
    found = lines(JAPANESE * 3, width)
    assert "".join(found) == JAPANESE * 3
    assert all(line[0] not in "、。」ー" and line[-1] != "「" for line in found)
    # No line ends early but for a mark that may not begin or end one.
    assert all(len(line) >= width // 9 - 2 for line in found[:-1])


@pytest.mark.parametrize(
    "typed",
    [
        "\u3164",
        "\u3000",
        "\u3000東",
        "東\n\n京",
        "「" * 300,
        "。" * 300,
        "\U0001f642" * 300,
        "か\u3099",
    ],
)
@pytest.mark.parametrize("width", [5, 200])
def test_whatever_is_wide_makes_a_paragraph(typed: str, width: int) -> None:
    for made in (para(typed), para(Run("Evidence ", bold=True), typed)):
        assert made.wrap(width, 10_000)[0] <= width
        assert made.wrap(width + 50, 10_000)[0] <= width + 50
        assert made.split(width, 15) is not None


def test_words_in_other_letters_stay_whole_among_japanese() -> None:
    found = lines("東京都港区 Harbour の高齢者 pathway を支援 12.5% する" * 3, 70)
    for word in ("Harbour", "pathway", "12.5%"):
        assert sum(word in line for line in found) == 3


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("東", "京", True),
        ("東", "a", True),
        ("a", "東", True),
        ("a", "b", False),
        ("東", "。", False),
        ("「", "東", False),
        ("か", "\u3099", False),
        ("한", "국", False),
        ("\U0001f642", "\U0001f642", True),
    ],
)
def test_where_a_line_may_end(before: str, after: str, parts: bool) -> None:
    assert may_part(before, after) is parts


def test_a_long_japanese_note_over_pages_is_whole_and_read_as_typed() -> None:
    data = report(group(agreed=(Agreed("1.1", 3, JAPANESE * 230),)))
    assert failures(data) == []
    said = "".join(pages(data)[1:])
    running = "Harbour pathway"
    told = said.replace("\n", "").replace(" ", "")
    assert told.count("東京都港区の高齢者") >= 220
    assert running in said
    assert made_anew(group(agreed=(Agreed("1.1", 3, JAPANESE * 230),))) == data


def test_japanese_among_writing_from_the_right_is_said_without_gaps() -> None:
    mixed = f"{SALAM} {JAPANESE * 4} harbour " * 3
    data = report(group(agreed=(Agreed("1.1", 3, mixed),)))
    assert any(f"{SALAM} {JAPANESE * 4} harbour" in text for text in texts_said(data))


def test_what_leads_a_text_in_does_not_turn_it() -> None:
    turned = para(Run("Evidence  ", bold=True), f"{SALAM} NHS", style=style())
    assert turned.leftwards
    assert not para(Run("1.1 "), Run("We agree.", bold=True), style=style()).leftwards
    assert para(Run("1.1 "), Run(SALAM, bold=True), style=style()).leftwards


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
    strange = group(agreed=(Agreed("1.1", 3, "नम and \U0001d54f and न"),))
    assert "3 letters that no font here has are printed as ▯: U+0928, U+092E, U+1D54F." in (
        " ".join(pages(report(strange)))
    )
    one = group(collaboration=Collaboration("c1", "न"))
    (only,) = pages(report(one, ReportOptions(one_page=True)))
    assert "1 letter that no font here has is printed as ▯: U+0928." in only
    many = group(agreed=(Agreed("1.1", 3, "कखगघङचछज"),))
    assert "U+091A, …." in " ".join(pages(report(many)))
    assert "no font" not in " ".join(pages(report(group())))
