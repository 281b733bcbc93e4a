"""What of a caseload has a day: each row's last days, what was missed, what must be found out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.due import Stands, is_long_ago
from sendpath.caseload.appointments import Appointments
from sendpath.caseload.births import Aged
from sendpath.caseload.briefs import LIVE, Brief, Spoken
from sendpath.caseload.due_things import AWAITING, Dated, Due
from sendpath.caseload.lacking import unbegun
from sendpath.caseload.lacks import Lacks
from sendpath.caseload.list_standing import LATE, OnList, depends, is_sure, is_undone, on_list
from sendpath.caseload.our_columns import Column
from sendpath.caseload.our_names import column_of
from sendpath.caseload.read_otherwise import ReadOtherwise
from sendpath.caseload.ready import Batch, ambient_of
from sendpath.caseload.row import Row
from sendpath.caseload.rows_in_full import InFull
from sendpath.caseload.supposed_days import Supposed, SupposedDays, by_rule, listed
from sendpath.caseload.table import Answered
from sendpath.caseload.to_add import ToAdd
from sendpath.caseload.unread_days import UnreadDays, unread_of
from sendpath.columns.closing_words import ClosingWords
from sendpath.columns.sheet_columns import Columns
from sendpath.core.clauses import RuleId
from sendpath.core.fact_use import FactsUsed
from sendpath.core.law import Rule
from sendpath.core.problem import Problem
from sendpath.rulebook.headings import read_headings


class Doubt(NamedTuple):
    """What leaves in doubt whether a row is late.

    Attributes:
        closed: That the case may be closed, by what a cell of it says.
        unread: That days stand in columns which are not read.
    """

    closed: str = ""
    unread: str = ""


class Dues(InFull):
    """The rows of one table, each asked for all that has a day."""

    made: Row | None = None
    closing: ClosingWords | None = None
    unread: UnreadDays | None = None
    appointments: Appointments | None = None
    otherwise: ReadOtherwise | None = None
    to_add: ToAdd | None = None
    supposed: SupposedDays | None = None

    def _row(self, *told: Any, **more: Any) -> Row:
        self.made = super()._row(*told, **more)
        return self.made

    def dated(self, each: Answered, case: str, by: str, worker: str | None = None) -> Dated:
        """Say what of a row just answered has a day."""
        made, days = self.made, self._days(each)
        self.made = None
        row = Due(each.number, case, by, None, "unread", None, None, "")
        row = row._replace(sheet=self.tally.sheet, worker=worker)
        doubt = Doubt(
            self.closing.question(each.row) if self.closing else "",
            self.unread.question(each.row) if self.unread else "",
        )
        dues: list[Due] = []
        stood: dict[RuleId, str] = {}
        given: list[tuple[Rule, Brief]] = []
        if made is not None:
            for speaker, spoken in zip(made.sum.speakers, made.sum.said, strict=True):
                rule, brief = speaker.rule, spoken.brief
                if rule.id in days:
                    stood[rule.id] = brief.stands
                    given.append((rule, brief))
                found = on_list(made, rule, brief, faulty=bool(each.problems))
                if found is not None and self._is_over(made, rule, found, days.get(rule.id)):
                    continue
                if found is not None:
                    due = row._replace(day=days.get(rule.id))
                    dues.append(self._due(due, rule, spoken, found, doubt, made.aged))
        supposed = self._supposed(made)
        dues += self._listed(row, made, supposed, doubt.closed)
        dues += self._planned(row, made, doubt.closed)
        dues += self._of_row(row, each, made)
        on_it = {due.rule.id for due in dues if due.rule}
        done = {rule.id for rule, brief in given if _is_done(brief)}
        unbound = not dues and is_undone(given)
        ended = {rule.id for rule, brief in given if brief.ended}
        days = {rule: day for rule, day in days.items() if rule not in ended}
        dated = Dated(
            each.number, case, dues, days, frozenset(done - on_it), stood, sheet=self.tally.sheet
        )
        last = by_rule(supposed)
        dated = dated._replace(
            unbound=unbound,
            supposed={rule: one.day for rule, one in last.items()},
            hangs={rule: one.check for rule, one in last.items()},
        )
        return dated._replace(meetings=self._meetings(made), sheet=self.tally.sheet)

    def _is_over(self, made: Row, rule: Rule, found: OnList, day: date | None) -> bool:
        """Say whether a letter's day passed long ago, and a later decision can be appealed.

        That one has a letter of its own. For a year the older day is told all the same.
        """
        context, case = self.context, made.asked.case
        letter = context.book.letter
        of_letter = rule.id in (letter.window, letter.contact)
        if not of_letter or not is_long_ago(found.stands, day, context.today):
            return False
        days = (letter.sent, *context.engine.ties.stand_ins.get(letter.sent, ()))
        sent = next((case.events[each] for each in days if each in case.events), date.max)
        later = {event for event, told in case.events.items() if told > sent}
        return any(
            each.shows in later and each.told_by.items() <= case.choices.items()
            for each in context.book.decisions().reasons.values()
            if each.answer == "yes"
        )

    def _meetings(self, made: Row | None) -> Mapping[str, date]:
        if made is None or self.appointments is None:
            return {}
        told = self.appointments.told(made.asked.case)
        return {each.meeting.title: each.day for each in told}

    def _due(
        self, due: Due, rule: Rule, spoken: Spoken, found: OnList, doubt: Doubt, aged: Aged
    ) -> Due:
        """Put a rule on the list, with all that is said of it."""
        brief, live, act = spoken
        text, stands = found.words, found.stands
        if aged.note and stands in (*LIVE, AWAITING) and self._by_age(rule, due.day, aged):
            text = f"{text} {aged.note}"
            due = due._replace(until_25=aged.until and aged.until.day, by_age=aged.note)
        if self.to_add and stands == "find-out" and brief.asks:
            text = " ".join(filter(None, (text, self.to_add.says(rule))))
        if self.to_add and text == depends(brief):
            text = f"{text} {self.to_add.about(brief.wanted)}"
        check = [found.check, doubt.unread if stands in LATE else "", doubt.closed]
        due = due._replace(
            rule=rule,
            stands=stands,
            safe=date.fromordinal(act) if act and live and act < live else None,
            words=text,
            conditional=stands in LIVE and not is_sure(rule, brief),
            check=" ".join(filter(None, check)),
            left=found.left,
            by_time=found.by_time,
        )
        if doubt.closed and stands == "overdue":
            asked = f"{doubt.closed} If it is: {text}."
            return due._replace(stands="find-out", words=asked, check=doubt.closed)
        return due

    def _by_age(self, rule: Rule, day: date | None, aged: Aged) -> bool:
        """Say whether a last day is to appeal by, or one for the adviser that 25 comes before."""
        if rule.id == self.births.window:
            return True
        until = aged.until.day if aged.until else None
        of_letter = self.context.is_of_letter(rule.id)
        return of_letter and until is not None and day is not None and until < day

    def _days(self, each: Answered) -> dict[RuleId, date]:
        cells = zip(self.shown_rules, each.reply.cells, strict=False)
        return {rule: date.fromisoformat(cell) for rule, cell in cells if cell[:1].isdigit()}

    @property
    def shown_rules(self) -> list[RuleId]:
        """Name the rules of the columns, in their order."""
        return [*self.rules]

    def _planned(self, row: Due, made: Row | None, closed: str) -> Iterator[Due]:
        """Give the meetings of a row that are still to come."""
        if made is None or self.appointments is None:
            return
        for one in self.appointments.of(made.asked.case):
            told = f"Appointment: {one.meeting.title}."
            due = row._replace(stands="planned", day=one.day, words=told)
            yield due._replace(check=closed, meeting=one)

    def _supposed(self, made: Row | None) -> Sequence[Supposed]:
        """Give the days to appeal by, were letters not told sent when what they tell was."""
        if made is None or self.supposed is None:
            return ()
        return self.supposed.of(made.asked.case)

    def _listed(
        self, row: Due, made: Row | None, supposed: Sequence[Supposed], closed: str
    ) -> Iterator[Due]:
        """Put such days on the list; in doubt, too, where the case may be closed."""
        if made is None or self.supposed is None:
            return
        for due in listed(row, supposed, self.supposed.wanted(made)):
            yield due._replace(check=" ".join(filter(None, (due.check, closed))))

    def _of_row(self, row: Due, each: Answered, made: Row | None) -> Iterator[Due]:
        """Say what is wrong with the row as a whole, or missing in it."""
        wrong = (f"{problem.where}: {problem.problem}" for problem in each.problems)
        told = [*dict.fromkeys(wrong)]  # one cell may tell two facts
        if made is not None:
            told += [] if told else made.missing
            letters = [] if told else made.letters
            asked = (made.asked.texts("letter-to-find", note) for note in letters)
            told += dict.fromkeys(each for texts in asked for each in texts)
            if told and self.otherwise and not each.problems:
                told += self.otherwise.told(each.row, each.number, made.asked.case)
            lacks = made.lacks
            lacking = [lacks] if lacks else [Lacks(each) for each in self._unbegun(made)]
            told += [each.words for each in lacking if not told]
        if told:
            stands: Stands = "unread" if each.problems else "find-out"
            yield row._replace(stands=stands, words=" ".join(told))

    def _unbegun(self, made: Row) -> Sequence[Problem]:
        """Say what is missing of a process of which a choice is told, and no day."""
        if not self.mixed or not made.asked.case.choices:
            return ()
        return unbegun(self.rules, made.asked, self.context, self.used, self.called)


def _is_done(brief: Brief) -> bool:
    """Say whether it was done: on a day told, or as a tick or a later fact shows, whenever."""
    return brief.stands == "done" or brief.ticked or brief.shown


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
    made.unread = unread_of(columns, batch.told, context)
    made.otherwise = ReadOtherwise(columns, context)
    made.to_add = ToAdd(columns, context)
    made.supposed = SupposedDays(made.here)
    made.appointments = Appointments(columns, used, context)
    made.closing = ClosingWords(columns, read_headings(context.book.directory))
    return made
