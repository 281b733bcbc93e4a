"""Columns of a caseload: which there are, and what each says of a row's outcomes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule
from sendpath.core.outcome import Deadline, Outcome
from sendpath.core.problem import Problem
from sendpath.core.standing import days_late, days_left, done_by, happened, standing
from sendpath.render.cells import next_due, stands

OURS = "sendpath_"
PROBLEMS = "sendpath_problems"

TAIL = ("standing", "next", "next_due", "overdue", "law_as_at")
"""What follows the dates of a process's rules."""

ORDER = ("passed", "today", "ahead", "awaiting-certificate", "done", "unknown", "not-covered",
         "waiting")  # fmt: skip
"""How a row stands as a whole: as the first of these that one of its rules is."""

Outcomes = Mapping[RuleId, Outcome]


class Column(NamedTuple):
    """One column: its name, and what it says of a row's outcomes on a day."""

    name: str
    says: Callable[[Outcomes, date], str]


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
    made += [_standing(), _next(), _next_due(), _overdue()]
    return {column.name: column for column in made}


def default(rules: Iterable[Rule]) -> list[str]:
    """Name the columns of a process that are written unless others are chosen."""
    due = [_name(rule.id) for rule in rules if rule.anchor is not None and not rule.unconfirmed]
    return [*due, *(f"{OURS}{name}" for name in TAIL)]


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
    return Problem(where="--columns", value=name, problem=f"there is no column '{name}'.",
                   write=f"The nearest: {', '.join(shown)}.", blocks=True)  # fmt: skip


FEW = 4
"""Underscores in the short names, shown when nothing is near."""


def _name(rule: RuleId) -> str:
    return f"{OURS}{rule.replace('.', '_').replace('-', '_')}"


def _of_rule(rule: Rule) -> Iterable[Column]:
    for part, gives in PARTS.items():
        yield Column(f"{_name(rule.id)}{part}", _says(rule.id, gives))
    yield Column(
        f"{_name(rule.id)}_standing",
        lambda outcomes, today: stands(outcomes[rule.id], today=today),
    )


def _says(rule: RuleId, gives: Part) -> Callable[[Outcomes, date], str]:
    def says(outcomes: Outcomes, today: date) -> str:
        outcome = outcomes[rule]
        told = gives(outcome, today) if isinstance(outcome, Deadline) else None
        return "" if told is None else str(told)

    return says


def _standing() -> Column:
    def says(outcomes: Outcomes, today: date) -> str:
        there = {_how(each, today) for each in outcomes.values()}
        return next((how for how in ORDER if how in there), "")

    return Column(f"{OURS}standing", says)


def _how(outcome: Outcome, today: date) -> str:
    """Say how one rule stands; where nothing told shows whether it was done, that is unknown."""
    stood = stands(outcome, today=today)
    missed = is_overdue(outcome, today) or outcome.rule.kind == "limit"
    return "unknown" if stood == "passed" and not missed else stood


def _next() -> Column:
    def says(outcomes: Outcomes, today: date) -> str:
        following = next_due(outcomes, today=today)
        return following.rule.id if following else ""

    return Column(f"{OURS}next", says)


def _next_due() -> Column:
    def says(outcomes: Outcomes, today: date) -> str:
        following = next_due(outcomes, today=today)
        return following.due.day.isoformat() if following else ""

    return Column(f"{OURS}next_due", says)


def _overdue() -> Column:
    def says(outcomes: Outcomes, today: date) -> str:
        return " ".join(rule for rule, each in outcomes.items() if is_overdue(each, today))

    return Column(f"{OURS}overdue", says)


def is_overdue(outcome: Outcome, today: date) -> bool:
    """Say whether a public body's duty has passed, and nothing told shows that it was done."""
    return (
        isinstance(outcome, Deadline)
        and outcome.rule.kind == "duty"
        and outcome.rule.sense == "by"
        and outcome.rule.closed_by is not None
        and not outcome.conditional
        and standing(outcome, today=today) == "passed"
        and done_by(outcome, today=today) is None
    )
