"""A walk through all that a tagged PDF says of itself, which finds what a reader would miss.

It shares nothing with the program, nor with the rules that ``page-validation`` tries: what one
of them overlooks the other may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh"}
# Left to pikepdf, which passes by the others a good deal faster.
LOOKED_AT = " ".join(("BDC", "EMC", *SHOWS_TEXT, *PAINTS))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def marked(page: pikepdf.Page) -> Iterator[tuple[str, int | None, bool]]:
    """Yield (operator, MCID or None, inside an artifact) of all that leaves a mark."""
    stack: list[tuple[int | None, bool]] = []
    for instruction in pikepdf.parse_content_stream(page, LOOKED_AT):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BDC":
            number = operands[1].get("/MCID")
            stack.append((None if number is None else int(number), operands[0] == "/Artifact"))
        elif name == "EMC":
            stack.pop()
        elif name in SHOWS_TEXT | PAINTS:
            yield name, *(stack[-1] if stack else (None, False))
    assert stack == []


def below(node: Any) -> Iterator[Any]:
    for kid in node.get("/K", []):
        if "/S" in kid:
            yield kid
            yield from below(kid)


def _dictionary(holder: Any, key: str) -> Any:
    return holder.get(key, pikepdf.Dictionary())


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """The elements of the structure tree in reading order; alive as long as *pdf* is."""
    return list(below(_dictionary(pdf.Root, "/StructTreeRoot")))


def roles(data: bytes) -> list[str]:
    pdf = opened(data)
    return [str(element.S).lstrip("/") for element in elements(pdf)]


def faults(data: bytes) -> list[str]:
    """Return a line for each thing at fault; none is there in a report that is well."""
    pdf = opened(data)
    return [
        *_of_the_file(pdf),
        *_of_the_pages(pdf),
        *_of_the_elements(pdf),
        *_of_the_links(pdf),
        *_of_the_fonts(pdf),
    ]


def _of_the_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not _dictionary(root, "/MarkInfo").get("/Marked", False):
        yield "not said to be marked"
    if "/StructTreeRoot" not in root:
        yield "no structure tree"
    if not _dictionary(root, "/ViewerPreferences").get("/DisplayDocTitle", False):
        yield "title not shown"
    with pdf.open_metadata() as said:
        if not said.get("dc:title", ""):
            yield "no title"
        elif said["dc:title"] != str(pdf.docinfo.get("/Title", "")):
            yield "two titles"
        if said.get("pdfuaid:part", "") != "1":
            yield "not said to be PDF/UA-1"


# What stands on the pages --------------------------------------------------------------------


def _entries(pdf: pikepdf.Pdf) -> dict[int, Any]:
    tree: Any = _dictionary(_dictionary(pdf.Root, "/StructTreeRoot"), "/ParentTree").get(
        "/Nums", []
    )
    return {int(tree[i]): tree[i + 1] for i in range(0, len(tree), 2)}


def _read(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    """Yield (page, MCID) of all marked content in the order it is read in."""

    def inside(node: Any) -> Iterator[tuple[Any, int]]:
        for kid in node.get("/K", []):
            if "/S" in kid:
                yield from inside(kid)
            elif "/MCID" in kid:
                yield kid.Pg.objgen, int(kid.MCID)

    yield from inside(_dictionary(pdf.Root, "/StructTreeRoot"))


def _of_the_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    read, entries = list(_read(pdf)), _entries(pdf)
    for count, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {count}: tab order is not that of the structure"
        seen = list(marked(page))
        if any(number is None and not furniture for _, number, furniture in seen):
            yield f"page {count}: a mark is neither tagged nor furniture"
        drawn = _tagged(page)
        if len(set(drawn)) < len(drawn):
            yield f"page {count}: a number is given twice"
        here = [number for place, number in read if place == page.obj.objgen]
        if set(here) != set(drawn):
            yield f"page {count}: the tree and the page hold different marks"
        elif here != drawn:
            yield f"page {count}: read in another order than drawn"
        yield from _of_the_entry(page, count, entries)


def _tagged(page: pikepdf.Page) -> list[int]:
    """Return the numbers of marked content on *page* in the order it is drawn in."""
    found = (
        instruction.operands[1].get("/MCID")
        for instruction in pikepdf.parse_content_stream(page, "BDC")
    )
    return [int(number) for number in found if number is not None]


def _of_the_entry(page: pikepdf.Page, count: int, entries: dict[int, Any]) -> Iterator[str]:
    listed = entries.get(int(page.obj.get("/StructParents", -1)))
    if listed is None:
        yield f"page {count}: no way back to the structure"
        return
    for number, element in enumerate(listed):
        own = [kid for kid in element.get("/K", []) if "/MCID" in kid]
        if not any(k.Pg.objgen == page.obj.objgen and int(k.MCID) == number for k in own):
            yield f"page {count}: mark {number} leads back to another element"


# What the elements say -----------------------------------------------------------------------

KNOWN = {
    *("Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Link", "Figure"),
    *("Table", "TR", "TH", "TD"),
}
INSIDE = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}


def _of_the_elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = elements(pdf)
    for element in found:
        role = str(element.S).lstrip("/")
        if role not in KNOWN:
            yield f"unknown role {role}"
        if role in INSIDE and str(element.P.get("/S")) != f"/{INSIDE[role]}":
            yield f"{role} outside {INSIDE[role]}"
        yield from SPECIAL.get(role, _nothing)(element)
    levels = [int(str(e.S)[2:]) for e in found if str(e.S)[:2] == "/H"]
    if levels[:1] != [1]:
        yield "the first heading is not the highest"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "a level of headings is left out"


def _nothing(_element: Any) -> Iterator[str]:
    yield from ()


def _of_the_item(item: Any) -> Iterator[str]:
    if [str(kid.S) for kid in item.K][-1:] != ["/LBody"]:
        yield "list item without a body"


def _of_the_figure(figure: Any) -> Iterator[str]:
    if len(str(figure.get("/Alt", ""))) < 3:
        yield "figure without words"
    if len(_dictionary(figure, "/A").get("/BBox", [])) != 4:
        yield "figure without its place"


def _of_the_table(table: Any) -> Iterator[str]:
    rows = [[str(cell.S) for cell in row.K] for row in table.K]
    if set(rows[0]) != {"/TH"}:
        yield "table without a header row"
    if any(_dictionary(cell, "/A").get("/Scope") != "/Column" for cell in table.K[0].K):
        yield "header cell without a scope"
    if any(len(row) != len(rows[0]) for row in rows):
        yield "row with too few or too many cells"


SPECIAL = {"Figure": _of_the_figure, "Table": _of_the_table, "LI": _of_the_item}


def _of_the_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    entries = _entries(pdf)
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            if not str(link.get("/Contents", "")):
                yield "link without words"
            if "/Dest" not in link or "/A" in link:
                yield "link out of the file"
            element = entries.get(int(link.get("/StructParent", -1)))
            if element is None or element.get("/S") != "/Link":
                yield "link outside the structure"
            elif not any("/Obj" in kid and kid.Obj.objgen == link.objgen for kid in element.K):
                yield "link unknown to its element"


def _of_the_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts = {
        f.objgen: f for page in pdf.pages for f in _dictionary(page.Resources, "/Font").values()
    }
    for font in fonts.values():
        name = str(font.BaseFont)
        if "/FontFile2" not in _dictionary(font, "/FontDescriptor"):
            yield f"{name} is not embedded"
        codes = bytes(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else b""
        if b"beginbfchar" not in codes:
            yield f"{name} does not say its characters"
        if b"<0000>" in codes.partition(b"endcodespacerange")[2]:
            yield f"{name} stands for no character"
