"""Cases made up by chance: a few facts each, most of them in the order they come in."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from sendpath.caseload.briefs import Ground
from sendpath.core.case import Case
from sendpath.core.clauses import Event


def cases(
    ground: Ground, facts: Sequence[Event], number: int, seed: int, *, doubts: bool = True
) -> Iterator[Case]:
    """Give cases that tell anything of some facts.

    Args:
        ground: Law, calendar and decisions.
        facts: The facts that may be told.
        number: How many cases.
        seed: The same cases each time.
        doubts: Whether some facts cannot be read.
    """
    chance = Random(seed)  # noqa: S311 - the same cases each time
    reasons, choices = ground.decisions.reasons, ground.book.choices
    for _ in range(number):
        day, events = date(2014, 10, 1) + timedelta(chance.randrange(4300)), dict[Event, date]()
        for event in chance.sample(facts, chance.randrange(min(len(facts), 9) + 1)):
            events[event] = day
            day += timedelta(chance.choice((-40, 0, 1, 14, 30, 61)))
        reason = chance.choice([None, *reasons])
        doubted = _some(chance, facts, 0.02 if doubts else 0) - {*events}
        yield Case(
            events=events,
            reason=reason,
            traits=reasons[reason].traits if reason else frozenset(),
            choices={
                name: chance.choice([*each.values])
                for name, each in choices.items()
                if chance.random() < 0.4
            },
            doubted=doubted,
            ticked=_some(chance, [*doubted], 0.5),
            not_yet=_some(chance, facts, chance.choice((0, 0.1, 0.5))) - {*events},
        )


def _some(chance: Random, facts: Sequence[Event], often: float) -> frozenset[Event]:
    return frozenset(fact for fact in facts if chance.random() < often)
