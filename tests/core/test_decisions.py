"""What is really in dispute: the reason that was told, or what the sections of a plan make of it."""

from typing import Any

import pytest

from core.laws import note
from sendpath.core.decisions import Decision, Decisions


def decision(slug: str, **more: Any) -> Decision:
    """Make a decision about a plan that can be appealed with a certificate."""
    given: dict[str, Any] = {
        **dict.fromkeys(Decision._fields, ()),
        "slug": slug,
        "answer": "yes",
        "because": note("because"),
        "traits": frozenset(),
        "by_section": True,
        "certificate": "needed",
        "form": None,
        "recommendations": False,
        "shows": None,
    }
    return Decision(**{**given, **more})


MADE = (
    decision("contents"),
    decision("amended"),
    decision("placement", certificate="not-needed"),
    decision("health", answer="no", certificate=None),
    decision("refuse", by_section=False),
    decision("unclear", answer="depends"),
)
DECISIONS = Decisions(
    reasons={each.slug: each for each in MADE},
    sections={"B": "needs", "F": "needs", "I": "school", "G": "care"},
    classes={"needs": "contents", "school": "placement", "care": "health"},
    recommended="care",
)


@pytest.mark.parametrize(
    ("reason", "sections", "expected"),
    [
        (None, "", None),
        ("contents", "", "contents"),
        ("refuse", "I", "refuse"),
        (None, "B", "contents"),
        (None, "I", "placement"),
        (None, "G", "health"),
        (None, "GI", "placement"),
        (None, "GIF", "contents"),
        ("amended", "B", "amended"),
        ("amended", "IB", "amended"),
        ("amended", "I", "placement"),
        ("amended", "G", "health"),
        ("placement", "I", "placement"),
        ("placement", "BI", "contents"),
        ("unclear", "B", "contents"),
        ("health", "G", "health"),
    ],
)
def test_sections_decide_where_the_reason_is_about_contents_or_was_not_told(
    reason: str | None, sections: str, expected: str | None
) -> None:
    weighed = DECISIONS.weigh(reason, frozenset(sections))
    assert expected == (weighed and weighed.slug)
