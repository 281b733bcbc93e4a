"""A rule that is like another: the same periods from another event, on its own authority."""

from collections.abc import Mapping
from typing import Any

from sendpath.core.clauses import Cite, Condition, Event, Exclusion, Limb, Reading, RuleId
from sendpath.core.law import Rule, RuleVersion


def liken(own: RuleVersion, other: Rule, *, like: Mapping[str, Any], cite: Cite) -> RuleVersion:
    """Give a version the clauses of another rule's, counted from its own anchor.

    Taken over are the periods, the moves, what takes the rule out of play, the exceptions, and the
    readings except those about which day the other anchor was. What the version states itself is
    added. A printed date, the hour and the notes are its own alone.

    Args:
        own: What the version states itself.
        other: The rule it is like.
        like: The table of the rule that is like it.
        cite: The law that makes it so: it takes the place of each period's citation.
    """
    base = other.version_on(own.in_force) or other.versions[0]
    anchors = {other.anchor: Event(like["anchor"])}
    return own._replace(
        limbs=tuple(_limb(each, other, like["id"], anchors, cite) for each in base.limbs),
        moves=base.moves,
        unless=(*own.unless, *(_exclusion(each, anchors) for each in base.unless)),
        readings=(*own.readings, *(each for each in base.readings if _holds(each, anchors))),
        exemptions=(*own.exemptions, *base.exemptions),
    )


def _limb(
    limb: Limb, other: Rule, own: str, anchors: Mapping[Event | None, Event], cite: Cite
) -> Limb:
    event = anchors.get(limb.run.event, limb.run.event)
    name = own if limb.id == other.id else f"{own.partition('.')[0]}.{limb.id.partition('.')[2]}"
    return limb._replace(id=RuleId(name), run=limb.run._replace(event=event, cite=cite))


def _exclusion(exclusion: Exclusion, anchors: Mapping[Event | None, Event]) -> Exclusion:
    also = tuple(_since(each, anchors) for each in exclusion.also)
    return exclusion._replace(condition=_since(exclusion.condition, anchors), also=also)


def _since(condition: Condition, anchors: Mapping[Event | None, Event]) -> Condition:
    return condition._replace(since=anchors.get(condition.since, condition.since))


def _holds(reading: Reading, anchors: Mapping[Event | None, Event]) -> bool:
    """Say whether a reading still asks something: not about a day no longer counted from."""
    return all(anchors.get(event, event) == event for event in reading.counts_from)
