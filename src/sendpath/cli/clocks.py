"""A caseload of any process, or with chosen columns: every row answered in full."""

from collections.abc import Iterable, Mapping, Sequence

from sendpath.cli.dated import Desk, answered, shorts
from sendpath.cli.tables import Table
from sendpath.cli.told import Law
from sendpath.core.asking import TERM
from sendpath.core.case import Case
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import Event, RuleId
from sendpath.core.outcome import NotCovered, Outcome, Unconfirmed, Waiting
from sendpath.core.problem import Problem
from sendpath.core.takes import Takes
from sendpath.intake.facts import Ambient
from sendpath.intake.rows import Columns, Heard
from sendpath.render.cells import CONTACT
from sendpath.render.columns import OURS, PROBLEMS, Column, Row
from sendpath.render.ledger import sentences
from sendpath.render.rows import row
from sendpath.render.view import RowView

CELL = "Give it in the column {}."
LAW_AS_AT = f"{OURS}law_as_at"
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
        letters: bool,
        line_end: str,
        inert: bool,
    ) -> None:
        header = [*(column.name for column in shown), PROBLEMS]
        super().__init__(law, columns, ambient, header=header, line_end=line_end, inert=inert)
        self.shown, self.desk, self.letters = shown, desk, letters

    def answer(self, heard: Heard, problems: list[Problem]) -> list[str]:
        """Ask every rule of the process about one row."""
        if any(problem.blocks for problem in problems):
            return [""] * len(self.shown)
        case = heard.read.case
        outcomes = self.assessor.assess(case, self.law.book.asked)
        if any(isinstance(each, NotCovered) for each in outcomes.values()):
            self.tally.uncovered += 1
        waiting = gives_nothing(list(outcomes.values()))
        if waiting and not problems and any(TERM in each.waiting_for for each in waiting):
            problems.append(NO_TERMS)
        elif waiting and not problems:
            told = nothing_counted(waiting, self.desk.taken, self.law, case.events)
            where = self._column_for(Event(told.where))
            problems.append(told._replace(where=where, write=CELL.format(where)))
        row = self._row(heard, case, outcomes)
        return [column.says(row) for column in self.shown]

    def _column_for(self, event: Event) -> str:
        """Name the caller's own column that tells a fact, or else what it would be called."""
        facts, columns = self.law.book.law.facts, self.columns
        stands = (event, *(each.id for each in facts.values() if each.stands_in_for == event))
        there = (columns.header[place] for place, told in columns.dates.items() if told in stands)
        return next(there, event.replace("-", "_"))

    def _row(self, heard: Heard, case: Case, outcomes: Mapping[RuleId, Outcome]) -> Row:
        desk, today = self.desk, self.ambient.today
        state = None
        if self.letters and heard.decision is not None:
            state = certificate_state(heard.decision, case, outcomes[CONTACT], today=today)

        def views() -> dict[str, RowView]:
            told = (answered(each, case, desk.assessor) for each in outcomes.values())
            return {each["id"]: each for each in (row(one, desk.edition, today) for one in told)}

        def complaint() -> str:
            return sentences(views().values(), shorts(self.law), today)

        return Row(outcomes, today, heard.decision, state, views, complaint)


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
