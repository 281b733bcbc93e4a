"""Columns of a caseload: which there are, and what each says of a row's outcomes."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sendpath.caseload.asking import Subject
from sendpath.caseload.our_names import OURS, column_of, header
from sendpath.caseload.row import Row
from sendpath.caseload.rule_cells import PARTS, STANDING
from sendpath.caseload.summary_columns import SUMMARY, WORDED
from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule
from sendpath.core.problem import Problem
from sendpath.core.roles import Letter
from sendpath.intake.suggest import NEAREST, alike

PROBLEMS = "sendpath_problems"

UNTIL_25 = f"{OURS}until_25"
"""The column of letters that is written where another tells the birth."""

LONG = ("rule", "title", "who", "kind", "due", "safe", "standing", "days_left", "words")
"""What a long answer tells in each of its rows."""

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
    """One column: its name, and what it says of a row, or tells of a rule.

    Attributes:
        name: Its name.
        says: What it says of a row as a whole.
        rule: Of which rule it tells instead.
        part: What it tells of that.
        worded: Whether it says anything that has to be marked in a line of CSV.
    """

    name: str
    says: Callable[[Row], str] = str
    rule: RuleId | None = None
    part: str = ""
    worded: bool = False


def subjects(columns: Sequence[Column]) -> dict[RuleId, Subject]:
    """Say what columns tell of rules, and where in a line that stands."""
    places: dict[RuleId, list[int]] = {}
    for place, column in enumerate(columns):
        if column.rule is not None:
            places.setdefault(column.rule, []).append(place)
    return {
        rule: Subject(rule, tuple(columns[place].part for place in there), tuple(there))
        for rule, there in places.items()
    }


def names_written(rules: Iterable[RuleId], letter: Letter) -> frozenset[str]:
    """Name every column that is ever written: for some rules, of a row as a whole, of letters."""
    parts = (*PARTS, STANDING)
    dates = (f"{column_of(rule)}{part}" for rule in rules for part in parts)
    whole = (f"{OURS}{name}" for name in (*SUMMARY, *TAIL, *LONG))
    return frozenset({*dates, *whole, *header(letter), UNTIL_25, PROBLEMS})


def every(rules: Iterable[Rule]) -> dict[str, Column]:
    """Give every column there is for some rules, by name."""
    made = [column for rule in rules for column in _of_rule(rule)]
    made += [Column(f"{OURS}{name}", says, worded=name in WORDED) for name, says in SUMMARY.items()]
    return {column.name: column for column in made}


def of_letters(letter: Letter, *, mixed: bool) -> dict[str, Column]:
    """Give the columns that only letters have: those written unless others are chosen.

    Args:
        letter: What letters are asked.
        mixed: Whether other cases stand beside letters: of them, nothing is said there.
    """
    told = _of_letter if mixed else _as_told
    window, contact = letter.window, letter.contact
    tells: list[tuple[RuleId, str] | Callable[[Row], str]] = [
        lambda row: row.decided.answer if row.decided and _is_covered(row) else "",
        lambda row: row.asked.fact("certificate") if _is_covered(row) else "",
        (window, ""),
        (window, "_safe"),
        told(lambda row: row.window.stands if row.window else ""),
        (window, "_days_left"),
        (window, "_certainty"),
        (contact, ""),
        told(SUMMARY["next"]),
        told(SUMMARY["next_due"]),
    ]
    made = (
        Column(name, says=told) if callable(told) else Column(name, rule=told[0], part=told[1])
        for name, told in zip(header(letter)[:-2], tells, strict=True)
    )
    by_age = Column(UNTIL_25, says=until_25)
    return {column.name: column for column in (*made, by_age)}


def until_25(row: Row) -> str:
    """Give a young person's last day to appeal, where the last day is later, or may be."""
    until = row.aged.until
    return "" if until is None else until.day.isoformat()


def _is_covered(row: Row) -> bool:
    """Say whether the law of the letter is known; else nothing is said of its right of appeal."""
    return row.window is not None and row.window.covered


def _as_told(says: Callable[[Row], str]) -> Callable[[Row], str]:
    return says


def _of_letter(says: Callable[[Row], str]) -> Callable[[Row], str]:
    """Say nothing of a row that tells no letter."""

    def told(row: Row) -> str:
        window = row.window
        lettered = window is not None and (window.dated or not window.covered)
        return says(row) if row.decided is not None or lettered else ""

    return told


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
    part = name.removeprefix(OURS)
    held = sorted((each for each in known if part in each), key=lambda each: (len(each), each))
    near = held[:NEAREST] or alike(name, sorted(known))
    shown = near or sorted(each for each in known if each.count("_") < FEW)
    return Problem(
        where="--columns",
        value=name,
        problem=f"there is no column '{name}'.",
        write=f"The nearest: {', '.join(shown)}. {LISTED}",
        blocks=True,
    )


LISTED = "sendpath schema batch lists all."

FEW = 4
"""Underscores in the short names, shown when nothing is near."""


def _of_rule(rule: Rule) -> Iterable[Column]:
    for part in (*PARTS, STANDING):
        yield Column(f"{column_of(rule.id)}{part}", rule=rule.id, part=part)
