"""The periods of the law as a handbook tabulates them, for the adapters beside this file.

Each rule: the fact it runs from, the period, how it runs (`after`, `beginning` with, `before`), and
whether its end rolls to a working day (`roll`) or leaves August and Christmas out (`skip`).
Readings, conditions and a school's own terms do not fit into such a table; rules that need them are
not here.
"""

WEEKS_OF_AN_ORDER = {
    "assess": 2,
    "assess-refusal": 10,
    "assess-plan": 14,
    "plan-draft": 5,
    "plan-final": 11,
    "contents": 5,
    "school": 2,
    "continue": 0,
    "continue-amend": 5,
}
"""The rows that orders, concessions and agreements share."""

FROM = {
    "order": "order-made",
    "concession": "council-told-tribunal",
    "agreement": "agreement-made",
}

Row = tuple[str, int, str, str, str]
"""The fact, how many, of what (days, weeks, months, working days), how it runs, what then."""

PERIODS: dict[str, Row] = {
    "mediation.contact-adviser": ("decision-sent", 2, "months", "after", ""),
    "appeal.la-response": ("appeal-received-by-council", 30, "working days", "after", "skip"),
    "appeal.registration": ("appeal-lodged", 20, "working days", "after", "skip"),
    "appeal.bundle": ("hearing-date", 10, "working days", "before", "skip"),
    "appeal.decision": ("hearing-date", 10, "working days", "after", "skip"),
    "appeal.set-aside": ("tribunal-decision-sent", 28, "days", "after", "roll"),
    "appeal.permission": ("tribunal-reasons-sent", 28, "days", "after", "roll"),
    "appeal.upper-tribunal": ("permission-refused", 1, "months", "after", "roll"),
    "appeal.upper-notice": ("permission-granted", 1, "months", "after", "roll"),
    "appeal.oral-renewal": ("ut-permission-refused", 14, "days", "after", "roll"),
    "mediation.certificate-no-mediation": (
        *("told-adviser-no-mediation", 3, "working days", "after", ""),
    ),
    "mediation.certificate-not-arranged": (
        *("council-said-cannot-arrange", 3, "working days", "after", ""),
    ),
    "mediation.certificate-after": ("mediation-concluded", 3, "working days", "after", ""),
    "mediation.notify-icb": ("told-council-health-issue", 3, "working days", "after", ""),
    "mediation.notice": ("mediation-date", 5, "working days", "before", ""),
    "mediation.meeting": ("told-council-mediation-wanted", 30, "days", "after", ""),
    "mediation.meeting-health-only": ("council-told-icb", 30, "days", "after", ""),
    "assessment.decision": ("request-received", 6, "weeks", "after", ""),
    "assessment.advice": ("advice-request-received", 6, "weeks", "after", ""),
    "assessment.refusal-of-plan": ("request-received", 16, "weeks", "after", ""),
    "assessment.comments": ("draft-served", 15, "days", "beginning", ""),
    "assessment.final-plan": ("request-received", 20, "weeks", "after", ""),
    "assessment.school-reply": ("school-consulted", 15, "days", "after", ""),
    "assessment.draft-guide": ("request-received", 14, "weeks", "after", ""),
    "assessment.ask-again": ("last-assessment", 6, "months", "after", ""),
    "review.complete": ("last-review", 12, "months", "beginning", ""),
    "review.notice": ("review-meeting", 2, "weeks", "before", ""),
    "review.papers": ("review-meeting", 2, "weeks", "before", ""),
    "review.report": ("review-meeting", 2, "weeks", "after", ""),
    "review.decision": ("review-meeting", 4, "weeks", "after", ""),
    "review.amendments": ("review-meeting", 4, "weeks", "after", ""),
    "review.comments": ("amendment-notice-served", 15, "days", "beginning", ""),
    "review.final-plan": ("amendment-notice-sent", 8, "weeks", "after", ""),
    "review.longstop": ("review-meeting", 12, "weeks", "after", ""),
    "amendment.comments": ("amendment-notice-served", 15, "days", "beginning", ""),
    "amendment.final-plan": ("amendment-notice-sent", 8, "weeks", "after", ""),
    "phase.between-post16": ("transfer-date", 5, "months", "before", ""),
    "reassessment.decision": ("reassessment-request-received", 15, "days", "after", ""),
    "reassessment.bar": ("last-assessment", 6, "months", "after", ""),
    "reassessment.final-plan": ("reassessment-notified", 14, "weeks", "after", ""),
    "move.inform": ("plan-transferred", 6, "weeks", "after", ""),
    "order.cease": ("order-made", 0, "weeks", "after", ""),
    "agreement.other": ("agreement-made", 2, "weeks", "after", ""),
    "agreement.tell-council": ("agreement-made", 1, "weeks", "after", ""),
    "concession.agreed-final-plan": ("request-received", 20, "weeks", "after", ""),
    "recommendation.response": ("recommendation-issued", 35, "days", "after", ""),
    "complaint.ombudsman": ("matter-known", 12, "months", "beginning", ""),
    "complaint.nhs": ("matter-known", 12, "months", "after", ""),
    "complaint.judicial-review": ("grounds-arose", 3, "months", "after", ""),
    "transport.ask-review": ("transport-decision-received", 20, "working days", "after", ""),
    "transport.review-answer": ("transport-review-asked", 20, "working days", "after", ""),
    "transport.ask-panel": ("transport-review-answered", 20, "working days", "after", ""),
    "transport.panel": ("transport-panel-asked", 40, "working days", "after", ""),
    "transport.panel-letter": ("transport-panel-met", 5, "working days", "after", ""),
    "discrimination.claim": ("conduct-date", 6, "months", "beginning", ""),
    "discrimination.response": ("claim-received-by-school", 30, "working days", "after", ""),
    **{
        f"{process}.{row}": (event, weeks, "weeks", "after", "")
        for process, event in FROM.items()
        for row, weeks in WEEKS_OF_AN_ORDER.items()
    },
}

WINDOW = "appeal.window"
CERTIFICATE = "certificate-issued"
TWO_MONTHS: Row = ("decision-sent", 2, "months", "after", "roll")
A_MONTH: Row = (CERTIFICATE, 1, "months", "after", "roll")

STAND_INS = {
    "decision-sent": "decision-dated",
    "last-review": "plan-made",
    "amendment-notice-served": "amendment-notice-sent",
    "tribunal-reasons-sent": "tribunal-decision-sent",
}
"""A fact that is taken for one that was not told."""


def told(events: dict[str, str], event: str) -> str:
    """Give the text of a fact, or of the one that stands in for it."""
    return events.get(event) or events.get(STAND_INS.get(event, ""), "")
