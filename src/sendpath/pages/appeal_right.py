"""``can-appeal`` as people read it: the answer, the days, the certificate, then why."""

from collections.abc import Iterator, Mapping

from sendpath.answers import words
from sendpath.answers.appeal_right import CanAppealView
from sendpath.answers.context import Context
from sendpath.answers.pathway import WHO
from sendpath.core.certificate import State
from sendpath.core.clauses import Count
from sendpath.core.decisions import Decision
from sendpath.core.names import printable, spell_fully
from sendpath.formats.page import Foot, Grid, Line, Page, Pairs
from sendpath.pages.date_lines import law_line, noted

ANSWERS = {
    "yes": "yes, this carries a right of appeal to the SEND Tribunal",
    "no": "no, this carries no right of appeal of its own; see what to do instead",
    "depends": "it depends; see why",
}
STATES: Mapping[State, str] = {
    "needed": "needed",
    "not-needed": "not needed",
    "held": "held",
    "leave-needed": "needed; the {} for it are over, so leave (permission) may be needed",
}
LABELS = {"because": "because", "instead": "instead", "flips": "would change it"}


def page(shown: CanAppealView, context: Context) -> Page:
    """Lay the answer out for people."""
    lines = tuple(_lines(shown, context))
    return Page("May this be appealed?", (Pairs(lines), Foot(tuple(_footer(shown)))))


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


def _lines(shown: CanAppealView, context: Context) -> Iterator[Line]:
    if shown["uncovered"]:
        yield from (("not covered", note["text"]) for note in shown["uncovered"])
    else:
        yield "answer", ANSWERS[shown["answer"] or "depends"]
        yield "about", f"{shown['words']} ({shown['reason']})"
    yield from _days(shown, context)
    if shown["certificate"]:
        yield "certificate", STATES[shown["certificate"]].format(_time_for_it(context))
    if shown["form"]:
        yield "form", shown["form"]
    if shown["who"]:
        yield "who appeals", WHO[shown["who"]]
    told = (shown["because"], shown["instead"], shown["flips"])
    for label, notes in zip(LABELS.values(), told, strict=True):
        yield from ((label, noted(note, context.shorts)) for note in notes)
    yield from (("note", noted(note, context.shorts)) for note in shown["warnings"])
    for problem in shown["problems"]:
        where = printable(problem["where"])
        yield f"left out: {where}", printable(f"{problem['problem']} {problem['write']}")


def _days(shown: CanAppealView, context: Context) -> Iterator[Line]:
    if shown["contact_by"]:
        yield "contact the adviser by", spell_fully(shown["contact_by"])
    if shown["last_day"]:
        window = context.book.law.rules[context.book.letter.window].versions[-1]
        hour = window.by_time and words.clock(window.by_time.strftime("%H:%M"))
        received = f", received by {hour}" if hour else ""
        yield "last day to appeal", f"{spell_fully(shown['last_day'])}{received}"
    if shown["act_by"] and shown["act_by"] != shown["last_day"]:
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
