"""Every day of many years, in every form that is read, is read as that day and no other."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.column_order import doubt_of
from sendpath.intake.dates import Unreadable, read_date, remark_on
from sendpath.intake.told_dates import read_told_date

MONTHS = "January February March April May June July August September October November December"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
TODAY = date(2026, 11, 21)

days = st.dates(date(2014, 1, 1), date(2030, 12, 31))


def month(day: date) -> str:
    return MONTHS.split()[day.month - 1]


def weekday(day: date) -> str:
    return WEEKDAYS.split()[day.weekday()]


def ordinal(day: date) -> str:
    ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    return f"{day.day}{ends.get(day.day, 'th')}"


USUAL: list[Callable[[date], str]] = [
    lambda day: day.isoformat(),
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    lambda day: f"{day.day} {month(day)} {day.year}",
    lambda day: f"{ordinal(day)} {month(day)} {day.year}",
    lambda day: f"{day.day:02} {month(day)[:3]} {day.year}",
    lambda day: f"{weekday(day)[:3]} {day.day} {month(day)} {day.year}",
    lambda day: f"{weekday(day)}, {day.day} {month(day)[:3]} {day.year}",
    lambda day: f"{day.day:02}-{month(day)[:3]}-{day.year}",
    lambda day: f"{day.isoformat()}T00:00:00.000",
    lambda day: f"{day.isoformat()} 00:00:00",
    lambda day: f"{day.day:02}/{day.month:02}/{day.year} 00:00",
]

UNUSUAL: list[Callable[[date], str]] = [
    lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
    lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{month(day)[:3]} {day.day} {day.year}",
    lambda day: f"{month(day)} {ordinal(day)}, {day.year}",
    lambda day: f"{month(day)[:3]}-{day.day:02}-{day.year}",
    lambda day: f"{weekday(day)[:3]} {day.day:02}/{day.month:02}/{day.year}",
    lambda day: f"{weekday(day)} {month(day)} {day.day}, {day.year}",
    lambda day: f"{weekday(day)[:3]}. {day.day} {month(day)} {day.year}",
    lambda day: f"{weekday(day)} the {ordinal(day)} of {month(day)} {day.year}",
    lambda day: f"{day.day}/{day.month}/{day.year % 100:02}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year % 100:02}",
    lambda day: f"{day.day:02}-{month(day)[:3]}-{day.year % 100:02}",
    lambda day: f"{day.day} {month(day)[:3]} '{day.year % 100:02}",
    lambda day: f"{day.day:02}{month(day)[:3].upper()}{day.year}",
    lambda day: f"{day.day:02}/{month(day)[:3]}/{day.year}",
    lambda day: f"{day.year} {month(day)} {day.day}",
    lambda day: f"{day.day} / {day.month} / {day.year}",
    lambda day: f"{day.year}\u2013{day.month:02}\u2013{day.day:02}",
    lambda day: f"\ufeff{day.day}\u2011{month(day)}\u2011{day.year}",
    lambda day: f"{day.day}/{day.month}/{day.year};",
    lambda day: f"{day.isoformat()} 09:30",
    lambda day: f"{day.isoformat()}T23:59:59.999999",
    lambda day: f"{day.day}/{day.month}/{day.year} 14:05:00",
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}, 11:59:59 PM",
    lambda day: f"{day.day} {month(day)} {day.year} at 9.30am",
    lambda day: f"{day.day} {month(day)} {day.year} 12 a.m.",
    lambda day: f"{day.isoformat()}T12:00:00Z",
    lambda day: f"{day.isoformat()} 12:00:00+00:00",
    lambda day: f"{day.isoformat()}T12:00:00.123-0500",
    lambda day: f"{day.isoformat()} 12:00 UTC",
]


@given(days)
def test_every_usual_form_reads_back_and_says_nothing(day: date) -> None:
    texts = [write(day) for write in USUAL]
    assert dict.fromkeys(texts, (day, None)) == {
        text: (read_date(text), remark_on(text, day)) for text in texts
    }


@given(days)
def test_every_unusual_form_reads_back_and_is_echoed(day: date) -> None:
    said = f"is read as {day.day} {month(day)} {day.year}"
    texts = [write(day) for write in UNUSUAL]
    assert dict.fromkeys(texts, (day, True)) == {
        text: (read_date(text), said in (remark_on(text, day) or "")) for text in texts
    }


@given(days)
def test_case_and_the_spaces_around_make_no_difference(day: date) -> None:
    texts = [write(day) for write in (*USUAL, *UNUSUAL)]
    changed = [f"\u00a0{text}  ".replace(" ", " \t") for text in texts]
    changed += [text.upper() for text in texts] + [text.replace("th", "TH") for text in texts]
    assert {day} == {read_date(text) for text in changed}


@given(days)
def test_a_cell_and_somebody_who_is_there_read_the_same(day: date) -> None:
    texts = [write(day) for write in (*USUAL, *UNUSUAL)]
    assert {day} == {read_cell_date(text) for text in texts}
    assert {day} == {read_told_date(text, TODAY) for text in texts}


@given(days, st.integers(1, 6))
def test_a_wrong_weekday_is_refused_in_every_form(day: date, off: int) -> None:
    wrong = weekday(day + timedelta(days=off))
    texts = [write(day) for write in (*USUAL, *UNUSUAL)]
    told = [read_date(f"{wrong} {text}") for text in texts if weekday(day)[:3] not in text]
    assert all(isinstance(each, Unreadable) for each in told)


@given(days)
def test_the_month_first_is_never_read(day: date) -> None:
    for mark in "/.-":
        text = f"{day.month}{mark}{day.day}{mark}{day.year}"
        told = read_date(text)
        if day.day > 12:
            assert isinstance(told, Unreadable)
            assert f"Write it as {day.isoformat()} or " in told.write
        else:
            assert date(day.year, day.day, day.month) == told


@given(days)
def test_figures_that_may_begin_with_the_year_are_never_read(day: date) -> None:
    short = f"{day.year % 100:02}"
    texts = (
        f"{short}-{day.month:02}-{day.day:02}",
        f"{day.day:02}-{day.month:02}-{short}",
    )
    assert all(isinstance(read_date(text), Unreadable) for text in texts)


pieces = st.sampled_from(
    [
        *"0123456789",
        *"/.-,:;' T?\u00a0\u2013\u200e\uff15\u0665\u017f",
        *("2026", "1900", "1899", "05", "31", "00", "26", "Z", "+01:00", " UTC"),
        *("Jan", "May", "Sept", "Mon", "th", " of ", "the ", "am", "pm", "ago", "last ", "days "),
        *("2026-01-05", "5/1/2026", "5 January 2026", "09:30", "yesterday", "46027"),
    ]
)
texts = st.one_of(st.text(), st.lists(pieces, max_size=9).map("".join))


@given(texts)
def test_no_text_is_two_days_or_an_error(text: str) -> None:
    plain, cell, told = read_date(text), read_cell_date(text), read_told_date(text, TODAY)
    if isinstance(plain, date):
        assert plain == told
        assert cell == plain or isinstance(cell, NotTold)
        assert plain >= date(1900, 1, 1)
        assert read_date(f" {text} ") == plain
        remark_on(text, plain)
    doubt_of(text)


@given(texts)
def test_every_refusal_says_what_is_wrong_and_what_to_write(text: str) -> None:
    told = read_date(text)
    if isinstance(told, Unreadable):
        assert told.problem.endswith(".")
        assert told.write.endswith(".")


@pytest.mark.parametrize(
    "text",
    ["a." * 325, "2026-01-05 " * 20_000, "9" * 131_072, "(" * 1_000, "\ud800", "5/1/2026" * 9],
    ids=["dots", "days", "figures", "brackets", "half a letter", "run together"],
)
def test_a_long_or_broken_text_is_refused_and_quoted_by_its_beginning(text: str) -> None:
    told = read_date(text)
    assert isinstance(told, Unreadable)
    assert len(told.problem) < 140
