"""What is proposed for the columns of somebody's table, before it is written as a map."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sendpath.columns.guessed_value import Guess
from sendpath.columns.seen_columns import Seen
from sendpath.columns.undone_words import undone
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import Meaning
from sendpath.sheets.marks import fold


class Where(NamedTuple):
    """A further fact that a column tells where another column holds one of some values.

    Attributes:
        ours: What we call the fact.
        held: The other columns, as they are headed, and what each of them holds then.
    """

    ours: str
    held: Mapping[str, Sequence[str]] = {}


class Proposal(NamedTuple):
    """What is proposed for one column.

    Attributes:
        seen: What the column holds.
        ours: What we call it; None where nothing is proposed.
        where: What it tells beside that; where another column says so, if one is named.
        words: What that is, in plain words.
        own: Whether it is called so already.
        remark: Why something else, or nothing, is proposed.
        values: What its values may mean.
        said: Whether a person said so: then it is written as it was said.
        meant: What a person said that its values mean.
        shut: Whether it has to be said that it tells nothing, for it is called as a fact of ours.
        maybe: What is offered in a remark, where nothing is proposed.
        parted: Whether it tells ``ours`` only where another column says so, as ``where`` has it.
        also: By headings, what these columns may tell instead, where two would tell one fact.
    """

    seen: Seen
    ours: str | None = None
    words: str = ""
    own: bool = False
    remark: str = ""
    values: Sequence[Guess] = ()
    where: Sequence[Where] = ()
    said: bool = False
    meant: Mapping[str, Meaning] = {}
    shut: bool = False
    maybe: str = ""
    parted: bool = False
    also: Mapping[str, Where] = {}

    def and_(self, other: "Proposal") -> "Proposal":
        """Add what is proposed for the column of the same heading in another table."""
        there = {fold(each.value): each for each in other.values}
        here = {fold(each.value) for each in self.values}
        both = [
            each._replace(rows=each.rows + there[fold(each.value)].rows)
            if fold(each.value) in there
            else each
            for each in self.values
        ]
        both += [each for value, each in there.items() if value not in here]
        wheres: dict[tuple[str, ...], dict[str, list[str]]] = {}
        for each in (*self.where, *other.where):
            told = wheres.setdefault((each.ours, *each.held), {})
            for column, held in each.held.items():
                told[column] = [*dict.fromkeys((*told.get(column, ()), *held))]
        self.seen.strange |= other.seen.strange
        where = [Where(ours, held) for (ours, *_), held in wheres.items()]
        return self._replace(values=both, where=where, also={**self.also, **other.also})


class Guessed(NamedTuple):
    """What is proposed for a table.

    Attributes:
        columns: What each tells.
        mixed: Whether its rows are of several processes.
        closed: By the heading of a column, the values that mark a row as no open case.
        process: The one process to which all that is told belongs, where it is known.
        decided: Likewise those that name a decision that can be appealed: it has to be asked.
        event: The column that says what happened, where each row is one event of a case.
    """

    columns: Sequence[Proposal]
    mixed: bool
    closed: Mapping[str, Sequence[str]] = {}
    process: str = ""
    decided: Mapping[str, Sequence[str]] = {}
    event: str = ""

    def understood(self) -> tuple[int, int]:
        """Count the columns for which something is proposed, and all that have a heading."""
        headed = [each for each in self.columns if each.seen.heading.strip()]
        return sum(each.ours is not None for each in headed), len(headed)

    def month_first(self) -> list[str]:
        """Give the headings of the columns of days whose cells have the month first."""
        days = (each.seen for each in self.columns if each.ours or each.seen.kind == "days")
        return [seen.heading for seen in days if seen.order.order == "month-first"]

    def not_told(self) -> list[str]:
        """Give the values met in columns of days that tell no day and have no figure in them."""
        return [
            *dict.fromkeys(
                text for each in self._days() for text in each.seen.strange if not undone(text)
            )
        ]

    def not_done(self) -> Mapping[str, Sequence[str]]:
        """Give, by the heading of a column of days, the values that may say it was not done."""
        found = {each.seen.heading: [*filter(undone, each.seen.strange)] for each in self._days()}
        return {name: values for name, values in found.items() if values}

    def waiting(self, not_told: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Give, by the heading of a column, the values of which a person has to say the meaning.

        ``not_told`` are words of which it was said that they tell nothing.
        """
        days, found = self._days(), dict[str, list[str]]()
        for each in self.columns:
            words = [one.value for one in each.values if not (one.ours and one.sure)]
            words += each.seen.strange if each in days else []
            said = {*map(fold, each.meant), *not_told}
            new = [one for one in dict.fromkeys(words) if fold(one) not in said]
            if new:
                found[each.seen.heading] = new
        return found

    def _days(self) -> list[Proposal]:
        return [each for each in self.columns if each.ours and each.seen.kind in ("days", "mixed")]


def shared(made: Sequence[Proposal]) -> list[Proposal]:
    """Say of columns that may tell one and the same fact which they are: only one can tell it."""
    headings: dict[str, list[str]] = {}
    for each in made:
        headings.setdefault(each.maybe, []).append(each.seen.heading)
    told = []
    for each in made:
        others = [name for name in headings[each.maybe] if name != each.seen.heading]
        if each.maybe and others:
            named = " and ".join(f"'{name}'" for name in others)
            remark = f"it may be {each.maybe}, and so may {named}: only one column tells a fact"
            told.append(each._replace(remark=remark))
        else:
            told.append(each)
    return told


def all_of(tables: Iterable[Guessed]) -> Guessed:
    """Put together what is proposed for several tables: a heading is proposed once, for all."""
    told = list(tables)
    columns: dict[str, Proposal] = {}
    for each in (column for table in told for column in table.columns):
        name = heading(each.seen.heading)
        if name not in columns or columns[name].ours is None:
            columns[name] = each
        elif columns[name].ours == each.ours:
            columns[name] = columns[name].and_(each)
    closed = _together(table.closed for table in told)
    decided = _together(table.decided for table in told)
    of = {table.process for table in told if table.mixed}
    process = of.pop() if len(of) == 1 else ""
    mixed = any(table.mixed for table in told)
    event = next((table.event for table in told if table.event), "")
    return Guessed([*columns.values()], mixed, closed, process, decided, event)


def _together(tables: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, list[str]]:
    """Put together the values of several tables, each once, by the headings of their columns."""
    both: dict[str, list[str]] = {}
    for name, values in (each for table in tables for each in table.items()):
        kept = both.setdefault(name, [])
        kept += [value for value in values if value not in kept]
    return both
