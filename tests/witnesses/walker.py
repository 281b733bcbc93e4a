"""A second, independent way to the dates: walk the calendar one day at a time.

Written from the law digest (england.md, sections 1 to 4) alone, without sight of the code it
checks. Nothing here is clever; only the single-day pieces are cached.

Section numbers in the docstrings are the digest's.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import holidays

_DAY = timedelta(days=1)


class Dates(NamedTuple):
    """The end before any move, the prevailing, the earliest and the latest day (section 2)."""

    raw: date
    due: date
    safe: date
    latest: date


# ---------------------------------------------------------------- single days (section 1)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    """Bank holidays, Good Friday and Christmas Day of one year, England and Wales (section 1).

    holidays 0.109 was compared, for 2011 to 2028, with every bank holiday, one-off and moved day
    that section 1 of the digest mentions. It had them all, and none that the digest says is
    another nation's or was moved away, so nothing is corrected here. It also lists 26 December and
    1 January when they fall on a weekend, which changes no working day. From 2029: a projection.
    """
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


@cache
def is_working_day(day: date) -> bool:
    """Not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday (section 1)."""
    if day.weekday() in (5, 6):
        return False
    if (day.month, day.day) == (12, 25):
        return False
    return day not in _bank_holidays(day.year)


@cache
def _first_working_day_after(day: date) -> date:
    """Step off the day, then walk on to a working day (section 1, r.12(2))."""
    walker = day + _DAY
    while not is_working_day(walker):
        walker += _DAY
    return walker


@cache
def _months_after(event: date, months: int) -> date:
    """Last day of a period of months after the event: corresponding date rule (section 1).

    Walk from the day after the event. Once as many months have begun as the period has, stop at
    the day with the event's number, or at the end of that month if it comes first.
    """
    walker = event + _DAY
    begun = 1 if walker.day == 1 else 0
    while True:
        month_ends_here = (walker + _DAY).month != walker.month
        if begun == months and (walker.day == event.day or month_ends_here):
            return walker
        walker += _DAY
        if walker.day == 1:
            begun += 1


def _in_august(day: date) -> bool:
    """Any day in August (section 1, r.12(3)(a))."""
    return day.month == 8


def _in_christmas_window(day: date) -> bool:
    """25 December to 1 January inclusive (section 1, r.12(3)(a))."""
    return (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)


def _out_of_window(day: date) -> date:
    """From a day in a window: first working day after 31 August or 1 January (r.12(3)(a))."""
    walker = day
    while _in_august(walker + _DAY) or _in_christmas_window(walker + _DAY):
        walker += _DAY
    return _first_working_day_after(walker)


@cache
def _moves(raw: date) -> tuple[date, ...]:
    """Where a raw end may land: the prevailing day first, then any arguable one (sections 1, 2).

    The raw end is tested against the windows before any weekend roll. The second day is the
    reading `rolled-into-august`: an end outside the windows that r.12(2) rolls into one.
    """
    if _in_august(raw) or _in_christmas_window(raw):
        return (_out_of_window(raw),)
    if is_working_day(raw):
        return (raw,)
    rolled = _first_working_day_after(raw)
    if _in_august(rolled) or _in_christmas_window(rolled):
        return (rolled, _out_of_window(rolled))
    return (rolled,)


# ---------------------------------------------------------------- the rules (sections 3 and 4)


def _starts(sent: date, dated: date | None) -> tuple[date, ...]:
    """First day sent, then day printed if earlier: reading `sent-or-dated` (section 2)."""
    if dated is not None and dated < sent:
        return (sent, dated)
    return (sent,)


def contact_adviser(
    sent: date, dated: date | None = None, *, section_i_alone: bool = False
) -> Dates | None:
    """Two months after, never rolled; not for section I alone (mediation.contact-adviser)."""
    if section_i_alone:
        return None
    ends = [_months_after(start, 2) for start in _starts(sent, dated)]
    return Dates(raw=ends[0], due=ends[0], safe=min(ends), latest=max(ends))


def appeal_window(
    sent: date,
    dated: date | None = None,
    *,
    certificate: date | None = None,
    contacted: date | None = None,
    section_i_alone: bool = False,
) -> Dates:
    """The later of two months and the certificate's month, then moved once (appeal.window).

    Every combination of the open readings of section 2 is tried, and in each list the prevailing
    answer stands first. Whether a contact was late, or a roll lands in a window, is asked again
    under each reading of the letter's day. A certificate dated before the letter was sent is left
    out (section 3).
    """
    raws: list[date] = []
    for start in _starts(sent, dated):
        two_months = _months_after(start, 2)
        if certificate is None or certificate < sent:
            raws.append(two_months)
            continue
        with_certificate = max(two_months, _months_after(certificate, 1))
        contacted_late = contacted is not None and contacted > two_months
        if section_i_alone or contacted_late:  # `section-i-certificate`, `late-contact`
            raws.append(two_months)
        raws.append(with_certificate)
    days = [day for raw in raws for day in _moves(raw)]
    return Dates(raw=raws[0], due=days[0], safe=min(days), latest=max(days))


def certificate_no_mediation(told: date) -> Dates:
    """Three working days after; no reading, no roll (mediation.certificate-no-mediation)."""
    day = told
    for _ in range(3):
        day = _first_working_day_after(day)
    return Dates(raw=day, due=day, safe=day, latest=day)
