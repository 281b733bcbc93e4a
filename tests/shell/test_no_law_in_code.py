"""What the law says stands in the rule book: no fact, rule, hour, span or year of it is named in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sendpath
from sendpath.rulebook.loader import load_rulebook

pytestmark = pytest.mark.once

SOURCE = Path(sendpath.__file__).parent
FILES = sorted(path for path in SOURCE.rglob("*.py") if "rules" not in path.parts)
BOOK = load_rulebook()
NAMES = {
    *(str(rule) for rule in BOOK.law.rules),
    *(str(fact) for fact in BOOK.law.facts),
    *(fact.option for fact in BOOK.law.facts.values()),
    *BOOK.decisions().reasons,
    *BOOK.sources,
}
"""Rules, facts and their options, reasons, instruments."""

SAMPLES = {"refuse-assess", "decision-sent"}
"""Names that stand in a sentence that shows how something is written."""

LAW = re.compile(
    r"\b(?:\d{1,2} ?(?:am|pm)|(?:\d+|two|six) (?:months?|weeks?|working days?)|20(?:0\d|1\d))\b"
)
"""An hour, a span or a year as texts name them."""


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in remarks
        ):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_rule_fact_reason_or_instrument_is_named(path: Path) -> None:
    found = [
        (line, text) for line, text in strings(ast.parse(path.read_text("utf-8"))) if text in NAMES
    ]
    assert [] == found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_hour_span_or_year_of_the_law_is_told(path: Path) -> None:
    found = [
        (line, text)
        for line, text in strings(ast.parse(path.read_text("utf-8")))
        if LAW.search(text) and "'2 months'" not in text
    ]
    assert [] == found


def test_the_search_finds_what_it_looks_for() -> None:
    tree = ast.parse('"""2 months"""\nx = "decision-sent"\ny = "received by 5 pm, in two months"\n')
    told = [text for _, text in strings(tree)]
    assert ["decision-sent"] == [text for text in told if text in NAMES]
    assert ["received by 5 pm, in two months"] == [text for text in told if LAW.search(text)]
