"""Judge a rule book: every fault, with its file and key. Nothing is used before it is sound."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sendpath.core.problem import Problem
from sendpath.rulebook.book_models import WholeBook
from sendpath.rulebook.loader import rule_files
from sendpath.rulebook.order import disorder, misplaced
from sendpath.rulebook.undeclared import Declared, fault, of_rules, of_shared_files, undeclared

RULES = "rules"
MANY = {"calendars", "presets", RULES}
"""The parts of a rule book that are folders of files."""

OWN = {field.alias: field for field in WholeBook.model_fields.values() if field.alias is not None}
"""The files of a rule book that are one of their kind, by name; what is not required may lack."""

LARGEST = 1 << 20
"""Bytes of a file of a rule book: thirty times the largest of ours."""


def check(root: Path) -> list[Problem]:
    """Give every fault of a rule book; an empty list says that it is sound."""
    if not _is_file(root / "book.toml"):
        told = f"'{root}' is not a rule book: it has no book.toml."
        return [Problem("--rules", "", told, "Give the folder that holds book.toml.", blocks=True)]
    tables, faults = read_tables(root)
    try:
        book = WholeBook.model_validate(tables)
    except ValidationError as error:
        return [*faults, *_misshapen(error, tables)]
    return faults or _senseless(root, book)


def read_tables(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Read every file of a rule book, as its model takes them, and what cannot be read."""
    tables: dict[str, Any] = {part: {} for part in MANY}
    faults: list[Problem] = []
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        folder = name.partition("/")[0]
        part = folder if folder in MANY else RULES
        there = tables if "/" not in name or name in OWN else tables[part]
        try:
            there[name] = tomllib.loads(_text(path))
        except (OSError, ValueError, RecursionError) as error:
            faults.append(fault((name,), f"it cannot be read: {error}.", "Mend the file."))
    return tables, faults


def _text(path: Path) -> str:
    """Give what a file holds: only a regular one of some size is read."""
    if path.exists() and not _is_file(path):
        raise OSError("it is no regular file")
    if path.stat().st_size > LARGEST:
        raise OSError("it is too large")
    return path.read_text(encoding="utf-8")


def _files(root: Path) -> Iterator[Path]:
    for name, field in OWN.items():
        if field.is_required() or _is_file(root / name):
            yield root / name
    apart = {name.partition("/")[0] for name in OWN if "/" in name}
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        yield from rule_files(folder) if folder.name not in apart else ()


def _misshapen(error: ValidationError, tables: dict[str, Any]) -> Iterator[Problem]:
    """Give every key and value that may not stand where it does."""
    for each in error.errors(include_url=False):
        at = each["loc"][1:] if each["loc"][0] in MANY else each["loc"]
        if len(at) > 1 or at[0] in tables or each["loc"][0] in MANY:  # else it was not read
            yield fault(at, _message(each), "See rules/README.md for what may stand there.")


def _message(error: ErrorDetails) -> str:
    message = error["msg"].removeprefix("Value error, ")
    return f"{message[0].lower()}{message[1:]}.".replace("..", ".")


def _senseless(root: Path, book: WholeBook) -> list[Problem]:
    """Give what no single file shows: names that nothing declares, and what is out of order."""
    declared, used = Declared(book), list(of_rules(book))
    return [
        *misplaced(root, book),
        *undeclared(used, declared),
        *disorder(book, used),
        *undeclared(of_shared_files(book), declared),
    ]


def _is_file(path: Path) -> bool:
    """Say whether there is such a file; a path that cannot be one is none."""
    try:
        return path.is_file()
    except OSError:
        return False
