"""The rest of the appeal and mediation dates, walked one day at a time.

Written, like `walker`, from the law digest (england.md, sections 1 to 4 and 13) alone, without
sight of the code it checks. Nothing here is clever; only the single-day pieces are cached.

Section numbers in the docstrings are the digest's.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from witnesses.walker import (
    _first_working_day_after,
    _in_august,
    _in_christmas_window,
    _months_after,
    is_working_day,
)

_DAY = timedelta(days=1)


class Range(NamedTuple):
    """The end before any roll, then the days of section 2, then where a practice range opens."""

    raw: date
    due: date
    safe: date
    latest: date | None  # None: a reading is open that gives no date
    opens: date | None  # None: not a range


# ---------------------------------------------------------------- single days (section 1)


@cache
def _left_out(day: date) -> bool:
    """A day that r.12(3)(b) leaves out of a count: August, or 25 December to 1 January."""
    return _in_august(day) or _in_christmas_window(day)


@cache
def _next_kept_day(day: date) -> date:
    """The next calendar day that is not left out."""
    walker = day + _DAY
    while _left_out(walker):
        walker += _DAY
    return walker


@cache
def _next_kept_working_day(day: date) -> date:
    """The next working day that is not left out."""
    walker = _next_kept_day(day)
    while not is_working_day(walker):
        walker = _next_kept_day(walker)
    return walker


@cache
def _previous_working_day(day: date) -> date:
    """The working day before: August and Christmas weekdays are working days."""
    walker = day - _DAY
    while not is_working_day(walker):
        walker -= _DAY
    return walker


@cache
def _previous_kept_working_day(day: date) -> date:
    """The working day before that is not left out."""
    walker = day - _DAY
    while _left_out(walker) or not is_working_day(walker):
        walker -= _DAY
    return walker


@cache
def _rolled(day: date) -> date:
    """A non-working end moves to the next working day (r.12(2)), wherever that falls."""
    return day if is_working_day(day) else _first_working_day_after(day)


# ---------------------------------------------------------------- counting


def _walk(start: date, steps: int, step: Callable[[date], date]) -> date:
    """Take the step so many times; the start itself is not counted (section 1)."""
    day = start
    for _ in range(steps):
        day = step(day)
    return day


def _days_after(start: date, days: int) -> date:
    """Calendar days after, none left out (section 1)."""
    day = start
    for _ in range(days):
        day += _DAY
    return day


def _one(day: date, opens: date | None = None) -> Range:
    """One reading, no roll: all the same day."""
    return Range(raw=day, due=day, safe=day, latest=day, opens=opens)


def _several(raw: date, days: list[date]) -> Range:
    """Several dated readings, the prevailing one first (section 2)."""
    return Range(raw=raw, due=days[0], safe=min(days), latest=max(days), opens=None)


# ---------------------------------------------------------------- appeal, before (section 3)


def la_response(received: date) -> Range:
    """30 working days after, r.12(3)(b) days left out (appeal.la-response)."""
    return _one(_walk(received, 30, _next_kept_working_day))


def registration(lodged: date) -> Range:
    """10 to 20 working days, r.12(3)(b) days left out: due is the later end."""
    opens = _walk(lodged, 10, _next_kept_working_day)
    return _one(_walk(lodged, 20, _next_kept_working_day), opens)


def bundle(hearing: date) -> Range:
    """10 working days before, r.12(3)(b) days left out (appeal.bundle)."""
    return _one(_walk(hearing, 10, _previous_kept_working_day))


def decision(hearing: date) -> Range:
    """10 working days after, r.12(3)(b) days left out (appeal.decision)."""
    return _one(_walk(hearing, 10, _next_kept_working_day))


# ---------------------------------------------------------------- appeal, after (section 3)


def _twenty_eight_days(start: date) -> Range:
    """28 days, then r.12(2); `skip-in-post-decision-limit` counts with days left out."""
    plain = _days_after(start, 28)
    skipped = _walk(start, 28, _next_kept_day)
    return _several(plain, [_rolled(plain), _rolled(skipped)])


def set_aside(decision_sent: date) -> Range:
    """28 days after the decision was sent (appeal.set-aside)."""
    return _twenty_eight_days(decision_sent)


def permission(
    reasons: date, review: date | None = None, set_aside_refused: date | None = None
) -> Range:
    """28 days after the reasons, or after a review or refusal if later (appeal.permission)."""
    start = reasons
    for other in (review, set_aside_refused):
        if other is not None and other > start:
            start = other
    return _twenty_eight_days(start)


def _upper_month(start: date) -> Range:
    """One month, then r.12(2) of the Upper Tribunal's Rules.

    The reading `ut-month-skip` asks how not-counted days work *inside* a month and gives no date.
    It is open when at least one day of the month counted, from the day after the start to the
    corresponding date, is such a day; otherwise there is nothing to ask. The digest does not list
    the Upper Tribunal's days; they are taken to be those of r.12(3)(b).
    """
    raw = _months_after(start, 1)
    due = _rolled(raw)
    inside = False
    walker = start
    while walker < raw:
        walker += _DAY
        inside = inside or _left_out(walker)
    return Range(raw=raw, due=due, safe=due, latest=None if inside else due, opens=None)


def upper_tribunal(permission_refused: date) -> Range:
    """One month after permission was refused (appeal.upper-tribunal)."""
    return _upper_month(permission_refused)


def upper_notice(permission_granted: date) -> Range:
    """One month after permission was given (appeal.upper-notice)."""
    return _upper_month(permission_granted)


def oral_renewal(refused_on_papers: date) -> Range:
    """14 days after, then r.12(2); section 13 gives it no reading (appeal.oral-renewal)."""
    raw = _days_after(refused_on_papers, 14)
    return _several(raw, [_rolled(raw)])


# ---------------------------------------------------------------- mediation (section 4): no roll


def _three_working_days(start: date) -> Range:
    """3 working days after; no August or Christmas rule (section 1)."""
    return _one(_walk(start, 3, _first_working_day_after))


def notice(mediation: date) -> Range:
    """5 working days before; no August or Christmas rule (mediation.notice)."""
    return _one(_walk(mediation, 5, _previous_working_day))


def _thirty_days(told: date, adviser_told: date | None) -> Range:
    """30 calendar days, never rolled; from the adviser's word under `mediation-thirty-days`."""
    days = [_days_after(told, 30)]
    if adviser_told is not None:
        days.append(_days_after(adviser_told, 30))
    return _several(days[0], days)


def meeting(told_council: date, adviser_told: date | None = None) -> Range:
    """30 days after the family told the council (mediation.meeting)."""
    return _thirty_days(told_council, adviser_told)


def meeting_health_only(council_told_icb: date, adviser_told: date | None = None) -> Range:
    """30 days after the council told the health body (mediation.meeting-health-only)."""
    return _thirty_days(council_told_icb, adviser_told)


# ---------------------------------------------------------------- rules with one trigger day

RULES: dict[str, Callable[[date], Range]] = {
    "appeal.la-response": la_response,
    "appeal.registration": registration,
    "appeal.bundle": bundle,
    "appeal.decision": decision,
    "appeal.set-aside": set_aside,
    "appeal.upper-tribunal": upper_tribunal,
    "appeal.upper-notice": upper_notice,
    "appeal.oral-renewal": oral_renewal,
    "mediation.certificate-no-mediation": _three_working_days,
    "mediation.certificate-not-arranged": _three_working_days,
    "mediation.certificate-after": _three_working_days,
    "mediation.notify-icb": _three_working_days,
    "mediation.notice": notice,
}
