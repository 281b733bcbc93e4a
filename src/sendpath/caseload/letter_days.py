"""Single days of one kind of case, each worked out once: what ``batch`` answers most rows from.

A kind is all cases that tell a letter's day, and perhaps a certificate's, with the same traits. A
letter gives the end of its limbs, a certificate the end of its own; the later end, moved, is the
answer. Whole cases are never kept: half of a large caseload is distinct.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.caseload.plan import Course, Plan, plan
from sendpath.caseload.row_inputs import is_blank
from sendpath.core.calendar import BeyondCalendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Limb, RuleId
from sendpath.core.engine import Engine
from sendpath.core.learnt import Learnt
from sendpath.core.outcomes import Deadline, Derived
from sendpath.intake.cell_dates import NotTold, read_cell_date, remark_on_cell

TWO = 2
"""Groups of readings, by the limbs that count, that are worked out by single days."""


UNUSUAL: tuple[()] = ()
"""What stands for a cell of which something is to be said: like no day, it cannot be taken apart,
but it is remembered."""

Ends = tuple[int, ...]
Cells = list[str]
NOT_APPLICABLE: Cells = ["", "", "not-applicable", "", ""]


# Plain tuples, not named ones: the loop over a large file takes each apart at every row, and Python
# takes only exact tuples apart quickly.

LetterDay = tuple[int, Ends, bool, str, str, int]
"""A letter's day: the day as an ordinal; the end of its limbs for each group of courses that count
a certificate; whether the adviser's two months have passed; for a case without a certificate, all
cells from the window to the next day, as they are written; the last day to contact the adviser as
text, and as an ordinal while it is ahead."""

Issued = tuple[int, Ends]
"""A certificate's day as an ordinal (0 for a blank cell), and the ends of its limbs likewise."""


class Window(NamedTuple):
    """One end of the period, moved: its cells, what is next, and its safe day."""

    cells: Cells
    following: Cells
    safe: int


class Courses:
    """The courses of a plan, grouped by the limbs that count; the prevailing one first."""

    __slots__ = ("_safe", "_windows", "applies", "engine", "groups", "rule", "today")

    def __init__(self, planned: Plan, rule: RuleId, engine: Engine, today: date) -> None:
        self.rule, self.engine, self.today, self.applies = rule, engine, today, planned.applies
        self.groups: dict[tuple[Limb, ...], list[Course]] = {}
        for course in (planned.prevailing, *planned.others):
            self.groups.setdefault(course.limbs, []).append(course)
        self._windows: dict[int, Window] = {}
        self._safe: dict[tuple[int, int], int] = {}

    def ends(self, event: Event, day: date) -> Ends:
        """Give the latest end of the limbs that run from an event, for each group."""
        engine = self.engine
        return tuple(
            max(
                (
                    engine.days.run(limb.run, day).day.toordinal()
                    for limb in limbs
                    if event == limb.run.event
                    or event in engine.ties.stand_ins.get(limb.run.event, ())
                ),
                default=0,
            )
            for limbs in self.groups
        )

    def window(self, raw: int) -> Window:
        """Give one end of the period by the prevailing course, and the safe day of its group."""
        known = self._windows.get(raw)
        if known is None:
            known = self._windows[raw] = self._moved(raw)
        return known

    def safe(self, group: int, raw: int) -> int:
        """Give the earliest day of one group of courses for one end."""
        key = (group, raw)
        if key not in self._safe:
            end, days_ = date.fromordinal(raw), self.engine.days
            courses = list(self.groups.values())[group]
            days = (days_.moved(course.moves, end).day for course in courses)
            self._safe[key] = min(days).toordinal()
        return self._safe[key]

    def _moved(self, raw: int) -> Window:
        if not self.applies:
            return Window(NOT_APPLICABLE, ["", ""], 0)
        prevailing = next(iter(self.groups.values()))[0]
        due = self.engine.days.moved(prevailing.moves, date.fromordinal(raw))
        safe, left = self.safe(0, raw), (due.day - self.today).days
        stands = "passed" if left < 0 else "ahead" if left else "today"
        text = due.day.isoformat()
        cells = [text, date.fromordinal(safe).isoformat(), stands, str(left), self._certainty(due)]
        return Window(cells, [self.rule, text] if left >= 0 else ["", ""], safe)

    def _certainty(self, due: Derived) -> str:
        return self.engine.calendar.certainty_of(due.looked_to)


def written(cells: Sequence[str]) -> str:
    """Write cells that hold no comma and no quote, each with its comma before it."""
    return "".join(f",{cell}" for cell in cells)


class Kind:
    """All cases with the same traits that tell a letter and perhaps a certificate.

    Attributes:
        letters: By the text of the cell; None when it takes more than a day to answer it.
        certificates: By the text of the cell: day 0 when it is blank, None when it is unusable.
        safes: The safe day of the second group of readings, by the end of its period.
    """

    __slots__ = (
        "alone",
        "certificates",
        "context",
        "doubted",
        "held",
        "letter",
        "letters",
        "safes",
        "traits",
    )

    def __init__(
        self,
        alone: Courses,
        held: Courses,
        context: Context,
        traits: frozenset[str],
        letter: Event,
        doubted: Collection[Event],
    ) -> None:
        self.alone, self.held, self.context = alone, held, context
        self.traits, self.letter, self.doubted = traits, letter, doubted
        self.letters: Learnt[str, LetterDay | tuple[()] | None] = Learnt(self._read_letter)
        self.certificates: Learnt[str, Issued | tuple[()] | None] = Learnt(self._read_certificate)
        self.safes: Learnt[int, int] = Learnt(lambda raw: held.safe(1, raw))

    def _read_letter(self, text: str) -> LetterDay | tuple[()] | None:
        day, book = self._day(text, self.letter), self.context.book
        first = book.law.rules[book.letter.window].versions[0].in_force
        if not isinstance(day, date):
            return day
        if not first <= day <= self.context.today:
            return None
        try:
            return self._letter(day)
        except BeyondCalendar:
            return None

    def _read_certificate(self, text: str) -> Issued | tuple[()] | None:
        if is_blank(text):
            return 0, ()
        context = self.context
        day = self._day(text, context.book.letter.certificate)
        if not isinstance(day, date):
            return day
        if not context.calendar.first <= day <= context.today:
            return None
        try:
            return day.toordinal(), self.held.ends(context.book.letter.certificate, day)
        except BeyondCalendar:
            return None

    def _day(self, text: str, event: Event) -> date | tuple[()] | None:
        """Read a day in a usual form; None where there is none."""
        day = read_cell_date(text, doubted=event in self.doubted)
        if not isinstance(day, date):
            return UNUSUAL if isinstance(day, NotTold) else None
        return day if remark_on_cell(text, day) is None else UNUSUAL

    def _letter(self, day: date) -> LetterDay:
        case = Case(events={self.letter: day}, traits=self.traits)
        rule = self.context.book.letter.contact
        contact = self.context.engine.open(case).outcome(rule)
        window = self.alone.window(max(self.alone.ends(self.letter, day)))
        ends, number = self.held.ends(self.letter, day), day.toordinal()
        if not isinstance(contact, Deadline):
            alone = written([*window.cells, "", *window.following])
            return number, ends, False, alone, "", 0
        last = contact.due.day
        text, ahead = last.isoformat(), last >= self.context.today
        first = ahead and (not window.following[1] or text <= window.following[1])
        following = [rule, text] if first else window.following
        alone = written([*window.cells, text, *following])
        until = last.toordinal() if ahead else 0
        return number, ends, not ahead, alone, text, until


def kind_of(
    traits: frozenset[str], letter: Event, context: Context, doubted: Collection[Event] = ()
) -> Kind | None:
    """Plan a kind of case; None when its answer depends on more than single days.

    The rules here are the two that the rule book names for letters; what their clauses say is not
    known. Of the facts in ``doubted``, no cell is read that may be either of two days.
    """
    law, roles = context.book.law, context.book.letter
    courses: list[Courses] = []
    for told in (frozenset({letter}), frozenset({letter, roles.certificate})):
        planned = plan(law, law.rules[roles.window], told=told, traits=traits)
        if planned is None:
            return None
        courses.append(Courses(planned, roles.window, context.engine, context.today))
    alone, held = courses
    if (
        len(alone.groups) > 1
        or len(held.groups) > TWO
        or _counts_more({letter, roles.certificate}, context)
    ):
        return None
    return Kind(alone, held, context, traits, letter, doubted)


def _counts_more(told: set[Event], context: Context) -> bool:
    """Say whether a rule other than these two runs from a fact that such cases tell."""
    roles, stand_ins = context.book.letter, context.engine.ties.stand_ins
    anchors = [
        rule.anchor
        for name, rule in context.book.law.rules.items()
        if name not in (roles.window, roles.contact) and rule.anchor is not None
    ]
    return any(anchor in told or told.intersection(stand_ins.get(anchor, ())) for anchor in anchors)
