"""From a pack's TOML text to a framework, or to the list of all that is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from collabdesk.errors import FrameworkError
from collabdesk.framework.model import (
    Anchor,
    Characteristic,
    CollaborationType,
    Framework,
    Indicator,
    Level,
    Reference,
    Scale,
    StarterAction,
    Story,
    Term,
    TypeEmphasis,
    TypeOption,
    TypeQuestion,
)
from collabdesk.framework.reading import Problems, Table
from collabdesk.ordinary import read_ordinary

if TYPE_CHECKING:
    from pathlib import Path

MIN_LEVELS: Final = 2
MAX_LEVELS: Final = 10
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_pack(path: Path) -> Framework:
    """Return the framework in the file at *path*.

    Raises FrameworkError whose ``problems`` are all that is wrong, each as "file: place: what".
    """
    return parse_pack(read_text(path), path.name)


def read_text(path: Path) -> str:
    """Return the text of the pack at *path*; FrameworkError where it has none."""
    try:
        return read_ordinary(path).decode("utf-8")
    except OSError as error:
        raise _refusal([f"{path.name}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        what = f"{path.name}: expected UTF-8 text, found another byte at {error.start}"
        raise _refusal([what]) from error


def parse_pack(text: str, name: str) -> Framework:
    """Return the framework written in *text*; *name* is what problems call the file.

    Raises FrameworkError whose ``problems`` are all that is wrong, each as "file: place: what".
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refusal([f"{name}: {error}"]) from error
    except RecursionError as error:
        raise _refusal([f"{name}: lists or tables nest too deep"]) from error
    problems = Problems(name)
    framework = _framework(Table(values, "", problems))
    if problems.lines:
        raise _refusal(problems.lines)
    return framework


def _refusal(problems: Sequence[str]) -> FrameworkError:
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return FrameworkError(
        f"The framework pack cannot be used. {problems[0]}{more}", tuple(problems)
    )


def _framework(pack: Table) -> Framework:
    scale = _scale(pack.table("scale"))
    types = _types(pack)
    type_ids = [t.id for t in types]
    framework = Framework(
        id=_id(pack),
        edition=pack.text("edition"),
        name=pack.text("name"),
        language=pack.text("language"),
        summary=pack.text("summary", required=False),
        credit=pack.text("credit", required=False),
        scale=scale,
        types=types,
        questions=tuple(_question(t, type_ids) for t in pack.tables("questions")),
        characteristics=_characteristics(pack, type_ids, scale.width),
        references=_references(pack),
        glossary=_glossary(pack),
    )
    pack.done()
    return framework


def _id(table: Table) -> str:
    value = table.text("id")
    if value and not ID.fullmatch(value):
        what = f"expected small letters, digits and single hyphens, found “{value}”"
        table.problems.add(table.at("id"), what)
    return value


def _scale(table: Table) -> Scale:
    tables = table.tables("levels")
    if not MIN_LEVELS <= len(tables) <= MAX_LEVELS:
        what = f"expected {MIN_LEVELS} to {MAX_LEVELS}, found {len(tables)}"
        table.problems.add(table.at("levels"), what)
    levels = tuple(_level(number, t) for number, t in enumerate(tables, start=1))
    _once(tables, [level.name for level in levels], "name")
    scale = Scale(levels, table.text("dont_know"), table.text("not_applicable"))
    table.done()
    return scale


def _level(number: int, table: Table) -> Level:
    level = Level(number, table.text("name"), table.text("meaning", required=False))
    table.done()
    return level


def _types(pack: Table) -> tuple[CollaborationType, ...]:
    tables = pack.tables("types", at_least=1)
    types = tuple(_type(t) for t in tables)
    _once(tables, [t.id for t in types], "id")
    _once(tables, [t.name for t in types], "name")
    return types


def _type(table: Table) -> CollaborationType:
    found = CollaborationType(
        id=_id(table),
        name=table.text("name"),
        purpose=table.text("purpose", required=False),
        how_to_tell=table.text("how_to_tell", required=False),
        examples=table.texts("examples"),
    )
    table.done()
    return found


def _question(table: Table, type_ids: Sequence[str]) -> TypeQuestion:
    options = tuple(_option(t, type_ids) for t in table.tables("options", at_least=2))
    question = TypeQuestion(table.text("text"), options)
    table.done()
    return question


def _option(table: Table, type_ids: Sequence[str]) -> TypeOption:
    option = TypeOption(table.text("text"), table.texts("points_to"))
    places = [f"{table.at('points_to')}[{n}]" for n, _ in enumerate(option.points_to, start=1)]
    for place, type_id in zip(places, option.points_to, strict=True):
        _known_type(table, place, type_id, type_ids)
    table.problems.repeated(zip(places, option.points_to, strict=True))
    table.done()
    return option


def _known_type(table: Table, place: str, type_id: str, type_ids: Sequence[str]) -> None:
    if type_id and type_id not in type_ids:
        known = ", ".join(type_ids)
        table.problems.add(place, f"expected a type ({known}), found “{type_id}”")


def _characteristics(
    pack: Table, type_ids: Sequence[str], width: int
) -> tuple[Characteristic, ...]:
    tables = pack.tables("characteristics", at_least=1)
    found = tuple(
        _characteristic(number, t, type_ids, width) for number, t in enumerate(tables, start=1)
    )
    _once(tables, [c.name for c in found], "name")
    _once(tables, [c.short_name for c in found], "short_name")
    pack.problems.repeated(
        (f"{t.at('indicators')}[{number}].statement", indicator.statement)
        for t, c in zip(tables, found, strict=True)
        for number, indicator in enumerate(c.indicators, start=1)
    )
    return found


def _characteristic(
    number: int, table: Table, type_ids: Sequence[str], width: int
) -> Characteristic:
    emphases = table.tables("emphases")
    found = Characteristic(
        number=number,
        name=table.text("name"),
        short_name=table.text("short_name"),
        definition=table.text("definition"),
        reasons=table.texts("reasons"),
        stories=tuple(_story(t) for t in table.tables("stories")),
        emphases=tuple(_emphasis(t, type_ids) for t in emphases),
        indicators=tuple(
            _indicator(f"{number}.{place}", t, width)
            for place, t in enumerate(table.tables("indicators", at_least=1), start=1)
        ),
    )
    _once(emphases, [e.type for e in found.emphases], "type")
    table.done()
    return found


def _story(table: Table) -> Story:
    story = Story(table.text("title"), table.text("text"))
    table.done()
    return story


def _emphasis(table: Table, type_ids: Sequence[str]) -> TypeEmphasis:
    emphasis = TypeEmphasis(table.text("type"), table.text("emphasis"), table.texts("prompts"))
    _known_type(table, table.at("type"), emphasis.type, type_ids)
    table.done()
    return emphasis


def _indicator(indicator_id: str, table: Table, width: int) -> Indicator:
    tables = table.tables("anchors")
    anchors = tuple(_anchor(t, width) for t in tables)
    _once(tables, [str(anchor.level or "") for anchor in anchors], "level")
    indicator = Indicator(
        id=indicator_id,
        statement=table.text("statement"),
        anchors=tuple(sorted(anchors, key=lambda anchor: anchor.level)),
        question=table.text("question", required=False),
        starters=tuple(_starter(t) for t in table.tables("starters")),
    )
    table.done()
    return indicator


def _anchor(table: Table, width: int) -> Anchor:
    problems_before = len(table.problems.lines)
    level = table.number("level")
    if len(table.problems.lines) == problems_before and not 1 <= level <= width:
        table.problems.add(table.at("level"), f"expected a level from 1 to {width}, found {level}")
    anchor = Anchor(level, table.text("text"))
    table.done()
    return anchor


def _starter(table: Table) -> StarterAction:
    starter = StarterAction(table.text("title"), table.text("first_step"), table.text("measure"))
    table.done()
    return starter


def _references(pack: Table) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for table in pack.tables("references"):
        found.append(Reference(table.text("title"), table.text("publisher", required=False)))
        table.done()
    return tuple(found)


def _glossary(pack: Table) -> tuple[Term, ...]:
    tables = pack.tables("glossary")
    found: list[Term] = []
    for table in tables:
        found.append(Term(table.text("term"), table.text("meaning")))
        table.done()
    _once(tables, [term.term for term in found], "term")
    return tuple(found)


def _once(tables: Sequence[Table], values: Sequence[str], key: str) -> None:
    """Note every value of *key* that an earlier table of the list has already."""
    if tables:
        places = [table.at(key) for table in tables]
        tables[0].problems.repeated(zip(places, values, strict=True))
