"""A caseload of any process, or with chosen columns: every row answered in full."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sendpath.answers.context import Context
from sendpath.answers.missing_facts import gives_nothing, nothing_counted
from sendpath.answers.rows import row as shown_row
from sendpath.caseload.asking import Asked, Known, Memory, Opened, Subject, writing
from sendpath.caseload.columns import PROBLEMS, Column, subjects
from sendpath.caseload.csv_lines import written
from sendpath.caseload.header import Columns
from sendpath.caseload.lines import ACT, NEXT, Answered, Says, lines
from sendpath.caseload.plans import Plan, plan
from sendpath.caseload.questions import Ground
from sendpath.caseload.quick_rows import QuickRows, Sort
from sendpath.caseload.records import Records
from sendpath.caseload.row import Days, Row, Sum
from sendpath.caseload.row_inputs import terms_in
from sendpath.caseload.table import UNKNOWN, Reply, Table
from sendpath.core.asked_case import Specimen
from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.decisions import Decision, with_answer
from sendpath.core.fact_use import FactsUsed
from sendpath.core.interpreter import TERM
from sendpath.core.law import Rule
from sendpath.core.learnt import Learnt
from sendpath.core.outcomes import Outcome
from sendpath.core.problem import Problem, blocked
from sendpath.intake.facts import Ambient
from sendpath.intake.hear import Facts
from sendpath.intake.terms import SPAN, all_terms, read_span
from sendpath.pages.ledger import sentences

LINE_ENDS = "\r\n"

SCHOOLS = 200
"""Schools whose terms are kept: each has days of its own."""

MANY = 64
"""Rows of one sort after which they are answered a line at a time."""

LINES = 1 << 9
"""Sorts of rows that are answered a line at a time: each has functions of its own."""

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

    def __init__(
        self, ground: Ground, first: Sequence[Event], problems: Sequence[Problem] = ()
    ) -> None:
        self.ground, self.context, self.problems = ground, ground.context, problems
        self.memory = Memory(ground, first)
        self.plans: dict[int, Plan] = {}
        self.days = Days(ground.today.isoformat(), self.memory.iso, writing(self._acting))

    def _acting(self, day: date) -> str:
        """Write the working day by which to act where a day is the last."""
        working = self.context.calendar.previous_working(day)
        return max(self.context.today, working).isoformat()

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
        self.used, self.mixed, self.subjects = used, mixed, subjects(shown)
        self.says = [
            Says(at, each.says, each.worded) for at, each in enumerate(shown) if each.rule is None
        ]
        self.rules = {rule: context.book.law.rules[rule] for rule in context.book.asked}
        self.asked: Learnt[tuple[str, ...], dict[RuleId, Rule]] = Learnt(self._but_for)
        self.notes = self._notes_with_day()
        first = [*columns.dates.values()]
        self.schools: Learnt[str, School] = Learnt(
            lambda terms: _school(Ground(context, self.decisions), terms, first), most=SCHOOLS
        )
        self.here = self.schools[""]
        self.sorts: dict[bytes, Sort] = {}
        self.by_lines = 0
        memory, letters = self.here.memory, context.letters
        self.quick = QuickRows(columns, memory.alphabet, ambient, letters, self.heard, memory.lasts)

    def lines(self, records: Records) -> Iterator[str]:
        """Answer each row of a file: most by what their cells tell, any other in full."""
        width, end = self.columns.width, self.line_end
        whole = self.rewrites or bool(self.ambient.required)
        for number, row in enumerate(csv.reader(records), 2):
            text = None
            if records.doubt is None and len(row) == width and not whole:
                try:
                    text = self._quickly(row, number)
                except Exception:  # noqa: BLE001 - whatever it is, the row is answered in full, and its fault told
                    text = None
            if text is None:
                yield self.line(self.in_full(row, records, number))
            else:
                yield f"{records.text.rstrip(LINE_ENDS)},{text}{end}"

    def _quickly(self, row: Sequence[str], number: int) -> str | None:
        """Answer a row by what its cells tell; None where it has to be answered in full."""
        codes, days = self.quick.read(row)
        sort = self.sorts.get(codes) or self._sort(codes)
        if sort is None or sort.clashes(days):
            return None
        if sort.idle:
            self.tally.idle += 1
            return "," * (len(self.header) - 1)
        if sort.derived is not None:
            days += [0] * (len(self.here.memory.alphabet.events) - len(days))
            place, letter = sort.derived
            days[place] = days[letter]
        cells = None if sort.lines is None else sort.lines.line(days)
        problems: Sequence[Problem] = ()
        if cells is None:
            specimen = Specimen(self.here.memory.alphabet, sort.shape, days)
            cells, problems = self._one_by_one(sort, specimen)
        if cells is None:
            return None
        if sort.remarked:
            self.tally.echo(number, self.quick.remarks(row, sort.remarked))
        if problems:
            self.tally.add(number, problems)
            cells.append(written("; ".join(map(str, problems))))
            return ",".join(cells)
        return f"{','.join(cells)},"

    def _of_marks(self, sort: Sort) -> Answered:
        """Give what makes a row of what its rules said, with marks for its days."""
        marks = Days(self.here.days.today, {1: NEXT}, {1: ACT})

        def made(planned: Plan, summed: Sum, asked: Asked) -> Row:
            return self._row(planned, summed, asked, sort.decision, self.here, marks)

        return made

    def _one_by_one(
        self, sort: Sort, specimen: Specimen
    ) -> tuple[list[str] | None, Sequence[Problem]]:
        """Answer a row by asking it of each rule, and say what is wrong with it.

        There is no answer where it has to be answered in full.
        """
        planned = self.here.plans.get(sort.shape)
        asked = Known(self.here.memory, specimen, None if planned is None else planned.spots)
        if planned is None:
            planned = self._plan(asked, self.here)
        cells = [*planned.cells]
        summed = planned.ask(asked, cells)
        if not summed.covered or (summed.waits and planned.speakers):
            return None, ()
        if summed.waits and sort.problems is None:
            sort.problems = self._nothing_given(planned, asked.case, self.context)
        problems = sort.problems or ()
        row_ = self._row(planned, summed, asked, sort.decision, self.here, faulty=bool(problems))
        for place, says, worded in self.says:
            cell = says(row_)
            cells[place] = written(cell) if worded else cell
        sort.seen += 1
        if sort.seen >= MANY and not sort.seen & (sort.seen - 1) and not summed.waits:
            self._by_lines(sort, planned, asked)
        return cells, problems

    def _by_lines(self, sort: Sort, planned: Plan, asked: Known) -> None:
        """Answer rows of a sort a line at a time from now on, unless many sorts are already."""
        if sort.lines is None and self.by_lines >= LINES:
            return
        self.by_lines += sort.lines is None
        sort.lines = lines(planned, asked, self.here.days, self.says, self._of_marks(sort))

    def _sort(self, codes: bytes) -> Sort | None:
        """Say what rows are alike that tell so, and remember it."""
        sort = self.quick.sort(codes, self.elsewhere)
        if sort is not None:
            if len(self.sorts) >= SORTS:
                self.sorts.clear()
                self.by_lines = 0
            self.sorts[codes] = sort
        return sort

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
        cells = [*planned.cells]
        summed = planned.ask(asked, cells)
        self.tally.uncovered += not summed.covered
        if self._lacks_letter(planned, summed, case, problems):
            return self.unanswered(case, UNKNOWN)
        self.tally.empty += not case.events
        if not problems and summed.waits:
            problems.extend(self._nothing_given(planned, case, school.context))
        row_ = self._row(planned, summed, asked, told.decision, school, faulty=bool(problems))
        for place, says, _ in self.says:
            cells[place] = says(row_)
        return Reply(cells, case, school.context)

    def _plan(self, asked: Asked, school: School) -> Plan:
        """Say which rules are asked of a row, and which of them may have something to say."""
        width = len(self.header) - 1
        if not isinstance(asked, Known):
            return plan(self._rules(asked), self.subjects, asked, width)
        shape = asked.specimen.shape
        known = school.plans.get(shape)
        if known is None:
            if len(school.plans) >= SORTS:
                school.plans.clear()
            known = plan(self._rules(asked), self.subjects, asked, width)
            school.plans[shape] = known
        return known

    def _rules(self, asked: Asked) -> dict[RuleId, Rule]:
        """Give the rules to ask: on a sheet of mixed cases, not those of a process left out."""
        return self.asked[asked.fact("left-out")] if self.mixed else self.rules

    def _but_for(self, processes: tuple[str, ...]) -> dict[RuleId, Rule]:
        return {name: rule for name, rule in self.rules.items() if rule.process not in processes}

    def _lacks_letter(
        self, planned: Plan, summed: Sum, case: Case, problems: list[Problem]
    ) -> bool:
        """Say whether there is no answer because the date of the letter is missing."""
        if not self.ambient.required:
            return False
        alone = set(case.events) == {self.context.book.letter.certificate}
        if not alone and (planned.excused or summed.answers()):
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
        summed: Sum,
        asked: Asked,
        decision: Decision | None,
        school: School,
        days: Days | None = None,
        *,
        faulty: bool = False,
    ) -> Row:
        def complaint(of: Asked) -> str:
            return _complaint(of.case, [*planned.rules], school.context)

        row = Row(asked, summed, days or school.days, decision, complaint=complaint, faulty=faulty)
        row.hidden = any(brief.hides for _, brief in summed.rare)
        if self.notes:
            row.notes = self._notes(asked, planned, summed)
            row.hidden |= bool(row.notes) and asked.fact("answered-lately")
        window = planned.rules.get(self.context.book.letter.window)
        if window is not None:
            row.window = asked.spoken(Subject(window.id), [])[0]
            missing = "" if row.window.dated else asked.text("missing-letter")
            row.missing = [missing] if missing else []
            row.faulty |= bool(missing)
            row.hidden |= bool(missing) and row.window.covered
        return row

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

    def _notes(self, asked: Asked, planned: Plan, summed: Sum) -> list[str]:
        """Say what holds whatever the rule: the notes of processes that go with a day."""
        every = {rule.process for rule in planned.rules.values()}
        dated = every if self.mixed else summed.dated()
        told = (asked.text("note", note) for name, note in self.notes if name in dated)
        return [text for text in told if text]


def _complaint(case: Case, rules: Sequence[RuleId], context: Context) -> str:
    """Say all that was late, or is overdue, in sentences for a complaint."""
    assessment = context.engine.open(case)
    outcomes: Mapping[RuleId, Outcome] = assessment.outcomes(rules)
    rows = [shown_row(each, assessment, context) for each in outcomes.values()]
    return sentences(rows, context.shorts, context.today)


def _school(ground: Ground, text: str, first: Sequence[Event]) -> School:
    """Make ready to count school days by other terms, where a row tells them.

    A cell is never a path: each term stands in it as its first and its last day.
    """
    if not text:
        return School(ground, first)
    spans = [each.strip() for each in text.split(";") if each.strip()]
    terms, faults = all_terms([read_span(each, where="term") for each in spans], "term")
    calendar = replace(ground.context.calendar, terms=terms)
    made = Ground(ground.context.counting_with(calendar), ground.decisions)
    return School(made, first, [each._replace(where="term", blocks=False) for each in faults])
