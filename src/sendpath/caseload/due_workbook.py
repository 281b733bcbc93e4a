"""A list as a workbook: a sheet of what falls due, with dates that are dates, and weeks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from sendpath.answers import words
from sendpath.answers.due import DueView
from sendpath.caseload.catalogue import ON_A_LIST
from sendpath.core.names import printable, spell
from sendpath.pages.due_sheet import sheet
from sendpath.sheets.answered import Answered, OurColumn

Kind = Literal["day", "number", "words"]
KINDS: Mapping[str, Kind] = {
    "due": "day",
    "safe": "day",
    "act_by": "day",
    "until_25": "day",
    "was": "day",
    "today": "day",
    "listed_to": "day",
    "days": "number",
    "row": "number",
}
SOON = 14
IN_A_CELL = 50
"""Cases that are named in one cell."""
COLOURS: Mapping[str, str] = {
    "overdue": "passed",
    "missed": "passed",
    "awaiting-certificate": "passed",
    "today": "soon",
}


def list_of(view: DueView, said: Sequence[str] = ()) -> Answered:
    """Make a list ready to be written as a workbook, which is handed on by itself.

    Args:
        view: The list.
        said: What came up as the caseload was read.
    """
    table = sheet(view)
    heads = [OurColumn(str(head), _kind(str(head))) for head in table.heads]
    rows = {at: [str(cell) for cell in row] for at, row in enumerate(table.rows, 1)}
    return Answered(
        name="Due" if view["changes"] is None else "Changed",
        rows=[[] for _ in range(len(rows) + 1)],
        width=0,
        headings={0: heads},
        ours=rows,
        standings=_standings(view),
        weeks=[(week["monday"], week["due"]) for week in view["weeks"]],
        about=[*_about(view), *_columns(map(str, table.heads)), *said],
    )


def _kind(head: str) -> Kind:
    return KINDS.get(head, "words")


def _standings(view: DueView) -> dict[int, str]:
    """Colour what is late, and what is soon; what each is stands in words beside it."""
    if view["changes"] is not None:
        return {}
    told: dict[int, str] = {}
    for at, item in enumerate(view["items"], 1):
        days = item["days"]
        near = item["stands"] == "ahead" and days is not None and days <= SOON
        told[at] = "soon" if near else COLOURS.get(item["stands"], "")
    return {at: word for at, word in told.items() if word}


def _about(view: DueView) -> Sequence[str]:
    named = (
        ("No day at all", view["without_day"]),
        ("No day that still binds", view["without_binding_day"]),
        ("No further day, as far as told", view["without_more"]),
    )
    return (
        view["verdict"],
        *(line for label, cases in named for line in _named(label, cases)),
        f"As on {spell(view['today'])}.",
        f"Law of England as at {spell(view['law_as_at'])}, rule book {view['rule_book']}.",
        words.ADVICE,
    )


def _named(label: str, cases: Sequence[str]) -> Iterator[str]:
    """Name all of some cases, so many in a cell as it can hold."""
    for first in range(0, len(cases), IN_A_CELL):
        named = ", ".join(map(printable, cases[first : first + IN_A_CELL]))
        yield f"{label}: {named}."


def _columns(heads: Iterable[str]) -> Iterator[str]:
    """Say of each column that does not speak for itself what it tells."""
    return (f"Column {head}: {ON_A_LIST[head]}." for head in heads if head in ON_A_LIST)
