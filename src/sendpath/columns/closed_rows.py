"""Values that mark a row as no open case: withdrawn, closed, or no longer pursued."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sendpath.columns.ended_cells import EndedCells
from sendpath.columns.heading_words import plain
from sendpath.columns.proposals import Proposal
from sendpath.columns.seen_columns import Seen
from sendpath.rulebook.heading_parts import Closed
from sendpath.rulebook.headings import Headings

ANY_END = "*"
"""Last in a value of a map: whatever begins so."""


NOTE = 6
"""Words of a note, at most, that says that a case is over, and hardly anything else."""

_DENIED = "not never no if may might plans planning asked consent mediation claim"
DENIED = frozenset(_DENIED.split())
"""Words of a note that is of something else, or of what did not happen."""

OURS = ("reason", "outcome")
"""What columns tell in which a plan or a request may have ended, and not the case."""


class Closing(NamedTuple):
    """What may mark a row as no open case, by the heading of each column that has some.

    Attributes:
        closed: The values that mark none.
        decided: Those that name a decision that can be appealed as well: their case may be open.
    """

    closed: Mapping[str, Sequence[str]]
    decided: Mapping[str, Sequence[str]]


def closed_in(made: Sequence[Proposal], told: Headings) -> Closing:
    """Give the values that mark no open case, and those of which that has to be asked."""
    ended, appeal = EndedCells(told), _appealable(told)
    closed: dict[str, list[str]] = {}
    decided: dict[str, list[str]] = {}
    for each in made:
        found_in = (*_values(each, told.closed), *_ended(each, ended), *_noted(each, told.closed))
        for value in _whole(dict.fromkeys(found_in)):
            found = decided if appeal.search(plain(value)) else closed
            found.setdefault(each.seen.heading, []).append(value)
    return Closing(closed, decided)


def _appealable(told: Headings) -> re.Pattern[str]:
    words = "|".join(re.escape(plain(each)) for each in told.appealable)
    return re.compile(rf"\b(?:{words or '(?!)'})")


def _ended(one: Proposal, ended: EndedCells) -> Iterator[str]:
    """Give the values that say by themselves that a case is over."""
    seen = one.seen
    if seen.is_listed and seen.kind == "words" and one.ours not in OURS:
        for value in ended.in_column(seen.heading, [*seen.values]):
            begins = ended.beginning(value)
            yield f"{begins}{ANY_END}" if begins else value


def _values(one: Proposal, told: Sequence[Closed]) -> Iterator[str]:
    seen = one.seen
    if not seen.is_listed or seen.kind != "words":
        return
    headed = plain(seen.heading.replace("_", " "))
    for at, closed in enumerate(told):
        if closed.within:
            continue
        if headed in map(plain, closed.headings) or (at == 0 and one.values):
            if closed.code and not _is_few(seen, closed):
                continue
            marks = sorted(map(plain, closed.values), key=len)
            marked = (_marked(each, marks) for each in (*seen.values, *seen.unsaid))
            yield from _whole(each for each in marked if each)


def _noted(one: Proposal, told: Sequence[Closed]) -> Iterator[str]:
    """Give the short notes, whole, in which a mark stands and no word that denies or asks."""
    seen = one.seen
    headed = plain(seen.heading.replace("_", " "))
    for closed in told:
        if not (closed.within and headed in map(plain, closed.headings)) or one.ours:
            continue
        marks = [f" {plain(each)} " for each in closed.values]
        for value in seen.values:
            text = f" {plain(value)} "
            is_short = len(text.split()) <= NOTE and "?" not in value
            if is_short and DENIED.isdisjoint(text.split()) and any(each in text for each in marks):
                yield value


def _is_few(seen: Seen, closed: Closed) -> bool:
    """Say whether codes mark fewer than half of a column's rows: most cases of a sheet are open."""
    codes = {*map(plain, closed.values)}
    return 2 * sum(rows for value, rows in seen.values.items() if plain(value) in codes) < seen.told


def _marked(value: str, marks: Sequence[str]) -> str:
    """Give how a map names a value: as it stands, or by the mark that it begins with."""
    text = plain(value)
    if text in marks:
        return value
    mark = next((each for each in marks if text.startswith(f"{each} ")), "")
    return _beginning(value, mark) if mark else ""


def _beginning(value: str, mark: str) -> str:
    """Give as much of a value, as it is written, as makes up a mark."""
    ends = (end for end in range(1, len(value)) if plain(value[:end]) == mark)
    return f"{value[: next(ends)]}{ANY_END}"


def _whole(marked: Iterable[str]) -> Iterator[str]:
    """Leave out what another value of the list takes in."""
    told = [*dict.fromkeys(marked)]
    begins = [each[:-1].casefold() for each in told if each.endswith(ANY_END)]
    for each in told:
        if each.endswith(ANY_END) or not each.casefold().startswith(tuple(begins)):
            yield each
