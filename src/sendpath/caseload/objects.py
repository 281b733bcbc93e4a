"""A row answered as an object a line: the same answer as in cells, written another way."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sendpath.answers.dated import problem_view
from sendpath.answers.notes import echoed
from sendpath.caseload.table import Answered, Reply, Table
from sendpath.core.fact_use import FactsUsed, is_birth_asked
from sendpath.core.law import Process
from sendpath.core.problem import Problem

Document = Callable[[Reply, list[Problem]], Mapping[str, Any]]


def objects(
    table: Table, used: FactsUsed, *, process: str | None, chosen: bool
) -> Callable[[Answered], str]:
    """Make ready to write rows: as the whole document of each, or the chosen columns alone."""
    document, names = _document(used, process), distinct(table.columns.header)

    def write(each: Answered) -> str:
        answer = _cells(each, table) if chosen else document(each.reply, [*each.problems])
        if each.reply.remarks and "warnings" in answer:
            noted = [*answer["warnings"], *echoed(each.reply.remarks)]
            answer = {**answer, "warnings": noted}
        place = {"row": each.number, "sheet": table.tally.sheet}
        given = {**place, "columns": dict(_given(each, names))}
        return json.dumps({**answer, **given}, default=date.isoformat) + "\n"

    return write


def distinct(names: Sequence[str]) -> list[str]:
    """Tell columns of one name apart: the second ``note`` is ``note (2)``."""
    seen: Counter[str] = Counter()
    made: list[str] = []
    for name in names:
        seen[name] += 1
        shown = name
        while shown in made or (shown != name and shown in names):
            shown = f"{name} ({seen[name]})"
            seen[name] += shown in made
        made.append(shown)
    return made


def _given(each: Answered, names: Sequence[str]) -> list[tuple[str, str]]:
    """Give the caller's own cells by column; those beyond the first line by their number."""
    beyond = [
        f"column {number}" for number in range(len(names) + 1, len(names) + 1 + len(each.more))
    ]
    return list(zip([*names, *beyond], [*each.row, *each.more], strict=True))


def _cells(each: Answered, table: Table) -> dict[str, Any]:
    answer: dict[str, Any] = dict(zip(table.header, each.reply.cells, strict=False))
    return {**answer, "problems": [problem_view(problem) for problem in each.problems]}


def _document(used: FactsUsed, process: str | None) -> Document:
    if process is None:
        from sendpath.answers.deadlines import deadlines  # noqa: PLC0415 - only for this format

        def of_letter(reply: Reply, problems: list[Problem]) -> Mapping[str, Any]:
            person, context = reply.person, reply.context
            case = reply.case if person is None else person.aged(reply.case, context)
            return deadlines(case, context, problems, person=person)

        return of_letter
    from sendpath.answers.timeline import timeline  # noqa: PLC0415 - only for this format

    every_process = Process("all", "every process", ()) if process == "all" else None

    def told(reply: Reply, problems: list[Problem]) -> Mapping[str, Any]:
        case, person, book = reply.case, reply.person, reply.context.book
        rules = (book.law.rules[rule] for rule in book.asked)
        known = process in book.processes
        asked = known and person and is_birth_asked(rules, book.processes[process])
        if person and asked:
            case = person.aged(case, reply.context)
        person = person if asked or not known else None
        return timeline(case, used, reply.context, problems, process=every_process, person=person)

    return told
