"""Calendars: ours as published, GOV.UK's own file in place of it, days added, years projected."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from sendpath.core.calendar import Calendar
from sendpath.core.problem import Problem
from sendpath.rulebook.loader import RuleBook, read_toml

FULL_YEAR = 8
"""Bank holidays in an ordinary year in England and Wales; a listed year with fewer is not whole."""

LAST_PROJECTED = date(2099, 12, 31)
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
    table = read_toml(book.directory / "calendars" / f"{book.calendar}.toml")
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
        last=LAST_PROJECTED,
        project=_projection(days),
    )


def read_govuk(path: Path) -> tuple[dict[date, str], list[Problem]]:
    """Read GOV.UK's own file of bank holidays: its whole years for England and Wales.

    Returns:
        The days of whole years with their names, and every problem found. A year with fewer than
        eight days is not whole and is left out.
    """
    import json  # noqa: PLC0415 - only with --calendar

    try:
        events = json.loads(path.read_text(encoding="utf-8-sig"))["england-and-wales"]["events"]
        days = {date.fromisoformat(event["date"]): str(event["title"]) for event in events}
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return {}, [
            _fault(path, f"the file cannot be read ({reason}).", "Give a file that is there.")
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}, [_fault(path, "this is not GOV.UK's file of bank holidays.", GOVUK_HINT)]
    whole = _whole_years(days)
    if not whole:
        return {}, [_fault(path, "no year in it is complete for England and Wales.", GOVUK_HINT)]
    return {day: name for day, name in days.items() if day.year in whole}, []


def _whole_years(days: Mapping[date, str]) -> set[int]:
    years = [day.year for day in days]
    return {year for year in years if years.count(year) >= FULL_YEAR}


def _fault(path: Path, problem: str, write: str) -> Problem:
    return Problem(
        where="--calendar",
        value=str(path),
        problem=f"'{path}': {problem}",
        write=write,
        blocks=True,
    )


def _projection(listed: Mapping[date, str]) -> Callable[[int], Mapping[date, str]]:
    """Make the giver of a later year's days: those already listed, else as the law stands now."""

    def project(year: int) -> Mapping[date, str]:
        known = {day: name for day, name in listed.items() if day.year == year}
        if len(known) >= FULL_YEAR:
            return known
        from holidays import country_holidays  # noqa: PLC0415 - asleep until it is needed

        return {**country_holidays("GB", subdiv="ENG", years=year), **known}

    return project
