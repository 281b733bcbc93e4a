"""What is learnt of some rows is what each row by itself would say: every rule, every question."""

from collections.abc import Callable
from datetime import date

import pytest

from caseload.made_cases import cases
from sendpath.answers.context import context_of
from sendpath.caseload.asking import MARGIN, Memory, Opened, Speaker, Subject
from sendpath.caseload.briefs import Brief, Ground, Spoken
from sendpath.caseload.questions import TEXTS
from sendpath.caseload.rule_cells import PARTS, STANDING
from sendpath.core.calendar import Calendar
from sendpath.rulebook.loader import RuleBook

TODAY = date(2026, 11, 25)
CELLS = (*PARTS, STANDING)
SPEAKS: dict[str, Callable[[Brief], bool]] = {
    "missed": lambda brief: brief.stands == "passed",
    "since": lambda brief: brief.stands == "passed",
    "told-beside": lambda brief: brief.stands == "passed",
    "left-beside": lambda brief: brief.stands == "passed",
    "whether-passed": lambda brief: brief.stands == "passed",
    "which-is-it": lambda brief: brief.stands == "passed",
    "still-in-time": lambda brief: brief.stands == "passed",
    "still-open": lambda brief: brief.stands == "passed",
    "by-time": lambda brief: brief.live is not None,
    "belated": lambda brief: brief.belated,
    "remains": lambda brief: brief.dated and brief.stands == "done",
    "awaiting": lambda brief: brief.stands == "awaiting-certificate",
    "question": lambda brief: brief.asks,
    "whether-due": lambda brief: brief.hangs,
    "to-do": lambda brief: brief.live is not None,
    "check-first": lambda brief: brief.overdue,
    "late": lambda brief: brief.overdue,
    "chase": lambda brief: brief.overdue,
    "lacking-terms": lambda brief: brief.lacks_terms,
}
"""When each sentence about a rule is asked for."""


@pytest.fixture(scope="module")
def ground(book: RuleBook, calendar: Calendar) -> Ground:
    return Ground(context_of(book, calendar, TODAY), book.decisions())


@pytest.fixture(scope="module")
def memory(ground: Ground) -> Memory:
    return Memory(ground)


def judged(spoken: Spoken) -> Spoken:
    """Leave out of what a rule says the days of its brief: they are told worked out."""
    brief, live, act = spoken
    return Spoken(brief._replace(live=None, act=None), live, act)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.once
def test_every_question_is_answered_as_of_the_row_by_itself(
    ground: Ground, memory: Memory, seed: int
) -> None:
    for case in cases(ground, [*ground.book.law.facts], 60, seed):
        known = memory.known(case)
        alone = Opened(ground.engine.open(case), ground)
        for rule in ground.book.asked:
            law = ground.book.law.rules[rule]
            subject = Speaker(law, Subject(rule, CELLS, (*range(len(CELLS)),)))
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
                assert alone.fact("answered-lately", note) == known.fact("answered-lately", note)
                assert alone.texts("letter-to-find", note) == known.texts("letter-to-find", note)
        for question in ("missing-letter", "no-letter"):
            assert alone.text(question) == known.text(question)
        for question in ("left-out", "certificate"):
            assert alone.fact(question) == known.fact(question)


def test_every_sentence_is_asked_for_somewhere() -> None:
    assert {*TEXTS} == {*SPEAKS, "note", "missing-letter", "no-letter"}


def test_whatever_is_counted_stays_within_the_margin_of_the_calendar(
    ground: Ground, memory: Memory
) -> None:
    for case in cases(ground, [*ground.book.law.facts], 40, 99):
        known = memory.known(case)
        for rule in ground.book.asked:
            law = ground.book.law.rules[rule]
            known.spoken(Speaker(law, Subject(rule, ("_latest",), (0,))), [""])
    counted = [abs(end - day) for table in memory.days.tables[::2] for day, end in table.items()]
    assert 2 * max(counted) < MARGIN
