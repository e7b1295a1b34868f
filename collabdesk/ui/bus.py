"""The one broadcast: pages hear here that something changed, was saved or failed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Facts, told to whoever listens."""

    workshop_changed = Signal(object)  # Changes
    library_changed = Signal()
    saved = Signal(object)  # datetime
    save_failed = Signal(str)  # one sentence
    unsaved = Signal(str)  # why the last changes are not in the library yet
    said = Signal(str)  # a quiet sentence for the status line
    step_asked_for = Signal(object)  # Step
    workshop_asked_for = Signal(str)  # the id of another workshop, to be opened
    settings_changed = Signal()
