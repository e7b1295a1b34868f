from __future__ import annotations

import copy
import os
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Partner
from collabdesk.errors import LibraryError
from collabdesk.lines import Torn, as_shown, as_written, one_line
from collabdesk.ordinary import NotOrdinary, open_ordinary, read_ordinary


def test_a_file_is_read_as_long_as_it_was_when_it_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = tmp_path / "growing"
    growing.write_bytes(b"as it was")
    length = os.fstat

    def grow(handle: int) -> os.stat_result:
        found = length(handle)
        with growing.open("ab") as file:
            file.write(b", and more")
        return found

    monkeypatch.setattr(os, "fstat", grow)
    # Twice looked at: whether it is a file, and how long it is.
    assert read_ordinary(growing) == b"as it was, and more"


def test_what_becomes_a_pipe_just_before_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    before = (tmp_path / "file").stat()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(Path, "stat", lambda *_, **__: before)
    handles = len(list(Path("/dev/fd").iterdir()))
    with pytest.raises(NotOrdinary, match="not an ordinary file"):
        open_ordinary(tmp_path / "pipe")
    assert len(list(Path("/dev/fd").iterdir())) == handles


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Acute\ntrust", "Acute trust"),
        (" Acute\t trust\u2028\x85north ", "Acute trust north"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467", None),
        ("bell\x07 and half \ud800", "bell\ufffd and half \ufffd"),
        ("نمی\u200cدانم", None),
    ],
)
def test_a_text_is_put_on_one_line_with_every_letter_kept(text: str, line: str | None) -> None:
    assert one_line(text) == (text if line is None else line)


def test_an_error_is_one_line_whatever_it_quotes() -> None:
    assert str(LibraryError("The library “a\nb” is gone.")) == "The library “a b” is gone."


def test_a_torn_name_is_whole_for_all_who_do_not_ask_how_it_was_written() -> None:
    partner = Partner("p1", "Acute\n trust")
    assert partner.name == "Acute trust"
    assert as_written(partner.name) == "Acute\n trust"
    assert as_written(replace(partner, seats=2).name) == "Acute\n trust"
    assert as_written(copy.deepcopy(partner).name) == "Acute\n trust"
    assert partner == Partner("p1", "Acute trust")
    assert type(as_shown("Acute  trust")) is str, "what is whole stays as it was typed"
    assert isinstance(partner.name, Torn)
