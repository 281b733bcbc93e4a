"""The day to appeal by of a letter whose day was not told, were it sent when what it tells was.

A final plan goes out with a letter, and its day is told without that of the letter. The time to
appeal may run from it: that is said with its condition, for nothing else may show it in time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.parts import written
from sendpath.caseload.briefs import Ground, brief
from sendpath.caseload.letter_questions import decided_by
from sendpath.caseload.questions import check_first
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note
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
        event: The decision that the letter tells.
        rule: The rule.
        stands: How it would stand.
        day: The last day.
        safe: The day to keep to where that is earlier.
        words: What would be to be done.
        check: On what that hangs.
    """

    event: Event
    rule: Rule
    stands: str | None
    day: date
    safe: date | None
    words: str
    check: str


def perhaps(case: Case, context: Context) -> Iterator[Perhaps]:
    """Give the day to appeal by for each decision that was told, if no letter's day was."""
    book = context.book
    window, ground = book.law.rules.get(book.letter.window), Ground(context, book.decisions())
    if window is None or not case.events.keys().isdisjoint(context.letters):
        return
    decided = dict.fromkeys(each.shows for each in ground.decisions.reasons.values())
    for event in decided:
        if event is None or event not in case.events:
            continue
        sent = case.events[event]
        told = replace(case, events={**case.events, book.letter.sent: sent})
        assessment = context.engine.open(told)
        outcome = assessment.outcome(window.id)
        if isinstance(outcome, Deadline):
            stands = standing(outcome, today=context.today)
            act = brief(assessment, ground, window.id).act or outcome.due.day
            safe = act if act < outcome.due.day else None
            check = CHECK.format(context.facts[event].words, spell_fully(sent))
            more = written(check_first(assessment, ground, window.id), context.today)
            check = " ".join(filter(None, (check, more)))
            title = f"{window.title}."
            yield Perhaps(event, window, stands, outcome.due.day, safe, title, check)


def lately(letters: Sequence[Note], ground: Ground) -> frozenset[Event]:
    """Name what letters tell of which the day is asked for: nothing else may show them in time."""
    return frozenset(event for note in letters for event in decided_by(note, ground))
