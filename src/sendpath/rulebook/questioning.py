"""Ask a sound rule book all that can be asked of it: what fails is a fault, with file and rule.

Each process is loaded alone, as commands load it. It is asked with nothing told, with each fact
alone and with all of them; and with all of them, with each value of a choice and with each trait.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Note, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline, Outcome, Waiting
from sendpath.core.problem import Problem
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import RuleBook, load_rulebook, path_of, read_processes, read_toml

Told = tuple[str, Case]
"""A case, and in words what it tells."""

LETTER = "a letter"


def failing_questions(root: Path) -> list[Problem]:
    """Give a fault for each rule and process of a sound rule book that fails when it is asked."""
    traits = read_toml(root / "book.toml")["traits"]
    books = [load_rulebook(root, processes=(name,)) for name in read_processes(root)]
    books.append(load_rulebook(root, letter=True))
    calendar = load_calendar(books[0])
    faults = {
        (each.where, each.problem): each
        for book in books
        for each in _failures(book, calendar, list(_cases(book, traits)))
    }
    return list(faults.values())


def _cases(book: RuleBook, traits: Iterable[str]) -> Iterator[Told]:
    day = book.law_as_at
    everything = dict.fromkeys(book.law.facts, day)
    yield "nothing told", Case(events={})
    yield from ((f"{fact} told", Case(events={fact: day})) for fact in everything)
    yield "every fact told", Case(events=everything)
    for name, choice in book.choices.items():
        for value in choice.values:
            chosen = Case(events=everything, choices={name: value})
            yield f"every fact and {name} {value} told", chosen
    for trait in traits:
        case = Case(events=everything, traits=frozenset({trait}))
        yield f"every fact told, of a decision that is {trait}", case


def _failures(book: RuleBook, calendar: Calendar, cases: Iterable[Told]) -> Iterator[Problem]:
    """Ask every rule and process; of each, the first failure is told."""
    engine = Engine(book.law, calendar, unconfirmed=frozenset(book.law.rules))
    asked = {
        **{_file_of(book, rule): _question(rule) for rule in book.asked},
        **{f"processes.toml, {name}": _general(book, name) for name in _processes(book)},
    }
    opened = [(told, engine.open(case)) for told, case in cases]
    for where, question in asked.items():
        failed = next(filter(None, (_failure(question, *each) for each in opened)), None)
        if failed:
            told = f"it fails when it is asked with {failed}."
            yield Problem(where, "", told, "Mend it, or what it names.", blocks=True)


def _failure(
    question: Callable[[Assessment], object], told: str, assessment: Assessment
) -> str | None:
    try:
        question(assessment)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{told}: {type(error).__name__}: {error}"
    return None


def _question(rule: RuleId) -> Callable[[Assessment], object]:
    def ask(assessment: Assessment) -> object:
        outcome = assessment.outcome(rule)
        notes, exceptions = assessment.notes(outcome), assessment.exceptions(outcome)
        return notes, exceptions, _worked_out_late(outcome)

    return ask


def _worked_out_late(outcome: Outcome) -> object:
    """Give all of an outcome that is worked out only when it is asked for."""
    match outcome:
        case Deadline():
            return outcome.readings, outcome.safe, outcome.latest, outcome.certainty
        case Waiting():
            return outcome.near, outcome.floor, outcome.uncertain
        case _:
            return None


def _general(book: RuleBook, process: str) -> Callable[[Assessment], object]:
    of = book.processes[process]
    notes = (*of.notes, Note("left-out", "", None, of.left_out))
    return lambda assessment: assessment.general(notes)


def _processes(book: RuleBook) -> set[str]:
    return {book.law.rules[rule].process for rule in book.asked}


def _file_of(book: RuleBook, rule: RuleId) -> str:
    return path_of(book.directory, rule).relative_to(book.directory).as_posix()
