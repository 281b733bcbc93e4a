"""The clocks of the later sections, walked one day at a time.

Written, like `walker` and `walker_rest`, from the law digest (england.md, sections 1, 2, 4, 6 to 10,
13 and 14) alone, without sight of the code it checks. Nothing here is clever; only the single-day
pieces are cached.

Section numbers in the docstrings are the digest's. In every list of days the prevailing one stands
first.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from witnesses.walker import (
    _first_working_day_after,
    _months_after,
    appeal_window,
    is_working_day,
)
from witnesses.walker_rest import (
    Range,
    _days_after,
    _next_kept_working_day,
    _one,
    _previous_working_day,
    _several,
    _walk,
)

_DAY = timedelta(days=1)

Terms = tuple[tuple[date, date], ...]  # a school's terms: (first day, last day), both inside
Told = Mapping[str, date]  # event (section 13) to its day; `transfer-year`: 1 September of it
Rule = Callable[[Told, Terms], Range | None]
Count = Callable[[date], Range]

# Events that stand in for one not told (section 13, "<- x"), as far as these rules need them.
_STAND_INS: dict[str, str] = {
    "decision-sent": "decision-dated",
    "last-review": "plan-made",
    "amendment-notice-served": "amendment-notice-sent",
}


def _when(told: Told, event: str) -> date | None:
    """The day of an event, or of the one that stands in for it; None: not known (section 13)."""
    if event in told:
        return told[event]
    if event in _STAND_INS:
        return told.get(_STAND_INS[event])
    return None


# ---------------------------------------------------------------- single days (section 1)


@cache
def _day_before(day: date) -> date:
    """The calendar day before."""
    return day - _DAY


@cache
def _months_beginning_with(event: date, months: int) -> date:
    """Last day of so many months of which the event is day one (section 1).

    The day before the corresponding date; where the later month has none, its last day.
    """
    corresponding = _months_after(event, months)
    return _day_before(corresponding) if corresponding.day == event.day else corresponding


@cache
def _months_before(event: date, months: int) -> date:
    """The corresponding date back, or the last day of a month that has none (section 1).

    Walk back. Once as many months have been entered as the period has, stop at the first day whose
    number is not above the event's.
    """
    walker = event
    entered = 0
    while entered < months or walker.day > event.day:
        month = walker.month
        walker -= _DAY
        if walker.month != month:
            entered += 1
    return walker


@cache
def _working_day_from(day: date) -> date:
    """Day one of working days "beginning with" a day: it, or the next working day (section 1)."""
    return day if is_working_day(day) else _first_working_day_after(day)


@cache
def _working_day_up_to(day: date) -> date:
    """The working day on or before (section 10)."""
    return day if is_working_day(day) else _previous_working_day(day)


@cache
def _is_school_day(day: date, terms: Terms) -> bool:
    """A Monday to Friday, not a bank holiday, inside a term."""
    return is_working_day(day) and any(first <= day <= last for first, last in terms)


# ---------------------------------------------------------------- counting


def _days_before(start: date, days: int) -> date:
    """Calendar days before; the start is not counted (section 1)."""
    return _walk(start, days, _day_before)


def _weeks_after(start: date, weeks: int) -> date:
    """Weeks of seven calendar days; the start is not counted (section 1)."""
    return _days_after(start, 7 * weeks)


def _days_beginning_with(start: date, days: int) -> date:
    """Calendar days of which the start is day one (section 1)."""
    return _days_after(start, days - 1)


def _school_days(start: date, number: int, terms: Terms, *, start_counts: bool) -> date | None:
    """That school day after the start, or counting the start if it is one.

    None when the walk, the start included, leaves the time from the first day of the first term to
    the last day of the last.
    """
    if not terms:
        return None
    opens = min(first for first, _ in terms)
    closes = max(last for _, last in terms)
    if not opens <= start <= closes:
        return None
    day = start
    counted = 1 if start_counts and _is_school_day(day, terms) else 0
    while counted < number:
        day += _DAY
        if day > closes:
            return None
        if _is_school_day(day, terms):
            counted += 1
    return day


# ---------------------------------------------------------------- rules of a common shape


def _from(event: str, count: Count) -> Rule:
    """A rule that counts from one event and needs no other."""

    def rule(told: Told, _terms: Terms) -> Range | None:
        start = _when(told, event)
        return None if start is None else count(start)

    return rule


def _printed_or(printed: str, rule: Rule) -> Rule:
    """A printed date stands as it is and displaces the computed one (section 13)."""

    def either(told: Told, terms: Terms) -> Range | None:
        day = told.get(printed)
        return rule(told, terms) if day is None else _one(day)

    return either


def _weeks_of(weeks: int) -> Count:
    """Within so many weeks of, or after: one reading (section 1); none at all is "at once"."""
    return lambda start: _one(_weeks_after(start, weeks))


def _days_of(days: int) -> Count:
    """Within so many calendar days of, or after: one reading (section 1)."""
    return lambda start: _one(_days_after(start, days))


def _working_days_of(days: int) -> Count:
    """So many working days after: one reading (section 1)."""
    return lambda start: _one(_walk(start, days, _first_working_day_after))


def _months_of(months: int) -> Count:
    """So many months after, never rolled: one reading (section 1)."""
    return lambda start: _one(_months_after(start, months))


def _fifteen_days(start: date) -> Range:
    """At least 15 days beginning with service: the fifteenth day."""
    return _one(_days_beginning_with(start, 15))


# ---------------------------------------------------------------- assessment (section 6)


def _weeks_of_the_request(weeks: int) -> Count:
    """Weeks of the request; `week-16`: receipt counted, one day earlier (sections 2, 13)."""

    def count(received: date) -> Range:
        plain = _weeks_after(received, weeks)
        receipt_counted = _days_beginning_with(received, 7 * weeks)
        return _several(plain, [plain, receipt_counted])

    return count


def closure_excuses(asked: date, closes: date, reopens: date) -> bool:
    """The closure test of section 6, exception (a) and (b).

    Asked from one week before the school closes to one week before it reopens, both days inside,
    and closed for at least 28 days.
    """
    long_enough = reopens >= _weeks_after(closes, 4)
    return long_enough and _days_before(closes, 7) <= asked <= _days_before(reopens, 7)


# ---------------------------------------------------------------- review and change (section 7)


def _completions(last_review: date) -> list[date]:
    """Day before the anniversary; `review-anniversary`: the anniversary itself (section 2)."""
    return [_months_beginning_with(last_review, 12), _months_after(last_review, 12)]


def _review_complete(last_review: date) -> Range:
    """12 months starting with the last review (review.complete)."""
    days = _completions(last_review)
    return _several(days[0], days)


def _latest_meeting(last_review: date) -> Range:
    """28 days before `review.complete`, under each of its readings (review.latest-meeting)."""
    days = [_days_before(day, 28) for day in _completions(last_review)]
    return _several(days[0], days)


def _two_weeks_notice(meeting: date) -> Range:
    """At least two weeks before; `notice-clear-days`: 15 days (review.notice, review.papers)."""
    plain = _days_before(meeting, 14)
    clear = _days_before(meeting, 15)
    return _several(plain, [plain, clear])


def _before_or_by(named: date) -> Range:
    """Strictly before the named day; `before-or-by`: that day itself (section 2)."""
    before = _day_before(named)
    return _several(before, [before, named])


def _phase_post16(year: date) -> Range:
    """Before 31 March; for transfers on 1 September 2015 before 31 May (phase.post16)."""
    month = 5 if year.year == 2015 else 3
    return _before_or_by(date(year.year, month, 31))


def _phase_other(year: date) -> Range:
    """Before 15 February of the transfer year (phase.other)."""
    return _before_or_by(date(year.year, 2, 15))


def _between_post16(transfer: date) -> Range:
    """At least five months before the transfer (phase.between-post16)."""
    return _one(_months_before(transfer, 5))


def _protected_until(told: Told, _terms: Terms) -> Range | None:
    """The same as `appeal.window`, with all its readings (cease.protected-until)."""
    sent = _when(told, "decision-sent")
    if sent is None:
        return None
    window = appeal_window(
        sent,
        told.get("decision-dated"),
        certificate=told.get("certificate-issued"),
        contacted=told.get("adviser-contacted"),
    )
    return Range(window.raw, window.due, window.safe, window.latest, None)


def _transfer(told: Told, _terms: Terms) -> Range | None:
    """The move, if known of 15 working days before it; else 15 beginning with (move.transfer)."""
    aware = _when(told, "old-council-aware")
    move = _when(told, "move-date")
    if aware is None or move is None:
        return None
    if aware <= _walk(move, 15, _previous_working_day):
        return _one(move)
    return _one(_walk(_working_day_from(aware), 14, _first_working_day_after))


def _move_review(told: Told, _terms: Terms) -> Range | None:
    """3 months beginning with the transfer, or `review.complete` if later (move.review)."""
    transferred = _when(told, "plan-transferred")
    if transferred is None:
        return None
    three_months = _months_beginning_with(transferred, 3)
    last_review = _when(told, "last-review")
    if last_review is None:
        return _one(three_months)
    days = [max(three_months, day) for day in _completions(last_review)]
    return _several(days[0], days)


# ---------------------------------------------------------------- orders (sections 4 and 8)

_AT_ONCE = 0

# The rows that an order, a concession and an agreement share, in weeks.
_SHARED_ROWS: dict[str, int] = {
    "assess": 2,
    "assess-refusal": 10,
    "assess-plan": 14,
    "plan-draft": 5,
    "plan-final": 11,
    "contents": 5,
    "school": 2,
    "continue": _AT_ONCE,
    "continue-amend": 5,
}

# The two that only an order has.
_ORDER_ROWS: dict[str, int] = {**_SHARED_ROWS, "cease": _AT_ONCE, "reconsider": 2}


def _order(weeks: int) -> Rule:
    """Weeks of the day the order was made; `order-made-or-sent`: of the later day it was sent.

    "At once" is not counted in weeks and has no second reading (section 13).
    """

    def rule(told: Told, _terms: Terms) -> Range | None:
        made = _when(told, "order-made")
        if made is None:
            return None
        days = [_weeks_after(made, weeks)]
        sent = _when(told, "order-sent")
        if weeks != _AT_ONCE and sent is not None and sent > made:
            days.append(_weeks_after(sent, weeks))
        return _several(days[0], days)

    return _printed_or("order-says-by", rule)


def _concession(weeks: int) -> Rule:
    """The same weeks, from the council's reg 45 notice; no order, so nothing printed in one."""
    return _from("council-told-tribunal", _weeks_of(weeks))


def _agreement(weeks: int) -> Rule:
    """The same weeks, from the agreement, unless the parties agreed a date in writing."""
    return _printed_or("agreed-date", _from("agreement-made", _weeks_of(weeks)))


def _agreed_final_plan(told: Told, _terms: Terms) -> Range | None:
    """20 weeks of the request; `concession-clock`: 14 weeks of agreeing.

    The reading's other number, 10 weeks, is the row where a plan is refused (section 8), not this
    one, the final plan.
    """
    received = _when(told, "request-received")
    if received is None:
        return None
    days = [_weeks_after(received, 20)]
    agreed = _when(told, "council-agreed")
    if agreed is not None:
        days.append(_weeks_after(agreed, 14))
    return _several(days[0], days)


def _recommendation(issued: date) -> Range:
    """35 days after issue; `recommendation-weeks`: beginning with it, one day earlier."""
    plain = _weeks_after(issued, 5)
    beginning_with = _days_beginning_with(issued, 35)
    return _several(plain, [plain, beginning_with])


# ---------------------------------------------------------------- other routes (section 9)


def _ombudsman(known: date) -> Range:
    """12 months beginning with the day the matter was known (complaint.ombudsman)."""
    return _one(_months_beginning_with(known, 12))


def _school_days_from(event: str, number: int, *, start_counts: bool) -> Rule:
    """That many school days after the event, or beginning with it; terms are needed."""

    def rule(told: Told, terms: Terms) -> Range | None:
        start = _when(told, event)
        if start is None:
            return None
        day = _school_days(start, number, terms, start_counts=start_counts)
        return None if day is None else _one(day)

    return rule


# ---------------------------------------------------------------- discrimination (section 10)

_COUNTED_IN_FULL_FROM = date(2020, 7, 21)


def _statutory_ends(start: date) -> list[date]:
    """Six months starting with the day; `discrimination-short-month`: also one day earlier.

    The second day only where the sixth month lacks the day (section 2).
    """
    end = _months_beginning_with(start, 6)
    if _months_after(start, 6).day == start.day:
        return [end]
    return [end, _day_before(end)]


def _claim(told: Told, _terms: Terms) -> Range | None:
    """The working day on or before the statutory last day (discrimination.claim).

    Every combination: from the end of the conduct or its earlier first day (`one-act-or-many`), in
    a short month either day, and the working day before or the last calendar day
    (`discrimination-weekend`).
    """
    conduct = _when(told, "conduct-date")
    if conduct is None:
        return None
    starts = [conduct]
    began = _when(told, "conduct-began")
    if began is not None and began < conduct:
        starts.append(began)
    ends = [end for start in starts for end in _statutory_ends(start)]
    days = [day for end in ends for day in (_working_day_up_to(end), end)]
    return _several(ends[0], days)


def _claim_response(received: date) -> Range:
    """30 working days after; r.12(3)(b) days left out before 21 July 2020 only."""
    if received < _COUNTED_IN_FULL_FROM:
        return _one(_walk(received, 30, _next_kept_working_day))
    return _one(_walk(received, 30, _first_working_day_after))


# ---------------------------------------------------------------- every rule with a date

RULES: dict[str, Rule] = {
    # section 4, after mediation
    **{f"agreement.{row}": _agreement(weeks) for row, weeks in _SHARED_ROWS.items()},
    "agreement.other": _agreement(2),
    "agreement.tell-council": _from("agreement-made", _weeks_of(1)),
    # section 6
    "assessment.decision": _from("request-received", _weeks_of_the_request(6)),
    "assessment.advice": _from("advice-request-received", _weeks_of(6)),
    "assessment.refusal-of-plan": _from("request-received", _weeks_of_the_request(16)),
    "assessment.comments": _from("draft-served", _fifteen_days),
    "assessment.final-plan": _from("request-received", _weeks_of_the_request(20)),
    "assessment.school-reply": _from("school-consulted", _days_of(15)),
    "assessment.draft-guide": _from("request-received", _weeks_of(14)),
    "assessment.ask-again": _from("last-assessment", _months_of(6)),
    # section 7
    "review.complete": _from("last-review", _review_complete),
    "review.latest-meeting": _from("last-review", _latest_meeting),
    "review.notice": _from("review-meeting", _two_weeks_notice),
    "review.papers": _from("review-meeting", _two_weeks_notice),
    "review.report": _from("review-meeting", _weeks_of(2)),
    "review.decision": _from("review-meeting", _weeks_of(4)),
    "review.amendments": _from("review-meeting", _weeks_of(4)),
    "review.comments": _from("amendment-notice-served", _fifteen_days),
    "review.final-plan": _from("amendment-notice-sent", _weeks_of(8)),
    "review.longstop": _from("review-meeting", _weeks_of(12)),
    "amendment.comments": _from("amendment-notice-served", _fifteen_days),
    "amendment.final-plan": _from("amendment-notice-sent", _weeks_of(8)),
    "phase.post16": _from("transfer-year", _phase_post16),
    "phase.other": _from("transfer-year", _phase_other),
    "phase.between-post16": _from("transfer-date", _between_post16),
    "reassessment.decision": _from("reassessment-request-received", _days_of(15)),
    "reassessment.bar": _from("last-assessment", _months_of(6)),
    "reassessment.final-plan": _from("reassessment-notified", _weeks_of(14)),
    "cease.protected-until": _protected_until,
    "move.transfer": _transfer,
    "move.inform": _from("plan-transferred", _weeks_of(6)),
    "move.review": _move_review,
    # section 8
    **{f"order.{row}": _order(weeks) for row, weeks in _ORDER_ROWS.items()},
    **{f"concession.{row}": _concession(weeks) for row, weeks in _SHARED_ROWS.items()},
    "concession.agreed-final-plan": _agreed_final_plan,
    "recommendation.response": _from("recommendation-issued", _recommendation),
    # section 9
    "complaint.ombudsman": _from("matter-known", _ombudsman),
    "complaint.nhs": _from("matter-known", _months_of(12)),
    "complaint.judicial-review": _from("grounds-arose", _months_of(3)),
    "exclusion.day-six": _school_days_from("exclusion-began", 6, start_counts=True),
    "exclusion.governors": _school_days_from("exclusion-notice-received", 15, start_counts=False),
    "exclusion.governors-50": _school_days_from(
        "exclusion-notice-received", 50, start_counts=False
    ),
    "exclusion.review-panel": _school_days_from("governors-decision-given", 15, start_counts=False),
    "exclusion.review-panel-after-claim": _school_days_from(
        "exclusion-claim-determined", 15, start_counts=False
    ),
    "exclusion.panel-meets": _school_days_from("review-asked-for", 15, start_counts=False),
    "exclusion.board-reconvenes": _school_days_from("panel-decision-given", 10, start_counts=False),
    "exclusion.permanent-day-six": _school_days_from("exclusion-began", 6, start_counts=True),
    # section 14: nothing rolls, no August or Christmas rule
    "transport.ask-review": _from("transport-decision-received", _working_days_of(20)),
    "transport.review-answer": _from("transport-review-asked", _working_days_of(20)),
    "transport.ask-panel": _from("transport-review-answered", _working_days_of(20)),
    "transport.panel": _from("transport-panel-asked", _working_days_of(40)),
    "transport.panel-letter": _from("transport-panel-met", _working_days_of(5)),
    # section 10
    "discrimination.claim": _claim,
    "discrimination.response": _printed_or(
        "response-directed-by", _from("claim-received-by-school", _claim_response)
    ),
}
