"""What one row of a table tells: its cells to what is read, and what counts as blank."""

import re
from collections.abc import Collection, Mapping, Sequence

from sendpath.columns.near_names import SHOWN
from sendpath.columns.row_titles import RULE, line_of
from sendpath.columns.sheet_columns import Columns
from sendpath.core.case import BORN
from sendpath.core.clauses import Event
from sendpath.core.law import Choice
from sendpath.core.problem import Problem
from sendpath.intake.hear import Inputs
from sendpath.intake.written import Written
from sendpath.intake.yes_no import NO, YES, is_not_yet

BLANK = frozenset(
    {
        *("", "-", "\u2013", "\u2014", "?", "??", "0", "tbc", "tba", "n/a", "n/k", "na", "nk"),
        *("none", "null", "nan", "nat", "#n/a"),
    }
)
"""How cells say that nothing is told."""

_TO_COME = re.compile(r"\s*tbc\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:(?:(?:grand|sub)?[ -]?totals?|counts?|sum|averages?|avg|mean|median|minimum|maximum|"
    r"overall|records|rows|(?:number|no\.?|percentage) of|printed|exported|generated|notes?|key|"
    r"end of (?:the )?(?:list|report|sheet|extract|export|data|file|records|table|query))\b|%)",
    re.IGNORECASE,
)
"""How the first cell begins of a row below a table that is no case."""

DRAWN = " \t*-=_~#.\u2013\u2014\u2022"
"""What draws a line around such a cell: ``*** END OF REPORT ***``."""

_COUNT = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?%?(?: [a-z]+)?|=.*", re.IGNORECASE | re.DOTALL)
"""What stands in such a row: a number, or how one would be worked out."""

NO_TRAITS: frozenset[str] = frozenset()
MARKED = frozenset({"health-only"})
MARKS = YES | {"1", "x"}
"""How a column says that something holds, where nothing else can be meant by its cells."""

LONGEST, TERMS = 300, 3000
"""Characters of a cell that may be read, and of one that tells terms."""


def inputs_of(row: Sequence[str], columns: Columns, choices: Mapping[str, Choice]) -> Inputs:
    """Gather what one row writes; ``n/a``, ``tbc``, ``-`` and the like mean not told.

    A cell left blank says that its fact has not happened: the column is there for it. A *no* tells
    nothing of what is no day, but where it is an answer of its own.
    """
    strange = _strange_mark(row, columns)
    return Inputs(
        written=tuple(
            Written(event, row[place], columns.called[place], place in columns.doubted)
            for place, event in columns.dates.items()
            if not is_blank(_cell(row, place))
        ),
        reasons=_told(row, columns.reason),
        sections=_told(row, columns.section),
        choices={
            name: _told(row, place, choices[name].values) for name, place in columns.choices.items()
        },
        traits=MARKED if _cell(row, columns.health_only).strip().lower() in MARKS else NO_TRAITS,
        blank=frozenset(
            event for place, event in columns.dates.items() if not _cell(row, place).strip()
        ),
        places=columns.others(),
        strange=strange,
        unread=MARKED if strange else NO_TRAITS,
        born=birth_in(row, columns),
        elsewhere="That belongs in a column '{}'.",
    )


def birth_in(row: Sequence[str], columns: Columns) -> Written | None:
    """Give the day of birth as it stands in a row; None where it tells none."""
    at = columns.born
    if at is None or is_blank(_cell(row, at)):
        return None
    return Written(Event(BORN), row[at], columns.called[at], at in columns.doubted)


def _strange_mark(row: Sequence[str], columns: Columns) -> list[Problem]:
    """Say of a mark that it is neither yes nor no."""
    cell = _cell(row, columns.health_only)
    if columns.health_only is None or is_blank(cell) or cell.strip().lower() in MARKS | NO:
        return []
    told = f"'{cell}' is neither yes nor no."
    return [Problem(columns.called[columns.health_only], cell, told, "Write yes or no.")]


def readable(row: Sequence[str], columns: Columns) -> Sequence[str]:
    """Shorten cells that are read and are longer than anything that could be read there."""
    long = [
        place
        for place in columns.read()
        if place < len(row) and len(row[place]) > (LONGEST if place != columns.term else TERMS)
    ]
    if not long:
        return row
    return [f"{cell[:SHOWN]}..." if at in long else cell for at, cell in enumerate(row)]


def terms_in(row: Sequence[str], columns: Columns) -> str:
    """Give the text of a row's own school terms; empty when it tells none."""
    return "".join(_told(row, columns.term))


def is_blank(text: str) -> bool:
    """Say whether a cell tells nothing."""
    return text in BLANK or text.strip().lower() in BLANK or _TO_COME.match(text) is not None


def is_footer(row: Sequence[str]) -> bool:
    """Say whether a row begins like no case: nothing stands in it, or a total, title or note."""
    told = next((cell.strip() for cell in row if cell.strip()), "")
    return not told or _is_total(told) or line_of(row, is_blank) != ""


def _is_total(text: str) -> bool:
    """Say whether a first cell is of a total or a foot, whatever line is drawn around it."""
    return _TOTAL.match(text.strip(DRAWN)) is not None


def is_beside(row: Sequence[str], columns: Columns) -> bool:
    """Say whether a row is no case: empty, a total, a title or a note, or the headings once more.

    A total may count cases in a column that is read; what tells a fact is a case, whatever its
    first words. So is a title that stands in a column that is read, unless it is marked as one.
    """
    told = next((cell for cell in row if cell.strip()), "")
    if told and all(map(str.__eq__, row, columns.header)):
        return True
    if not told or not is_footer(row):
        return not told
    cells = [row[columns.source(place)] for place in columns.read()]
    if not _is_total(told) and line_of(row, is_blank) == "title":
        return all(is_blank(cell) or RULE.fullmatch(cell) for cell in cells)
    return all(
        is_blank(cell) or cell == told or RULE.fullmatch(cell) or _COUNT.fullmatch(cell.strip())
        for cell in cells
    )


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _told(row: Sequence[str], place: int | None, among: Collection[str] = ()) -> list[str]:
    cell = _cell(row, place)
    if cell.strip().lower() in among:
        return [cell]
    return [] if is_blank(cell) or is_not_yet(cell) else [cell]
