"""Columns of a caseload: which there are, and what each says of a row's outcomes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule
from sendpath.core.outcomes import Deadline
from sendpath.core.problem import Problem
from sendpath.core.standing import days_late, days_left, happened
from sendpath.render.cells import HEADER, WINDOW, cells, stands
from sendpath.render.whole_row import WHOLE, Row

OURS = "sendpath_"
PROBLEMS = "sendpath_problems"

TAIL = (
    "standing",
    "act_by",
    "next",
    "next_due",
    "overdue",
    "next_words",
    "overdue_words",
    "law_as_at",
)
"""What follows the dates of a process's rules."""


class Column(NamedTuple):
    """One column: its name, and what it says of a row."""

    name: str
    says: Callable[[Row], str]


Part = Callable[[Deadline, date], object]
PARTS: Mapping[str, Part] = {
    "": lambda outcome, _: outcome.due.day,
    "_safe": lambda outcome, _: outcome.safe,
    "_raw": lambda outcome, _: outcome.raw.day,
    "_latest": lambda outcome, _: outcome.latest,
    "_days_left": lambda outcome, today: days_left(outcome, today=today),
    "_days_late": lambda outcome, today: days_late(outcome, today=today),
    "_done": lambda outcome, today: happened(outcome, today=today),
    "_certainty": lambda outcome, _: outcome.certainty,
}


def every(rules: Iterable[Rule]) -> dict[str, Column]:
    """Give every column there is for some rules, by name."""
    made = [column for rule in rules for column in _of_rule(rule)]
    made += [Column(f"{OURS}{name}", says) for name, says in WHOLE.items()]
    return {column.name: column for column in made}


def of_letters() -> dict[str, Column]:
    """Give the columns that only letters have: those written unless others are chosen."""
    return {name: Column(name, _cell(place)) for place, name in enumerate(HEADER[:-2])}


def _cell(place: int) -> Callable[[Row], str]:
    def says(row: Row) -> str:
        if row.decision is None and not isinstance(row.outcomes.get(WINDOW), Deadline):
            return ""  # no letter
        return cells(row.outcomes, row.decision, row.state, today=row.today)[place]

    return says


def default(rules: Iterable[Rule]) -> list[str]:
    """Name the columns of a process that are written unless others are chosen."""
    due = [_name(rule.id) for rule in rules if rule.anchor is not None and not rule.unconfirmed]
    return [*due, *(f"{OURS}{name}" for name in TAIL)]


def whole() -> list[str]:
    """Name the columns of a sheet of mixed cases: of each row as a whole."""
    return [f"{OURS}{name}" for name in TAIL]


def chosen(texts: Sequence[str], known: Iterable[str], problems: list[Problem]) -> list[str]:
    """Read the names of columns, with or without our prefix, parted by commas."""
    told = [part.strip().lower() for text in texts for part in text.split(",") if part.strip()]
    names = [part if part.startswith(OURS) else f"{OURS}{part}" for part in told]
    there = {*known, PROBLEMS}  # it is always written, last
    problems.extend(_strange(name, there) for name in names if name not in there)
    return [name for name in dict.fromkeys(names) if name != PROBLEMS]


def _strange(name: str, known: set[str]) -> Problem:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something was mistyped

    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    shown = near or sorted(each for each in known if each.count("_") < FEW)
    return Problem(
        where="--columns",
        value=name,
        problem=f"there is no column '{name}'.",
        write=f"The nearest: {', '.join(shown)}.",
        blocks=True,
    )


FEW = 4
"""Underscores in the short names, shown when nothing is near."""


def _name(rule: RuleId) -> str:
    return f"{OURS}{rule.replace('.', '_').replace('-', '_')}"


def _of_rule(rule: Rule) -> Iterable[Column]:
    for part, gives in PARTS.items():
        yield Column(f"{_name(rule.id)}{part}", _says(rule.id, gives))
    yield Column(f"{_name(rule.id)}_standing", _stood(rule.id))


def _stood(rule: RuleId) -> Callable[[Row], str]:
    def says(row: Row) -> str:
        return stands(row.outcomes[rule], today=row.today) if rule in row.outcomes else ""

    return says


def _says(rule: RuleId, gives: Part) -> Callable[[Row], str]:
    def says(row: Row) -> str:
        outcome = row.outcomes.get(rule)
        told = gives(outcome, row.today) if isinstance(outcome, Deadline) else None
        return "" if told is None else str(told)

    return says
