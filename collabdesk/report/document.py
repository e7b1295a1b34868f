"""Puts a report together: pages, running heads, outline and what the file says of itself."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from collabdesk.handout.model import ReportOptions
from collabdesk.handout.sheets import Handout
from collabdesk.report import fonts, styles
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


def compose(handout: Handout, options: ReportOptions) -> bytes:
    """Return the finished file."""
    fonts.register()
    words = Paper(handout, options)
    out = BytesIO()
    document = _document(words, out)
    frame = document.pageTemplates[0].frames[0]
    document.build(_story(words, frame.width, frame.height), canvasmaker=TaggedCanvas)
    return out.getvalue()


def _story(words: Paper, width: float, height: float) -> list[Flowable]:
    parts = page_one(words, width, height)
    if not words.options.one_page:
        parts += [*characteristic_pages(words, width), *appendix(words, width)]
    return parts


def _document(words: Paper, out: BytesIO) -> BaseDocTemplate:
    page, handout = SIZES[words.options.paper], words.handout
    name = one_line([words.handout.name])
    document = BaseDocTemplate(
        out,
        pagesize=page,
        title=words.say("{name}: action plan", name=name),
        author="",
        subject=one_line([handout.subject]),
        creator="CollabDesk",
        producer="CollabDesk",
        lang="en-GB",
        invariant=1,
        initialFontName=fonts.REGULAR,
        pageCompression=1,
    )
    width, height = page[0] - 2 * styles.MARGIN, page[1] - styles.MARGIN - FOOT
    frame = Frame(
        styles.MARGIN,
        FOOT,
        width,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates(
        PageTemplate(
            frames=[frame],
            onPage=partial(_furniture, words=words),
            onPageEnd=partial(_keep_footer, words=words),
            pagesize=page,
        )
    )
    return document


def _furniture(canvas: Canvas, _document: Any, *, words: Paper) -> None:
    """Draw what is the same on every page; the first page has its title for a head."""
    tagged = tags(canvas)
    if tagged.getPageNumber() == 1:
        tagged.date_file(words.handout.printed_on)
    else:
        with tagged.artifact("Pagination"):
            _running_head(tagged, words)


def _keep_footer(canvas: Canvas, _document: Any, *, words: Paper) -> None:
    tagged = tags(canvas)
    tagged.later(partial(_footer, words=words, number=tagged.getPageNumber()))


def _running_head(canvas: TaggedCanvas, words: Paper) -> None:
    page_width, page_height = SIZES[words.options.paper]
    room = page_width - 2 * styles.MARGIN
    head = style(styles.SMALL, styles.MUTED)
    label(canvas, styles.MARGIN, page_height - 30, words.handout.name, head, room=room)


def _footer(canvas: TaggedCanvas, pages: int, *, words: Paper, number: int) -> None:
    page_width, _ = SIZES[words.options.paper]
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
