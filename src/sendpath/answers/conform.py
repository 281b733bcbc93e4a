"""``conform``: how many of the vectors a program got right, by group, and which ones it did not."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from sendpath.answers.shapes import Urgency
from sendpath.answers.vectors import Answer, Judged, Kind, Vector, judge

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

KINDS: tuple[Kind, ...] = get_args(Kind)


class ScoreView(TypedDict):
    """How many questions were asked, and how each answer stands."""

    asked: int
    right: int
    wrong: int
    no_day: int
    a_day: int
    skipped: int
    unanswered: int


class GroupView(ScoreView):
    """The score of one group, and what it is about."""

    group: str
    words: str


class WrongView(TypedDict):
    """One question that was not answered rightly: what was told, expected and got, and the law."""

    id: str
    group: str
    rule: str
    kind: Kind
    events: dict[str, str]
    about: str
    expected: str
    got: str
    authority: str


class ProgramView(TypedDict):
    """The program, and how it behaved.

    ``ended`` is ``answered`` (every question), ``left`` (it closed its output before that) or
    ``silent`` (too long, and was ended). ``code`` is null where it was ended by us. ``strange``
    counts lines that are no answers, of which ``junk`` shows the first; ``repeated`` counts second
    answers and those to no question. ``complaint`` is the last line of its standard error.
    """

    command: str
    ended: Literal["answered", "left", "silent"]
    code: int | None
    complaint: str
    strange: int
    junk: list[str]
    repeated: int


class ReadingsView(TypedDict):
    """Where honest readings differ: of how many questions all days were told, and rightly."""

    differ: int
    told: int


class ConformView(TypedDict):
    """The whole answer of ``sendpath conform --cmd``."""

    schema: Literal["sendpath/conform/1"]
    verdict: str
    urgency: Urgency
    law_as_at: date
    rule_book: str
    program: ProgramView
    total: ScoreView
    groups: list[GroupView]
    readings: ReadingsView
    wrong: list[WrongView]


class VectorGroupView(TypedDict):
    """A group of vectors, and how many there are."""

    group: str
    words: str
    vectors: int


class VectorGroupsView(TypedDict):
    """The whole answer of ``sendpath conform --list``."""

    schema: Literal["sendpath/vector-groups/1"]
    verdict: str
    law_as_at: date
    rule_book: str
    groups: list[VectorGroupView]


def vector_groups(
    vectors: Iterable[Vector], words: Mapping[str, str], book: "RuleBook"
) -> VectorGroupsView:
    """List every group of vectors."""
    counted = Counter(each["group"] for each in vectors)
    return {
        "schema": "sendpath/vector-groups/1",
        "verdict": f"{counted.total()} vectors",
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "groups": [
            {"group": name, "words": words[name], "vectors": number}
            for name, number in counted.items()
        ],
    }


def conform(
    vectors: Sequence[Vector],
    answers: Mapping[str, Answer],
    program: ProgramView,
    words: Mapping[str, str],
    book: "RuleBook",
) -> ConformView:
    """Score a program's answers.

    Args:
        vectors: What was asked.
        answers: What was answered, by the name of the question.
        program: The program, and how it behaved.
        words: What each group is about.
        book: The rule book, of whose day the law is.
    """
    judged = [(each, judge(each, answers.get(each["id"]))) for each in vectors]
    total = _score(told for _, told in judged)
    return {
        "schema": "sendpath/conform/1",
        "verdict": _verdict(total),
        "urgency": "done" if conforms(total) else "late",
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "program": program,
        "total": total,
        "groups": _groups(judged, words),
        "readings": _readings(told for _, told in judged),
        "wrong": [_wrong(*each) for each in judged if each[1].kind not in ("right", "skipped")],
    }


def conforms(score: ScoreView) -> bool:
    """Say whether all that was answered is right, all that was not was skipped, and not all was."""
    return bool(score["right"]) and score["right"] + score["skipped"] == score["asked"]


def _score(judged: Iterable[Judged]) -> ScoreView:
    kinds = Counter(each.kind for each in judged)
    return {
        "asked": kinds.total(),
        "right": kinds["right"],
        "wrong": kinds["wrong"],
        "no_day": kinds["no_day"],
        "a_day": kinds["a_day"],
        "skipped": kinds["skipped"],
        "unanswered": kinds["unanswered"],
    }


def _groups(judged: Iterable[tuple[Vector, Judged]], words: Mapping[str, str]) -> list[GroupView]:
    grouped: dict[str, list[Judged]] = {}
    for vector, told in judged:
        grouped.setdefault(vector["group"], []).append(told)
    return [{"group": name, "words": words[name], **_score(told)} for name, told in grouped.items()]


def _readings(judged: Iterable[Judged]) -> ReadingsView:
    told = [each.readings for each in judged if each.readings is not None]
    return {"differ": len(told), "told": sum(told)}


def _wrong(vector: Vector, told: Judged) -> WrongView:
    return {
        "id": vector["id"],
        "group": vector["group"],
        "rule": vector["rule"],
        "kind": told.kind,
        "events": vector["events"],
        "about": vector["about"],
        "expected": told.expected,
        "got": told.got,
        "authority": vector["authority"],
    }


def _verdict(total: ScoreView) -> str:
    """Say the score in one line: what is right of all that was asked, and what else there is."""
    names = {
        "wrong": "wrong",
        "no_day": "without the day that is owed",
        "a_day": "with a day where none can be given",
        "skipped": "skipped",
        "unanswered": "not answered",
    }
    told = [f"{total[kind]} {words}" for kind, words in names.items() if total[kind]]  # type: ignore[literal-required]  # its own keys
    return "; ".join([f"{total['right']} of {total['asked']} right", *told])
