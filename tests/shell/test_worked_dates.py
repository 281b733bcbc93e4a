"""Every worked date of the digest that these rules cover, from the command line in all formats."""

from datetime import date
from typing import NamedTuple

import pytest

from sendpath.core.names import spell_fully
from support import ask, deadlines, row

LATER = "2029-01-31"
"""A today on which every worked letter has been sent."""


class Worked(NamedTuple):
    """One line of the digest's table."""

    sent: str
    certificate: str | None
    raw: str
    due: str
    certainty: str = "firm"


WORKED = [
    Worked("2026-10-01", None, "2026-12-01", "2026-12-01"),
    Worked("2026-10-01", "2026-11-29", "2026-12-29", "2027-01-04"),
    Worked("2026-10-24", None, "2026-12-24", "2026-12-24"),
    Worked("2026-10-30", None, "2026-12-30", "2027-01-04"),
    Worked("2026-11-01", None, "2027-01-01", "2027-01-04"),
    Worked("2026-12-31", None, "2027-02-28", "2027-03-01"),
    Worked("2027-05-31", None, "2027-07-31", "2027-08-02"),
    Worked("2027-06-10", None, "2027-08-10", "2027-09-01"),
    Worked("2028-10-24", None, "2028-12-24", "2028-12-27"),
    Worked("2026-11-29", "2027-01-29", "2027-02-28", "2027-03-01"),
    Worked("2026-11-29", "2027-01-31", "2027-02-28", "2027-03-01"),
]
CONTACT = [
    ("2026-10-01", "2026-12-01"),
    ("2026-10-30", "2026-12-30"),
    ("2026-12-31", "2027-02-28"),
    ("2027-05-31", "2027-07-31"),
    ("2027-06-10", "2027-08-10"),
    ("2028-10-24", "2028-12-24"),
]


def told(case: Worked) -> list[str]:
    certificate = ["--certificate-date", case.certificate] if case.certificate else []
    return ["--decision-date", case.sent, *certificate, "--today", LATER]


@pytest.mark.parametrize("case", WORKED)
def test_the_worked_date_in_json(case: Worked) -> None:
    window = row(deadlines(*told(case)), "appeal.window")
    assert (case.raw, case.due, "17:00", case.certainty) == (
        window["raw"],
        window["due"],
        window["by_time"],
        window["certainty"],
    )


@pytest.mark.parametrize("case", WORKED)
def test_the_worked_date_in_plain_text(case: Worked) -> None:
    due = spell_fully(date.fromisoformat(case.due))
    plain = ask("deadlines", *told(case), "--format", "plain").out
    assert f"last day: {due}, 5 pm\n" in plain


@pytest.mark.parametrize("case", WORKED)
def test_the_worked_date_in_the_table(case: Worked) -> None:
    weekday, day = spell_fully(date.fromisoformat(case.due)).split(" ", 1)
    lines = ask("deadlines", *told(case), "--format", "table").out.splitlines()
    cells = [line.split("│")[1].strip() for line in lines if line.startswith("│")]
    appeal = next(number for number, cell in enumerate(cells) if cell.startswith("5 pm, "))
    assert [weekday, day] == cells[appeal - 2 : appeal]


@pytest.mark.parametrize(("sent", "due"), CONTACT)
def test_the_adviser_is_contacted_by_the_unmoved_two_months(sent: str, due: str) -> None:
    contact = row(deadlines("--sent-date", sent, "--today", LATER), "mediation.contact-adviser")
    assert (due, due, due, due) == tuple(contact[day] for day in ("raw", "due", "safe", "latest"))


def test_saturday_31_july_may_be_argued_to_be_in_august() -> None:
    window = row(deadlines("--sent-date", "2027-05-31", "--today", LATER), "appeal.window")
    assert ("2027-08-02", "2027-08-02", "2027-09-01") == (
        window["safe"],
        window["due"],
        window["latest"],
    )
    assert [("2027-08-02", True), ("2027-09-01", False)] == [
        (reading["due"], reading["prevailing"]) for reading in window["readings"]
    ]
