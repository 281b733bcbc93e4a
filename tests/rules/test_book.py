"""What code must know of the law stands in the rule book, and is what the law says."""

from datetime import date, timedelta

from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.engine import Engine
from sendpath.core.outcomes import Deadline
from sendpath.core.roles import CountingRules, Letter
from sendpath.rulebook.loader import RuleBook

LETTERS = [date(2014, 9, 1) + timedelta(days=day) for day in range(365 * 12)]


def test_a_letter_s_parts_are_played_by_these_facts_and_rules(book: RuleBook) -> None:
    assert book.letter == Letter(
        processes=("appeal", "mediation"),
        sent=Event("decision-sent"),
        received=Event("decision-received"),
        certificate=Event("certificate-issued"),
        contact=RuleId("mediation.contact-adviser"),
        window=RuleId("appeal.window"),
        lately=95,
        answered=book.letter.answered,
        refused=book.letter.refused,
    )
    assert "The two months run from the day on its letter" in book.letter.answered


def test_lately_is_as_far_as_two_months_and_the_august_rule_reach(
    book: RuleBook, calendar: Calendar
) -> None:
    engine = Engine(book.law, calendar)
    reach = []
    for sent in LETTERS:
        outcome = engine.open(Case(events={book.letter.sent: sent})).outcome(book.letter.window)
        assert isinstance(outcome, Deadline)
        reach.append((outcome.due.day - sent).days)
    assert max(reach) in (book.letter.lately, book.letter.lately - 1)


def test_the_school_leaving_date_is_the_last_friday_in_june_of_the_year_of_the_16th_birthday(
    book: RuleBook,
) -> None:
    ages = book.appellant
    assert (16, (9, 1), 6, 4) == (
        ages.leaving_age,
        ages.school_year_begins,
        ages.leaving_month,
        ages.leaving_weekday,
    )
    assert (25, "ea-1996", "section 8") == (ages.last_age, ages.cite.source, ages.cite.at)


def test_a_bare_count_takes_over_clauses_of_rules_that_have_them(book: RuleBook) -> None:
    assert CountingRules(RuleId("appeal.window"), RuleId("appeal.la-response")) == book.counting
    assert book.law.rules[book.counting.moves_of].versions[-1].moves


def test_a_year_stands_as_its_first_of_september(book: RuleBook) -> None:
    assert (9, 1) == book.year_begins == book.law.year_begins


def test_nobody_of_an_age_to_appeal_was_born_before_the_oldest_fact(book: RuleBook) -> None:
    eldest = book.law_as_at.year - book.appellant.last_age
    assert book.oldest_fact < date(eldest, 1, 1)


def test_what_tells_nothing_alone_is_asked_for_after_what_it_belongs_to(book: RuleBook) -> None:
    letter = ("decision-dated", "decision-sent")
    asked = {name: fact.asked_after for name, fact in book.law.facts.items() if fact.asked_after}
    assert asked == {
        "decision-sent": ("decision-dated",),
        "adviser-contacted": letter,
        "certificate-issued": letter,
        "appeal-lodged": letter,
        "told-council-mediation-wanted": ("adviser-contacted",),
    }
    assert book.term_asked_after == (
        "exclusion-began",
        "exclusion-notice-received",
        "governors-decision-given",
        "exclusion-claim-determined",
        "review-asked-for",
        "panel-decision-given",
    )


def test_facts_and_choices_are_told_back_in_these_words(book: RuleBook) -> None:
    headings = {name: fact.heading for name, fact in book.law.facts.items() if fact.heading}
    assert headings == {
        "decision-dated": "dated {day}, taken as the day it was sent",
        "decision-sent": "sent on {day}",
    }
    echoes = {name: choice.echo for name, choice in book.choices.items()}
    assert echoes == {
        "order": "ordered or agreed",
        "exclusion": "exclusion",
        "outcome": "the council decided",
        "transfer": "kind of move",
        "plan": "an EHC plan",
    }


def test_the_tribunal_only_recommends_on_health_and_social_care(book: RuleBook) -> None:
    decisions = book.decisions()
    sections = {
        name for name, klass in decisions.sections.items() if klass == decisions.recommended
    }
    assert {"C", "D", "G", "H1", "H2"} == sections


BODIES = {
    "council": "council",
    "school": "school",
    "academy trust": "school",
    "governing body": "school",
    "health body": "health-body",
}
"""How a body is called in the words that say whose step a rule is."""

OF_ANOTHER = {RuleId("assessment.advice")}
"""Steps in whose words a council stands as the one that asked for it, not as the one that owes it."""


def test_every_body_that_may_owe_a_step_by_the_rule_s_own_words_is_named_as_one(
    book: RuleBook,
) -> None:
    told = {
        rule.id: {body for words, body in BODIES.items() if words in (rule.owner or "")}
        for rule in book.law.rules.values()
        if rule.owner and rule.id not in OF_ANOTHER
    }
    named = {name: {book.law.rules[name].who, *book.law.rules[name].or_who} for name in told}
    assert told == named
    assert {"council", "school"} == named[RuleId("exclusion.panel-meets")]
    assert {"council"} == named[RuleId("exclusion.permanent-day-six")]
    assert {"school"} == named[RuleId("exclusion.day-six")]
