"""``timeline``: every clock of one process, the facts it takes, and which one would tell most."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from sendpath.answers.context import Context
from sendpath.answers.dated import dated
from sendpath.answers.hanging import hang_on
from sendpath.answers.missing_facts import unanswerable
from sendpath.answers.notes import said_view
from sendpath.answers.nothing_pressing import NO_DAY, Verdict, has_passed
from sendpath.answers.person import Person, keeping_to, outgrown, with_age
from sendpath.answers.shapes import DatedView
from sendpath.answers.verdict import verdict
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.fact_use import FactsUsed, FactUse
from sendpath.core.law import Fact, Process
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.problem import Problem, blocked

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class ProcessView(TypedDict):
    """A process and what it is about."""

    id: str
    words: str


class ProcessesView(TypedDict):
    """The whole answer of ``sendpath timeline`` alone."""

    schema: Literal["sendpath/processes/1"]
    law_as_at: date
    rule_book: str
    processes: list[ProcessView]


class FactView(TypedDict):
    """A fact that a process takes: which rules count from it, end with it, or change with it."""

    event: str
    words: str
    value: Literal["day", "year"]
    told: bool
    gives: list[str]
    closes: list[str]
    changes: list[str]


class AskedView(TypedDict):
    """What must be told first, as it is typed, and what it may be, each in words."""

    option: str
    question: str
    values: dict[str, str]


class TimelineView(DatedView):
    """The whole answer of ``sendpath timeline PROCESS``.

    ``tells_most`` is the missing fact from which most rules count. ``asks_first`` is what was not
    told and decides which of the dates bind: people are asked for it, and not shown those dates.
    ``asks_birth`` names what has a day, and by a birth that was not told may not be owed.
    """

    schema: Literal["sendpath/timeline/1"]
    process: str
    words: str
    facts: list[FactView]
    tells_most: str | None
    asks_first: AskedView | None
    asks_birth: list[str]


def processes(book: "RuleBook") -> ProcessesView:
    """List every process and what it is about."""
    return {
        "schema": "sendpath/processes/1",
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "processes": [{"id": name, "words": each.words} for name, each in book.processes.items()],
    }


def timeline(
    case: Case,
    used: FactsUsed,
    context: Context,
    problems: list[Problem],
    *,
    any_told: bool = True,
    label: str | None = None,
    process: Process | None = None,
    person: Person | None = None,
) -> TimelineView:
    """Answer one case of a process.

    Args:
        case: What was told, as far as the process takes it.
        used: The facts that the process takes.
        context: With what to answer.
        problems: What stands in the way joins these.
        any_told: Whether any fact was told; without one there is nothing to answer, and no fault.
        label: The caller's own name for the case.
        process: Which process that is; None for that of the first rule.
        person: Whose case it is, where the birth was told.
    """
    book = context.book
    process = process or book.processes[book.law.rules[book.asked[0]].process]
    assessment = context.engine.open(case)
    outcomes: Mapping[RuleId, Outcome] = {}
    if not blocked(problems):
        outcomes = assessment.outcomes(book.asked)
    if any_told:
        problems.extend(unanswerable(list(outcomes.values()), used, context, case))
    window = outcomes.get(book.letter.window)
    context = keeping_to(outgrown(person, window, assessment, context), context)
    shown = dated(outcomes.values(), assessment, context, problems, label)
    hanging = hang_on(process.needs, case, context)
    dated_ = {row["id"] for row in shown["deadlines"] if row["due"] and row["id"] in hanging}
    one = len({frozenset(hanging[each]) for each in dated_}) == 1  # what it hangs on is plain
    for row in shown["deadlines"]:
        hidden = row["id"] in hanging and not (one and row["id"] in dated_)
        row["listed"] = row["listed"] and not hidden
    notes = [said_view(each, context) for each in assessment.general(process.notes)]
    facts = [_fact(context.facts[event], each, shown) for event, each in used.items()]
    most = tells_most([each for each in facts if each["event"] not in case.not_yet], shown)
    asks = _asks_first(process.needs, hanging, context) if hanging and any_told else None
    said = _verdict(shown, most, asks, context) if any_told else _tell(most)
    said = with_age(said, person, window, assessment, context)
    return {
        "schema": "sendpath/timeline/1",
        "process": process.id,
        "words": process.words,
        **shown,
        "verdict": said.text,
        "urgency": said.urgency,
        "warnings": [*notes, *shown["warnings"]],
        "facts": facts,
        "tells_most": most,
        "asks_first": asks,
        "asks_birth": [
            str(rule)
            for rule, each in outcomes.items()
            if isinstance(each, Deadline) and each.version.school_age and not case.school_age
        ],
    }


def _verdict(
    shown: DatedView, most: str | None, asks: AskedView | None, context: Context
) -> Verdict:
    """Say the one line: what is certain, else what to tell first."""
    if asks is not None and not any(row["listed"] and row["due"] for row in shown["deadlines"]):
        return Verdict(f"Tell first: {asks['question']} {asks['option']}", "open")
    said = verdict(shown["deadlines"], context)
    if said.text != NO_DAY:
        return said
    gone = [row for row in shown["deadlines"] if row["listed"] and row["standing"] == "passed"]
    return has_passed(gone[-1], context) if gone else _tell(most) if most else said


def _tell(most: str | None) -> Verdict:
    if most is None:
        return Verdict("No day is fixed for this: no fact gives a date", "open")
    return Verdict(f"Tell a day, and its dates are here: {most}=DATE tells most", "open")


def _asks_first(
    choice: str | None, hanging: Mapping[str, set[str]], context: Context
) -> AskedView | None:
    """Ask for a choice, with the values that mean something here."""
    if choice is None:
        return None
    told, asked = context.book.choices[choice], set[str]().union(*hanging.values())
    values = {value: words for value, words in told.values.items() if value in asked}
    return {"option": told.option, "question": told.question, "values": values}


def tells_most(facts: Iterable[FactView], shown: DatedView) -> str | None:
    """Name the fact not told that most rules wait for; the first of equals."""
    waiting = {row["id"] for row in shown["deadlines"] if row["status"] == "waiting"}
    missing = [
        (len(waiting.intersection(fact["gives"])), fact) for fact in facts if not fact["told"]
    ]
    most, fact = max(missing, key=lambda each: each[0], default=(0, None))
    return fact["event"] if fact and most else None


def _fact(fact: Fact, does: FactUse, shown: DatedView) -> FactView:
    return {
        "event": str(fact.id),
        "words": fact.words,
        "value": fact.value,
        "told": fact.id in shown["given"]["events"],
        "gives": [str(rule) for rule in does.gives],
        "closes": [str(rule) for rule in does.closes],
        "changes": [str(rule) for rule in _changed(does)],
    }


def _changed(does: FactUse) -> tuple[RuleId, ...]:
    """Give the rules that a fact changes or leaves open; else, alone, those that it qualifies."""
    return (*does.changes, *does.leaves_open) or (() if does.acts else does.qualifies)
