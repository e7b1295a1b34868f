"""The declared schema is the migrated one, and it refuses wrong rows."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote
from collabdesk.domain.place import Place
from collabdesk.domain.workshop import Action, Agreed, Note, Round, Tally
from collabdesk.store import migrations
from collabdesk.store.header import SCHEMA
from collabdesk.store.library import Library
from collabdesk.store.tables import Base
from tests.builders import make_workshop, with_votes


def schema(connection: Connection) -> dict[str, list[str]]:
    """Return the statements that made a library, without regard to the order of constraints."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(parts(sql)) for name, sql in rows.all()}


def parts(sql: str) -> list[str]:
    """Return what stands between the outer commas of a statement; a column added stands so too."""
    head, _, rest = " ".join(sql.split()).partition("(")
    body, _, tail = rest.rpartition(")")
    depth, found = 0, [""]
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [head.strip(), tail.strip(), *(part.strip() for part in found)]


def columns(connection: Connection) -> list[Any]:
    """Return the columns of every table in the order in which they lie on the disk."""
    query = "SELECT m.name, c.* FROM sqlite_master m, pragma_table_info(m.name) c"
    return sorted(tuple(row) for row in connection.exec_driver_sql(query))


@contextmanager
def in_memory() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_migrated_schema_is_the_declared_one() -> None:
    with in_memory() as declared, in_memory() as migrated:
        Base.metadata.create_all(declared)
        migrations.migrate(migrated, 0)
        assert schema(migrated) == schema(declared)
        assert columns(migrated) == columns(declared)
        version = migrated.exec_driver_sql("PRAGMA user_version").scalar_one()
    assert version == SCHEMA == len(migrations.VERSIONS)


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return made


def test_alembic_finds_nothing_left_to_migrate() -> None:
    command.check(config())


def test_the_versions_stand_in_the_order_of_alembic() -> None:
    script = ScriptDirectory.from_config(config())
    modules = [Path(r.path).stem for r in script.walk_revisions()]
    assert tuple(reversed(modules)) == migrations.VERSIONS


@pytest.mark.parametrize("again", [False, True])
def test_neither_a_new_nor_a_current_library_imports_alembic(tmp_path: Path, again: bool) -> None:
    if again:
        Library.open(tmp_path / "library.sqlite").close()
    program = (
        "import sys; from pathlib import Path; from collabdesk.store.library import Library; "
        "Library.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "library.sqlite")],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "False"


def full_library(path: Path) -> Library:
    library = Library.open(path)
    workshop = with_votes(
        make_workshop(
            also=("shared-voice",),
            tallies=(Tally("1.2", 1, (1, 0, 0, 0, 0)),),
            agreed=(Agreed("1.1", 3),),
            notes=(Note("A note"),),
            priorities=(1,),
            actions=(Action("a1", "Title", indicators=("1.1",), lead="p1", support=("p2",)),),
        ),
        "1.1",
        [1, 2, 3],
    )
    unused = make_workshop(id="anonymous", anonymous=True, rounds=(Round("1.1", 1),))
    library.add([workshop, unused], packs={workshop.id: "the text of a pack"})
    library.keep_place(workshop.id, Place("1.1"))
    library.keep_aside(workshop.id, Aside(frozenset({"a1"}), DotVote(dots=(Dot("p1", "1.1"),))))
    return library


WRONG: tuple[str, ...] = (
    "UPDATE workshop SET id = ''",
    "UPDATE workshop SET revision = 0",
    "UPDATE workshop SET mode = 'crowd'",
    "UPDATE workshop SET minutes = -1",
    "UPDATE workshop SET minutes = 'ninety'",
    "UPDATE workshop SET held_on = '2026-02-30'",
    "UPDATE workshop SET held_on = 'tomorrow'",
    "UPDATE workshop SET review_on = '2026-1-1'",
    "UPDATE workshop SET archived = 2",
    "UPDATE workshop SET title = NULL",
    "UPDATE workshop SET id = 'twice'",
    "UPDATE workshop SET anonymous = 1 WHERE key = 1",
    "UPDATE workshop SET edition = 'other' WHERE key = 1",
    "UPDATE workshop SET pack = 'none'",
    "UPDATE pack SET sha256 = 'short'",
    "DELETE FROM pack",
    "UPDATE place SET indicator = 'one'",
    "UPDATE place SET way = 'shouting'",
    "UPDATE place SET session_seconds = -1",
    "UPDATE place SET indicator_seconds = -1",
    "UPDATE place SET workshop_key = 9",
    "UPDATE looked_at SET action_id = ''",
    "UPDATE dot_vote SET each = 0",
    "UPDATE dot_vote SET shown = 2",
    "UPDATE dot SET partner_id = ''",
    "UPDATE dot SET target = 'one'",
    "UPDATE dot SET workshop_key = 9",
    "UPDATE partner SET seats = 0",
    "UPDATE partner SET seats = 101",
    "UPDATE partner SET present = 2",
    "UPDATE partner SET id = '' WHERE id = 'p3'",
    "DELETE FROM partner WHERE id = 'p1'",
    "UPDATE scope SET characteristic = 0 WHERE characteristic = 1",
    "UPDATE priority SET characteristic = 0",
    "UPDATE round SET number = 0",
    "UPDATE round SET number = 21",
    "UPDATE round SET revealed = 2",
    "UPDATE round SET indicator = 'one'",
    "UPDATE vote SET level = 0",
    "UPDATE vote SET level = NULL",
    "UPDATE vote SET special = 'dont-know'",
    "UPDATE vote SET special = 'maybe', level = NULL",
    "UPDATE vote SET seat = 0",
    "UPDATE vote SET round = 21",
    "UPDATE vote SET indicator = '1'",
    "UPDATE vote SET partner_id = 'p2'",
    "UPDATE vote SET voter = 'p9', partner_id = 'p9' WHERE voter = 'p1'",
    "UPDATE vote SET voter = 'p1', partner_id = 'p1' WHERE voter = 'p2'",
    "UPDATE vote SET voter = '', partner_id = NULL, anonymous = 1 WHERE voter = 'p1'",
    "UPDATE vote SET workshop_key = 2, voter = 'p1' WHERE voter = 'p1'",
    "UPDATE tally SET dont_know = -1",
    "UPDATE tally SET not_applicable = -1",
    "UPDATE tally SET round = 0",
    "UPDATE tally_count SET count = -1",
    "UPDATE tally_count SET level = 0 WHERE level = 1",
    "UPDATE agreed SET level = 0",
    "UPDATE agreed SET special = 'dont-know'",
    "UPDATE note SET indicator = '1.1', characteristic = 1",
    "UPDATE note SET characteristic = 0",
    "UPDATE action SET status = 'later'",
    "UPDATE action SET due = 'soon'",
    "UPDATE action SET lead = 'p9'",
    "UPDATE action SET lead_role = 'Chair'",
    "UPDATE action SET note = NULL",
    "UPDATE action SET id = ''",
    "UPDATE action SET characteristic = 0",
    "UPDATE action_support SET partner_id = 'p9'",
    "UPDATE action_indicator SET indicator = 'x'",
    "UPDATE action_indicator SET action_id = 'a9'",
)


@pytest.mark.parametrize("statement", WRONG)
def test_a_wrong_row_is_impossible(tmp_path: Path, statement: str) -> None:
    with closing(full_library(tmp_path / "library.sqlite")) as library:
        connection: Any = library._connection.connection.driver_connection
        with pytest.raises(sqlite3.IntegrityError):
            committed(connection, statement)
        connection.rollback()


def committed(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute("BEGIN")
    connection.execute(statement)
    connection.execute("COMMIT")  # some references are only checked now


def test_what_is_not_wrong_is_taken(tmp_path: Path) -> None:
    with closing(full_library(tmp_path / "library.sqlite")) as library:
        connection: Any = library._connection.connection.driver_connection
        committed(connection, "UPDATE workshop SET held_on = '2024-02-29', minutes = 0")
