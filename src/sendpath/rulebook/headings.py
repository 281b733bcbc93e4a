"""How people head their columns and call what stands in them, read when a table is none of ours."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sendpath.rulebook.loader import read_toml

FILE, THESAURUS = "headings.toml", "thesaurus.toml"


class Headings(NamedTuple):
    """How people head their columns.

    Attributes:
        headings: What the column of a fact is called, by the fact's name.
        values: What is called what in it: by the fact's name, phrasings by our value.
        same: Words that mean the same, by the one that stands for them.
        nothing: What values are called that mean none of ours.
    """

    headings: Mapping[str, Sequence[str]] = {}
    values: Mapping[str, Mapping[str, Sequence[str]]] = {}
    same: Mapping[str, Sequence[str]] = {}
    nothing: Sequence[str] = ()


@cache
def read_headings(root: Path) -> Headings:
    """Read them, once; a rule book without them knows none."""
    if not (root / FILE).is_file():
        return Headings()
    table = read_toml(root / FILE)
    same = read_toml(root / THESAURUS) if (root / THESAURUS).is_file() else {}
    return Headings(
        headings=table.get("headings", {}),
        values=table.get("values", {}),
        same={**table.get("same", {}), **same},
        nothing=table.get("nothing", ()),
    )
