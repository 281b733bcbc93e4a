"""What was told and cannot be read: what hangs on it, and what does not."""

from typing import Any

import pytest

from core.laws import (
    CITE,
    MONDAY,
    PRINTED,
    asks,
    days,
    days_on,
    deadline,
    limb,
    outcome,
    rule,
    unsure,
    version,
)
from sendpath.core.clauses import Event, Exclusion, Note, RuleId
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.outcomes import NotApplicable

OUT = Note("out", "Not here.", CITE)
OTHER = rule("other", version(limb("ten", days(10, "visit"))), closed_by=Event("call"))


def is_doubted(made: RuleVersion, *unread: str, traits: frozenset[str], **told: str) -> bool:
    return deadline(
        {"letter": MONDAY, **told},
        rule("rule", made),
        OTHER,
        doubted=frozenset(unread),
        doubted_traits=traits,
    ).doubted


def unless(*conditions: Any) -> RuleVersion:
    first, *also = conditions
    return version(unless=(Exclusion(first, note=OUT, also=tuple(also)),))


OPTIONAL = limb("five", days(5, "visit"), optional=True)
AFTER_OTHER = limb("on", days(1, "rule:other"), optional=True)
TOLD, NOT_TOLD = asks("told", "visit"), asks("not_told", "visit")
FOLLOWED = asks("followed_by", "visit", since=Event("letter"))
EITHER = asks("followed_by", "dated", since=Event("letter"), or_by=(Event("visit"),))
AMENDS = asks("chosen", "outcome", among=("amend",))


@pytest.mark.parametrize(
    ("made", "unread"),
    [
        # whether it was done: its own fact, or one that proves it
        (version(), "reply"),
        (version(), "receipt"),
        (version(), "diary"),
        # which day it is: the day of a limb, what stands in for it, what takes a limb out, a printed day
        (version(limb("ten", days(10)), OPTIONAL), "visit"),
        (version(limb("ten", days(10)), OPTIONAL), "call"),
        (version(limb("ten", days(10), unless=(Exclusion(TOLD),)), limb("one", days(1))), "visit"),
        (version(limb("ten", days(10)), AFTER_OTHER), "visit"),
        (version(printed=PRINTED), "fixed"),
        # whether it binds
        (unless(TOLD), "visit"),
        (unless(FOLLOWED), "visit"),
        (unless(FOLLOWED, asks("not_told", "dated")), "visit"),
        (unless(EITHER), "visit"),
        (unless(EITHER), "dated"),
        (unless(asks("kept", "other")), "call"),
        (unless(asks("kept", "other")), "visit"),
        (unless(asks("event", "dated", later_than=RuleId("other"))), "visit"),
        (unless(asks("event", "letter", after=Event("call"))), "call"),
        (unsure(TOLD, asks("not_told", "dated")), "visit"),
    ],
)
def test_what_a_day_hangs_on_and_cannot_be_read_leaves_it_in_doubt(
    made: RuleVersion, unread: str
) -> None:
    assert is_doubted(made, unread, traits=frozenset())
    assert is_doubted(made, unread, "postmark", traits=frozenset())


@pytest.mark.parametrize("made", [unless(asks("trait", "odd")), unless(asks("told", "reason"))])
def test_a_reason_that_cannot_be_read_may_be_any(made: RuleVersion) -> None:
    assert [True, False] == [is_doubted(made, traits=frozenset(each)) for each in (["odd"], [])]


@pytest.mark.parametrize(
    ("made", "unread"),
    [
        (version(), "visit"),
        (version(), "envelope"),  # it would stand in for the letter, which was told
        (unless(asks("trait", "odd")), "visit"),
        (unless(FOLLOWED, AMENDS), "visit"),  # whatever it says, the other condition does not hold
        (unsure(TOLD, AMENDS), "visit"),
        (version(notes=(Note("a-visit", "", CITE, when=(TOLD,)),)), "visit"),
    ],
)
def test_what_changes_nothing_leaves_nothing_in_doubt(made: RuleVersion, unread: str) -> None:
    assert not is_doubted(made, unread, traits=frozenset({"even"}))


@pytest.mark.parametrize(
    ("made", "in_doubt"),
    [(unless(TOLD), False), (version(limb("ten", days(10)), OPTIONAL), True)],
)
def test_of_what_was_done_on_a_day_told_only_the_last_day_is_in_doubt(
    made: RuleVersion, in_doubt: object
) -> None:
    told = {"reply": days_on(12)}
    assert in_doubt == is_doubted(made, "visit", traits=frozenset(), **told)


def test_what_one_of_two_facts_shows_does_not_hang_on_the_other() -> None:
    made: Rule = rule("rule", unless(EITHER))
    unread = frozenset({"visit"})
    older, later = ({"letter": MONDAY, "dated": days_on(day)} for day in (-1, 0))
    assert deadline(older, made, doubted=unread).doubted
    assert isinstance(outcome(later, made, doubted=unread), NotApplicable)


def test_a_condition_on_silence_hangs_on_what_was_said_and_cannot_be_read() -> None:
    made: Rule = rule("rule", unless(asks("told", "dated"), NOT_TOLD))
    assert not deadline({"letter": MONDAY}, made, doubted=frozenset({"visit"})).doubted
