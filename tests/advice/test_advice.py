"""No advice asks for, or contradicts, what was told: any concern, any decision, any facts.

The cases are generated: each concern with each fact that a person may have told already, then
courses of many facts in a possible order. What contradicts what is stated here, in words.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import pytest

from sendpath.core.clauses import Event
from sendpath.rulebook.guidebook import read_concerns
from sendpath.rulebook.loader import load_rulebook
from support import Json, ask, read_json

TODAY = date(2026, 11, 25)
BOOK = load_rulebook()
FACTS = {each.id: each for each in BOOK.law.facts.values() if each.refused is None}
CONCERNS = read_concerns(BOOK.directory)
REASONS = BOOK.decisions().reasons

ASKED = re.compile(r"\b([a-z]+(?:-[a-z]+)+)=(?:DATE|YEAR)\b")
OPTION = re.compile(r"(?<=give )--[a-z-]+(?: or --[a-z-]+)*")

CONTRADICTED = (
    (r"\bRing (the|a) (mediation )?adviser|Ring now", ("adviser-contacted", "certificate-issued")),
    (r"No call to the adviser was told|if nobody has\.", ("adviser-contacted",)),
    (r"up to three working days|Waiting for it", ("certificate-issued",)),
    (r"[Aa]sk for the certificate|do not wait for a certificate", ("certificate-issued",)),
    (r"Send the form|Send the appeal now|Send the appeal today", ("appeal-lodged",)),
    (r"No appeal was told|Appeal in time\.", ("appeal-lodged",)),
    (r"registration letter", ("hearing-date", "tribunal-decision-sent")),
    (r"keep to its dates$", ("tribunal-decision-sent",)),
    (r"No decision of the Tribunal was told", ("tribunal-decision-sent",)),
    (r"decision in writing$", ("decision-notified", "plan-refused", "final-plan-sent")),
    (r"Comment on the draft", ("final-plan-sent",)),
    (r"Ask the council to assess again", ("reassessment-request-received",)),
    (r"The board decides first|Write to the governing board: may", ("governors-decision-given",)),
    (r"Independent review panel \(", ("review-asked-for",)),
    (r"^Disability discrimination claim", ("claim-received-by-school",)),
    (r"A meeting is due within 30 days", ("mediation-concluded",)),
)
"""What is not said to somebody who has told one of these facts."""

UNLESS = {"governors-decision-given": "panel-decision-given"}
"""Facts after which another begins the matter anew: after a panel's decision the board meets again."""


class Story(NamedTuple):
    """What somebody told: a concern, perhaps what was decided, and days."""

    concern: str
    reason: str | None
    told: dict[Event, date]

    def words(self) -> list[str]:
        reason = ["--reason", self.reason] if self.reason else []
        days = [f"{event}={self.written(event)}" for event in self.told]
        return ["pathway", "--concern", self.concern, *reason, *days]

    def written(self, event: Event) -> str:
        day = self.told[event]
        return str(day.year) if FACTS[event].value == "year" else day.isoformat()


def in_order(events: Iterable[Event]) -> list[Event]:
    """Put facts in an order in which they can have happened."""
    left, placed = list(events), list[Event]()
    while left:
        first = next(
            each for each in left if not set(FACTS[each].may_not_precede).intersection(left)
        )
        left.remove(first)
        placed.append(first)
    return placed


def days_of(events: Iterable[Event], chance: Random) -> dict[Event, date]:
    """Give each a day, in order, the last before today."""
    placed = in_order(events)
    ago = sorted((chance.randrange(1, 300) for _ in placed), reverse=True)
    return {each: TODAY - timedelta(days) for each, days in zip(placed, ago, strict=True)}


def reasons_of(concern: str, chance: Random) -> str | None:
    there = [None, *(CONCERNS[concern].about or CONCERNS[concern].reasons)]
    return chance.choice(there)


def singles() -> Iterator[Story]:
    """Each concern with each fact: nobody can have told less."""
    chance = Random(11)  # noqa: S311 - a sample, not a secret
    for concern in CONCERNS:
        for event in FACTS:
            yield Story(concern, reasons_of(concern, chance), days_of([event], chance))


def courses(number: int, seed: int = 12) -> Iterator[Story]:
    """Give courses of two to nine facts."""
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    for _ in range(number):
        concern = chance.choice(list(CONCERNS))
        events = chance.sample(list(FACTS), chance.randrange(2, 10))
        asked = [each for each in CONCERNS[concern].asks if each in FACTS]
        events += [Event(each) for each in asked if each not in events and chance.random() < 0.6]
        yield Story(concern, reasons_of(concern, chance), days_of(events, chance))


def advice(shown: Json) -> Iterator[str]:
    """Give every sentence of advice: the next step, the open routes, and what is closed and why."""
    following = shown["next"]
    if following:
        yield from (following["name"], following["late"] or "", *following["unknown"])
        yield from following["prepare"]
    for route in shown["open"]:
        yield from (route["name"], route["late"] or "", *route["gives"], *route["prepare"])
        yield from (each["because"] or "" for each in route["dates"])
        yield from (note for each in route["dates"] for note in each["notes"])
    for each in shown["closed"]:
        if each["closed_by"] != "not-for-this":
            yield from (each["because"], each["instead"])


def asked_again(shown: Json, told: Iterable[str]) -> list[str]:
    """Give each sentence that asks for a fact that was told."""
    options = {FACTS[Event(each)].option for each in told}
    asks_for = [
        (text, {*ASKED.findall(text)}, {o for found in OPTION.findall(text) for o in found.split()})
        for text in advice(shown)
    ]
    waits = [
        each["title"]
        for route in shown["open"]
        for each in route["dates"]
        if set(each["waiting_for"]).intersection(told)
    ]
    return [t for t, events, typed in asks_for if events & {*told} or typed & options] + waits


def contradicted(shown: Json, told: Collection[str]) -> list[str]:
    """Give each sentence that cannot be said to somebody who told this."""
    there = {each for each in told if UNLESS.get(each) not in told}
    against = [re.compile(words) for words, facts in CONTRADICTED if there.intersection(facts)]
    return [text for text in advice(shown) if any(each.search(text) for each in against)]


def faults(story: Story) -> list[str]:
    ran = ask(*story.words(), "--format", "json", today=TODAY.isoformat())
    assert ran.code in (0, 3, 4), ran.err
    shown = read_json(ran.out)
    told = shown["given"]["events"]
    return [*asked_again(shown, told), *contradicted(shown, told)]


def all_faults(stories: Iterable[Story]) -> dict[str, list[str]]:
    return {" ".join(each.words()): found for each in stories if (found := faults(each))}


EVERY = list(singles())


def test_no_advice_asks_for_or_contradicts_what_was_told_sampled() -> None:
    assert {} == all_faults([*EVERY[::29], *courses(40)])


@pytest.mark.exhaustive
@pytest.mark.parametrize("part", range(2))
def test_no_advice_asks_for_or_contradicts_any_one_fact_told(part: int) -> None:
    assert {} == all_faults(EVERY[part::4])


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", [12, 13])
def test_no_advice_asks_for_or_contradicts_a_course_of_facts(seed: int) -> None:
    assert {} == all_faults(courses(200, seed))


def clocks(number: int) -> Iterator[tuple[str, dict[Event, date]]]:
    """Give processes with some of the facts that they take."""
    chance = Random(14)  # noqa: S311 - a sample, not a secret
    used = {
        name: [Event(each["event"]) for each in facts_of(name)]
        for name in BOOK.processes
        if name != "support"
    }
    for _ in range(number):
        name = chance.choice(list(used))
        events = chance.sample(used[name], min(len(used[name]), chance.randrange(1, 6)))
        yield name, days_of([each for each in events if each in FACTS], chance)


def facts_of(process: str) -> list[Json]:
    facts: list[Json] = read_json(ask("timeline", process, "--format", "json").out)["facts"]
    return facts


def asked_by_a_clock(process: str, told: dict[Event, date]) -> list[str]:
    story = Story(process, None, told)
    days = [f"{event}={story.written(event)}" for event in told]
    ran = ask("timeline", process, *days, "--plain", today=TODAY.isoformat())
    lines = [*ran.out.splitlines(), *ran.err.splitlines()]
    return [each for each in lines if {*ASKED.findall(each)}.intersection(told)]


def test_no_clock_asks_for_what_was_told() -> None:
    found = {(name, *told): asked_by_a_clock(name, told) for name, told in clocks(60)}
    assert {} == {story: lines for story, lines in found.items() if lines}


def test_every_contradiction_can_be_met() -> None:
    """A sentence that nobody is ever told could not fail."""
    told = [
        " ".join(ask("pathway", "--concern", each, "--explain", today="2026-11-25").out.split("\n"))
        for each in CONCERNS
    ]
    texts = (BOOK.directory / "routes.toml").read_text("utf-8")
    missing = [
        words
        for words, _ in CONTRADICTED
        if not any(re.search(words.rstrip("$").lstrip("^"), each) for each in (*told, texts))
    ]
    assert [] == missing
