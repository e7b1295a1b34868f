"""What every section of the PDF is handed: the handout, how it is wanted, and the words."""

from __future__ import annotations

from collabdesk.handout.model import ReportOptions
from collabdesk.handout.sheets import Handout
from collabdesk.handout.speech import Speech


class Paper(Speech):
    """One report on its way to paper."""

    def __init__(self, handout: Handout, options: ReportOptions) -> None:
        super().__init__(options.tr)
        self.handout = handout
        self.options = options
