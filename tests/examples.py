"""Ask a rule its own examples. Knows no rule by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.engine import assess
from sendpath.core.law import Law, Rule
from sendpath.core.outcome import Deadline, NotApplicable, NotCovered, Outcome, Waiting
from sendpath.rulebook.loader import RuleBook

Example = Mapping[str, Any]


def expected(example: Example) -> dict[str, object]:
    """Say all that an example states: unstated days of a due example equal its `due`."""
    if "due" in example:
        days = {name: _day(example.get(name, example["due"])) for name in ("due", "safe", "latest")}
        days["opens"] = _day(example["opens"]) if "opens" in example else None
        raw = {"raw": _day(example["raw"])} if "raw" in example else {}
        return {**days, **raw, "held_open": example.get("held_open", False)}
    if "waiting_for" in example:
        return {"waiting_for": list(example["waiting_for"])}
    return {"status": example["status"]}


def given(rule: Rule, example: Example, book: RuleBook, calendar: Calendar) -> dict[str, object]:
    """Say what a rule gives for an example, in the example's own terms."""
    law = Law(rules={**book.law.rules, rule.id: rule}, facts=book.law.facts)
    reason = example.get("reason")
    case = Case(
        events=example["given"],
        reason=reason,
        traits=(book.decisions().reasons[reason].traits if reason else frozenset())
        | frozenset(example.get("facts", ())),
    )
    outcome = assess(case, law, calendar=calendar, rules=[rule.id])[rule.id]
    return {key: value for key, value in _told(outcome).items() if key in expected(example)}


def _told(outcome: Outcome) -> dict[str, object]:
    match outcome:
        case Deadline():
            return {
                "due": outcome.due.day,
                "safe": outcome.safe,
                "latest": outcome.latest,
                "opens": outcome.opens,
                "raw": outcome.raw.day,
                "held_open": outcome.held_open,
            }
        case Waiting():
            return {"waiting_for": list(outcome.waiting_for)}
        case NotApplicable():
            return {"status": "not-applicable"}
        case NotCovered():
            return {"status": "not-covered"}


def _day(text: str) -> date | None:
    return None if text == "none" else date.fromisoformat(text.split()[1])
