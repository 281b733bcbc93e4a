"""How people and their spreadsheets wrote one day: 88 spellings, each worked out by hand."""

from datetime import date

import pytest

from sendpath.intake.cell_dates import NotTold, read_cell_date
from sendpath.intake.dates import Unreadable, read_date, remark_on

FIFTH = date(2026, 10, 5)
"""Monday 5 October 2026."""

READ = (
    "2026-10-05",
    "2026-10-05T00:00:00",
    "2026-10-05 00:00:00",
    "2026-10-05 00:00",
    "2026-10-05T00:00:00Z",
    "2026-10-05T00:00:00.000",
    "2026-10-05T23:00:00",
    "2026-10-05T09:14:00",
    "05/10/2026 00:00",
    "05/10/2026 00:00:00",
    "05/10/2026 09:30",
    "05/10/2026",
    "5/10/26",
    "5-Oct-26",
    "05-Oct-26",
    "05-Oct-2026",
    "5 Oct 26",
    "05 October 2026",
    "Mon 5 Oct 2026",
    "Mon 05/10/2026",
    "5th Oct 2026",
    "Oct 5 2026",
    "October 5, 2026",
    "5.10.2026",
    "5.10.26",
    "5-10-2026",
    "2026/10/05",
    "05/10/2026 ",
    "\u200e05/10/2026",
    "5/10/2026.",
    "05/10/2026;",
)
"""One day and no other, whoever reads it."""

NUMBERS = ("46300", "46300.0", "46300.375")
"""A spreadsheet's numbers for it: days in a cell, and on a command line anything."""

OTHERS = {
    "10/05/2026": date(2026, 5, 10),
    "31/12/9998": date(9998, 12, 31),
}
"""Other days."""

ZERO = ("00/01/1900", "0", "1900-01-00", "30/12/1899")
"""An empty date as spreadsheets show it."""

FIRST = ("01/01/1900", "1900-01-01")
"""An empty date in a cell; on a command line the day itself."""

ANY = "Write the day in one of these ways: 2026-01-05, 5/1/2026 (the day first), 5 January 2026."
IF_MEANT = "If it is that day, write 2026-10-05 or 5 October 2026."
ONE = "Write one day alone, as 2026-01-05."
MORE = " There is more in it than a day."
TWO = " There is more than one in it."

REFUSED = {
    "Mon 5th Oct": (" The year is missing.", ANY),
    "5 October": (" The year is missing.", ANY),
    "Sept 2026": (" The day of the month is missing.", ANY),
    "mid Oct 26": (" The day or the year is missing.", ANY),
    "20261005": ("", "Write it as 2026-10-05 or 5 October 2026."),
    "w/c 05/10/2026": (MORE, IF_MEANT),
    "05/10/2026 approx": (MORE, IF_MEANT),
    "05/10/2026 (email)": (MORE, IF_MEANT),
    "?05/10/2026": (MORE, IF_MEANT),
    "05/10/2026?": (MORE, IF_MEANT),
    "c. 05/10/2026": (" 'c' is not a day of the week.", IF_MEANT),
    "approx 05/10/2026": (" 'approx' is not a day of the week.", IF_MEANT),
    "MC/22914 - 05/10/2026": (MORE, IF_MEANT),
    "MED22914, 05/10/2026": (MORE, IF_MEANT),
    "05/10/2026 & 19/10/2026": (TWO, ONE),
    "05/10/2026 19/10/2026": (TWO, ONE),
    "05/10/2026, chased 12/10": (TWO, ONE),
    "29/02/2026": (" February 2026 has 28 days.", "Check the day and the month."),
    "13/25/2026": (" There is no month 25.", ANY),
}
"""What may be another day, or none: what is wrong, and what to write."""

WORDS = (
    "??",
    "TBC - chase",
    "tbc",
    "TBC",
    "TBA",
    "n/k",
    "N/A",
    "NA",
    "None",
    "NULL",
    "nan",
    "NaT",
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NUM!",
    "########",
    "-",
    "–",
    "—",
    "awaiting",
    "not yet",
    "unknown",
    "NK",
    "x",
    "no",
    "pending",
)
"""No days. Which of them mean that nothing was told is for the reader of a caseload to say."""

BLANK = ("", "  ")
NO_DAYS = {
    **{
        text: Unreadable(f"'{text}' is not a date.{why}", to) for text, (why, to) in REFUSED.items()
    },
    **{text: Unreadable(f"'{text}' is not a date.", ANY) for text in WORDS},
    **dict.fromkeys(BLANK, Unreadable("No date was given.", ANY)),
}


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("1nd October 2026", "1nd", "1st"),
        ("2st October 2026", "2st", "2nd"),
        ("October 3nd, 2026", "3nd", "3rd"),
        ("2026 Oct 11st", "11st", "11th"),
        ("Mon 05ST October 2026", "5ST", "5th"),
        ("22st of October 26", "22st", "22nd"),
    ],
)
def test_a_day_with_the_ending_of_another_is_refused_with_what_it_may_be(
    text: str, number: str, right: str
) -> None:
    read = read_date(text)
    assert isinstance(read, Unreadable)
    assert f"'{text}' is not a date. '{number}' may be {right}, or another day." == read.problem
    assert read.write.startswith("If it is that day, write 2026-10-")
    assert read == read_cell_date(text)


@pytest.mark.parametrize("day", range(1, 32))
def test_a_day_with_its_own_ending_or_that_of_most_is_read(day: int) -> None:
    own = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day, "th")
    for ending in {own, own.upper(), "th"}:
        text = f"{day}{ending} October 2026"
        assert date(2026, 10, day) == read_date(text)
        assert (remark_on(text, date(2026, 10, day)) is None) == (ending == own)


def test_there_are_90_of_them() -> None:
    assert 90 == sum(map(len, (READ, NUMBERS, OTHERS, ZERO, FIRST, NO_DAYS)))


@pytest.mark.parametrize("text", READ)
def test_what_means_one_day_is_read_at_both_doors(text: str) -> None:
    assert (FIFTH, FIFTH) == (read_date(text), read_cell_date(text))


@pytest.mark.parametrize(("text", "day"), OTHERS.items())
def test_the_day_comes_first(text: str, day: date) -> None:
    assert (day, day) == (read_date(text), read_cell_date(text))


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_of_days_is_a_day_in_cells_only(text: str) -> None:
    told = Unreadable(f"'{text}' is not a date.", "Write it as 2026-10-05 or 5 October 2026.")
    assert (told, FIFTH) == (read_date(text), read_cell_date(text))


@pytest.mark.parametrize("text", ZERO)
def test_day_zero_is_not_told_in_cells_and_refused_elsewhere(text: str) -> None:
    told = NotTold(f"'{text}' is how a spreadsheet shows an empty date: not told.")
    assert told == read_cell_date(text)
    assert isinstance(read_date(text), Unreadable)


@pytest.mark.parametrize("text", FIRST)
def test_the_first_of_january_1900_is_told_on_a_command_line_only(text: str) -> None:
    assert isinstance(read_cell_date(text), NotTold)
    assert date(1900, 1, 1) == read_date(text)


@pytest.mark.parametrize(("text", "told"), NO_DAYS.items())
def test_what_may_be_another_day_is_refused_at_both_doors(text: str, told: Unreadable) -> None:
    heard = [read_date(text), read_cell_date(text)]
    assert [told[:2]] * 2 == [each[:2] for each in heard if isinstance(each, Unreadable)]
