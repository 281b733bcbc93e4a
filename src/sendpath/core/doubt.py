"""What a day hangs on that was told and could not be read: then nothing is late or done."""

from collections.abc import Iterable
from datetime import date

from sendpath.core.case import BORN
from sendpath.core.clauses import Condition, Event, Limb, RuleId, counted_rule
from sendpath.core.conditions import KINDS
from sendpath.core.law import Closing, Rule, RuleVersion
from sendpath.core.workings import Workings


def is_doubted(rule: Rule, version: RuleVersion, workings: Workings) -> bool:
    """Say whether what was told and could not be read may change what a rule gives.

    Of what was done on a day told, no more than its last day is in question.
    """
    case = workings.case
    if not case.doubted and not case.doubted_traits:
        return False
    if _is_day_doubted(version, workings):
        return True
    if workings.closed(rule) is not None and rule.closed_by not in case.doubted:
        return False
    return (
        _may_be_done(rule, workings)
        or _may_not_bind(version, workings)
        or any(_may_hold(note.when, workings) for note in version.doubts("done"))
    )


def is_only_earlier(rule: Rule, version: RuleVersion, workings: Workings) -> bool:
    """Say whether what could not be read can do no more to a last day than bring it forward.

    So it is where the latest of several ends counts, and it is in question whether one of them
    does that counts as far as told.
    """
    case = workings.case
    if not case.doubted and not case.doubted_traits:
        return False
    hangs = any(_may_hold(note.when, workings) for note in version.doubts("done"))
    if hangs or _may_be_done(rule, workings) or _may_not_bind(version, workings):
        return False
    printed = version.printed is not None and version.printed.event in case.doubted
    in_doubt = [each for each in version.limbs if _is_limb_doubted(each, workings)]
    some = len(in_doubt) < len(version.limbs)
    return some and not printed and all(_may_not_count(each, workings) for each in in_doubt)


def _may_not_count(limb: Limb, workings: Workings) -> bool:
    """Say whether a limb has its day and counts, and no more is in question than if it does."""
    event, case = limb.run.event, workings.case
    told = event in case.events and event not in case.doubted
    there = told and counted_rule(event) is None
    return there and not any(
        workings.holds(each) for out in limb.unless for each in (out.condition, *out.also)
    )


def is_day_doubted(version: RuleVersion, workings: Workings) -> bool:
    """Say whether what could not be read may move a rule's day, or decide whether it binds."""
    case = workings.case
    if not case.doubted and not case.doubted_traits:
        return False
    return _is_day_doubted(version, workings) or _may_not_bind(version, workings)


def _may_not_bind(version: RuleVersion, workings: Workings) -> bool:
    if version.school_age is not None and BORN in workings.case.doubted:
        return True
    return any(
        _may_hold(conditions, workings)
        for conditions in (
            *((out.condition, *out.also) for out in version.unless),
            *(note.when for note in version.doubts("binds")),
        )
    )


def _is_day_doubted(version: RuleVersion, workings: Workings) -> bool:
    printed = version.printed is not None and version.printed.event in workings.case.doubted
    return printed or any(_is_limb_doubted(limb, workings) for limb in version.limbs)


def _is_limb_doubted(limb: Limb, workings: Workings) -> bool:
    """Say whether the day a limb runs from could not be read, or what decides if it counts."""
    event, told = limb.run.event, workings.case
    other = counted_rule(event)
    if other is not None:
        return _is_other_doubted(other, workings)
    stand_ins = () if event in told.events else workings.ties.stand_ins.get(event, ())
    unread = any(each in told.doubted for each in (event, *stand_ins))
    outs = [(out.condition, *out.also) for out in limb.unless]
    if any(all(_is_sure(each, workings) for each in conditions) for conditions in outs):
        return False
    return unread or any(_is_doubted(each, workings) for conditions in outs for each in conditions)


def _is_other_doubted(rule: RuleId, workings: Workings) -> bool:
    other = workings.rule(rule)
    return _is_day_doubted(workings.version(other) or other.versions[-1], workings)


def _may_be_done(rule: Rule, workings: Workings) -> bool:
    """Say whether what shows that it was done could not be read: its own fact, or a later one.

    So does what it is for, once that has come: it may have come.
    """
    own, after = rule.closed_by, rule.overtaken_by
    others = [each.event for each in rule.also_closed if _is_open(each, workings)]
    shows = () if own is None else (own, *others, *workings.ties.provers.get(own, ()))
    return after in workings.case.doubted or any(each in workings.case.doubted for each in shows)


def _is_sure(condition: Condition, workings: Workings) -> bool:
    """Say whether a condition holds, whatever could not be read."""
    return workings.holds(condition) and not _is_doubted(condition, workings)


def _may_hold(conditions: Iterable[Condition], workings: Workings) -> bool:
    """Say whether all of some conditions would hold, if what could not be read were so."""
    return all(_is_doubted(each, workings) or workings.holds(each) for each in conditions)


def _is_open(closing: Closing, workings: Workings) -> bool:
    """Say whether what else fulfils a rule does so by the choices told, whatever its day is."""
    chosen = (each for each in closing.when if KINDS[each.asks].about == "choice")
    return all(workings.holds(each) for each in chosen)


def _is_doubted(condition: Condition, workings: Workings) -> bool:
    """Say whether a condition hangs on what could not be read."""
    case, kind = workings.case, KINDS[condition.asks]
    about = kind.about
    if _is_bound_doubted(condition, workings):
        return True
    if about == "trait":
        return condition.subject in case.doubted_traits
    if about in ("rule", "last day"):
        rule = workings.rule(RuleId(condition.subject))
        if about == "rule" and _is_doing_doubted(rule, workings):
            return True
        return not kind.whenever and _is_other_doubted(rule.id, workings)
    if condition.subject == "reason":
        return bool(case.doubted_traits)
    return _is_fact_doubted(condition, workings)


def _is_doing_doubted(rule: Rule, workings: Workings) -> bool:
    """Say whether a rule may have been fulfilled, or on another day than the one that was told."""
    if workings.closed(rule) is None:
        return _may_be_done(rule, workings)
    return rule.closed_by in workings.case.contested


def _is_bound_doubted(condition: Condition, workings: Workings) -> bool:
    """Say whether the day that another is to be later than could not be read.

    It cannot be so early where the other is no later than what comes before it, as told.
    """
    rule, after, case = condition.later_than, condition.after, workings.case
    event = Event(condition.subject)
    if after is not None and (event in case.events or _is_fact_doubted(condition, workings)):
        before = workings.law.facts[after].may_not_precede
        least = max((case.events[each] for each in before if each in case.events), default=date.min)
        is_no_later = event not in case.doubted and case.events.get(event, date.max) <= least
        days = (after, *workings.ties.stand_ins.get(after, ()))
        if not is_no_later and any(each in case.doubted for each in days):
            return True
    return rule is not None and _is_other_doubted(rule, workings)


def _is_fact_doubted(condition: Condition, workings: Workings) -> bool:
    """Say whether one of some facts could not be read, and none that was read shows it already."""
    case, facts = workings.case, (Event(condition.subject), *condition.or_by)
    doubted = [each for each in facts if each in case.doubted]
    counted = any(each in case.events for each in doubted)
    if condition.or_by and not counted:
        return bool(doubted) and not workings.holds(condition._replace(asks="followed_by"))
    return bool(doubted)
