"""What a table asks of a case: of one rule, or of the case as a whole.

Each question is a function of an opened case. Its answer may hold days, and sentences with days in
them: whether they are asked days, of which one answer is learnt for many cases, it does not know.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.missing_facts import NO_LETTER
from sendpath.answers.notes import beside, noted
from sendpath.answers.parts import Part, Parts, Spelled, said, spaced
from sendpath.answers.summaries import to_come, why_not_covered
from sendpath.core.asked import earliest
from sendpath.core.assessment import Assessment
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import Note, RuleId
from sendpath.core.decisions import Decisions
from sendpath.core.engine import Engine
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.outcomes import (
    Deadline,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
)
from sendpath.core.standing import (
    days_late,
    days_left,
    happened,
    is_gone,
    is_overdue,
    is_unconfirmed,
    standing,
)
from sendpath.core.walk import choices_asked
from sendpath.rulebook.loader import RuleBook

LIVE = ("ahead", "today")
ORDER = (
    "passed",
    "today",
    "ahead",
    "awaiting-certificate",
    "done",
    "unknown",
    "not-covered",
    "waiting",
)
"""How a row stands as a whole: as the first of these that one of its rules is."""

NO_RANK = len(ORDER)

AT_ONCE = 2
"""Remarks told in one cell beside a day that has passed."""


class Ground(NamedTuple):
    """What the rows of a table are answered with.

    Attributes:
        context: Law, calendar and today.
        decisions: What councils decide.
    """

    context: Context
    decisions: Decisions

    @property
    def today(self) -> date:
        """The day of asking."""
        return self.context.today

    @property
    def book(self) -> RuleBook:
        """The rule book."""
        return self.context.book

    @property
    def engine(self) -> Engine:
        """What opens cases."""
        return self.context.engine


class Brief(NamedTuple):
    """What one rule says of a row.

    Attributes:
        stands: How it stands in one word.
        rank: How the row stands by it: a place in ``ORDER``.
        live: Its last day, where that is ahead or today.
        act: The earliest day that it may be read to be, where the family has to act by it.
        sure: Whether it is sure that the live day has to be kept.
        overdue: Whether a public body's duty is overdue.
        asks: Whether it is to be found out if it was done.
        wanted: What is no day and would tell whether it binds, where its day has passed.
        dated: Whether there is a last day.
        covered: Whether the rule book and the calendar reach.
        waits: Whether it can give no day before more is told.
        excused: Whether it does not apply.
        lacks_terms: Whether it waits for a school's terms alone.
        hides: Whether it waits for what was told and could not be read, and binds the family.
        rare: Whether it says any of these, or is a last day of the family for which to act today.
    """

    stands: str
    rank: int = NO_RANK
    live: date | None = None
    act: date | None = None
    sure: bool = False
    overdue: bool = False
    asks: bool = False
    wanted: tuple[str, ...] = ()
    dated: bool = False
    covered: bool = True
    waits: bool = False
    excused: bool = False
    lacks_terms: bool = False
    hides: bool = False
    rare: bool = False


ACT_TODAY = frozenset({"passed", "awaiting-certificate", "unknown"})
"""How a last day of the family stands for which it has to act today."""


def stands(outcome: Outcome, *, today: date) -> str:
    """Say how a rule stands in one word."""
    if isinstance(outcome, Deadline):
        return standing(outcome, today=today) or "done"
    return KINDS[type(outcome).__name__]


KINDS = {
    "Waiting": "waiting",
    "NotApplicable": "not-applicable",
    "NotCovered": "not-covered",
    "NoDate": "no-date",
    "Unconfirmed": "unconfirmed",
}


def brief(assessment: Assessment, ground: Ground, rule: RuleId) -> Brief:
    """Say in brief what a rule says of a row."""
    outcome = assessment.outcome(rule)
    stood = stands(outcome, today=ground.today)
    if isinstance(outcome, Deadline):
        return _dated(outcome, stood, assessment, ground)
    lacks = isinstance(outcome, Waiting) and TERM in outcome.waiting_for
    hides = isinstance(outcome, Waiting) and _hides(outcome, assessment, ground)
    covered = not isinstance(outcome, NotCovered)
    return Brief(
        stood,
        _rank(stood),
        covered=covered,
        waits=isinstance(outcome, Waiting | Unconfirmed),
        excused=isinstance(outcome, NotApplicable),
        lacks_terms=lacks,
        hides=hides,
        rare=lacks or hides or not covered,
    )


def _rank(stood: str) -> int:
    return ORDER.index(stood) if stood in ORDER else NO_RANK


def _dated(outcome: Deadline, stood: str, assessment: Assessment, ground: Ground) -> Brief:
    today, rule = ground.today, outcome.rule
    overdue, limit = is_overdue(outcome, today=today), rule.kind == "limit"
    live = stood in LIVE
    known = stood != "passed" or overdue or limit
    asks = is_unconfirmed(outcome, today=today)
    unsure = stood == "passed" and outcome.uncertain
    wanted = _wanted(rule, assessment, ground) if unsure else ()
    return Brief(
        stood,
        _rank(stood if known else "unknown"),
        live=outcome.due.day if live else None,
        act=_act(outcome, assessment, today) if live and limit else None,
        sure=live and rule.kind in ("limit", "duty") and not outcome.conditional,
        overdue=overdue,
        asks=asks,
        wanted=wanted,
        dated=True,
        rare=bool(overdue or asks or wanted or (limit and stood in ACT_TODAY)),
    )


def _act(outcome: Deadline, assessment: Assessment, today: date) -> date:
    """Give the day to act by: while it is not known what is in dispute, of limbs that lost too."""
    days = [outcome.safe]
    if assessment.case.reason is None:
        lost = (each.derived.day for each in outcome.considered)
        days += [day for day in lost if day >= today]
    return earliest(days)


def _wanted(rule: Rule, assessment: Assessment, ground: Ground) -> tuple[str, ...]:
    told, asked = assessment.case.choices, choices_asked([rule])
    return tuple(name for name in ground.book.choices if name in asked and name not in told)


def _hides(outcome: Waiting, assessment: Assessment, ground: Ground) -> bool:
    """Say whether a last day of the family waits for what was told and could not be read."""
    doubted, stand_ins = assessment.case.doubted, ground.engine.ties.stand_ins
    return outcome.rule.kind == "limit" and any(
        each in doubted
        for event in outcome.waiting_for
        for each in (event, *stand_ins.get(event, ()))
    )


def _deadline(assessment: Assessment, rule: RuleId) -> Deadline:
    outcome = assessment.outcome(rule)
    if not isinstance(outcome, Deadline):
        raise TypeError(rule)
    return outcome


def missed(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that a family's last day has passed, and what can be done all the same."""
    outcome = _deadline(assessment, rule)
    begins = ("Passed ", Spelled("since", outcome.due.day), f" ago: {outcome.rule.title}.")
    told = islice(beside(outcome, assessment, ground.context), AT_ONCE)
    return spaced([begins, *(each.parts for each in told)])


def awaiting(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say of a last day that is not over, because a certificate is still to come, what to do."""
    outcome = _deadline(assessment, rule)
    told = islice(beside(outcome, assessment, ground.context), AT_ONCE)
    return spaced([(f"{outcome.rule.title}:",), *(each.parts for each in told)])


def question(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Ask whether something was done that has passed."""
    outcome = _deadline(assessment, rule)
    due = outcome.due.day
    begins = f"Find out: was it done? {outcome.rule.title} ({_owner(outcome.rule)}), due "
    if is_gone(outcome, today=ground.today):
        return (begins, Spelled("day", due), f". If it was not, {words.TOO_LATE}.")
    return (begins, Spelled("day", due), ". If it was not, it is ", Spelled("since", due), " late.")


def to_do(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what is to be done, and by when."""
    outcome = _deadline(assessment, rule)
    due, who = outcome.due.day, _owner(outcome.rule)
    by = "" if outcome.rule.who == "family" else f" ({who})"
    begins: list[Part] = ["By ", Spelled("day", due), ", ", Spelled("ahead", due)]
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: note.with_day or note.qualifies,
        counted=False,
    )
    shown = [each.parts for each in told]
    return spaced([(*begins, f": {outcome.rule.title}{by}."), *shown])


def late(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what a public body should have done, for how long it has not, and what that hangs on."""
    outcome = _deadline(assessment, rule)
    due = outcome.due.day
    told = noted(outcome, assessment, ground.context, only=lambda note: note.qualifies)
    begins = f"{outcome.rule.title} ({_owner(outcome.rule)}): due "
    notes = spaced(each.parts for each in told)
    first: Parts = (" [check first: ", *notes, "]") if notes else ()
    return (begins, Spelled("day", due), ", ", Spelled("since", due), " overdue", *first)


def lacking_terms(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that school days run, and of which terms there are too few."""
    outcome = assessment.outcome(rule)
    if not isinstance(outcome, Waiting) or outcome.waiting_for != (TERM,):
        return ()
    return (f"{outcome.rule.title}: {to_come(outcome, assessment.case, ground.context)}.",)


def _owner(rule: Rule) -> str:
    return rule.owner or words.WHO[rule.who]


def note(assessment: Assessment, _ground: Ground, told: Note) -> Parts:
    """Say a note that holds whatever the rule; nothing where it does not."""
    return spaced(map(said, assessment.general([told])))


def left_out(assessment: Assessment, ground: Ground, _: None) -> tuple[str, ...]:
    """Name the processes that a sheet of mixed cases does not ask of such a case."""
    notes = [
        Note(name, "", None, each.left_out)
        for name, each in ground.book.processes.items()
        if each.left_out
    ]
    return tuple(each.note.id for each in assessment.general(notes))


def answered_lately(assessment: Assessment, ground: Ground, _: None) -> bool:
    """Say whether the council answered so lately that its letter may have a last day ahead."""
    events, book = assessment.case.events, ground.book
    shown = (each.shows for each in ground.decisions.reasons.values())
    told = (events.get(each) for each in dict.fromkeys(shown) if each is not None)
    since = ground.today - timedelta(days=book.letter.lately)
    return any(day >= since for day in told if day is not None)


def missing_letter(assessment: Assessment, ground: Ground, _: None) -> Parts:
    """Say what is missing where a letter was told of, by what it decided or a certificate."""
    book = ground.book
    window = assessment.outcome(book.letter.window)
    if isinstance(window, NotCovered):
        return why_not_covered(window, ground.context)
    if not isinstance(window, Waiting):
        return ()
    reason = assessment.case.reason
    decision = None if reason is None else ground.decisions.reasons[reason]
    if window.floor is None and (decision is None or decision.answer != "yes"):
        return ()
    why = [*map(said, assessment.notes(window))] or [("Find the letter today.",)]
    return spaced([(NO_LETTER,), *why])


def certificate(assessment: Assessment, ground: Ground, _: None) -> str:
    """Say how it stands with the mediation certificate."""
    case, book = assessment.case, ground.book
    if case.reason is None:
        return ""
    state = certificate_state(
        ground.decisions.reasons[case.reason],
        assessment.outcome(book.letter.contact),
        held=book.letter.certificate in case.events,
        today=ground.today,
        doubted=book.letter.certificate in case.doubted,
    )
    return state or ""


STANDING = "_standing"
"""The part of a column's name that tells how a rule stands."""

Part_ = Callable[[Deadline, date], object]
PARTS: Mapping[str, Part_] = {
    "": lambda outcome, _: outcome.due.day,
    "_safe": lambda outcome, _: outcome.safe,
    "_raw": lambda outcome, _: outcome.raw.day,
    "_latest": lambda outcome, _: outcome.latest,
    "_days_left": lambda outcome, today: days_left(outcome, today=today),
    "_days_late": lambda outcome, today: days_late(outcome, today=today),
    "_done": lambda outcome, today: happened(outcome, today=today),
    "_certainty": lambda outcome, _: outcome.certainty,
}
"""What a column may tell of a last day."""


def part(assessment: Assessment, ground: Ground, subject: tuple[RuleId, str]) -> object:
    """Tell one thing of a last day; None where there is none."""
    rule, name = subject
    outcome = assessment.outcome(rule)
    return PARTS[name](outcome, ground.today) if isinstance(outcome, Deadline) else None


def spoken(
    assessment: Assessment, ground: Ground, subject: tuple[RuleId, Sequence[str], Sequence[int]]
) -> tuple[Brief, tuple[object, ...]]:
    """Say in brief what a rule says of a row, and what columns tell of it."""
    rule, parts, _ = subject
    told = brief(assessment, ground, rule)
    cells = (
        told.stands if name == STANDING else part(assessment, ground, (rule, name))
        for name in parts
    )
    return told, tuple(cells)


Text = Callable[[Assessment, Ground, Any], Parts]
TEXTS: Mapping[str, Text] = {
    "missed": missed,
    "awaiting": awaiting,
    "question": question,
    "to-do": to_do,
    "late": late,
    "lacking-terms": lacking_terms,
    "note": note,
    "missing-letter": missing_letter,
}
"""Questions that are answered by sentences."""

Question = Callable[[Assessment, Ground, Any], Any]
QUESTIONS: Mapping[str, Question] = {
    **TEXTS,
    "brief": brief,
    "part": part,
    "spoken": spoken,
    "left-out": left_out,
    "answered-lately": answered_lately,
    "certificate": certificate,
}
