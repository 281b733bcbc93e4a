"""Columns whose headings are nearly names of ours: told, never read so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from sendpath.core.case import BORN
from sendpath.core.clauses import Event
from sendpath.intake.letter_words import says_birth
from sendpath.intake.suggest import alike

SHOWN = 60
"""Characters shown of a cell that is longer."""

_IDLE = "date dates day of the on mediation dated health"
IDLE, SHORTEST = frozenset(_IDLE.split()), 4
"""Words of a heading that tell no fact from another, and letters of the shortest that does."""


LONGEST = 200
"""Letters of the longest heading whose words are looked at."""

MOST = 300
"""Columns among which near misses are looked for."""

NEARLY = 0.85
"""How like a name of ours a column's must be to be told as a near miss."""


def near_names(
    cells: Sequence[str], names: Sequence[str], known: Collection[str]
) -> dict[str, str]:
    """Find columns whose names are nearly ours, where there is no column of that name."""
    near: dict[str, str] = {}
    wanted = sorted({*known}.difference(names))
    for cell, name in zip(cells[:MOST], names, strict=False):
        if name and name not in known and len(name) <= SHOWN:
            found = alike(name, wanted, most=1, at_least=NEARLY)
            near |= {cell.strip(): each for each in found}
    return near


def kindred(
    cells: Sequence[str],
    names: Sequence[str],
    events: Mapping[str, Event],
    known: Collection[str],
) -> dict[str, str]:
    """Find columns named by the words of one fact, such as ``certificate`` or ``date of cert``."""
    told = {events[name] for name in names if name in events}
    wanted = {name: event for name, event in events.items() if event not in told}
    kindred: dict[str, str] = {}
    for cell, name in zip(cells[:MOST], names, strict=False):
        if name and name not in known and len(name) <= SHOWN:
            facts = {wanted[each]: each for each in reversed(wanted) if is_kin(name, each)}
            if len(facts) == 1:
                kindred[cell.strip()] = next(iter(facts.values()))
    return kindred


def in_table(
    near: Mapping[str, str], told: Collection[Event], called: Mapping[Event, str], root: Path
) -> dict[str, str]:
    """Let a heading that is nearly a name of ours be what people call it in such a table.

    Args:
        near: What each such heading may be.
        told: The facts that the table tells.
        called: What we call the columns of facts.
        root: Where the rule book stands.
    """
    from sendpath.columns.heading_words import (  # noqa: PLC0415 - only where a name is near
        HeadingWords,
        one_of,
    )
    from sendpath.rulebook.headings import read_headings  # noqa: PLC0415 - likewise

    read = read_headings(root)
    meant = dict(near)
    for beside in (each for fact, each in read.beside.items() if fact in told):
        called_so = {
            fact: [*beside.headings.get(fact, ()), *beside.least.get(fact, ())]
            for fact in {**beside.headings, **beside.least}
        }
        words = HeadingWords(read._replace(headings=called_so))
        found = {theirs: one_of(words.likely(theirs)) for theirs in near}
        meant |= {
            theirs: called[Event(one.name)]
            for theirs, one in found.items()
            if one and Event(one.name) in called
        }
    return meant


def births_in(cells: Iterable[str], root: Path) -> dict[str, str]:
    """Find the one column among some that is headed as people head a day of birth."""
    told = [cell for cell in cells if says_birth(cell)]
    if not told:
        return {}
    from sendpath.columns.heading_words import heading_words  # noqa: PLC0415 - seldom
    from sendpath.rulebook.headings import read_headings  # noqa: PLC0415 - likewise

    words, phrasings = heading_words(root), read_headings(root).headings.get(BORN, ())
    found = [cell.strip() for cell in told if words.is_called(cell, phrasings)]
    return {found[0]: BORN} if len(found) == 1 else {}


def is_kin(theirs: str, ours: str) -> bool:
    """Say whether each word of a heading, but for those that say nothing, begins one of ours."""
    said = [word for word in theirs.split("_") if word not in IDLE]
    there = ours.split("_")
    return bool(said) and all(
        len(word) >= SHORTEST and any(each.startswith(word) for each in there) for word in said
    )


def is_near(name: str, facts: Mapping[Event, object], root: Path) -> bool:
    """Say whether the words of a heading may name a fact, in a rule book's words for it."""
    from sendpath.columns.heading_words import (  # noqa: PLC0415 - only where no heading is ours
        heading_words,
    )

    if len(name) > LONGEST:
        return False
    if heading_words(root).likely(name):
        return True
    telling = all(len(word) >= SHORTEST or word in IDLE for word in name.split("_"))
    return telling and any(is_kin(name, event.replace("-", "_")) for event in facts)
