"""An answer is held to what is expected: the day, the days of other readings, or why there is none."""

import pytest

from sendpath.answers.vectors import Vector, judge
from sendpath.trial.vectors import read_vectors
from support import Json


def vector(**expected: object) -> Vector:
    return {**read_vectors(["published"])[0], "expected": expected}


@pytest.mark.parametrize(
    ("expected", "answer", "kind", "readings"),
    [
        ({"due": "2026-12-01"}, {"due": "2026-12-01"}, "right", None),
        ({"due": "2026-12-01"}, {"due": "2026-12-01", "latest": "2026-12-02"}, "wrong", None),
        ({"due": "2026-12-01"}, {"due": "2026-12-01", "latest": None}, "right", None),
        ({"due": "2026-12-01"}, {"due": "2026-12-02"}, "wrong", None),
        ({"due": "2026-12-01"}, {"status": "waiting"}, "no_day", None),
        ({"due": "2026-12-01"}, {}, "no_day", None),
        ({"due": "2026-12-01"}, {"status": "skipped"}, "skipped", None),
        ({"due": "2026-12-01"}, None, "unanswered", None),
        ({"due": "2026-12-05", "safe": "2026-12-01"}, {"due": "2026-12-05"}, "right", False),
        (
            {"due": "2026-12-05", "safe": "2026-12-01"},
            {"due": "2026-12-05", "safe": "2026-12-01"},
            "right",
            True,
        ),
        (
            {"due": "2026-12-05", "safe": "2026-12-01"},
            {"due": "2026-12-05", "safe": "2026-12-05"},
            "wrong",
            False,
        ),
        ({"due": "2026-12-01", "latest": None}, {"due": "2026-12-01"}, "right", False),
        (
            {"due": "2026-12-01", "latest": None},
            {"due": "2026-12-01", "latest": None},
            "right",
            True,
        ),
        (
            {"due": "2026-12-01", "latest": None},
            {"due": "2026-12-01", "latest": "2026-12-01"},
            "wrong",
            False,
        ),
        ({"status": "refused", "why": "so"}, {"status": "refused"}, "right", None),
        ({"status": "refused", "why": "so"}, {"status": "waiting"}, "wrong", None),
        (
            {"status": "waiting", "why": "so", "also": ["refused"]},
            {"status": "refused"},
            "right",
            None,
        ),
        ({"status": "refused", "why": "so"}, {"due": "2026-12-01"}, "a_day", None),
        (
            {"status": "refused", "why": "so"},
            {"status": "refused", "due": "2026-12-01"},
            "a_day",
            None,
        ),
        ({"status": "refused", "why": "so"}, {}, "wrong", None),
    ],
)
def test_an_answer_is_held_to_what_is_expected(
    expected: Json, answer: Json | None, kind: str, readings: bool | None
) -> None:
    told = judge(vector(**expected), answer)
    assert (kind, readings) == (told.kind, told.readings)
