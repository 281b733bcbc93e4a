"""Judge a rule book: every fault, with its file and key. Nothing is used before it is sound."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from sendpath.core.problem import Problem
from sendpath.rulebook import book_models, guide_models, models, shared_models
from sendpath.rulebook.book_sense import book
from sendpath.rulebook.guide_sense import guides
from sendpath.rulebook.sense import Tables, fault, is_file, rule_paths, sense

SHARED: dict[str, type[BaseModel]] = {
    "sources.toml": shared_models.SourceTable,
    "events.toml": shared_models.FactTable,
    "decisions.toml": shared_models.DecisionTable,
    "exceptions.toml": shared_models.SharedExceptionTable,
    "processes.toml": shared_models.ProcessTable,
    "concerns.toml": guide_models.ConcernTable,
    "routes.toml": guide_models.RouteTable,
    "contacts.toml": guide_models.ContactTable,
    "faq.toml": guide_models.QuestionTable,
    "myths.toml": guide_models.MythTable,
}

LARGEST = 1 << 20
"""Bytes of a file of a rule book: thirty times the largest of ours."""


def check(root: Path) -> list[Problem]:
    """Give every fault of a rule book; an empty list says that it is sound."""
    if not is_file(root / "book.toml"):
        told = f"'{root}' is not a rule book: it has no book.toml."
        return [fault(Path("--rules"), "", told, "Give the folder that holds book.toml.")]
    faults: list[Problem] = []
    tables: Tables = {}
    for path in _all_files(root):
        try:
            tables[path] = tomllib.loads(_text(path))
        except (OSError, ValueError, RecursionError) as error:
            faults.append(
                fault(path.relative_to(root), "", f"it cannot be read: {error}.", "Mend the file.")
            )
    faults += [each for path, table in tables.items() for each in _shape(root, path, table)]
    return faults or [*sense(root, tables), *book(root, tables), *guides(root, tables)]


def _text(path: Path) -> str:
    """Give what a file holds: only a regular one of some size is read."""
    if path.exists() and not is_file(path):
        raise OSError("it is no regular file")
    if path.stat().st_size > LARGEST:
        raise OSError("it is too large")
    return path.read_text(encoding="utf-8")


def _all_files(root: Path) -> list[Path]:
    single = ("book.toml", "sections.toml", "can-appeal.toml", "upcoming.toml")
    named = [root / name for name in (*single, *SHARED)]
    return [*named, *sorted((root / "calendars").glob("*.toml")), *rule_paths(root)]


def _shape(root: Path, path: Path, table: dict[str, Any]) -> Iterator[Problem]:
    """Check one file's keys and values."""
    here = path.relative_to(root)
    if path.name in SHARED and path.parent == root:
        for name, entry in table.items():
            yield from _validate(SHARED[path.name].model_validate, entry, here, name)
    elif here.name == "can-appeal.toml":
        for group, entries in table.items():
            for name, entry in entries.items():
                judge = shared_models.SayingTable.model_validate
                yield from _validate(judge, entry, here, f"{group}.{name}")
    elif here.name == "sections.toml":
        yield from _validate(shared_models.SectionsTable.model_validate, table, here)
    elif here.name == "upcoming.toml":
        yield from _validate(shared_models.UpcomingTable.model_validate, table, here)
    elif here.name == "book.toml":
        yield from _validate(book_models.BookTable.model_validate, table, here)
    elif here.parts[0] == "calendars":
        yield from _validate(shared_models.CalendarTable.model_validate, table, here)
    else:
        yield from _validate(models.RuleTable.model_validate, table, here)


def _validate(
    judge: Callable[[Any], object], table: Any, here: Path, name: str | None = None
) -> Iterator[Problem]:
    try:
        judge(table)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            key = ".".join(str(part) for part in (name, *each["loc"]) if part is not None)
            message = each["msg"].removeprefix("Value error, ")
            told = f"{message[0].lower()}{message[1:]}.".replace("..", ".")
            yield fault(here, key, told, "See rules/README.md for what may stand there.")
