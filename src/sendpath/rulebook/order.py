"""Whether a rule book is in order: each file in its place, nothing named twice, no circle."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path, PurePosixPath

from sendpath.core.conditions import KINDS
from sendpath.core.problem import Problem
from sendpath.rulebook.book_models import WholeBook
from sendpath.rulebook.build_clauses import RELATIONS
from sendpath.rulebook.loader import EXAMPLES, path_of
from sendpath.rulebook.models import RuleTable
from sendpath.rulebook.names import Reference
from sendpath.rulebook.undeclared import fault

TURNING = {"unless", "like", *RELATIONS}
"""The keys under which naming a rule makes a rule's own day turn on that rule."""


def misplaced(root: Path, book: WholeBook) -> Iterator[Problem]:
    """Check that a rule's file is called by its id, its versions in order, its examples last."""
    for name, rule in book.rules.items():
        after_examples = (root / name).read_text(encoding="utf-8").partition(EXAMPLES)[2]
        if re.search(r"^\[(?!\[example\]\])", after_examples, re.MULTILINE):
            told = "something comes after the examples."
            yield fault((name, "example"), told, "Put them last.")
        if path_of(root, rule.id) != root / name:
            told = f"'{rule.id}' is not the path of this file."
            own = ".".join(PurePosixPath(name).with_suffix("").parts)
            yield fault((name, "id"), told, f"Write {own}, or move the file.")
        yield from _out_of_time(name, rule)


WHENEVER = {name for name, kind in KINDS.items() if kind.whenever}
"""Conditions that facts answer, and not the last day of the rule that they name."""


def disorder(book: WholeBook, used: Iterable[Reference]) -> Iterator[Problem]:
    """Check what no single file shows; ``used`` are the names that rules refer to."""
    yield from _circle(book, used)
    yield from _folders(book)
    yield from _calendar(book)
    yield from _twice(book)
    yield from _letter(book)


def _out_of_time(name: str, rule: RuleTable) -> Iterator[Problem]:
    for number, (before, after) in enumerate(pairwise(rule.version), 1):
        if after.in_force <= before.in_force:
            told = "it did not come into force after the one above it."
            yield fault((name, "version", number), told, "List versions oldest first.")


def _circle(book: WholeBook, used: Iterable[Reference]) -> Iterator[Problem]:
    """Check that no rule asks, through what its day turns on, about itself; one circle is told."""
    ids = {name: rule.id for name, rule in book.rules.items()}
    asks: dict[str, set[str]] = {rule: set() for rule in ids.values()}
    for at, named in used:
        if named.kind == "rule" and TURNING.intersection(at) and at[-1] not in WHENEVER:
            asks[ids[str(at[0])]].add(named.name)
    for name, rule in ids.items():
        around = _way_back(rule, asks, (rule,))
        if around:
            told = f"it asks about a rule that asks about it: {', '.join(around)}."
            yield fault((name, "version"), told, "Break the circle.")
            return


def _way_back(rule: str, asks: Mapping[str, set[str]], way: tuple[str, ...]) -> tuple[str, ...]:
    for other in sorted(asks.get(way[-1], ())):
        if other == rule:
            return way
        if other not in way and (found := _way_back(rule, asks, (*way, other))):
            return found
    return ()


def _folders(book: WholeBook) -> Iterator[Problem]:
    """Check that no rule is passed over: every folder belongs to a process, and holds rules."""
    here = "processes.toml"
    owner = {
        folder: name
        for name, process in book.processes.items()
        for folder in process.folders or [name]
    }
    held = {PurePosixPath(name).parent.name for name in book.rules}
    for folder in (each for each in owner if each not in held):
        told = f"there is no rule in a folder '{folder}'."
        yield fault((here, owner[folder]), told, "Take it out, or add its rules.")
    for folder in sorted(held - set(owner)):
        told = f"the folder '{folder}' belongs to no process."
        yield fault((here, "folders"), told, "Add it to one, or a process for it.")
    yield from _strangers(book, owner)


def _strangers(book: WholeBook, owner: Mapping[str, str]) -> Iterator[Problem]:
    """Check that a rule names the process that its folder belongs to."""
    for name, rule in book.rules.items():
        folder = PurePosixPath(name).parent.name
        told = rule.process or folder
        if told != owner.get(folder, told):
            problem = f"the folder '{folder}' does not belong to the process '{told}'."
            write = f"Write process = '{owner[folder]}', or move the file."
            yield fault((name, "process"), problem, write)


def _calendar(book: WholeBook) -> Iterator[Problem]:
    name = f"calendars/{book.book.calendar}.toml"
    if name not in book.calendars:
        told = f"there is no file {name}."
        yield fault(("book.toml", "calendar"), told, "Add the calendar, or mend the name.")


def _twice(book: WholeBook) -> Iterator[Problem]:
    """Check that every limb, option and fact has a name of its own."""
    limbs: dict[str, str] = {}
    for name, rule in book.rules.items():
        for version in rule.version:
            ids = Counter(limb.id for limb in version.latest_of or ())
            again = (each for each in ids if ids[each] > 1 or limbs.get(each, name) != name)
            yield from (_again((name, "latest_of"), each) for each in again)
            limbs |= dict.fromkeys(ids, name)
    yield from _doubted_twice(book)
    choices = book.book.choices
    options = [fact.option for fact in book.events.values()]
    options += [choice.option for choice in choices.values()]
    yield from (_again(("events.toml", "option"), each) for each in _repeated(options))
    facts = ["reason", *book.events, *choices]
    yield from (_again(("book.toml", "choices"), each) for each in _repeated(facts))


def _doubted_twice(book: WholeBook) -> Iterator[Problem]:
    """Check that no process has two doubts of one name: each of its rules would have both."""
    told = Counter((each.id, of) for each in book.doubts.doubt for of in each.processes)
    for name, process in (each for each in told if told[each] > 1):
        problem = f"'{name}' stands there twice for the process '{process}'."
        yield fault(("doubts.toml", "doubt"), problem, "Give each a name of its own.")


def _repeated(names: Iterable[str]) -> list[str]:
    return sorted(name for name, number in Counter(names).items() if number > 1)


def _again(at: tuple[str, str], name: str) -> Problem:
    return fault(at, f"'{name}' stands there twice.", "Give each a name of its own.")


def _letter(book: WholeBook) -> Iterator[Problem]:
    """Check that the rules that play a part in a letter are of its processes."""
    letter = book.book.letter
    if not book.processes.keys() >= set(letter.processes):
        return  # a process that there is not is a fault of its own
    processes = {
        rule.id: rule.process or PurePosixPath(name).parent.name
        for name, rule in book.rules.items()
    }
    for key, rule in (("contact", letter.contact), ("window", letter.window)):
        if processes.get(rule, letter.processes[0]) not in letter.processes:
            told = f"'{rule}' is no rule of the processes of a letter."
            yield fault(("book.toml", "letter", key), told, "Name one of them, or add its process.")
