"""A caseload of any process, or with chosen columns: each row asked of every rule."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.rows import row as shown_row
from sendpath.caseload.appointments import DisputesAhead
from sendpath.caseload.asking import Asked, Known, Speaker, Subject
from sendpath.caseload.births import Births
from sendpath.caseload.briefs import Brief, Ground
from sendpath.caseload.column_words import called_in, in_columns
from sendpath.caseload.lacking import CELL, lacking, lacking_terms
from sendpath.caseload.lacks import Lacks
from sendpath.caseload.left_open import left_open
from sendpath.caseload.lines import Line
from sendpath.caseload.nothing_given import NO_TERMS, Wanted
from sendpath.caseload.our_columns import PROBLEMS, Column, subjects
from sendpath.caseload.plans import Body, Plan
from sendpath.caseload.row import Days, Decided, Row, Sum, decided
from sendpath.caseload.row_sorts import Sort
from sendpath.caseload.schools import School, school_of
from sendpath.caseload.table import UNKNOWN, Reply, Table
from sendpath.caseload.traced import Traced
from sendpath.columns.row_inputs import terms_in
from sendpath.columns.sheet_columns import Columns
from sendpath.core.case import Case
from sendpath.core.clauses import Note, RuleId
from sendpath.core.decisions import with_answer
from sendpath.core.fact_use import FactsUsed
from sendpath.core.law import Rule
from sendpath.core.learnt import Learnt
from sendpath.core.names import printable
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.problem import Problem, blocked
from sendpath.intake.hear import Facts
from sendpath.intake.written import Ambient
from sendpath.pages.ledger import sentences
from sendpath.sheets.csv_lines import written

SCHOOLS = 200
"""Schools whose terms are kept: each has days of its own."""


class Says(NamedTuple):
    """A column about a row as a whole: its place, what it says, whether it is worded."""

    place: int
    says: Callable[[Row], str]
    worded: bool


class InFull(Table):
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
        self.called = called_in(context, columns)
        context = in_columns(context, self.called)
        header = [*(column.name for column in shown), PROBLEMS]
        super().__init__(context, columns, ambient, header=header, line_end=line_end, inert=inert)
        self.used, self.mixed, self.subjects = used, mixed, subjects(shown)
        self.says = [
            Says(at, each.says, each.worded) for at, each in enumerate(shown) if each.rule is None
        ]
        self.rules = {rule: context.book.law.rules[rule] for rule in context.book.asked}
        self.asked: Learnt[tuple[str, ...], Body] = Learnt(self._but_for)
        self.notes = self._notes_with_day()
        first = [*columns.dates.values()]
        self.schools: Learnt[str, School] = Learnt(
            lambda terms: school_of(Ground(context, self.decisions), terms, first), most=SCHOOLS
        )
        self.here = self.schools[""]
        self.disputes = DisputesAhead(context)
        self.births = Births(columns, context)

    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Ask every rule of the process about one row."""
        nothing = problems and not told.case.events and not self.ambient.required
        if nothing or blocked(problems):
            return self.unanswered(told.case)
        school = self.schools[terms_in(row, self.columns)]
        problems.extend(school.problems)
        person = self.births.person(told, school.context, problems)
        case = self.births.case(self._case(told), told, person, school.context)
        asked = school.opened(case)
        planned = self._plan(asked, school)
        cells = [*planned.cells]
        summed = planned.ask(asked, cells)
        aged = self.births.said(person, told, school.context)
        if aged.until is not None and aged.until.is_certain:
            summed.sooner(planned.rules[self.births.window], aged.until.day.toordinal())
        self.tally.uncovered += not summed.covered
        if self._lacks_letter(planned, summed, asked):
            problems.append(self._no_letter(asked))
            return self.unanswered(case, UNKNOWN)
        self.tally.empty += not case.events
        if not problems and summed.waits:
            problems.extend(self._nothing_given(planned, asked))
        row_ = self._row(
            planned, summed, asked, decided(told.decision), school, faulty=bool(problems)
        )
        if not (problems or row_.missing or row_.notes):
            lacks = self._lacks(planned, summed, asked, school.context)
            self.lacks = lacks and lacks.problem
            row_.lacks = None if lacking_terms(summed, school.context) else lacks
            row_.hidden |= bool(row_.lacks and row_.lacks.presses)
        if aged.note:
            row_.aged, row_.notes = aged, [*row_.notes, aged.note]
        for place, says, _ in self.says:
            cells[place] = says(row_)
        letter = bool(self.ambient.required)  # which is told back as it was told
        return Reply(cells, told.case if letter else case, school.context, person=person)

    def still_open(self, row: Sequence[str]) -> str:
        """Say what of a row that a map leaves out is open by what it tells, if anything is."""
        told = self.heard(row)
        if blocked(told.problems):
            return ""
        school = self.schools[terms_in(row, self.columns)]
        person = self.births.person(told, school.context, [])
        case = self.births.case(self._case(told), told, person, school.context)
        asked = school.opened(case)
        planned = self._plan(asked, school)
        opened = left_open(asked, planned.ask(asked, [*planned.cells]))
        return "; ".join(filter(None, (opened, *self.disputes.of(asked.case))))

    def _case(self, told: Facts) -> Case:
        letters, facts = self.context.letters, self.context.book.law.facts
        return with_answer(told.case, told.decision, letters, facts)

    def text_of(self, sort: Sort, asked: Known, days: Days) -> tuple[str, Sequence[Problem]] | None:
        """Answer a row by what its cells tell: as it stands in a line of CSV, and what is wrong.

        There is no answer where such a row has to be answered by itself. What is wrong with cells
        that could not be read is not said: it is of one row, and all else may be of many.
        """
        school, faulty = self.here, bool(sort.unread)
        planned = self._plan(asked, school)
        cells = [*planned.cells]
        summed = planned.ask(asked, cells)
        if summed.covered and self._lacks_letter(planned, summed, asked):
            return None if faulty else self._without_letter(asked)
        empty = summed.waits and planned.speakers and not faulty
        if not summed.covered or empty or summed.may_repeat():
            return None
        if not faulty and self._lacks(planned, summed, asked, self.context):
            return None
        problems: Sequence[Problem] = ()
        if summed.waits and not faulty:
            problems = self._nothing_given(planned, asked)
        faulty = faulty or bool(problems)
        row_ = self._row(planned, summed, asked, sort.decided, school, days, faulty=faulty)
        for place, says, worded in self.says:
            cell = says(row_)
            cells[place] = written(cell) if worded else cell
        if not sort.unread:
            cells.append(written("; ".join(map(str, problems))))
        return ",".join(cells), problems

    def line_of(self, sort: Sort, traced: Traced) -> Line | None:
        """Answer all rows like one; None where such a row has to be answered by itself."""
        told = self.text_of(sort, traced, traced.days(self.here.days.today))
        return None if told is None else self.here.writer.line(told[0], traced.holes, told[1])

    def _plan(self, asked: Asked, school: School) -> Plan:
        """Say which rules are asked of a row, and which of them may have something to say.

        On a sheet of mixed cases, those of some processes are left out.
        """
        body = self.asked[asked.fact("left-out") if self.mixed else ()]
        return school.plans(body).plan(asked) if isinstance(asked, Known) else body.plan()

    def _but_for(self, processes: tuple[str, ...]) -> Body:
        rules = {name: rule for name, rule in self.rules.items() if rule.process not in processes}
        notes = [each for each in self.notes if each[0] not in processes]
        wanted = Wanted([*rules], self.used)
        return Body(rules, self.subjects, notes, len(self.header) - 1, wanted)

    def _without_letter(self, asked: Known) -> tuple[str, Sequence[Problem]]:
        """Answer a row to which there is no answer, because the date of the letter is missing."""
        missing = self._no_letter(asked)
        told = f"{printable(missing.where)}: {missing.problem} {missing.write}"  # marks stay in it
        return ",".join([*self.unanswered(asked.case, UNKNOWN).cells, written(told)]), (missing,)

    def _no_letter(self, asked: Asked) -> Problem:
        """Say that the date of the letter is missing, and why there is no answer without it."""
        dates, letters = self.columns.dates, self.ambient.required
        names = [self.columns.called[at] for at, event in dates.items() if event in letters]
        return Problem(
            where=names[0] if names else "decision_date",
            value="",
            problem=asked.text("no-letter"),
            write="Give the date printed on the letter.",
            blocks=True,
        )

    def _asks_no_letter(self, asked: Asked) -> bool:
        """Say whether a row is of a letter of which nothing is asked: it waits, and is no fault."""
        return bool(self.ambient.required) and bool(asked.fact("letter-not-asked"))

    def _lacks_letter(self, planned: Plan, summed: Sum, asked: Asked) -> bool:
        """Say whether there is no answer because the date of the letter is missing."""
        if not self.ambient.required or self._asks_no_letter(asked):
            return False
        return asked.fact("alone") or not (planned.excused or summed.answers())

    def _nothing_given(self, planned: Plan, asked: Asked) -> list[Problem]:
        """Say what is missing where not one rule gives a day."""
        if self._asks_no_letter(asked):
            return []
        told: Problem | None = asked.fact("nothing-given", planned.wanted)
        if told is None or told == NO_TERMS:
            return [] if told is None else [NO_TERMS]
        where = self.called(told.where)
        return [told._replace(where=where, write=CELL.format(where))]

    def _lacks(self, planned: Plan, summed: Sum, asked: Asked, context: Context) -> Lacks | None:
        """Say what is missing where a row stands in silence: a day on a mixed sheet, or terms."""
        if short := lacking_terms(summed, context):
            told = asked.text("lacking-terms", short)
            where = "term" if self.columns.term is None else self.columns.called[self.columns.term]
            return Lacks(Problem(where, "", told))
        if not (self.mixed or self._asks_no_letter(asked)):
            return None
        return lacking(planned.rules, asked, summed, context, self.used, self.called)

    def _row(
        self,
        planned: Plan,
        summed: Sum,
        asked: Asked,
        decided: Decided | None,
        school: School,
        days: Days | None = None,
        *,
        faulty: bool = False,
    ) -> Row:
        def complaint(of: Asked) -> str:
            return _complaint(of.case, [*planned.rules], school.context)

        row = Row(asked, summed, days or school.days, decided, complaint=complaint, faulty=faulty)
        row.hidden = any(brief.hides for _, brief in summed.rare)
        if planned.notes:
            told = self._notes(asked, planned, summed)
            row.notes = [text for _, text in told]
            row.letters = [note for note, _ in told if asked.fact("answered-lately", note)]
            row.hidden |= bool(row.letters)
        window = planned.rules.get(self.context.book.letter.window)
        if window is not None:
            row.window = (
                _said(summed, window) or asked.spoken(Speaker(window, Subject(window.id)), []).brief
            )
            missing = "" if row.window.dated else asked.text("missing-letter")
            row.missing = [missing] if missing else []
            row.faulty |= bool(missing)
            row.hidden |= bool(missing) and row.window.covered
        return row

    def _notes_with_day(self) -> list[tuple[str, Note]]:
        """Give the notes of processes that go with a day, each with its process."""
        processes = self.context.book.processes
        asked = dict.fromkeys(rule.process for rule in self.rules.values())
        return [(name, note) for name in asked for note in processes[name].notes if note.with_day]

    def _notes(self, asked: Asked, planned: Plan, summed: Sum) -> list[tuple[Note, str]]:
        """Give what holds whatever the rule: the notes of processes that go with a day."""
        dated = None if self.mixed else summed.dated()
        told = (
            (note, asked.text("note", note))
            for name, note in planned.notes
            if dated is None or name in dated
        )
        return [(note, text) for note, text in told if text]


def _said(summed: Sum, rule: Rule) -> Brief | None:
    """Give what a rule said in brief, where it was asked of the row."""
    pairs = zip(summed.speakers, summed.said, strict=True)
    return next((spoken.brief for speaker, spoken in pairs if speaker.rule is rule), None)


def _complaint(case: Case, rules: Sequence[RuleId], context: Context) -> str:
    """Say all that was late, or is overdue, in sentences for a complaint."""
    assessment = context.engine.open(case)
    outcomes: Mapping[RuleId, Outcome] = assessment.outcomes(rules)
    dated = [each for each in outcomes.values() if isinstance(each, Deadline)]
    rows = [shown_row(each, assessment, context) for each in dated]
    return sentences(rows, context.shorts, context.today)
