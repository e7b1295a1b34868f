"""Puts a report together: pages, running heads, outline and what the file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from collabdesk.handout.kit import Kit
from collabdesk.handout.model import Kind, Progress, ReportOptions
from collabdesk.handout.sheets import Handout
from collabdesk.handout.speech import Speech
from collabdesk.report import fonts, room_papers, styles
from collabdesk.report.appendix import appendix
from collabdesk.report.characteristics import characteristic_pages
from collabdesk.report.page_one import page_one
from collabdesk.report.paper import Paper
from collabdesk.report.styles import style
from collabdesk.report.tagging import TaggedCanvas, tags
from collabdesk.report.text import label, one_line

SIZES: Final = {"A4": A4, "Letter": LETTER}
FOOT: Final = 56.0
"""Points kept free below the text, for the footer."""

Story = Callable[[float, float], Sequence[Flowable]]
"""Makes what is told on pages of a width and a height in points."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a file says of itself, and what stands at the head and the foot of its pages."""

    title: str
    subject: str
    head: str
    dated: date
    page: tuple[float, float]
    words: Speech


def compose(handout: Handout, options: ReportOptions, progress: Progress) -> bytes:
    """Return the finished report."""
    fonts.register()
    words = Paper(handout, options)
    cover = Cover(
        title=words.say("{name}: action plan", name=one_line([handout.name])),
        subject=one_line([handout.subject]),
        head=handout.name,
        dated=handout.printed_on,
        page=SIZES[options.paper],
        words=words,
    )
    return _build(cover, partial(_report, words), progress)


def _report(words: Paper, width: float, height: float) -> list[Flowable]:
    parts = page_one(words, width, height)
    if not words.options.one_page:
        parts += [*characteristic_pages(words, width), *appendix(words, width)]
    return parts


def compose_room(
    kind: Kind, kit: Kit, options: ReportOptions, dated: date, progress: Progress
) -> bytes:
    """Return a paper for the room."""
    fonts.register()
    words = Speech(options.tr)
    make, title = {
        Kind.SHEETS: (room_papers.sheets, words.tr("score cards and tally sheet")),
        Kind.CARDS: (room_papers.score_cards, words.tr("score cards")),
        Kind.TALLIES: (room_papers.tally_sheets, words.tr("tally sheet")),
        Kind.POSTER: (room_papers.poster, words.tr("poster")),
        Kind.GUIDE: (room_papers.guide, words.tr("facilitator’s guide")),
    }[kind]
    cover = Cover(
        title=f"{one_line([kit.name])}: {title}",
        subject=one_line([kit.subject]),
        head=kit.name,
        dated=dated,
        page=A3 if kind is Kind.POSTER else SIZES[options.paper],
        words=words,
    )
    return _build(cover, lambda width, _height: make(kit, words, width), progress)


def _build(cover: Cover, story: Story, progress: Progress) -> bytes:
    out = BytesIO()
    document = _document(cover, out)
    frame = document.pageTemplates[0].frames[0]

    def canvas(*given: Any, **named: Any) -> TaggedCanvas:
        made = TaggedCanvas(*given, **named)
        made.progress = progress
        return made

    document.build(list(story(frame.width, frame.height)), canvasmaker=canvas)
    return out.getvalue()


def _document(cover: Cover, out: BytesIO) -> BaseDocTemplate:
    document = BaseDocTemplate(
        out,
        pagesize=cover.page,
        title=cover.title,
        author="",
        subject=cover.subject,
        creator="CollabDesk",
        producer="CollabDesk",
        lang="en-GB",
        invariant=1,
        initialFontName=fonts.REGULAR,
        pageCompression=1,
    )
    width, height = cover.page
    frame = Frame(
        styles.MARGIN,
        FOOT,
        width - 2 * styles.MARGIN,
        height - styles.MARGIN - FOOT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates(
        PageTemplate(
            frames=[frame],
            onPage=partial(_furniture, cover=cover),
            onPageEnd=partial(_keep_footer, cover=cover),
            pagesize=cover.page,
        )
    )
    return document


def _furniture(canvas: Canvas, _document: Any, *, cover: Cover) -> None:
    """Draw what is the same on every page; the first page has its title for a head."""
    tagged = tags(canvas)
    if tagged.getPageNumber() == 1:
        tagged.date_file(cover.dated)
    else:
        with tagged.artifact("Pagination"):
            _running_head(tagged, cover)


def _keep_footer(canvas: Canvas, _document: Any, *, cover: Cover) -> None:
    tagged = tags(canvas)
    tagged.progress(tagged.getPageNumber())
    tagged.later(partial(_footer, cover=cover, number=tagged.getPageNumber()))


def _running_head(canvas: TaggedCanvas, cover: Cover) -> None:
    page_width, page_height = cover.page
    room = page_width - 2 * styles.MARGIN
    head = style(styles.SMALL, styles.MUTED)
    label(canvas, styles.MARGIN, page_height - 30, cover.head, head, room=room)


def _footer(canvas: TaggedCanvas, pages: int, *, cover: Cover, number: int) -> None:
    page_width, _ = cover.page
    words = cover.words
    with canvas.artifact("Pagination"):
        canvas.saveState()
        canvas.setStrokeColor(HexColor(styles.LINE))
        canvas.setLineWidth(styles.HAIRLINE)
        canvas.line(styles.MARGIN, 48, page_width - styles.MARGIN, 48)
        made = words.tr("Made with CollabDesk")
        label(canvas, styles.MARGIN, 33, made, style(styles.SMALL, styles.MUTED))
        count = words.say("Page {n} of {pages}", n=number, pages=pages)
        right = style(styles.SMALL, styles.MUTED, right=True)
        label(canvas, page_width - styles.MARGIN, 33, count, right)
        canvas.restoreState()
