"""A caseload of any process, or with chosen columns: every row answered in full."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from sendpath.answers.context import Context
from sendpath.answers.missing_facts import NO_LETTER, gives_nothing, nothing_counted
from sendpath.answers.rows import row
from sendpath.answers.shapes import RowView
from sendpath.answers.summaries import not_covered
from sendpath.answers.words import said
from sendpath.caseload.columns import PROBLEMS, Column
from sendpath.caseload.header import Columns
from sendpath.caseload.learnt import Learnt
from sendpath.caseload.row import Row
from sendpath.caseload.row_inputs import terms_in
from sendpath.caseload.table import UNKNOWN, Reply, Table
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.certificate import State, certificate_state
from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.decisions import Decision, with_answer
from sendpath.core.fact_use import FactsUsed
from sendpath.core.interpreter import TERM
from sendpath.core.outcomes import Deadline, NotCovered, Outcome, Waiting
from sendpath.core.problem import Problem, blocked
from sendpath.intake.facts import Ambient
from sendpath.intake.hear import Facts
from sendpath.intake.terms import SPAN, all_terms, read_span
from sendpath.pages.ledger import sentences

SCHOOLS = 200
"""Schools whose terms are kept: each has days of its own."""

CELL = "Give it in the column {}."
NO_TERMS = Problem(
    where="term",
    value="",
    problem="School days are counted by the school's own terms, and none were given that reach.",
    write=f"Give each: --term 2026-11-02{SPAN}2026-12-18.",
)


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
        self.shown, self.used, self.mixed = shown, used, mixed
        book = context.book
        self.left_out = [
            Note(name, "", None, each.left_out)
            for name, each in book.processes.items()
            if each.left_out
        ]
        answers = (each.shows for each in self.decisions.reasons.values())
        self.answers = {each for each in answers if each is not None}
        self.contexts: Learnt[str, tuple[Context, list[Problem]]] = Learnt(
            lambda terms: _with_terms(context, terms), most=SCHOOLS
        )

    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Ask every rule of the process about one row."""
        if blocked(problems) or (problems and not told.case.events):
            return self.unanswered(told.case)
        context = self._context(terms_in(row, self.columns), problems)
        letters, facts = self.context.letters, self.context.book.law.facts
        case = with_answer(told.case, told.decision, letters, facts)
        assessment = context.engine.open(case)
        outcomes = assessment.outcomes(self._asked(assessment))
        if any(isinstance(each, NotCovered) for each in outcomes.values()):
            self.tally.uncovered += 1
        missing = self.no_letter(assessment, outcomes)
        if missing is not None:
            problems.append(missing)
            return self.unanswered(case, UNKNOWN)
        self.tally.empty += not case.events
        if not problems:
            problems.extend(self._nothing_given(outcomes, case))
        told_row = self._row(told.decision, assessment, outcomes, context, faulty=bool(problems))
        return Reply([column.says(told_row) for column in self.shown], case, context)

    def _nothing_given(self, outcomes: Mapping[RuleId, Outcome], case: Case) -> list[Problem]:
        """Say what is missing where not one rule gives a day."""
        waiting = gives_nothing(list(outcomes.values()))
        if not waiting:
            return []
        if any(TERM in each.waiting_for for each in waiting):
            return [NO_TERMS]
        told = nothing_counted(waiting, self.used, self.context, case.events)
        where = self._column_for(Event(told.where))
        return [told._replace(where=where, write=CELL.format(where))]

    def _asked(self, assessment: Assessment) -> list[RuleId]:
        """Name the rules to ask: on a sheet of mixed cases, not those of a process left out."""
        book = self.context.book
        if not self.mixed:
            return list(book.asked)
        out = {said.note.id for said in assessment.general(self.left_out)}
        return [rule for rule in book.asked if book.law.rules[rule].process not in out]

    def _column_for(self, event: Event) -> str:
        """Name the caller's own column that tells a fact, or else what it would be called."""
        stands = (event, *self.engine.stand_ins.get(event, ()))
        there = (
            self.columns.header[place]
            for place, told in self.columns.dates.items()
            if told in stands
        )
        return next(there, event.replace("-", "_"))

    def _context(self, terms: str, problems: list[Problem]) -> Context:
        """Give what answers a row: by the terms of its own school, where the row tells them."""
        if not terms:
            return self.context
        context, faults = self.contexts[terms]
        problems.extend(faults)
        return context

    def _row(
        self,
        decision: Decision | None,
        assessment: Assessment,
        outcomes: Mapping[RuleId, Outcome],
        context: Context,
        *,
        faulty: bool,
    ) -> Row:
        @cache
        def views() -> dict[str, RowView]:
            told = (row(each, assessment, context) for each in outcomes.values())
            return {each["id"]: each for each in told}

        told = self._notes(assessment, outcomes)
        missing = self._without_letter(decision, assessment, outcomes)
        return Row(
            outcomes,
            context.today,
            decision,
            self._state(decision, assessment.case, outcomes),
            views,
            lambda: sentences(views().values(), context.shorts, context.today),
            context.calendar.previous_working,
            told,
            hidden=(bool(told) and self._answered_lately(assessment.case))
            or self._hides_a_limit(assessment.case, outcomes)
            or (
                bool(missing)
                and not isinstance(outcomes[self.context.book.letter.window], NotCovered)
            ),
            missing=missing,
            faulty=faulty or bool(missing),
            choices=frozenset(context.book.choices) - assessment.case.choices.keys(),
        )

    def _state(
        self, decision: Decision | None, case: Case, outcomes: Mapping[RuleId, Outcome]
    ) -> State | None:
        letter = self.context.book.letter
        if decision is None or letter.contact not in outcomes:
            return None
        contact, held = outcomes[letter.contact], letter.certificate in case.events
        return certificate_state(
            decision,
            contact,
            held=held,
            today=self.ambient.today,
            doubted=letter.certificate in case.doubted,
        )

    def _notes(self, assessment: Assessment, outcomes: Mapping[RuleId, Outcome]) -> list[str]:
        """Say what holds whatever the rule: the notes of processes that go with a day."""
        dated = [each for each in outcomes.values() if self.mixed or isinstance(each, Deadline)]
        asked = {each.rule.process for each in dated}
        processes = self.context.book.processes
        notes = [
            note
            for name in processes
            if name in asked
            for note in processes[name].notes
            if note.with_day
        ]
        return [said.note.text for said in assessment.general(notes)]

    def _without_letter(
        self,
        decision: Decision | None,
        assessment: Assessment,
        outcomes: Mapping[RuleId, Outcome],
    ) -> list[str]:
        """Say what is missing where a letter was told of, by what it decided or a certificate."""
        window = outcomes.get(self.context.book.letter.window)
        if isinstance(window, NotCovered):
            return [not_covered(window, self.context)]
        if not isinstance(window, Waiting):
            return []
        if window.floor is None and (decision is None or decision.answer != "yes"):
            return []
        why = [*map(said, assessment.notes(window))] or ["Find the letter today."]
        return [NO_LETTER, *why]

    def _hides_a_limit(self, case: Case, outcomes: Mapping[RuleId, Outcome]) -> bool:
        """Say whether a last day of the family waits for what was told and could not be read."""
        return bool(case.doubted) and any(
            each in case.doubted
            for outcome in outcomes.values()
            if isinstance(outcome, Waiting) and outcome.rule.kind == "limit"
            for event in outcome.waiting_for
            for each in (event, *self.engine.stand_ins.get(event, ()))
        )

    def _answered_lately(self, case: Case) -> bool:
        """Say whether the council answered so lately that its letter may have a last day ahead."""
        told = (case.events[each] for each in self.answers if each in case.events)
        lately = self.context.book.letter.lately
        return any((self.ambient.today - day).days <= lately for day in told)


def _with_terms(context: Context, text: str) -> tuple[Context, list[Problem]]:
    """Give a context that counts school days by other terms, and what is wrong with them.

    A cell is never a path: each term stands in it as its first and its last day.
    """
    spans = [each.strip() for each in text.split(";") if each.strip()]
    terms, faults = all_terms([read_span(each, where="term") for each in spans], "term")
    made = context.counting_with(replace(context.calendar, terms=terms))
    return made, [each._replace(where="term", blocks=False) for each in faults]
