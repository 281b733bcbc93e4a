"""What was read in another way than it stands is said, in every command that takes a day."""

import pytest

from support import ask, deadlines

TODAY = "2026-11-25"
SAID = "--decision-date: '{}' is read as 5 October 2026."


@pytest.mark.parametrize("text", ["5/10/26", "05-Oct-26", "Oct 5 2026", "2026-10-05T09:14"])
@pytest.mark.parametrize(
    "words",
    [
        ("deadlines",),
        ("deadlines", "--format", "ics", "--id", "x"),
        ("can-appeal", "--reason", "refuse-plan"),
        ("pathway", "--reason", "refuse-plan"),
        ("myths",),
    ],
)
def test_an_unusual_form_is_told_on_stderr(text: str, words: tuple[str, ...]) -> None:
    ran = ask(*words, "--decision-date", text, today=TODAY)
    assert (0, SAID.format(text)) == (ran.code, ran.err.splitlines()[0])


def test_a_time_by_another_clock_is_the_english_day() -> None:
    ran = ask("timeline", "assessment", "request-received=2026-10-04T23:30Z", today=TODAY)
    said = "request-received=: '2026-10-04T23:30Z' is read as 5 October 2026, the day that it was in England."
    assert said == ran.err.splitlines()[0]


def test_it_is_told_beside_what_was_left_out() -> None:
    words = ("--decision-date", "5/10/26", "--certificate-date", "see file")
    ran = ask("deadlines", *words, today=TODAY)
    told = ran.err.splitlines()
    assert (3, SAID.format("5/10/26")) == (ran.code, told[0])


def test_quiet_is_quiet() -> None:
    assert "" == ask("deadlines", "--decision-date", "5/10/26", "-q", today=TODAY).err


def test_usual_forms_are_passed_over_in_silence() -> None:
    for text in ("2026-10-05", "5/10/2026", "5 October 2026", "Mon 5 October 2026"):
        assert "" == ask("deadlines", "--decision-date", text, today=TODAY).err


def test_json_has_it_among_the_warnings() -> None:
    document = deadlines("--decision-date", "5/10/26", today=TODAY)
    said = SAID.format("5/10/26")
    assert [("read-as", said)] == [(each["id"], each["text"]) for each in document["warnings"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("count", "2 months", "--after", "today"),
            "--after: 'today' is read as 25 November 2026.",
        ),
        (
            ("count", "10 days", "--before", "2 weeks ago"),
            "--before: '2 weeks ago' is read as 11 November 2026.",
        ),
        (
            ("count", "3 weeks", "--beginning-with", "yesterday"),
            "--beginning-with: 'yesterday' is read as 24 November 2026.",
        ),
        (
            ("count", "2 months", "--after", "5/1/26"),
            "--after: '5/1/26' is read as 5 January 2026.",
        ),
        (
            ("can-appeal", "--reason", "refuse-plan", "--born", "2010-01-05", "--on", "yesterday"),
            "--on: 'yesterday' is read as 24 November 2026.",
        ),
        (
            ("can-appeal", "--reason", "refuse-plan", "--born", "5/1/09"),
            "--born: '5/1/09' is read as 5 January 2009.",
        ),
        (
            ("pathway", "--reason", "refuse-plan", "--born", "100 weeks ago"),
            "--born: '100 weeks ago' is read as 25 December 2024.",
        ),
        (
            ("deadlines", "--decision-date", "10 days ago"),
            "--decision-date: '10 days ago' is read as 15 November 2026.",
        ),
    ],
)
def test_days_are_told_by_how_long_ago_they_were(words: tuple[str, ...], said: str) -> None:
    ran = ask(*words, today=TODAY)
    assert (0, [said]) == (ran.code, ran.err.splitlines())


def test_the_day_itself_is_counted_from() -> None:
    by_name = ask("count", "2 months", "--after", "2026-11-25", today=TODAY)
    assert by_name.out == ask("count", "2 months", "--after", "today", today=TODAY).out


def test_days_of_any_year_are_counted_from() -> None:
    assert "1850" in ask("count", "2 months", "--after", "1850-01-05", today=TODAY).out


def test_how_today_was_read_is_told_too() -> None:
    words = ("deadlines", "--decision-date", "2026-10-05", "--today", "25/11/26")
    assert "--today: '25/11/26' is read as 25 November 2026.\n" == ask(*words).err
