"""The parts of a workbook that tell of its sheets: their names, in order, and where each is."""

from typing import NamedTuple

from sendpath.sheets.container import Container
from sendpath.sheets.survey import Attributes, feed, local, walk, walked

ROOT = "_rels/.rels"
WORKBOOK = "xl/workbook.xml"
PLACES = "xl/_rels/workbook.xml.rels"
TEXTS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"


BESIDE = {
    "xl/charts/": "charts",
    "xl/media/": "pictures",
    "xl/comments": "comments",
    "xl/threadedcomments/": "comments",
    "xl/pivottables/": "pivot tables",
    "xl/vbaproject": "macros",
}
"""How parts of a workbook begin that hold no cells, and what people call what is in them."""


class SheetPart(NamedTuple):
    """A sheet of the workbook.

    Attributes:
        name: As it stands on its tab.
        part: The part of the file that holds its cells.
        is_hidden: Whether people do not see it.
    """

    name: str
    part: str
    is_hidden: bool


def sheets_in(container: Container) -> list[SheetPart]:
    """List the sheets of cells in order; sheets of charts, dialogs and macros are left out."""
    places = _places(container)
    found: list[SheetPart] = []

    def start(name: str, given: Attributes) -> None:
        if local(name) == "sheet":
            own = next((given[key] for key in given if key.endswith(":id")), "")
            if part := places.get(own):
                is_hidden = given.get("state", "visible") != "visible"
                found.append(SheetPart(given.get("name", ""), part, is_hidden))

    walk(container.whole(WORKBOOK), start)
    return found


def counts_from_1904(container: Container) -> bool:
    """Say whether a workbook counts its days from 1904, as spreadsheets once did on a Mac."""
    found: list[str] = []

    def start(name: str, given: Attributes) -> None:
        if local(name) == "workbookPr":
            found.append(given.get("date1904", ""))

    walk(container.whole(WORKBOOK), start)
    return any(each in {"1", "true"} for each in found)


def beside_cells(container: Container) -> list[str]:
    """Name what a workbook holds beside its cells."""
    there = (word for begin, word in BESIDE.items() if _has(container, begin))
    colours = ["colours"] if _is_coloured(container) else []
    return [*colours, *dict.fromkeys(there)]


def _is_coloured(container: Container) -> bool:
    """Say whether a workbook fills any of its cells with a colour."""
    solid: list[str] = []

    def start(name: str, given: Attributes) -> None:
        if local(name) == "patternFill" and given.get("patternType") == "solid":
            solid.append(name)

    if _has(container, STYLES):
        walk(container.whole(STYLES), start)
    return bool(solid)


def _has(container: Container, begin: str) -> bool:
    return any(part.startswith(begin) for part in container.parts)


def _places(container: Container) -> dict[str, str]:
    """Tell which part holds the cells of which sheet, by the key that the workbook uses."""
    places: dict[str, str] = {}

    def start(name: str, given: Attributes) -> None:
        if local(name) == "Relationship" and given.get("Type", "").endswith("/worksheet"):
            target = given.get("Target", "")
            part = target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
            if part.lower() in container.parts:
                places[given.get("Id", "")] = part

    walk(container.whole(PLACES), start)
    return places


def text_lengths(container: Container) -> list[int]:
    """Give the characters of each text that cells can show."""
    lengths: list[int] = []

    def start(name: str, _: Attributes) -> None:
        if local(name) == "si":
            lengths.append(0)

    def more(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)

    if texts := container.whole(TEXTS):
        parser = walked(start)
        parser.CharacterDataHandler = more
        feed(parser, texts)
    return lengths
