"""The clocks of a story, written from the digest of the law: never from a rule or an answer.

What each duty runs from and ends with, what shows that its step is over, and all that it leans on.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

Days = Mapping[str, date]

HOLIDAYS = frozenset(
    date(year, month, day)
    for year, days in {
        2026: ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)),
        2027: ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)),
    }.items()
    for month, day in days
)
"""Bank holidays as the digest lists them; clocks in working days begin in 2026 or later."""

ONE_DAY = timedelta(days=1)


def working(first: date) -> Iterator[date]:
    """Give working days from a day on."""
    day = first
    while True:
        if day.weekday() < 5 and day not in HOLIDAYS:
            yield day
        day += ONE_DAY


def working_days(after: date, number: int, *, skips: Callable[[date], bool] | None = None) -> date:
    """Give the last of some working days after a day; ``skips`` says which do not count."""
    counted = (day for day in working(after + ONE_DAY) if skips is None or not skips(day))
    return next(day for place, day in enumerate(counted, 1) if place == number)


def left_out(day: date) -> bool:
    """Say whether rule 12(3)(b) leaves a day out of the count: August, 25 December to 1 January."""
    return day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)


def a_year_beginning_with(day: date) -> date:
    """Give the day before the anniversary; of 29 February, the last day of the short month."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1) - ONE_DAY


def anniversary(day: date) -> date:
    """Give the day a year later, by which some advice bodies count; of 29 February, the 28th."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 2, 28) if leap else day.replace(year=day.year + 1)


class Duty(NamedTuple):
    """One duty of a public body.

    Attributes:
        rule: Its id.
        anchor: The event it runs from.
        own: The event that fulfils it.
        due: Its last day, from the days of a story.
        over: Later stages, each of which shows that its step was taken or is over; ``outcome`` too.
        besides: A stage that shows it only where another event was told as well, and came later.
        leans: Whatever else decides whether it binds: events, and ``outcome``, ``reason``, ``order``.
        leans_beside: What decides that only where something else was told: that, then the event.
        order: What must have been ordered.
        latest: Its last day by the most generous of the readings, where they differ.
    """

    rule: str
    anchor: str
    own: str
    due: Callable[[Days], date]
    over: tuple[str, ...] = ()
    besides: tuple[tuple[str, str], ...] = ()
    leans: tuple[str, ...] = ()
    leans_beside: tuple[tuple[str, str], ...] = ()
    order: str | None = None
    latest: Callable[[Days], date] | None = None


def _weeks(number: int, anchor: str) -> Callable[[Days], date]:
    return lambda days: days[anchor] + timedelta(weeks=number)


def _days(number: int, anchor: str) -> Callable[[Days], date]:
    return lambda days: days[anchor] + timedelta(days=number)


def _working(number: int, anchor: str) -> Callable[[Days], date]:
    return lambda days: working_days(days[anchor], number)


def _transfer(days: Days) -> date:
    """Count 15 working days beginning with awareness, or the day of the move if that is later."""
    aware = days["old-council-aware"]
    fifteen = next(day for place, day in enumerate(working(aware), 1) if place == 15)
    return max(fifteen, days["move-date"])


NOTICE = ("amendment-notice-sent", "amendment-notice-served")
APPEALED = ("appeal-lodged", "appeal-received-by-council")
AN_APPEAL = (
    *APPEALED,
    "response-received",
    "tribunal-decision-sent",
    "tribunal-reasons-sent",
    "order-made",
    "order-sent",
    "council-told-tribunal",
    "permission-asked",
    "permission-refused",
    "permission-granted",
    "set-aside-refused",
    "tribunal-review-sent",
    "ut-permission-refused",
)
DISPUTED = (
    *AN_APPEAL,
    "adviser-contacted",
    "told-adviser-no-mediation",
    "told-council-mediation-wanted",
    "mediation-date",
    "mediation-concluded",
    "certificate-issued",
    "agreement-made",
    "council-agreed",
)
"""Steps of mediation and of an appeal: each follows a decision of the council."""

OF_THE_PLAN = (
    "plan-made",
    "last-review",
    "review-meeting",
    "review-report-sent",
    "review-decision-sent",
    *NOTICE,
)
OF_A_PLAN = (
    *OF_THE_PLAN,
    "reassessment-request-received",
    "reassessment-notified",
    "plan-transferred",
)
"""What only somebody with a plan has."""

DUTIES = (
    Duty(
        "assessment.decision",
        "request-received",
        "decision-notified",
        _weeks(6, "request-received"),
        over=(
            "draft-served",
            "final-plan-sent",
            "plan-refused",
            "last-assessment",
            "outcome",
            *DISPUTED,
            *OF_A_PLAN,
        ),
        leans=("reason",),
    ),
    Duty(
        "assessment.advice",
        "advice-request-received",
        "advice-given",
        _weeks(6, "advice-request-received"),
        over=("final-plan-sent", "plan-refused", "last-assessment", *DISPUTED, *OF_A_PLAN),
        leans=("reason", "outcome"),
    ),
    Duty(
        "assessment.refusal-of-plan",
        "request-received",
        "plan-refused",
        _weeks(16, "request-received"),
        over=("final-plan-sent",),
        leans=("outcome", "reason"),
    ),
    Duty(
        "assessment.final-plan",
        "request-received",
        "final-plan-sent",
        _weeks(20, "request-received"),
        over=(*DISPUTED, *OF_A_PLAN),
        leans=("plan-refused", "decision-notified", "outcome", "reason", "order-made"),
    ),
    Duty(
        "review.complete",
        "last-review",
        "review-decision-sent",
        lambda days: a_year_beginning_with(days["last-review"]),
        over=NOTICE,
        besides=(("outcome", "review-meeting"), ("final-plan-sent", "review-meeting")),
        latest=lambda days: anniversary(days["last-review"]),
    ),
    Duty(
        "review.report",
        "review-meeting",
        "review-report-sent",
        _weeks(2, "review-meeting"),
        over=("review-decision-sent", *NOTICE, "final-plan-sent", "last-review", "outcome"),
    ),
    Duty(
        "review.decision",
        "review-meeting",
        "review-decision-sent",
        _weeks(4, "review-meeting"),
        over=(*NOTICE, "final-plan-sent", "last-review", "outcome"),
    ),
    Duty(
        "review.amendments",
        "review-meeting",
        "amendment-notice-sent",
        _weeks(4, "review-meeting"),
        over=("amendment-notice-served", "final-plan-sent", "last-review"),
        leans=("outcome",),
    ),
    Duty(
        "review.final-plan",
        "amendment-notice-sent",
        "final-plan-sent",
        _weeks(8, "amendment-notice-sent"),
        leans=("outcome", "reason"),
    ),
    Duty(
        "review.longstop",
        "review-meeting",
        "final-plan-sent",
        _weeks(12, "review-meeting"),
        leans=("outcome", "reason"),
    ),
    Duty(
        "reassessment.decision",
        "reassessment-request-received",
        "reassessment-notified",
        _days(15, "reassessment-request-received"),
        over=("final-plan-sent", "draft-served", "plan-refused", "last-assessment", *DISPUTED),
        leans=("reason", "outcome"),
    ),
    Duty(
        "reassessment.final-plan",
        "reassessment-notified",
        "final-plan-sent",
        _weeks(14, "reassessment-notified"),
        leans=("reason", "outcome"),
        leans_beside=(("outcome", "review-decision-sent"),),
    ),
    Duty(
        "mediation.certificate-no-mediation",
        "told-adviser-no-mediation",
        "certificate-issued",
        _working(3, "told-adviser-no-mediation"),
        over=AN_APPEAL,
        leans=("reason", *AN_APPEAL),
    ),
    Duty(
        "mediation.certificate-after",
        "mediation-concluded",
        "certificate-issued",
        _working(3, "mediation-concluded"),
        over=AN_APPEAL,
        leans=("reason", *AN_APPEAL),
    ),
    Duty(
        "mediation.certificate-not-arranged",
        "council-said-cannot-arrange",
        "certificate-issued",
        _working(3, "council-said-cannot-arrange"),
        over=AN_APPEAL,
        leans=("reason", *AN_APPEAL),
    ),
    Duty(
        "mediation.meeting",
        "told-council-mediation-wanted",
        "mediation-date",
        _days(30, "told-council-mediation-wanted"),
        over=("certificate-issued", "mediation-concluded", *AN_APPEAL),
        leans=("told-adviser-no-mediation",),
    ),
    Duty(
        "mediation.notify-icb",
        "told-council-health-issue",
        "council-told-icb",
        _working(3, "told-council-health-issue"),
        over=(
            "certificate-issued",
            "mediation-date",
            "mediation-concluded",
            "agreement-made",
            *AN_APPEAL,
        ),
    ),
    Duty(
        "appeal.la-response",
        "appeal-received-by-council",
        "response-received",
        lambda days: working_days(days["appeal-received-by-council"], 30, skips=left_out),
        over=(
            "tribunal-decision-sent",
            "tribunal-reasons-sent",
            "order-made",
            "order-sent",
            "permission-asked",
            "permission-refused",
            "permission-granted",
            "set-aside-refused",
            "tribunal-review-sent",
            "ut-permission-refused",
        ),
    ),
    Duty("move.transfer", "old-council-aware", "plan-transferred", _transfer, leans=("move-date",)),
    *(
        Duty(
            f"order.{row}",
            "order-made",
            own,
            _weeks(weeks, "order-made"),
            over=(
                *(() if own == "final-plan-sent" else ("final-plan-sent",)),
                *(OF_THE_PLAN if order == "plan" else ()),
            ),
            leans=("order",),
            order=order,
        )
        for row, order, own, weeks in (
            ("contents", "contents", "final-plan-sent", 5),
            ("school", "school", "final-plan-sent", 2),
            ("continue-amend", "continue-amend", "final-plan-sent", 5),
            ("plan-draft", "plan", "draft-served", 5),
            ("plan-final", "plan", "final-plan-sent", 11),
        )
    ),
)
