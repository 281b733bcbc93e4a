"""What a body is late with, or has ahead, stands in a pathway, whatever its next step is."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from sendpath.core.clauses import Event, RuleId
from sendpath.rulebook.guidebook import read_concerns, read_routes
from sendpath.rulebook.loader import load_rulebook
from support import Json, ask, read_json

TODAY = date(2026, 11, 27)
TERMS = ("--term", "2026-09-03..2026-10-23", "--term", "2026-11-02..2026-12-18")
BOOK = load_rulebook()
CONCERNS = read_concerns(BOOK.directory)
ROUTES = read_routes(BOOK.directory)
FACTS = {each.id: each for each in BOOK.law.facts.values() if each.refused is None}


def document(*words: str) -> Json:
    return read_json(ask(*words, "--format", "json", today=TODAY.isoformat()).out)


def pathway(*words: str) -> Json:
    return document("pathway", "--concern", *words)


@pytest.mark.parametrize(
    ("words", "which", "rule", "day"),
    [
        # regulation 27(2): 14 weeks from 10 September
        (
            "asking-again reassessment-request-received=2026-09-01 reassessment-notified=2026-09-10",
            "theirs",
            "reassessment.final-plan",
            "2026-12-17",
        ),
        # regulation 13(2): 20 weeks from 1 May; whether the council agreed to assess was not told
        (
            "no-answer request-received=2026-05-01 decision-notified=2026-07-01 "
            "final-plan-sent=not-yet",
            "unsettled",
            "assessment.final-plan",
            "2026-09-18",
        ),
        # transport guidance: 40 working days from 1 August, 31 August not counted
        (
            "admission-or-transport transport-panel-asked=2026-08-01 transport-panel-met=not-yet",
            "unsettled",
            "transport.panel",
            "2026-09-28",
        ),
        # six school days from 1 October, a Thursday
        (
            "excluded --exclusion permanent exclusion-began=2026-10-01 education-began=not-yet "
            f"exclusion-notice-received=2026-10-01 board-met=not-yet {' '.join(TERMS)}",
            "overdue",
            "exclusion.permanent-day-six",
            "2026-10-08",
        ),
    ],
)
def test_a_day_of_others_stands_in_the_answer_and_on_the_screen(
    words: str, which: str, rule: str, day: str
) -> None:
    told = {each["rule"]: each["due"] for each in pathway(*words.split())["next"][which]}
    assert told.get(rule) == day
    there = date.fromisoformat(day)
    written = f"{there:%A} {there.day} {there:%B %Y}"
    out = ask("pathway", "--concern", *words.split(), today=TODAY.isoformat()).out
    assert any(written in line and "verdict" not in line for line in out.splitlines())


def test_the_days_of_an_earlier_stage_are_not_asked_for_once_a_later_one_was_told() -> None:
    told = ("transport-panel-asked=2026-08-01", "transport-panel-met=not-yet")
    line = (
        "Not done, as was said: Appeal panel about transport meets, expected by Monday 28 September "
        "2026, passed 60 days ago"
    )
    assert (
        ask("timeline", "transport", *told, "-q", today=TODAY.isoformat()).out.strip(),
        pathway("admission-or-transport", *told)["next"]["unknown"],
    ) == (line, [])


def test_a_limit_of_the_familys_own_is_told_before_a_question_about_somebody_else() -> None:
    # 15 school days from 1 October, by the terms told
    told = ("exclusion-began=2026-09-10", "governors-decision-given=2026-10-01")
    words = (*told, "review-asked-for=not-yet", "--exclusion", "permanent", *TERMS, "-q")
    assert (
        "Request for an independent review panel (permanent exclusions only), last day Thursday 22 "
        "October 2026, passed 36 days ago"
    ) == ask("timeline", "exclusion", *words, today=TODAY.isoformat()).out.strip()


def processes_of(concern: str) -> set[str]:
    """Name the processes of the ways that are for a concern."""
    traits = CONCERNS[concern].traits
    ways = [each for each in ROUTES if not each.open_for or each.open_for & traits]
    return {BOOK.law.rules[RuleId(rule)].process for each in ways for rule in each.dates}


def facts_of(process: str) -> list[Event]:
    named = {each["event"] for each in document("timeline", process)["facts"]}
    return [each for each in FACTS if each in named and FACTS[each].value == "day"]


def stories(number: int, seed: int) -> Iterator[tuple[str, str, list[str]]]:
    """Give a concern, a process of its ways, and facts of that process, told and denied."""
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    pairs = [(each, process) for each in CONCERNS for process in sorted(processes_of(each))]
    for concern, process in chance.sample(pairs, min(number, len(pairs))):
        facts = facts_of(process)
        chosen = chance.sample(facts, min(len(facts), chance.randrange(1, 4)))
        days = sorted(TODAY - timedelta(chance.randrange(1, 200)) for _ in chosen)
        told = [f"{each}={day.isoformat()}" for each, day in zip(chosen, days, strict=True)]
        denied = [f"{each}=not-yet" for each in facts if each not in chosen]
        yield concern, process, [*told, *chance.sample(denied, min(len(denied), 2)), *TERMS]


def days_in(found: object) -> set[tuple[str, str]]:
    """Find every day of a rule, wherever it stands in an answer."""
    if isinstance(found, dict):
        own = {(found["rule"], found["due"])} if {"rule", "due"} <= found.keys() else set()
        return own.union(*map(days_in, found.values()))
    return set().union(*map(days_in, found)) if isinstance(found, list) else set()


@pytest.mark.slow
@pytest.mark.once
def test_every_day_of_a_body_that_a_timeline_gives_is_in_the_pathway_of_its_concern() -> None:
    lost, seen = [], 0
    for concern, process, told in stories(120, seed=3):
        if ask("pathway", "--concern", concern, *told, today=TODAY.isoformat()).code == 2:
            continue
        way = pathway(concern, *told)
        words = (process, *told, *(("--reason", way["reason"]) if way["reason"] else ()))
        clock = ask("timeline", *words, today=TODAY.isoformat())
        if clock.code == 2 or not way["next"]:
            continue
        rows = document("timeline", *words)["deadlines"]
        due = {
            (row["id"], row["due"])
            for row in rows
            if row["who"] != "family"
            and row["listed"]
            and row["standing"] in ("ahead", "today", "passed")
        }
        seen += len(due)
        if gone := due - days_in(way):
            lost.append((concern, process, told, gone))
    assert ([], True) == (lost, seen > 20)
