"""Laws of a rule or two, made by hand in one line, so that a test states one thing.

Unless a test says otherwise: a letter of Monday 2 March 2026, from which one rule gives ten days, to
Thursday 12 March. A reply fulfils it; a receipt cannot come before the reply, and a diary shows it.
An envelope stands in for the letter. Saturdays, Sundays and 25 December are no working days.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import (
    Cite,
    Condition,
    Count,
    Event,
    Limb,
    Move,
    Note,
    Printed,
    Reading,
    RuleId,
)
from sendpath.core.day_cache import DayCache
from sendpath.core.engine import Engine
from sendpath.core.law import Fact, Law, Rule, RuleVersion
from sendpath.core.outcomes import Deadline, Outcome
from sendpath.core.periods import Days, Period, Span
from sendpath.core.workings import Workings

D = date.fromisoformat
CITE = Cite("act", "section 1", "read")
OTHER_CITE = Cite("book", "page 1", "single")
MONDAY, SENT, LAST = "2026-03-02", D("2026-03-02"), D("2026-03-12")
CHRISTMAS = {D("2026-12-25"): "Christmas Day"}
PRINTED = Printed(Event("fixed"), CITE)
NEXT_WORKING = Move((), "next-working-day", CITE)
PREVIOUS_WORKING = Move((), "previous-working-day", CITE)
TERMS = (
    (D("2026-01-05"), D("2026-02-13")),
    (D("2026-02-23"), D("2026-03-27")),
    (D("2026-04-13"), D("2026-07-22")),
)
FIRST_WEEK_OF_APRIL = Span((4, 1), (4, 7))


class Said(NamedTuple):
    """The three days of an answer, and what is said of each reading: its id and its day."""

    safe: str
    due: str
    latest: str | None
    readings: tuple[tuple[str, str | None], ...] = ()


def calendar(**more: Any) -> Calendar:
    """Make a calendar from 2020 to 2030, confirmed to the end of 2026."""
    given: dict[str, Any] = {
        "name": "test",
        "days": CHRISTMAS,
        "confirmed_to": D("2026-12-31"),
        "first": D("2020-01-01"),
        "last": D("2030-12-31"),
        "project": lambda year: {date(year, 12, 25): "Christmas Day"},
    }
    return Calendar(**{**given, **more})


def fact(name: str, **more: Any) -> Fact:
    """Make an entry of the map of facts."""
    return Fact(Event(name), words=name, when=name, option=f"--{name}", **more)


FACTS = (
    fact("letter"),
    fact("envelope", stands_in_for="letter"),
    fact("postmark", stands_in_for="letter", apart=True),
    fact("dated"),
    fact("visit"),
    fact("call", stands_in_for="visit"),
    fact("reply"),
    fact("receipt", may_not_precede=("reply",)),
    fact("diary", shows=("reply",)),
    fact("fixed"),
)


def days(number: int, event: str = "letter", *, relation: Any = "after", **more: Any) -> Count:
    """Count so many days, by default after the letter."""
    return count(Days(number), event, relation=relation, **more)


def count(period: Period, event: str = "letter", *, relation: Any = "after", **more: Any) -> Count:
    """Count a period, by default after the letter."""
    return Count(relation, Event(event), period, **{"cite": CITE, **more})


def limb(name: str, run: Any, **more: Any) -> Limb:
    """Make a limb."""
    return Limb(RuleId(name), run, **more)


def version(*limbs: Limb, **more: Any) -> RuleVersion:
    """Make a version in force since 2020: by default ten days after the letter."""
    given = {"in_force": D("2020-01-01"), "limbs": limbs or (limb("ten", days(10)),)}
    return RuleVersion(**{**given, **more})


def rule(name: str = "rule", *versions: RuleVersion, **more: Any) -> Rule:
    """Make a duty of the council that runs from the letter and is fulfilled by the reply."""
    given: dict[str, Any] = {
        "id": RuleId(name),
        "title": name,
        "who": "council",
        "kind": "duty",
        "process": "test",
        "anchor": Event("letter"),
        "closed_by": Event("reply"),
        "versions": versions or (version(),),
    }
    return Rule(**{**given, **more})


def reading(name: str, **more: Any) -> Reading:
    """Make a reading: its label is its name."""
    given: dict[str, Any] = {
        "id": name,
        "label": name,
        "prevailing": f"not {name}",
        "cite": OTHER_CITE,
        "prevailing_cite": CITE,
        "counts_from": {},
    }
    return Reading(**{**given, **more})


def note(name: str, **more: Any) -> Note:
    """Make a note."""
    return Note(name, text=name, cite=CITE, **more)


def unsure(*when: Condition) -> RuleVersion:
    """Make a version that is not known to bind while some conditions hold."""
    return version(notes=(note("unsure", when=when, qualifies=True, unsure="binds"),))


def asks(kind: Any, subject: str = "", **more: Any) -> Condition:
    """Make a condition."""
    return Condition(kind, subject, **more)


def case(told: Mapping[str, str], **more: Any) -> Case:
    """Make a case that tells some days."""
    return Case(events={Event(name): D(day) for name, day in told.items()}, **more)


def law(*rules: Rule, facts: tuple[Fact, ...] = FACTS) -> Law:
    """Make a law."""
    return Law({each.id: each for each in rules}, {each.id: each for each in facts})


def workings(told: Mapping[str, str], *rules: Rule, **more: Any) -> Workings:
    """Open a case before a law of some rules; by default the one rule of ten days."""
    made = law(*rules or (rule(),))
    return Workings(case(told, **more), made, DayCache(calendar()), made.ties())


def opened(told: Mapping[str, str], *rules: Rule, **more: Any) -> Assessment:
    """Assess a case before a law of some rules; by default the one rule of ten days."""
    return Engine(law(*rules or (rule(),)), calendar()).open(case(told, **more))


def outcome(told: Mapping[str, str], *rules: Rule, **more: Any) -> Outcome:
    """Ask the first of some rules about a case."""
    first = (*rules, rule())[0]
    return opened(told, *rules, **more).outcome(first.id)


def deadline(told: Mapping[str, str], *rules: Rule, **more: Any) -> Deadline:
    """Ask the first of some rules about a case in which it gives a day."""
    answer = outcome(told, *rules, **more)
    assert isinstance(answer, Deadline), answer
    return answer


def said(answer: Deadline) -> Said:
    """Tell the days of an answer and of its readings."""
    return Said(
        answer.safe.isoformat(),
        answer.due.day.isoformat(),
        iso(answer.latest),
        tuple(
            (("not " if each.prevailing else "") + each.id, iso(each.due))
            for each in answer.readings
        ),
    )


def days_on(number: int, day: date = SENT) -> str:
    """Give the day so many days after another, by default after the letter."""
    return (day + timedelta(days=number)).isoformat()


def iso(day: date | None) -> str | None:
    """Write a day, where there is one."""
    return None if day is None else day.isoformat()
