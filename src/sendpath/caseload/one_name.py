"""Cases of one name in two lists: which of today's is which of last time's, as far as days tell.

Names that come more than once are told apart by a number behind them, and rows without a name by
their own: when a row goes, the next one takes its number. Then days say which case it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.caseload.due_things import Dated
from sendpath.caseload.since import Before
from sendpath.core.clauses import RuleId
from sendpath.core.names import printable
from sendpath.sheets.csv_lines import guarded

UNNAMED = ""
"""What all rows are called that have no name of their own."""

_AGAIN = re.compile(r" \([0-9]+\)$")
_ROW = re.compile(r"row [0-9]+(?: of .*)?")

MOST = 100_000
"""Pairs of cases of one name that are looked at."""

SHOWN = 5

Days = Mapping[RuleId, date]


class Paired(NamedTuple):
    """What was before, by the names that cases have now.

    Attributes:
        then: What was before.
        said: Of which cases it is not sure which is which.
    """

    then: Before
    said: Sequence[str]


class Pair(NamedTuple):
    """A case of now that may be one of last time, and how well their days agree."""

    agree: int
    differ: int
    same_name: bool
    now: str
    then: str

    @property
    def rank(self) -> tuple[int, int, bool]:
        """Say how likely it is: the least is the likeliest."""
        return -self.agree, self.differ, not self.same_name


def paired(now: Sequence[Dated], then: Before) -> Paired:
    """Call each case of last time as the one of now is called that it most likely is."""
    today = {guarded(each.case): each.days for each in now}
    before = _days_of(then)
    called = {guarded(each.case): guarded(each.called) for each in now}
    groups = _groups(called, before, then.called)
    names: dict[str, str] = {}
    for base, (there, gone) in groups.items():
        matched = _matched({name: today[name] for name in there}, {n: before[n] for n in gone})
        names |= matched if base == UNNAMED else _last_two(matched, there, gone)
    left = (name for _, gone in groups.values() for name in gone if name not in names)
    names |= {name: f"{name} (last time)" if name in today else name for name in left}
    sure = {name for name in before if _agrees(before[name], today.get(name, {}))}
    twice = [base for base, (_, gone) in groups.items() if base and not sure.issuperset(gone)]
    return Paired(_renamed(then, names), [*_said(twice, names)])


def _days_of(then: Before) -> dict[str, dict[RuleId, date]]:
    """Give the days of each case of last time; of some, none could be read."""
    before: dict[str, dict[RuleId, date]] = {name: {} for name, _ in then.open}
    for (name, rule), day in then.days.items():
        before.setdefault(name, {})[rule] = day
    return before


Groups = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""The cases of now and of last time that are called alike, where any are told apart."""


def _groups(
    called: Mapping[str, str], before: Iterable[str], then_called: Mapping[str, str]
) -> Groups:
    own = {*called.values()}
    groups: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for name, base in called.items():
        groups[base][0].append(name)
    for name in before:
        groups[then_called.get(name) or _base(name, own)][1].append(name)
    return {
        base: (now, then)
        for base, (now, then) in groups.items()
        if then and now and (base == UNNAMED or len(now) > 1 or [base] != then)
    }


def _base(name: str, own: set[str]) -> str:
    """Give what a case on a list was called before it was told apart from another."""
    if name in own:
        return name
    return UNNAMED if _ROW.fullmatch(name) else _AGAIN.sub("", name)


def _matched(now: Mapping[str, Days], then: Mapping[str, Days]) -> dict[str, str]:
    """Say which case of last time is which of now: those whose days agree, then by their names."""
    names = {name: name for name in then if name in now and _agrees(then[name], now[name])}
    now = {name: days for name, days in now.items() if name not in names}
    then = {name: days for name, days in then.items() if name not in names}
    if len(now) * len(then) <= MOST:
        pairs = [_pair(one, now[one], other, then[other]) for one in now for other in then]
    else:
        pairs = [_pair(name, now[name], name, then[name]) for name in now if name in then]
    taken = set[str]()
    likely = (pair for pair in pairs if pair.agree or pair.same_name)
    for each in sorted(likely, key=lambda pair: pair.rank):
        if each.now not in taken and each.then not in names:
            taken.add(each.now)
            names[each.then] = each.now
    return names


def _last_two(matched: dict[str, str], there: Sequence[str], gone: Sequence[str]) -> dict[str, str]:
    """Take the last case of a name for the last one of that name, though no day of it is left."""
    now, then = {*there} - {*matched.values()}, {*gone} - matched.keys()
    return {**matched, then.pop(): now.pop()} if len(now) == len(then) == 1 else matched


def _agrees(then: Days, now: Days) -> bool:
    return bool(then) and all(now.get(rule) == day for rule, day in then.items())


def _pair(one: str, now: Days, other: str, then: Days) -> Pair:
    agree = sum(now.get(rule) == day for rule, day in then.items())
    differ = sum(now.get(rule, day) != day for rule, day in then.items())
    return Pair(agree, differ, one == other, one, other)


def _renamed(then: Before, names: Mapping[str, str]) -> Before:
    days = {(names.get(name, name), rule): day for (name, rule), day in then.days.items()}
    listed = frozenset((names.get(name, name), rule) for name, rule in then.open)
    meetings = {(names.get(name, name), each): day for (name, each), day in then.meetings.items()}
    until = {(names.get(name, name), rule): day for (name, rule), day in then.until.items()}
    return then._replace(days=days, open=listed, meetings=meetings, until=until)


def _said(twice: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    """Say which cases are told apart by their days alone.

    Args:
        twice: The names that several cases have, which is which being unsure of one at least.
        names: What each case of last time is called now.
    """
    if twice:
        shown = ", ".join(f"'{printable(each)}'" for each in twice[:SHOWN])
        more = " and others" if len(twice) > SHOWN else ""
        yield (
            f"Several cases have one name, and are told apart by their days alone: {shown}{more}. "
            "Give each a name of its own, or say with --id which column names it."
        )
    if any(_ROW.fullmatch(name) and name != other for name, other in names.items()):
        yield (
            "No column names these cases: they are told apart by their days, and else by their "
            "rows. Say with --id which column names a case."
        )
