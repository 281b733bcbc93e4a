"""Clauses, steps and standings in plain words: the same words every time."""

from collections.abc import Iterable, Mapping
from datetime import date

from sendpath.core.clauses import (
    Count,
    Event,
    Grade,
    Move,
    Printed,
    RuleId,
    Run,
    Who,
    YearDay,
    counted_rule,
)
from sendpath.core.interpreter import TERM
from sendpath.core.law import Fact, Law, Rule
from sendpath.core.names import MONTHS, spell_fully
from sendpath.core.outcomes import Said
from sendpath.core.periods import Days, Months, Period, SchoolDays, Span, Weeks, WorkingDays
from sendpath.core.steps import Step

ADVICE = "Information, not legal advice."
"""What is said below every answer."""

TERMS = "--term FIRST..LAST each"
"""How a school's terms are told."""

UNITS: Mapping[type[Period], str] = {
    Days: "day",
    Weeks: "week",
    Months: "month",
    WorkingDays: "working day",
    SchoolDays: "school day",
}
RELATIONS = {
    "after": "after",
    "beginning_with": "beginning with",
    "before": "before",
    "by": "by",
}
DAY_BEFORE = "to the day before the corresponding date, from"
WHO_HELPS = "Who helps: sendpath faq who-helps."
ASK_ANEW = "What can be done today is to ask the council anew: sendpath faq ask-assessment."
"""What is left to somebody whose letter is older than the law."""

WHETHER_IN_TIME = "whether that was in time is not known"
"""What is open of what is done, where a later fact shows no more than that."""

NOT_READ = "it may have passed: not all that was told could be used"
"""How a day stands of which that is not known."""

LAST_DAY = "The last day to"
"""How what is said of a last day of the family's begins, of which it is not known if it passed."""

NOT_SURE = "That is not sure: not all that was told could be used."
"""What is said beside a day of a duty that has passed, where something told could not be read."""

NO_DAY_TOLD = "on a day not told"
"""When something happened, of which it was said that it had, and not when."""

UNDATED = f"done, {NO_DAY_TOLD}"
"""How it stands with what was said to have happened, and not when."""

TICKED = f"{UNDATED}; find that day, for it may have been too late"
"""How a last day of the family's stands that somebody ticked off, once it has passed."""

TICKED_BY_OTHERS = f"{UNDATED}; find that day, for it may have been late"
"""How the last day of somebody else's stands of which that was said."""

AWAITING = "waiting for the certificate"
"""How a day stands that is past and held open."""

NOT_YET = "not yet, as was told"
"""What is said of a rule that waits for what was said not to have happened: no day is asked for."""

WHO: Mapping[Who, str] = {
    "family": "family",
    "council": "council",
    "new-council": "new council",
    "old-council": "old council",
    "adviser": "adviser",
    "mediator": "mediator",
    "health-body": "health body",
    "school": "school",
    "governors": "governing board",
    "tribunal": "Tribunal",
}
GRADES: Mapping[Grade, str] = {
    "read": "the words of the law were read",
    "agreed": "two or more good sources agree",
    "single": "one good source",
    "unread": "not confirmed",
}


def undated(fact: Fact) -> str:
    """Tell back that something happened, on a day that was not told."""
    return f"{UNDATED}: {fact.words}"


def if_passed(who: Who, *, ticked: bool) -> str:
    """Say how a day stands that may have passed: why it is not known."""
    if not ticked:
        return NOT_READ
    return TICKED if who == "family" else TICKED_BY_OTHERS


def owner_of(rule: Rule) -> str:
    """Say whose step a rule is."""
    return rule.owner or WHO[rule.who]


def period(length: Period) -> str:
    """Say a period: ``2 months``."""
    return many(length.number, UNITS[type(length)])


def many(number: int, unit: str) -> str:
    """Say so many of a unit: ``1 day``, ``2 days``."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def named(law: Law) -> dict[Event, Fact]:
    """Give the map of facts, and with it the last days of rules that others count from."""
    counted = {
        limb.run.event
        for rule in law.rules.values()
        for v in rule.versions
        for limb in v.limbs
        if counted_rule(limb.run.event)
    }
    return {**law.facts, **{event: _last_day(event, law) for event in counted}}


def _last_day(event: Event, law: Law) -> Fact:
    title = law.rules[RuleId(str(counted_rule(event)))].title
    words = f"that is the last day for '{title}'"
    return Fact(id=event, words=words, when=f"the last day for '{title}'", option="")


def counting(count: Run, facts: Mapping[Event, Fact]) -> str:
    """Say how a period runs: ``2 months after the day the decision letter was sent``."""
    words = facts[count.event].words
    if isinstance(count, YearDay):
        return f"{_fixed(count)} of {words}"
    if not count.period.number:
        return f"the day {words}"
    return f"{period(count.period)} {_relation(count)} the day {words}"


def coming(count: Run, facts: Mapping[Event, Fact]) -> str:
    """Say how a period will run: ``3 working days after you tell the adviser …``."""
    when = facts[count.event].when
    if isinstance(count, YearDay):
        return f"{_fixed(count)} of {when}"
    if not count.period.number:
        return f"at once: the day {when}"
    related = _relation(count)
    day = "the day " if related == RELATIONS["beginning_with"] else ""
    return f"{period(count.period)} {related} {day}{when}"


def _relation(count: Count) -> str:
    return DAY_BEFORE if count.short_month == "day-before" else RELATIONS[count.relation]


TOO_LATE = "it came too late, or not at all"
"""How it stands with what was not done before the day it was counted back from."""


def if_not_done(days: int, *, gone: bool) -> str:
    """Say how it stands with what has passed, if it was not done by then.

    Args:
        days: How many days have gone since.
        gone: Whether it can no longer be done, or may have been done since: the days are not its.
    """
    return TOO_LATE if gone else f"it is {many(days, 'day')} late"


def planned(day: date, due: date) -> str:
    """Say for when something is planned, and how long after its last day that is."""
    return f"for {spell_fully(day)}, {many((day - due).days, 'day')} late"


def asked_for(events: Iterable[Event], facts: Mapping[Event, Fact]) -> str:
    """Say which facts to give: their options, and those of facts that may stand in for them."""
    wanted = []
    for event in events:
        standing_in = [fact.option for fact in facts.values() if fact.stands_in_for == event]
        own = TERMS if event == TERM else facts[event].option
        wanted.append(" or ".join([*standing_in, own]))
    return " and ".join(wanted)


def typed(fact: Fact) -> str:
    """Say how a fact without an option of its own is typed: ``appeal-lodged=DATE``."""
    return f"{fact.id}={'YEAR' if fact.value == 'year' else 'DATE'}"


def _fixed(day: YearDay) -> str:
    month, number = day.month_day
    return f"{RELATIONS[day.relation]} {number} {MONTHS[month - 1]}"


def step(taken: Step, facts: Mapping[Event, Fact]) -> str:
    """Say one move of a date."""
    if isinstance(taken.clause, Printed):
        return f"the day {facts[taken.clause.event].words}; it stands as printed"
    if isinstance(taken.clause, YearDay):
        return counting(taken.clause, facts)
    if isinstance(taken.clause, Count):
        return f"{counting(taken.clause, facts)}, {spell_fully(taken.start)}"
    return f"{spell_fully(taken.start)} {_why_moved(taken.clause, taken.start)}"


def said(note: Said) -> str:
    """Say a note with its days written out."""
    text = note.note.text
    for name in note.note.names:
        text = text.replace(f"{{{name}}}", spell_fully(note.days[name]))
    return text


def first_sentence(text: str) -> str:
    """Give the first sentence of one of our own texts."""
    return f"{text.partition('. ')[0].removesuffix('.')}."


def ahead(days: int) -> str:
    """Say how far away a day is: ``in 10 days``, ``today``, ``10 days ago``."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {many(days, 'day')}" if days > 0 else f"{many(-days, 'day')} ago"


def clock(by_time: str) -> str:
    """Say a time of day: ``5 pm``."""
    hour, minute = (int(part) for part in by_time.split(":"))
    half = "am" if hour < 12 else "pm"  # noqa: PLR2004 - noon
    return f"{(hour - 1) % 12 + 1}{f'.{minute:02}' if minute else ''} {half}"


def _why_moved(move: Move, day: date) -> str:
    if move.to == "first-working-day-after-span":
        around = next(each for each in move.falls_in if each.contains(day))
        return f"falls in {span(around)}: moved to the first working day after that"
    if move.to == "previous-working-day":
        return "is not a working day, and nothing moves it: act on the last working day before it"
    return "is not a working day: moved to the next working day"


def span(stretch: Span) -> str:
    """Say a stretch of the year: ``25 December to 1 January``."""
    (first_month, first_day), (last_month, last_day) = stretch.first, stretch.last
    return f"{first_day} {MONTHS[first_month - 1]} to {last_day} {MONTHS[last_month - 1]}"


WORDS = 30
"""How many words a line that opens an answer has at most, where it has more than one sentence."""


def fitted(texts: Iterable[str], must: str) -> str:
    """Join sentences, leaving out those for which there is no room beside the one that must be."""
    left = WORDS - len(must.split())
    told = []
    for text in texts:
        long = 0 if text == must else len(text.split())
        if text == must or long <= left:
            left -= long
            told.append(text)
    return "".join(
        text if at == len(told) else f"{text} " if text.endswith("?") else f"{text}. "
        for at, text in enumerate(told, 1)
    )
