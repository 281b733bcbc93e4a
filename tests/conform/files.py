"""All vectors, by the file they stand in, and what else a stranger needs to read them."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from conform.clocks import clocks
from conform.letters import certificates, letters
from conform.lines import Vector, book, written
from conform.refusals import refusals
from conform.school_days import exclusions
from conform.stated import stated

GROUPS = {
    "assessment": "asking for an assessment, and making a plan",
    "certificates": "the last day to appeal, with a mediation certificate",
    "complaint": "complaints, judicial review, and appeals about transport",
    "discrimination": "claims of disability discrimination",
    "exclusion": "exclusions, in school days",
    "letters": "the last day to appeal and to ring the adviser, without a certificate",
    "mediation": "what the adviser and the council must do about mediation",
    "no-day": "questions that have no day: one waits, or the rule does not apply",
    "order": "orders, recommendations, concessions and agreements",
    "published": "examples that others have published, and worked dates",
    "refusals": "what must be refused, or is not covered",
    "review": "reviews, amendments, moves between schools and councils, reassessment",
    "tribunal": "steps before and after the Tribunal decides",
}
"""What each group is about."""


def files() -> dict[str, str]:
    """Give each file's name and what stands in it."""
    made = {f"vectors/{group}.jsonl": written(lines) for group, lines in _by_group()}
    return {**made, "words.json": _words()}


def vectors() -> list[Vector]:
    """Give every vector once: two ways may lead to the same question."""
    told = (*letters(), *certificates(), *clocks(), *exclusions(), *refusals(), *stated())
    return list({each["id"]: each for each in told}.values())


def _by_group() -> Iterator[tuple[str, Iterable[Vector]]]:
    return groupby(sorted(vectors(), key=lambda each: each["group"]), lambda each: each["group"])


def _words() -> str:
    """Say what each rule and each fact is, in words."""
    law = book().law
    told = {
        "groups": GROUPS,
        "rules": {str(rule.id): rule.title for rule in law.rules.values()},
        "events": {str(fact.id): f"the day {fact.words}" for fact in law.facts.values()},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
