"""The decision table of the pathway: which routes are open to whom, and by what each is closed.

Every row tells the whole table: what is not named in it is closed because it is not for this
concern. What opens and closes a route comes from the digest, sections 3 to 5, 8 and 9.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from sendpath.core.appellant import school_age
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.engine import Engine
from sendpath.core.routes import NOT_TOLD, OTHERWISE, Closing, Route, Situation, survey
from sendpath.core.situation import rules_of, settle, situation
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.guidebook import read_concerns, read_routes
from sendpath.rulebook.loader import load_rulebook
from support import ask, read_json

TODAY = "2026-11-21"
BOOK = load_rulebook()
CONCERNS = read_concerns(BOOK.directory)
ROUTES = read_routes(BOOK.directory)
TERMS = ((date(2026, 9, 3), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
LETTER = {"decision-dated": "2026-11-07"}
OLD = {"decision-dated": "2026-09-01"}

SUPPORT = {"sen-support", "provision-map", "complain-school", "ask-assessment"}
ALWAYS = {"talk-to-school", "advice-service"}
TALKS = {*ALWAYS, "disagreement-resolution"}
CHALLENGE = {"mediation-advice", "mediation", "appeal", "complain-council", "ombudsman"}
COMPLAIN = {"complain-council", "ombudsman", "judicial-review"}
LATE = frozenset({"appeal", "mediation-advice", "late-appeal"})
HURT = {*ALWAYS, "complain-school", "discrimination-claim"}
EXCLUDED = {*HURT, "education-meanwhile"}
NO_APPEAL = {"running-appeal": "not-sent"}
IN_TIME = {"late-appeal": "in-time", **NO_APPEAL}
PLAN = {"ask-reassess"}
AGREED = {"enforce-agreement", "appeal", "mediation-advice"}
AGREED_SHUT = {"mediation": "over", **IN_TIME}
NOT_RUNG = {"chase-certificate": "not-rung"}
RUNG = {"mediation-advice": "rung"}
APPEAL = ("mediation-advice", "chase-certificate", "appeal", "late-appeal")
RUNNING = dict.fromkeys([*APPEAL, "running-appeal"], "running")
LODGED = dict.fromkeys(APPEAL, "lodged")
SENT = {*TALKS, "mediation", "complain-council", "ombudsman"}
HURT_BY_SCHOOL = ("excluded", "discriminated-against", "sent-home")


class Row(NamedTuple):
    concern: str
    open: set[str]
    closed: Mapping[str, str] = {}
    events: Mapping[str, str] = {}
    reason: str | None = None
    late: frozenset[str] = frozenset()
    early: frozenset[str] = frozenset()
    terms: bool = False
    choices: Mapping[str, str] = {}
    today: str = TODAY
    born: str | None = None
    denied: frozenset[str] = frozenset()


ROWS = [
    Row("support-not-given", SUPPORT | TALKS),
    Row("request-refused", SUPPORT | TALKS | CHALLENGE, IN_TIME | NOT_RUNG),
    Row("request-refused", SUPPORT | TALKS | CHALLENGE, IN_TIME | NOT_RUNG, LETTER),
    Row(
        "plan-refused",
        SUPPORT | TALKS | CHALLENGE | {"recommendations"},
        IN_TIME | NOT_RUNG,
        LETTER,
    ),
    Row(
        "plan-received", TALKS | PLAN | CHALLENGE | {"recommendations"}, IN_TIME | NOT_RUNG, LETTER
    ),
    Row(
        "plan-received",
        TALKS | PLAN | (CHALLENGE - {"mediation-advice"}) | {"recommendations"},
        IN_TIME | {"mediation-advice": "held", "chase-certificate": "held"},
        LETTER | {"certificate-issued": "2026-11-20"},
    ),
    Row(
        "plan-received",
        TALKS | PLAN | CHALLENGE | {"recommendations", "late-appeal"},
        NO_APPEAL | NOT_RUNG,
        OLD,
        late=LATE,
    ),
    Row(
        "plan-received",
        TALKS | PLAN | CHALLENGE - {"mediation-advice"} | {"recommendations", "chase-certificate"},
        IN_TIME | RUNG,
        OLD | {"adviser-contacted": "2026-10-01"},
    ),
    Row(
        "plan-received",
        TALKS
        | PLAN
        | CHALLENGE - {"mediation-advice"}
        | {"recommendations", "late-appeal", "chase-certificate"},
        NO_APPEAL | RUNG,
        OLD | {"adviser-contacted": "2026-11-20"},
        late=frozenset({"appeal", "chase-certificate", "late-appeal"}),
    ),
    Row(
        "plan-received",
        TALKS | PLAN | CHALLENGE - {"mediation-advice"} | {"recommendations", "late-appeal"},
        {"mediation-advice": "held", "chase-certificate": "held", **NO_APPEAL},
        {"decision-dated": "2026-09-10", "certificate-issued": "2026-11-16"},
    ),
    Row(
        "plan-received",
        TALKS | PLAN | CHALLENGE - {"mediation-advice"} | {"recommendations"},
        {"mediation-advice": "held", "chase-certificate": "held", **IN_TIME},
        {
            "decision-dated": "2026-09-10",
            "adviser-contacted": "2026-11-10",
            "certificate-issued": "2026-11-16",
        },
    ),
    Row(  # the two months ended on a Saturday, which moves the appeal's day and not the call's
        "plan-received",
        TALKS | PLAN | CHALLENGE | {"recommendations", "late-appeal"},
        NO_APPEAL | NOT_RUNG,
        {"decision-dated": "2026-09-14"},
        late=frozenset({"mediation-advice"}),
        today="2026-11-15",
    ),
    Row(
        "plan-received",
        TALKS
        | PLAN
        | CHALLENGE - {"appeal", "mediation-advice"}
        | {"recommendations", "running-appeal"},
        dict.fromkeys(["mediation-advice", "chase-certificate", "appeal", "late-appeal"], "lodged"),
        LETTER | {"appeal-lodged": "2026-11-20"},
    ),
    Row("wrong-school", TALKS | PLAN | CHALLENGE | {"recommendations"}, IN_TIME | NOT_RUNG),
    Row(
        "wrong-school",
        TALKS | PLAN | CHALLENGE - {"mediation-advice"} | {"recommendations"},
        IN_TIME,
        LETTER,
        "school-named",
    ),
    Row(
        "wrong-school",
        TALKS | PLAN | CHALLENGE - {"mediation-advice"} | {"recommendations", "late-appeal"},
        NO_APPEAL,
        OLD,
        "school-type",
        late=frozenset({"appeal", "late-appeal"}),
    ),
    Row("plan-parts", TALKS | PLAN | COMPLAIN, {}, {}, "personal-budget"),
    Row(
        "plan-ceased",
        TALKS | CHALLENGE | {"recommendations", "plan-goes-on"},
        IN_TIME | NOT_RUNG,
        LETTER,
    ),
    Row(
        "plan-ceased",
        TALKS | CHALLENGE | {"recommendations", "plan-goes-on", "late-appeal"},
        NO_APPEAL | NOT_RUNG,
        OLD,
        late=LATE | {"plan-goes-on"},
    ),
    Row(
        "review-unchanged",
        TALKS | PLAN | CHALLENGE | {"recommendations"},
        IN_TIME | NOT_RUNG,
        LETTER,
    ),
    Row(
        "reassessment-refused",
        TALKS | PLAN | CHALLENGE | {"recommendations"},
        IN_TIME | NOT_RUNG,
        LETTER,
    ),
    Row("change-refused", TALKS | PLAN | COMPLAIN),
    Row(
        "no-answer",
        TALKS | COMPLAIN | {"ask-for-notice"},
        {"ask-assessment": "asked"},
        {},
        "no-decision",
    ),
    Row(
        "no-answer",
        TALKS | COMPLAIN | {"ask-for-notice"},
        {"ask-assessment": "asked"},
        {"grounds-arose": "2026-07-01", "matter-known": "2025-10-01"},
        "no-decision",
        late=frozenset({"ombudsman", "judicial-review"}),
    ),
    Row(
        "no-answer",
        TALKS | COMPLAIN | {"ask-for-notice"},
        {"ask-assessment": "asked"},
        {"request-received": "2026-11-10"},
        early=frozenset({"complain-council"}),
    ),
    Row(
        "no-answer",
        TALKS | COMPLAIN | {"ask-for-notice"},
        {"ask-assessment": "asked"},
        {"request-received": "2026-05-10"},
    ),
    Row(
        "no-answer",
        TALKS | COMPLAIN,
        {"ask-assessment": "asked", "ask-for-notice": "notified"},
        {"request-received": "2026-05-10", "decision-notified": "2026-06-20"},
    ),
    Row("review-late", TALKS | PLAN | COMPLAIN),
    Row("provision-missing", TALKS | PLAN | COMPLAIN),
    Row(
        "draft-received",
        TALKS | {"comment-on-draft", "complain-council", "ombudsman"},
        {},
        {"draft-served": "2026-11-16"},
    ),
    Row(
        "draft-received",
        TALKS | {"comment-on-draft", "complain-council", "ombudsman"},
        {},
        {"draft-served": "2026-10-16"},
        late=frozenset({"comment-on-draft"}),
    ),
    Row(
        "health-provision-missing",
        TALKS | {"health-complaint", "complain-council", "ombudsman", "mediation"},
    ),
    Row(
        "health-provision-missing",
        TALKS | {"health-complaint", "complain-council", "ombudsman", "mediation"},
        {},
        {"matter-known": "2025-10-01"},
        late=frozenset({"health-complaint", "ombudsman"}),
    ),
    Row("told-to-mediate", TALKS | CHALLENGE, IN_TIME | NOT_RUNG, LETTER),
    Row(
        "told-to-mediate", SUPPORT | TALKS | CHALLENGE, IN_TIME | NOT_RUNG, LETTER, "refuse-assess"
    ),
    Row(
        "told-to-mediate",
        TALKS | {"comment-on-draft", "complain-council", "ombudsman"},
        {},
        LETTER,
        "draft-plan",
    ),
    Row(
        "mediation-over",
        TALKS | CHALLENGE - {"mediation"},
        IN_TIME | NOT_RUNG | {"mediation": "over"},
        LETTER,
    ),
    Row(
        "mediation-over",
        TALKS | PLAN | CHALLENGE - {"mediation", "mediation-advice"} | {"recommendations"},
        IN_TIME | {"mediation": "over"},
        LETTER,
        "school-named",
    ),
    Row("agreement-not-honoured", TALKS | COMPLAIN | AGREED, AGREED_SHUT | NOT_RUNG),
    Row(
        "agreement-not-honoured",
        TALKS | COMPLAIN | AGREED,
        AGREED_SHUT | NOT_RUNG,
        {"agreement-made": "2026-10-24"},
    ),
    Row(
        "agreement-not-honoured",
        TALKS | COMPLAIN | AGREED,
        AGREED_SHUT | NOT_RUNG,
        {"agreement-made": "2026-11-20", "agreed-date": "2026-12-20"},
        early=frozenset({"enforce-agreement", "complain-council"}),
    ),
    Row("concession-not-kept", TALKS | COMPLAIN | {"enforce-concession"}),
    Row(
        "concession-not-kept",
        TALKS | COMPLAIN | {"enforce-concession"},
        {},
        {"council-told-tribunal": "2026-11-20"},
        early=frozenset({"enforce-concession", "complain-council"}),
        choices={"order": "contents"},
    ),
    Row("tribunal-decided", {*ALWAYS, "after-decision"}),
    Row(
        "tribunal-decided",
        {*ALWAYS, "after-decision"},
        {},
        {"tribunal-decision-sent": "2026-09-01"},
        late=frozenset({"after-decision"}),
    ),
    *(
        Row(
            "tribunal-decided",
            {*ALWAYS, "after-decision"},
            {},
            events,
            late=frozenset({"after-decision"}),
        )
        for events in (
            {"tribunal-reasons-sent": "2026-09-01"},
            {"permission-refused": "2026-09-01"},
            {"permission-granted": "2026-09-01"},
            {"ut-permission-refused": "2026-10-01"},
            {"tribunal-decision-sent": "2026-09-01", "permission-asked": "2026-09-20"},
        )
    ),
    Row("order-not-obeyed", TALKS | COMPLAIN | {"enforce-order"}, {}, {"order-made": "2026-08-03"}),
    Row(
        "order-not-obeyed",
        TALKS | COMPLAIN | {"enforce-order"},
        {},
        {"order-says-by": "2026-12-20"},
        early=frozenset({"enforce-order", "complain-council"}),
    ),
    Row(
        "order-not-obeyed",
        TALKS | COMPLAIN | {"after-decision"},
        {"enforce-order": "dismissed"},
        {"order-made": "2026-11-02"},
        choices={"order": "cease"},
    ),
    Row(
        "plan-ceased",
        TALKS | CHALLENGE - {"appeal", "mediation-advice"} | {"recommendations", "after-decision"},
        {
            **dict.fromkeys(
                ["mediation-advice", "chase-certificate", "appeal", "late-appeal"], "dismissed"
            ),
            "running-appeal": "dismissed",
            "enforce-order": "dismissed",
            "plan-goes-on": "dismissed",
        },
        {"decision-dated": "2026-06-15", "appeal-lodged": "2026-07-01"}
        | {"order-made": "2026-11-02", "tribunal-decision-sent": "2026-11-02"},
        choices={"order": "cease"},
    ),
    Row("excluded", EXCLUDED | {"governors"}, {"review-panel": "board-first"}),
    Row(
        "excluded",
        EXCLUDED | {"review-panel"},
        {"governors": "decided"},
        {"governors-decision-given": "2026-11-10"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED,
        {"governors": "decided", "review-panel": "over"},
        {"governors-decision-given": "2026-09-10"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED | {"review-panel"},
        {"governors": "decided"},
        {"governors-decision-given": "2026-09-10", "exclusion-claim-determined": "2026-11-16"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED,
        {"governors": "decided", "review-panel": "both-over"},
        {"governors-decision-given": "2026-09-10", "exclusion-claim-determined": "2026-10-05"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED | {"review-panel"},
        {"governors": "decided"},
        {"governors-decision-given": "2026-11-10", "exclusion-claim-determined": "2026-10-05"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED | {"governors"},
        {"review-panel": "over-after-claim"},
        {"exclusion-claim-determined": "2026-10-05"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED | {"governors"},
        {"review-panel": "not-permanent"},
        choices={"exclusion": "over-five-days"},
    ),
    Row(
        "excluded",
        HURT | {"governors"},
        {"review-panel": "not-permanent", "education-meanwhile": "short"},
        choices={"exclusion": "up-to-five-days"},
    ),
    Row(
        "excluded",
        EXCLUDED | {"governors", "complain-council", "ombudsman", "ask-reassess"},
        {"review-panel": "not-permanent"},
        choices={"exclusion": "over-fifteen-days", "plan": "yes"},
    ),
    *(
        # education from the sixth day is for pupils of compulsory school age (digest, section 9)
        Row(
            "excluded",
            HURT | {"governors"},
            {"review-panel": panel, "education-meanwhile": "past-school-age"},
            {"exclusion-began": "2026-09-14"},
            choices={"exclusion": kind},
            born="2006-06-01",
        )
        for kind, panel in {"permanent": "board-first", "over-five-days": "not-permanent"}.items()
    ),
    Row(
        "excluded",
        EXCLUDED | SUPPORT | {"governors", "disagreement-resolution"},
        {"review-panel": "board-first"},
        choices={"exclusion": "permanent", "plan": "no"},
    ),
    Row("discriminated-against", HURT),
    Row(
        "discriminated-against",
        HURT,
        {},
        {"conduct-date": "2026-04-01"},
        late=frozenset({"discrimination-claim"}),
    ),
    Row(
        "admission-or-transport",
        {*ALWAYS, "other-appeals", "ombudsman", "ask-assessment"},
        {},
        {},
        "transport",
    ),
    Row(
        "admission-or-transport",
        {*ALWAYS, "other-appeals", "ombudsman", "ask-assessment"},
        {},
        {"transport-decision-received": "2026-04-01"},
        "transport",
        late=frozenset({"other-appeals"}),
    ),
    Row(
        "admission-or-transport",
        {*ALWAYS, "other-appeals", "ombudsman", "ask-assessment"},
        {},
        {"transport-review-answered": "2026-04-01"},
        "transport",
        late=frozenset({"other-appeals"}),
    ),
    Row("detained", ALWAYS),
    Row(
        "no-answer",
        TALKS | COMPLAIN,
        {"ask-assessment": "asked", "ask-for-notice": "refused"},
        {"plan-refused": "2026-06-20"},
    ),
    *(
        Row(
            "no-answer",
            TALKS | COMPLAIN,
            {"ask-assessment": "asked", "ask-for-notice": closing},
            {"request-received": "2026-05-10", event: "2026-06-20"},
        )
        for event, closing in (
            ("draft-served", "drafted"),
            ("final-plan-sent", "planned"),
        )
    ),
    Row(
        "draft-received",
        TALKS | {"complain-council", "ombudsman"},
        {"comment-on-draft": "planned"},
        {"draft-served": "2026-11-02", "final-plan-sent": "2026-11-20"},
    ),
    Row(
        "plan-received",
        TALKS
        | PLAN
        | CHALLENGE - {"appeal", "mediation-advice"}
        | {"recommendations", "after-decision"},
        dict.fromkeys(["mediation-advice", "chase-certificate", "appeal", "late-appeal"], "lodged")
        | {"running-appeal": "decided"},
        {
            "decision-dated": "2026-05-07",
            "appeal-lodged": "2026-05-20",
            "tribunal-decision-sent": "2026-11-02",
        },
    ),
    Row(
        "excluded",
        EXCLUDED,
        {"governors": "decided", "review-panel": "asked"},
        {"governors-decision-given": "2026-11-10", "review-asked-for": "2026-11-18"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED,
        {"governors": "decided", "review-panel": "panel-met"},
        {"governors-decision-given": "2026-11-10", "panel-met": "2026-11-18"},
        terms=True,
    ),
    Row(
        "excluded",
        EXCLUDED | {"governors"},
        {"review-panel": "panel-decided"},
        {"governors-decision-given": "2026-11-10", "panel-decision-given": "2026-11-18"},
        terms=True,
    ),
    Row(
        "discriminated-against",
        HURT - {"discrimination-claim"} | {"claim-steps"},
        {"discrimination-claim": "claimed"},
        {"claim-received-by-school": "2026-11-02"},
    ),
    Row(
        "reassessment-refused",
        TALKS | CHALLENGE | {"recommendations"},
        IN_TIME | NOT_RUNG | {"ask-reassess": "asked"},
        LETTER | {"reassessment-request-received": "2026-10-20"},
    ),
    Row("asking-to-assess", SUPPORT | TALKS),
    Row(
        "asking-to-assess",
        SUPPORT - {"ask-assessment"} | TALKS | {"complain-council", "ombudsman"},
        {"ask-assessment": "sent"},
        {"request-received": "2026-11-10"},
        early=frozenset({"complain-council"}),
    ),
    Row(
        "support-not-given",
        ALWAYS | PLAN | {"complain-school", "complain-council", "ombudsman"},
        choices={"plan": "yes"},
    ),
    Row(
        "phase-transfer",
        TALKS | COMPLAIN | PLAN | {"ask-for-final-plan"},
        {},
        {"transfer-date": "2027-09-01"},
        early=frozenset({"complain-council", "ask-for-final-plan"}),
        choices={"transfer": "between-post16"},
    ),
    Row(
        "review-late",
        TALKS | PLAN | COMPLAIN,
        {},
        {"last-review": "2026-01-10"},
        early=frozenset({"complain-council"}),
    ),
    Row(
        "request-refused",
        SUPPORT | TALKS | CHALLENGE,
        IN_TIME | NOT_RUNG,
        LETTER | {"request-received": "2026-09-30"},
    ),
    Row(
        "draft-received",
        TALKS | {"comment-on-draft", "complain-council", "ombudsman"},
        {},
        {"amendment-notice-served": "2026-10-16"},
        late=frozenset({"comment-on-draft"}),
    ),
    Row("sent-home", HURT | {"full-days"}),
    Row("named-school-refuses", TALKS | COMPLAIN | PLAN | {"school-must-admit"}),
    Row("out-of-school", TALKS | COMPLAIN | {"education-out-of-school"}),
    Row("school-says-no", {*ALWAYS, "which-ground"}),
    Row("home-education", {*ALWAYS, "complain-school", "teaching-at-home"}),
    Row("moving-council", TALKS | COMPLAIN | PLAN | {"tell-both-councils"}),
    Row("phase-transfer", TALKS | COMPLAIN | PLAN | {"ask-for-final-plan"}),
    Row("end-proposed", ALWAYS | PLAN | {"complain-council", "ombudsman", "answer-proposal"}),
    Row("asking-again", ALWAYS | PLAN | {"complain-council", "ombudsman", "early-review"}),
    Row("appeal-running", SENT | {"appeal-steps"}, RUNNING | NO_APPEAL),
    Row(
        "appeal-running", SENT | {"appeal-steps"}, RUNNING | LODGED, {"appeal-lodged": "2026-10-20"}
    ),
    Row(
        "appeal-running",
        SENT | {"after-decision"},
        RUNNING | LODGED | {"appeal-steps": "decided", "running-appeal": "decided"},
        {"appeal-lodged": "2026-05-20", "tribunal-decision-sent": "2026-11-02"},
    ),
    Row(
        "appeal-running",
        SENT | {"appeal", "mediation-advice"},
        IN_TIME | NOT_RUNG | {"appeal-steps": "not-sent"},
        LETTER,
        denied=frozenset({"appeal-lodged"}),
    ),
    Row(
        "appeal-running",
        SENT | {"appeal", "mediation-advice", "late-appeal"},
        NOT_RUNG | NO_APPEAL | {"appeal-steps": "not-sent"},
        OLD,
        late=LATE,
        denied=frozenset({"appeal-lodged"}),
    ),
    Row(
        "appeal-running",
        SENT | {"appeal", "chase-certificate"},
        IN_TIME | RUNG | {"appeal-steps": "not-sent"},
        LETTER | {"adviser-contacted": "2026-11-10"},
        denied=frozenset({"appeal-lodged"}),
    ),
    Row(
        "discriminated-against",
        HURT - {"discrimination-claim"} | {"claim-steps"},
        {"discrimination-claim": "lodged"},
        {"conduct-date": "2026-05-01", "claim-lodged": "2026-11-10"},
    ),
    Row(
        "discriminated-against",
        HURT - {"discrimination-claim"} | {"after-decision"},
        {"discrimination-claim": "lodged", "claim-steps": "decided"},
        {"claim-lodged": "2026-05-10", "tribunal-decision-sent": "2026-11-02"},
    ),
    Row(
        "discriminated-against",
        HURT - {"discrimination-claim"},
        {"discrimination-claim": "lodged", "claim-steps": "determined"},
        {"claim-lodged": "2026-05-10", "exclusion-claim-determined": "2026-11-02"},
    ),
    Row("something-else", ALWAYS),  # nothing is known, and rules nothing out: see expected
    Row(
        "plan-received",
        TALKS | PLAN | CHALLENGE - {"mediation"} | {"recommendations"},
        IN_TIME | NOT_RUNG | {"mediation": "concluded"},
        LETTER | {"mediation-concluded": "2026-11-18"},
    ),
]


def expected(row: Row) -> dict[str, str]:
    shut = OTHERWISE if CONCERNS[row.concern].traits else NOT_TOLD.id
    closed = {route.id: shut for route in ROUTES if route.id not in row.open}
    if row.concern in HURT_BY_SCHOOL and "claim-steps" in closed:
        closed["claim-steps"] = "not-sent"
    open_ = dict.fromkeys(row.open, "open")
    remarked = {**dict.fromkeys(row.late, "late"), **dict.fromkeys(row.early, "early")}
    return {**closed, **row.closed, **open_, **remarked}


def situated(row: Row, today: str = TODAY) -> Situation:
    calendar = replace(load_calendar(BOOK), terms=TERMS if row.terms else ())
    told = BOOK.decisions().reasons[row.reason] if row.reason else None
    found_ = settle(CONCERNS[row.concern], told, CONCERNS, BOOK.decisions().reasons)
    decision = found_.decision
    slug = decision.slug if decision and found_.is_told else None
    events = {Event(name): date.fromisoformat(day) for name, day in row.events.items()}
    case = Case(
        events=events,
        reason=slug,
        traits=decision.traits if decision else frozenset(),
        choices=row.choices,
        not_yet=frozenset(map(Event, row.denied)),
        school_age=school_age(date.fromisoformat(row.born), BOOK.appellant) if row.born else None,
    )
    outcomes = (
        Engine(BOOK.law, calendar)
        .open(case)
        .outcomes(rules_of(ROUTES, BOOK.asked, found_.concern.duties))
    )
    return situation(
        case, found_, outcomes, BOOK.choices, BOOK.law.facts, today=date.fromisoformat(today)
    )


SITUATIONS = [situated(row, row.today) for row in ROWS]


def found(routes: list[Route], told: Situation) -> dict[str, str]:
    return {
        seen.route.id: seen.closing.id if seen.closing else how(bool(seen.late), bool(seen.early))
        for seen in survey(routes, told)
    }


def how(late: bool, early: bool) -> str:
    return "late" if late else "early" if early else "open"


def name(row: Row) -> str:
    more = [*row.choices.values(), *row.denied, *_born(row)]
    return " ".join([row.concern, *row.events, *more])


def _born(row: Row) -> tuple[str, ...]:
    return ("--born", row.born) if row.born else ()


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[name(row) for row in ROWS])
def test_the_whole_table(number: int) -> None:
    assert expected(ROWS[number]) == found(ROUTES, SITUATIONS[number])


@pytest.mark.slow
@pytest.mark.parametrize("row", [row for row in ROWS if not row.terms], ids=name)
def test_the_command_gives_the_same_and_every_no_names_a_remedy(row: Row) -> None:
    words = ["--concern", row.concern, *(["--reason", row.reason] if row.reason else [])]
    words += [f"{event}={day}" for event, day in row.events.items()]
    words += [f"{event}=never" for event in row.denied]
    words += [word for name, value in row.choices.items() for word in (f"--{name}", value)]
    words += _born(row)
    shown = read_json(ask("pathway", *words, "--format", "json", today=row.today).out)
    open_ = {each["id"]: how(bool(each["late"]), bool(each["early"])) for each in shown["open"]}
    closed = {each["id"]: each["closed_by"] for each in shown["closed"]}
    closed |= {each["id"]: NOT_TOLD.id for each in shown["perhaps"]}
    assert {} == {route: 1 for route in open_ if route in closed}
    assert expected(row) == {**open_, **closed}
    assert [] == [each["id"] for each in shown["closed"] if not each["instead"]]
    assert shown["next"] is None or shown["next"]["route"] in open_


def test_every_route_is_open_somewhere_and_closed_by_each_of_its_reasons() -> None:
    told = [expected(row) for row in ROWS]
    for route in ROUTES:
        ways = {each[route.id] for each in told}
        reasons = {closing.id for closing in route.closed}
        reasons |= {OTHERWISE} if route.open_for else set()
        marks = {"late"} if route.late else {"early"} if route.early else {"open"}
        assert set() == (reasons | marks) - ways, route.id
        assert "open" in ways, route.id


def never_kept_open(closed: tuple[Closing, ...]) -> dict[str, tuple[Closing, ...]]:
    """Give what closes a route without each thing that keeps it open."""
    return {
        "whatever was told": tuple(each._replace(unless_told=None) for each in closed),
        "whatever was denied": tuple(each._replace(unless_denied=None) for each in closed),
        "whatever it is about": tuple(each._replace(unless_trait=None) for each in closed),
    }


def mutants_of_what_closes(route: Route) -> Iterator[tuple[str, Route, Route]]:
    for closing in route.closed:
        rest_ = tuple(each for each in route.closed if each is not closing)
        yield f"{route.id}: never {closing.id}", route, route._replace(closed=rest_)
    for kept, always in never_kept_open(route.closed).items():
        if always != route.closed:
            yield f"{route.id}: {kept}", route, route._replace(closed=always)
    for closing in (each for each in route.closed if isinstance(each.when.subject, tuple)):
        for one in closing.when.subject:
            fewer = tuple(each for each in closing.when.subject if each != one)
            less = closing._replace(when=closing.when._replace(subject=fewer))
            rest = tuple(less if each is closing else each for each in route.closed)
            yield f"{route.id}: {closing.id} without {one}", route, route._replace(closed=rest)


def mutants() -> Iterator[tuple[str, Route, Route]]:
    for route in ROUTES:
        yield from mutants_of_what_closes(route)
        for trait in sorted(route.open_for):
            others = route.open_for - {trait} or frozenset({"no-such-trait"})
            yield f"{route.id}: not for {trait}", route, route._replace(open_for=others)
        for late in route.late:
            others_ = tuple(each for each in route.late if each is not late)
            yield f"{route.id}: never late by {late.rule}", route, route._replace(late=others_)
        if route.early:
            yield f"{route.id}: never early", route, route._replace(early=None)
        if route.open_for:
            yield f"{route.id}: for everyone", route, route._replace(open_for=frozenset())


@pytest.mark.parametrize(
    ("name", "route", "mutant"), list(mutants()), ids=[told for told, _, _ in mutants()]
)
def test_dropping_any_condition_turns_a_row_red(name: str, route: Route, mutant: Route) -> None:
    routes = [mutant if each is route else each for each in ROUTES]
    red = [
        row
        for row, told in zip(ROWS, SITUATIONS, strict=True)
        if expected(row) != found(routes, told)
    ]
    assert red, name


AFTERWARDS = {
    "adviser-contacted": "2026-10-05",
    "told-adviser-no-mediation": "2026-10-06",
    "certificate-issued": "2026-10-09",
    "appeal-lodged": "2026-10-20",
    "hearing-date": "2026-11-19",
}


@cache
def in_many_ways() -> list[Situation]:
    """Give the situations of whoever got a letter, lately or not, and did any of what may follow."""
    done = [
        {event: AFTERWARDS[event] for event in events}
        for number in range(len(AFTERWARDS) + 1)
        for events in combinations(AFTERWARDS, number)
    ]
    in_august = Row("plan-received", set(), {}, {"decision-dated": "2026-06-05"})
    gave_in = Row("concession-not-kept", set(), {}, {"council-agreed": "2026-11-02"})
    mediated = {"mediation-concluded": "2026-11-18"}
    late = situated(Row("plan-received", set(), {}, {"decision-dated": "2026-07-20"}))
    return [
        late._replace(denied=frozenset({"adviser-contacted"})),
        situated(Row("agreement-not-honoured", set(), {}, {"agreement-made": "2026-09-14"})),
        situated(
            Row(
                "agreement-not-honoured",
                set(),
                {},
                {"agreement-made": "2026-09-14", "agreed-date": "2026-10-30"},
            )
        ),
        situated(in_august, "2026-08-20"),
        situated(in_august._replace(events={**in_august.events, **mediated}), "2026-08-20"),
        situated(gave_in),
        situated(
            Row(
                "plan-received",
                set(),
                {},
                {"decision-dated": "2026-09-10", "certificate-issued": "2026-11-16"},
            )
        ),
        situated(Row("excluded", set())),
        *(
            situated(Row("discriminated-against", set(), {}, {"conduct-date": day, **claim}))
            for day in ("2026-05-01", "2026-10-01")
            for claim in ({}, {"claim-lodged": "2026-11-10"})
        ),
        situated(
            Row(
                "discriminated-against",
                set(),
                {},
                {"conduct-date": "2026-03-01", "claim-received-by-school": "2026-11-02"},
            )
        ),
        *(
            situated(Row("appeal-running", set(), {}, {"decision-dated": letter, **lodged}))
            for letter in ("2026-07-20", "2026-10-02")
            for lodged in ({}, {"appeal-lodged": "2026-11-10"})
        ),
        situated(Row("excluded", set(), {}, {"panel-decision-given": "2026-11-18"})),
        situated(Row("phase-transfer", set())),
        situated(Row("phase-transfer", set(), {}, {"transfer-date": "2027-09-01"})),
        situated(Row("phase-transfer", set(), {}, {"final-plan-sent": "2026-02-10"})),
        situated(Row("appeal-running", set())),
        situated(Row("sent-home", set(), choices={"plan": "no"})),
        situated(
            Row(
                "plan-received",
                set(),
                {},
                {"decision-sent": "2026-10-02", "adviser-contacted": "2026-10-05"},
                "plan-contents",
            )
        ),
        situated(Row("appeal-running", set(), {}, {"hearing-date": "2026-11-19"})),
        situated(
            Row(
                "wrong-school",
                set(),
                {},
                {"decision-dated": "2026-07-20", **mediated},
                "school-type",
            )
        ),
        *(
            situated(
                Row("plan-received", set(), {}, {"decision-dated": letter, **mediated, **rung})
            )
            for letter in ("2026-07-20", "2026-10-02")
            for rung in ({}, {"adviser-contacted": "2026-10-05"})
        ),
    ] + [
        situated(Row("wrong-school", set(), {}, {"decision-dated": letter, **events}, reason))
        for letter in ("2026-07-20", "2026-10-02")
        for reason in (None, "school-named", "plan-contents")
        for events in done
    ]


def prepared(routes: list[Route]) -> list[list[tuple[str, ...]]]:
    return [[seen.prepare for seen in survey(routes, told)] for told in in_many_ways()]


def test_every_condition_of_what_to_do_matters_to_somebody() -> None:
    without = {
        f"{route.id}: {advice.text}: {when.asks} {when.subject}": route._replace(
            prepare=tuple(
                each._replace(when=tuple(w for w in each.when if w is not when))
                if each is advice
                else each
                for each in route.prepare
            )
        )
        for route in ROUTES
        for advice in route.prepare
        for when in advice.when
    }
    all_said = prepared(ROUTES)
    idle = [
        name
        for name, mutant in without.items()
        if all_said == prepared([mutant if each.id == mutant.id else each for each in ROUTES])
    ]
    assert not idle, "\n".join(idle)


@pytest.mark.slow
def test_every_reason_leads_to_one_concern_and_every_concern_to_a_next_step() -> None:
    reasons = [reason for concern in CONCERNS.values() for reason in concern.reasons]
    assert sorted(BOOK.decisions().reasons) == sorted(reasons)
    for concern in CONCERNS:
        shown = json.loads(ask("pathway", "--concern", concern, "--format", "json").out)
        assert shown["next"] is not None, concern


@pytest.mark.parametrize("day", ["2026-11-15", "2026-09-15"])
@pytest.mark.parametrize("reason", [*load_rulebook().decisions().reasons])
def test_the_ways_of_a_decision_are_the_same_with_and_without_its_concern(
    reason: str, day: str
) -> None:
    concerns = read_concerns(load_rulebook().directory).values()
    home = next(each.id for each in concerns if reason in each.reasons)
    told = ("--reason", reason, f"decision-dated={day}", "--format", "json")
    alone, both = (
        read_json(ask("pathway", *concern, *told, today="2026-11-28").out)
        for concern in ((), ("--concern", home))
    )
    for part in ("verdict", "next", "open", "perhaps", "closed", "note"):
        assert alone[part] == both[part], part


@pytest.mark.parametrize("reason", ["school-named", "school-type", "no-school-named"])
def test_nobody_gets_a_certificate_whose_dispute_is_about_the_school_alone(reason: str) -> None:
    told = ("--reason", reason, "decision-dated=2026-09-15", "told-adviser-no-mediation=2026-11-01")
    shown = read_json(ask("pathway", *told, "--format", "json", today="2026-11-28").out)
    names = {shown["next"]["route"], *(each["id"] for each in shown["open"])}
    assert not names & {"mediation-advice", "chase-certificate"}
    assert "rung" not in shown["next"]["name"] + " ".join(shown["next"]["prepare"])


def test_the_panel_needs_the_schools_terms(tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("first_day,last_day\n2026-09-03,2026-10-23\n2026-11-02,2026-12-18\n", "utf-8")
    words = ("--concern", "excluded", "governors-decision-given=2026-11-10", "--term", str(terms))
    out = ask("pathway", *words).out
    assert (
        "next step: Independent review panel (permanent exclusions), by Tuesday 1 December 2026"
        in out
    )


CONCEDED_TOO_LATE = (
    *("--concern", "concession-not-kept"),
    *("council-told-tribunal=2026-08-01", "response-received=2026-07-20"),
)


def verdict_of(*words: str) -> str:
    return ask("pathway", *words, "-q", today="2026-11-27").out.strip()


@pytest.mark.parametrize("more", [(), ("final-plan-sent=not-yet",)])
def test_a_choice_that_was_told_is_not_asked_for(more: tuple[str, ...]) -> None:
    assert verdict_of(*CONCEDED_TOO_LATE, "--order", "contents", *more) == (
        "Next: make the council do what it conceded. "
        "Look for a consent order, or ask for one: the council gave way after it had responded"
    )


def test_a_choice_that_was_not_told_is_asked_for_where_days_hang_on_it() -> None:
    told = verdict_of(*CONCEDED_TOO_LATE)
    assert told.endswith("continue, continue-amend, cease, reconsider, other")
    assert "Say it: --order assess" in told


ASKED_AGAIN = ("--concern", "asking-again", "reassessment-request-received=2026-10-01")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ("reassessment-notified=not-yet",),
            "The council, 42 days late: Council says whether it will reassess, due Friday 16 "
            "October 2026. Next: complain to the council",
        ),
        (
            (),
            "Find out whether it was done: Council says whether it will reassess, by Friday 16 "
            "October 2026. If not, it is 42 days late",
        ),
        (
            ("reassessment-notified=2026-10-16",),
            "Next: ask for an early review of the plan. The council: Final plan after a "
            "reassessment, by Friday 22 January 2027, in 56 days",
        ),
    ],
)
def test_a_duty_of_any_open_way_is_said_where_the_next_step_has_no_day(
    more: tuple[str, ...], said: str
) -> None:
    assert verdict_of(*ASKED_AGAIN, *more) == said


PANEL_DECIDED = ("--concern", "excluded", "panel-decision-given=2026-11-20")


@pytest.mark.parametrize("more", [(), ("governors-decision-given=2026-10-01",)])
def test_after_the_panel_the_board_meets_again(more: tuple[str, ...]) -> None:
    term = ("--exclusion", "permanent", "--term", "2026-11-02..2026-12-18")
    assert verdict_of(*PANEL_DECIDED, *more, *term) == (
        "The governing board: If the panel recommended that or quashed the decision: governing board meets again, by Friday 4 "
        "December 2026, in 7 days"
    )


@pytest.mark.parametrize(
    ("told", "closing"),
    [("panel-decision-given", "panel-decided"), ("panel-met", "panel-met")],
)
def test_no_panel_is_asked_for_that_has_met(told: str, closing: str) -> None:
    words = ("--concern", "excluded", f"{told}=2026-11-20", "governors-decision-given=2026-11-03")
    document = read_json(ask("pathway", *words, "--format", "json", today="2026-11-27").out)
    closed = {each["id"]: each["closed_by"] for each in document["closed"]}
    assert closing == closed["review-panel"]


def test_every_last_day_of_the_family_says_what_is_left_once_it_has_passed() -> None:
    undated = {"complaint.school", "complaint.council", "complaint.disagreement-resolution"}
    said = {
        rule
        for route in ROUTES
        for rule in (
            *(late.rule for late in route.late),
            *(rule for closing in route.closed for rule in closing.when.rules()),
        )
    }
    family = {
        rule for route in ROUTES for rule in route.dates if BOOK.law.rules[rule].who == "family"
    }
    assert undated == family - said


BOARD = "governors-decision-given=2026-09-10"
SCHOOL_YEAR = (
    *("--term", "2026-09-03..2026-10-23"),
    *("--term", "2026-11-02..2026-12-18"),
)
OVER = "Thursday 1 October 2026"


@pytest.mark.parametrize(
    ("words", "day", "left"),
    [
        (
            ("--concern", "excluded", BOARD, *SCHOOL_YEAR),
            f"{OVER}, passed 51 days ago: Request for an independent review panel (permanent",
            "After a discrimination claim about it there are 15 more",
        ),
        (
            ("--concern", "tribunal-decided", "permission-granted=2026-09-01"),
            "Thursday 1 October 2026, passed 51 days ago: Notice of appeal received by the Upper",
            "you can still send it: ask for more time",
        ),
        (
            ("--concern", "excluded", "conduct-date=2026-04-01"),
            "Wednesday 30 September 2026, passed 52 days ago: Claim received by the SEND Tribunal",
            "Send it all the same",
        ),
        (
            ("--concern", "provision-missing", "matter-known=2025-10-01"),
            "Wednesday 30 September 2026, passed 52 days ago: Complaint to the Local Government",
            "The Ombudsman may still look",
        ),
        (
            ("--reason", "transport", "transport-review-answered=2026-09-01"),
            "Tuesday 29 September 2026, passed 53 days ago: Ask for the appeal panel",
            "No law fixes them: ask all the same, today.",
        ),
    ],
)
@pytest.mark.parametrize("way", [(), ("--all",), ("--explain",)])
def test_a_last_day_that_has_passed_is_told_with_what_is_left(
    words: tuple[str, ...], day: str, left: str, way: tuple[str, ...]
) -> None:
    out = ask("pathway", *words, *way, "--plain", today=TODAY).out
    assert f"was due: {day}" in out
    assert left in out[out.index(day) :]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (
            ("--concern", "excluded", BOARD, *SCHOOL_YEAR),
            "Request for an independent review panel (permanent exclusions only), last day Thursday "
            "1 October 2026, passed 51 days ago. Next: ask your local information, advice and "
            "support service",
        ),
        (
            ("--concern", "tribunal-decided", "permission-granted=2026-09-01"),
            "Notice of appeal received by the Upper Tribunal, last day Thursday 1 October 2026, "
            "passed 51 days ago: you can still send it, and ask for more time",
        ),
        (
            ("--concern", "excluded", BOARD, "review-asked-for=2026-09-30", *SCHOOL_YEAR),
            "Next: ask your local information, advice and support service. Find out whether it was "
            "due, and done: Independent review panel meets, by Wednesday 21 October 2026",
        ),
        (
            ("--concern", "provision-missing", "matter-known=2025-10-01"),
            "Next: complain to the council",
        ),
    ],
)
def test_the_verdict_says_that_a_day_has_passed_before_a_step_that_has_none(
    words: tuple[str, ...], verdict: str
) -> None:
    assert verdict == ask("pathway", *words, "-q", today=TODAY).out.strip()


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        ((), ["exclusion.review-panel"]),
        (("review-asked-for=2026-09-30",), []),
        (("exclusion-claim-determined=2026-11-16",), []),
        (("--exclusion", "up-to-five-days"), []),
    ],
)
def test_no_day_is_called_passed_that_was_kept_or_does_not_run(
    more: tuple[str, ...], gone: list[str]
) -> None:
    words = ("--concern", "excluded", BOARD, *SCHOOL_YEAR, *more, "--format", "json")
    shown = read_json(ask("pathway", *words, today=TODAY).out)
    assert gone == [each["date"]["rule"] for each in shown["next"]["passed"]]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        # W v Hertfordshire: 20 weeks from the first request, where nobody told the Tribunal
        (("council-agreed=2026-10-01", "--order", "assess"), "request-received=DATE"),
        (("council-agreed=2026-10-01",), "request-received=DATE"),
        # that a council agreed to assess tells nothing of another concession
        (("council-agreed=2026-10-01", "--order", "contents"), "council-told-tribunal=DATE"),
        (("--order", "assess"), "council-told-tribunal=DATE or request-received=DATE"),
        ((), "council-told-tribunal=DATE or request-received=DATE"),
    ],
)
def test_what_is_missing_for_what_was_told_is_asked_for_first(
    words: tuple[str, ...], asked: str
) -> None:
    said = verdict_of("--concern", "concession-not-kept", *words)
    assert said.endswith(f". Its days can be told once you give {asked}")


def test_nobody_who_agreed_without_a_notice_is_asked_for_one() -> None:
    words = ("concession", "council-agreed=2026-10-01", "--order", "assess")
    assert ask("timeline", *words).err.startswith("request-received: Nothing can be counted")


@pytest.mark.parametrize(
    ("reason", "order"),
    [("refuse-assess", "assess"), ("refuse-plan", "plan"), ("cease-plan", "continue")],
)
def test_an_order_against_the_council_comes_before_asking_to_look_at_it_again(
    reason: str, order: str
) -> None:
    """Regulation 44: the order has days of its own, and the family has won."""
    told = ("decision-dated=2026-04-20", "tribunal-decision-sent=2026-10-12")
    words = ("--reason", reason, "--order", order, *told, "order-made=2026-10-12")
    shown = read_json(ask("pathway", *words, "--format", "json", today="2026-11-28").out)
    assert "enforce-order" == shown["next"]["route"]
    assert f"order.{order}".replace(".plan", ".plan-draft") in {
        shown["next"]["rule"],
        *(each["rule"] for each in shown["next"]["overdue"]),
        *(each["rule"] for each in shown["next"]["to_confirm"]),
    }


def test_an_order_of_before_the_letter_is_of_another_appeal() -> None:
    told = ("decision-dated=2026-11-10", "order-made=2025-03-12", "order-sent=2025-03-12")
    older = ("tribunal-decision-sent=2025-03-12", "--order", "contents")
    words = ("--reason", "plan-contents", *told, *older)
    shown = read_json(ask("pathway", *words, "--format", "json", today="2026-11-28").out)
    assert "mediation-advice" == shown["next"]["route"]
    assert not {"enforce-order", "after-decision"} & {each["id"] for each in shown["open"]}


@pytest.mark.parametrize("concern", [("--concern", "plan-ceased"), ("--reason", "cease-plan")])
def test_a_dismissed_appeal_leaves_nothing_to_be_obeyed(concern: tuple[str, ...]) -> None:
    """Regulation 44: from the day of that order the plan may cease; the family's days run."""
    told = ("decision-dated=2026-06-15", "appeal-lodged=2026-07-01", "order-made=2026-11-12")
    words = (*concern, "--order", "cease", *told, "tribunal-decision-sent=2026-11-12")
    shown = read_json(ask("pathway", *words, "--format", "json", today="2026-11-28").out)
    assert "after-decision" == shown["next"]["route"]
    assert not {"enforce-order", "plan-goes-on"} & {each["id"] for each in shown["open"]}


def test_what_was_ordered_is_said_before_the_family_s_own_days_after_a_won_appeal() -> None:
    told = ("decision-dated=2026-04-20", "tribunal-decision-sent=2026-10-12")
    words = ("--reason", "refuse-plan", "--order", "plan", *told, "order-made=2026-10-12")
    lines = ask("pathway", *words, "--plain", today="2026-11-28").out.splitlines()
    place = {line.split(":")[0]: at for at, line in reversed([*enumerate(lines)])}
    assert place["next step"] < place["also, find out"] < place["also, was due"]


SUPPOSED = [(each.id, fact) for each in CONCERNS.values() for fact in each.supposes]


@pytest.mark.parametrize(("concern", "fact"), SUPPOSED, ids=str)
def test_what_a_concern_supposes_and_was_denied_is_asked_or_named(concern: str, fact: str) -> None:
    words = ("--concern", concern, f"{fact}=never", "--format", "json")
    shown = read_json(ask("pathway", *words, today=TODAY).out)
    named = [each["where"] for each in shown["problems"]]
    asked = "Which of the two is it?" in (shown["beside"] or "")
    assert asked or f"{fact}=" in named


def test_what_a_concern_supposes_is_asked_about_only_where_nothing_told_shows_it() -> None:
    words = (
        "--concern",
        "excluded",
        "exclusion-began=never",
        "exclusion-notice-received=2026-10-10",
    )
    shown = read_json(ask("pathway", *words, "--format", "json", today=TODAY).out)
    assert "Which of the two is it?" not in (shown["beside"] or "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--concern", "no-answer", "request-received=never"), "It was told that this has not"),
        (("--concern", "support-not-given", "--plan", "yes"), "It was told that there is an EHC"),
    ],
)
def test_the_first_line_asks_which_of_the_two_it_is(words: tuple[str, ...], said: str) -> None:
    told = ask("pathway", *words, "-q", today=TODAY).out
    assert told.startswith(said)
    assert "and this concern says otherwise. Which of the two is it? Next: " in told


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            ("request-received=2026-07-20", "decision-notified=2026-08-30"),
            "Not late yet, as far as told. The council: Final plan sent, if there is to be one, by "
            "Monday 7 December 2026, in 9 days, if it binds",
        ),
        (
            ("request-received=2026-10-30", "decision-notified=2026-11-10"),
            "Not late yet, as far as told. The council: Final plan sent, if there is to be one, by "
            "Friday 19 March 2027, in 111 days, if it binds",
        ),
        (
            ("request-received=2026-07-20", "decision-notified=2026-09-10"),
            "Next: complain to the council. The council: Final plan sent, if there is to be one, "
            "by Monday 7 December 2026, in 9 days, if it binds",
        ),
    ],
)
def test_a_refusal_that_may_never_have_been_due_leaves_nobody_late(
    facts: tuple[str, ...], line: str
) -> None:
    """The sixteen weeks of 20 July ended on 9 November; the six on 31 August."""
    words = ("--concern", "no-answer", *facts, "-q")
    assert f"{line}\n" == ask("pathway", *words, today="2026-11-28").out


def test_nobody_is_called_in_time_while_the_notice_of_a_meeting_may_be_late() -> None:
    """Two weeks before 10 December is 26 November."""
    facts = ("review-meeting=2026-12-10", "last-review=2025-12-20", "--planned")
    words = ("--concern", "review-late", *facts, "--format", "json")
    shown = read_json(ask("pathway", *words, today="2026-11-28").out)
    assert "Find out whether it was done: Notice of the review meeting" in shown["verdict"]
    assert shown["next"]["early"].startswith("What is to be found out below may be late.")
    told = ("review-meeting=2027-01-10", "last-review=2026-01-20", "--planned")
    words = ("--concern", "review-late", *told, "--format", "json")
    early = read_json(ask("pathway", *words, today="2026-11-28").out)["next"]["early"]
    assert "The council is not late yet, as far as told." in early
