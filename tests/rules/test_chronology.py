"""Which fact comes before which, and which stands in for which, by the law (digest, section 13)."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from mutants import Table, fact_mutants
from sendpath.rulebook.loader import read_toml, rules_directory

FACTS = read_toml(rules_directory() / "events.toml")
LETTER = {"decision-dated", "decision-sent"}
COMES_AFTER: Mapping[str, set[str]] = {
    # a letter, then contact with the adviser, then the certificate; the appeal may come at any time
    "decision-sent": {"decision-dated"},
    "adviser-contacted": LETTER,
    "told-adviser-no-mediation": {"adviser-contacted", *LETTER},
    "certificate-issued": {"adviser-contacted", "told-adviser-no-mediation", *LETTER},
    "appeal-lodged": LETTER,
    # the Tribunal sends the appeal on; the response, the hearing, the decision, its reasons
    "appeal-received-by-council": {"appeal-lodged", *LETTER},
    "response-directed-by": {"appeal-received-by-council", "claim-received-by-school"},
    "response-received": {"appeal-received-by-council", "appeal-lodged"},
    "hearing-date": {"appeal-lodged", *LETTER},
    "tribunal-decision-sent": {"appeal-lodged", "hearing-date"},
    "tribunal-reasons-sent": {"tribunal-decision-sent", "appeal-lodged", "hearing-date"},
    # what is asked of the Tribunal, and then of the Upper Tribunal, comes after the decision
    "tribunal-review-sent": {"tribunal-decision-sent", "tribunal-reasons-sent"},
    "set-aside-refused": {"tribunal-decision-sent", "tribunal-reasons-sent"},
    "permission-asked": {"tribunal-decision-sent", "tribunal-reasons-sent"},
    "permission-refused": {"permission-asked", "tribunal-decision-sent", "tribunal-reasons-sent"},
    "permission-granted": {"permission-asked", "tribunal-decision-sent", "tribunal-reasons-sent"},
    "ut-permission-refused": {"permission-refused"},
    # mediation is about a letter; the council is told, arranges it or says that it cannot
    "told-council-mediation-wanted": LETTER,
    "adviser-told-council": {"adviser-contacted", *LETTER},
    "told-council-health-issue": LETTER,
    "council-told-icb": {"told-council-health-issue", *LETTER},
    "council-said-cannot-arrange": {"told-council-mediation-wanted", *LETTER},
    "mediation-date": {"told-council-mediation-wanted", *LETTER},
    "mediation-concluded": {"mediation-date", "told-council-mediation-wanted", *LETTER},
    "agreement-made": {"mediation-date", "told-council-mediation-wanted"},
    "agreed-date": {"agreement-made"},
    # a request, the council's answer, then a draft and a plan, or a refusal of one
    "decision-notified": {"request-received"},
    "advice-given": {"advice-request-received"},
    "plan-refused": {"request-received", "decision-notified"},
    "draft-served": {"request-received", "decision-notified"},
    "final-plan-sent": {"request-received", "decision-notified", "draft-served"},
    "school-reopens": {"school-closes"},
    # a review: its meeting, its report, its decision; proposals arrive after they were sent
    "last-review": {"plan-made"},
    "review-report-sent": {"review-meeting"},
    "review-decision-sent": {"review-meeting"},
    "amendment-notice-served": {"amendment-notice-sent"},
    "reassessment-notified": {"reassessment-request-received"},
    "plan-transferred": {"old-council-aware"},
    # an order is made, sent out, and may fix a day; a concession is about an old request
    "order-sent": {"order-made"},
    "order-says-by": {"order-made"},
    "council-agreed": {"request-received"},
    "recommendation-answered": {"recommendation-issued"},
    # the board decides, a review is asked for, its panel decides
    "governors-decision-given": {"exclusion-notice-received", "exclusion-began", "board-met"},
    "board-met": {"exclusion-began"},
    "education-began": {"exclusion-began"},
    "review-asked-for": {"governors-decision-given"},
    "panel-met": {"review-asked-for", "governors-decision-given"},
    "panel-decision-given": {"review-asked-for", "governors-decision-given", "panel-met"},
    "board-met-again": {"panel-decision-given", "review-asked-for"},
    # transport: the decision, two stages of appeal
    "transport-review-asked": {"transport-decision-received"},
    "transport-review-answered": {"transport-review-asked", "transport-decision-received"},
    "transport-panel-asked": {
        "transport-review-answered",
        "transport-review-asked",
        "transport-decision-received",
    },
    "transport-panel-met": {
        "transport-panel-asked",
        "transport-review-answered",
        "transport-review-asked",
        "transport-decision-received",
    },
    "conduct-date": {"conduct-began"},
    "claim-lodged": {"conduct-date"},
    "claim-received-by-school": {"claim-lodged", "conduct-date"},
}
"""What each fact cannot come before. It proves that these have happened by its day."""

SHOWS = {
    "amendment-notice-sent": {"review-decision-sent"},
    "amendment-notice-served": {"review-decision-sent"},
    "last-review": {"review-decision-sent"},
    "tribunal-review-sent": {"appeal-lodged"},
    "set-aside-refused": {"appeal-lodged"},
    "permission-asked": {"appeal-lodged"},
    "permission-refused": {"appeal-lodged"},
    "permission-granted": {"appeal-lodged"},
    "ut-permission-refused": {"appeal-lodged"},
    "council-told-tribunal": {"appeal-lodged"},
}
"""What has happened by the day of a fact, although it may come later in another matter (section 14).

All that follows a decision of the Tribunal (section 3), and a notice that the council does not
oppose the appeal (regulation 45, section 8), show that there was an appeal.
"""

APPEAL = {"appeal-lodged", "appeal-received-by-council"}
HEARD = {"appeal-lodged", "hearing-date"}
EXCLUDED = {"exclusion-began", "exclusion-notice-received", "board-met"}
SELDOM_BEFORE: Mapping[str, set[str]] = {
    # an order, a notice that the council gives way, an answer to an appeal follow that appeal
    "order-made": APPEAL,
    "order-sent": APPEAL,
    "order-says-by": {"order-sent", "appeal-lodged"},
    "council-told-tribunal": APPEAL,
    "council-agreed": APPEAL,
    "hearing-date": {"appeal-received-by-council"},
    "tribunal-decision-sent": {"appeal-received-by-council", "response-received"},
    "tribunal-reasons-sent": {"appeal-received-by-council", "response-received"},
    "recommendation-issued": HEARD,
    # what follows the Tribunal's decision follows the appeal and its hearing
    "tribunal-review-sent": HEARD,
    "set-aside-refused": HEARD,
    "permission-asked": HEARD,
    "permission-refused": HEARD,
    "permission-granted": HEARD,
    "ut-permission-refused": {
        "permission-asked",
        "tribunal-decision-sent",
        "tribunal-reasons-sent",
        *HEARD,
    },
    # a school's response answers a claim
    "response-directed-by": {"appeal-lodged", "claim-lodged"},
    "response-received": {"claim-lodged", "claim-received-by-school"},
    "claim-lodged": {"conduct-began"},
    "claim-received-by-school": {"conduct-began"},
    # who wants to mediate has rung the adviser; what was agreed is done after the meeting
    "council-said-cannot-arrange": {"adviser-told-council"},
    "mediation-date": {"adviser-contacted", "adviser-told-council"},
    "mediation-concluded": {"adviser-contacted", "adviser-told-council"},
    "agreed-date": {"mediation-date"},
    # advice is got, schools are asked, a plan is made because of a request
    "advice-request-received": {"request-received"},
    "advice-given": {"request-received"},
    "school-consulted": {"request-received"},
    "plan-made": {"request-received", "decision-notified"},
    # what is reviewed was made before
    "review-meeting": {"plan-made"},
    "review-report-sent": {"plan-made"},
    "review-decision-sent": {"plan-made"},
    # a plan is transferred because the family moves (regulation 15)
    "plan-transferred": {"move-date"},
    # the board is told of an exclusion and meets; the panel looks at what the board did
    "board-met": {"exclusion-notice-received"},
    "review-asked-for": EXCLUDED,
    "panel-met": EXCLUDED,
    "panel-decision-given": EXCLUDED,
    "board-met-again": {"panel-met", "governors-decision-given", *EXCLUDED},
    "exclusion-claim-determined": {
        "exclusion-began",
        "claim-lodged",
        "claim-received-by-school",
    },
}
"""What each fact comes after, of one matter; of two matters, either order may be true."""

BY_LETTER = [
    ("request-received", (), ("decision-notified", "plan-refused")),
    ("decision-notified", (), ("plan-refused",)),
    ("reassessment-request-received", (), ("reassessment-notified",)),
]
IN_A_REVIEW = ("review-decision-sent", ("review-meeting",), ())
SELDOM_IF: Mapping[str, Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    # a refusal answers the request that it refuses
    "decision-dated": BY_LETTER,
    "decision-sent": BY_LETTER,
    # a council decides, proposes amendments, and then amends; another year's are others
    "final-plan-sent": [
        ("amendment-notice-sent", ("review-meeting", "review-decision-sent"), ()),
        ("amendment-notice-served", ("review-meeting", "review-decision-sent"), ()),
        IN_A_REVIEW,
    ],
    "amendment-notice-sent": [IN_A_REVIEW],
    "amendment-notice-served": [IN_A_REVIEW],
}
"""The same, where one of some facts was told of before, or where the letter shows something."""

LETTERED_SINCE = {
    *("response-directed-by", "response-received", "tribunal-decision-sent"),
    *("tribunal-reasons-sent", "tribunal-review-sent", "set-aside-refused", "permission-asked"),
    *("permission-refused", "permission-granted", "ut-permission-refused", "agreement-made"),
    *("agreed-date", "council-told-tribunal"),
}
"""What a new plan with a letter of its own lawfully comes after: an appeal that goes on, an order, an
agreement (sections 8 and 15)."""

UNORDERED = {
    *((each, letter) for each in LETTERED_SINCE for letter in LETTER),
    # a school's claim and a council's appeal have a response each
    ("response-directed-by", "conduct-began"),
    ("response-directed-by", "conduct-date"),
    # people ask for mediation more than once
    ("agreed-date", "told-council-mediation-wanted"),
    # each year has its meeting and its decision, and plans are amended between reviews
    ("last-review", "review-decision-sent"),
    ("last-review", "review-meeting"),
    ("amendment-notice-sent", "review-meeting"),
    ("amendment-notice-served", "review-meeting"),
}
"""What follows from facts between, and is lawful in either order."""

STANDS_IN = {
    "decision-dated": {"decision-sent"},
    "tribunal-decision-sent": {"tribunal-reasons-sent"},
    "mediation-date": {"mediation-concluded"},
    "plan-made": {"last-review"},
    "amendment-notice-sent": {"amendment-notice-served"},
}
"""What a fact is taken for where that was not told (``←`` in section 13)."""


SAME_YEAR = {"transfer-year": {"transfer-date"}}
"""What falls in the same year: one transfer has one year, that in which its day lies (section 13)."""


def told(facts: Table, key: str) -> dict[str, set[str]]:
    return {name: names_in(fact[key]) for name, fact in facts.items() if key in fact}


def names_in(value: Any) -> set[str]:
    several: Sequence[str] = [value] if isinstance(value, str) else value
    return set(several)


def seldom_if(facts: Table) -> Any:
    return {
        name: [
            (each["than"], tuple(each.get("since", ())), tuple(each.get("tells", ())))
            for each in fact["odd_if"]
        ]
        for name, fact in facts.items()
        if "odd_if" in fact
    }


def all_before(fact: str) -> set[str]:
    """Give what a fact comes after, and what that comes after, and so on."""
    found, left = set[str](), [*COMES_AFTER.get(fact, ()), *SHOWS.get(fact, ())]
    while left:
        if (each := left.pop()) not in found:
            found.add(each)
            left += COMES_AFTER.get(each, ())
    return found


def holds(facts: Table) -> bool:
    return (COMES_AFTER, SELDOM_BEFORE, SELDOM_IF, SAME_YEAR, SHOWS, STANDS_IN) == (
        told(facts, "may_not_precede"),
        told(facts, "odd_before"),
        seldom_if(facts),
        told(facts, "same_year_as"),
        told(facts, "shows"),
        told(facts, "stands_in_for"),
    )


def test_each_fact_comes_after_what_it_cannot_precede() -> None:
    assert told(FACTS, "may_not_precede") == COMES_AFTER


def test_each_fact_is_odd_before_what_it_follows_in_one_matter() -> None:
    assert told(FACTS, "odd_before") == SELDOM_BEFORE
    assert seldom_if(FACTS) == SELDOM_IF


@pytest.mark.parametrize("fact", FACTS)
def test_what_a_fact_follows_through_others_is_named_or_lawfully_unordered(fact: str) -> None:
    seldom = SELDOM_BEFORE.get(fact, set()) | {each[0] for each in SELDOM_IF.get(fact, ())}
    unordered = {other for each, other in UNORDERED if each == fact}
    assert all_before(fact) - COMES_AFTER.get(fact, set()) <= seldom | unordered
    assert not seldom & unordered
    assert not seldom & COMES_AFTER.get(fact, set())


def test_each_year_is_that_of_the_day_it_is_about() -> None:
    assert told(FACTS, "same_year_as") == SAME_YEAR


def test_each_fact_shows_what_has_happened_by_then() -> None:
    assert told(FACTS, "shows") == SHOWS


def test_each_fact_stands_in_for_one_that_was_not_told() -> None:
    assert told(FACTS, "stands_in_for") == STANDS_IN


def test_nothing_comes_before_itself() -> None:
    def before(fact: str, way: tuple[str, ...] = ()) -> None:
        assert fact not in way, way
        for other in COMES_AFTER.get(fact, ()):
            before(other, (*way, fact))

    for fact in COMES_AFTER:
        before(fact)


@pytest.mark.parametrize(
    "mutant", [pytest.param(mutant, id=name) for name, mutant in fact_mutants(FACTS)]
)
def test_a_map_of_facts_that_tells_less_is_found(mutant: Table) -> None:
    assert not holds(mutant)
