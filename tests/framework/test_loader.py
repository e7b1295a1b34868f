"""Packs: a wholly different one is read, and everything wrong is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabdesk.errors import FrameworkError
from collabdesk.framework.loader import parse_pack, read_pack
from collabdesk.framework.model import Anchor

MINI = Path(__file__).parents[1] / "data" / "mini-pack.toml"
TEXT = MINI.read_text(encoding="utf-8")


def problems(text: str) -> list[str]:
    """Return what is wrong with *text*, without the file's name."""
    with pytest.raises(FrameworkError) as refused:
        parse_pack(text, "pack.toml")
    lines = refused.value.problems
    assert all(line.startswith("pack.toml: ") for line in lines)
    return [line.removeprefix("pack.toml: ") for line in lines]


def changed(old: str, new: str) -> list[str]:
    """Return what is wrong with the mini pack once the first *old* is *new*."""
    assert old in TEXT
    return problems(TEXT.replace(old, new, 1))


def test_a_wholly_different_pack_is_read() -> None:
    framework = read_pack(MINI)
    assert (framework.id, framework.edition, framework.scale.width) == ("mini-pack", "2", 4)
    assert [level.number for level in framework.scale.levels] == [1, 2, 3, 4]
    assert framework.scale.levels[0].meaning == "It does not happen."
    assert framework.scale.dont_know == "Cannot say"
    assert [c.number for c in framework.characteristics] == [1, 2, 3]
    assert [i.id for i in framework.indicators] == ["1.1", "1.2", "2.1", "2.2", "3.1"]
    assert framework.indicator("2.2").statement == "We end together."
    assert framework.indicator("2.2").characteristic == 2
    first = framework.indicator("1.1")
    assert first.anchors == (Anchor(1, "Nobody listens."), Anchor(4, "Every voice is heard."))
    assert first.starters[0].first_step == "Move the chairs."
    assert framework.references[0].publisher == ""
    assert framework.glossary[0].term == "Alto"
    assert framework.questions[0].options[1].points_to == ("evening", "concert")


def test_lookups() -> None:
    framework = read_pack(MINI)
    in_tune = framework.characteristic(1)
    emphasis = in_tune.emphasis_for("concert")
    assert emphasis is not None
    assert emphasis.prompts == ("Who listens to the altos?",)
    assert in_tune.emphasis_for("evening") is None
    assert in_tune.emphasis_for(None) is None
    evening = framework.type("evening")
    assert evening is not None
    assert evening.examples == ()
    assert framework.type(None) is None
    assert framework.has_indicator("3.1")
    assert not framework.has_indicator("3.2")
    assert [i.id for i in framework.in_scope((3, 1))] == ["1.1", "1.2", "3.1"]
    for missing in (lambda: framework.indicator("9.9"), lambda: framework.characteristic(9)):
        with pytest.raises(KeyError):
            missing()


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        (
            'id = "mini-pack"',
            'id = "Mini Pack"',
            "id",
            "expected small letters, digits and single hyphens, found “Mini Pack”",
        ),
        ('edition = "2"', "edition = 2", "edition", "expected a text, found a whole number"),
        ('edition = "2"', "edition = true", "edition", "expected a text, found true or false"),
        (
            'edition = "2"',
            "edition = 2026-11-20",
            "edition",
            "expected a text, found a date or a time",
        ),
        ('language = "en-GB"\n', "", "language", "expected a text, found nothing"),
        (
            'language = "en-GB"',
            'langauge = "x"\nlanguage = "en-GB"',
            "langauge",
            "this key is not known here",
        ),
        (
            'dont_know = "Cannot say"',
            'dont_know = "  "',
            "scale.dont_know",
            "expected a text, found an empty one",
        ),
        (
            'name = "Seldom"',
            'name = "Never"',
            "scale.levels[2].name",
            "expected each one once, found “Never” again",
        ),
        (
            'name = "Seldom"',
            'name = "Sel\\u0007dom"',
            "scale.levels[2].name",
            "expected a text without control characters",
        ),
        (
            'id = "evening"',
            'id = "concert"',
            "types[2].id",
            "expected each one once, found “concert” again",
        ),
        (
            'examples = ["A spring concert"]',
            'examples = "A"',
            "types[1].examples",
            "expected a list, found a text",
        ),
        (
            'examples = ["A spring concert"]',
            "examples = [1.5]",
            "types[1].examples[1]",
            "expected a text, found a number",
        ),
        (
            'points_to = ["concert"]',
            'points_to = ["choir"]',
            "questions[1].options[1].points_to[1]",
            "expected a type (concert, evening), found “choir”",
        ),
        (
            'points_to = ["evening", "concert"]',
            'points_to = ["evening", "evening"]',
            "questions[1].options[2].points_to[2]",
            "expected each one once, found “evening” again",
        ),
        (
            'type = "concert"',
            'type = "choir"',
            "characteristics[1].emphases[1].type",
            "expected a type (concert, evening), found “choir”",
        ),
        (
            'statement = "We hear each other."\n',
            "",
            "characteristics[1].indicators[1].statement",
            "expected a text, found nothing",
        ),
        (
            'statement = "We end together."',
            'statement = "We hear each other."',
            "characteristics[2].indicators[2].statement",
            "expected each one once, found “We hear each other.” again",
        ),
        (
            "level = 4",
            "level = 5",
            "characteristics[1].indicators[1].anchors[1].level",
            "expected a level from 1 to 4, found 5",
        ),
        (
            "level = 4",
            "level = 0",
            "characteristics[1].indicators[1].anchors[1].level",
            "expected a level from 1 to 4, found 0",
        ),
        (
            "level = 4",
            "level = 1",
            "characteristics[1].indicators[1].anchors[2].level",
            "expected each one once, found “1” again",
        ),
        (
            "level = 4",
            "level = true",
            "characteristics[1].indicators[1].anchors[1].level",
            "expected a whole number, found true or false",
        ),
        (
            "level = 4\n",
            "",
            "characteristics[1].indicators[1].anchors[1].level",
            "expected a whole number, found nothing",
        ),
        (
            'first_step = "Move the chairs."\n',
            "",
            "characteristics[1].indicators[1].starters[1].first_step",
            "expected a text, found nothing",
        ),
        (
            'short_name = "Time"',
            'short_name = "In tune"',
            "characteristics[2].short_name",
            "expected each one once, found “In tune” again",
        ),
        (
            'reasons = ["It sounds better."]',
            "reasons = [[]]",
            "characteristics[1].reasons[1]",
            "expected a text, found a list",
        ),
        (
            'term = "Alto"',
            'trem = "Alto"\nterm = "Alto"',
            "glossary[1].trem",
            "this key is not known here",
        ),
        (
            'title = "A book of rounds"',
            "title = {}",
            "references[1].title",
            "expected a text, found a table",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, place: str, what: str) -> None:
    assert f"{place}: {what}" in changed(old, new)


def test_all_problems_come_at_once() -> None:
    text = TEXT.replace("level = 4", "level = 9").replace('edition = "2"', 'edition = ""')
    with pytest.raises(FrameworkError, match=r"and 1 more") as refused:
        parse_pack(text, "pack.toml")
    assert len(refused.value.problems) == 2


@pytest.mark.parametrize("count", [0, 1, 11])
def test_a_scale_has_two_to_ten_levels(count: int) -> None:
    start, end = TEXT.index("[[scale.levels]]"), TEXT.index("[[types]]")
    levels = "".join(f'[[scale.levels]]\nname = "Level {n}"\n' for n in range(count))
    found = problems(TEXT[:start] + levels + TEXT[end:])
    assert found[0] == f"scale.levels: expected 2 to 10, found {count}"


def test_an_empty_pack_lacks_what_no_pack_can_do_without() -> None:
    places = [line.partition(":")[0] for line in problems("")]
    assert places == [
        "scale.levels", "scale.dont_know", "scale.not_applicable", "types", "id", "edition",
        "name", "language", "characteristics",
    ]  # fmt: skip


def test_a_table_where_a_list_belongs_and_the_reverse() -> None:
    assert "types: expected a list, found a table" in problems('types = {id = "a"}')
    assert "scale: expected a table, found a list" in problems("scale = []")
    assert "types[1]: expected a table, found a text" in problems('types = ["a"]')


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    (line,) = problems('id = "a"\nid = "b"\n')
    assert "line 2" in line
    assert problems("a = " + "[" * 20_000) == ["lists or tables nest too deep"]


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r"none\.toml: cannot be read: No such file"):
        read_pack(tmp_path / "none.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "é"'.encode("latin-1"))
    with pytest.raises(FrameworkError, match=r"latin\.toml: expected UTF-8 text"):
        read_pack(latin)
