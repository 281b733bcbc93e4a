"""The strict date reader: each way of writing a day, and each refusal word for word."""

from datetime import date

import pytest

from sendpath.intake.dates import Unreadable, read_date
from sendpath.intake.told_dates import read_told_date

FIFTH = date(2026, 1, 5)
ANY = "Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026."


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05",
        "2026-1-5",
        "5/1/2026",
        "05/01/2026",
        "05.01.2026",
        "5.1.2026",
        "5 January 2026",
        "5th January 2026",
        "Mon 5 January 2026",
        "Monday 5 January 2026",
        "Monday, 5 January 2026",
        "05 Jan 2026",
        "5 jan 2026",
        "5 JANUARY 2026",
        " 5  January  2026 ",
        "5\u00a0January\u00a02026",
        "5 Jan. 2026",
        "Mon 5th Jan 2026",
        "monday 5 january 2026",
        "5-Jan-2026",
        "05-JAN-2026",
        "05-January-2026",
        "2026-01-05 00:00:00",
        "2026-01-05T00:00:00.000",
        "05/01/2026 00:00",
        "05/01/2026 0:00:00",
        "2026/01/05",
        "2026.01.05",
        "5-1-2026",
        "Jan 5 2026",
        "Jan 5, 2026",
        "January 5th, 2026",
        "Mon 05/01/2026",
        "Monday, 05/01/2026",
        "Mon. 5 January 2026",
        "5/1/26",
        "05.01.26",
        "05-Jan-26",
        "5 Jan 26",
        "Mon, 5 Jan 2026",
        "5th of January 2026",
        "Monday the 5th of January 2026",
        "2026\u201301\u201305",
        "5 / 1 / 2026",
        "05JAN2026",
        "2026-01-05 09:30",
        "5/1/2026 14:05:00",
        "2026-01-05T09:30:00",
        "5 January 2026, 2.05 pm",
        "2026-01-05T09:30:00Z",
        "2026-01-05T00:00:00+00:00",
    ],
)
def test_the_fifth_of_january_is_read(text: str) -> None:
    assert FIFTH == read_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29 February 2028", date(2028, 2, 29)),
        ("1st Sept 2026", date(2026, 9, 1)),
        ("2nd May 2026", date(2026, 5, 2)),
        ("3rd Mar 2026", date(2026, 3, 3)),
        ("Weds 7 Oct 2026", date(2026, 10, 7)),
        ("26/02/05", date(2005, 2, 26)),
        ("May 5 2026", date(2026, 5, 5)),
        ("Thurs 1 Oct 2026", date(2026, 10, 1)),
        ("Tues 6 Oct 2026", date(2026, 10, 6)),
        ("1/12/2026", date(2026, 12, 1)),
        ("12/1/2026", date(2026, 1, 12)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert day == read_date(text)


@pytest.mark.parametrize(
    ("text", "problem", "write"),
    [
        ("", "No date was given.", ANY),
        ("   ", "No date was given.", ANY),
        ("soon", "'soon' is not a date.", ANY),
        ("20260105", "'20260105' is not a date.", "Write it as 2026-01-05 or 5 January 2026."),
        ("20261305", "'20261305' is not a date.", ANY),
        (
            "1/13/2026",
            "'1/13/2026' is not a date. The day comes first, then the month.",
            "Write it as 2026-01-13 or 13 January 2026.",
        ),
        ("13/13/2026", "'13/13/2026' is not a date. There is no month 13.", ANY),
        ("2026-13-01", "'2026-13-01' is not a date. There is no month 13.", ANY),
        ("0000-01-05", "'0000-01-05' is not a date. There is no year 0.", ANY),
        (
            "31 February 2026",
            "'31 February 2026' is not a date. February 2026 has 28 days.",
            "Check the day and the month.",
        ),
        (
            "31/2/2026",
            "'31/2/2026' is not a date. February 2026 has 28 days.",
            "Check the day and the month.",
        ),
        (
            "29 February 2027",
            "'29 February 2027' is not a date. February 2027 has 28 days.",
            "Check the day and the month.",
        ),
        (
            "2026-04-31",
            "'2026-04-31' is not a date. April 2026 has 30 days.",
            "Check the day and the month.",
        ),
        (
            "Tue 5 January 2026",
            "'Tue 5 January 2026' is not a date. 5 January 2026 is a Monday, not a Tuesday.",
            "Check the date on the paper; the weekday may be left out.",
        ),
        ("5 Janvier 2026", "'5 Janvier 2026' is not a date. 'Janvier' is not a month.", ANY),
        ("5 Ja 2026", "'5 Ja 2026' is not a date. 'Ja' is not a month.", ANY),
        ("5-Foo-2026", "'5-Foo-2026' is not a date. 'Foo' is not a month.", ANY),
        ("00:00", "'00:00' is not a date.", ANY),
        (
            "1/13/25",
            "'1/13/25' is not a date. The day comes first, then the month.",
            "Write it as 2025-01-13 or 13 January 2025.",
        ),
        ("40/13/25", "'40/13/25' is not a date. There is no month 13.", ANY),
        (
            "26-02-05",
            "'26-02-05' is not a date. The year needs four figures.",
            "Write it as 2005-02-26 or 2026-02-05, whichever it is.",
        ),
        (
            "5-1-26",
            "'5-1-26' is not a date. The year needs four figures.",
            "Write it as 2026-01-05 or 5 January 2026.",
        ),
        ("45-13-45", "'45-13-45' is not a date. The year needs four figures.", ANY),
        (
            "Moo 5 January 2026",
            "'Moo 5 January 2026' is not a date. 'Moo' is not a day of the week.",
            "If it is that day, write 2026-01-05 or 5 January 2026.",
        ),
        (
            "T 5 January 2026",
            "'T 5 January 2026' is not a date. 'T' is not a day of the week.",
            "If it is that day, write 2026-01-05 or 5 January 2026.",
        ),
        (
            "Tue 05/01/2026",
            "'Tue 05/01/2026' is not a date. 5 January 2026 is a Monday, not a Tuesday.",
            "Check the date on the paper; the weekday may be left out.",
        ),
        (
            "-2026-01-05",
            "'-2026-01-05' is not a date. There is more in it than a day.",
            "If it is that day, write 2026-01-05 or 5 January 2026.",
        ),
        (
            "05012026",
            "'05012026' is not a date.",
            "Write it as 2026-01-05 or 5 January 2026.",
        ),
        (
            "5 January 2026 to 9 January 2026",
            "'5 January 2026 to 9 January 2026' is not a date. There is more than one in it.",
            "Write one day alone, as 2026-01-05.",
        ),
        ("Oct 5", "'Oct 5' is not a date. The day or the year is missing.", ANY),
        ("10/2026", "'10/2026' is not a date. The day of the month is missing.", ANY),
        ("5 soon", "'5 soon' is not a date.", ANY),
        ("soon 2026", "'soon 2026' is not a date.", ANY),
        ("5/1-2026", "'5/1-2026' is not a date.", ANY),
        ("05 01 2026", "'05 01 2026' is not a date.", ANY),
        ("Jan 5 26", "'Jan 5 26' is not a date.", ANY),
        ("31/12/1899", "'31/12/1899' is too long ago.", "Check the year."),
        ("\u0665/1/2026", "'\u0665/1/2026' is not a date.", ANY),
        ("today", "'today' is not a date.", ANY),
        ("46027", "'46027' is not a date.", "Write it as 2026-01-05 or 5 January 2026."),
        ("５/1/2026", "'５/1/2026' is not a date.", ANY),
        ("5 January", "'5 January' is not a date. The year is missing.", ANY),
        ("5/1", "'5/1' is not a date. The year is missing.", ANY),
        ("9th Nov", "'9th Nov' is not a date. The year is missing.", ANY),
    ],
)
def test_a_text_is_refused_and_says_what_to_write(text: str, problem: str, write: str) -> None:
    told = read_date(text)
    assert isinstance(told, Unreadable)
    assert (problem, write) == (told.problem, told.write)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("5 October", "2026-10-05 or 5 October 2026"),
        ("5/10", "2026-10-05 or 5 October 2026"),
        ("Mon 5th Oct", "2026-10-05 or 5 October 2026"),
        ("3 Dec", "2025-12-03 or 3 December 2025"),
    ],
)
def test_the_last_such_day_is_offered_where_only_the_year_is_missing(text: str, last: str) -> None:
    told = read_told_date(text, date(2026, 11, 26))
    assert isinstance(told, Unreadable)
    assert f"If it is that day, write {last}." == told.write
    untold = read_told_date("29 February", date(2026, 11, 26))
    assert isinstance(untold, Unreadable)
    assert ANY == untold.write, "there was none in these two years"


def test_a_count_in_any_year_says_which_day_is_the_first() -> None:
    assert date(1752, 12, 31) == read_date("1752-12-31", first=date.min)
    assert date(1752, 12, 31) == read_date("31 December 1752", first=date.min)


def test_the_46027th_day_of_a_spreadsheet_is_5_january_2026() -> None:
    assert 46027 == (FIFTH - date(1899, 12, 30)).days
