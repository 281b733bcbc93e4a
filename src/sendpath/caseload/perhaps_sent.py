"""The day to appeal by of a letter whose day was not told, were it sent when what it tells was.

A final plan goes out with a letter, and its day is told without that of the letter. The time to
appeal may run from it: that is said with its condition, for nothing else may show it in time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.due import Stands
from sendpath.answers.parts import written
from sendpath.caseload.briefs import LIVE, Ground, brief
from sendpath.caseload.letter_questions import decided_by
from sendpath.caseload.questions import check_first
from sendpath.core.case import Case
from sendpath.core.clauses import Note
from sendpath.core.law import Rule
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Deadline
from sendpath.core.standing import standing

CHECK = (
    "The date of the letter was not told. This day is right only if the letter was sent on the day "
    "{}, {}: find it, and give its date."
)


class Perhaps(NamedTuple):
    """A last day that is right if a letter was sent on a certain day.

    Attributes:
        rule: The rule.
        stands: How it would stand.
        day: The last day.
        safe: The day to keep to where that is earlier.
        words: What would be to be done.
        check: On what that hangs.
    """

    rule: Rule
    stands: Stands
    day: date
    safe: date | None
    words: str
    check: str


def perhaps(case: Case, letters: Sequence[Note], context: Context) -> Iterator[Perhaps]:
    """Give the day to appeal by that is still ahead, for each decision whose letter is not told."""
    book = context.book
    window, ground = book.law.rules.get(book.letter.window), Ground(context, book.decisions())
    shown = dict.fromkeys(event for note in letters for event in decided_by(note, ground))
    for event in shown:
        if window is None or event not in case.events:
            continue
        sent = case.events[event]
        told = replace(case, events={**case.events, book.letter.sent: sent})
        assessment = context.engine.open(told)
        outcome = assessment.outcome(window.id)
        if not isinstance(outcome, Deadline):
            continue
        stands = standing(outcome, today=context.today)
        if stands in LIVE:
            check = CHECK.format(context.facts[event].words, spell_fully(sent))
            more = written(check_first(assessment, ground, window.id), context.today)
            check = " ".join(filter(None, (check, more)))
            act = brief(assessment, ground, window.id).act or outcome.due.day
            safe = act if act < outcome.due.day else None
            live: Stands = "today" if stands == "today" else "ahead"
            title = f"{window.title}."
            yield Perhaps(window, live, outcome.due.day, safe, title, check)
