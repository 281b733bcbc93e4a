"""The models say what their names refer to, and nothing but the models does."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from sendpath.core.conditions import KINDS
from sendpath.rulebook import names
from sendpath.rulebook.book_models import WholeBook
from sendpath.rulebook.check import read_tables
from sendpath.rulebook.clause_models import AppliesToTable, ConditionTable
from sendpath.rulebook.loader import rules_directory
from sendpath.rulebook.names import Named, Reference, Refers, references
from sendpath.rulebook.undeclared import Declared

BOOK = WholeBook.model_validate(read_tables(rules_directory())[0])
MARKS = {
    name: mark
    for name, kind in vars(names).items()
    for mark in getattr(kind, "__metadata__", ())
    if isinstance(mark, Refers)
}


def marks(hint: Any) -> Iterator[Refers]:
    yield from (mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Refers))
    for part in get_args(hint):
        yield from marks(part)


@pytest.mark.parametrize("name", sorted(set(MARKS) - {"Chosen", "ReadingName"}))
def test_every_kind_of_name_is_declared_somewhere(name: str) -> None:
    for named in MARKS[name].read("{nothing}" if name.endswith("Text") else "nothing"):
        assert not Declared(BOOK).has(named, ())


@pytest.mark.parametrize(
    "key", [key for key, kind in KINDS.items() if kind.about not in ("choice", "own day")]
)
def test_a_condition_s_key_is_typed_by_what_its_kind_is_about(key: str) -> None:
    (mark,) = marks(get_type_hints(ConditionTable, include_extras=True)[key])
    about = {"last day": "rule"}.get(KINDS[key].about, KINDS[key].about)
    assert [Named(about, "x")] == list(mark.read("x"))


def test_names_are_read_off_the_types_of_a_table() -> None:
    table = ConditionTable.model_validate({"event": "plan-made", "later_than": "review.notice"})
    assert [
        Reference(("here", "event"), Named("event", "plan-made")),
        Reference(("here", "later_than"), Named("rule", "review.notice")),
    ] == list(references(table, at=("here",)))


def test_a_choice_and_its_values_are_the_key_of_a_table_and_what_it_holds() -> None:
    cite = {"source": "cfa-2014", "at": "x", "verified": "read"}
    table = {"order": ["assess", "plan"], "id": "x", "text": "x", "cite": cite}
    assert [
        Reference((), Named("choice", "order")),
        Reference((), Named("choice value", "assess", "order")),
        Reference((), Named("choice value", "plan", "order")),
        Reference(("cite", "source"), Named("source", "cfa-2014")),
    ] == list(references(AppliesToTable.model_validate(table)))
