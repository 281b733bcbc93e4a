"""Days in printed lines are those that are worked out, whatever they hang on."""

from datetime import date
from typing import Any

import pytest

from sendpath.answers.context import context_of
from sendpath.caseload.asking import Memory
from sendpath.caseload.briefs import Ground
from sendpath.caseload.cell_codes import Window
from sendpath.caseload.lines import LineWriter
from sendpath.caseload.printed_lines import LinePrinter
from sendpath.caseload.row import Days
from sendpath.caseload.row_sorts import Sort, Sorts
from sendpath.core.asked_case import Alphabet
from sendpath.core.calendar import Calendar
from sendpath.core.learnt import Learnt
from sendpath.rulebook.loader import RuleBook

BEFORE = 730_000


@pytest.fixture(scope="module")
def printer(book: RuleBook, calendar: Calendar) -> LinePrinter:
    memory = Memory(Ground(context_of(book, calendar, date(2026, 11, 25)), book.decisions()))
    writer = LineWriter(memory, Days("2026-11-25", memory.iso, memory.iso, memory.iso))
    return LinePrinter(memory, writer, [{}, {}], Window(BEFORE, 9000), 3)


def printed(printer: LinePrinter, text: str) -> Any:
    """Work out what is printed, of days that are numbered 5,000 and 6,000."""
    return eval(text, {**printer.there, "d0": 5000, "d1": 6000})  # noqa: S307 - printed here


def test_a_day_is_printed_as_it_is_worked_out(printer: LinePrinter) -> None:
    evaluator = printer.memory.evaluator
    first, second = (("fact", event) for event in printer.memory.alphabet.events[:2])
    least = ("least", first, second)
    days = [BEFORE + 5000, BEFORE + 6000]
    for expr in (first, ("add", first, 7), least, ("most", least, second), ("add", least, 3)):
        assert evaluator.day(expr)(days) - BEFORE == printed(printer, printer._day(expr))
        shown = date.fromordinal(evaluator.day(expr)(days)).isoformat()
        assert shown == printed(printer, printer._text(("iso", expr)))
    assert 10 == printed(printer, printer._day(("day", BEFORE + 10)))
    with pytest.raises(ValueError, match="unheard"):
        printer._day(("unheard of",))


def test_a_question_that_is_not_printed_is_asked_otherwise(printer: LinePrinter) -> None:
    fact = ("fact", printer.memory.alphabet.events[0])
    assert printer._question(("working", fact)) is None
    same = printer._question(("=", fact, ("day", BEFORE + 5000)))
    assert printed(printer, str(same))


def test_of_several_facts_only_those_that_the_sort_tells_are_printed(
    printer: LinePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = names = printer.memory.alphabet.events[:3]
    bits = printer.memory.alphabet.bits
    at_first = ("fact", first)
    for told, answers in {
        (): (False, False),
        (second,): (True, True),
        (first, second): (True, True),
        (first,): (True, False),
    }.items():
        monkeypatch.setattr(printer, "_shape", sum(bits["event", each] for each in told))
        assert (bool(told)) is printer._question(("since", None, names))
        for start, answer in zip(
            (("day", BEFORE + 5000), ("day", BEFORE + 5001)), answers, strict=True
        ):
            text = printer._question(("since", start, names))
            assert answer is (printed(printer, text) if isinstance(text, str) else text)
    assert "d1 >= d0" == printer._question(("since", at_first, (second, third))) or first in told


def test_of_a_common_sort_a_certain_day_is_asked_of_the_fact_itself(
    printer: LinePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "_quick", True)
    monkeypatch.setattr(printer, "_reach", range(1, 9001))
    turned = {at: 9000 - at for at in range(1, 9001)}
    weeks = {at: at + 7 - at % 7 for at in range(1, 9001)}  # equal for seven days each
    fact = ("fact", printer.memory.alphabet.events[1])
    for name, numbers in {"weeks": weeks, "turned": turned}.items():
        expr = ("add", fact, len(name))
        printer._numbered[expr] = Learnt(numbers.__getitem__)
        for day in (2999, 3000, 3001, 5998, 5999, 6000, 6004, 6005, 6006):
            certain = ("day", BEFORE + day)
            for question, answer in {
                ("<", expr, certain): numbers[6000] < day,
                ("<", certain, expr): day < numbers[6000],
                ("=", certain, expr): day == numbers[6000],
            }.items():
                text = printer._question(question)
                assert isinstance(text, str)
                assert printed(printer, text) is answer
                assert ("[" in text) is (name == "turned")  # later days give earlier ones: a table


def test_what_rows_have_in_common_is_kept_of_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sendpath.caseload.row_sorts.MOST", 2)
    sorts, sort = Sorts(Alphabet((), {}, (), ())), Sort(0, None, (), None, {})
    for number in range(5):
        sorts.know(number, sort)
        sorts.add(bytes([number]), sort)
        assert len(sorts.by_cells) <= 2
        assert len(sorts.by_codes) <= 2
