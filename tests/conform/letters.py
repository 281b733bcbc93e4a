"""Letters, with and without a certificate: expected by the first witness, ``walker.py``."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from conform.hard_days import DAY, FIRST, LAST, drawn, hard_days, span
from conform.lines import Vector, authority, cited, due, named, told, version_on
from witnesses.walker import (
    Dates,
    _in_august,
    _in_christmas_window,
    _months_after,
    appeal_window,
    contact_adviser,
)

WINDOW, CONTACT = "appeal.window", "mediation.contact-adviser"
SENT, DATED = "decision-sent", "decision-dated"
ISSUED, CONTACTED = "certificate-issued", "adviser-contacted"
ONLY_THE_SCHOOL = "school-named"
LETTERS = [day for day in span(FIRST, LAST) if _months_after(day, 3) <= LAST]


def letters() -> Iterator[Vector]:
    """Give letters alone, and letters sent later than the day printed on them."""
    for sent, about in hard_days(_two_months, LETTERS, 24, WINDOW).items():
        yield _window({SENT: sent}, about)
    for dated, about in hard_days(_two_months, LETTERS, 4, "dated").items():
        yield _window({DATED: dated, SENT: dated + _later(dated) * DAY}, about)
        yield _contact({DATED: dated, SENT: dated + _later(dated) * DAY}, about)
    for sent, about in hard_days(_two_months, LETTERS, 10, CONTACT).items():
        yield _contact({SENT: sent}, about)


def certificates() -> Iterator[Vector]:
    """Give letters with certificates of every day about the two months and the month before."""
    for sent, about in hard_days(_two_months, LETTERS, 3, "certificate").items():
        for issued in _issues(sent):
            yield _window({SENT: sent, ISSUED: issued}, about)
    for issued, about in hard_days(_one_month, LETTERS[90:], 8, "month").items():
        yield _window({SENT: issued - 40 * DAY, ISSUED: issued}, f"certificate: {about}")
    yield from _contacted()


def _contacted() -> Iterator[Vector]:
    """Give letters with the day the adviser was rung: in time, on the last day, and too late."""
    for sent, about in hard_days(_two_months, LETTERS, 3, "contacted").items():
        last = _months_after(sent, 2)
        for rung in (last, last + DAY):
            told_ = {SENT: sent, CONTACTED: rung, ISSUED: rung + 3 * DAY}
            yield _window(told_, f"rung {'in time' if rung == last else 'too late'}; {about}")
        only = f"only the school in dispute; {about}"
        yield _window({SENT: sent, ISSUED: last - 9 * DAY}, only, reason=ONLY_THE_SCHOOL)


def _issues(sent: date) -> Iterable[date]:
    """Give the days of issue on which a certificate begins to matter, and hard ones between."""
    last = _months_after(sent, 2)
    first = next(day for day in span(sent, last) if _months_after(day, 1) > last)
    edges = {sent, first - DAY, first, first + DAY, last - DAY, last, last + DAY}
    return sorted(edges | {*drawn(span(first, last), 3, str(sent))})


def _later(dated: date) -> int:
    """Give in how many days a letter is sent: one to five."""
    return 1 + dated.toordinal() % 5


def _two_months(day: date) -> tuple[date, ...]:
    return (_months_after(day, 2),)


def _one_month(day: date) -> tuple[date, ...]:
    return (_months_after(day, 1),)


def _window(events: Mapping[str, date], about: str, *, reason: str = "") -> Vector:
    days = appeal_window(
        events[SENT],
        events.get(DATED),
        certificate=events.get(ISSUED),
        contacted=events.get(CONTACTED),
        section_i_alone=bool(reason),
    )
    made = _vector(WINDOW, events, days, about)
    made["authority"] = _window_law(events, days)
    if reason:
        made["reason"], made["id"] = reason, f"{made['id']}:{reason}"
    return made


def _contact(events: Mapping[str, date], about: str) -> Vector:
    days = contact_adviser(events[SENT], events.get(DATED))
    assert days is not None
    return _vector(CONTACT, events, days, about)


def _window_law(events: Mapping[str, date], days: Dates) -> str:
    """Say which limb decides, and what moved its end."""
    version = version_on(WINDOW, events[SENT])
    two_months, month = (limb.run.cite for limb in version.limbs)
    spans, weekend = (move.cite for move in version.moves)
    decides = two_months if days.raw == _months_after(events[SENT], 2) else month
    if days.raw == days.due:
        return cited(decides)
    in_span = _in_august(days.raw) or _in_christmas_window(days.raw)
    return cited(decides, spans if in_span else weekend)


def _vector(rule: str, events: Mapping[str, date], days: Dates, about: str) -> Vector:
    plain = told(events)
    return {
        "id": named(rule, plain, "rung" if CONTACTED in plain else ""),
        "group": "certificates" if ISSUED in plain else "letters",
        "rule": rule,
        "events": plain,
        "expected": due(days.due, days.safe, days.latest),
        "authority": authority(rule, events[SENT]),
        "about": about,
    }
