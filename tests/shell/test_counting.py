"""`count`, `holidays` and `rules`: the arithmetic, the days and the law, for reading."""

import json
import shutil
from pathlib import Path

import pytest

from support import Json, ask, read_json


def counted(*words: str) -> Json:
    ran = ask("count", *words, "--format", "json", today=None)
    assert 0 == ran.code, ran.err
    return read_json(ran.out)


@pytest.mark.parametrize(
    ("words", "raw", "due"),
    [
        (("2 months", "--after", "2026-12-31"), "2027-02-28", "2027-02-28"),
        (("2 months", "--after", "2026-12-31", "--roll", "appeal"), "2027-02-28", "2027-03-01"),
        (("2 months", "--after", "2027-06-10", "--roll", "appeal"), "2027-08-10", "2027-09-01"),
        (("2 months", "--after", "2027-06-10", "--roll", "working"), "2027-08-10", "2027-08-10"),
        (("2 months", "--after", "2027-05-31", "--roll", "appeal"), "2027-07-31", "2027-08-02"),
        (("4 months", "--after", "30/9/2026"), "2027-01-30", "2027-01-30"),
        (("1 month", "--after", "30 June 2026"), "2026-07-30", "2026-07-30"),
        (("6 months", "--beginning-with", "2026-05-22"), "2026-11-21", "2026-11-21"),
        (("12 months", "--beginning-with", "2019-01-01"), "2019-12-31", "2019-12-31"),
        (("3 months", "--beginning-with", "2026-11-30"), "2027-02-28", "2027-02-28"),
        (("20 weeks", "--after", "2025-05-21"), "2025-10-08", "2025-10-08"),
        (("15 working days", "--beginning-with", "2026-11-21"), "2026-12-11", "2026-12-11"),
        (
            ("30 working days", "--after", "2026-11-23", "--skip-vacation"),
            "2027-01-12",
            "2027-01-12",
        ),
        (("28 days", "--after", "2026-12-10", "--skip-vacation"), "2027-01-15", "2027-01-15"),
        (("5 months", "--before", "2027-09-01"), "2027-04-01", "2027-04-01"),
        (("2 Months", "--after", "1752-12-31"), "1753-02-28", "1753-02-28"),
        (("1 day", "--after", "2400-02-28"), "2400-02-29", "2400-02-29"),
    ],
)
def test_a_period_is_counted_as_the_law_counts_it(
    words: tuple[str, ...], raw: str, due: str
) -> None:
    answer = counted(*words)
    assert (raw, due) == (answer["raw"], answer["due"])
    assert due == answer["steps"][-1]["date"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("2 months", "--from", "2026-01-01"),
            "--from: The law uses *from* for *after*; write --after or --beginning-with.",
        ),
        (
            ("2 moons", "--after", "2026-01-01"),
            "PERIOD: '2 moons' is not a period. Write it as '2 months', '20 weeks', '15 days' or '3 working days'.",
        ),
        (
            ("2 months",),
            "DATE: No days to count from were given. Give one of --after, --beginning-with and --before.",
        ),
        (
            ("2 months", "--after", "2026-01-01", "--before", "2026-01-01"),
            "DATE: 2 days to count from were given. Give one of --after, --beginning-with and --before.",
        ),
        (
            ("2 months", "--after", "1/13/2026"),
            "--after: '1/13/2026' is not a date. The day comes first, then the month. Write it as 2026-01-13 or 13 January 2026.",
        ),
        (
            ("2 months", "--after", "2026-01-01", "--roll", "on"),
            "--roll: 'on' is no way to roll. Write working or appeal.",
        ),
    ],
)
def test_what_cannot_be_counted_says_what_to_write(words: tuple[str, ...], said: str) -> None:
    ran = ask("count", *words, today=None)
    assert (2, "", f"{said}\n") == (ran.code, ran.out, ran.err)


@pytest.mark.parametrize(
    "words",
    [
        ("3 working days", "--after", "2010-12-20"),
        ("3 working days", "--after", "2099-12-30"),
        ("9 months", "--after", "9999-12-31"),
        ("1 day", "--after", "9999-12-31"),
    ],
)
def test_a_count_out_of_reach_is_not_covered(words: tuple[str, ...]) -> None:
    ran = ask("count", *words, today=None)
    assert (4, "") == (ran.code, ran.out)
    assert "working days are known from 2011 to 2099" in ran.err


def test_the_holidays_of_a_published_and_of_a_projected_year() -> None:
    published = read_json(ask("holidays", "2027", "--format", "json").out)
    assert {
        "date": "2027-12-27",
        "name": "Christmas Day (substitute day)",
        "certainty": "firm",
    } in (published["days"])
    projected = json.loads(ask("holidays", "2031", "--format", "json").out)["days"]
    assert {"provisional"} == {day["certainty"] for day in projected}
    assert 8 == len(json.loads(ask("holidays", "--format", "json").out)["days"])


@pytest.mark.parametrize(("year", "code"), [("2010", 4), ("2100", 4), ("27", 2), ("soon", 2)])
def test_a_year_that_cannot_be_told(year: str, code: int) -> None:
    assert (code, "") == ask("holidays", year)[:2]


@pytest.mark.slow
def test_rules_are_listed_shown_checked_and_drawn(rules: Path, tmp_path: Path) -> None:
    listed = ask("rules", "list", today=None).out
    assert "appeal.window: Appeal received by the SEND Tribunal (family, limit)\n" in listed
    shown = ask("rules", "show", "appeal.window", today=None).out
    assert "rule 20(1)(c)(i)" in shown
    assert "sent-or-dated" in shown
    assert shown == ask("rules", "show", "appeal.two-months", today=None).out
    assert "sound; every example holds" in ask("rules", "check", today=None).out
    drawn = ask("rules", "graph", "mediation", today=None).out
    assert drawn.startswith("flowchart LR\n")
    assert "appeal__window" not in drawn
    assert "mediation__contact_adviser[mediation.contact-adviser]" in drawn
    assert "appeal__window[appeal.window]" in ask("rules", "graph", "appeal", today=None).out
    for rule in listed.splitlines():
        assert 0 == ask("rules", "show", rule.split(":")[0], today=None).code
    draft = Path(shutil.copytree(rules, tmp_path / "rules"))
    window = draft / "appeal" / "window.toml"
    window.write_text(
        window.read_text("utf-8").replace('due = "Tue 2026-12-01"', 'due = "Wed 2026-12-02"', 1),
        "utf-8",
    )
    ran = ask("rules", "check", str(draft), today=None)
    assert 2 == ran.code
    assert ran.err.startswith(
        "appeal/window.toml, example.0: 'the two months end on the day with the same number' does not hold:"
    )


def test_a_rule_or_process_that_is_not_there_offers_the_nearest() -> None:
    assert "The nearest: appeal.window" in ask("rules", "show", "appeal.windows", today=None).err
    assert "Write agreement or amendment or" in ask("rules", "graph", "revue", today=None).err
