"""The committed example workshops, with their framework and the text of the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from collabdesk.domain.workshop import Workshop
from collabdesk.exchange.workshop_file import read_workshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.framework.model import Framework
from collabdesk.resources import resource

FOLDER = Path(__file__).parents[2] / "data" / "examples"


@cache
def example(name: str) -> tuple[Workshop, Framework, str]:
    catalogue = Catalogue((resource("frameworks"),))
    path = FOLDER / f"{name}.collabdesk"
    return (
        read_workshop(path, catalogue).workshop,
        catalogue.default(),
        path.read_text(encoding="utf-8"),
    )
