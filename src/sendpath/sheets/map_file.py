"""A map file read: what somebody says of their own table, and every fault of it at once."""

import json
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from sendpath.core.problem import Problem
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import Meaning, SheetMap, Told
from sendpath.sheets.marks import fold

MOST_ROWS = 1_048_576
"""Rows of a sheet."""

HUGE = "it holds a number of too many figures"

KEYS = (
    *("sheet", "heading_row", "process", "id", "by", "term", "not_told", "month_first"),
    *("day_first", "leave_out", "columns", "values"),
)


def read_map(text: str, name: str) -> SheetMap | list[Problem]:
    """Read a map file; every fault, where it is none."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOML's own fault is a ValueError
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        why = why if isinstance(error, tomllib.TOMLDecodeError | RecursionError) else HUGE
        write = 'Each line reads "Their heading" = "our_name"; --guess writes a file to begin with.'
        return [Problem("--map-file", name, f"'{name}' is not TOML: {why}.", write, blocks=True)]
    reader = _Reader(name)
    made = reader.read(table)
    return reader.problems or made


def as_text(text: str) -> str:
    """Write a text as such a file does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Reader:
    """Reads one map file, and collects what is wrong with it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def read(self, table: Mapping[str, Any]) -> SheetMap:
        for key in table:
            if key not in KEYS:
                self._fault(key, f"there is no key '{key}'.", f"The keys are {', '.join(KEYS)}.")
        self._alike("columns", self._tables(table, "columns"), heading)
        self._alike("leave_out", self._tables(table, "leave_out"), heading)
        self._alike("values", self._tables(table, "values"), heading)
        month_first, day_first = (
            frozenset(map(heading, self._texts(key, table.get(key, []))))
            for key in ("month_first", "day_first")
        )
        for name in sorted(month_first & day_first):
            told = f"'{name}' has the month first and the day first."
            self._fault("day_first", told, "Name it in one of them.")
        columns = self._tables(table, "columns")
        values = self._tables(table, "values")
        return SheetMap(
            columns={theirs: self._told(theirs, said) for theirs, said in columns.items()},
            values={
                heading(theirs): self._meanings(theirs, said) for theirs, said in values.items()
            },
            not_told=frozenset(map(fold, self._texts("not_told", table.get("not_told", [])))),
            month_first=month_first,
            day_first=day_first,
            leave_out={
                heading(theirs): frozenset(self._texts(f"leave_out.{theirs}", values))
                for theirs, values in self._tables(table, "leave_out").items()
            },
            sheet=self._text("sheet", table.get("sheet")),
            heading_row=self._row(table.get("heading_row")),
            process=self._process(table.get("process")),
            case=self._text("id", table.get("id")),
            by=self._text("by", table.get("by")),
            terms=self._texts("term", table.get("term", [])),
        )

    def _alike(self, key: str, said: Mapping[str, object], folded: Callable[[str], str]) -> None:
        """Refuse two names that are one to whoever reads them, and say different things."""
        first: dict[str, str] = {}
        for name, told in said.items():
            other = first.setdefault(folded(name), name)
            if said[other] != told:
                write = "Keep one of them."
                self._fault(f"{key}.{name}", f"'{other}' says otherwise of the same.", write)

    def _told(self, theirs: str, said: object) -> list[Told]:
        each = said if isinstance(said, list) else [said]
        return [told for one in each if (told := self._one(theirs, one)) is not None]

    def _one(self, theirs: str, said: object) -> Told | None:
        if isinstance(said, str):
            return Told(said) if said.strip() else None
        if (
            isinstance(said, dict)
            and isinstance(said.get("fact"), str)
            and {*said} <= {"fact", "where"}
        ):
            where = said.get("where", {})
            if isinstance(where, dict):
                held = {
                    heading(other): frozenset(self._texts(f"columns.{theirs}", values))
                    for other, values in where.items()
                }
                return Told(said["fact"], held)
        write = (
            'Write the name of a fact, or { fact = "plan_refused", where = { Result = ["N"] } }.'
        )
        self._fault(f"columns.{theirs}", "that names no fact.", write)
        return None

    def _meanings(self, theirs: str, said: object) -> dict[str, Meaning]:
        if not isinstance(said, dict):
            self._fault(
                f"values.{theirs}", "that is no table of values.", '"Their value" = "ours".'
            )
            return {}
        self._alike(f"values.{theirs}", said, fold)
        return {value: self._meaning(theirs, value, told) for value, told in said.items()}

    def _meaning(self, theirs: str, value: str, said: object) -> Meaning:
        if isinstance(said, str):
            return said
        if isinstance(said, dict) and all(isinstance(each, str) for each in said.values()):
            return {heading(name): each for name, each in said.items()}
        if isinstance(said, list):  # a line of [leave_out] under another heading
            told = "that is a list, as under [leave_out]."
            write = "Take the # away from the line [leave_out] above it as well."
            self._fault(f"values.{theirs}.{value}", told, write)
            return ""
        write = 'Write "ours", or { reason = "plan-contents", section = "B F" }; "" tells nothing.'
        self._fault(f"values.{theirs}.{value}", "that is no value.", write)
        return ""

    def _tables(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        said = table.get(key, {})
        if isinstance(said, dict):
            return said
        self._fault(key, "that is no table.", f"Write [{key}], and a line for each below it.")
        return {}

    def _texts(self, key: str, said: object) -> list[str]:
        texts = [said] if isinstance(said, str) else said
        if isinstance(texts, list) and all(isinstance(each, str) for each in texts):
            return texts
        self._fault(key, "that is no list of texts.", 'Write ["one", "other"].')
        return []

    def _text(self, key: str, said: object) -> str | None:
        if isinstance(said, str) and not said.strip():
            self._fault(key, "nothing is written there.", "Write a name, or take the line out.")
            return None
        if said is None or isinstance(said, str):
            return said
        self._fault(key, "that is no text.", "Put it in quotation marks.")
        return None

    def _process(self, said: object) -> str | None:
        if isinstance(said, list):
            self._fault("process", "that is a list.", 'Write one name, or "all" for several.')
            return None
        return self._text("process", said)

    def _row(self, said: object) -> int | None:
        if said is None or (type(said) is int and 0 < said <= MOST_ROWS):
            return said
        self._fault("heading_row", "that is no row.", "Write its number; the first row is 1.")
        return None

    def _fault(self, where: str, told: str, write: str) -> None:
        self.problems.append(Problem(f"{self.name}, {where}", "", told, write, blocks=True))
