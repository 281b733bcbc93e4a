"""How to answer, as opposed to what about: the day, the format, the file, colours, findings.

A fault here blocks: nothing is answered in a way that was not asked for.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sendpath.answers.findings import Findings
from sendpath.cli.clock import today_in_london
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.terminal import is_terminal
from sendpath.cli.writing import is_special
from sendpath.core.names import any_of, spell_fully
from sendpath.core.problem import Problem
from sendpath.formats.registry import FORMATS
from sendpath.intake.dates import Unreadable, read_date, remark_on
from sendpath.intake.day_refusals import asked_by

LONG = 6
"""Figures in a number of days that nobody means."""

TODAY = "SENDPATH_TODAY"
TAKEN = f"{{}} is taken as today: {TODAY} says so."

LINES = {"json", "jsonl"}
"""Formats of which people name a file of one as the other."""

COLOURS = ("auto", "always", "never")


class Settings(NamedTuple):
    """How to answer, read. Where something could not be read, a stand-in and a problem."""

    format: str
    output: Path | None
    today: date
    colour: bool
    bank_holidays: tuple[date, ...]
    findings: Findings
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()


def read_settings(
    output: Output, law: LawOptions, formats: Sequence[str], fail_on: Sequence[str] = ()
) -> Settings:
    """Read every setting, and collect every problem."""
    problems: list[Problem] = []
    file = _output(output.output, problems)
    within = [each for each in fail_on if each != "passed"]
    settings = Settings(
        format=_format(output, formats, file, problems),
        output=file,
        today=_today(law.today, problems),
        colour=_colour(output.color, file, problems),
        bank_holidays=tuple(_holidays(law.bank_holiday or (), problems)),
        findings=Findings("passed" in fail_on, max(_within(within, problems), default=None)),
        problems=tuple(problems),
    )
    if law.today is None and os.environ.get(TODAY):
        return settings._replace(remarks=(TAKEN.format(spell_fully(settings.today)),))
    said = None if law.today is None or problems else remark_on(law.today, settings.today)
    return settings._replace(remarks=(f"--today: {said}",)) if said else settings


def width() -> int:
    """Give the columns to fill: the terminal's, at least 40 and at most 100."""
    import shutil

    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns))


def _output(told: str | None, problems: list[Problem]) -> Path | None:
    if told is not None and not told.strip():
        write = "Give a file, or leave it out."
        problems.append(_fault("--output", "", "no file was named.", write))
    return Path(told) if told and told.strip() and told != "-" else None


def _format(
    output: Output, formats: Sequence[str], file: Path | None, problems: list[Problem]
) -> str:
    told = "plain" if output.plain else output.format
    _clash(output, file, problems)
    if told is not None and told not in formats:
        wrong = f"'{told}' is not a format of this command."
        problems.append(_fault("--format", told, wrong, f"Write {any_of(formats)}."))
    elif told is not None and file is not None:
        problems.extend(_other_ending(told, file))
    elif told == "xlsx" and is_terminal(sys.stdout):
        packed = "a workbook is no text, and a terminal shows text alone."
        problems.append(_fault("--format", told, packed, "Name its file: -o answered.xlsx."))
    if told is not None:
        return told if told in formats else "plain"
    if file is not None:
        return _by_ending(file, formats, problems)
    return formats[0] if is_terminal(sys.stdout) or "plain" not in formats else "plain"


def _clash(output: Output, file: Path | None, problems: list[Problem]) -> None:
    """Say that plain text and another format were both asked for."""
    if not output.plain:
        return
    ending = _endings(FORMATS).get(file.suffix.lower()) if file is not None else None
    if output.format is None and ending not in (None, "plain"):
        clash = f"--plain writes text, and '{file}' is to be {ending}."
        write = "Leave it out, or end the name in .txt."
        problems.append(_fault("--plain", "", clash, write))
    if output.format not in (None, "plain"):
        both = f"--plain and --format {output.format} were both given."
        problems.append(_fault("--plain", "", both, "Give one of them."))


def _other_ending(told: str, file: Path) -> Iterator[Problem]:
    """Say that a file is named as one format, and another was asked for; a pipe has any name."""
    ending = _endings(FORMATS).get(file.suffix.lower())
    alike = ending in (None, told) or {ending, told} == LINES
    if alike or (ending == "plain" and told != "xlsx") or is_special(file):
        return
    clash = f"--format {told} was asked for, and '{file}' is named as {ending}."
    write = f"Leave out --format, or end the name in {FORMATS[told].ending or '.txt'}."
    yield _fault("--format", told, clash, write)


def _by_ending(file: Path, formats: Sequence[str], problems: list[Problem]) -> str:
    endings = _endings(formats)
    told = endings.get(file.suffix.lower())
    if told is None:
        unclear = f"the format cannot be told from '{file.name}'."
        write = f"End the name in {any_of(tuple(endings))}, or add --format."
        problems.append(_fault("--output", str(file), unclear, write))
    return told or formats[0]


def _endings(formats: Iterable[str]) -> dict[str, str]:
    return {ending: name for name in formats if (ending := FORMATS[name].ending)}


def _today(text: str | None, problems: list[Problem]) -> date:
    where, told = ("--today", text) if text is not None else (TODAY, os.environ.get(TODAY))
    if told is None or (text is None and not told):
        return today_in_london()
    read = asked_by(told, read_date(told))
    if isinstance(read, Unreadable):
        problems.append(_fault(where, told, read.problem, read.write))
        return today_in_london()
    return read


def _colour(told: str, output: Path | None, problems: list[Problem]) -> bool:
    if told not in COLOURS:
        problems.append(
            _fault(
                "--color", told, f"'{told}' is not a way to colour.", f"Write {any_of(COLOURS)}."
            )
        )
    if os.environ.get("NO_COLOR") or told == "never" or output is not None:
        return False
    return told == "always" or (is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb")


def _holidays(texts: Sequence[str], problems: list[Problem]) -> list[date]:
    read = [(text, read_date(text)) for text in texts]
    problems.extend(
        _fault("--bank-holiday", text, day.problem, day.write)
        for text, day in read
        if isinstance(day, Unreadable)
    )
    return [day for _, day in read if isinstance(day, date)]


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


def _fault(where: str, value: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value=value, problem=problem, write=write, blocks=True)
