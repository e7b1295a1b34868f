"""A field for a date as people type it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collabdesk.domain.dates import parse_date
from collabdesk.errors import InvalidInput
from collabdesk.ui.widgets.fields import LineField


class DateField(LineField):
    """At a pause it keeps whole dates only, so that half a date is not called wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause.timeout.disconnect(self.commit)
        self._pause.timeout.connect(self._commit_whole)

    def _commit_whole(self) -> None:
        try:
            parse_date(self.text(), "")
        except InvalidInput:
            return
        self.commit()
