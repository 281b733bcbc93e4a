"""Calendars: ours as published, GOV.UK's own file in place of it, days added, years projected."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sendpath.core.calendar import Calendar
from sendpath.core.problem import Problem
from sendpath.rulebook.loader import RuleBook, read_toml

MOST_A_YEAR = 40
"""Bank holidays in a year: with more, what was given is no calendar. There have been ten."""

GOVUK_HINT = "Save https://www.gov.uk/bank-holidays.json as it stands and give that file."


def load_calendar(
    book: RuleBook, *, replacing: Mapping[date, str] | None = None, extra: Iterable[date] = ()
) -> Calendar:
    """Build the calendar a rule book counts with.

    Args:
        book: The rule book.
        replacing: Whole years that stand in place of ours, day by day with names.
        extra: Bank holidays proclaimed since.
    """
    table = _published(book)
    days = {date.fromisoformat(day): name for day, name in table["days"].items()}
    confirmed_to: date = table["confirmed_to"]
    if replacing:
        years = {day.year for day in replacing}
        kept = {day: name for day, name in days.items() if day.year not in years}
        days, confirmed_to = {**kept, **replacing}, date(max(years), 12, 31)
    added = dict.fromkeys(extra, "Bank holiday added with --bank-holiday")
    return Calendar(
        name=table["name"],
        days=days | {day: name for day, name in added.items() if day not in days},
        confirmed_to=confirmed_to,
        first=table["confirmed_from"],
        last=table["projected_to"],
        project=_projection(days, table["full_year"]),
    )


def _published(book: RuleBook) -> Mapping[str, Any]:
    return read_toml(book.directory / "calendars" / f"{book.calendar}.toml")


def read_govuk(text: str, path: Path, book: RuleBook) -> tuple[dict[date, str], list[Problem]]:
    """Read GOV.UK's own file of bank holidays: its whole years for England and Wales.

    Args:
        text: What the file holds.
        path: The file, to name it.
        book: The rule book.

    Returns:
        The days of whole years with their names, and every problem found. A year with fewer days
        than the rule book's calendar calls full is not whole and is left out.
    """
    import json  # noqa: PLC0415 - only with --calendar

    try:
        days = _division(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, [_fault(path, "this is not GOV.UK's file of bank holidays.", GOVUK_HINT)]
    return _whole_years(path, days, _published(book))


def _whole_years(
    path: Path, days: Mapping[date, str], table: Mapping[str, Any]
) -> tuple[dict[date, str], list[Problem]]:
    """Give the days of whole years, which must follow one another; ``table`` is our calendar's."""
    full_year: int = table["full_year"]
    years = Counter(day.year for day in days)
    whole = {year for year, held in years.items() if held >= full_year}
    if not whole:
        return {}, [_fault(path, "no year in it is complete for England and Wales.", GOVUK_HINT)]
    gaps = sorted(set(range(min(whole), max(whole))) - whole)
    if gaps or max(whole) > table["projected_to"].year:
        year = gaps[0] if gaps else max(whole)
        return {}, [_fault(path, f"its years do not follow one another: see {year}.", GOVUK_HINT)]
    if strange := [year for year, held in sorted(years.items()) if held > MOST_A_YEAR]:
        told = f"it has {years[strange[0]]} bank holidays in {strange[0]}."
        return {}, [_fault(path, told, GOVUK_HINT)]
    kept = {day: name for day, name in days.items() if day.year in whole}
    return kept, _partial(path, sorted(set(years) - whole), full_year)


def _partial(path: Path, years: Iterable[int], full_year: int) -> list[Problem]:
    """Say which years of the file were not used because they are not whole."""
    told = f"'{path}': {{}} has fewer than {full_year} days in it and was not used."
    return [
        Problem(where="--calendar", value=str(path), problem=told.format(year)) for year in years
    ]


def _division(document: Any) -> dict[date, str]:
    """Give the days of England and Wales; a wrong shape is an error of Python's own."""
    division = document["england-and-wales"]
    if division.get("division", "england-and-wales") != "england-and-wales":
        raise ValueError(division["division"])
    return {_iso(event["date"]): str(event["title"]) for event in division["events"]}


def _iso(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _fault(path: Path, problem: str, write: str) -> Problem:
    return Problem(
        where="--calendar",
        value=str(path),
        problem=f"'{path}': {problem}",
        write=write,
        blocks=True,
    )


def _projection(listed: Mapping[date, str], full_year: int) -> Callable[[int], Mapping[date, str]]:
    """Make the giver of a later year's days: those already listed, else as the law stands now."""
    by_year: dict[int, dict[date, str]] = defaultdict(dict)
    for day, name in listed.items():
        by_year[day.year][day] = name

    def project(year: int) -> Mapping[date, str]:
        known = by_year.get(year, {})
        if len(known) >= full_year:
            return known
        from holidays import country_holidays  # noqa: PLC0415 - asleep until it is needed

        return {**country_holidays("GB", subdiv="ENG", years=year), **known}

    return project
