"""Answers fit one screen of 80 columns, the verdict first, and no line is broken within a word."""

import re
from datetime import date

import pytest

from sendpath.core.names import spell_fully
from support import ask, read_json

TODAY = "2026-11-21"
LINES = {"pathway": 36, "deadlines": 30, "can-appeal": 24, "faq": 12}
"""Lines that each command may take at 80 columns, for a usual case."""

STORIES = {
    "a refusal, seven weeks old": (
        "request-refused",
        "refuse-assess",
        ("--decision-date", "2026-10-01"),
        "asked to assess and they said no",
    ),
    "the plan is wrong": (
        "plan-received",
        "plan-contents",
        ("--decision-date", "2026-11-07"),
        "section F is vague",
    ),
    "only the school": (
        "wrong-school",
        "school-named",
        ("--decision-date", "2026-10-01"),
        "the plan names the wrong school",
    ),
    "too late": (
        "plan-received",
        "plan-contents",
        ("--decision-date", "2026-06-01"),
        "I missed the deadline to appeal",
    ),
    "over Christmas": (
        "request-refused",
        "refuse-assess",
        ("--decision-date", "2026-10-30", "--today", "2026-12-31"),
        "does christmas give more time",
    ),
    "the certificate has come": (
        "plan-refused",
        "refuse-plan",
        ("--decision-date", "2026-10-01", "--certificate-date", "2026-11-19"),
        "got my certificate, how long now",
    ),
    "waiting for the certificate": (
        "plan-refused",
        "refuse-plan",
        ("--decision-date", "2026-08-20", "--adviser-contacted", "2026-09-01"),
        "waiting for the mediation certificate",
    ),
    "the plan is to end": (
        "plan-ceased",
        "cease-plan",
        ("--decision-date", "2026-11-20"),
        "council is ending the plan",
    ),
    "sent later than dated": (
        "plan-received",
        "plan-contents",
        ("--decision-date", "2026-09-30", "--sent-date", "2026-10-03"),
        "letter came late",
    ),
    "a draft": (
        "draft-received",
        "draft-plan",
        ("--decision-date", "2026-11-04"),
        "got a draft plan what now",
    ),
    "before the Act": (
        "request-refused",
        "refuse-assess",
        ("--decision-date", "2013-05-10"),
        "he had a statement, does it still count",
    ),
    "an appeal already sent": (
        "request-refused",
        "refuse-assess",
        ("--decision-date", "2026-10-01", "appeal-lodged=2026-11-18"),
        "what happens after I send the appeal",
    ),
}


def commands(story: str) -> dict[str, tuple[str, ...]]:
    concern, reason, dates, words = STORIES[story]
    return {
        "deadlines": dates,
        "can-appeal": ("--reason", reason, *dates),
        "pathway": ("--concern", concern, *dates),
        "faq": (words,),
    }


FULL = {
    "excluded, both bodies late": (
        "excluded",
        *("--exclusion", "permanent", "exclusion-began=2026-10-05"),
        *("exclusion-notice-received=2026-10-06", "education-began=not-yet", "board-met=not-yet"),
        *("--term", "2026-09-03..2026-10-23", "--term", "2026-11-02..2026-12-18"),
    ),
    **{
        f"{order} agreed, {name}": (
            "agreement-not-honoured",
            *("--order", order, "agreement-made=2026-08-03", *told),
        )
        for order in ("contents", "school", "assess", "plan", "other")
        for name, told in {
            "with a letter of long ago": ("--decision-date", "2026-06-08"),
            "with a certificate": (
                *("--decision-date", "2026-09-08", "certificate-issued=2026-10-20"),
                "final-plan-sent=not-yet",
            ),
            "with what cannot be read": ("--decision-date", "2026-09-08", "agreed-date=soon"),
        }.items()
    },
}
"""Cases of which much is to be said: several bodies late, last days of more than one way."""


@pytest.mark.parametrize("case", FULL)
def test_a_case_of_which_much_is_to_be_said_fits_one_screen_too(case: str) -> None:
    concern, *told = FULL[case]
    words = ("pathway", "--concern", concern, *told)
    lines = ask(*words, "--format", "table", today="2026-11-25").out.splitlines()
    assert 0 < len(lines) <= LINES["pathway"], "\n".join(lines)
    shown = read_json(ask(*words, "--format", "json", today="2026-11-25").out)
    text = " ".join(" ".join(lines).split())
    assert text.startswith(shown["verdict"])
    assert f"Next step: {shown['next']['name']}" in text
    assert "(complain-" in text
    late = [spell_fully(date.fromisoformat(each["due"])) for each in shown["next"]["overdue"]]
    assert [] == [day for day in late if day not in text]


CASES = [(story, command) for story in STORIES for command in LINES]


def screen(story: str, command: str, *more: str) -> list[str]:
    words = (command, *commands(story)[command], "--format", "table", *more)
    return ask(
        *words, today=None if "--today" in words or command == "faq" else TODAY
    ).out.splitlines()


@pytest.mark.parametrize(("story", "command"), CASES)
def test_a_usual_case_fits_one_screen(story: str, command: str) -> None:
    lines = screen(story, command)
    assert 0 < len(lines) <= LINES[command], "\n".join(lines)


@pytest.mark.parametrize(("story", "command"), CASES)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken(story: str, command: str) -> None:
    lines, words = screen(story, command), commands(story)[command]
    assert [] == [line for line in lines if len(line) > 80]
    today = None if "--today" in words or command == "faq" else TODAY
    whole = "".join(
        ask(command, *words, "--format", name, today=today).out for name in ("plain", "md")
    )
    shown = " ".join(lines).translate(str.maketrans("│┌┐└┘├┤┬┴┼─", " " * 11))
    titles = {
        "ways",
        "open",
        "to",
        "you",
        "in",
        "the",
        "order",
        "act",
        "also",
        "with",
        "a",
        "day",
        "who",
        "helps",
    }
    assert set() == plain_words(shown) - plain_words(whole) - titles


def plain_words(text: str) -> set[str]:
    return {re.sub(r"\W", "", word).lower() for word in text.split()} - {""}


@pytest.mark.parametrize(
    "story", [name for name in STORIES if name not in ("a draft", "before the Act")]
)
@pytest.mark.parametrize("command", ["deadlines", "pathway", "can-appeal"])
def test_the_day_stands_in_the_first_three_lines(story: str, command: str) -> None:
    first = " ".join(screen(story, command)[:3])
    document = read_json(
        ask(
            command,
            *commands(story)[command],
            "--format",
            "json",
            today=None if "--today" in commands(story)[command] else TODAY,
        ).out
    )
    assert document["verdict"] == first.strip()[: len(document["verdict"])]
    assert re.search(
        r"\d+ days? (left|late)|Not late|\b20\d\d\b|^Next: |the appeal is with", first
    ), first


@pytest.mark.parametrize(("story", "command"), CASES)
def test_quiet_prints_the_verdict_alone(story: str, command: str) -> None:
    words = commands(story)[command]
    today = None if "--today" in words or command == "faq" else TODAY
    document = read_json(ask(command, *words, "--format", "json", today=today).out)
    assert f"{document['verdict']}\n" == ask(command, *words, "-q", today=today).out


def test_every_answer_for_people_names_the_law_of_england() -> None:
    for command in LINES:
        assert "law of england" in " ".join(screen("the plan is wrong", command)).lower(), command


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (
            ("--decision-date", "2026-10-01"),
            "10 days left: ring the mediation adviser and have the appeal received by Tuesday 1 December 2026, 5 pm",
        ),
        (
            ("--decision-date", "2026-09-01"),
            "19 days late, unless a mediation certificate moves the day: you can still send the appeal today, and ask for more time",
        ),
        (
            ("--decision-date", "2026-10-01", "--reason", "school-named"),
            "10 days left: have the appeal received by Tuesday 1 December 2026, 5 pm",
        ),
        (
            ("--decision-date", "2026-07-02"),
            "80 days late, unless a mediation certificate moves the day: you can still send the appeal today, and ask for more time",
        ),
        (
            ("--decision-date", "2026-07-02", "--reason", "school-named"),
            "80 days late: you can still send the appeal today, and ask for more time",
        ),
        (
            ("--decision-date", "2026-07-02", "adviser-contacted=2026-09-10"),
            "80 days late: send the appeal today, ask for more time, and apply for leave (permission)",
        ),
        (
            ("--decision-date", "2026-10-01", "--sent-date", "2026-10-05"),
            "10 days left: ring the mediation adviser and have the appeal received by Tuesday 1 December 2026, 5 pm (the safe day)",
        ),
    ],
)
def test_the_verdict_says_what_to_do_by_when(words: tuple[str, ...], verdict: str) -> None:
    assert (
        verdict
        == read_json(ask("deadlines", *words, "--format", "json", today=TODAY).out)["verdict"]
    )


def test_the_last_day_itself_and_the_day_before_are_told_in_words() -> None:
    words = ("deadlines", "--decision-date", "2026-10-01", "--reason", "school-named", "-q")
    assert ask(*words, today="2026-12-01").out.startswith("Today: have the appeal received by")
    assert ask(*words, today="2026-11-30").out.startswith("1 day left: have the appeal received by")


def test_a_day_that_is_no_working_day_is_acted_on_before_it() -> None:
    told = ask("deadlines", "--decision-date", "2026-11-01", "-q", today=TODAY).out
    assert told == (
        "40 days left: ring the mediation adviser by Thursday 31 December 2026 (the last working "
        "day for it); then have the appeal received by Monday 4 January 2027, 5 pm\n"
    )


def test_a_council_is_late_only_where_it_was_said_that_it_is_not_done() -> None:
    words = ("timeline", "assessment", "request-received=2026-06-01")
    asked = ask(*words, "-q", today=TODAY).out
    assert asked.startswith("Find out whether it was done: Council says whether it will carry out")
    late = ask(*words, "decision-notified=not-yet", "-q", today=TODAY).out
    assert late.startswith("The council, 131 days late: Council says whether it will carry out")


def test_a_told_fact_that_changes_nothing_is_named() -> None:
    words = ("--concern", "request-refused", "--decision-date", "2026-10-01")
    shown = read_json(
        ask(
            "pathway", *words, "transport-review-asked=2026-11-02", "--format", "json", today=TODAY
        ).out
    )
    assert ["transport-review-asked"] == shown["idle"]
    assert [] == read_json(ask("pathway", *words, "--format", "json", today=TODAY).out)["idle"]
    plain = ask("pathway", *words, "transport-review-asked=2026-11-02", today=TODAY).out
    assert "changes nothing here: transport-review-asked\n" in plain


def test_one_way_is_told_whole_by_its_name() -> None:
    words = ("pathway", "--concern", "request-refused", "--decision-date", "2026-10-01")
    told = ask(*words, "--route", "ombudsman", today=TODAY).out
    assert "way: Local Government and Social Care Ombudsman\n" in told
    assert "cost: none\n" in told
    shut = ask(*words, "--route", "late-appeal", today=TODAY).out
    assert "closed: No last day has passed, as far as told.\n" in shut
    near = ask(*words, "--route", "ombudsmen", today=TODAY)
    assert (2, True) == (near.code, "The nearest are: ombudsman (" in near.err)


def test_all_ways_are_told_with_what_they_give_and_the_law_with_explain() -> None:
    words = ("pathway", "--concern", "request-refused", "--decision-date", "2026-10-01")
    everything = ask(*words, "--all", today=TODAY).out
    assert "can give: An independent decision that binds the council.\n" in everything
    assert "law: " not in everything.replace("law of England: ", "")
    assert "\nlaw: " in ask(*words, "--explain", today=TODAY).out


def test_an_appeal_that_is_in_makes_nobody_late_who_did_not_tell_of_the_adviser() -> None:
    told = ask(
        "deadlines",
        "--decision-date",
        "2026-08-12",
        "appeal-lodged=2026-10-05",
        "-q",
        today="2026-11-26",
    )
    assert "Done: Appeal received by the SEND Tribunal, on Monday 5 October 2026\n" == told.out
    late = ask(
        "deadlines",
        "--decision-date",
        "2026-08-12",
        "appeal-lodged=2026-10-20",
        "-q",
        today="2026-11-26",
    )
    assert (
        "Appeal received by the SEND Tribunal 8 days late, unless a mediation certificate moves the day: "
        "ask the Tribunal for more time in the same case, if that was not done yet\n" == late.out
    )


def test_nobody_is_called_late_with_one_of_several_ways() -> None:
    """Of the NHS complaint nothing is said when its year is over: the Ombudsman may be meant."""
    told = ask("timeline", "complaint", "matter-known=2025-11-20", "-q", today="2026-11-26").out
    assert "NHS" not in told
    assert told.endswith("complain to the Ombudsman today all the same, and say why so late\n")


def test_what_can_no_longer_be_done_is_not_what_is_found_out_first() -> None:
    told = ask("timeline", "review", "review-meeting=2026-09-01", "-q", today="2026-11-26").out
    assert told.startswith(
        "Find out whether it was done: Report of the review meeting sent, by Tuesday 15 September 2026."
    )
