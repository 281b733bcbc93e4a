"""What must be refused: days that are none, or may be two, and days that no rule reaches.

Expected by the calendar, by the first day of each rule, and by what sendpath holds of guessing: a
day that is not surely one day is refused, and a wrong day is never counted from.
"""

from collections.abc import Iterator
from datetime import date

from conform.clocks import NOT_CONFIRMED, TWO_OR_MORE, anchor
from conform.hard_days import DAY
from conform.letters import CONTACT, ISSUED, SENT, WINDOW
from conform.lines import Vector, authority, cited, due, named, no_day, rule_of, told, version_on
from witnesses import walker_clocks, walker_rest
from witnesses.walker import appeal_window

NOT_GUESSED = "no law: what is not surely one day is refused, not guessed"
ASKED = (
    *(WINDOW, CONTACT, "assessment.final-plan", "review.notice", "order.contents"),
    *("appeal.la-response", "complaint.ombudsman", "discrimination.claim"),
)
"""Rules that are asked about each text: limits and duties, forwards and backwards."""

IMPOSSIBLE = "impossible-day"
MONTH_FIRST = "month-first"
NO_ONE_DAY = "no-one-day"
WEEKDAY = "wrong-weekday"
MISTYPED = "mistyped-year"
TEXTS = {
    **dict.fromkeys(
        (
            *("2025-02-30", "2026-02-29", "2027-02-31", "2026-04-31", "2026-06-31"),
            *("2026-09-31", "2026-11-31", "2026-13-01", "2026-00-10", "2026-10-00"),
            *("2026-10-32", "31/04/2026", "29/02/2025", "31 February 2026", "30 February 2024"),
        ),
        IMPOSSIBLE,
    ),
    **dict.fromkeys(("1/13/2026", "10/31/2026", "12/25/2026"), MONTH_FIRST),
    **dict.fromkeys(
        (
            *("2026-10", "2026", "October 2026", "1 October", "soon", "the day it came"),
            *("1 or 2 October 2026", "2026-10-01 2026-10-02", "Q4 2026"),
        ),
        NO_ONE_DAY,
    ),
    **dict.fromkeys(("Monday 1 October 2026", "Sun 2 November 2026"), WEEKDAY),
    **dict.fromkeys(("202-10-01", "20226-10-01", "0026-10-01", "1026-10-01"), MISTYPED),
}
"""What is told in place of a day, and why it is refused."""

BLANK = ("", " ")
FAR = date(2206, 10, 1)
"""A year with two figures changed about: nobody can speak of its bank holidays."""


def refusals() -> Iterator[Vector]:
    """Give every question that has no day, and the few that have one all the same."""
    for text, why in TEXTS.items():
        also = ["not-covered"] if why == MISTYPED else []
        for rule in ASKED:
            events = {anchor(rule): text}
            yield _vector(rule, events, no_day("refused", why, *also), why)
    yield from _blank()
    yield from _too_early()
    yield from _certificates()
    yield from _received()
    yield _far()


def _blank() -> Iterator[Vector]:
    for rule in ASKED:
        expected = no_day("waiting", "blank", "refused")
        for text in BLANK:
            tag = f"blank-{len(text)}"
            yield _vector(rule, {anchor(rule): text}, expected, "blank", tag)
        yield _vector(rule, {}, expected, "nothing told", "nothing-told")


def _too_early() -> Iterator[Vector]:
    """Give the day before the first day of each rule, and days long before."""
    for rule in (WINDOW, CONTACT, *walker_rest.RULES, *TWO_OR_MORE, *walker_clocks.RULES):
        if rule in NOT_CONFIRMED or anchor(rule) == "transfer-year":
            continue
        first = rule_of(rule).versions[0].in_force
        for day in (first - DAY, date(1999, 12, 31)):
            expected = no_day("not-covered", "before-the-rule", "refused")
            made = _vector(rule, told({anchor(rule): day}), expected, "before the rule")
            yield _by_law(made, authority(rule, first))


def _certificates() -> Iterator[Vector]:
    """Give certificates dated before their letter, which change nothing; and one with no letter."""
    law = cited(version_on(WINDOW, date(2026, 10, 1)).limbs[0].run.cite)
    about = "a certificate before its letter is left out"
    for sent in (date(2026, 10, 1), date(2026, 12, 31), date(2027, 6, 10), date(2024, 1, 31)):
        for days in (1, 30, 200):
            issued = sent - days * DAY
            found = appeal_window(sent, certificate=issued)
            events = told({SENT: sent, ISSUED: issued})
            expected = due(found.due, found.safe, found.latest)
            yield _by_law(_vector(WINDOW, events, expected, about), law)
    alone = no_day("waiting", "letter-not-told", "refused")
    for issued in (date(2026, 11, 29), date(2027, 1, 31)):
        yield _vector(WINDOW, told({ISSUED: issued}), alone, "a certificate alone", "alone")


def _received() -> Iterator[Vector]:
    """Give the day a letter came: no time runs from it."""
    expected = no_day("refused", "received-day", "waiting")
    for rule in (WINDOW, CONTACT):
        for day in ("2026-10-03", "2027-08-01"):
            made = _vector(rule, {"decision-received": day}, expected, "only the day of receipt")
            yield _by_law(made, authority(rule, date(2026, 10, 1)))


def _far() -> Vector:
    expected = no_day("not-covered", "beyond-the-calendar", "refused")
    return _vector(WINDOW, told({SENT: FAR}), expected, "figures changed about")


def _vector(
    rule: str, events: dict[str, str], expected: dict[str, object], about: str, tag: str = ""
) -> Vector:
    return {
        "id": named(rule, events, tag),
        "group": "refusals",
        "rule": rule,
        "events": events,
        "expected": expected,
        "authority": NOT_GUESSED,
        "about": about,
    }


def _by_law(vector: Vector, law: str) -> Vector:
    """Give a vector with the law on which it rests."""
    return {**vector, "authority": law}
