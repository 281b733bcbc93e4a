"""Two columns that may tell one fact that is no day: ``Outcome`` and ``Decision to assess``."""

from collections.abc import Mapping, Sequence
from itertools import permutations

from sendpath.columns.heading_words import Likely
from sendpath.columns.one_column import OneColumn
from sendpath.columns.proposals import Proposal
from sendpath.columns.seen_columns import Seen
from sendpath.columns.unsure import NEARLY_ALL
from sendpath.sheets.headings import heading

HALF = 0.5
"""How many of a column's cells hold a value of a fact, of one, where they are of it."""


def outdone(columns: Sequence[Seen], column: OneColumn) -> set[str]:
    """Give the headings called as a fact of ours that another column tells better.

    That one is called so in people's words, and nearly all it holds are values of the fact.
    """
    return {
        name
        for one, other in permutations(columns, 2)
        if (name := heading(one.heading)) in column.choices
        and _names(other, name, column)
        and _share(one, name, column) < NEARLY_ALL <= _share(other, name, column)
    }


def told_by_one(
    columns: Sequence[Seen], found: Sequence[list[Likely]], column: OneColumn
) -> list[list[Likely]]:
    """Leave a fact that is no day to the columns whose values tell it, where some do and some not.

    Args:
        columns: The columns.
        found: The facts that each one's heading may name.
        column: What one column may tell.
    """
    likely = [*found]
    for name in column.choices:
        shares = {
            at: _share(seen, name, column)
            for at, seen in enumerate(columns)
            if seen.kind == "words" and found[at] and found[at][0].name == name
        }
        if max(shares.values(), default=0) >= HALF:
            weak = {at for at, share in shares.items() if share < HALF}
            likely = [[] if at in weak else each for at, each in enumerate(likely)]
    return likely


def offered_too(made: Sequence[Proposal], column: OneColumn) -> list[Proposal]:
    """Offer a fact in a remark of each column that may tell it as well as the one that does."""
    told = {each.ours: each.seen for each in made if each.ours and each.ours in column.choices}
    return [_offered(each, told, column) for each in made]


def _offered(one: Proposal, told: Mapping[str, Seen], column: OneColumn) -> Proposal:
    if one.ours or one.said or one.shut or one.maybe:
        return one
    for name, other in told.items():
        if _names(one.seen, name, column) and _share(one.seen, name, column) >= NEARLY_ALL:
            remark = f"it may be {name}, and so is '{other.heading}': only one column tells a fact"
            return one._replace(remark=remark, maybe=name)
    return one


def _names(seen: Seen, name: str, column: OneColumn) -> bool:
    """Say whether a column of words is headed just as people head that of a fact."""
    if seen.kind != "words" or not seen.is_listed or heading(seen.heading) == name:
        return False
    return any(each.like == 1 for each in column.words.likely(seen.heading, {name}))


def _share(seen: Seen, name: str, column: OneColumn) -> float:
    """Say how many of a column's cells hold a value of a fact, of one."""
    return column.guesses.known(name, seen.values) / max(1, seen.told)
