"""How to answer, as opposed to what about: today, format, rule book, calendar.

A fault here blocks: nothing is answered in a way that was not asked for.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli.clock import today_in_london
from sendpath.core.names import spell_fully
from sendpath.core.problem import Problem
from sendpath.intake.dates import Unreadable, read_date

if TYPE_CHECKING:
    from sendpath.core.calendar import Calendar
    from sendpath.rulebook.loader import RuleBook

FORMATS = ("table", "plain", "json")
SUFFIXES = {
    ".json": "json",
    ".txt": "plain",
    ".ics": "ics",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".md": "md",
    ".html": "html",
}
FRIDAY = 5
LONG = 6
"""Figures in a number of days that nobody means."""

YEARS = range(2011, 2100)
COLOURS = ("auto", "always", "never")


class Asked(NamedTuple):
    """How the answer was asked for, as typed."""

    format: str | None = None
    plain: bool = False
    output: str | None = None
    today: str | None = None
    colour: str = "auto"
    rules: str | None = None
    calendar: str | None = None
    bank_holidays: Sequence[str] = ()
    fail_on: Sequence[str] = ()
    quiet: bool = False
    verbose: bool = False
    formats: tuple[str, ...] = FORMATS


class Settings(NamedTuple):
    """How to answer, read. Where something could not be read, a stand-in and a problem."""

    format: str
    output: Path | None
    today: date
    colour: bool
    bank_holidays: tuple[date, ...]
    fails_on_passed: bool
    fails_within: int | None
    problems: tuple[Problem, ...]


def read_settings(asked: Asked) -> Settings:
    """Read every setting, and collect every problem."""
    problems: list[Problem] = []
    output = _output(asked.output, problems)
    within = [each for each in asked.fail_on if each != "passed"]
    return Settings(
        format=_format(asked, output, problems),
        output=output,
        today=_today(asked.today, problems),
        colour=_colour(asked.colour, output, problems),
        bank_holidays=tuple(_holidays(asked.bank_holidays, problems)),
        fails_on_passed="passed" in asked.fail_on,
        fails_within=max(_within(within, problems), default=None),
        problems=tuple(problems),
    )


def load_book(
    asked: Asked, processes: tuple[str, ...], problems: list[Problem]
) -> "RuleBook | None":
    """Read the rule book; one under work is checked first, and not used when it is not sound."""
    from sendpath.rulebook.loader import load_rulebook

    if asked.rules is None:
        return load_rulebook(processes=processes)
    from sendpath.rulebook.check import check

    faults = check(Path(asked.rules))
    problems.extend(faults)
    return None if faults else load_rulebook(Path(asked.rules), processes=processes)


def load_days(
    asked: Asked, settings: Settings, book: "RuleBook", problems: list[Problem]
) -> "Calendar":
    """Read the calendar, GOV.UK's file in place of ours where one was given."""
    from sendpath.rulebook.calendars import load_calendar, read_govuk

    replacing: dict[date, str] = {}
    if asked.calendar is not None:
        replacing, faults = read_govuk(Path(asked.calendar), book)
        problems.extend(faults)
    return load_calendar(book, replacing=replacing, extra=settings.bank_holidays)


def width() -> int:
    """Give the columns to fill: the terminal's, at least 40."""
    import shutil

    return min(200, max(40, shutil.get_terminal_size((80, 24)).columns))


def _output(told: str | None, problems: list[Problem]) -> Path | None:
    if told is not None and not told.strip():
        write = "Give a file, or leave it out."
        problems.append(_fault("--output", "", "no file was named.", write))
    return Path(told) if told and told.strip() and told != "-" else None


def _format(asked: Asked, output: Path | None, problems: list[Problem]) -> str:
    told = "plain" if asked.plain else asked.format
    ending = SUFFIXES.get(output.suffix.lower(), "plain") if output is not None else "plain"
    if asked.plain and asked.format is None and ending != "plain":
        clash = f"--plain writes text, and '{output}' is to be {ending}."
        problems.append(_fault("--plain", "", clash, "Leave it out, or end the name in .txt."))
    if asked.plain and asked.format not in (None, "plain"):
        problems.append(
            _fault(
                "--plain",
                "",
                f"--plain and --format {asked.format} were both given.",
                "Give one of them.",
            )
        )
    if told is not None and told not in asked.formats:
        problems.append(
            _fault(
                "--format",
                told,
                f"'{told}' is not a format of this command.",
                f"Write {_any_of(asked.formats)}.",
            )
        )
    if told is not None:
        return told if told in asked.formats else "plain"
    if output is not None:
        return _suffix(output, asked.formats, problems)
    return "table" if _is_terminal() else "plain"


def _suffix(output: Path, formats: tuple[str, ...], problems: list[Problem]) -> str:
    suffixes = {suffix: name for suffix, name in SUFFIXES.items() if name in formats}
    told = suffixes.get(output.suffix.lower())
    if told is None:
        problems.append(
            _fault(
                "--output",
                str(output),
                f"the format cannot be told from '{output.name}'.",
                f"End the name in {_any_of(tuple(suffixes))}, or add --format.",
            )
        )
    return told or "plain"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _today(text: str | None, problems: list[Problem]) -> date:
    where, told = (
        ("--today", text)
        if text is not None
        else ("SENDPATH_TODAY", os.environ.get("SENDPATH_TODAY"))
    )
    if told is None or (text is None and not told):
        return today_in_london()
    read = read_date(told)
    if isinstance(read, Unreadable):
        problems.append(_fault(where, told, read.problem, read.write))
        return today_in_london()
    return read


def _colour(told: str, output: Path | None, problems: list[Problem]) -> bool:
    if told not in COLOURS:
        problems.append(
            _fault(
                "--color", told, f"'{told}' is not a way to colour.", f"Write {_any_of(COLOURS)}."
            )
        )
    if os.environ.get("NO_COLOR") or told == "never" or output is not None:
        return False
    return told == "always" or (_is_terminal() and os.environ.get("TERM") != "dumb")


def _holidays(texts: Sequence[str], problems: list[Problem]) -> list[date]:
    read = [(text, read_date(text)) for text in texts]
    problems.extend(
        _fault("--bank-holiday", text, day.problem, day.write)
        for text, day in read
        if isinstance(day, Unreadable)
    )
    days = [(text, day) for text, day in read if isinstance(day, date)]
    problems.extend(
        _fault(
            "--bank-holiday",
            text,
            f"{spell_fully(day)} is no day that a bank holiday is held on.",
            "Give a weekday between 2011 and 2099.",
        )
        for text, day in days
        if day.isoweekday() > FRIDAY or not YEARS.start <= day.year < YEARS.stop
    )
    return [day for _, day in days]


def _within(texts: Sequence[str], problems: list[Problem]) -> list[int]:
    numbers = []
    for text in texts:
        name, _, number = text.partition("=")
        if name == "due-within" and number.isascii() and number.isdecimal() and len(number) < LONG:
            numbers.append(int(number))
        else:
            problems.append(
                _fault(
                    "--fail-on",
                    text,
                    f"'{text}' is not a finding.",
                    "Write passed, or due-within=7 for seven days.",
                )
            )
    return numbers


def _any_of(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _fault(where: str, value: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value=value, problem=problem, write=write, blocks=True)
