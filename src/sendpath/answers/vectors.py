"""What is asked of a program and what it answers: the protocol, as types.

One JSON object a line, both ways. A question is a vector without what is expected of it.
"""

import sys
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

if sys.version_info >= (3, 12):
    from typing import NotRequired, TypedDict
else:
    from typing import NotRequired

    from typing_extensions import TypedDict

ASKED = ("id", "rule", "events", "reason", "choices", "marks", "terms")
"""What of a vector is sent."""

Answer = Mapping[str, Any]
"""What a program answered: ``id``, and ``due`` (``safe``, ``latest``) or a ``status``."""

Kind = Literal["right", "wrong", "no_day", "a_day", "skipped", "unanswered"]
"""How an answer stands to what is expected.

``no_day``: it gave none where one is owed. ``a_day``: it gave one where none can be given.
``skipped``: it said that it does not answer this. ``unanswered``: it said nothing.
"""


class Vector(TypedDict):
    """One question, what is expected, and the authority; see ``conformance/schema.json``."""

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


class Judged(NamedTuple):
    """How one answer stands, and what was expected and got, in words.

    ``readings`` says whether the days of other readings were told as well, and rightly; None where
    all readings agree.
    """

    kind: Kind
    expected: str
    got: str
    readings: bool | None = None


def question_of(vector: Vector) -> dict[str, Any]:
    """Give what is sent of a vector."""
    return {key: vector[key] for key in ASKED if key in vector}  # type: ignore[literal-required]  # as listed


def judge(vector: Vector, answer: Answer | None) -> Judged:
    """Hold an answer to what is expected; None where there is none."""
    expected = vector["expected"]
    wanted = _wanted(expected)
    if answer is None:
        return Judged("unanswered", wanted, "no answer")
    status, day = answer.get("status"), answer.get("due")
    if status == "skipped" and day is None:
        return Judged("skipped", wanted, "skipped")
    if "due" not in expected:
        return Judged(_without_a_day(expected, answer), wanted, _got(answer))
    if day is None:
        return Judged("no_day", wanted, _got(answer))
    kind: Kind = "right" if _same_days(expected, answer) else "wrong"
    return Judged(kind, wanted, _got(answer), _readings(expected, answer, kind))


def _without_a_day(expected: Mapping[str, Any], answer: Answer) -> Kind:
    if answer.get("due") is not None:
        return "a_day"
    known = (expected["status"], *expected.get("also", ()))
    return "right" if answer.get("status") in known else "wrong"


def _same_days(expected: Mapping[str, Any], answer: Answer) -> bool:
    """Say whether the day is right, and each other day as far as it was told."""
    days = _days(expected)
    told = {name: answer.get(name) for name in days}
    return all(told[name] in (days[name], *([] if name == "due" else [None])) for name in days)


def _readings(expected: Mapping[str, Any], answer: Answer, kind: Kind) -> bool | None:
    """Say whether days of readings that differ were told, and rightly."""
    differ = [name for name in ("safe", "latest") if name in expected]
    if not differ:
        return None
    return kind == "right" and all(name in answer for name in differ)


def _days(expected: Mapping[str, Any]) -> dict[str, Any]:
    """Give the day, the earliest and the latest: unsaid, the three are one."""
    return {name: expected.get(name, expected["due"]) for name in ("due", "safe", "latest")}


def _wanted(expected: Mapping[str, Any]) -> str:
    if "due" not in expected:
        return f"no day: {expected['status']} ({expected['why']})"
    more = "".join(
        f", {name} {expected[name] or 'none'}" for name in ("safe", "latest") if name in expected
    )
    return f"{expected['due']}{more}"


def _got(answer: Answer) -> str:
    """Say what was answered, briefly: it is somebody else's text."""
    told = [str(answer[name]) for name in ("due", "status") if answer.get(name) is not None]
    more = [f"{name} {answer[name]}" for name in ("safe", "latest") if answer.get(name)]
    return ", ".join([*told, *more])[:80] or "neither a day nor a status"
