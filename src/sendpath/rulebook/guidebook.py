"""What people are told beside dates, read: concerns, routes, contacts, questions, letters."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from sendpath.core.guides import Contact, Myth, Nation, Question
from sendpath.core.letters import LetterItem, LetterKind, LetterNote, Letters
from sendpath.core.routes import OTHERWISE, Advice, Asks, Closing, Concern, Route, When
from sendpath.rulebook.loader import read_toml
from sendpath.rulebook.records import Table, filled, reads

CONDITIONS: tuple[Asks, ...] = get_args(Asks)


def read_routes(root: Path) -> list[Route]:
    """Read every route, in order."""
    return [_route(name, table) for name, table in read_toml(root / "routes.toml").items()]


def read_concerns(root: Path) -> dict[str, Concern]:
    """Read every concern."""
    tables = read_toml(root / "concerns.toml")
    return {name: filled(Concern, table, id=name) for name, table in tables.items()}


def read_contacts(root: Path) -> dict[str, Contact]:
    """Read whom to contact."""
    tables = read_toml(root / "contacts.toml")
    return {name: filled(Contact, table) for name, table in tables.items()}


def read_nations(root: Path) -> dict[str, Nation]:
    """Read which other nations are told where to ask."""
    tables = read_toml(root / "nations.toml")
    return {name: filled(Nation, table) for name, table in tables.items()}


def read_questions(root: Path) -> list[Question]:
    """Read every question with its answer."""
    tables = read_toml(root / "faq.toml")
    return [filled(Question, table, id=name) for name, table in tables.items()]


def read_myths(root: Path) -> list[Myth]:
    """Read every wrong belief."""
    tables = read_toml(root / "myths.toml")
    return [filled(Myth, table, id=name) for name, table in tables.items()]


def read_letters(root: Path) -> Letters:
    """Read what letters must say."""
    table = read_toml(root / "letter.toml")
    kinds, items = table["letters"].items(), table["items"].items()
    return filled(
        Letters,
        table,
        letters={name: filled(LetterKind, each, id=name) for name, each in kinds},
        items={name: filled(LetterItem, each, id=name) for name, each in items},
        notes=tuple(filled(LetterNote, each) for each in table.get("note", ())),
    )


def _route(name: str, table: Table) -> Route:
    other = table.get("otherwise")
    shut = other and filled(Closing, other, id=OTHERWISE, when=When("trait", ""))
    return filled(Route, table, id=name, otherwise=shut)


@reads(Closing)
def _closing(table: Table) -> Closing:
    (when,) = _when(table)
    return filled(Closing, table, when=when)


@reads(Advice)
def _advice(told: str | Table) -> Advice:
    if isinstance(told, str):
        return Advice(told)
    unless = [When("not_told", told["unless_told"])] if "unless_told" in told else []
    return Advice(told["text"], (*_when(told), *unless))


def _when(table: Table) -> Iterator[When]:
    """Read every condition of a table."""
    for key in CONDITIONS:
        if key in table:
            told = table[key]
            yield When(key, tuple(told) if isinstance(told, list) else told)
