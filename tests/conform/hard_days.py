"""Days on which programs go wrong: which kinds there are, and a few of each, always the same few.

A sample is drawn by the digest of what stands in it: no seed, the same on every machine, and a day
that is added moves no other.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

from witnesses.walker import _bank_holidays, is_working_day

FIRST, LAST = date(2014, 9, 1), date(2028, 12, 31)
"""The first day of the law, and the last whose bank holidays are published."""

DAY = timedelta(days=1)
FRIDAY = 4
ONE_OFFS = frozenset(
    {date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
)
"""Bank holidays that no rule of the calendar foretells (digest, section 1)."""

MOVED_AWAY = frozenset({date(2020, 5, 4), date(2022, 5, 30)})
"""Days that were bank holidays in any other year."""


def _is_easter(day: date) -> bool:
    """Say whether a day is one of Thursday to Tuesday about an Easter Sunday."""
    near = (day + n * DAY for n in range(-4, 2))
    return any(
        each.weekday() == FRIDAY
        and not is_working_day(each)
        and not is_working_day(each + 3 * DAY)
        and each.month in (3, 4)
        for each in near
    )


KINDS: dict[str, Callable[[date], bool]] = {
    "a one-off bank holiday": lambda day: day in ONE_OFFS | MOVED_AWAY,
    "the end of February": lambda day: day.month == 2 and day.day >= 28,
    "the end of a month": lambda day: day.day >= 29,
    "Christmas": lambda day: (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2),
    "the edge of August": lambda day: (day.month, day.day) in {(7, 31), (8, 1), (8, 31), (9, 1)},
    "Easter": _is_easter,
    "a bank holiday": lambda day: day.weekday() <= FRIDAY and day in _bank_holidays(day.year),
    "a weekend": lambda day: day.weekday() > FRIDAY,
    "the first of a month": lambda day: day.day == 1,
}
"""Every kind of hard day by its name."""


def span(first: date, last: date) -> Iterator[date]:
    """Give every day from one to another."""
    return (first + n * DAY for n in range((last - first).days + 1))


def drawn(found: Iterable[date], number: int, salt: str) -> list[date]:
    """Draw so many of some days, always the same ones."""
    told = sorted(set(found), key=lambda day: sha256(f"{salt} {day}".encode()).digest())
    return sorted(told[:number])


def hard_days(
    ends: Callable[[date], Iterable[date]], days: Iterable[date], number: int, salt: str
) -> dict[date, str]:
    """Draw so many days of each kind on which a count begins, and on which one ends.

    Args:
        ends: The days to which a count from a day leads, before any move; none when it gives none.
        days: From where may be counted.
        number: How many of each kind, for beginnings and for ends.
        salt: What is counted, so that each rule has days of its own.

    Returns:
        What is hard about each day, in words.
    """
    reached = {day: tuple(ends(day)) for day in days}
    hard: dict[date, list[str]] = {}
    for name, is_kind in KINDS.items():
        begun = [day for day in reached if is_kind(day)]
        ended = [day for day, there in reached.items() if any(map(is_kind, there))]
        for verb, found in (("from", begun), ("to", ended)):
            for day in drawn(found, number, f"{salt} {verb} {name}"):
                hard.setdefault(day, []).append(f"{verb} {name}")
    return {day: "; ".join(told) for day, told in sorted(hard.items())}
