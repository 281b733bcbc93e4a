"""Whole trees say what each row by itself would: every rule, every question, any row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from amount import amount
from caseload.made_cases import cases
from sendpath.answers.context import context_of
from sendpath.caseload.asking import Opened, Speaker, Subject
from sendpath.caseload.briefs import Ground
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.explore import Orchard, Unexplored
from sendpath.core.fact_use import facts_used
from sendpath.rulebook.loader import RuleBook, load_rulebook
from sendpath.warehouse.trees import GIVEN, SPEAKS, STANDS, Trees, choices_told
from warehouse.walker import Walker

TODAY = date(2026, 11, 25)
PROCESSES = tuple(load_rulebook().processes)


def trees_of(process: str, calendar: Calendar) -> Trees:
    book = load_rulebook(processes=(process,))
    return Trees(Ground(context_of(book, calendar, TODAY), book.decisions()))


def told(ground: Ground, number: int, seed: int) -> Iterator[Case]:
    """Give cases of a process that can be read."""
    facts = [*facts_used(ground.book.law, ground.book.asked)]
    there = choices_told(ground)
    for case in cases(ground, facts, number, seed, doubts=False):
        told = {name: value for name, value in case.choices.items() if name in there}
        yield replace(case, choices=told)


def differences(trees: Trees, rule: RuleId, case: Case) -> Iterator[object]:
    """Give each question that a whole tree answers otherwise than the row by itself does."""
    walker = Walker(trees, trees.memory.alphabet.specimen(case), TODAY)
    alone = Opened(trees.ground.engine.open(case), trees.ground)
    speaker = Speaker(trees.ground.book.law.rules[rule], Subject(rule))
    brief = alone.spoken(speaker, []).brief
    if brief != walker.value(trees.tree("brief", rule)):
        yield rule, "brief", case
    asked = [question for question, stood in STANDS.items() if brief.stands == stood]
    for question in [*asked, *(each for each, speaks in SPEAKS.items() if speaks(brief))]:
        if alone.text(question, rule) != walker.text(trees.tree(question, rule)):
            yield rule, question, case
    for part in sorted(GIVEN):
        if alone.fact("part", (rule, part)) != walker.value(trees.tree("part", (rule, part))):
            yield rule, part, case


def agrees(process: str, calendar: Calendar, number: int) -> None:
    """Ask whole trees and each row by itself about some cases."""
    trees = trees_of(process, calendar)
    found = [
        each
        for case in told(trees.ground, number, 7)
        for rule in trees.ground.book.asked
        for each in differences(trees, rule, case)
    ]
    assert [] == found


@pytest.mark.exhaustive
@pytest.mark.parametrize("process", PROCESSES)
def test_every_question_of_hundreds_of_cases_is_answered_likewise(
    process: str, calendar: Calendar
) -> None:
    agrees(process, calendar, amount(120))


def test_the_questions_of_an_exclusion_are_answered_likewise(calendar: Calendar) -> None:
    trees = trees_of("exclusion", calendar)
    found = [
        each
        for case in told(trees.ground, 60, 8)
        for rule in trees.ground.book.asked
        for each in differences(trees, rule, case)
    ]
    assert [] == found


def test_what_asks_which_day_a_day_is_cannot_be_explored(
    book: RuleBook, calendar: Calendar
) -> None:
    trees = Trees(Ground(context_of(book, calendar, TODAY), book.decisions()))
    with pytest.raises(Unexplored, match="which day"):
        trees.tree("part", (book.letter.window, "_days_late"))


def test_a_question_with_too_many_ways_is_given_up() -> None:
    with pytest.raises(Unexplored, match="more than 3 ways"):
        Orchard().explored(lambda way: tuple(way.asked(("told", "event", of)) for of in "ab"), 3)


def test_where_an_answer_makes_no_difference_it_is_not_asked() -> None:
    orchard = Orchard()
    assert orchard.end("same") is orchard.explored(
        lambda way: way.asked(("told", "event", "a")) in {True, False} and "same"
    )
