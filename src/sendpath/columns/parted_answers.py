"""Two columns that tell one fact that is no day, each of another kind: a request's, a review's."""

from collections.abc import Sequence

from sendpath.columns.heading_words import plain
from sendpath.columns.one_column import OneColumn
from sendpath.columns.proposals import Proposal, Where
from sendpath.columns.seen_columns import Seen
from sendpath.columns.unsure import ByValues
from sendpath.columns.value_guesses import needed
from sendpath.core.clauses import Event
from sendpath.intake.cell_dates import NotTold, read_cell_date

BLANK = ""
"""How an empty cell stands in a map."""

ONLY_ONE = "only one column tells a fact"
"""Said of each of two that may tell one."""


def parted_answers(made: Sequence[Proposal], column: OneColumn) -> list[Proposal]:
    """Propose a fact of both of two columns that may tell it, each where the other is blank.

    Of a row in which both hold something nothing is told: which of them counts, nobody knows.

    Args:
        made: What is proposed for the columns of a table.
        column: What one column may tell.
    """
    told = [*made]
    for name, kinds in column.told.kinds.items():
        if any(each.ours == name for each in told):
            continue
        of = {at: _kind(each, name, kinds, column) for at, each in enumerate(told)}
        there = [at for at, kind in of.items() if kind is not None]
        if len(there) == len(kinds) == len({of[at] for at in there}):
            for at, other in zip(there, reversed(there), strict=True):
                told[at] = _parted(made[at], made[other].seen, name, column)
    return told


def answered_beside(
    made: Sequence[Proposal], column: OneColumn, values: ByValues
) -> list[Proposal]:
    """Propose a fact of a second column whose values tell it, of another kind than the first's.

    ``LA said`` answers a request, and ``AR said`` after a review: each where the other is blank.
    Where both are told in one row, the second is only offered.
    """
    told = [*made]
    for name, kinds in column.told.kinds.items():
        live = [at for at, each in enumerate(made) if each.ours == name]
        more = values.speaking(made, name) if len(live) == 1 else []
        if len(more) != 1 or made[live[0]].said or made[live[0]].where:
            continue
        one, other = made[live[0]], made[more[0]]
        of = [_known_kind(each.seen, name, kinds, column) for each in (one, other)]
        if None in of or of[0] == of[1]:
            continue
        if one.seen.told + other.seen.told <= one.seen.rows:
            told[live[0]] = _parted(one, other.seen, name, column)
            told[more[0]] = _parted(other, one.seen, name, column)
        else:
            remark = f"it may be {name}, and so is '{one.seen.heading}': {ONLY_ONE}"
            told[more[0]] = other._replace(maybe=name, remark=remark)
    return told


def later_of_two(made: Sequence[Proposal], column: OneColumn) -> list[Proposal]:
    """Propose a fact of two columns that may tell it, where the heading of one says it is later.

    The first final plan counts where no amended one is told, and no review of it.
    """
    told = [*made]
    for fact, words in column.told.later.items():
        name = column.named.get(fact, fact)
        there = [at for at, each in enumerate(made) if each.maybe == name and not each.said]
        last = [at for at in there if column.words.says(made[at].seen.heading, words)]
        if len(there) != len(last) + 1 or len(last) != 1 or any(e.ours == name for e in made):
            continue
        one, other = made[last[0]], made[next(at for at in there if at not in last)]
        if not (_is_surely(one, fact, column) and _is_surely(other, fact, column)):
            continue
        what = column.facts[Event(fact)].words
        since = [each.seen for each in made if each.ours in _since(fact, column)]
        held = {seen.heading: [BLANK, *seen.unsaid, *_undated(seen)] for seen in since}
        where = [Where(name, {one.seen.heading: [BLANK, *_undated(one.seen)], **held})]
        told[last[0]] = Proposal(one.seen, name, what)
        at = next(at for at in there if at not in last)
        remark = f"where '{one.seen.heading}' is blank: the later one counts"
        remark += "; where a review is told, it may be the plan that was reviewed" if since else ""
        told[at] = Proposal(other.seen, name, what, remark=remark, where=where, parted=True)
    return told


def _since(fact: str, column: OneColumn) -> list[str]:
    """Give what we call the facts that show that the earlier of two was the one reviewed."""
    return [column.named.get(each, each) for each in column.told.since.get(fact, ())]


def _undated(seen: Seen) -> list[str]:
    """Give the cells of a column of days that a system writes where there is none."""
    return [text for text in seen.values if isinstance(read_cell_date(text), NotTold)]


def _is_surely(one: Proposal, fact: str, column: OneColumn) -> bool:
    """Say whether a column of days is headed just as people head that of a fact."""
    likely = column.words.likely(one.seen.heading)
    return one.seen.days > 0 and any(each.name == fact and each.like == 1 for each in likely)


def _known_kind(
    seen: Seen, name: str, kinds: Sequence[Sequence[str]], column: OneColumn
) -> int | None:
    """Say of which kind all values of a column are that are known; None where of none or more."""
    known = {guess.ours[0] for guess in column.values(name, seen) if guess.ours and guess.sure}
    known -= {BLANK}
    return next((at for at, kind in enumerate(kinds) if known and known <= {*kind}), None)


def beside_live(made: Sequence[Proposal]) -> list[Proposal]:
    """Offer the line that parts a column from one that may tell what it tells."""
    live = [at for at, each in enumerate(made) if each.ours and not each.parted]
    told = [*made]
    for at, each in enumerate(made):
        name = "" if each.where or each.ours else each.maybe
        others = [other for other in live if other != at and made[other].ours == name]
        if name and others:
            where = Where(name, {each.seen.heading: [BLANK]})
            told[at] = each._replace(also={made[other].seen.heading: where for other in others})
    return told


def offered_apart(made: Sequence[Proposal]) -> list[Proposal]:
    """Offer a fact that two columns may tell such that both can be taken from behind their marks.

    Each tells it where the other is blank. Where that can be so of few rows, it is not offered.
    """
    told = [*made]
    open_ = [at for at, each in enumerate(made) if each.maybe and not (each.ours or each.where)]
    for at in open_:
        others = [each for each in open_ if made[each].maybe == made[at].maybe and each != at]
        one, other = made[at], made[others[0]] if len(others) == 1 else None
        if other is None or one.said or other.said:
            continue
        if one.seen.told + other.seen.told <= one.seen.rows:
            where = [Where(one.maybe, {other.seen.heading: [BLANK]})]
            told[at] = one._replace(where=where)
    return told


def _kind(
    one: Proposal, name: str, kinds: Sequence[Sequence[str]], column: OneColumn
) -> int | None:
    """Say of which kind all values of an open column are that may tell a fact; None for none."""
    seen = one.seen
    if one.ours or one.said or one.shut or one.maybe != name or not seen.is_listed:
        return None
    answers = {
        guess.ours[0] if guess.ours else None
        for guess in column.values(name, seen)
        if plain(guess.value) not in column.guesses.nothing  # a case that ended answers nothing
    }
    return next((at for at, kind in enumerate(kinds) if answers and answers <= {*kind}), None)


def _parted(one: Proposal, other: Seen, name: str, column: OneColumn) -> Proposal:
    meant = {guess.value for guess in column.values(name, other) if guess.ours}
    silent = [each for each in other.unsaid if each not in meant]  # a "no" may be its answer
    where = [Where(name, {other.heading: [BLANK, *silent]})]
    remark = f"in rows where '{other.heading}' is blank: only one column tells a fact of a row"
    values = needed(column.values(name, one.seen))
    return Proposal(one.seen, name, remark=remark, values=values, where=where, parted=True)
