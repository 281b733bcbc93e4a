"""What the rule files state: published examples, and when a rule gives no day.

Every example there carries its source; those taken over are the published ones and the worked dates
of the digest, and all that say that a rule waits, does not apply, or fixes no day.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from conform.clocks import NOT_CONFIRMED
from conform.hard_days import LAST
from conform.lines import Vector, book, cited, due, no_day, rule_of
from sendpath.rulebook.loader import path_of, read_toml, rules_directory

PUBLISHED = ("published", "IPSEA", "W v Hertfordshire", "digest section 3, worked dates")
"""How the source of an example begins that somebody else has worked out."""

WHY = {
    "waiting": "fact-missing",
    "not-applicable": "does-not-apply",
    "no-date": "no-day-fixed",
}
ALSO = {"waiting": ["refused"]}


def stated() -> Iterator[Vector]:
    """Give those examples of every rule, in the order of the rule book."""
    for rule in book().law.rules:
        if rule not in NOT_CONFIRMED:
            for example in _examples(rule):
                yield from _taken(rule, example)


@cache
def _examples(rule: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_toml(path_of(rules_directory(), rule)).get("example", [])
    return found


def _taken(rule: str, example: Mapping[str, Any]) -> Iterator[Vector]:
    published = example["source"].startswith(PUBLISHED)
    if "due" in example:
        if published and _day(example["due"]) <= LAST:
            days = [_day(example.get(name, example["due"])) for name in ("due", "safe", "latest")]
            yield _vector(rule, example, due(*days), "published")
        return
    if "born" in example:  # a vector tells no birth
        return
    status = example.get("status", "waiting")
    if status == "not-covered":  # the day before each rule is among the refusals
        return
    why = example.get("because", WHY[status])
    yield _vector(rule, example, no_day(status, why, *ALSO.get(status, [])), "no-day")


def _vector(rule: str, example: Mapping[str, Any], expected: dict[str, Any], group: str) -> Vector:
    made: Vector = {
        "id": f"{rule}:{'-'.join(_plain(example['name']).split())}",
        "group": group,
        "rule": rule,
        "events": {name: str(day) for name, day in example["given"].items()},
        "expected": expected,
        "authority": _authority(rule, example["source"]),
        "about": example["name"],
    }
    if "reason" in example:
        made["reason"] = example["reason"]
    if "choices" in example:
        made["choices"] = dict(example["choices"])
    if "facts" in example:
        made["marks"] = list(example["facts"])
    if "terms" in example:
        made["terms"] = [[first.isoformat(), last.isoformat()] for first, last in example["terms"]]
    return made


def _authority(rule: str, source: str) -> str:
    """Say where the rule stands, and who published the example; the digest is our own paper."""
    version = rule_of(rule).versions[-1]
    cites = [each.run.cite for each in version.limbs[:1]]
    cites += [version.no_date.cite] if version.no_date and version.no_date.cite else []
    return "; ".join([cited(*cites), *([source] if source.startswith(PUBLISHED[:3]) else [])])


def _plain(name: str) -> str:
    return "".join(each if each.isalnum() else " " for each in name.lower())


def _day(text: str) -> date:
    return date.fromisoformat(text.split()[1])
