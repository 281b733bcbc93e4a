"""Days and problems in words: one line, and the same bytes everywhere."""

import pytest

from core.laws import SENT, D
from sendpath.core.names import printable, spell, spell_fully
from sendpath.core.problem import Problem, blocked


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\tb\nc", "a b c"), ("  a   b ", "a b"), ("a\x1b[31mb", "a [31mb"), ("é", "é")],
)
def test_what_was_told_is_printed_in_one_line_without_control_characters(
    text: str, expected: str
) -> None:
    assert expected == printable(text)


def test_days_are_written_the_same_everywhere() -> None:
    assert ("2 March 2026", "Monday 2 March 2026") == (spell(SENT), spell_fully(SENT))
    assert ("31 December 2028", "Sunday 31 December 2028") == (
        spell(D("2028-12-31")),
        spell_fully(D("2028-12-31")),
    )


def test_a_problem_is_said_in_one_line_and_blocks_only_when_it_says_so() -> None:
    told = Problem("--on", "soon", "'soon' is\nno date.", "Write 2026-03-02.")
    assert "--on: 'soon' is no date. Write 2026-03-02." == str(told)
    assert [False, False, True] == [
        blocked(each) for each in ([], [told], [told, told._replace(blocks=True)])
    ]
