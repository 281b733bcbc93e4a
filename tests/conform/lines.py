"""One vector: what is told, which rule is asked, what is expected, and by which authority."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NotRequired, TypedDict

from sendpath.core.clauses import Cite, RuleId
from sendpath.core.law import Rule, RuleVersion
from sendpath.rulebook.loader import RuleBook, load_rulebook


class Vector(TypedDict):
    """A line of a vector file; ``conformance/schema.json`` says what each key holds."""

    id: str
    group: str
    rule: str
    events: dict[str, str]
    reason: NotRequired[str]
    choices: NotRequired[dict[str, str]]
    marks: NotRequired[list[str]]
    terms: NotRequired[list[list[str]]]
    expected: dict[str, Any]
    authority: str
    about: str


def due(day: date, safe: date, latest: date | None) -> dict[str, Any]:
    """Expect a day; the earliest and the latest of all readings are said where they differ.

    A latest of None means that an open reading gives no day, so that none can be named.
    """
    told = {"due": day.isoformat()}
    if safe != day:
        told["safe"] = safe.isoformat()
    if latest is None:
        return {**told, "latest": None}
    return {**told, "latest": latest.isoformat()} if latest != day else told


def no_day(status: str, why: str, *also: str) -> dict[str, Any]:
    """Expect no day, and the status that says so; ``also`` are other statuses that are right."""
    return {"status": status, "why": why, **({"also": list(also)} if also else {})}


def told(events: Mapping[str, date]) -> dict[str, str]:
    """Write days as they are told; a year by its figures."""
    return {
        name: str(day.year) if name == "transfer-year" else day.isoformat()
        for name, day in events.items()
    }


def named(rule: str, events: Mapping[str, str], *more: str) -> str:
    """Name a vector by what it asks, so that it keeps its name when others are added."""
    return ":".join([rule, "+".join(events.values()), *(each for each in more if each)])


def written(vectors: Iterable[Vector]) -> str:
    """Write vectors as JSON Lines."""
    lines = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in vectors)
    return "".join(f"{line}\n" for line in lines)


# ---------------------------------------------------------------- authorities, from the rule files


@cache
def book() -> RuleBook:
    """Read the rule book: for titles and citations, never for a day."""
    return load_rulebook()


def rule_of(rule: str) -> Rule:
    """Give a rule by its id."""
    return book().law.rules[RuleId(rule)]


def version_on(rule: str, day: date) -> RuleVersion:
    """Give the version of a rule that was in force on a day."""
    return [each for each in rule_of(rule).versions if each.in_force <= day][-1]


def cited(*cites: Cite) -> str:
    """Write where a rule stands; several places of one source together."""
    places: dict[str, list[str]] = {}
    for each in cites:
        there = places.setdefault(book().sources[each.source].short, [])
        if each.at not in there:
            there.append(each.at)
    return "; ".join(f"{source}, {' and '.join(there)}" for source, there in places.items())


def authority(rule: str, day: date) -> str:
    """Say where the period of a rule stands."""
    return cited(version_on(rule, day).limbs[0].run.cite)
