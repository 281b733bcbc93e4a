"""Every rule gives exactly what each of its examples says."""

from pathlib import Path

import pytest

from sendpath.core.calendar import Calendar
from sendpath.core.law import Rule
from sendpath.rulebook.check import check
from sendpath.rulebook.loader import RuleBook, load_rulebook, path_of, read_toml
from sendpath.rulebook.proof import Example, expected, given

BOOK = load_rulebook()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example['name']}")
    for rule in BOOK.law.rules.values()
    for example in read_toml(path_of(BOOK.directory, rule.id))["example"]
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_rule_gives_what_its_example_says(
    rule: Rule, example: Example, book: RuleBook, calendar: Calendar
) -> None:
    assert expected(example) == given(rule, example, book, calendar)


def test_the_rule_book_is_sound(rules: Path) -> None:
    assert [] == check(rules)


def test_no_rule_starts_before_the_act_did(book: RuleBook) -> None:
    starts = {v.in_force.isoformat() for rule in book.law.rules.values() for v in rule.versions}
    assert min(starts) == "2014-09-01"


def test_every_rule_reads_back_from_its_own_path(book: RuleBook) -> None:
    assert {path_of(book.directory, rule) for rule in book.asked} == set(book.files)
