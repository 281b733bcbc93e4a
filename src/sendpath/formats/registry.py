"""Every format by name: its file, the ending of a file name, and what of an answer it writes."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Literal, NamedTuple

from sendpath.formats.canvas import Canvas
from sendpath.formats.page import tamed

Needs = Literal["page", "letter", "web", "document", "calendar", "sheet", "rows", "workbook"]
"""What a format is written from: the page, the page as a letter or for the web, the document of
the contract, the events of a calendar, a table for a spreadsheet, the rows of a caseload, or a
workbook, which its command writes itself."""


class Format(NamedTuple):
    """One format: what it needs of an answer, its file's ending, and the module that writes it."""

    needs: Needs
    ending: str | None
    module: str

    def render(self, written: Any, canvas: Canvas) -> str:
        """Write it, with no control character in it; its module is imported only now."""
        render: Callable[[Any, Canvas], str] = import_module(self.module).render
        return render(tamed(written), canvas)


FORMATS = {
    "table": Format("page", None, "sendpath.formats.table"),
    "plain": Format("page", ".txt", "sendpath.formats.plain"),
    "json": Format("document", ".json", "sendpath.formats.as_json"),
    "csv": Format("sheet", ".csv", "sendpath.formats.sheet"),
    "xlsx": Format("workbook", ".xlsx", "sendpath.sheets.workbook_back"),
    "md": Format("letter", ".md", "sendpath.formats.markdown"),
    "html": Format("web", ".html", "sendpath.formats.html"),
    "ics": Format("calendar", ".ics", "sendpath.formats.ics"),
    "jsonl": Format("rows", ".jsonl", "sendpath.formats.as_json"),
}
"""In the order in which a command names those it has."""


def formats_for(offers: Sequence[Needs]) -> tuple[str, ...]:
    """Name the formats of an answer that offers so much; a page is a letter, and for the web."""
    there = {*offers, *(["letter", "web"] if "page" in offers else [])}
    return tuple(name for name, each in FORMATS.items() if each.needs in there)
