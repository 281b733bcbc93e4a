"""What a single file of a rule book cannot show: that every name used is declared, and no more."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sendpath.core.clauses import Event, counted_rule
from sendpath.core.interpreter import TERM
from sendpath.core.problem import Problem
from sendpath.rulebook.build_clauses import NAMED, SCOPE
from sendpath.rulebook.loader import EXAMPLES, path_of, rule_files

SHARED = ("sources.toml", "events.toml", "decisions.toml", "exceptions.toml", "processes.toml")

PERSONAL = {"parent-until", "young-person-until"}
NAMES = {
    "source": "source",
    "reason": "reason",
    **dict.fromkeys(("trait", "no_trait", "traits", "facts"), "trait"),
    **dict.fromkeys(
        ("kept", "not_kept", "missed", "due_before", "later_than", "held_open_by"), "rule"
    ),
    **dict.fromkeys(
        (
            "after",
            "beginning_with",
            "before",
            "anchor",
            "closed_by",
            "follows",
            "event",
            "waiting_for",
            "stands_in_for",
            "may_not_precede",
            "shows",
            "asked_after",
            "of",
            "asked",
            "closes",
            "reopens",
        ),
        "event",
    ),
    "rule": "rule",
    **dict.fromkeys(("is", "exceptions", "met"), "exception"),
    **dict.fromkeys(("told", "not_told"), "fact"),
    **dict.fromkeys(("followed_by", "not_followed_by"), "event"),
    **dict.fromkeys(("chosen", "not_chosen"), "choice"),
    "among": "choice value",
}
"""What kind of name each key holds."""


Tables = dict[Path, dict[str, Any]]


def sense(root: Path, tables: Tables) -> Iterator[Problem]:
    """Check what a single file cannot show: that every name used is declared somewhere."""
    known = declared(root, tables)
    for path in rule_paths(root):
        here = path.relative_to(root)
        yield from _identity(tables[path], path, root)
        yield from undeclared(used_names(tables[path]), known, here)
    yield from _circles(root, tables)
    yield from _folders(root, tables)
    yield from _twice(root, tables)
    classes = tables[root / "sections.toml"]["classes"]
    leads = ((f"classes.{klass}", "reason", slug) for klass, slug in classes.items())
    yield from undeclared(leads, known, Path("sections.toml"))
    for path in (root / name for name in (*SHARED, "can-appeal.toml")):
        yield from undeclared(used_names(tables[path]), known, path.relative_to(root))


def declared(root: Path, tables: Tables) -> dict[str, set[str]]:
    """Give every name there is, by kind."""
    events = set(tables[root / "events.toml"])
    decisions = tables[root / "decisions.toml"]
    choices = tables[root / "book.toml"].get("choices", {})
    rules = {str(tables[path]["id"]) for path in rule_paths(root)}
    return {
        "event": events | {TERM},
        "fact": events | {"reason", *choices},
        "exception": set(tables[root / "exceptions.toml"]),
        "choice": set(choices),
        "choice value": {value for choice in choices.values() for value in choice["values"]},
        "source": set(tables[root / "sources.toml"]),
        "reason": set(decisions),
        "trait": set(tables[root / "book.toml"]["traits"]),
        "rule": rules,
        "day": events | rules | {"due", "working-day-before", *PERSONAL},
    }


def used_names(
    table: Any, at: str = "", kinds: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Give every name a table uses: where, of what kind, and the name."""
    entries = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in entries:
        here = f"{at}.{key}" if at else str(key)
        yield from (
            (here, kind, name) for kind, name in _names(str(key), value, at, kinds or NAMES)
        )
        if isinstance(value, dict | list):
            yield from used_names(value, here, kinds)


def _names(key: str, value: Any, at: str, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if key == "source" and at.startswith("example"):
        return  # an example's source is told in words
    if key in kinds and isinstance(value, str):
        counted = counted_rule(Event(value))
        yield ("rule", counted) if counted else (kinds[key], value)
    elif key in kinds and isinstance(value, list):
        yield from ((kinds[key], each) for each in value)
    elif key == "choices" and at.startswith("example"):
        yield from (("choice", each) for each in value)
        yield from (("choice value", each) for each in value.values())
    elif key == "applies_to":
        for choice in (each for each in value if each not in SCOPE):
            yield "choice", choice
            yield from (("choice value", each) for each in value[choice])
    elif key in ("given", "counts_from"):
        yield from (("event", each) for each in value)
        yield from (("event", each) for each in value.values() if isinstance(each, str))
    elif key == "text" and kinds is NAMES:
        yield from (("day", each) for each in NAMED.findall(value))


def undeclared(
    used: Iterable[tuple[str, str, str]], known: dict[str, set[str]], here: Path
) -> Iterator[Problem]:
    """Give a fault for every name that is declared nowhere."""
    for key, kind, name in used:
        if name not in known[kind]:
            yield fault(here, key, f"there is no {kind} '{name}'.", "Declare it, or mend the name.")


def _identity(table: dict[str, Any], path: Path, root: Path) -> Iterator[Problem]:
    here = path.relative_to(root)
    after_examples = path.read_text(encoding="utf-8").partition(EXAMPLES)[2]
    if re.search(r"^\[(?!\[example\]\])", after_examples, re.MULTILINE):
        yield fault(here, "example", "something comes after the examples.", "Put them last.")
    if path_of(root, table["id"]) != path:
        yield fault(
            here,
            "id",
            f"'{table['id']}' is not the path of this file.",
            f"Write {here.parent.name}.{here.stem}, or move the file.",
        )
    for number, version in enumerate(table["version"]):
        if number and version["in_force"] <= table["version"][number - 1]["in_force"]:
            yield fault(
                here,
                f"version.{number}",
                "it did not come into force after the one above it.",
                "List versions oldest first.",
            )
        readings = {reading["id"] for reading in version.get("reading", ())}
        disputes = {"reading": readings}
        used = ((key, "reading", name) for key, name in _disputes(version, f"version.{number}"))
        yield from undeclared(used, disputes, here)


def _disputes(table: Any, at: str) -> Iterator[tuple[str, str]]:
    entries = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in entries:
        if key == "disputed_by":
            yield f"{at}.{key}", value
        elif isinstance(value, dict | list):
            yield from _disputes(value, f"{at}.{key}")


def _folders(root: Path, tables: Tables) -> Iterator[Problem]:
    """Check that no rule is passed over: every folder belongs to a process, and holds rules."""
    book = tables[root / "book.toml"]
    processes = tables[root / "processes.toml"]
    owner = {
        folder: name for name, table in processes.items() for folder in table.get("folders", [name])
    }
    held = {path.parent.name for path in rule_paths(root)}
    for folder, name in owner.items():
        if folder not in held:
            told = f"there is no rule in a folder '{folder}'."
            yield fault(Path("processes.toml"), name, told, "Take it out, or add its rules.")
    for folder in sorted(held - set(owner)):
        told = f"the folder '{folder}' belongs to no process."
        yield fault(Path("processes.toml"), "folders", told, "Add it to one, or a process for it.")
    for path in rule_paths(root):
        folder = path.parent.name
        told = tables[path].get("process", folder)
        if told != owner.get(folder, told):
            write = f"Write process = '{owner[folder]}', or move the file."
            told = f"the folder '{folder}' does not belong to the process '{told}'."
            yield fault(path.relative_to(root), "process", told, write)
    here = Path("book.toml")
    if not is_file(root / "calendars" / f"{book['calendar']}.toml"):
        told = f"there is no file calendars/{book['calendar']}.toml."
        yield fault(here, "calendar", told, "Add the calendar, or mend the name.")


def _twice(root: Path, tables: Tables) -> Iterator[Problem]:
    """Check that every limb, and every option, has a name of its own."""
    limbs: dict[str, Path] = {}
    for path in rule_paths(root):
        for version in tables[path]["version"]:
            ids = [limb["id"] for limb in version.get("latest_of", ())]
            again = [each for each in ids if ids.count(each) > 1 or limbs.get(each, path) != path]
            limbs |= dict.fromkeys(ids, path)
            yield from (_again(path.relative_to(root), "latest_of", each) for each in set(again))
    options = [fact["option"] for fact in tables[root / "events.toml"].values()]
    repeated = {each for each in options if options.count(each) > 1}
    yield from (_again(Path("events.toml"), "option", each) for each in sorted(repeated))


def _again(here: Path, key: str, name: str) -> Problem:
    return fault(here, key, f"'{name}' stands there twice.", "Give each a name of its own.")


def _circles(root: Path, tables: Tables) -> Iterator[Problem]:
    """Check that no rule asks, through what takes it out of play, about itself."""
    paths = {tables[path]["id"]: path for path in rule_paths(root)}
    asks = {rule: set(_asks_about(tables[path]["version"])) for rule, path in paths.items()}
    for rule, path in paths.items():
        around = _way_back(rule, asks, (rule,))
        if around:
            told = f"it asks about a rule that asks about it: {', '.join(around)}."
            yield fault(path.relative_to(root), "version", told, "Break the circle.")
            return  # one circle is told once, not from each of its rules


def _asks_about(table: Any, *, inside: bool = False) -> Iterator[str]:
    entries = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in entries:
        if isinstance(value, str) and (counted := counted_rule(Event(value))):
            yield counted
        elif inside and isinstance(value, str) and NAMES.get(str(key)) == "rule":
            yield value
        if isinstance(value, dict | list):
            yield from _asks_about(value, inside=inside or key in ("unless", "like"))


def _way_back(rule: str, asks: dict[str, set[str]], way: tuple[str, ...]) -> tuple[str, ...]:
    for other in sorted(asks.get(way[-1], ())):
        if other == rule:
            return way
        if other not in way and (found := _way_back(rule, asks, (*way, other))):
            return found
    return ()


def fault(here: Path, key: str, problem: str, write: str) -> Problem:
    """Make a fault of a rule book: in which file, at which key."""
    where = f"{here.as_posix()}, {key}" if key else here.as_posix()
    return Problem(where=where, value="", problem=problem, write=write, blocks=True)


def rule_paths(root: Path) -> list[Path]:
    """List every rule file of a rule book."""
    folders = sorted(path for path in root.iterdir() if path.is_dir() and path.name != "calendars")
    return [path for folder in folders for path in rule_files(folder)]


def is_file(path: Path) -> bool:
    """Say whether there is such a file; a path that cannot be one is none."""
    try:
        return path.is_file()
    except OSError:
        return False
