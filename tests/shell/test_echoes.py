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
