"""What is missing on a sheet of mixed cases, where what a row tells gives no day of any process.

A row of one process is told so as a problem of its own. Of a mixed one it is first to be found out
which processes what it tells concerns.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from sendpath.answers.context import Context
from sendpath.answers.missing_facts import (
    choices_of,
    gives_nothing,
    hangs_on_choice,
    nothing_counted,
)
from sendpath.caseload.asking import Asked
from sendpath.caseload.column_words import Called
from sendpath.caseload.row import Sum
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.fact_use import FactsUsed
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.names import capital
from sendpath.core.problem import Problem
from sendpath.core.walk import choices_asked


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
) -> Problem | None:
    """Say what is missing of what a row tells; None where nothing it tells asks for more.

    Args:
        rules: The rules asked of it.
        asked: The row, of which all that it tells is asked only if need be.
        summed: What they say.
        context: With what it is answered.
        used: What facts are used for.
        called: What facts are called in columns.
    """
    asks = any(brief.hides for _, brief in summed.rare)
    if asks or summed.dated() or not summed.covered:
        return None
    case = asked.case
    if not (case.events or case.choices):
        return None
    assessment = context.engine.open(case)
    found: dict[str, Problem] = {}
    for process in dict.fromkeys(_concerned(rules, case, used)):
        own = [rule for rule, each in rules.items() if each.process == process]
        waiting = gives_nothing([*assessment.outcomes(own).values()])
        if waiting and not any(TERM in each.waiting_for for each in waiting):
            told = nothing_counted(waiting, used, context, case.events)
            found[called(told.where)] = told
    if not found:
        return None
    names, first = [*found], next(iter(found.values()))
    why = first.problem if len(names) == 1 else "Nothing that is told can be counted from."
    write = f"Give it in the column {' or '.join(names)}."
    return Problem(where=names[0], value="", problem=why, write=write)


def _concerned(rules: Mapping[RuleId, Rule], case: Case, used: FactsUsed) -> Iterator[str]:
    """Name the processes that what is told concerns: those of its days, else of its choices.

    Either concerns most the process of which it touches the most rules.
    """
    touched = Counter(
        rules[rule].process
        for event in case.events
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
            write = f"Give it in the column {called(told.where)}."
            found.append(told._replace(problem=f"{of}: {told.problem}", write=write, blocks=False))
    return found
