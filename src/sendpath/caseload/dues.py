"""What of a caseload has a day: each row's last days, what was missed, what must be found out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.due import Stands
from sendpath.caseload.appointments import Appointment, Appointments
from sendpath.caseload.briefs import LIVE, Brief
from sendpath.caseload.lacking import unbegun
from sendpath.caseload.lacks import Lacks
from sendpath.caseload.our_columns import Column
from sendpath.caseload.our_names import column_of
from sendpath.caseload.read_otherwise import ReadOtherwise
from sendpath.caseload.ready import Batch, ambient_of
from sendpath.caseload.row import Row
from sendpath.caseload.row_words import DEPENDS, unknown
from sendpath.caseload.rows_in_full import InFull
from sendpath.caseload.table import Answered
from sendpath.caseload.to_add import ToAdd
from sendpath.caseload.unread_days import UnreadDays
from sendpath.columns.closing_words import ClosingWords
from sendpath.columns.sheet_columns import Columns
from sendpath.core.clauses import RuleId
from sendpath.core.fact_use import FactsUsed
from sendpath.core.law import Rule
from sendpath.core.problem import Problem
from sendpath.rulebook.headings import read_headings

KEPT = ("limit", "duty")
"""Kinds of times that somebody has to keep; what is only usual is on nobody's list."""

OWN = ("minimum", "guidance")
"""Further kinds that are on the family's list: it cannot rely on more, or on another's policy."""

NO_TITLE = "Look into this row"


class Due(NamedTuple):
    """One thing of a row that has a day, or for which one is missing.

    Attributes:
        row: The number of the row.
        case: What the caller calls the case.
        by: What the caller's column says by which the list is parted.
        rule: The rule; None where it is about the row as a whole, or a meeting.
        stands: How it stands.
        day: Its last day.
        safe: The day to keep to where that is earlier.
        words: What to do, to ask, or what is late, in a sentence.
        check: On what it hangs that something is late, or that a day has passed.
        conditional: Whether it binds only if something is so that was not told.
        sheet: The sheet of the row, where there are several: each counts its own rows.
        worker: Who works on the case, where a column says so by which the list is not parted.
        meeting: The meeting that is planned, where it is one: the caller's own day, no deadline.
        left: What can still be done of a last day that has passed, in few words.
    """

    row: int
    case: str
    by: str
    rule: Rule | None
    stands: Stands
    day: date | None
    safe: date | None
    words: str
    conditional: bool = False
    check: str = ""
    sheet: str | None = None
    worker: str | None = None
    meeting: Appointment | None = None
    left: str = ""


class Dated(NamedTuple):
    """All of a row that a list is made of, and by which two lists are compared.

    Attributes:
        row: The number of the row.
        case: What the caller calls the case.
        dues: What is to be done, was missed, or must be found out.
        days: The last day of each rule that gives one, however it stands.
        done: The rules that are done, and of which nothing is left to do.
        stands: How each rule with a day stands, in a word.
        called: The same as ``case``, before it was told apart from others of its name.
        sheet: The sheet of the row, where there are several.
        unbound: Whether none of its days is on a list, and by what it tells it is not done.
    """

    row: int
    case: str
    dues: Sequence[Due]
    days: Mapping[RuleId, date]
    done: frozenset[RuleId]
    stands: Mapping[RuleId, str] = {}
    called: str = ""
    unbound: bool = False
    sheet: str | None = None


class Dues(InFull):
    """The rows of one table, each asked for all that has a day."""

    made: Row | None = None
    closing: ClosingWords | None = None
    unread: UnreadDays | None = None
    appointments: Appointments | None = None
    otherwise: ReadOtherwise | None = None
    to_add: ToAdd | None = None

    def _row(self, *told: Any, **more: Any) -> Row:
        self.made = super()._row(*told, **more)
        return self.made

    def dated(self, each: Answered, case: str, by: str, worker: str | None = None) -> Dated:
        """Say what of a row just answered has a day."""
        made, days = self.made, self._days(each)
        self.made = None
        closed = self.closing.question(each.row) if self.closing else ""
        unread = self.unread.question(each.row) if self.unread else ""
        dues: list[Due] = []
        stood: dict[RuleId, str] = {}
        given: list[tuple[Rule, Brief]] = []
        if made is not None:
            for speaker, (brief, live, act) in zip(made.sum.speakers, made.sum.said, strict=True):
                rule = speaker.rule
                if rule.id in days:
                    stood[rule.id] = brief.stands
                    given.append((rule, brief))
                doubted = rule.closed_by in made.asked.case.doubted
                left = _left(made, rule, brief)
                found = _stands(rule, brief) or ("find-out" if left else None)
                if doubted and (each.problems or found != "unread"):
                    found = None  # the row itself is on the list, or it was ticked off
                odds = made.asked.text("which-is-it", rule.id) if found == "missed" else ""
                if odds:
                    found = "find-out"
                if found is not None:
                    safe = date.fromordinal(act) if act and live and act < live else None
                    text = left or odds or _words(made, rule, brief, found)
                    if self.to_add and found == "find-out" and brief.asks:
                        text = " ".join(filter(None, (text, self.to_add.says(rule))))
                    sure = brief.sure or (rule.kind == "minimum" and not rule.conditional)
                    conditional = found in LIVE and not sure
                    day = days.get(rule.id)
                    ask = CHECKS.get(found)
                    check = "" if ask is None else made.asked.text(ask, rule.id)
                    doubt = unread if found in ("overdue", "missed") else ""
                    check = " ".join(filter(None, (check, doubt, closed)))
                    if closed and found == "overdue":
                        found, text, check = "find-out", f"{closed} If it is: {text}.", closed
                    due = Due(
                        each.number, case, by, rule, found, day, safe, text, conditional, check
                    )
                    open_ = made.asked.text("still-open", rule.id) if found == "missed" else ""
                    dues.append(due._replace(left=open_))
        dues += self._planned(each, case, by, made, closed)
        dues += self._of_row(each, case, by, made)
        listed = {due.rule.id for due in dues if due.rule}
        done = frozenset(rule for rule, stands in stood.items() if stands == "done") - listed
        unbound = not dues and _is_undone(given)
        sheet = self.tally.sheet
        dues = [due._replace(sheet=sheet, worker=worker) for due in dues]
        return Dated(each.number, case, dues, days, done, stood, unbound=unbound, sheet=sheet)

    def _days(self, each: Answered) -> dict[RuleId, date]:
        cells = zip(self.shown_rules, each.reply.cells, strict=False)
        return {rule: date.fromisoformat(cell) for rule, cell in cells if cell[:1].isdigit()}

    @property
    def shown_rules(self) -> list[RuleId]:
        """Name the rules of the columns, in their order."""
        return [*self.rules]

    def _planned(
        self, each: Answered, case: str, by: str, made: Row | None, closed: str
    ) -> Iterator[Due]:
        """Give the meetings of a row that are still to come."""
        if made is None or self.appointments is None:
            return
        for one in self.appointments.of(made.asked.case):
            told = f"Appointment: {one.meeting.title}."
            due = Due(each.number, case, by, None, "planned", one.day, None, told)
            yield due._replace(check=closed, meeting=one)

    def _of_row(self, each: Answered, case: str, by: str, made: Row | None) -> Iterator[Due]:
        """Say what is wrong with the row as a whole, or missing in it."""
        wrong = (f"{problem.where}: {problem.problem}" for problem in each.problems)
        told = [*dict.fromkeys(wrong)]  # one cell may tell two facts
        if made is not None:
            told += [] if told else made.missing
            letters = [] if told else made.letters
            told += _once(made.asked.text("letter-to-find", note) for note in letters)
            if told and self.otherwise and not each.problems:
                told += self.otherwise.told(each.row, each.number, made.asked.case)
            lacks = made.lacks
            lacking = [lacks] if lacks else [Lacks(each) for each in self._unbegun(made)]
            told += [each.words for each in lacking if not told]
        if told:
            stands: Stands = "unread" if each.problems else "find-out"
            yield Due(each.number, case, by, None, stands, None, None, " ".join(told))

    def _unbegun(self, made: Row) -> Sequence[Problem]:
        """Say what is missing of a process of which a choice is told, and no day."""
        if not self.mixed or not made.asked.case.choices:
            return ()
        return unbegun(self.rules, made.asked, self.context, self.used, self.called)


_SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z])")


def _once(texts: Iterable[str]) -> list[str]:
    """Give the sentences of some texts, each once: two decisions may lack one letter."""
    return [*dict.fromkeys(each for text in texts for each in _SENTENCE.split(text))]


def _is_undone(given: Sequence[tuple[Rule, Brief]]) -> bool:
    """Say whether what gives a row its days leaves something undone that is on no list.

    What is only usual, or can be done no more, says nothing of a row that tells of something done.
    """
    undone = [rule for rule, brief in given if brief.stands != "done" and not brief.shown]
    return any(rule.kind in OWN for rule in undone) or 0 < len(undone) == len(given)


LIMITS: Mapping[str, Stands] = {
    "passed": "missed",
    "awaiting-certificate": "awaiting-certificate",
    "unknown": "unread",
}
"""How a last day of the family stands on a list that is not simply ahead."""


def _stands(rule: Rule, brief: Brief) -> Stands | None:
    """Say how a rule stands on a list; None where it is on none."""
    if brief.overdue:
        return "overdue"
    if rule.kind == "limit" and brief.stands in LIMITS:
        found = LIMITS[brief.stands]
        return None if found == "unread" and brief.shown else found
    undone = (brief.asks and not brief.over) or brief.open or brief.arguable
    if undone or brief.wanted or brief.lacks_terms or brief.hides:
        return "find-out"
    live = rule.sense == "by" and brief.stands in LIVE
    kept = rule.kind in KEPT or (rule.kind in OWN and rule.who == "family")
    return ("today" if brief.stands == "today" else "ahead") if live and kept else None


def _left(made: Row, rule: Rule, brief: Brief) -> str:
    """Say what is left to do of a limit that the family used, if anything."""
    used = rule.kind == "limit" and brief.stands == "done" and not brief.shown
    return made.asked.text("remains", rule.id) if used else ""


TEXTS: Mapping[Stands, str] = {
    "overdue": "late",
    "missed": "missed",
    "awaiting-certificate": "awaiting",
    "today": "to-do",
    "ahead": "to-do",
}


CHECKS: Mapping[Stands, str] = {
    "overdue": "check-first",
    "missed": "whether-passed",
    "today": "check-first",
    "ahead": "check-first",
}
"""What is asked before somebody is called late, or told that a last day is ahead."""


def _words(made: Row, rule: Rule, brief: Brief, stands: Stands) -> str:
    """Say it in a sentence: what is to be done, what is late, what to ask."""
    question = TEXTS.get(stands)
    if question is not None:
        return made.asked.text(question, rule.id)
    if stands == "unread" or brief.hides:
        return unknown(rule, brief)
    if brief.arguable:
        return made.asked.text("whether-due", rule.id)
    if brief.asks or brief.open:
        return made.asked.text("question", rule.id)
    if brief.lacks_terms:
        return made.asked.text("lacking-terms", rule.id)
    return DEPENDS.format(" or ".join(sorted(brief.wanted)))


def table_of(
    columns: Columns,
    batch: Batch,
    used: FactsUsed,
    context: Context,
    line_end: str,
    _problems: list[Problem],
) -> Dues:
    """Make what answers the rows of a table for a list: a column for the day of every rule."""
    rules = [context.book.law.rules[rule] for rule in context.book.asked]
    shown = [Column(column_of(rule.id), rule=rule.id) for rule in rules]
    made = Dues(
        context,
        columns,
        ambient_of(batch, context),
        shown=shown,
        used=used,
        mixed=batch.process == "all",
        line_end=line_end,
        inert=False,
    )
    if not any(batch.told.columns.values()):
        made.unread = UnreadDays(columns, context)
    made.otherwise = ReadOtherwise(columns, context)
    made.to_add = ToAdd(columns, context)
    made.appointments = Appointments(columns, used, context)
    made.closing = ClosingWords(columns, read_headings(context.book.directory))
    return made
