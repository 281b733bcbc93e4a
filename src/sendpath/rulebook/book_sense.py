"""What book.toml names: each part of the law that code must know is played by what there is."""

from collections.abc import Iterator
from pathlib import Path

from sendpath.core.problem import Problem
from sendpath.rulebook.sense import Tables, declared, undeclared, used_names

PARTS = ("letter", "appellant", "counting", "spell", "term_asked_after")
"""The keys of book.toml that name what other files declare."""

ROLES = {
    "source": "source",
    "processes": "process",
    **dict.fromkeys(("sent", "received", "certificate", "term_asked_after"), "event"),
    **dict.fromkeys(("contact", "window", "moves_of", "vacation_of"), "rule"),
}
"""What kind of name each key of them holds."""


def book(root: Path, tables: Tables) -> Iterator[Problem]:
    """Check that book.toml names only what there is."""
    table = tables[root / "book.toml"]
    known = {**declared(root, tables), "process": set(tables[root / "processes.toml"])}
    parts = {key: table[key] for key in PARTS if key in table}
    yield from undeclared(used_names(parts, kinds=ROLES), known, Path("book.toml"))
