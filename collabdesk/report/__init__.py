"""The report on paper: the only place where ReportLab is used, and loaded when first needed."""

from __future__ import annotations

from collabdesk.handout.model import ReportInput, ReportOptions

__all__ = ["ReportInput", "ReportOptions", "build_report"]


def build_report(content: ReportInput, options: ReportOptions) -> bytes:
    """Return the report as a tagged PDF/UA-1; equal input gives equal bytes.

    The only import of the drawing library, here, so that nobody pays for it before printing.
    """
    from collabdesk.handout import make_handout
    from collabdesk.report.document import compose

    return compose(make_handout(content, options), options)
