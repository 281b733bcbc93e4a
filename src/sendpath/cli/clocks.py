"""A caseload of any process, or with chosen columns: every row answered in full."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sendpath.cli.dated import Desk, answered, shorts
from sendpath.cli.processes import terms_of
from sendpath.cli.tables import Table
from sendpath.cli.told import Law
from sendpath.core.assessment import Assessment
from sendpath.core.case import Case
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.engine import Engine
from sendpath.core.interpreter import TERM
from sendpath.core.outcomes import Deadline, NotCovered, Outcome, Unconfirmed, Waiting
from sendpath.core.problem import Problem
from sendpath.core.takes import Takes
from sendpath.intake.facts import Ambient
from sendpath.intake.rows import Columns, Heard
from sendpath.render.cells import CONTACT
from sendpath.render.columns import OURS, PROBLEMS, Column
from sendpath.render.ledger import sentences
from sendpath.render.rows import row
from sendpath.render.view import RowView
from sendpath.render.whole_row import Row

CELL = "Give it in the column {}."
LAW_AS_AT = f"{OURS}law_as_at"
LATELY = 95
"""Days after a council's answer in which its letter may have a last day ahead: two months that end
on 1 August, and the first working day after August."""

LETTERS = (Event("decision-sent"), Event("decision-dated"))
"""The day of a letter, the surer one first."""

STANDING, ACT_BY, UNREADABLE = f"{OURS}standing", f"{OURS}act_by", "unreadable"
NO_TERMS = Problem(
    where="--term",
    value="",
    problem="School days are counted by the school's own terms, and none were given that reach.",
    write="Give each: --term 2026-11-02..2026-12-18.",
)


class Clocks(Table):
    """The rows of one table, in columns that were chosen or are those of a process."""

    def __init__(
        self,
        law: Law,
        columns: Columns,
        ambient: Ambient,
        *,
        shown: Sequence[Column],
        desk: Desk,
        mixed: bool,
        line_end: str,
        inert: bool,
    ) -> None:
        header = [*(column.name for column in shown), PROBLEMS]
        super().__init__(law, columns, ambient, header=header, line_end=line_end, inert=inert)
        self.shown, self.desk, self.mixed = shown, desk, mixed
        self.left_out = [
            Note(name, "", None, each.left_out)
            for name, each in law.book.processes.items()
            if each.left_out
        ]
        reasons = law.book.decisions().reasons.values()
        self.answers = {each.shows for each in reasons if each.shows is not None}
        self.desks: dict[str, tuple[Desk, list[Problem]]] = {}

    def answer(self, heard: Heard, problems: list[Problem]) -> list[str]:
        """Ask every rule of the process about one row."""
        unread = problems and not heard.read.case.events
        if unread or any(problem.blocks for problem in problems):
            first = {STANDING: UNREADABLE, ACT_BY: self.ambient.today.isoformat()}
            return [first.get(column.name, "") for column in self.shown]
        desk = self._desk(heard, problems)
        case = self._case(heard)
        self.tally.empty += not case.events
        assessment = desk.engine.open(case)
        outcomes = assessment.outcomes(self._asked(assessment))
        if any(isinstance(each, NotCovered) for each in outcomes.values()):
            self.tally.uncovered += 1
        waiting = gives_nothing(list(outcomes.values()))
        if waiting and not problems and any(TERM in each.waiting_for for each in waiting):
            problems.append(NO_TERMS)
        elif waiting and not problems:
            told = nothing_counted(waiting, self.desk.taken, self.law, case.events)
            where = self._column_for(Event(told.where))
            problems.append(told._replace(where=where, write=CELL.format(where)))
        row = self._row(heard, assessment, outcomes, desk)
        return [column.says(row) for column in self.shown]

    def _case(self, heard: Heard) -> Case:
        """Give what a row tells; on a sheet of mixed cases, a letter tells what it is besides.

        A refusal to assess, for example, is the council's answer to the request.
        """
        case, decision = heard.read.case, heard.decision
        shows = decision.shows if decision is not None and self.mixed else None
        letter = next((case.events[each] for each in LETTERS if each in case.events), None)
        if shows is None or letter is None or shows in case.events:
            return case
        return replace(case, events={**case.events, shows: letter})

    def _asked(self, assessment: Assessment) -> list[RuleId]:
        """Name the rules to ask: on a sheet of mixed cases, not those of a process left out."""
        if not self.mixed:
            return list(self.law.book.asked)
        out = {said.note.id for said in assessment.general(self.left_out)}
        rules = self.law.book.law.rules
        return [rule for rule in self.law.book.asked if rules[rule].process not in out]

    def _column_for(self, event: Event) -> str:
        """Name the caller's own column that tells a fact, or else what it would be called."""
        facts, columns = self.law.book.law.facts, self.columns
        stands = (event, *(each.id for each in facts.values() if each.stands_in_for == event))
        there = (columns.header[place] for place, told in columns.dates.items() if told in stands)
        return next(there, event.replace("-", "_"))

    def _desk(self, heard: Heard, problems: list[Problem]) -> Desk:
        """Give what answers a row: by the terms of its own school, where the row tells them."""
        if not heard.terms:
            return self.desk
        if heard.terms not in self.desks:
            self.desks[heard.terms] = _with_terms(self.desk, heard.terms)
        desk, faults = self.desks[heard.terms]
        problems.extend(faults)
        return desk

    def _row(
        self, heard: Heard, assessment: Assessment, outcomes: Mapping[RuleId, Outcome], desk: Desk
    ) -> Row:
        case = assessment.case
        today = self.ambient.today
        state = None
        if heard.decision is not None and CONTACT in outcomes:
            state = certificate_state(heard.decision, case, outcomes[CONTACT], today=today)

        @cache
        def views() -> dict[str, RowView]:
            told = (answered(each, assessment) for each in outcomes.values())
            return {each["id"]: each for each in (row(one, desk.edition, today) for one in told)}

        def complaint() -> str:
            return sentences(views().values(), shorts(self.law), today)

        asked = {
            each.rule.process
            for each in outcomes.values()
            if self.mixed or isinstance(each, Deadline)
        }
        notes = [
            note
            for name in self.law.book.processes
            if name in asked
            for note in self.law.book.processes[name].notes
            if note.with_day
        ]
        told = [said.note.text for said in assessment.general(notes)]
        by = self.law.calendar.previous_working
        lately = any(
            (today - case.events[each]).days <= LATELY
            for each in self.answers
            if each in case.events
        )
        return Row(
            outcomes,
            today,
            heard.decision,
            state,
            views,
            complaint,
            by,
            told,
            letter_missing=bool(told) and lately,
        )


def _with_terms(desk: Desk, text: str) -> tuple[Desk, list[Problem]]:
    """Give a desk that counts school days by other terms, and what is wrong with them."""
    faults: list[Problem] = []
    terms = terms_of([each.strip() for each in text.split(";") if each.strip()], faults)
    law = desk.law._replace(calendar=replace(desk.law.calendar, terms=terms))
    made = desk._replace(
        law=law,
        engine=Engine(law.book.law, law.calendar),
        edition=desk.edition._replace(calendar=law.calendar),
    )
    return made, [each._replace(where="term", blocks=False) for each in faults]


def nothing_counted(
    waiting: Sequence[Waiting], taken: Mapping[Event, Takes], law: Law, told: Iterable[Event] = ()
) -> Problem:
    """Say which one fact would tell most, when nothing told can be counted from.

    Rules that a told fact already concerns come first: what they wait for is what is missing.
    """
    concerned = {rule for event in told if event in taken for rule in _all_of(taken[event])}
    near = [each for each in waiting if each.rule.id in concerned] or waiting
    wanted = dict.fromkeys(event for outcome in near for event in outcome.waiting_for)
    most = max(
        (event for event in wanted if event in taken),
        key=lambda event: (
            len(concerned.intersection(taken[event].gives)) or len(taken[event].gives)
        ),
    )
    fact = law.book.law.facts[most]
    sample = "2027" if fact.value == "year" else "2026-01-31"
    return Problem(
        where=str(most),
        value="",
        problem=f"Nothing can be counted without the day {fact.words}.",
        write=f"Give it, for example {most}={sample}.",
        blocks=True,
    )


def gives_nothing(outcomes: Sequence[Outcome]) -> list[Waiting]:
    """Give what every rule waits for, where not one gives a day or says why it has none."""
    waiting = [each for each in outcomes if isinstance(each, Waiting)]
    idle = sum(isinstance(each, Unconfirmed) for each in outcomes)
    return waiting if waiting and len(waiting) + idle == len(outcomes) else []


def _all_of(takes: Takes) -> tuple[RuleId, ...]:
    return (*takes.gives, *takes.closes, *takes.changes)
