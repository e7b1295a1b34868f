"""The report as a Word document that can be edited and read aloud: real headings and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from collabdesk.exchange.still_zip import still
from collabdesk.exchange.word_parts import (
    TABLE_TEXT_ID,
    TABLES,
    add_picture,
    clear_template,
    mark_table,
    paper_size,
    set_furniture,
    set_language,
    set_looks,
    set_table_look,
    text_width,
)
from collabdesk.exchange.word_text import Line, text_runs
from collabdesk.handout.sheets import ActionSheet, CharacteristicSheet, Handout, IndicatorSheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell as DocxCell
    from docx.text.paragraph import Paragraph

    from collabdesk.handout.model import Paper
    from collabdesk.handout.speech import Speech

_Cell = str | Sequence[Line]
_ACTION_SHARES: Final = (16, 8, 6, 5, 3)


def write_word(handout: Handout, speech: Speech, paper: Paper = "A4") -> bytes:
    """Return the full report as a Word document; equal input gives equal bytes."""
    from docx import Document

    document = Document()
    clear_template(document)
    _describe(document, handout, speech)
    paper_size(document, paper)
    _furniture(document, handout, speech)
    _front(document, handout, speech)
    for place, sheet in enumerate(handout.characteristics):
        new_page = handout.has_spreads or not place
        _characteristic(document, sheet, handout, speech, new_page=new_page)
    _end(document, handout, speech)
    out = BytesIO()
    document.save(out)
    return still(out.getvalue())


def _describe(document: Document, handout: Handout, speech: Speech) -> None:
    made = datetime.combine(handout.printed_on, time(), tzinfo=UTC)
    about = document.core_properties
    # Word takes 255 characters there.
    about.title = speech.say("{name}: action plan", name=handout.name)[:255]
    about.subject = handout.subject[:255]
    # Who wrote it is nobody's business; that the program made it is said at the foot.
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.language = "en-GB"
    about.created = about.modified = made
    set_language(document, "en-GB")
    set_looks(document)
    set_table_look(document)


def _furniture(document: Document, handout: Handout, speech: Speech) -> None:
    head = f"{handout.name} · {handout.subject}"
    made, page = speech.tr("Made with CollabDesk"), speech.tr("Page {n} of {pages}")
    set_furniture(document, head, made, page)


def _front(document: Document, handout: Handout, speech: Speech) -> None:
    text_runs(document.add_heading(level=0), handout.name)
    text_runs(
        document.add_paragraph(style="Subtitle"),
        speech.say("Action plan · {date}", date=handout.held_on_text),
    )
    if handout.type_name or handout.purpose.strip():
        lead = f"{handout.type_name}. " if handout.type_name else ""
        text_runs(document.add_paragraph(), handout.purpose.strip(), lead=lead)
    text_runs(document.add_paragraph(), handout.sentence)
    _where_we_stand(document, handout, speech)
    _actions(document, handout.actions, speech)
    for box in (handout.keep_talking, handout.keep_doing):
        text_runs(document.add_heading(level=1), box.heading)
        for said in box.items:
            text_runs(document.add_paragraph(style="List Bullet"), said)
        if not box.items:
            text_runs(document.add_paragraph(), box.empty)
    if handout.review_text:
        text_runs(document.add_paragraph(), handout.review_text, bold=True)


def _where_we_stand(document: Document, handout: Handout, speech: Speech) -> None:
    from collabdesk.exchange.bar_picture import WIDTH_MM, bar_picture

    heading = speech.tr("Where we stand")
    text_runs(document.add_heading(level=1), heading)
    bars = [(f"{s.number} {s.short_name}", s.filled) for s in handout.characteristics]
    alt = "; ".join(f"{s.number} {s.short_name} {s.score_text}" for s in handout.characteristics)
    if bars:
        words = speech.say("Scores by characteristic: {bars}.", bars=alt)
        add_picture(document, bar_picture(bars), WIDTH_MM, words)
    heads = ("Characteristic", "Score", "Views", "Band", "Scored")
    rows = [
        (
            f"{s.number} {s.short_name}",
            s.score_text,
            s.agreement_text,
            s.band,
            f"{s.scored}/{s.of}",
        )
        for s in handout.characteristics
    ]
    _table(document, [speech.tr(head) for head in heads], rows, heading, (5, 2, 2, 3, 2))


def _characteristic(
    document: Document,
    sheet: CharacteristicSheet,
    handout: Handout,
    speech: Speech,
    *,
    new_page: bool,
) -> None:
    heading = document.add_heading(level=1)
    heading.paragraph_format.page_break_before = new_page
    text_runs(heading, f"{sheet.number} {sheet.name}")
    meaning = document.add_paragraph()
    meaning.paragraph_format.keep_with_next = True
    text_runs(meaning, sheet.definition)
    score = sheet.unscored_text or speech.say("Score {score}", score=sheet.score_text)
    views = ""
    if sheet.agreement_text:
        views = speech.say("views {agreement}", agreement=sheet.agreement_text)
    facts = (score, sheet.band, views, sheet.scored_text)
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    text_runs(line, " · ".join(fact for fact in facts if fact), bold=True)
    for indicator in sheet.indicators:
        _indicator(document, indicator, handout, speech)
    for note in sheet.notes:
        _written(document, speech.tr("Note"), note)


def _indicator(document: Document, sheet: IndicatorSheet, handout: Handout, speech: Speech) -> None:
    text_runs(document.add_heading(level=2), f"{sheet.id} {sheet.statement}")
    # "No score" or "Not shown", where there is none to say.
    score = sheet.source[:1].upper() + sheet.source[1:]
    if sheet.score is not None:
        score = speech.say("Score {score}", score=f"{sheet.score_text} ({sheet.source})")
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    agreed = ""
    if sheet.agreed_text:
        agreed = " · " + speech.say("Agreed: {answer}", answer=sheet.agreed_text)
    text_runs(line, agreed, lead=score)
    if sheet.columns:
        heads = [f"{number} {name}" for number, name in handout.levels]
        cells = [_level(column.count, column.people) for column in sheet.columns]
        _table(document, heads, [cells], sheet.columns_text, keep=True)
        told = f"{sheet.figures} · {sheet.agreement_text} · {sheet.after}"
        text_runs(_after_table(document), told)
    elif sheet.without:
        text_runs(document.add_paragraph(), sheet.without)
    if sheet.not_revealed_text:
        text_runs(document.add_paragraph(), sheet.not_revealed_text)
    for kind, text in sheet.written:
        _written(document, kind, text)


def _level(count: int, people: Sequence[tuple[str, int]]) -> list[Line]:
    names = (Line(name if seats == 1 else f"{name} ×{seats}") for name, seats in people)
    return [Line(str(count), bold=True), *names]


def _written(document: Document, kind: str, text: str) -> None:
    text_runs(document.add_paragraph(), text.strip("\n"), lead=f"{kind}  ")


def _actions(document: Document, actions: Sequence[ActionSheet], speech: Speech) -> None:
    heading = speech.tr("What we will do")
    text_runs(document.add_heading(level=1), heading)
    if not actions:
        text_runs(document.add_paragraph(), speech.tr("No actions yet."))
        return
    heads = ("Action, first step and measure", "Lead and support", "By", "Status", "Done")
    rows = [
        (
            _what(action, speech),
            [Line(who) for who in (action.lead, action.support_text) if who],
            action.due_text,
            ", ".join(filter(None, (action.status_text, action.late_text))),
            "☒" if action.done else "☐",
        )
        for action in actions
    ]
    _table(document, [speech.tr(head) for head in heads], rows, heading, _ACTION_SHARES)


def _what(action: ActionSheet, speech: Speech) -> list[Line]:
    told = (
        Line(action.title, bold=True),
        Line(action.first_step.strip("\n")),
        Line(action.measure.strip("\n"), lead=f"{speech.tr('Measure')}  "),
        Line(action.note.strip("\n"), lead=f"{speech.tr('Note')}  "),
        Line(action.place),
    )
    return [line for line in told if line.text.strip()]


def _end(document: Document, handout: Handout, speech: Speech) -> None:
    if handout.parked:
        text_runs(document.add_heading(level=1), speech.tr("For later"))
        for text in handout.parked:
            text_runs(document.add_paragraph(), text.strip("\n"))
    _partners(document, handout, speech)
    text_runs(document.add_heading(level=1), speech.tr("How to read the numbers"))
    for title, text in handout.guide:
        text_runs(document.add_paragraph(), text, lead=f"{title.strip()} ")
    if handout.guide_overall:
        text_runs(document.add_paragraph(), handout.guide_overall)
    text_runs(document.add_heading(level=1), speech.tr("About this report"))
    for line in (*handout.about, f"{handout.edition} {handout.credit}", handout.printed_text):
        text_runs(document.add_paragraph(), line)


def _partners(document: Document, handout: Handout, speech: Speech) -> None:
    heading = speech.tr("Partners")
    if handout.partners_text or handout.partners:
        text_runs(document.add_heading(level=1), heading)
    if handout.partners_text:
        text_runs(document.add_paragraph(), handout.partners_text)
    elif handout.partners:
        heads = [speech.tr(head) for head in ("Partner", "Seats", "Present")]
        rows = [(p.name, str(p.seats), p.present_text) for p in handout.partners]
        _table(document, heads, rows, heading)


def _table(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[_Cell]],
    words: str,
    shares: Sequence[int] = (),
    *,
    keep: bool = False,
) -> None:
    """Add a table whose first row heads it on every page; *words* are its alternative text.

    With *keep* it stands on the page of what follows it.
    """
    table = document.add_table(rows=1 + len(rows), cols=len(heads))
    table.style = TABLES
    mark_table(document, words)
    from docx.shared import Emu

    whole = text_width(document)
    shares = shares or [1] * len(heads)
    widths = [Emu(whole * share // sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (line, row) in enumerate(zip(table.rows, (heads, *rows), strict=True)):
        for cell, given, width in zip(line.cells, row, widths, strict=True):
            # One word processor goes by the columns, another by the cells.
            cell.width = width
            # The heads and the first row stand on the page of what leads to them.
            _fill(cell, given, keep=keep or place == 0)


def _fill(cell: DocxCell, given: _Cell, *, keep: bool) -> None:
    lines = [Line(given)] if isinstance(given, str) else given
    for place, line in enumerate(lines):
        passage = cell.add_paragraph() if place else cell.paragraphs[0]
        # By its id: the library looks through all styles for a name, a cell at a time.
        passage.paragraph_format.element.style = TABLE_TEXT_ID
        passage.paragraph_format.keep_with_next = keep
        text_runs(passage, line.text, lead=line.lead, bold=line.bold)


def _after_table(document: Document) -> Paragraph:
    from docx.shared import Pt

    passage = document.add_paragraph()
    passage.paragraph_format.space_before = Pt(6)
    return passage
