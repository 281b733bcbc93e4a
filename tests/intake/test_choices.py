"""What a council decided, as somebody writes it."""

import pytest

from sendpath.core.problem import Problem
from sendpath.intake.choices import read_reason, read_sections
from sendpath.rulebook.loader import RuleBook


@pytest.mark.parametrize(
    "text", ["refuse-plan", "Refuse-Plan", "refuse plan", " Refuse_Plan ", "refuse  plan"]
)
def test_a_reason_is_known_however_its_words_are_joined(book: RuleBook, text: str) -> None:
    assert "refuse-plan" == read_reason([text], book.decisions(), where="reason")


def test_two_ways_to_write_one_reason_are_one(book: RuleBook) -> None:
    assert "refuse-plan" == read_reason(
        ["refuse plan", "refuse-plan"], book.decisions(), where="reason"
    )


def test_what_is_no_reason_is_told_back_as_it_was_written(book: RuleBook) -> None:
    told = read_reason(["no such thing"], book.decisions(), where="reason")
    assert isinstance(told, Problem)
    assert "no such thing" == told.value


@pytest.mark.parametrize(
    "text",
    ["B F I", "B,F,I", "b; f; i", "B/F/I", "B & F & I", "B, F and I", "B + F, and I", "BandF"],
)
def test_sections_are_read_whatever_stands_between_them(book: RuleBook, text: str) -> None:
    sections, problems = read_sections([text], book.decisions(), where="section")
    if text == "BandF":
        assert (frozenset(), ["BANDF"]) == (sections, [each.value for each in problems])
    else:
        assert (frozenset("BFI"), []) == (sections, problems)
