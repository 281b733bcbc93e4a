"""A table's first line: which column is which, and what is wrong with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.core.problem import Problem
from sendpath.intake.suggest import alike

OURS = "sendpath_"
IDLE, SHORTEST = frozenset({"date", "dates", "day", "of", "the", "on", "mediation", "dated"}), 4
"""Words of a heading that tell no fact from another, and letters of the shortest that does."""


SHOWN = 60
"""Characters shown of a cell that is longer."""

MOST = 300
"""Columns among which near misses are looked for."""

NEARLY = 0.85
"""How like a name of ours a column's must be to be told as a near miss."""

NO_DATES = ("reason", "section", "health_only", "term")
"""Columns that tell no day, in every table."""


class Columns(NamedTuple):
    """Where a table has what.

    Attributes:
        header: The caller's columns, our own of an earlier run taken out.
        kept: Their places in a row; None when all are kept.
        dates: The event of each column that tells a day, by place.
        reason: The place of the reason, when there is one.
        section: The place of the sections in dispute.
        health_only: The place of the mark that only health provision is in dispute.
        choices: The place of each fact that is no day, such as what was ordered, by its name.
        term: The place of a school's terms, each ``FIRST..LAST``, parted by semicolons.
        width: The cells of the first line, our own of an earlier run among them.
        near: Columns that are not read, each with the one of ours that it nearly is.
        doubted: The places of columns whose days may have the month first.
    """

    header: tuple[str, ...]
    kept: tuple[int, ...] | None
    dates: Mapping[int, Event]
    reason: int | None
    section: int | None
    health_only: int | None
    choices: Mapping[str, int] = {}
    term: int | None = None
    width: int = 0
    near: Mapping[str, str] = {}
    doubted: frozenset[int] = frozenset()

    def read(self) -> set[int]:
        """Give the places of the columns that are read."""
        others = (self.term, self.reason, self.section, self.health_only)
        there = (*self.dates, *self.choices.values(), *others)
        return {place for place in there if place is not None}


def read_header(
    cells: Sequence[str],
    facts: Mapping[Event, Fact],
    mapped: Mapping[str, str],
    choices: Iterable[str] = (),
    elsewhere: Mapping[Event, Fact] | None = None,
    ours: Collection[str] = (),
) -> tuple[Columns, list[Problem]]:
    """Find our columns by the names of the options, in small letters with underscores.

    Args:
        cells: The first line.
        facts: The facts that a column may tell.
        mapped: What the caller's columns are called by us.
        choices: The names of facts that are no day.
        elsewhere: Facts that a column may tell to other processes.
        ours: The names of columns that we write: those of an earlier run are replaced.
    """
    kept = [place for place, cell in enumerate(cells) if _name(cell) not in ours]
    by_name = {_name(theirs): ours for theirs, ours in mapped.items()}
    names = [_name(by_name.get(_name(cells[place]), cells[place])) for place in kept]
    events = _named(facts)
    dates = {place: events[name] for place, name in enumerate(names) if name in events}
    known = {*events, *NO_DATES, *choices}
    shown = [cells[place] for place in kept]
    near = _near(shown, names, known | {*_named(elsewhere or {})})
    if dates:
        near |= _kindred(shown, names, events, known.union(map(_name, near)))
    columns = Columns(
        width=len(cells),
        near=near,
        header=tuple(cells[place] for place in kept),
        kept=None if len(kept) == len(cells) else tuple(kept),
        dates=dates,
        reason=_place(names, "reason"),
        section=_place(names, "section"),
        health_only=_place(names, "health_only"),
        choices={name: names.index(name) for name in choices if name in names},
        term=_place(names, "term"),
    )
    return columns, [
        *_twice(names, columns),
        *_unmapped(cells, mapped, known | {*_named(elsewhere or {})}),
        *_no_letter(dates, facts, columns.near),
    ]


def _name(text: str) -> str:
    """Give a heading without regard to case, white space and signs that nobody sees."""
    seen = "".join(each for each in text if each.isprintable() or each.isspace())
    return "_".join(seen.lower().replace("-", " ").replace("_", " ").split())


def column_named(fact: Fact) -> str:
    """Name the column of a fact: as its option, in small letters with underscores."""
    return _name(fact.option.removeprefix("--"))


def heading(text: str) -> str:
    """Give a heading as headings are compared: without regard to case, white space and signs."""
    return _name(text)


def _place(names: Sequence[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _twice(names: Sequence[str], columns: Columns) -> list[Problem]:
    ours = {names[place] for place in columns.read()}
    repeated = [name for name in sorted(ours) if names.count(name) > 1]
    events = list(columns.dates.values())
    repeated += [event for event in dict.fromkeys(events) if events.count(event) > 1]
    return [
        _fault(name, f"there is more than one column for '{name}'.", "Keep one of them.")
        for name in dict.fromkeys(repeated)
    ]


def _named(facts: Mapping[Event, Fact]) -> dict[str, Event]:
    """Give facts by the names that a column may have: of the option, and of the event."""
    events = {column_named(fact): fact.id for fact in facts.values()}
    return {**events, **{_name(event): event for event in facts}}


def _unmapped(
    cells: Sequence[str], mapped: Mapping[str, str], known: Collection[str]
) -> list[Problem]:
    there = {_name(cell) for cell in cells}
    strange = [ours for ours in mapped.values() if _name(ours) not in known]
    return [_no_such(ours, known) for ours in dict.fromkeys(strange)] + [
        _fault("--map", f"there is no column '{theirs}' in the file.", "Check its first line.")
        for theirs in mapped
        if _name(theirs) not in there
    ]


def _no_such(ours: str, known: Collection[str]) -> Problem:
    near = alike(_name(ours), sorted(known))
    write = f"The nearest: {', '.join(near)}." if near else "Write the name of a fact."
    return _fault("--map", f"there is no fact '{ours}' here.", write)


def _near(cells: Sequence[str], names: Sequence[str], known: Collection[str]) -> dict[str, str]:
    """Find columns whose names are nearly ours, where there is no column of that name."""
    near: dict[str, str] = {}
    wanted = sorted({*known}.difference(names))
    for cell, name in zip(cells[:MOST], names, strict=False):
        if name and name not in known and len(name) <= SHOWN:
            found = alike(name, wanted, most=1, at_least=NEARLY)
            near |= {cell.strip(): each for each in found}
    return near


def _kindred(
    cells: Sequence[str],
    names: Sequence[str],
    events: Mapping[str, Event],
    known: Collection[str],
) -> dict[str, str]:
    """Find columns named by the words of one fact, such as ``certificate`` or ``date of cert``."""
    told = {events[name] for name in names if name in events}
    wanted = {name: event for name, event in events.items() if event not in told}
    kindred: dict[str, str] = {}
    for cell, name in zip(cells[:MOST], names, strict=False):
        if name and name not in known and len(name) <= SHOWN:
            facts = {wanted[each]: each for each in reversed(wanted) if _is_kin(name, each)}
            if len(facts) == 1:
                kindred[cell.strip()] = next(iter(facts.values()))
    return kindred


def _is_kin(theirs: str, ours: str) -> bool:
    """Say whether each word of a heading, but for those that say nothing, begins one of ours."""
    said = [word for word in theirs.split("_") if word not in IDLE]
    there = ours.split("_")
    return bool(said) and all(
        len(word) >= SHORTEST and any(each.startswith(word) for each in there) for word in said
    )


def _no_letter(
    dates: Mapping[int, Event], facts: Mapping[Event, Fact], near: Mapping[str, str]
) -> list[Problem]:
    usable = [event for event in dates.values() if facts[event].refused is None]
    if usable:
        return []
    names = [column_named(fact) for fact in facts.values() if not fact.refused]
    if not names:
        told = "no rule of this process counts from a date."
        return [_fault("--process", told, "sendpath timeline says what it holds.")]
    if "decision_date" in names:
        names = ["decision_date", "sent_date", "certificate_date"]
    if near:
        theirs, ours = next(iter(near.items()))
        write = f"If '{theirs}' is {ours}, name it so, or write --map '{theirs}={ours}'."
        return [_fault("the first line", "no column tells a date.", write)]
    return [
        _fault(
            "the first line",
            f"no column tells a date: {', '.join(names[:3])}.",
            f"Name one so, or say which it is: --map 'Letter date={names[0]}'.",
        )
    ]


def _fault(where: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value="", problem=problem, write=write, blocks=True)
