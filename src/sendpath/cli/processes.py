"""Which processes there are, and which of them takes a fact."""

from typing import TYPE_CHECKING

from sendpath.core.clauses import Event
from sendpath.core.problem import Problem
from sendpath.intake.suggest import alike

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook


def unknown_process(name: str, book: "RuleBook") -> Problem:
    """Say which processes there are or, where a fact stands in its place, which one takes it."""
    event = Event(name.partition("=")[0])
    there = homes(event, book) if event in book.law.facts else []
    if there:
        write = " or ".join(f"sendpath timeline {home} {name}" for home in there)
        told = f"'{name}' is a fact, not a process."
        return _fault(name, told, f"Write the process before it: {write}.")
    near = alike(name, book.processes, most=2)
    known = f"Processes: {', '.join(book.processes)}."
    write = f"If you meant {' or '.join(near)}, write that. {known}" if near else known
    return _fault(name, f"'{name}' is not a process.", write)


def no_process(facts: list[str]) -> Problem:
    """Say that facts were told, and not of which process."""
    write = "Write the process first: sendpath timeline assessment request-received=2026-01-31."
    return _fault(" ".join(facts), "No process was named.", write)


def homes(event: Event, book: "RuleBook") -> list[str]:
    """Name the processes that take a fact, those that count from it where there are any.

    Reads every rule: only when something went wrong.
    """
    from sendpath.core.fact_use import FactUse, facts_used
    from sendpath.rulebook.loader import load_rulebook

    whole = load_rulebook(book.directory)
    there = facts_used(whole.law, whole.asked).get(event, FactUse())
    counted = there.gives or (*there.closes, *there.changes)
    used = {whole.law.rules[rule].process for rule in counted}
    return [process for process in whole.processes if process in used]


def _fault(value: str, problem: str, write: str) -> Problem:
    return Problem(where="PROCESS", value=value, problem=problem, write=write, blocks=True)
