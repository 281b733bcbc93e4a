"""What one rule says of a row in brief, as a function of an opened case.

The answer may hold days: whether they are asked days, of which one answer is learnt for many cases,
it does not know.
"""

from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.missing_facts import is_for_another
from sendpath.answers.notes import is_noted
from sendpath.core.asked import earliest
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Event, Note, RuleId
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
    done_by,
    happened,
    is_gone,
    is_overdue,
    is_unconfirmed,
    is_unread_past,
    is_unsettled,
    may_be_overdue,
    standing,
    used_by,
)
from sendpath.core.walk import choices_deciding
from sendpath.rulebook.loader import RuleBook

LIVE = ("ahead", "today")
ORDER = (
    "passed",
    "today",
    "ahead",
    "awaiting-certificate",
    "unknown",
    "done",
    "unknown",
    "not-covered",
    "waiting",
)
"""How a row stands as a whole: as the first of these that one of its rules is.

What has passed and is asked about comes before what was done: whether it was done, or was due. What
is asked of nobody, or can be done no more, comes after it.
"""

NO_RANK, UNSURE = len(ORDER), ORDER.index("done") + 1


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

    def on(self, today: date) -> "Ground":
        """Give the same on another day of asking."""
        return self._replace(context=self.context._replace(today=today))

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
        firm: Whether that is sure, and all that it hangs on could be read.
        overdue: Whether a public body's duty is overdue.
        asks: Whether it is to be found out if it was done.
        hangs: Whether it is to be found out if it was due, for something told leaves that open, or
            another reading.
        arguable: Whether it was not due yet by another reading.
        over: Whether it can be done no more, and no fact can show that it was.
        shown: Whether something else that was told shows that it was done, although not when.
        belated: Whether it is a last day of the family, and was done on a day told after it,
            or at a time that nobody told and that may have been after it, or in time and not as
            it should be.
        open: Whether it was not done, and is overdue if it binds, which was not told.
        wanted: What is no day and would tell whether it binds, where its day has passed.
        dated: Whether there is a last day.
        covered: Whether the rule book and the calendar reach.
        waits: Whether it can give no day before more is told, or is for another choice than told.
        excused: Whether it does not apply.
        lacks_terms: Whether it waits for a school's terms alone.
        hides: Whether it waits for what was told and could not be read, and binds the family.
        ticked: Whether it was said to be done, and not when.
        ended: Whether something that ends it was said to have happened, and not when.
        rare: Whether it says any of these, or is a last day of the family for which to act today.
    """

    stands: str
    rank: int = NO_RANK
    live: date | None = None
    act: date | None = None
    sure: bool = False
    firm: bool = False
    overdue: bool = False
    asks: bool = False
    hangs: bool = False
    arguable: bool = False
    over: bool = False
    shown: bool = False
    belated: bool = False
    open: bool = False
    wanted: tuple[str, ...] = ()
    dated: bool = False
    covered: bool = True
    waits: bool = False
    excused: bool = False
    lacks_terms: bool = False
    hides: bool = False
    ticked: bool = False
    ended: bool = False
    rare: bool = False


class Spoken(NamedTuple):
    """What one rule says of a row, its days worked out.

    Attributes:
        brief: What it says in brief.
        live: Its last day as an ordinal, where that is ahead or today; 0 for none.
        act: The day to act by, likewise.
    """

    brief: Brief
    live: int = 0
    act: int = 0


SILENT = frozenset({"waiting", "not-applicable", "no-date", "unconfirmed"})
"""How a rule stands that gives no day, and none to come."""

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
        waits=isinstance(outcome, Waiting | Unconfirmed) or is_for_another(outcome),
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
    doubtful = is_unread_past(outcome, today=today)
    ended = doubtful and not outcome.ticked and _is_ended(outcome, assessment, ground)
    settled = ended or (doubtful and outcome.ticked)
    unread = doubtful and not settled and not _is_unread(rule, assessment)
    known = (stood != "passed" and not settled) or overdue or limit
    asks = is_unconfirmed(outcome, today=today) or (unread and not outcome.conditional)
    gone = rule.closed_by is None and is_gone(outcome, today=today)
    unsure = (stood == "passed" or unread) and outcome.uncertain
    wanted = _wanted(rule, assessment, ground) if unsure else ()
    hangs = not wanted and stood == "passed" and is_unsettled(outcome, today=today)
    hangs = hangs or (not wanted and unread and outcome.conditional and outcome.hangs)
    used = used_by(outcome, today=today) is not None
    belated = limit and (used or _is_belated(outcome, assessment, ground))
    open_ = may_be_overdue(outcome, today=today)
    asked = not gone and (asks or open_ or hangs or bool(wanted))
    sure = live and rule.kind in ("limit", "duty") and not outcome.conditional
    return Brief(
        stood,
        _rank(stood if known else "unknown") if known or asked else UNSURE,
        live=outcome.due.day if live else None,
        act=_act(outcome, assessment, today) if live and limit else None,
        sure=sure,
        firm=sure and not outcome.doubted,
        overdue=overdue,
        asks=asks,
        hangs=hangs,
        arguable=hangs and not outcome.conditional,
        over=asks and gone,
        shown=done_by(outcome, today=today) is not None,
        belated=belated,
        open=open_,
        wanted=wanted,
        dated=True,
        ticked=outcome.ticked,
        ended=ended,
        rare=bool(overdue or asks or hangs or wanted or belated or (limit and stood in ACT_TODAY)),
    )


def _is_unread(rule: Rule, assessment: Assessment) -> bool:
    """Say whether the day that it was done could not be read: that cell is asked about itself."""
    return rule.closed_by is not None and rule.closed_by in assessment.case.doubted


def _is_ended(outcome: Deadline, assessment: Assessment, ground: Ground) -> bool:
    """Say whether a tick ends a duty: that of a fact which ends it, and cannot come before it.

    A refusal of a plan ends the wait for the plan, and comes after the request. An order may be of
    an older one.
    """
    ticked, anchor = assessment.case.ticked, outcome.rule.anchor
    if not ticked or anchor is None:
        return False
    ends = (out.condition for out in outcome.version.unless if out.condition.asks == "followed_by")
    facts = ground.book.law.facts
    named = (Event(each) for end in ends for each in (end.subject, *end.or_by))
    return any(each in ticked for each in named if anchor in facts[each].may_not_precede)


def _is_belated(outcome: Deadline, assessment: Assessment, ground: Ground) -> bool:
    """Say whether something was done too late, or in time and so that more is left to do."""
    done = happened(outcome, today=ground.today)
    if done is None or outcome.doubted:
        return False
    late = done > outcome.due.day
    return late or is_noted(outcome, assessment, ground.context, only=is_of_what_is_left)


def is_of_what_is_left(note: Note) -> bool:
    """Say whether a note tells what is left to do of what was done, late or not as it should be.

    A note of what comes next is none: on a list the last day that comes next says that itself.
    """
    return bool(note.late) or ("done" in note.standing and note.do is None)


def _act(outcome: Deadline, assessment: Assessment, today: date) -> date:
    """Give the day to act by.

    While it is not known what is in dispute, a time that need not count may turn out not to: then
    the times that lost to it stand.
    """
    days = [outcome.safe]
    if assessment.case.reason is None and outcome.limb.optional:
        lost = (each.derived.day for each in outcome.considered)
        days += [day for day in lost if day >= today]
    return earliest(days)


def _wanted(rule: Rule, assessment: Assessment, ground: Ground) -> tuple[str, ...]:
    told, asked = assessment.case.choices, choices_deciding([rule])
    return tuple(name for name in ground.book.choices if name in asked and name not in told)


def _hides(outcome: Waiting, assessment: Assessment, ground: Ground) -> bool:
    """Say whether a last day of the family waits for what was told and could not be read."""
    doubted, stand_ins = assessment.case.doubted, ground.engine.ties.stand_ins
    return outcome.rule.kind == "limit" and any(
        each in doubted
        for event in outcome.waiting_for
        for each in (event, *stand_ins.get(event, ()))
    )
