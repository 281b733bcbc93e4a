"""A caseload of any process, or with chosen columns: every row answered in full."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sendpath.answers.context import Context
from sendpath.answers.missing_facts import gives_nothing, nothing_counted
from sendpath.answers.rows import row as shown_row
from sendpath.caseload.asking import Asked, Known, Memory, Opened
from sendpath.caseload.columns import PROBLEMS, Column, layout
from sendpath.caseload.csv_lines import written
from sendpath.caseload.header import Columns
from sendpath.caseload.learnt import Learnt
from sendpath.caseload.plans import Plan, plan
from sendpath.caseload.questions import Brief, Ground
from sendpath.caseload.quick_rows import QuickRows
from sendpath.caseload.records import Records
from sendpath.caseload.row import Row, Speaking, Sum
from sendpath.caseload.row_inputs import terms_in
from sendpath.caseload.table import UNKNOWN, Reply, Table
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.decisions import Decision, with_answer
from sendpath.core.fact_use import FactsUsed
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.outcomes import Outcome
from sendpath.core.problem import Problem, blocked
from sendpath.intake.facts import Ambient
from sendpath.intake.hear import Facts
from sendpath.intake.terms import SPAN, all_terms, read_span
from sendpath.pages.ledger import sentences

LINE_ENDS = "\r\n"

SCHOOLS = 200
"""Schools whose terms are kept: each has days of its own."""

SORTS = 1 << 12
"""Sorts of rows of which it is kept which rules have something to say."""

CELL = "Give it in the column {}."
NO_TERMS = Problem(
    where="term",
    value="",
    problem="School days are counted by the school's own terms, and none were given that reach.",
    write=f"Give each: --term 2026-11-02{SPAN}2026-12-18.",
)


class School:
    """What rows are answered with that count school days by the same terms."""

    def __init__(self, ground: Ground, problems: Sequence[Problem] = ()) -> None:
        self.ground, self.context, self.problems = ground, ground.context, problems
        self.memory = Memory(ground)
        self.plans: dict[int, Plan] = {}

    def opened(self, case: Case) -> Asked:
        """Open a row: where all of it lies inside the calendar, by what was learnt from others."""
        if self.memory.reaches(case):
            return self.memory.known(case)
        return Opened(self.context.engine.open(case), self.ground)


class Processes(Table):
    """The rows of one table, in columns that were chosen or are those of a process."""

    def __init__(
        self,
        context: Context,
        columns: Columns,
        ambient: Ambient,
        *,
        shown: Sequence[Column],
        used: FactsUsed,
        mixed: bool,
        line_end: str,
        inert: bool,
    ) -> None:
        header = [*(column.name for column in shown), PROBLEMS]
        super().__init__(context, columns, ambient, header=header, line_end=line_end, inert=inert)
        self.used, self.mixed, self.layout = used, mixed, layout(shown)
        self.says = [(at, each.says) for at, each in enumerate(shown) if each.rule is None]
        self.rules = {rule: context.book.law.rules[rule] for rule in context.book.asked}
        self.asked: Learnt[tuple[str, ...], dict[RuleId, Rule]] = Learnt(self._but_for)
        self.notes = self._notes_with_day()
        self.schools: Learnt[str, School] = Learnt(
            lambda terms: _school(Ground(context, self.decisions), terms), most=SCHOOLS
        )

    def lines(self, records: Records) -> Iterator[str]:
        """Answer each row of a file: most by what their cells tell, any other in full."""
        memory = self.schools[""].memory
        letters = self.context.letters
        quick = QuickRows(
            self.columns, memory.alphabet, self.ambient, letters, self.heard, memory.lasts
        )
        width, end = self.columns.width, f",{self.line_end}"
        for number, row in enumerate(csv.reader(records), 2):
            text = None
            if records.doubt is None and len(row) == width and not self.rewrites:
                text = self._quickly(row, number, quick)
            if text is None:
                yield self.line(self.in_full(row, records, number))
            else:
                yield f"{records.text.rstrip(LINE_ENDS)},{text}{end}"

    def _quickly(self, row: Sequence[str], number: int, quick: QuickRows) -> str | None:
        """Answer a row by what its cells tell; None where it has to be answered in full."""
        try:
            told = quick.read(row)
            if told is None:
                return None
            school = self.schools[""]
            asked = Known(school.memory, told.specimen)
            planned = self._plan(asked, school)
            speaking = planned.ask(asked)
            summed = Sum(speaking, planned.rank, waits=planned.waits)
            if summed.waits or not summed.covered or self.ambient.required:
                return None
            cells = self._cells(planned, speaking, summed, asked, told.decision, school)
        except Exception:  # noqa: BLE001 - whatever it is, the row is answered in full, and its fault told
            return None
        for place, _ in self.says:
            cells[place] = written(cells[place])
        self.tally.echo(number, told.remarks)
        return ",".join(cells)

    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Ask every rule of the process about one row."""
        if blocked(problems) or (problems and not told.case.events):
            return self.unanswered(told.case)
        school = self.schools[terms_in(row, self.columns)]
        problems.extend(school.problems)
        letters, facts = self.context.letters, self.context.book.law.facts
        case = with_answer(told.case, told.decision, letters, facts)
        asked = school.opened(case)
        planned = self._plan(asked, school)
        speaking = planned.ask(asked)
        summed = Sum(speaking, planned.rank, waits=planned.waits)
        self.tally.uncovered += not summed.covered
        if self._lacks_letter(planned, speaking, case, problems):
            return self.unanswered(case, UNKNOWN)
        self.tally.empty += not case.events
        if not problems and summed.waits:
            problems.extend(self._nothing_given(planned, case, school.context))
        faulty = bool(problems)
        cells = self._cells(planned, speaking, summed, asked, told.decision, school, faulty=faulty)
        return Reply(cells, case, school.context)

    def _cells(
        self,
        planned: Plan,
        speaking: Speaking,
        summed: Sum,
        asked: Asked,
        decision: Decision | None,
        school: School,
        *,
        faulty: bool = False,
    ) -> list[str]:
        """Write what columns tell of rules, and what they say of the row as a whole."""
        cells = [*planned.cells]
        for rule, spoken in speaking:
            self.layout.put(rule, spoken, cells)
        row = self._row(planned, speaking, summed, asked, decision, school, faulty=faulty)
        for place, says in self.says:
            cells[place] = says(row)
        return cells

    def _plan(self, asked: Asked, school: School) -> Plan:
        """Say which rules are asked of a row, and which of them may have something to say."""
        width = len(self.header) - 1
        if not isinstance(asked, Known):
            return plan(self._rules(asked), asked, self.layout, width)
        shape = asked.specimen.shape
        known = school.plans.get(shape)
        if known is None:
            if len(school.plans) >= SORTS:
                school.plans.clear()
            known = plan(self._rules(asked), asked, self.layout, width)
            school.plans[shape] = known
        return known

    def _rules(self, asked: Asked) -> dict[RuleId, Rule]:
        """Give the rules to ask: on a sheet of mixed cases, not those of a process left out."""
        return self.asked[asked.fact("left-out")] if self.mixed else self.rules

    def _but_for(self, processes: tuple[str, ...]) -> dict[RuleId, Rule]:
        return {name: rule for name, rule in self.rules.items() if rule.process not in processes}

    def _lacks_letter(
        self, planned: Plan, speaking: Speaking, case: Case, problems: list[Problem]
    ) -> bool:
        """Say whether there is no answer because the date of the letter is missing."""
        if not self.ambient.required:
            return False
        alone = set(case.events) == {self.context.book.letter.certificate}
        briefs = [spoken.brief for _, spoken in speaking]
        answers = (brief.dated or not brief.covered or brief.excused for brief in briefs)
        if not alone and (planned.excused or any(answers)):
            return False
        assessment = self.engine.open(case)
        missing = self.no_letter(assessment, assessment.outcomes(planned.rules))
        problems += [missing] if missing else []
        return missing is not None

    def _nothing_given(self, planned: Plan, case: Case, context: Context) -> list[Problem]:
        """Say what is missing where not one rule gives a day."""
        outcomes = context.engine.open(case).outcomes(planned.rules)
        waiting = gives_nothing(list(outcomes.values()))
        if not waiting:
            return []
        if any(TERM in each.waiting_for for each in waiting):
            return [NO_TERMS]
        told = nothing_counted(waiting, self.used, self.context, case.events)
        where = self._column_for(Event(told.where))
        return [told._replace(where=where, write=CELL.format(where))]

    def _column_for(self, event: Event) -> str:
        """Name the caller's own column that tells a fact, or else what it would be called."""
        stands = (event, *self.engine.ties.stand_ins.get(event, ()))
        there = (
            self.columns.header[place]
            for place, told in self.columns.dates.items()
            if told in stands
        )
        return next(there, event.replace("-", "_"))

    def _row(
        self,
        planned: Plan,
        speaking: Speaking,
        summed: Sum,
        asked: Asked,
        decision: Decision | None,
        school: School,
        *,
        faulty: bool,
    ) -> Row:
        context = school.context
        notes = self._notes(asked, planned, speaking) if self.notes else []
        window = self._window(planned, speaking, asked)
        missing = asked.text("missing-letter") if window and not window.dated else ""
        return Row(
            asked,
            summed,
            context.today,
            window,
            decision,
            lambda: _complaint(asked.case, [*planned.rules], context),
            context.calendar.previous_working,
            notes,
            [missing] if missing else [],
            hidden=(bool(notes) and asked.fact("answered-lately"))
            or any(summed.found(lambda _, brief: brief.hides))
            or (bool(missing) and window is not None and window.covered),
            faulty=faulty or bool(missing),
        )

    def _window(self, planned: Plan, speaking: Speaking, asked: Asked) -> Brief | None:
        """Give what is said in brief of the last day to appeal, where that is asked."""
        window = planned.rules.get(self.context.book.letter.window)
        if window is None:
            return None
        there = (spoken.brief for rule, spoken in speaking if rule is window)
        return next(there, None) or asked.spoken(self.layout.subject(window)).brief

    def _notes_with_day(self) -> list[tuple[str, Note]]:
        """Give the notes of processes that go with a day, each with its process."""
        processes = self.context.book.processes
        asked = {rule.process for rule in self.rules.values()}
        return [
            (name, note)
            for name, process in processes.items()
            if name in asked
            for note in process.notes
            if note.with_day
        ]

    def _notes(self, asked: Asked, planned: Plan, speaking: Speaking) -> list[str]:
        """Say what holds whatever the rule: the notes of processes that go with a day."""
        if self.mixed:
            dated = {rule.process for rule in planned.rules.values()}
        else:
            dated = {rule.process for rule, spoken in speaking if spoken.brief.dated}
        told = (asked.text("note", note) for name, note in self.notes if name in dated)
        return [text for text in told if text]


def _complaint(case: Case, rules: Sequence[RuleId], context: Context) -> str:
    """Say all that was late, or is overdue, in sentences for a complaint."""
    assessment = context.engine.open(case)
    outcomes: Mapping[RuleId, Outcome] = assessment.outcomes(rules)
    rows = [shown_row(each, assessment, context) for each in outcomes.values()]
    return sentences(rows, context.shorts, context.today)


def _school(ground: Ground, text: str) -> School:
    """Make ready to count school days by other terms, where a row tells them.

    A cell is never a path: each term stands in it as its first and its last day.
    """
    if not text:
        return School(ground)
    spans = [each.strip() for each in text.split(";") if each.strip()]
    terms, faults = all_terms([read_span(each, where="term") for each in spans], "term")
    calendar = replace(ground.context.calendar, terms=terms)
    made = Ground(ground.context.counting_with(calendar), ground.decisions)
    return School(made, [each._replace(where="term", blocks=False) for each in faults])
