"""One tree of lines: rows that answer alike all that was asked have one line, whatever else they tell."""

from itertools import product
from random import Random
from typing import Any

import pytest

from sendpath.caseload.line_tree import End, Lines, LineTree
from sendpath.core.asked_case import Alphabet
from sendpath.core.asked_days import AskedDays
from sendpath.core.calendar import Calendar
from sendpath.core.clauses import Event
from sendpath.core.queries import Evaluator, Query

FACTS = tuple(map(Event, "abcdef"))
VALUES = ("one", "two", "three")

Row = tuple[int, list[int]]


@pytest.fixture
def alphabet() -> Alphabet:
    return Alphabet(FACTS, {"kind": VALUES}, (), ())


@pytest.fixture
def evaluator(alphabet: Alphabet, calendar: Calendar) -> Evaluator:
    return Evaluator(alphabet, AskedDays(calendar))


def row(alphabet: Alphabet, chance: Random) -> Row:
    """Tell some facts of days of which few are alike."""
    days = [chance.choice((0, 5, 6, 7)) for _ in FACTS]
    shape = sum(alphabet.bits["event", fact] for fact, day in zip(FACTS, days, strict=True) if day)
    value = chance.choice(("", *VALUES))
    return shape | (alphabet.bits["choice", f"kind={value}"] if value else 0), days


class Asking:
    """Ask a row as rules would: what is asked next hangs on the answers before."""

    def __init__(self, evaluator: Evaluator, of: Row) -> None:
        self.evaluator, (self.shape, self.days) = evaluator, of
        self.way: dict[Query, Any] = {}

    def ask(self, *question: Any) -> Any:
        query = self.evaluator.query(question)
        self.way[query] = query.ask(self.shape if query.told else self.days)
        return self.way[query]

    def told(self, name: str) -> bool:
        return bool(self.ask("told", "event", name))

    def line(self) -> str:
        """Give a line that hangs on some facts only, in an order that hangs on others."""
        said = ""
        if self.told("a") and self.told("b"):
            said += "<" if self.ask("<", ("fact", "a"), ("fact", "b")) else ">"
        if self.ask("any", "event") and self.ask("among", "kind", ("one", "two")):
            said += str(self.ask("value", "kind"))
        elif self.told("c") and self.ask("since", ("fact", "c"), FACTS[3:]):
            said += "later"
        return said + (str(self.ask("which", ("fact", "d"))) if self.told("d") else "")


def test_a_row_has_the_line_of_whichever_answers_alike(
    alphabet: Alphabet, evaluator: Evaluator
) -> None:
    lines, chance, met, rows = Lines(alphabet), Random(5), 0, 3000  # noqa: S311 - a sample, not a secret
    tree = lines.of("kind")
    for _ in range(rows):
        shape, days = row(alphabet, chance)
        end, asking = tree.end(shape, days), Asking(evaluator, (shape, days))
        line = asking.line()
        if end is None:
            lines.grow(tree, [*asking.way.items()], line)
        else:
            met += 1
            assert line == end.line
    assert met > rows * 0.9
    assert rows - met == sum(1 for _ in tree.ends()) == tree.size


def test_what_was_not_asked_tells_no_rows_apart(alphabet: Alphabet, evaluator: Evaluator) -> None:
    tree = LineTree(alphabet)
    query = evaluator.query(("told", "event", "a"))
    tree.grow([(query, True)], "told")
    bits = alphabet.bits
    for others in product((0, 1), repeat=5):
        more = sum(
            bits["event", each] for each, there in zip(FACTS[1:], others, strict=True) if there
        )
        end = tree.end(bits["event", FACTS[0]] | more, [1] * 6)
        assert end is not None
        assert "told" == end.line
        assert tree.end(more, [1] * 6) is None


def test_where_there_are_too_many_lines_the_commonest_stay(
    alphabet: Alphabet, evaluator: Evaluator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sendpath.caseload.line_tree.MOST", 8)
    lines = Lines(alphabet)
    common: End | None = None
    for number in range(40):
        tree = lines.of(number % 3)
        which = evaluator.query(("which", ("fact", "a")))
        end = lines.grow(tree, [(which, number)], number)
        end.seen = 1
        if number == 4:
            common, end.seen = end, 9
    kept = [end for kind in range(3) for end in lines.of(kind).ends()]
    assert common in kept
    assert len(kept) <= 8
