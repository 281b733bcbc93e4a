"""Headings called as a fact of ours that may tell another in their table: they are not read.

``Decision date`` is the day of a letter that can be appealed; beside the day on which a request was
received, it is that of its decision. Whoever writes it as we do, ``decision_date``, means the fact.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.columns.sheet_columns import column_named, named
from sendpath.core.names import printable
from sendpath.core.problem import Problem
from sendpath.rulebook.headings import Headings, read_headings
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import SheetMap
from sendpath.sheets.sheet import Sheet

MARK = "_"
"""What stands in a name of ours, and hardly in people's own words."""


class OtherMeaning(NamedTuple):
    """A column that is called as a fact of ours, and may tell another.

    Attributes:
        heading: As it stands.
        ours: The fact that it is called as, by our name.
        instead: The one that it may tell, by our name; nothing where that is not known.
        beside: The heading that shows it; nothing where none does by itself.
    """

    heading: str
    ours: str
    instead: str
    beside: str

    def problem(self) -> Problem:
        """Say that it is not read, and how to say what it is."""
        called = printable(self.heading)
        beside = f"beside '{printable(self.beside)}'" if self.beside else "in this table"
        ours = f"--map '{called}={self.ours}'"
        if self.instead:
            other = f"it may be {self.instead}, not"
            write = f"Say which: --map '{called}={self.instead}', or {ours}."
        else:
            other, write = "it may not be", f"If it is, write {ours}."
        told = f"'{called}' is not read: {beside} {other} {self.ours}."
        return Problem("the headings", "", told, write, blocks=True)


def other_meanings(
    sheet: Sheet, header: Sequence[str], told: SheetMap, context: Context
) -> list[OtherMeaning]:
    """Find the columns that are called as a fact of ours, and are not surely that.

    Args:
        sheet: The table: it is looked at only where a heading is called so.
        header: Its first line.
        told: What the caller says of its columns: of those nothing is doubted.
        context: The rule book.
    """
    events, read = named(context.book.law.facts), None
    mapped = {heading(theirs) for theirs in told.columns}
    loose = {
        name: events[name]
        for cell in header
        if MARK not in cell and (name := heading(cell)) in events and name not in mapped
    }
    if loose:
        read = read_headings(context.book.directory)
        doubted = {*_doubted(read)}
        loose = {name: event for name, event in loose.items() if event in doubted}
    if not loose or read is None:
        return []
    from sendpath.columns.guess import guessed  # noqa: PLC0415 - only where a heading is doubted
    from sendpath.columns.seen_columns import seen_in  # noqa: PLC0415 - likewise

    made = guessed(seen_in(sheet, context.book.oldest_fact), context, told).columns
    facts = {str(events[each.ours]): each.seen.heading for each in made if each.ours in events}
    found = []
    for each in made:
        event = loose.get(heading(each.seen.heading))
        if event is not None and events.get(each.ours or "") != event:
            ours = column_named(context.book.law.facts[event])
            instead = each.ours or (each.maybe if each.maybe != ours else "")
            beside = next((facts[one] for one in _besides(read, event) if one in facts), "")
            found.append(OtherMeaning(each.seen.heading, ours, instead, beside))
    return found


def _doubted(read: Headings) -> list[str]:
    """Give the facts of which a heading may tell another beside some fact."""
    return [
        *(fact for beside in read.beside.values() for fact in beside.instead),
        *(each.fact for each in read.unsure),
    ]


def _besides(read: Headings, event: str) -> list[str]:
    """Give the facts beside which a heading of a fact may tell another."""
    return [
        *(each.beside for each in read.unsure if each.fact == event),
        *(fact for fact, beside in read.beside.items() if event in beside.instead),
    ]
