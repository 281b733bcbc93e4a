"""Columns of a caseload: which there are, and what each says of a row's outcomes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.caseload.letter_cells import OURS, cells, column_of, header, stands
from sendpath.caseload.row import Row
from sendpath.caseload.summary_columns import SUMMARY
from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule
from sendpath.core.outcomes import Deadline, NotCovered
from sendpath.core.problem import Problem
from sendpath.core.roles import Letter
from sendpath.core.standing import days_late, days_left, happened
from sendpath.intake.suggest import alike

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


def names_written(rules: Iterable[RuleId], letter: Letter) -> frozenset[str]:
    """Name every column that is ever written: for some rules, of a row as a whole, of letters."""
    parts = (*PARTS, "_standing")
    dates = (f"{column_of(rule)}{part}" for rule in rules for part in parts)
    whole = (f"{OURS}{name}" for name in (*SUMMARY, *TAIL))
    return frozenset({*dates, *whole, *header(letter), PROBLEMS})


def every(rules: Iterable[Rule]) -> dict[str, Column]:
    """Give every column there is for some rules, by name."""
    made = [column for rule in rules for column in _of_rule(rule)]
    made += [Column(f"{OURS}{name}", says) for name, says in SUMMARY.items()]
    return {column.name: column for column in made}


def of_letters(letter: Letter) -> dict[str, Column]:
    """Give the columns that only letters have: those written unless others are chosen."""
    names = header(letter)[:-2]
    return {name: Column(name, _cell(place, letter)) for place, name in enumerate(names)}


def _cell(place: int, letter: Letter) -> Callable[[Row], str]:
    def says(row: Row) -> str:
        dated = isinstance(row.outcomes.get(letter.window), Deadline | NotCovered)
        if row.decision is None and not dated:
            return ""  # no letter
        return cells(row.outcomes, row.decision, row.state, letter, today=row.today)[place]

    return says


def default(rules: Iterable[Rule]) -> list[str]:
    """Name the columns of a process that are written unless others are chosen."""
    due = [column_of(rule.id) for rule in rules if rule.anchor is not None and not rule.unconfirmed]
    return [*due, *(f"{OURS}{name}" for name in TAIL)]


def summary() -> list[str]:
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
    near = alike(name, sorted(known))
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


def _of_rule(rule: Rule) -> Iterable[Column]:
    for part, gives in PARTS.items():
        yield Column(f"{column_of(rule.id)}{part}", _says(rule.id, gives))
    yield Column(f"{column_of(rule.id)}_standing", _stood(rule.id))


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
