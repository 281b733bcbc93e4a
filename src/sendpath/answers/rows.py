"""One outcome to one row of the view."""

from datetime import time

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.notes import (
    beside,
    beside_view,
    cite_of,
    exception_view,
    is_noted,
    plain_note,
    readings_view,
    said_view,
    step_view,
    what_if_view,
)
from sendpath.answers.shapes import CiteView, RowView
from sendpath.answers.summaries import not_covered, to_come, unconfirmed, why_then
from sendpath.core.assessment import Assessment
from sendpath.core.law import Rule
from sendpath.core.outcomes import (
    Deadline,
    NoDate,
    NotApplicable,
    NotCovered,
    Outcome,
    Unconfirmed,
    Waiting,
    WhatIf,
    is_outgrown,
)
from sendpath.core.standing import (
    arguable_until,
    days_late,
    days_left,
    done_by,
    happened,
    is_gone,
    is_overdue,
    is_unconfirmed,
    overtaken,
    planned,
    standing,
    whether_done,
)


def row(outcome: Outcome, assessment: Assessment, context: Context) -> RowView:
    """Show one outcome, and what stands beside it, as the contract has it."""
    match outcome:
        case Deadline():
            return _due(outcome, assessment, context)
        case Waiting():
            return _waiting(outcome, assessment, context)
        case NotApplicable():
            because = said_view(outcome.because, context)
            return {
                **_blank(outcome.rule),
                "status": "not-applicable",
                "because": [because],
                "summary": because["text"],
                "listed": is_outgrown(outcome),
            }
        case NotCovered():
            text = not_covered(outcome, context)
            return {
                **_blank(outcome.rule),
                "status": "not-covered",
                "because": [plain_note("not-covered", text)],
                "summary": text,
                "listed": True,
            }
        case NoDate():
            because = said_view(outcome.because, context)
            return {
                **_blank(outcome.rule),
                "because": [because],
                "summary": because["text"],
                "listed": True,
            }
        case Unconfirmed():
            return {
                **_blank(outcome.rule),
                "status": "unconfirmed",
                "because": [plain_note("unconfirmed", unconfirmed(outcome.rule))],
                "summary": unconfirmed(outcome.rule),
                "listed": True,
            }


def _due(outcome: Deadline, assessment: Assessment, context: Context) -> RowView:
    exempt = assessment.exceptions(outcome)
    stands = standing(outcome, today=context.today)
    return {
        **_blank(outcome.rule),
        "status": "due",
        "conditional": outcome.conditional,
        "uncertain": outcome.uncertain,
        "due": outcome.due.day,
        "by_time": _time(outcome.version.by_time),
        "by_time_cite": _timecite_of(outcome, context),
        "opens": outcome.opens,
        "raw": outcome.raw.day,
        "safe": outcome.safe,
        "latest": outcome.latest,
        "arguable_until": arguable_until(outcome, today=context.today),
        "days_left": days_left(outcome, today=context.today),
        "standing": stands,
        "certainty": outcome.certainty,
        "verified": outcome.due.verified,
        "steps": [step_view(step, context) for step in outcome.due.steps],
        "considered": [step_view(each.derived.steps[-1], context) for each in outcome.considered],
        "readings": readings_view(outcome, context),
        "exceptions": [exception_view(each, context) for each in exempt],
        "what_if": what_if_view(_what_if(outcome, assessment, context)),
        "happened": happened(outcome, today=context.today),
        "planned": planned(outcome, today=context.today),
        "done_by": done_by(outcome, today=context.today),
        "days_late": days_late(outcome, today=context.today),
        "done": whether_done(outcome, today=context.today),
        "ticked": _ticked(outcome, assessment, context),
        "overdue": is_overdue(outcome, today=context.today),
        "to_confirm": is_unconfirmed(outcome, today=context.today),
        "gone": _is_gone(outcome, assessment, context),
        "warnings": [beside_view(each, context) for each in beside(outcome, assessment, context)],
        "summary": why_then(outcome, context),
        "listed": True,
    }


def _ticked(outcome: Deadline, assessment: Assessment, context: Context) -> str | None:
    """Name a fact that was said to have happened, and not when, and shows that it was done."""
    own, ticked = outcome.rule.closed_by, assessment.case.ticked
    if own is None or not outcome.ticked or happened(outcome, today=context.today) is not None:
        return None
    shows = (own, *context.engine.ties.provers.get(own, ()))
    return next((str(each) for each in shows if each in ticked), None)


def _is_gone(outcome: Deadline, assessment: Assessment, context: Context) -> bool:
    """Say whether days up to today are not its own: it is too late for it, or it may be done."""
    today = context.today
    over = is_gone(outcome, today=today) or overtaken(outcome, today=today) is not None
    return over or is_noted(outcome, assessment, context, only=lambda note: note.unsure == "done")


def _what_if(outcome: Deadline, assessment: Assessment, context: Context) -> WhatIf:
    """Say what a certificate would do: the only fact still to come whose effect is told ahead."""
    certificate = context.book.letter.certificate
    told_ahead = outcome.open_event == certificate and certificate not in assessment.case.ticked
    return assessment.what_if(outcome) if told_ahead else WhatIf()


def _waiting(outcome: Waiting, assessment: Assessment, context: Context) -> RowView:
    uncertain = outcome.uncertain
    return {
        **_blank(outcome.rule),
        "status": "waiting",
        "conditional": outcome.rule.conditional or uncertain,
        "uncertain": uncertain,
        "waiting_for": [str(event) for event in outcome.waiting_for],
        "floor": outcome.floor,
        "happened": outcome.happened,
        "warnings": [said_view(each, context) for each in assessment.notes(outcome)],
        "summary": to_come(outcome, assessment.case, context),
        "listed": outcome.near and not outcome.is_over,
    }


def _blank(rule: Rule) -> RowView:
    return {
        "id": rule.id,
        "title": rule.title,
        "who": rule.who,
        "owner": words.owner_of(rule),
        "kind": rule.kind,
        "conditional": rule.conditional,
        "uncertain": False,
        "status": "no-date",
        "sense": rule.sense,
        "due": None,
        "by_time": None,
        "by_time_cite": None,
        "opens": None,
        "raw": None,
        "safe": None,
        "latest": None,
        "arguable_until": None,
        "days_left": None,
        "standing": None,
        "certainty": None,
        "verified": None,
        "waiting_for": [],
        "floor": None,
        "closed_by": rule.closed_by,
        "because": [],
        "steps": [],
        "considered": [],
        "readings": [],
        "exceptions": [],
        "what_if": what_if_view(WhatIf()),
        "happened": None,
        "planned": None,
        "done_by": None,
        "days_late": None,
        "done": None,
        "ticked": None,
        "overdue": False,
        "to_confirm": False,
        "gone": False,
        "warnings": [],
        "summary": "",
        "listed": False,
    }


def _timecite_of(outcome: Deadline, context: Context) -> CiteView | None:
    cite = outcome.version.by_time_cite
    return None if cite is None else cite_of(cite, context)


def _time(by_time: time | None) -> str | None:
    return None if by_time is None else by_time.strftime("%H:%M")
