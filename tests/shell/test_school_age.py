"""What is for pupils of compulsory school age, where a day of birth was told, and where not.

The law: education from the sixth school day of an exclusion is for pupils of compulsory school age.
It ends on the last Friday in June of the school year in which they turn 16. Who acts about an
exclusion is the parent until the pupil is 18, then the pupil (digest, sections 5 and 9).
"""

import re
from typing import Any

import pytest

from support import ask, read_json

EXCLUDED = ("--exclusion", "permanent", "exclusion-began=2026-09-14", "education-began=not-yet")
TERM = ("--term", "2026-09-01..2026-10-23")
TODAY = "2026-11-28"
TIMELINE = ("timeline", "exclusion", *EXCLUDED, *TERM)
PATHWAY = ("pathway", "--concern", "excluded", *EXCLUDED, *TERM)
COMMANDS = pytest.mark.parametrize("command", [TIMELINE, PATHWAY], ids=lambda words: words[0])

TWENTY, FOURTEEN, SMALL = "2006-06-01", "2012-06-01", "2021-11-01"
LATE = "The child's home council, 68 days late, unless the child was back in school"
AGE = " or not of compulsory school age"
OWED = "education from school day six"


def answer(*words: str) -> dict[str, Any]:
    ran = ask(*words, "--format", "json", today=TODAY)
    assert 0 == ran.code, ran.err
    return read_json(ran.out)


@COMMANDS
def test_nobody_is_late_with_what_is_not_owed_to_one_of_twenty(command: tuple[str, ...]) -> None:
    whole = ("--all",) if command == PATHWAY else ()
    ran = ask(*command, *whole, "--born", TWENTY, "--plain", today=TODAY)
    said = (ran.code, "68 days" in ran.out, "for a complaint" in ran.out, "left out" in ran.out)
    assert (0, False, False, False) == said
    assert "compulsory school age was over by the sixth" in ran.out


@COMMANDS
@pytest.mark.parametrize(
    ("born", "condition"),
    [((), AGE), (("--born", FOURTEEN), ""), (("--born", SMALL), AGE)],
    ids=["not told", "fourteen", "small: its beginning is not computed"],
)
def test_the_age_is_a_condition_where_it_is_not_known(
    command: tuple[str, ...], born: tuple[str, ...], condition: str
) -> None:
    assert f"{LATE}{condition}: {OWED}" == answer(*command, *born)["verdict"].partition(", due")[0]


def test_no_sentence_for_a_complaint_asks_for_an_age_that_is_known() -> None:
    out = ask(*TIMELINE, "--born", FOURTEEN, "--plain", today=TODAY).out
    (said,) = (line for line in out.splitlines() if line.startswith("for a complaint"))
    assert "Check first: It is not owed to a pupil in Year 11 whose public exams are over." in said
    assert "compulsory school age" not in out


def test_what_a_birth_would_tell_is_asked_for_until_it_is_told() -> None:
    asked = [["exclusion.permanent-day-six"], []]
    given = [(), ("--born", FOURTEEN)]
    assert asked == [answer(*TIMELINE, *born)["asks_birth"] for born in given]
    offered = ["--born DATE" in ask(*TIMELINE, *born, today=TODAY).out for born in given]
    assert [True, False] == offered


@pytest.mark.parametrize(
    ("born", "who"),
    [("2008-11-28", "the pupil"), ("2008-11-29", "the parent")],
    ids=["eighteen today", "eighteen tomorrow"],
)
def test_the_parent_acts_about_an_exclusion_until_the_pupil_is_eighteen(
    born: str, who: str
) -> None:
    routes = {each["id"]: each["who"] for each in answer(*PATHWAY, "--born", born)["open"]}
    assert who == routes["governors"]
    notes = {each["id"]: each["text"] for each in answer(*TIMELINE, "--born", born)["warnings"]}
    day = {"the pupil": "Saturday 28", "the parent": "Sunday 29"}[who]
    assert f"The parent acts until {day} November 2026." in notes["who-acts-by-age"]


@COMMANDS
def test_nothing_is_late_by_a_birth_that_cannot_be_read(command: tuple[str, ...]) -> None:
    ran = ask(*command, "--born", "2006-06-31", "--format", "json", today=TODAY)
    document = read_json(ran.out)
    said = (3, False)
    assert said == (ran.code, "late" in document["verdict"])
    assert ["--born"] == [each["where"] for each in document["problems"]]


def test_a_birth_that_changes_no_way_is_named() -> None:
    words = ("pathway", "--concern", "provision-missing", "--born", FOURTEEN)
    assert ["born"] == answer(*words)["idle"]


@pytest.mark.parametrize(
    ("born", "who", "until"),
    [(FOURTEEN, "parent", "Friday 30 June 2028"), (TWENTY, "young-person", "Friday 24 June 2022")],
)
def test_a_letter_says_who_appeals_where_the_birth_was_told(
    born: str, who: str, until: str
) -> None:
    words = ("deadlines", "--decision-date", "2026-10-01", "--born", born)
    document = answer(*words)
    assert (who, who) == (document["who"], document["appellant"]["id"])
    out = ask(*words, "--plain", today=TODAY).out
    (said,) = (line for line in out.splitlines() if line.startswith("who appeals: "))
    assert until in said


def test_a_letter_says_nobody_appeals_what_cannot_be_appealed() -> None:
    words = ("deadlines", "--decision-date", "2026-10-01", "--reason", "draft-plan")
    document = read_json(ask(*words, "--born", FOURTEEN, "--format", "json", today=TODAY).out)
    assert (None, None) == (document["who"], document["appellant"])


def test_the_clocks_of_an_appeal_say_who_appeals_where_the_birth_was_told() -> None:
    words = ("timeline", "appeal", "decision-sent=2026-10-01")
    (said,) = answer(*words, "--born", "2007-09-23")["warnings"]
    assert "who-appeals-by-age" == said["id"]
    # the digest's own example: born on 23 September 2007, to the last Friday in June 2024
    assert "the parent appeals until and on Friday 28 June 2024." in said["text"]
    assert "From Thursday 23 September 2032 on, get advice" in said["text"]
    assert [] == answer(*words)["warnings"]


UNREAD = "education from school day six, by Monday 21 September 2026: it may have passed: not all"


@pytest.mark.parametrize("command", [TIMELINE, PATHWAY], ids=lambda words: words[0])
def test_a_birth_that_cannot_be_read_is_named_by_the_doubt_of_the_first_line(
    command: tuple[str, ...],
) -> None:
    told = answer_in_doubt(*command, "--born", "31/31/2010")
    assert UNREAD in f"{told[:1].lower()}{told[1:]}"


def answer_in_doubt(*words: str) -> str:
    ran = ask(*words, "-q", today=TODAY)
    assert 3 == ran.code
    return ran.out


OUTGROWN = "25 comes before the last day to appeal: act by Friday 18 December 2026, or get advice"
"""25 on Sunday 20 December: the day before is a Saturday, so the working day is the Friday."""
PAST = "From 25 on, get advice before you rely on this"


@pytest.mark.parametrize(
    ("born", "warns"),
    [("2001-12-20", OUTGROWN), ("2001-11-28", PAST), ("2002-01-05", ""), ("2010-01-05", "")],
)
@pytest.mark.parametrize(
    "command",
    [
        ("deadlines",),
        ("can-appeal", "--reason", "refuse-assess"),
        ("pathway", "--concern", "request-refused"),
    ],
    ids=lambda words: words[0],
)
def test_an_age_reached_before_the_last_day_to_appeal_is_warned_of_at_once(
    command: tuple[str, ...], born: str, warns: str
) -> None:
    """A letter of 30 October: the two months end in the Christmas days, so on Monday 4 January.

    Born on 5 January 2002, somebody is 25 on the day after that.
    """
    words = ("--decision-date", "2026-10-30", "--born", born, "-q")
    told = ask(*command, *words, today=TODAY).out
    both = [text for text in (OUTGROWN, PAST) if text in told]
    depends = command[0] == "can-appeal" and warns == PAST  # the answer itself is that it depends
    assert ([] if depends or not warns else [warns]) == both
    assert told.startswith("It depends") == depends


@pytest.mark.parametrize(
    "command",
    [
        ("deadlines", "--decision-date", "2026-10-30"),
        ("can-appeal", "--reason", "refuse-assess", "--decision-date", "2026-10-30"),
        ("pathway", "--concern", "request-refused", "--decision-date", "2026-10-30"),
        ("timeline", "appeal", "decision-sent=2026-10-30"),
    ],
    ids=lambda words: words[0],
)
def test_the_first_line_tells_one_day_to_act_by_and_no_later_one(command: tuple[str, ...]) -> None:
    """The adviser's day, 30 December, and the last day to appeal, 4 January, come after 25."""
    told = ask(*command, "--born", "2001-12-20", "-q", today=TODAY).out
    assert "20 days left: " in told
    assert {"Friday 18 December 2026"} == {*re.findall(r"by (\w+day \d+ \w+ \d{4})", told)}
    assert told.rstrip().endswith(OUTGROWN)


def test_an_adviser_whose_day_comes_before_25_is_rung_first() -> None:
    """Of 30 October: ring by 30 December; 25 on Sunday 3 January, so appeal by Thursday 31."""
    words = ("--decision-date", "2026-10-30", "--born", "2002-01-03", "-q")
    told = ask("deadlines", *words, today=TODAY).out
    assert told.startswith(
        "32 days left: ring the mediation adviser by Wednesday 30 December 2026; then have the "
        "appeal received by Thursday 31 December 2026, 5 pm. 25 comes before the last day"
    )


def test_the_step_acts_by_the_working_day_before_25() -> None:
    words = ("--concern", "request-refused", "--decision-date", "2026-10-30")
    step = answer("pathway", *words, "--born", "2001-12-20")["next"]
    assert "2026-12-18" == step["act_by"]
    page = ask("pathway", *words, "--born", "2001-12-20", today=TODAY).out
    assert "by Friday 18 December 2026 (the last day is Wednesday 30 December 2026)" in page


def test_an_appeal_that_is_in_is_not_hurried_by_age() -> None:
    words = ("--decision-date", "2026-10-30", "--born", "2001-12-20", "appeal-lodged=2026-11-20")
    assert "25 comes" not in ask("deadlines", *words, "-q", today=TODAY).out


ENDED = ("--reason", "cease-plan", "--decision-date", "2026-09-20", "--born", "2001-11-30")
RUNG = "adviser-contacted=2026-10-20"
BY_25 = "act by Saturday 28 November 2026, or get advice"
"""25 on Monday 30 November, and today is the Saturday before: no working day is left."""


@pytest.mark.parametrize(
    ("certificate", "comes"), [((), "may come"), (("certificate-issued=2026-11-20",), "comes")]
)
@pytest.mark.parametrize("command", ["deadlines", "can-appeal", "pathway"])
def test_twenty_five_within_the_certificates_month_is_warned_of_whether_or_not_it_has_come(
    command: str, certificate: tuple[str, ...], comes: str
) -> None:
    """The two months ended on 20 November; the month of a certificate ends after 29 November."""
    ran = ask(command, *ENDED, RUNG, *certificate, "-q", today=TODAY)
    assert ran.out.rstrip().endswith(f". 25 {comes} before the last day to appeal: {BY_25}")


@pytest.mark.parametrize(
    ("born", "warns"), [("2002-01-04", True), ("2002-01-05", False), ("2008-11-30", False)]
)
def test_twenty_five_after_the_month_of_a_certificate_of_today_hurries_nobody(
    born: str, warns: bool
) -> None:
    """The month of one of 28 November ends in the Christmas days, so on Monday 4 January 2027."""
    ran = ask("deadlines", *ENDED[:-1], born, RUNG, "-q", today=TODAY)
    assert warns == ("25 may come before the last day to appeal" in ran.out)


def test_the_step_and_the_calendar_name_the_day_before_25_too() -> None:
    words = (*ENDED, RUNG)
    assert (
        f"25 may come before the last day to appeal: {BY_25}."
        in answer("pathway", *words)["next"]["notes"]
    )
    ran = ask("deadlines", *words, "--format", "ics", today=TODAY)
    title = "SUMMARY:Act by today\\, before 25"
    days = [line for line in ran.out.splitlines() if line.startswith(("SUMMARY", "DTSTART"))]
    assert [True, True] == [days[0].startswith(title), days[1].endswith("20261128")]
