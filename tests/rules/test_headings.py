"""Headings as people put them: each phrasing names one thing, and each thing is one of the book's."""

from pathlib import Path
from shutil import copytree

import pytest

from sendpath.columns.heading_words import HeadingWords, ValueWords, one_of
from sendpath.columns.targets import Targets
from sendpath.core.clauses import Event
from sendpath.rulebook.check import check
from sendpath.rulebook.headings import Headings, read_headings
from sendpath.rulebook.loader import RuleBook, rules_directory

ROOT = rules_directory()
TOLD = read_headings(ROOT)
WORDS = HeadingWords(TOLD)


SHARED = ("LA decision", "decision", "LA decision after AR")
"""What may be the reason or the outcome: the values say which."""


def of_kind(book: RuleBook, *, days: bool) -> set[str]:
    return {name for name in TOLD.headings if (Event(name) in book.law.facts) is days}


@pytest.mark.parametrize("days", [True, False], ids=["days", "others"])
def test_each_phrasing_names_what_it_stands_under_and_nothing_else(
    days: bool, book: RuleBook
) -> None:
    kind = of_kind(book, days=days)
    wrong = {
        each: WORDS.likely(each, kind)[:2]
        for name in kind
        for each in TOLD.headings[name]
        if (name, 1.0) not in WORDS.likely(each, kind)
        or [other.like for other in WORDS.likely(each, kind)].count(1.0) > 1 + (each in SHARED)
    }
    assert {} == wrong


@pytest.mark.parametrize("name", sorted(TOLD.values))
def test_each_phrasing_of_a_value_means_that_value(name: str) -> None:
    phrasings = TOLD.values[name]
    told = ValueWords(TOLD, name, dict.fromkeys(phrasings, ""))
    wrong = {
        each: told.meant(each)
        for value, said in phrasings.items()
        for each in said
        if told.meant(each) != value
    }
    assert {} == wrong


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Date of LA letter", "decision-dated"),
        ("LETTER DATE (dd/mm/yyyy)", "decision-dated"),
        ("Mediation cert - date", "certificate-issued"),
        ("Date EHCNA req. rec'd", "request-received"),
        ("Wk 6 letter", "decision-notified"),
        ("date_final_ehcp_issued", "final-plan-sent"),
        ("Annual review – date draft amended EHC plan issued", "amendment-notice-sent"),
        ("AR mtg", "review-meeting"),
        ("Date letter received by family", "decision-received"),
    ],
)
def test_a_heading_is_known_by_its_words_whatever_their_order(
    heading: str, expected: str, book: RuleBook
) -> None:
    found = one_of(WORDS.likely(heading, of_kind(book, days=True)))
    assert expected == (found and found.name)


NOTHING = (
    *("DOB", "Next AR due", "Caseworker", "LA", "Date opened", "Date closed", "Last contact"),
    *("20 wk deadline", "Phase transfer review - due date for any amended plan", "", "Date"),
    "School",
)


@pytest.mark.parametrize("heading", NOTHING)
def test_a_heading_of_something_else_names_nothing(heading: str, book: RuleBook) -> None:
    assert [] == WORDS.likely(heading, of_kind(book, days=True))


def test_a_rule_book_without_headings_knows_none() -> None:
    assert Headings() == read_headings(Path("nowhere"))
    assert [] == HeadingWords(Headings()).likely("letter date")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\nplan-made = [", "\nplan-mad = [", "there is no fact 'plan-mad'."),
        ("\nrefuse-plan = [", "\nrefuse-plam = [", "there is no reason 'refuse-plam'."),
        ("\nkeep = [", "\nkept = [", "there is no choice value 'kept'."),
        ("[values.plan]", "[values.plam]", "there is no choice 'plam'."),
        ('process = "assessment"', 'process = "asessment"', "there is no process 'asessment'."),
        (
            'beside = "review-meeting"',
            'beside = "review-meting"',
            "there is no fact 'review-meting'.",
        ),
        ('facts = ["draft-served"', 'facts = ["draft-servd"', "there is no fact 'draft-servd'."),
    ],
)
def test_a_name_that_is_none_is_a_fault_of_the_rule_book(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    draft = Path(copytree(ROOT, tmp_path / "rules"))
    text = (draft / "headings.toml").read_text(encoding="utf-8")
    assert old in text
    (draft / "headings.toml").write_text(text.replace(old, new), encoding="utf-8")
    assert told in [each.problem for each in check(draft)]


def test_no_phrasing_of_a_fact_names_a_target() -> None:
    targets = Targets(TOLD)
    besides = [each.headings for each in TOLD.beside.values()]
    done = {name: told for name, told in TOLD.headings.items() if name not in TOLD.target.facts}
    phrasings = {one for told in (done, *besides) for each in told.values() for one in each}
    assert set() == {each for each in phrasings if targets.names(each)}


def test_every_phrasing_of_a_day_by_which_something_is_due_names_a_target() -> None:
    targets = Targets(TOLD)
    for fact in TOLD.target.facts:
        assert all(targets.names(each) for each in TOLD.headings[fact]), fact


def test_a_rule_book_without_headings_knows_no_target() -> None:
    assert not Targets(Headings()).names("due by")
