"""Make every small change to a rule's table that a careless hand could make."""

import pickle
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

Table = dict[str, Any]
Mutant = tuple[str, Table]
COUNTS = ("after", "beginning_with", "before")
OPPOSITE = {"after": "beginning_with", "beginning_with": "after", "before": "after"}
FIXED = {"before_day": "by_day", "by_day": "before_day"}
DROPPED = (
    "optional",
    "disputed_by",
    "held_open_by",
    "counts_from",
    "moves",
    "printed",
    "applies_to",
    "short_month",
    "first",
    "qualifies",
    "unsure",
)
WHOLE = (
    *("sense", "closed_by", "follows", "overtaken_by", "conditional", "closes_later"),
    *("shown_after", "unneeded", "closed_unless", "also_closed"),
)
"""Keys of a whole rule."""

CLOSING = ("closed_unless", "also_closed")
"""Keys of a whole rule that hold conditions."""

PROOFS = ("may_not_precede", "odd_before", "odd_if", "same_year_as", "shows", "stands_in_for")
"""Keys of a fact that say what else it tells."""

ANOTHER = "mediation.meeting"
"""A rule that no other is like."""

OTHER_WAY = {
    "next-working-day": "previous-working-day",
    "previous-working-day": "next-working-day",
}


def mutants(table: Table) -> Iterator[Mutant]:
    """Give each mutant with the key that was changed."""
    for key in (each for each in WHOLE if each in table):
        yield f"{key} dropped", {each: value for each, value in table.items() if each != key}
    copied = _copier(table)
    for key in (each for each in CLOSING if each in table):
        for path, node in _nodes(table[key], (key,)):
            where = ".".join(map(str, path))
            for name, change in _here(path[1:], node):
                mutant = copied()
                _at(path, change)(mutant)
                yield f"{where} {name}", mutant
    for number, _ in enumerate(table["version"]):
        for name, change in _changes(table["version"][number], f"version.{number}"):
            mutant = copied()
            change(mutant["version"][number])
            yield name, mutant


def fact_mutants(facts: Table) -> Iterator[Mutant]:
    """Give the map of facts without each thing that a fact tells besides its own day."""
    copied = _copier(facts)
    for fact, table in facts.items():
        for key in (each for each in PROOFS if each in table):
            told = table[key] if isinstance(table[key], list) else [table[key]]
            for name in told:
                mutant = copied()
                del mutant[fact][key]
                if rest := [each for each in told if each != name]:
                    mutant[fact][key] = rest
                yield f"{fact}.{key} without {name}", mutant


def _copier(table: Table) -> Callable[[], Table]:
    """Make a giver of copies: eight times as quick as to copy each by itself."""
    kept = pickle.dumps(table)
    return lambda: pickle.loads(kept)  # noqa: S301 - bytes of our own making


Change = tuple[str, Callable[[Any], None]]


def _changes(version: Table, at: str) -> Iterator[Change]:
    if "no_date" not in version:  # without a day, nothing picks the version
        for days in (1, -1):
            yield f"{at}.in_force {days:+}", _shifted_start(days)
    for path, node in _nodes(version):
        where = f"{at}{''.join(f'.{part}' for part in path)}"
        yield from ((f"{where} {name}", _at(path, change)) for name, change in _here(path, node))


def _nodes(
    node: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(node, dict | list):
        yield path, node
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in items:
            if key not in ("cite", "enacted"):
                yield from _nodes(value, (*path, key))


def _here(path: tuple[str | int, ...], node: Any) -> Iterator[Change]:
    if isinstance(node, dict):
        yield from _table_changes(node)
    elif path != ("note",):  # a note that is gone is a text that is gone
        yield from _list_changes(node)


def _table_changes(node: Table) -> Iterator[Change]:
    if "period" in node:
        yield from _period_changes(node)
    if "of" in node:
        yield from _year_day_changes(node)
    if "rule" in node:
        yield "like another rule", _set("rule", ANOTHER)
    for key in DROPPED:
        if key in node and not (key == "moves" and "in_force" in node):
            yield f"{key} dropped", _drop(key)
    if node.get("to") in OTHER_WAY:
        yield "to the other way", _set("to", OTHER_WAY[node["to"]])
    for key, other in (
        ("missed", "kept"),
        ("followed_by", "told"),
        ("not_followed_by", "not_told"),
    ):
        if key in node:
            yield f"{key} to {other}", _rename(key, other)


def _period_changes(node: Table) -> Iterator[Change]:
    number, _, unit = node["period"].partition(" ")
    for step in (1, -1):
        yield f"period {step:+}", _set("period", f"{int(number) + step} {unit}")
    relation = next(key for key in COUNTS if key in node)
    if number != "0":  # at once: there is nothing to count from either side
        yield f"{relation} to {OPPOSITE[relation]}", _rename(relation, OPPOSITE[relation])


def _year_day_changes(node: Table) -> Iterator[Change]:
    relation = next(key for key in FIXED if key in node)
    yield f"{relation} to {FIXED[relation]}", _rename(relation, FIXED[relation])
    for days in (1, -1):
        moved = date.fromisoformat(f"2026-{node[relation]}") + timedelta(days=days)
        yield f"{relation} {days:+}", _set(relation, f"{moved:%m-%d}")


def _list_changes(node: list[Any]) -> Iterator[Change]:
    for number, entry in enumerate(node):
        yield f"[{number}] dropped", _drop(number)
        if isinstance(entry, str) and "/" in entry:
            for end in (0, 1):
                for days in (1, -1):
                    yield f"[{number}] end {end} {days:+}", _set(number, _shifted(entry, end, days))
    if len(node) > 1 and all(isinstance(entry, dict) and "to" in entry for entry in node):
        yield "reversed", _reverse


def _reverse(moves: list[Any]) -> None:
    moves.reverse()


def _shifted(span: str, end: int, days: int) -> str:
    ends = span.split("/")
    moved = date.fromisoformat(f"2026-{ends[end]}") + timedelta(days=days)
    ends[end] = f"{moved:%m-%d}"
    return "/".join(ends)


def _shifted_start(days: int) -> Callable[[Table], None]:
    def change(version: Table) -> None:
        version["in_force"] += timedelta(days=days)

    return change


def _at(path: tuple[str | int, ...], change: Callable[[Any], None]) -> Callable[[Table], None]:
    def there(version: Table) -> None:
        node: Any = version
        for part in path:
            node = node[part]
        change(node)

    return there


def _set(key: str | int, value: Any) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        node[key] = value

    return change


def _drop(key: str | int) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        del node[key]

    return change


def _rename(old: str, new: str) -> Callable[[Table], None]:
    def change(node: Table) -> None:
        node[new] = node.pop(old)

    return change
