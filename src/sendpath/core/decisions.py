"""What councils decide, and what it means for an appeal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from sendpath.core.case import Case
from sendpath.core.clauses import Event, Note
from sendpath.core.law import Fact

if TYPE_CHECKING:
    from sendpath.core.own_words import Matcher


class Decision(NamedTuple):
    """What a council decided, or somebody wants to challenge, and what it means.

    Attributes:
        slug: As typed after ``--reason``.
        words: In plain words.
        answer: Whether there is a right of appeal to the SEND Tribunal, and why.
        because: Why.
        traits: What rules test.
        by_section: Whether the sections in dispute decide what it really is.
        certificate: Whether a mediation certificate is needed; None without a right of appeal.
        form: The Tribunal's form.
        recommendations: Whether health and social care may be added.
        shows: The fact that its letter tells by itself, such as a plan refused.
        tells: The value of each choice that it leaves no doubt of.
        told_by: The values of choices that leave no doubt of it.
        told_with: The fact with which they tell it, instead of another decision.
        told_by_day: Whether the day of the fact that it shows leaves no doubt of it.
        first: The routes to go first because of it, whatever the concern.
        instead: The nearest remedies, for a no.
        flips: What would change the answer.
        notes: What else to know.
    """

    slug: str
    words: str
    answer: Literal["yes", "no", "depends"]
    because: Note
    traits: frozenset[str]
    by_section: bool
    certificate: Literal["needed", "not-needed"] | None
    form: str | None
    recommendations: bool
    shows: Event | None
    tells: Mapping[str, str]
    told_by: Mapping[str, str]
    told_with: Event | None
    first: tuple[str, ...]
    instead: tuple[Note, ...]
    flips: tuple[Note, ...]
    notes: tuple[Note, ...]
    told_by_day: bool = False

    def odd_choice(self, choices: Mapping[str, str]) -> str | None:
        """Name a choice of which another value was told than the one that tells this decision."""
        own = {**self.told_by, **self.tells}
        odd = (name for name, value in own.items() if choices.get(name, value) != value)
        return next(odd, None)


def with_answer(
    case: Case,
    decision: Decision | None,
    letters: Iterable[Event],
    facts: Mapping[Event, Fact],
) -> Case:
    """Give a case with what its letter tells besides: a refusal is the council's answer.

    Where the letter's day was not told, or another contradicts it, what it shows has happened all
    the same, and so has what cannot come after it: a blank does not say that it has not.

    Args:
        case: What was told.
        decision: What was decided.
        letters: The facts that are the letter's day, the one that counts first.
        facts: The map of facts.
    """
    if decision is not None and decision.tells:
        case = replace(case, choices={**decision.tells, **case.choices})
    shown = decision.shows if decision else None
    if shown is None or shown in case.events or shown in case.contradicted:
        return case
    happened = {shown, *facts[shown].may_not_precede}
    case = replace(case, not_yet=case.not_yet - happened)
    day = next((each for each in letters if each in case.events), None)
    certain = day is not None and day not in case.doubted and day not in case.contested
    if day is None or not certain:
        return case
    return replace(case, events={**case.events, shown: case.events[day]})


class Decisions(NamedTuple):
    """All reasons by slug, the class of each section, and the reason each class leads to.

    On sections of the class ``recommended`` the Tribunal can only recommend. ``own_words`` reads
    the matcher of people's own words, when somebody's are none of the slugs.
    """

    reasons: Mapping[str, Decision]
    sections: Mapping[str, str]
    classes: Mapping[str, str]
    recommended: str
    own_words: "Callable[[], Matcher | None]" = lambda: None

    def traits(self) -> frozenset[str]:
        """Name all that any reason may mean to the rules."""
        return frozenset(trait for each in self.reasons.values() for trait in each.traits)

    def told_by(self, case: Case) -> Decision | None:
        """Say what was decided by what was told as a choice, such as the outcome of a request."""
        by = [
            each
            for each in self.reasons.values()
            if each.told_by
            and each.told_by.items() <= case.choices.items()
            and each.told_with in (None, *case.events)
        ]
        return next((each for each in by if each.told_with), next(iter(by), None))

    def answered_by(self, case: Case, asked: Iterable[Event]) -> Decision | None:
        """Say what was decided by the day of a decision, on or after something that was asked."""
        events = case.events
        since = max((events[each] for each in asked if each in events), default=None)
        if since is None:
            return None
        days = {day for day, told in events.items() if told >= since}
        there = (each for each in self.reasons.values() if each.told_by_day)
        return next((each for each in there if each.shows in days), None)

    def weigh(self, reason: str | None, sections: frozenset[str]) -> Decision | None:
        """Say what is really in dispute: the reason, or what the sections make of it.

        Sections decide where the reason is about a plan's contents, or was not told. The most
        telling class among them wins: needs and provision, then the school, then health and care.
        """
        told = self.reasons[reason] if reason else None
        if not sections or (told is not None and not told.by_section):
            return told
        found = {self.sections[section] for section in sections}
        klass = next(each for each in self.classes if each in found)
        leads = self.reasons[self.classes[klass]]
        same_side = told is not None and told.certificate == leads.certificate
        return (
            told
            if same_side and told is not None and told.answer == leads.answer == "yes"
            else leads
        )
