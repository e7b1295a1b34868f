"""Everything on paper: the only place where ReportLab is used, and loaded when first needed."""

from __future__ import annotations

from dataclasses import replace

from collabdesk.handout.model import (
    Kind,
    Progress,
    ReportInput,
    ReportOptions,
    no_progress,
)

__all__ = ["Kind", "ReportInput", "ReportOptions", "build_paper", "build_report"]


def build_report(
    content: ReportInput, options: ReportOptions, progress: Progress = no_progress
) -> bytes:
    """Return the report as a tagged PDF/UA-1; equal input gives equal bytes.

    The drawing library is imported here and below, so that nobody pays for it before printing.
    """
    from collabdesk.handout import make_handout
    from collabdesk.report.document import compose

    return compose(make_handout(content, options), options, progress)


def build_paper(
    kind: Kind, content: ReportInput, options: ReportOptions, progress: Progress = no_progress
) -> bytes:
    """Return a report or a paper for the room as a tagged PDF/UA-1."""
    if kind in (Kind.FULL, Kind.PLAN):
        return build_report(content, replace(options, one_page=kind is Kind.PLAN), progress)
    from collabdesk.handout.kit import make_kit
    from collabdesk.report.document import compose_room

    kit = make_kit(content, options)
    return compose_room(kind, kit, options, content.printed_on, progress)
