"""A table in a file of objects, one a line: each name is a column."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import isfinite
from typing import Any, TextIO

from sendpath.core.problem import Problem
from sendpath.sheets.blocks import Block
from sendpath.sheets.csv_lines import END
from sendpath.sheets.encodings import Encoding
from sendpath.sheets.headings import Names, heading
from sendpath.sheets.records import BLOCK, Records
from sendpath.sheets.sheet import Sheet, reading

_HIGH, _LOW = (rf"\\u[dD]{each}[0-9a-fA-F]{{2}}" for each in ("[89abAB]", "[c-fC-F]"))
HALF = re.compile(rf"{_HIGH}{_LOW}|(?P<half>{_HIGH}|{_LOW})|\\.", re.DOTALL)
"""Half a character as JSON writes it; a whole one and other escapes are passed over."""

MOST = 2000
"""Columns that are made of names; a file with more is no table."""

NO_OBJECT = Problem(
    where="the row",
    value="",
    problem="it is no JSON object.",
    write='Write {"decision_date": "2026-10-01"}, one object a line.',
    blocks=True,
)


TWICE = NO_OBJECT._replace(
    problem="it tells one name twice, and not the same.", write="Give each name once."
)


TOO_DEEP = NO_OBJECT._replace(
    problem="its values stand too deep within each other.", write="Give each fact one plain value."
)


class ObjectSheet(Sheet):
    """A table in a file of objects: its columns are all names that any object has, in order.

    Attributes:
        names: Of its columns.
        same: Other spellings of them, each with the name of its column.
    """

    def __init__(
        self, text: TextIO, encoding: Encoding, names: Sequence[str], same: Mapping[str, str]
    ) -> None:
        self.text, self.names, self.same = text, names, same
        told = f", {encoding.said}" if encoding.said else ""
        self.said = [f"The file: one object a line{told}."]

    def records(self) -> Records:
        """Give its rows, the headings first."""
        return ObjectRecords(_lines(self.text), self.names, self.same)

    def titles(self) -> Sequence[str]:
        """Give the rows above its headings: there are none."""
        return []

    def pieces(self) -> Iterator[str]:
        """Give its text, piece by piece."""
        return iter(self.records())


class ObjectRecords(Records):
    """The rows of a file of objects; a line that is none is named, and kept in the first cell."""

    def __init__(self, lines: Iterator[str], names: Sequence[str], same: Mapping[str, str]) -> None:
        super().__init__((), above=-1)  # names stand in no line: the first object is line 1
        self.objects, self.names, self.same, self.begun = lines, names, same, False

    def __iter__(self) -> Iterator[str]:
        """Give each row's text with commas, the headings first."""
        if not self.begun:
            self.begun = True
            yield self._row(self.names)
        for line in self.objects:
            told = object_of(line)
            if self.same and not isinstance(told, Problem):
                told = _in_columns(told, self.same)
            self.doubt = told if isinstance(told, Problem) else _halves(line)
            if isinstance(told, Problem):
                yield self._row([line.rstrip("\r\n"), *[""] * (len(self.names) - 1)])
            else:
                yield self._row([text_of(told.get(name)) for name in self.names])

    def blocks(self) -> Iterator[Block]:
        """Give all that is left of the rows, many at a time."""
        rows, number = csv.reader(self), self.first
        while (block := self.gathered(number, islice(rows, BLOCK))).texts:
            yield block
            number += len(block.texts)

    def _row(self, cells: Sequence[str]) -> str:
        self.text = f"{self.join(cells)}{END}"
        self._count(self.text)
        return self.text


def of_objects(text: TextIO, encoding: Encoding, known: Names) -> Sheet | list[Problem]:
    """Read which columns a file of objects has. A fact has one, however its objects spell it."""
    names: dict[str, None] = {}
    for line in _lines(text):
        read = object_of(line)
        names |= {} if isinstance(read, Problem) else dict.fromkeys(read)
        if len(names) > MOST:
            told = f"its objects have more than {MOST} different names."
            return [Problem("FILE", "", told, "Give each fact one name.", blocks=True)]
    if not names:
        return [NO_OBJECT._replace(where="FILE", problem="no line is a JSON object.")]
    facts = {*known.days, *known.others}
    first: dict[str, str] = {}
    called = {name: heading(name) for name in names}
    same = {
        name: first[fact]
        for name, ours in called.items()
        if ours in facts and first.setdefault(fact := known.facts.get(ours, ours), name) != name
    }
    return ObjectSheet(text, encoding, [name for name in names if name not in same], same)


def _in_columns(told: dict[str, Any], same: Mapping[str, str]) -> dict[str, Any] | Problem:
    """Put what an object tells under another spelling into its column."""
    made = {name: value for name, value in told.items() if name not in same}
    for name, column in same.items():
        text, other = text_of(told.get(name)), text_of(made.get(column))
        if text and other and text != other:
            both = f"it tells '{column}' and '{name}', which are one, and not the same."
            return TWICE._replace(problem=both, write="Give one of them.")
        made[column] = other or text
    return made


def object_of(line: str) -> dict[str, Any] | Problem:
    """Read one line; a problem where it holds no object, or one that contradicts itself.

    Half a character, which no file could hold, stays the escape that it was written as.
    """
    try:
        told = _loaded(HALF.sub(_escaped, line) if "\\u" in line else line)
    except _TwiceError:
        return TWICE
    except json.JSONDecodeError:
        return NO_OBJECT
    except RecursionError:
        return TOO_DEEP
    return told if isinstance(told, dict) else NO_OBJECT


def _escaped(found: re.Match[str]) -> str:
    """Write half a character as a text that says its escape; whatever else is found, as it is."""
    half = found["half"]
    return found[0] if half is None else f"\\{half}"


def _halves(line: str) -> Problem | None:
    """Say that an object holds half a character."""
    found = (each["half"] for each in HALF.finditer(line)) if "\\u" in line else iter(())
    half = next(filter(None, found), None)
    if half is None:
        return None
    told = f"it holds {half}, half a character, which no file can hold."
    return Problem("the row", half, told, "Write the whole one. The escape stands in its place.")


def _loaded(line: str) -> Any:
    try:
        return json.loads(line, object_pairs_hook=_told_once, parse_float=_number)
    except (_TwiceError, json.JSONDecodeError):
        raise
    except ValueError:  # a number of more figures than Python makes one of
        return json.loads(line, object_pairs_hook=_told_once, parse_float=_number, parse_int=str)


def _number(text: str) -> float | str:
    """Read a number; what is beyond all that a spreadsheet holds stays as it is written."""
    number = float(text)
    return number if isfinite(number) else text


class _TwiceError(ValueError):
    """One name has two values."""


def _told_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs) and any(told[name] != value for name, value in pairs):
        raise _TwiceError
    return told


def text_of(value: object) -> str:
    """Write a value as a cell; nothing is told by ``null``."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _lines(text: TextIO) -> Iterator[str]:
    """Give each line that is not blank."""
    with reading():
        text.seek(0)
        for line in text:
            if line.strip():
                yield line
