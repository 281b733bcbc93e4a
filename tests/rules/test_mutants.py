"""Examples are worth what they catch: every careless change to a rule must turn one of them red."""

import pytest

from mutants import Table, mutants
from sendpath.core.calendar import Calendar
from sendpath.core.law import Rule
from sendpath.rulebook import build
from sendpath.rulebook.loader import RuleBook, Shelf, load_rulebook, path_of, read_toml
from sendpath.rulebook.proof import expected, given

NEW_YEAR = "1 January is no working day, so the weekend roll leads to the same day"
CHRISTMAS = "no roll ends on 25 December or 1 January: neither is a working day"
NEVER_WORKING = "25 December and 1 January are never working days, so they are not counted anyway"
COUNTED_IN_WORKING_DAYS = {
    "appeal.la-response": ("run",),
    "appeal.registration": ("run", "opens"),
    "appeal.bundle": ("run",),
    "appeal.decision": ("run",),
    "discrimination.response": ("run",),
}
A_YEAR_IS_ITS_SEPTEMBER = "a year picks the version by 1 September, so a day earlier is the same"
NO_CONTACT_TO_MISS = (
    "where only section I is in dispute, mediation.contact-adviser does not bind: "
    "nothing is later than its day, nothing missed, and a text cannot name it"
)
NO_DAY_WITHOUT_IT = (
    "a rule has no day before its anchor was told, so the note is told with every day"
)
EQUIVALENT = {
    ("exclusion.day-six", "version.0.note.0.when [0] dropped"): NO_DAY_WITHOUT_IT,
    ("appeal.window", "version.0.note.1.when [3] dropped"): NO_CONTACT_TO_MISS,
    ("appeal.window", "version.0.note.2.when [1] dropped"): NO_CONTACT_TO_MISS,
    ("appeal.window", "version.0.note.3.when [1] dropped"): NO_CONTACT_TO_MISS,
    ("appeal.window", "version.0.note.19.when [3] dropped"): NO_CONTACT_TO_MISS,
    ("appeal.window", "version.0.note.20.when [2] dropped"): NO_CONTACT_TO_MISS,
    **{
        (rule, f"version.0.{clause}.uncounted [0] end {end}"): NEVER_WORKING
        for rule, clauses in COUNTED_IN_WORKING_DAYS.items()
        for clause in clauses
        for end in ("0 +1", "1 -1")
    },
    ("phase.other", "version.0.in_force -1"): A_YEAR_IS_ITS_SEPTEMBER,
    ("phase.post16", "version.0.in_force -1"): A_YEAR_IS_ITS_SEPTEMBER,
    ("phase.post16", "version.1.in_force -1"): A_YEAR_IS_ITS_SEPTEMBER,
    ("appeal.window", "version.0.moves.0.falls_in [0] end 1 -1"): NEW_YEAR,
    ("appeal.window", "version.0.reading.1.moves.1.falls_in [0] end 0 +1"): CHRISTMAS,
    ("appeal.window", "version.0.reading.1.moves.1.falls_in [0] end 1 -1"): CHRISTMAS,
}
"""Mutants that no example can catch, each with the reason why they are the same law."""

BOOK = load_rulebook()
SHELF = Shelf(BOOK.directory)
TABLES = {str(rule): read_toml(path_of(BOOK.directory, rule)) for rule in BOOK.law.rules}
MUTANTS = [
    pytest.param(rule, name, mutant, id=f"{rule}: {name}")
    for rule, table in TABLES.items()
    for name, mutant in mutants(table)
    if (rule, name) not in EQUIVALENT
]


@pytest.mark.parametrize(("rule", "name", "mutant"), MUTANTS)
@pytest.mark.once
def test_an_example_turns_red(
    rule: str, name: str, mutant: Table, book: RuleBook, calendar: Calendar
) -> None:
    mutated = built(mutant)
    assert mutated is None or any(
        given(mutated, example, book, calendar) != expected(example)
        for example in mutant["example"]
    ), f"{rule} lives with {name}"


@pytest.mark.once
def test_every_equivalent_mutant_is_still_made() -> None:
    made = {(rule, name) for rule, table in TABLES.items() for name, _ in mutants(table)}
    assert set() == set(EQUIVALENT) - made


def built(mutant: Table) -> Rule | None:
    """Build a mutant; None where it cannot be, for then nobody is answered by it."""
    try:
        return build.rule(mutant, process=mutant["id"].split(".")[0], look_up=SHELF)
    except (KeyError, StopIteration, ValueError):
        return None
