"""Of what kind a table is, for what its columns tell: of reviews, of requests, or of both."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sendpath.columns.heading_words import HeadingWords
from sendpath.columns.proposals import Proposal
from sendpath.columns.value_guesses import OUTCOME, REASON
from sendpath.rulebook.heading_parts import Beside
from sendpath.rulebook.headings import Headings


def beside_of(made: Sequence[Proposal], told: Headings, facts: Mapping[str, str]) -> Beside | None:
    """Give what the rule book says of tables like this; None where it tells reasons.

    A tracker of requests and of reviews is of both kinds.

    Args:
        made: What is proposed for its columns.
        told: What the rule book says of headings.
        facts: The names of facts, by what their columns are called.
    """
    names = {facts.get(each.ours, each.ours) for each in made if each.ours}
    found = [] if REASON in names else kinds_of(names, told)
    shown = set() if REASON in names else {*shown_by_answers(made, told)} - names
    kinds = [told.beside[fact] for fact in shown]
    found += [kind for kind in kinds if not found or _differs(kind, found)]
    if not found:
        return None
    least = HeadingWords(told._replace(headings=_all_least(found)))
    near = {
        each.ours
        for each in made
        if each.ours and any(one.like == 1 for one in least.likely(each.seen.heading))
    }
    sure = {name for name in names if name} - {facts.get(each, each) for each in near}
    return found[0] if len(found) == 1 else _of_several(found, sure)


def kinds_of(names: Collection[str | None], told: Headings) -> list[Beside]:
    """Give what is said of each kind of table that tells some facts."""
    return [
        beside
        for fact, beside in told.beside.items()
        if fact in names and {*names}.isdisjoint(beside.without)
    ]


def shown_by_answers(made: Sequence[Proposal], told: Headings) -> Iterator[str]:
    """Give the facts of kinds of table that the answers show which stand in one.

    Whether to assess is answered of requests only.

    Args:
        made: What is proposed for its columns.
        told: What the rule book says of headings.
    """
    answers = [each for each in made if OUTCOME in (each.ours, each.maybe)]
    guesses = [guess for each in answers for guess in each.values if guess.sure and guess.ours]
    held = {guess.tells or guess.ours[0] for guess in guesses}
    held |= {value for each in answers for value in each.seen.values}
    yield from (fact for fact, kind in told.beside.items() if held & {*kind.answers})


def _all_least(kinds: Sequence[Beside]) -> Mapping[str, Sequence[str]]:
    """Put together what columns of something near are called in some kinds of table."""
    return {fact: phrasings for each in kinds for fact, phrasings in each.least.items()}


def _differs(kind: Beside, others: Sequence[Beside]) -> bool:
    """Say whether a heading means another fact in a kind of table than in some others."""
    return any(
        each.instead.get(fact, instead) != instead
        for each in others
        for fact, instead in kind.instead.items()
    )


def _of_several(kinds: Sequence[Beside], told: Collection[str]) -> Beside:
    """Give what is said of a table of several kinds: only what does not depend on its kind.

    Where one heading means another fact in each, it means the one that no other column tells.
    """
    facts = dict.fromkeys(fact for each in kinds for fact in each.headings)
    theirs = {name for each in kinds for name in each.instead.values()}
    instead = {}
    for fact in dict.fromkeys(fact for each in kinds for fact in each.instead):
        if fact in theirs:
            continue  # another kind tells it as it stands
        may = dict.fromkeys(each.instead[fact] for each in kinds if fact in each.instead)
        left = [name for name in may if name not in told]
        if len(left) == 1:
            instead[fact] = left[0]
    return Beside(
        headings={fact: phrasings for fact in facts if (phrasings := _only_of(fact, kinds))},
        instead=instead,
        also=[also for each in kinds for also in each.also],
        headed=[fact for each in kinds for fact in each.headed],
        least=_all_least(kinds),
        unless=[word for each in kinds for word in each.unless],
    )


def _only_of(fact: str, kinds: Sequence[Beside]) -> list[str]:
    """Give the headings of a fact that are no other's in one of some kinds of table."""
    named = [item for each in kinds for item in each.headings.items()]
    others = {one for name, phrasings in named if name != fact for one in phrasings}
    mine = (one for name, phrasings in named if name == fact for one in phrasings)
    return [one for one in dict.fromkeys(mine) if one not in others]
