"""What is missing on a sheet of mixed cases, where what a row tells gives no day of any process.

A row of one process is told so as a problem of its own. Of a mixed one it is first to be found out
which processes what it tells concerns.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.missing_facts import (
    choices_of,
    gives_nothing,
    hangs_on_choice,
    nothing_counted,
)
from sendpath.caseload.asking import Asked
from sendpath.caseload.column_words import Called
from sendpath.caseload.lacks import Lacks
from sendpath.caseload.row import Sum
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.fact_use import FactsUsed
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.names import capital
from sendpath.core.outcomes import Waiting
from sendpath.core.problem import Problem
from sendpath.core.walk import choices_asked

CELL = "Give it in the column {}."


def lacking_terms(summed: Sum, context: Context) -> RuleId | None:
    """Name a rule for which the school's terms that were told are too short."""
    short = (rule.id for rule, brief in summed.rare if brief.lacks_terms)
    return next(short, None) if context.calendar.terms else None


def lacking(
    rules: Mapping[RuleId, Rule],
    asked: Asked,
    summed: Sum,
    context: Context,
    used: FactsUsed,
    called: Called,
) -> Lacks | None:
    """Say what is missing of what a row tells; None where nothing it tells asks for more.

    What was ticked off, its day not told, concerns as much as a day does.

    Args:
        rules: The rules asked of it.
        asked: The row, of which all that it tells is asked only if need be.
        summed: What they say.
        context: With what it is answered.
        used: What facts are used for.
        called: What facts are called in columns.
    """
    case, undated = asked.case, _undated(asked.case, context)
    asks = any(brief.hides for _, brief in summed.rare) and not undated
    if asks or summed.dated() or not summed.covered:
        return None
    if not (case.events or case.choices or undated):
        return None
    assessment = context.engine.open(case)
    there = {*case.events, *undated}
    limits = [*_limits(rules, assessment, there, context)]
    runs = {event for each in limits for event in each.waiting_for}
    found: dict[str, Problem] = {}
    presses = False
    for process in dict.fromkeys(_concerned(rules, [*(case.events or undated)], case, used)):
        own = [rule for rule, each in rules.items() if each.process == process]
        waiting = gives_nothing([*assessment.outcomes(own).values()])
        if waiting and not any(TERM in each.waiting_for for each in waiting):
            told = nothing_counted(
                waiting, used, context, case.events or dict.fromkeys(undated, date.max)
            )
            wanted = {event for each in waiting for event in each.waiting_for}
            own_days = sorted(wanted.intersection(undated), key=lambda event: event not in runs)
            if own_days and (own_days[0] in runs or Event(told.where) not in runs):
                told = _own_day(own_days[0], context)
            alone = None if own_days else _alone(waiting, assessment, context)
            told, cells = alone or (told, [Event(told.where)])
            found[" or ".join(map(called, cells))] = told
            presses |= Event(told.where) in runs
    known = _known(undated, context, called)
    if not found:
        return _without_its_day([event for event in undated if event in used], case, called, known)
    names, first = [*found], next(iter(found.values()))
    why = first.problem if len(names) == 1 else "Nothing that is told can be counted from."
    write = CELL.format(" or ".join(names))
    problem = Problem(where=called(first.where), value="", problem=why, write=write)
    over = bool(known) and not presses and _is_lodged(there, context)
    return Lacks(problem, presses, known, over)


def _alone(
    waiting: Sequence[Waiting], assessment: Assessment, context: Context
) -> tuple[Problem, Sequence[Event]] | None:
    """Say what a rule says of a fact that was told without the day it is counted from.

    Beside it stand the facts that would tell that day: what stands in for it first.
    """
    for each in waiting:
        told = " ".join(words.said(note) for note in assessment.notes(each))
        if told and each.waiting_for:
            missing = each.waiting_for[0]
            stand_ins = context.engine.ties.stand_ins.get(missing, ())
            return Problem(str(missing), "", told, blocks=True), (*stand_ins, missing)
    return None


def _undated(case: Case, context: Context) -> list[Event]:
    """Name what was ticked off, its day not told: what is done, and what may be still to come."""
    facts = context.book.law.facts
    undated = {*case.ticked, *(event for event in case.doubted if facts[event].future)}
    return [event for event in facts if event in undated]


def _limits(
    rules: Mapping[RuleId, Rule], assessment: Assessment, there: set[Event], context: Context
) -> Iterator[Waiting]:
    """Give the last days of the family that wait for a fact, and may be ahead: not once it acted.

    Where the appeal is in, the time that runs from the letter is over.
    """
    lodged = _is_lodged(there, context)
    for rule in rules.values():
        if rule.kind == "limit" and not _is_kept(rule, there, context):
            outcome = assessment.outcome(rule.id)
            if isinstance(outcome, Waiting):
                of_letter = context.book.letter.sent in outcome.waiting_for
                if not (lodged and of_letter):
                    yield outcome


def _is_kept(rule: Rule, there: set[Event], context: Context) -> bool:
    """Say whether what was told, or ticked off, shows that a last day is behind the family."""
    own, provers = rule.closed_by, context.engine.ties.provers
    return own is not None and not there.isdisjoint((own, *provers.get(own, ())))


def _is_lodged(there: set[Event], context: Context) -> bool:
    """Say whether the appeal is in."""
    window = context.book.law.rules.get(context.book.letter.window)
    return window is not None and _is_kept(window, there, context)


def _own_day(event: Event, context: Context) -> Problem:
    """Ask for the day of what was ticked off."""
    told = f"Nothing can be counted without the day {context.facts[event].words}."
    return Problem(str(event), "", told)


def _known(undated: Sequence[Event], context: Context, called: Called) -> str:
    """Say what was told to be done or arranged, and not when."""
    facts = context.book.law.facts
    named = {
        future: sorted({called(event) for event in undated if facts[event].future == future})
        for future in (False, True)
    }
    done, arranged = (", ".join(names) for names in named.values())
    told = [f"Done, on a day not told: {done}."] if done else []
    told += [f"Arranged or done, on a day not told: {arranged}."] if arranged else []
    return " ".join(told)


def _without_its_day(
    undated: Sequence[Event], case: Case, called: Called, known: str
) -> Lacks | None:
    """Ask for the days of what was ticked off, where that is all that is told."""
    if case.events or not undated:
        return None
    name = called(undated[0])
    told = Problem(name, "", "Nothing can be counted without that day.", CELL.format(name))
    return Lacks(told, known=known)


def _concerned(
    rules: Mapping[RuleId, Rule], told: Sequence[Event], case: Case, used: FactsUsed
) -> Iterator[str]:
    """Name the processes that what is told concerns: those of its days, else of its choices.

    Either concerns most the process of which it touches the most rules.
    """
    touched = Counter(
        rules[rule].process
        for event in told
        if event in used
        for rule in used[event].rules()
        if rule in rules
    )
    if touched:
        yield touched.most_common(1)[0][0]
        return
    hanging = Counter(
        each.process
        for each in rules.values()
        if hangs_on_choice(each) and not choices_asked([each]).isdisjoint(case.choices)
    )
    most = max(hanging.values(), default=0)
    yield from (process for process, many in hanging.items() if many * 2 > most)


def unbegun(
    rules: Mapping[RuleId, Rule],
    asked: Asked,
    context: Context,
    used: FactsUsed,
    called: Called,
) -> list[Problem]:
    """Say what is missing of a process that a choice tells of, and no day, whatever else is told.

    A choice on which rules of several processes hang does not tell which one is meant.
    """
    found = list[Problem]()
    for choice in asked.case.choices:
        processes = {each.process for each in rules.values() if choice in choices_of(each)}
        if len(processes) != 1:
            continue
        (process,) = processes
        own = [rule for rule, each in rules.items() if each.process == process]
        assessment = context.engine.open(asked.case)
        waiting = gives_nothing([*assessment.outcomes(own).values()])
        if waiting and not any(TERM in each.waiting_for for each in waiting):
            told = nothing_counted(waiting, used, context, asked.case.events)
            of = capital(context.book.processes[process].words)
            write = CELL.format(called(told.where))
            found.append(told._replace(problem=f"{of}: {told.problem}", write=write, blocks=False))
    return found
