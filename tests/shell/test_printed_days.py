"""Plans of a caseload: worked out ahead only where which facts were told decides, and not their days."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from core.laws import (
    FIRST_WEEK_OF_APRIL,
    NEXT_WORKING,
    PRINTED,
    asks,
    days,
    law,
    limb,
    reading,
    rule,
    version,
)
from sendpath.caseload.plan import Course, Plan, plan
from sendpath.core.clauses import Event, Exclusion
from sendpath.core.law import RuleVersion
from sendpath.core.walk import traits_asked
from support import ask, deadlines, row

TEN, VISIT = limb("ten", days(10)), limb("visit", days(4, "visit"), optional=True)
TODAY = "2026-11-21"


def planned(own: RuleVersion, *told: str, traits: str = "") -> Plan | None:
    """Plan a rule of one version for cases that tell just these facts."""
    made = rule("rule", own)
    other = rule("contact", closed_by="reply")
    return plan(law(made, other), made, told=frozenset(map(Event, told)), traits=frozenset(traits))


def test_where_nothing_turns_on_the_days_the_limbs_that_count_are_known() -> None:
    own = version(TEN, VISIT, moves=(NEXT_WORKING,))
    told = [("letter",), ("envelope",), ("letter", "visit")]
    assert [
        Plan(own, applies=True, prevailing=Course(limbs, own.moves), others=())
        for limbs in ((TEN,), (TEN,), (TEN, VISIT))
    ] == [planned(own, *each) for each in told]


def out(kind: Any, subject: str, **more: Any) -> Exclusion:
    """Take a limb or a rule out of play."""
    return Exclusion(asks(kind, subject), **more)


@pytest.mark.parametrize(
    ("traits", "applies", "limbs"),
    [("", True, (TEN,)), ("a", False, (TEN,)), ("b", True, None)],
)
def test_traits_decide_what_counts_and_what_binds(
    traits: str, applies: bool, limbs: tuple[Any, ...] | None
) -> None:
    visit = VISIT._replace(unless=(out("no_trait", "b"),))
    own = version(TEN, visit, unless=(out("trait", "a"),))
    course = Course(limbs or (TEN, visit), ())
    assert Plan(own, applies, course, others=()) == planned(own, "letter", "visit", traits=traits)


def test_a_day_missed_is_not_missed_by_cases_that_do_not_tell_whether_it_was_done() -> None:
    visit = VISIT._replace(unless=(out("missed", "contact"),))
    own = version(TEN, visit)
    assert Plan(own, applies=True, prevailing=Course((TEN, visit), ()), others=()) == planned(
        own, "letter", "visit"
    )
    assert None is planned(own, "letter", "visit", "reply")


def test_each_choice_of_open_readings_has_its_course() -> None:
    disputed = VISIT._replace(unless=(out("trait", "a", disputed_by="doubt"),))
    moves = (NEXT_WORKING,)
    own = version(TEN, disputed, readings=(reading("doubt"), reading("moves", moves=moves)))
    both = (TEN, disputed)
    assert Plan(
        own,
        applies=True,
        prevailing=Course((TEN,), ()),
        others=(Course(both, ()), Course((TEN,), moves), Course(both, moves)),
    ) == planned(own, "letter", "visit", traits="a")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (version(printed=PRINTED), ("letter", "fixed")),
        (version(printed=PRINTED), ("fixed",)),
        (version(TEN, limb("then", days(1, "rule:contact"))), ("letter",)),
        (version(TEN, limb("visit", days(1, "visit"))), ("letter",)),
        (version(VISIT), ("letter",)),
        (version(unless=(out("told", "visit"),)), ("letter",)),
        (version(unless=(out("followed_by", "visit"),)), ("letter",)),
        (version(unless=(out("kept", "contact"),)), ("letter",)),
        (version(unless=(out("choice", "order"),)), ("letter",)),
        (version(readings=(reading("run", run=days(5, "visit")),)), ("letter",)),
        (version(readings=(reading("april", uncounted=(FIRST_WEEK_OF_APRIL,)),)), ("letter",)),
        (version(readings=(reading("undated", undated=True),)), ("letter",)),
        (
            version(readings=(reading("dated", counts_from={"letter": "dated"}),)),
            ("letter", "dated"),
        ),
    ],
)
def test_there_is_no_plan_where_the_answer_turns_on_more_than_single_days(
    own: RuleVersion, told: tuple[str, ...]
) -> None:
    assert None is planned(own, *told)


def test_what_would_turn_on_a_fact_is_planned_for_cases_that_do_not_tell_it() -> None:
    dated = reading("dated", counts_from={"letter": "dated"})
    own = version(printed=PRINTED, readings=(dated,))
    assert Plan(own, applies=True, prevailing=Course(own.limbs, ()), others=()) == planned(
        own, "letter"
    )


def test_there_is_no_plan_for_a_rule_of_several_versions() -> None:
    made = rule("rule", version(), version())
    assert None is plan(law(made), made, told=frozenset({Event("letter")}), traits=frozenset())


def test_traits_that_no_rule_asks_about_make_no_difference_to_a_case() -> None:
    also = (asks("trait", "c"), asks("told", "visit"))
    own = version(
        limb("ten", days(10), unless=(out("no_trait", "a"),)),
        unless=(Exclusion(asks("trait", "b"), also=also), out("told", "reply")),
    )
    assert {"a", "b", "c"} == traits_asked(law(rule("rule", own), rule("other")))


CASES = """\
decision_date,certificate_date,reason
2026-10-01,,refuse-plan
2026-10-01,2026-11-12,refuse-plan
2026-10-01,2026-11-14,refuse-plan
"""


def test_a_printed_day_stands_in_a_caseload_as_it_does_in_one_letter(
    rules: Path, tmp_path: Path
) -> None:
    draft = Path(copytree(rules, tmp_path / "rules"))
    window = draft / "appeal" / "window.toml"
    printed = 'printed = { event = "certificate-issued", cite = { source = "hesc-rules-2008", at = "rule 12(4)", verified = "read" } }'
    enacted = "\n[[version.latest_of]]"
    window.write_text(
        window.read_text("utf-8").replace(enacted, f"\n{printed}\n{enacted}", 1), "utf-8"
    )
    (tmp_path / "in.csv").write_text(CASES, "utf-8")
    law_used = ("--rules", str(draft))
    ran = ask("batch", str(tmp_path / "in.csv"), *law_used, today=TODAY)
    asked = [
        deadlines("--decision-date", "2026-10-01", *more, *law_used)
        for more in ((), ("--certificate-date", "2026-11-12"), ("--certificate-date", "2026-11-14"))
    ]
    days_given = ["2026-12-01", "2026-11-12", "2026-11-14"]
    assert days_given == [row(each, "appeal.window")["due"] for each in asked]
    assert days_given == [line.split(",")[5] for line in ran.out.splitlines()[1:]]
