"""Whose step a thing on a list is, and whether it is one of those asked for."""

from collections.abc import Collection

from sendpath.answers import words
from sendpath.caseload.due_things import NO_TITLE
from sendpath.core.clauses import Who
from sendpath.core.law import Meeting, Rule


def is_step_of(rule: Rule | None, meeting: Meeting | None, who: Collection[Who]) -> bool:
    """Say whether it is one of those asked for; what is wrong with a row is everybody's."""
    if meeting is not None:
        return not who or not {*who}.isdisjoint(meeting.who)
    return rule is None or _is_of(rule, who)


def _is_of(rule: Rule, who: Collection[Who]) -> bool:
    """Say whether a rule is of one of those asked for, or may be: it is on the list of each."""
    return not who or not {*who}.isdisjoint(rule.owners)


def titled_step(rule: Rule | None, meeting: Meeting | None) -> tuple[str, Who | None, str]:
    """Say what it is, and whose step."""
    if meeting is not None:
        owner = meeting.owner or ", ".join(words.WHO[who] for who in meeting.who)
        return meeting.title, meeting.who[0], owner
    if rule is None:
        return NO_TITLE, None, ""
    return rule.title, rule.who, words.owner_of(rule)
