"""Each layer of a statement gives what is read later, and fits into the engines there are."""

import re

import pytest

from sendpath.caseload.ready import ALL
from sendpath.core.calendar import Calendar
from sendpath.warehouse.cells import NULL, Cell, quoted, spaced_out
from sendpath.warehouse.layers import layered, put_off
from warehouse.answers import law_of

COLUMNS = 1600
"""Fewer than PostgreSQL gives a row."""

ARGUMENTS = 100
"""What PostgreSQL gives a function."""


def test_a_layer_carries_what_a_later_one_or_the_answer_reads() -> None:
    layers = {2: {"b": "a + 1"}, 4: {"c": "b + 1", "d": "a"}, 5: {"e": "c + d"}}
    assert [
        "layer2 AS (\nSELECT row, a,\n  a + 1 AS b\nFROM layer1\n)",
        "layer4 AS (\nSELECT row,\n  b + 1 AS c,\n  a AS d\nFROM layer2\n)",
        "layer5 AS (\nSELECT row, d,\n  c + d AS e\nFROM layer4\n)",
    ] == layered(layers, ["row", "a", "unread"], ["row", "e AS answer", "d"])


def test_a_column_waits_for_the_layer_before_the_one_that_reads_it() -> None:
    layers = {2: {"b": "a + 1", "late": "a"}, 3: {"c": "b + 1"}, 4: {"d": "c + 1"}, 5: {"e": "d"}}
    put = {2: {"b": "a + 1"}, 3: {"c": "b + 1"}, 4: {"d": "c + 1"}, 5: {"e": "d", "late": "a"}}
    assert put == put_off(layers, ["e + late"])


def test_a_word_of_a_sentence_reads_no_column() -> None:
    layers = {2: {"s9": "a"}, 3: {"x": "s9 || 'It''s in s51.'", "s51": "s9"}}
    assert layers == put_off(layers, ["x", "s51"])


def test_a_column_that_nothing_reads_is_not_made() -> None:
    assert {3: {"c": "a"}} == put_off({2: {"b": "a"}, 3: {"c": "a"}}, ["c"])


@pytest.mark.parametrize("told", [[], [0], [98, 99], [7, 250], [*range(251)]])
def test_texts_too_many_for_one_call_are_joined_all_the_same(told: list[int]) -> None:
    duckdb = pytest.importorskip("duckdb")
    cells = [Cell(quoted(f"t{at}") if at in told else "(NULL)") for at in range(251)]
    text = spaced_out("; ", [*cells, NULL]).text
    assert "; ".join(f"t{at}" for at in told) == duckdb.execute(f"SELECT {text}").fetchone()[0]
    assert max(map(arguments, calls(text))) <= ARGUMENTS


@pytest.mark.slow
@pytest.mark.once
def test_the_statement_of_all_processes_fits_into_postgresql(calendar: Calendar) -> None:
    text = law_of(ALL, calendar).text
    widths = [
        columns(each) for each in re.findall(r"layer\d+ AS \(\n(SELECT .*?)\nFROM", text, re.DOTALL)
    ]
    assert 10 < len(widths)
    assert max(widths) < COLUMNS
    assert max(map(arguments, calls(text))) <= ARGUMENTS


def columns(select: str) -> int:
    """Count the columns of a layer: those that it carries, and a line for each that it makes."""
    first, *made = select.split("\n")
    return first.count(",") + len(made)


def calls(text: str) -> list[str]:
    """Give each call that joins texts, from its name to its end."""
    found = []
    for begin in re.finditer(r"CONCAT_WS\(", text):
        depth, quotes, at = 1, False, begin.end()
        while depth:
            quotes ^= text[at] == "'"
            depth += 0 if quotes else (text[at] == "(") - (text[at] == ")")
            at += 1
        found.append(text[begin.end() : at - 1])
    return found


def arguments(call: str) -> int:
    """Count the arguments of a call."""
    depth, quotes, number = 0, False, 1
    for mark in call:
        quotes ^= mark == "'"
        depth += 0 if quotes else (mark == "(") - (mark == ")")
        number += mark == "," and not depth and not quotes
    return number
