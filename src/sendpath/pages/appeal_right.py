"""``can-appeal`` as people read it: the answer, the days, the certificate, then why."""

from collections.abc import Iterator, Mapping

from sendpath.answers import words
from sendpath.answers.appeal_right import CanAppealView
from sendpath.answers.at_odds import AT_ODDS
from sendpath.answers.context import Context
from sendpath.answers.letter_right import TO_GET
from sendpath.answers.pathway import WHO
from sendpath.core.certificate import State
from sendpath.core.clauses import Count
from sendpath.core.decisions import Decision
from sendpath.core.names import printable, spell_fully
from sendpath.core.problem import COUNTED
from sendpath.formats.page import Foot, Grid, Line, Lines, Page, Pairs
from sendpath.pages.date_lines import noted, told_undated
from sendpath.pages.frame import law_line, uncovered, verdict_of

STATES: Mapping[State, str] = {
    "needed": "needed",
    "not-needed": "not needed",
    "held": "held",
    "leave-needed": "needed; the {} for it are over: see below",
}
BY_AGE = "not-told"
"""The saying that who appeals goes by age: in short it stands with the form."""

NOTES, LEAST = 3, 1
"""Reasons and remarks on one screen, and the least of remarks; the others with ``--explain``."""


def page(shown: CanAppealView, context: Context, *, explain: bool = False) -> Page:
    """Lay the answer out for people.

    Args:
        shown: The answer.
        context: The names of the law.
        explain: Whether to add every note, and the law of each.
    """
    return Page(
        "May this be appealed?",
        (
            Pairs(tuple(_facts(shown, context))),
            Lines(tuple(_told(shown, context, explain=explain))),
            Foot(tuple(_footer(shown))),
        ),
        verdict_of(shown),
    )


def reasons_page(reasons: Mapping[str, Decision]) -> Page:
    """List every reason: what it is called, what it is, and whether it can be appealed."""
    rows = tuple((each.slug, each.words, _short(each)) for each in reasons.values())
    heads = ("Write", "What it is", "Appeal")
    return Page("What councils decide", (Grid(heads, rows, plain="{0}: {1}; appeal: {2}"),))


def reasons_document(reasons: Mapping[str, Decision]) -> list[dict[str, str]]:
    """List every reason for a program."""
    return [
        {"reason": each.slug, "words": each.words, "answer": _short(each)}
        for each in reasons.values()
    ]


def _short(decision: Decision) -> str:
    if decision.certificate is None:
        return decision.answer
    certificate = "certificate" if decision.certificate == "needed" else "no certificate"
    return f"{decision.answer}, {certificate}, {decision.form}"


def _facts(shown: CanAppealView, context: Context) -> Iterator[Line]:
    if shown["uncovered"]:
        yield from uncovered(shown["uncovered"])
    else:
        yield "about", f"{shown['words']} ({shown['reason']})"
    yield from told_undated(shown["given"]["undated"], context)
    yield from _days(shown, context)
    if shown["certificate"] and not (shown["is_in"] and shown["certificate"] in TO_GET):
        yield "certificate", STATES[shown["certificate"]].format(_time_for_it(context))
    if shown["form"]:
        yield "form", shown["form"]
    if shown["who"]:
        yield "who appeals", WHO[shown["who"]]
    elif shown["answer"] == "yes":
        yield "who appeals", "parent or young person, by age: give --born"


def _told(shown: CanAppealView, context: Context, *, explain: bool) -> Iterator[Line]:
    """Say why, what to do instead, what would change it, and what to know besides."""
    told = [each for each in shown["because"] if explain or each["id"] != BY_AGE]
    for number, each in enumerate(told):
        yield "because", noted(each, context.shorts) if explain or not number else each["text"]
    besides = [
        *(("note", each) for each in shown["warnings"] if each["id"] == AT_ODDS),
        *(("instead", each) for each in shown["instead"]),
        *(("would change it", each) for each in shown["flips"]),
        *(("note", each) for each in shown["warnings"] if each["id"] != AT_ODDS),
    ]
    kept = besides if explain else besides[: max(NOTES - len(told), LEAST)]
    for label, each in kept:
        law = explain or label == "instead"
        yield label, noted(each, context.shorts) if law else each["text"]
    if len(kept) < len(besides):
        more = words.many(len(besides) - len(kept), "more note")
        yield "more", f"{more}, and the law of each: add --explain"
    for problem in shown["problems"]:
        where = printable(problem["where"])
        label = "check" if problem["write"] == COUNTED else "left out"
        yield f"{label}: {where}", printable(f"{problem['problem']} {problem['write']}")


def _days(shown: CanAppealView, context: Context) -> Iterator[Line]:
    if shown["contact_by"] and shown["contact_by"] != shown["last_day"]:
        yield "ring the adviser by", spell_fully(shown["contact_by"])
    if shown["last_day"] and shown["last_day"] >= context.today:
        window = context.book.law.rules[context.book.letter.window].versions[-1]
        hour = window.by_time and words.clock(window.by_time.strftime("%H:%M"))
        received = f", {hour}" if hour else ""
        yield "last day to appeal", f"{spell_fully(shown['last_day'])}{received}"
    passed = shown["act_by"] is None or shown["act_by"] < context.today
    if not passed and shown["act_by"] and shown["act_by"] != shown["last_day"]:
        yield "act by", f"{spell_fully(shown['act_by'])}, the safe day by another reading"


def _time_for_it(context: Context) -> str:
    """Say how long there is for contacting the adviser."""
    rule = context.book.law.rules[context.book.letter.contact]
    run = rule.versions[-1].limbs[0].run
    return words.period(run.period) if isinstance(run, Count) else "time"


def _footer(shown: CanAppealView) -> Iterator[Line]:
    yield "today", spell_fully(shown["today"])
    yield law_line(shown["law_as_at"])
    yield "rule book", shown["rule_book"]
    yield "please note", words.ADVICE
