"""Routes: open, late or early, or closed by one thing; which is the first; which rules they need."""

from typing import Any

import pytest

from core.laws import MONDAY, D, days_on, deadline, fact, note, outcome, rule
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice
from sendpath.core.outcomes import Outcome
from sendpath.core.routes import (
    NOT_TOLD,
    Advice,
    Closing,
    Concern,
    Early,
    Late,
    Route,
    Seen,
    Situation,
    When,
    first_open,
    survey,
)
from sendpath.core.situation import Found, home_of, rules_of, settle, situation

NOWHERE = Situation(frozenset(), frozenset(), frozenset(), frozenset())


def route(name: str = "appeal", **more: Any) -> Route:
    """Make a route that is open to everyone."""
    given: dict[str, Any] = {
        **dict.fromkeys(Route._fields, ""),
        "id": name,
        "open_for": frozenset(),
        "otherwise": None,
        "closed": (),
        "late": (),
        "early": None,
        "dates": (),
        "by_age": False,
        "cite": None,
    }
    return Route(**{**given, **more})


def closing(asks: Any, subject: str | tuple[str, ...] = "a", **more: Any) -> Closing:
    """Make one thing that closes a route."""
    return Closing("closing", When(asks, subject), text="closed", instead="else", **more)


def concern(name: str = "refused", **more: Any) -> Concern:
    """Make a concern."""
    given: dict[str, Any] = {**dict.fromkeys(Concern._fields, ()), "id": name, "words": name}
    return Concern(**{**given, "traits": frozenset(), "under": "", "note": None, **more})


def decision(slug: str = "refuse", **more: Any) -> Decision:
    """Make a decision that can be appealed with a certificate."""
    given: dict[str, Any] = {
        **dict.fromkeys(Decision._fields, ()),
        "slug": slug,
        "words": slug,
        "answer": "yes",
        "because": note("because"),
        "traits": frozenset(),
        "by_section": False,
        "certificate": "needed",
        "form": None,
        "recommendations": False,
        "shows": None,
        "tells": {},
    }
    return Decision(**{**given, **more})


HERE: dict[str, dict[str, Any]] = {
    "trait": {"traits": frozenset("a")},
    "told": {"told": frozenset("a")},
    "passed": {"passed": frozenset("a")},
}


@pytest.mark.parametrize("about", ["trait", "told", "passed"])
@pytest.mark.parametrize("here", ["trait", "told", "passed", "nothing"])
def test_a_closing_holds_by_what_it_asks_about_and_its_opposite_otherwise(
    about: str, here: str
) -> None:
    opposite = "no_trait" if about == "trait" else f"not_{about}"
    there = NOWHERE._replace(**HERE.get(here, {}))
    closings = closing(about), closing(opposite)
    expected = closings[0] if about == here else closings[1]
    assert [Seen(route(closed=closings), expected)] == survey([route(closed=closings)], there)


@pytest.mark.parametrize(("outgrown", "closes"), [((), False), (("b",), True), (("c",), False)])
def test_a_route_may_be_closed_by_one_of_several_rules_that_is_not_owed_by_age(
    outgrown: tuple[RuleId, ...], closes: bool
) -> None:
    over = closing("outgrown", ("a", "b"))
    there = NOWHERE._replace(outgrown=frozenset(outgrown))
    assert [over if closes else None] == [
        each.closing for each in survey([route(closed=(over,))], there)
    ]


@pytest.mark.parametrize(
    ("passed", "closes"), [((), True), (("c",), True), (("b",), False), (("a", "b"), False)]
)
def test_a_route_may_be_closed_until_one_of_several_days_has_passed(
    passed: tuple[RuleId, ...], closes: bool
) -> None:
    until = closing("none_passed", ("a", "b"))
    there = NOWHERE._replace(passed=frozenset(passed))
    assert [until if closes else None] == [
        each.closing for each in survey([route(closed=(until,))], there)
    ]


def test_a_route_that_a_day_perhaps_missed_opens_is_open_and_is_not_the_first_to_go() -> None:
    late, other = route("late", closed=(closing("none_passed", ("a", "b")),)), route("other")
    sure = NOWHERE._replace(passed=frozenset({RuleId("a")}))
    perhaps = NOWHERE._replace(perhaps_passed=frozenset({RuleId("a")}))
    firsts = [
        first_open(("late", "other"), survey([late, other], each)) for each in (sure, perhaps)
    ]
    assert [Seen(late), Seen(other)] == firsts
    assert Seen(late, perhaps=True) == survey([late], perhaps)[0]


def test_advice_may_be_for_those_of_whom_a_day_was_perhaps_missed() -> None:
    asked = route(prepare=(Advice("ask", (When("perhaps_passed", RuleId("a")),)),))
    told = [NOWHERE, NOWHERE._replace(perhaps_passed=frozenset({RuleId("a")}))]
    assert [(), ("ask",)] == [survey([asked], each)[0].prepare for each in told]


@pytest.mark.parametrize(
    ("passed", "closes"), [((), False), (("a",), False), (("c", "b"), False), (("a", "b"), True)]
)
def test_a_route_may_be_closed_once_all_of_several_days_have_passed(
    passed: tuple[RuleId, ...], closes: bool
) -> None:
    once = closing("all_passed", ("a", "b"))
    there = NOWHERE._replace(passed=frozenset(passed))
    assert [once if closes else None] == [
        each.closing for each in survey([route(closed=(once,))], there)
    ]


def test_a_fact_that_was_told_lifts_what_would_close_a_route() -> None:
    lifted = closing("trait", unless_told="reply")
    there = NOWHERE._replace(traits=frozenset("a"))
    told = [there, there._replace(told=frozenset({"reply"}))]
    seen = [survey([route(closed=(lifted,))], each)[0] for each in told]
    assert [lifted, None] == [each.closing for each in seen]


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        (frozenset(), NOT_TOLD),
        (frozenset("ab"), None),
        (frozenset("c"), closing("trait", "other")),
    ],
)
def test_a_route_is_open_to_its_own_concerns_and_closed_to_the_rest(
    traits: frozenset[str], expected: Closing | None
) -> None:
    own = route(open_for=frozenset("ax"), otherwise=closing("trait", "other"))
    assert [Seen(own, expected)] == survey([own], NOWHERE._replace(traits=traits))


def test_what_is_closed_to_a_concern_tells_that_before_what_else_would_close_it() -> None:
    own = route(
        open_for=frozenset("x"), otherwise=closing("trait", "other"), closed=(closing("not_told"),)
    )
    there = NOWHERE._replace(traits=frozenset("y"))
    assert [Seen(own, closing("trait", "other"))] == survey([own], there)


def test_what_to_do_is_said_only_while_every_one_of_its_conditions_holds() -> None:
    both = (When("not_told", "call"), When("passed", "window"))
    made = route(prepare=(Advice("ring", both), Advice("always"), Advice("late", both[1:])))
    there = [
        NOWHERE._replace(passed=frozenset({RuleId("window")})),
        NOWHERE._replace(told=frozenset({"call"}), passed=frozenset({RuleId("window")})),
        NOWHERE,
    ]
    assert [("ring", "always", "late"), ("always", "late"), ("always",)] == [
        survey([made], each)[0].prepare for each in there
    ]


def test_the_first_thing_that_closes_a_route_is_told() -> None:
    several = (closing("told"), closing("not_told", "b"), closing("not_told", "c"))
    assert [Seen(route(closed=several), several[1])] == survey([route(closed=several)], NOWHERE)


@pytest.mark.parametrize(
    ("passed", "all_ahead", "expected"),
    [
        ((), (), (None, None)),
        (("window",), (), ("late", None)),
        ((), ("test",), (None, "early")),
        (("test",), ("window",), (None, None)),
        (("window",), ("test",), ("late", "early")),
    ],
)
def test_an_open_route_is_late_after_its_last_day_and_early_before_any_day_of_its_process(
    passed: tuple[RuleId, ...], all_ahead: tuple[str, ...], expected: tuple[str | None, str | None]
) -> None:
    made = route(
        late=(Late(RuleId("window"), "late"),), early=Early("test", "early", "Note its day")
    )
    there = NOWHERE._replace(passed=frozenset(passed), all_ahead=frozenset(all_ahead))
    meanwhile = "Note its day" if expected[1] else None
    seen = Seen(made, None, expected[0], expected[1], meanwhile=meanwhile)
    assert [seen] == survey([made], there)
    assert [Seen(route())] == survey([route()], there)


def test_the_first_open_route_is_the_first_in_order_else_the_first_there_is() -> None:
    seen = [
        Seen(route("appeal"), closing("trait")),
        Seen(route("complain")),
        Seen(route("mediate")),
    ]
    assert ["mediate", "complain", "complain", None] == [
        found and found.route.id
        for found in (
            first_open(("appeal", "mediate", "complain"), seen),
            first_open(("appeal", "nowhere"), seen),
            first_open((), seen),
            first_open(("appeal",), seen[:1]),
        )
    ]


@pytest.mark.parametrize(
    ("asks", "subject", "expected"),
    [
        ("passed", "a", ("a",)),
        ("not_passed", "a", ("a",)),
        ("none_passed", ("a", "b"), ("a", "b")),
        ("told", "a", ()),
        ("trait", "a", ()),
    ],
)
def test_a_closing_names_the_rules_whose_passing_it_asks_about(
    asks: str, subject: str | tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert expected == closing(asks, subject).when.rules()


def test_routes_need_the_rules_they_show_turn_on_or_are_late_by_in_the_order_asked() -> None:
    routes = [
        route(dates=("shown",), closed=(closing("passed", "closes"), closing("told", "fact"))),
        route(late=(Late(RuleId("late"), ""),)),
    ]
    asked = ["fact", "late", "other", "closes", "shown"]
    assert ["late", "closes", "shown"] == rules_of(routes, [RuleId(each) for each in asked])


REFUSE, CEASE = decision("refuse"), decision("cease")
NO_PLAN = decision("no-plan", answer="no", certificate=None)
REASONS = {each.slug: each for each in (REFUSE, CEASE, NO_PLAN)}
REFUSED = concern("refused", reasons=("refuse",), traits=frozenset({"appealable", "own"}))
ENDED = concern("ended", reasons=("cease", "no-plan"), traits=frozenset({"ended"}))
ALIKE = concern("alike", reasons=("refuse", "cease"))
LOST = concern("lost", traits=frozenset({"lost", "appealable", "certificate-needed"}))
CONCERNS = {each.id: each for each in (REFUSED, ENDED, ALIKE, LOST)}


@pytest.mark.parametrize(
    ("told", "decided", "expected", "reason"),
    [
        (REFUSED, None, Found(REFUSED, REFUSE), "refuse"),
        (ALIKE, None, Found(ALIKE, REFUSE, is_told=False), None),
        (ENDED, None, Found(ENDED, None, is_told=False, possible=(CEASE, NO_PLAN)), None),
        (LOST, None, Found(LOST, None), None),
        (ENDED, CEASE, Found(ENDED, CEASE), "cease"),
        (
            LOST,
            CEASE,
            Found(LOST._replace(traits=frozenset({"lost", "ended"})), CEASE),
            "cease",
        ),
        (
            ENDED,
            REFUSE,
            Found(ENDED._replace(traits=frozenset({"ended", "own"})), REFUSE),
            "refuse",
        ),
    ],
)
def test_a_concern_has_its_only_decision_unless_another_was_told(
    told: Concern, decided: Decision | None, expected: Found, reason: str | None
) -> None:
    found = settle(told, decided, CONCERNS, REASONS)
    assert (expected, reason) == (found, found.reason())


@pytest.mark.parametrize(
    "differs",
    [{"answer": "no"}, {"certificate": "not-needed"}, {"traits": frozenset({"x"})}],
)
def test_decisions_that_mean_different_things_are_not_alike(differs: dict[str, Any]) -> None:
    reasons = {"refuse": REFUSE, "cease": decision("cease", **differs)}
    possible = tuple(reasons.values())
    found = settle(ALIKE, None, CONCERNS, reasons)
    assert Found(ALIKE, None, is_told=False, possible=possible) == found


def test_a_decision_belongs_to_the_first_concern_that_names_it() -> None:
    assert [REFUSED, ENDED] == [home_of(each, CONCERNS) for each in (REFUSE, CEASE)]


@pytest.mark.parametrize(
    ("decided", "expected"), [(None, frozenset()), (decision(traits=frozenset("x")), {"x"})]
)
def test_a_decision_means_to_the_rules_what_its_traits_say(
    decided: Decision | None, expected: frozenset[str]
) -> None:
    assert expected == Found(LOST, decided).traits()


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (None, set()),
        (decision(), {"appealable", "certificate-needed"}),
        (decision(answer="no"), {"certificate-needed"}),
        (decision(answer="depends", certificate="not-needed"), set()),
        (decision(certificate=None), {"appealable"}),
        (decision(certificate=None, recommendations=True), {"appealable", "recommendations"}),
    ],
)
def test_traits_are_those_of_the_concern_of_the_decision_and_of_what_was_told(
    decided: Decision | None, expected: set[str]
) -> None:
    found = Found(concern(traits=frozenset({"own"})), decided)
    order = Choice("order", "", "", {}, "", {"assess": ("ordered", "assessed")}, "")
    chosen = Case(events={Event("visit"): D(MONDAY)}, choices={"order": "assess"})
    other = Case(events={}, choices={"order": "unheard-of"})
    today, choices = D(MONDAY), {"order": order}
    facts = {Event("visit"): fact("visit", traits=("visited",))}
    reason = {"reason"} if decided else set()
    assert [
        Situation(
            frozenset({"own", "ordered", "assessed", "visited"} | expected),
            frozenset({Event("visit"), "order"} | reason),
            frozenset(),
            frozenset(),
        ),
        Situation(
            frozenset({"own"} | expected), frozenset({"order"} | reason), frozenset(), frozenset()
        ),
    ] == [situation(each, found, {}, choices, facts, today=today) for each in (chosen, other)]


def test_the_traits_of_a_decision_itself_are_for_rules_and_not_for_routes() -> None:
    found = Found(concern(), decision(traits=frozenset({"placement-only"})))
    there = situation(Case(events={}), found, {}, {}, {}, today=D(MONDAY))
    assert {"appealable", "certificate-needed"} == there.traits


DUTY, LIMIT = rule("duty"), rule("limit", kind="limit", process="other")


@pytest.mark.parametrize(
    ("told", "today", "passed", "all_ahead"),
    [
        ({}, days_on(10), set(), {"test"}),
        ({}, days_on(11), {"duty", "limit"}, set()),
        ({"reply": days_on(3)}, days_on(2), set(), {"test"}),
        ({"reply": days_on(3)}, days_on(3), set(), set()),
        ({"reply": days_on(11)}, days_on(11), {"duty", "limit"}, set()),
    ],
)
def test_what_has_passed_by_today_and_what_is_all_ahead(
    told: dict[str, str], today: str, passed: set[str], all_ahead: set[str]
) -> None:
    days = {"letter": MONDAY, **told}
    outcomes: dict[RuleId, Outcome] = {each.id: deadline(days, each) for each in (DUTY, LIMIT)}
    outcomes[RuleId("waits")] = outcome({}, rule("waits", process="waiting"))
    there = situation(Case(events={}), Found(concern(), None), outcomes, {}, {}, today=D(today))
    assert (passed, all_ahead) == ({*there.passed}, {*there.all_ahead})


def test_one_rule_that_is_over_takes_its_whole_process_out_of_what_is_all_ahead() -> None:
    other = rule("other", closed_by="visit")
    days = {"letter": MONDAY, "visit": days_on(1)}
    outcomes: dict[RuleId, Outcome] = {each.id: deadline(days, each) for each in (DUTY, other)}
    there = situation(
        Case(events={}), Found(concern(), None), outcomes, {}, {}, today=D(days_on(2))
    )
    assert (frozenset(), frozenset()) == (there.passed, there.all_ahead)
