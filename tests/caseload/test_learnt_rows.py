"""What is learnt of some rows is what each row by itself would say: every rule, every question."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from sendpath.answers.context import context_of
from sendpath.caseload.asking import MARGIN, Memory, Opened, Subject
from sendpath.caseload.briefs import PARTS, STANDING, Brief, Ground
from sendpath.caseload.programs import Spoken
from sendpath.caseload.questions import TEXTS
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.rulebook.loader import RuleBook

TODAY = date(2026, 11, 25)
CELLS = (*PARTS, STANDING)
SPEAKS: dict[str, Callable[[Brief], bool]] = {
    "missed": lambda brief: brief.stands == "passed",
    "awaiting": lambda brief: brief.stands == "awaiting-certificate",
    "question": lambda brief: brief.asks,
    "to-do": lambda brief: brief.live is not None,
    "late": lambda brief: brief.overdue,
    "lacking-terms": lambda brief: brief.lacks_terms,
}
"""When each sentence about a rule is asked for."""


@pytest.fixture(scope="module")
def ground(book: RuleBook, calendar: Calendar) -> Ground:
    return Ground(context_of(book, calendar, TODAY), book.decisions())


@pytest.fixture(scope="module")
def memory(ground: Ground) -> Memory:
    return Memory(ground)


def cases(ground: Ground, number: int, seed: int) -> Iterator[Case]:
    """Give cases that tell anything: a few facts each, most of them in the order they come in."""
    chance = random.Random(seed)  # noqa: S311 - the same cases each time
    law, reasons = ground.book.law, [*ground.decisions.reasons]
    for _ in range(number):
        day, events = date(2014, 10, 1) + timedelta(chance.randrange(4300)), {}
        told = sorted(chance.sample([*law.facts], chance.randrange(1, 9)))
        for event in told:
            events[event] = day
            day += timedelta(chance.choice((-40, 0, 1, 14, 30, 61)))
        reason = chance.choice([None, *reasons])
        yield Case(
            events=events,
            reason=reason,
            traits=ground.decisions.reasons[reason].traits if reason else frozenset(),
            choices={
                name: chance.choice([*each.values])
                for name, each in ground.book.choices.items()
                if chance.random() < 0.3
            },
            doubted=frozenset(chance.sample([*law.facts], chance.choice((0, 0, 1, 3)))) - {*events},
            not_yet=frozenset(chance.sample([*law.facts], chance.choice((0, 9)))) - {*events},
        )


def judged(spoken: Spoken) -> Spoken:
    """Leave out of what a rule says the days of its brief: they are told worked out."""
    brief, live, act = spoken
    return Spoken(brief._replace(live=None, act=None), live, act)


@pytest.mark.parametrize("seed", range(4))
def test_every_question_is_answered_as_of_the_row_by_itself(
    ground: Ground, memory: Memory, seed: int
) -> None:
    for case in cases(ground, 60, seed):
        known = memory.known(case)
        alone = Opened(ground.engine.open(case), ground)
        for rule in ground.book.asked:
            subject = Subject(rule, CELLS, (*range(len(CELLS)),))
            told, learnt = [""] * len(CELLS), [""] * len(CELLS)
            spoken = alone.spoken(subject, told)
            assert judged(spoken) == judged(known.spoken(subject, learnt))
            assert told == learnt
            brief = spoken.brief
            for question, speaks in SPEAKS.items():
                if speaks(brief):
                    assert alone.text(question, rule) == known.text(question, rule)
        for process in ground.book.processes.values():
            for note in process.notes:
                assert alone.text("note", note) == known.text("note", note)
        assert alone.text("missing-letter") == known.text("missing-letter")
        for question in ("left-out", "answered-lately", "certificate"):
            assert alone.fact(question) == known.fact(question)


def test_every_sentence_is_asked_for_somewhere() -> None:
    assert {*TEXTS} == {*SPEAKS, "note", "missing-letter"}


def test_whatever_is_counted_stays_within_the_margin_of_the_calendar(
    ground: Ground, memory: Memory
) -> None:
    for case in cases(ground, 40, 99):
        known = memory.known(case)
        for rule in ground.book.asked:
            known.spoken(Subject(rule, ("_latest",), (0,)), [""])
    counted = [abs(end - day) for table in memory.days.tables[::2] for day, end in table.items()]
    assert 2 * max(counted) < MARGIN
