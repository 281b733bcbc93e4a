"""What five new users stumbled over, each with others of its kind."""

import pytest

from sendpath.cli.stream import speak
from support import ask, read_json

TODAY = "2026-11-26"
LATE = ("pathway", "--concern", "plan-received", "decision-dated=2026-08-12")


@pytest.mark.parametrize("word", ["no", "never", "not yet", "Not-Yet", "NO"])
def test_nobody_rung_is_nobody_rung_however_it_is_said(word: str) -> None:
    told = ask(*LATE, f"adviser-contacted={word}", "-q", today=TODAY)
    untold = ask(*LATE, "-q", today=TODAY).out
    unless = ", unless a mediation certificate moves the day"
    assert unless in untold, "whether one was issued was not told"
    late = untold.partition(unless)[0]
    leave = "send the appeal today, ask for more time, and apply for leave (permission)"
    assert (0, f"{late}: {leave}\n") == (told.code, told.out)


@pytest.mark.parametrize("unread", ["xx", "31/2/2026", "soon"])
def test_a_fact_that_cannot_be_read_takes_no_way_from_anybody(unread: str) -> None:
    told = ask(*LATE, f"adviser-contacted={unread}", "--format", "json", today=TODAY)
    there = {each["id"] for each in read_json(told.out)["open"]}
    assert {"mediation-advice", "chase-certificate", "appeal"} <= there


@pytest.mark.parametrize(
    "words", ["a letter from 2013, can I appeal", "refused in 2009", "2012 statement"]
)
def test_a_year_before_the_rules_is_answered_with_what_can_be_done_today(words: str) -> None:
    ran = ask("faq", words, today=None)
    assert (2, "") == ran[:2]
    assert "is before 1 September 2014, when these rules start" in ran.err
    assert "sendpath faq ask-assessment" in ran.err


def test_a_year_of_the_rules_is_no_hindrance() -> None:
    assert 0 == ask("faq", "asked in 2013 and refused in 2026, can I appeal", today=None).code


@pytest.mark.parametrize(
    ("words", "nation"),
    [
        ("my son has an IDP", "Wales"),
        ("school in Cardiff will not have him", "Wales"),
        ("ALN tribunal", "Wales"),
        ("we are in Glasgow", "Scotland"),
        ("refused in Belfast", "Northern Ireland"),
    ],
)
def test_a_nation_is_known_by_its_words_and_its_towns(words: str, nation: str) -> None:
    assert f"{nation} has its own law" in ask("faq", words, today=None).err


def test_whoever_must_be_told_what_was_agreed_is_told_how_many_days_may_have_passed() -> None:
    words = ("pathway", "--concern", "agreement-not-honoured", "agreement-made=2026-10-20")
    assert "7 of 10 possible days have passed. What was" in ask(*words, "-q", today=TODAY).out
    told = " ".join(ask(*words, today=TODAY).out.split())
    assert "Which day counts hangs on what was decided, agreed or ordered." in told
    assert "7 of them have passed: --all shows them." in told


def test_a_named_school_that_refuses_has_a_concern_of_its_own() -> None:
    told = ask(
        "pathway", "--concern", "the school named in his plan refuses to admit him", today=None
    )
    assert "The nearest are: named-school-refuses (" in told.err
    shown = read_json(
        ask("pathway", "--concern", "named-school-refuses", "--format", "json", today=TODAY).out
    )
    assert "school-must-admit" == shown["next"]["route"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [("adviser", "mediation-advice"), ("panel", "review-panel"), ("order", "enforce-order")],
)
def test_a_part_of_a_ways_name_finds_it(part: str, whole: str) -> None:
    told = ask(*LATE, "--route", part, today=TODAY).err
    assert f"{whole} (" in told


def test_each_way_on_the_screen_is_named_as_it_is_typed() -> None:
    told = ask(*LATE, today=TODAY).out
    assert "(mediation-advice)" in told
    assert "Way" in ask(*LATE, "--route", "mediation-advice", "--format", "table", today=TODAY).out


def test_an_interview_breaks_no_word_at_the_edge_of_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    long = (
        "By the way, did you mean one of these, confidentially? Then type its number, or 'all'.\n"
    )
    speak(f"{long}  1. {long}Number, or your own words: ")
    told = capsys.readouterr().out
    assert all(len(line) <= 44 for line in told.splitlines())
    assert " ".join(f"{long} 1. {long} Number, or your own words:".split()) == " ".join(
        told.split()
    )
    assert told.endswith("words: ")


def test_no_answer_is_wider_than_a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    told = ask("deadlines", "--decision-date", "2026-10-01", "--format", "table", today=TODAY).out
    assert 80 < max(map(len, told.splitlines())) <= 100


@pytest.mark.parametrize("words", ["i am too late to appeal", "i missed the deadline"])
def test_own_words_that_are_no_concern_may_be_a_question(words: str) -> None:
    told = ask("pathway", "--concern", words, today=TODAY)
    assert (2, True) == (told.code, "ask it: sendpath faq WORDS" in told.err)
    assert "ask for more time" in ask("faq", words).out
