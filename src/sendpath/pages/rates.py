"""``batch --summary`` as people read it: what was in time, what is open, what came by week."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sendpath.answers import words
from sendpath.answers.rates import (
    MeasuredView,
    OutstandingView,
    RatesView,
    ShareView,
    WeeklyView,
    YearView,
)
from sendpath.core.names import spell
from sendpath.formats.page import Foot, Grid, Line, Lines, Page, Part, Text, Verdict
from sendpath.formats.sheet import Sheet
from sendpath.pages.frame import law_line

A_WEEK = timedelta(days=7)
WEEKS = 26
"""Weeks that are shown: the last, up to today. A document and a sheet hold all of them."""


WITHOUT = (
    "no column '{}' tells whether an exception applies, so the rate without exceptions cannot be "
    "given. It is not the same as the rate of all"
)
LEFT_OUT = "rows that the map leaves out, whatever was done in them"

SEEN = ("ahead", "overdue")
"""How open cases stand that are always told of; of others only where there are any."""

OPEN = {
    "ahead": "open, the last day still to come",
    "overdue": "open and overdue: it was said that it is not done, as by a blank cell",
    "not_told": "the last day has passed, and nothing says whether it was done",
    "day_not_told": "done, on a day not told",
    "unclear": "whether anything is due hangs on what was not told",
    "unclear_done": "done; whether it was late hangs on what was not told",
    "unread": "a day that decides could not be read",
}


def rates_page(shown: RatesView) -> Page:
    """Lay rates out for people."""
    parts: tuple[Part, ...] = (
        *(part for each in shown["measured"] for part in _measured(each, shown["left_out"])),
        *(part for each in shown["outstanding"] for part in _outstanding(each)),
        *_weekly(shown["weekly"], shown["today"]),
        Lines(tuple(_rows(shown)), title="Rows"),
        Foot((law_line(shown["law_as_at"]), ("please note", words.ADVICE))),
    )
    return Page("What the caseload adds up to", parts, Verdict(shown["verdict"]))


def rates_sheet(shown: RatesView) -> Sheet:
    """Give every number as a row: of which rate, what, when, how many, and per cent if of some."""
    return Sheet(("rate", "what", "period", "number", "percent"), [*_numbers(shown)])


def _measured(each: MeasuredView, left_out: int) -> Iterator[Part]:
    """Lay one rate out; rows that the map leaves out stand with what it does not count."""
    told = (*each["open"].values(), each["unclear_done"], each["unread"])
    if not each["years"] and not any(told):
        yield Text(f"{each['title']}: none told.")
        return
    heads: tuple[str, ...] = ("Year", each["what"].capitalize(), "In time", "Rate")
    plain = f"{each['title']}, {{0}}: {{2}} of {{1}} in time, {{3}}"
    rows: list[tuple[str, ...]] = [(str(year["year"]), *_share(year)) for year in each["years"]]
    if each["exceptions_told"]:
        heads += ("Without exceptions", "In time", "Rate", "Not told")
        plain += "; without exceptions {5} of {4}, {6}; {7} not told"
        rows = [(*row, *_without(year)) for row, year in zip(rows, each["years"], strict=True)]
    yield Lines((), title=each["title"], apart=True)
    if rows:
        yield Grid(heads, tuple(rows), plain=plain)
    else:
        yield _said(each["title"], "none done, as far as told")
    column = each["exceptions_column"]
    if column is not None and not each["exceptions_told"]:
        yield _said(each["title"], WITHOUT.format(column))
    lines = [*_open(each), *([(LEFT_OUT, str(left_out))] if left_out else [])]
    yield Lines(tuple(lines), title="Not counted there", label=each["title"])


def _said(title: str, text: str) -> Lines:
    """Say something of a rate: where there are no headings, its title stands before it."""
    return Lines((("", text),), label=title)


def _share(share: ShareView) -> tuple[str, str, str]:
    rate = share["rate"]
    return str(share["done"]), str(share["in_time"]), "-" if rate is None else f"{rate}%"


def _without(year: YearView) -> tuple[str, ...]:
    share = year["without_exceptions"]
    cells = ("-", "-", "-") if share is None else _share(share)
    return (*cells, str(year["exceptions_not_told"]))


def _open(each: MeasuredView) -> Iterator[Line]:
    unclear = {"unclear_done": each["unclear_done"], "unread": each["unread"]}
    for name, number in {**each["open"], **unclear}.items():
        if number or name in SEEN:
            yield OPEN[name], str(number)


def _outstanding(each: OutstandingView) -> Iterator[Part]:
    rows = tuple((a["after"], str(a["not_done"]), str(a["not_told"])) for a in each["after"])
    plain = f"{each['title']}, after {{0}}: {{1}} not done, {{2}} not told"
    yield Lines((), title=each["title"], apart=True)
    yield Grid(("After", "Not done", "Not told whether done"), rows, plain=plain)
    if each["unread"]:
        yield Lines(((OPEN["unread"], str(each["unread"])),), label=each["title"])


def _weekly(series: Sequence[WeeklyView], today: date) -> Iterator[Part]:
    """Show the last weeks, each series with bars; weeks without any stand between others."""
    last = today - timedelta(today.weekday())
    for each in series:
        numbers = {week["monday"]: week["number"] for week in each["weeks"]}
        shown = [last - A_WEEK * back for back in reversed(range(WEEKS))]
        first = next((at for at, monday in enumerate(shown) if monday in numbers), None)
        yield Lines((), title=f"{each['title']}, by week", apart=True)
        if first is None:
            yield _said(each["title"], f"none in the last {WEEKS} weeks")
            continue
        rows = tuple((spell(monday), str(numbers.get(monday, 0))) for monday in shown[first:])
        plain = f"{each['title']}, week of {{0}}: {{1}}"
        yield Grid(("Week of", "Number"), rows, plain=plain, bars=True)


def _rows(shown: RatesView) -> Iterator[Line]:
    yield "rows", str(shown["rows"])
    if shown["unread"]:
        yield "rows that could not be read, and count nowhere", str(shown["unread"])
    if shown["left_out"]:
        yield "rows that the map leaves out", str(shown["left_out"])
    if shown["uncovered"]:
        yield "rows with a day that is not covered", str(shown["uncovered"])


def _numbers(shown: RatesView) -> Iterator[tuple[object, ...]]:
    for each in shown["measured"]:
        for year in each["years"]:
            yield from _year(each["id"], year)
        for name, number in each["open"].items():
            yield each["id"], name, "", number, ""
        yield each["id"], "unclear_done", "", each["unclear_done"], ""
        yield each["id"], "unread", "", each["unread"], ""
    for rest in shown["outstanding"]:
        for late in rest["after"]:
            yield rest["id"], "not_done", late["after"], late["not_done"], ""
            yield rest["id"], "not_told", late["after"], late["not_told"], ""
        yield rest["id"], "unread", "", rest["unread"], ""
    for series in shown["weekly"]:
        for week in series["weeks"]:
            yield series["id"], "week", week["monday"], week["number"], ""
    yield "rows", "rows", "", shown["rows"], ""
    yield "rows", "unread", "", shown["unread"], ""
    yield "rows", "left_out", "", shown["left_out"], ""


def _year(name: str, year: YearView) -> Iterator[tuple[object, ...]]:
    yield name, "done", year["year"], year["done"], ""
    yield name, "in_time", year["year"], year["in_time"], year["rate"]
    share = year["without_exceptions"]
    if share is not None:
        yield name, "done_without_exceptions", year["year"], share["done"], ""
        yield name, "in_time_without_exceptions", year["year"], share["in_time"], share["rate"]
        yield name, "exceptions_not_told", year["year"], year["exceptions_not_told"], ""
