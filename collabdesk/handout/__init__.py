"""What is handed out after a workshop: one model of every text and figure, for every format."""

from __future__ import annotations

from collabdesk.handout.model import Kind, ReportInput, ReportOptions
from collabdesk.handout.sheets import Handout

__all__ = ["Handout", "Kind", "ReportInput", "ReportOptions", "make_handout"]


def make_handout(content: ReportInput, options: ReportOptions) -> Handout:
    """Return all that a report shows, as plain values: PDF, Word, Excel and CSV only set it out."""
    from collabdesk.handout.making import make

    return make(content, options)
