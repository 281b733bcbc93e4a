"""Find and read a rule book: only the files of the processes asked for, and what they lean on."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.decisions import Decisions
from sendpath.core.law import Choice, Fact, Law, Process, Rule, Spell
from sendpath.core.roles import AppealAges, CountingRules, Letter
from sendpath.core.walk import mentions_of_process, references, rules_in
from sendpath.rulebook import build
from sendpath.rulebook.build_clauses import month_day, note
from sendpath.rulebook.records import Record, Table, filled

if TYPE_CHECKING:
    from sendpath.core.own_words import Matcher

EXAMPLES = "\n[[example]]"


class Source(NamedTuple):
    """One instrument: its full title, what tables print, and where it can be read."""

    title: str
    short: str
    url: str


class RuleBook(NamedTuple):
    """A rule book as read: the law asked for, its sources, and which edition it is.

    Attributes:
        directory: Where it was read from.
        version: The edition.
        law_as_at: The day the law was last checked.
        calendar: The name of the bank-holiday calendar it counts with.
        sources: Instruments by key.
        law: The rules of the processes asked for, and the map of facts.
        asked: The ids of the rules of those processes, without what they lean on.
        spells: Times in which other law applied.
        files: The rule files read.
        processes: Every process, and what it is about.
        groups: The headings under which concerns are listed.
        choices: Every fact that is no day, and what it may be.
        branches: The branches on which routes stand, in order.
        letter: What plays which part in a council's letter.
        appellant: At which ages who appeals.
        counting: Whose clauses a bare count takes over.
        oldest_fact: No fact of a case that is still alive is older.
        term_asked_after: Without one of these facts, a school's term dates tell nothing.
    """

    directory: Path
    version: str
    law_as_at: date
    calendar: str
    sources: Mapping[str, Source]
    law: Law
    asked: tuple[RuleId, ...]
    spells: tuple[Spell, ...]
    files: tuple[Path, ...]
    processes: Mapping[str, Process]
    groups: Mapping[str, str]
    choices: Mapping[str, Choice]
    branches: Mapping[str, str]
    letter: Letter
    appellant: AppealAges
    counting: CountingRules
    oldest_fact: date
    term_asked_after: tuple[Event, ...]

    @property
    def year_begins(self) -> tuple[int, int]:
        """Give the month and day as which a fact that is a year stands."""
        return self.law.year_begins

    def letter_facts(self) -> frozenset[Event]:
        """Name the facts that tell the day of a decision letter: either of them is enough."""
        sent, facts = self.letter.sent, self.law.facts.values()
        return frozenset(fact.id for fact in facts if sent in (fact.id, fact.stands_in_for))

    def decisions(self) -> Decisions:
        """Read what councils decide, and the sections of a plan."""
        sections = read_toml(self.directory / "sections.toml")
        tables = read_toml(self.directory / "decisions.toml")
        return Decisions(
            reasons={slug: build.decision(slug, table) for slug, table in tables.items()},
            sections={name: each["class"] for name, each in sections["sections"].items()},
            classes=sections["classes"],
            recommended=sections["recommended"],
            own_words=self.own_words,
        )

    def own_words(self) -> "Matcher | None":
        """Read the matcher of people's own words, where this rule book has one."""
        from sendpath.rulebook.own_words import (  # noqa: PLC0415 - only when own words were told
            read_matcher,
        )

        return read_matcher(self.directory)

    def sayings(self) -> dict[str, dict[str, Note]]:
        """Read what ``can-appeal`` says, by group and name."""
        return {
            group: {name: note({"id": name, **table}) for name, table in tables.items()}
            for group, tables in read_toml(self.directory / "can-appeal.toml").items()
        }


def rules_directory() -> Path:
    """Find the rule book this program was shipped with: inside the package, else beside ``src``."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "rules"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def load_rulebook(
    directory: Path | None = None, *, processes: Iterable[str] = (), letter: bool = False
) -> RuleBook:
    """Read a rule book.

    Args:
        directory: Where it is; the shipped one by default. It is taken to be sound: check another
            one first (``sendpath.rulebook.check``).
        processes: Whose rules to read; all of them by default.
        letter: Whether those of a decision letter are read instead.
    """
    root = directory or rules_directory()
    table, known, shelf = read_toml(root / "book.toml"), read_processes(root), Shelf(root)
    wanted = set(table["letter"]["processes"] if letter else processes) or set(known)
    here = [process for name, process in known.items() if name in wanted]
    asked = shelf.asked(here)
    apart = [RuleId(rule) for rule in _parts(table)] if letter else []
    rules = shelf.closed(asked, [*apart, *_named_by(here)])
    return filled(
        RuleBook,
        table,
        directory=root,
        sources=_entries(Source, root / "sources.toml"),
        law=Law(rules, read_facts(root), month_day(table["year_begins"])),
        asked=asked,
        files=tuple(shelf.read_already),
        processes=known,
        choices={name: build.choice(name, each) for name, each in table["choices"].items()},
    )


def _parts(table: Table) -> list[str]:
    """Name the rules that play a part in a letter, or in a bare count."""
    return [table["letter"]["contact"], table["letter"]["window"], *table["counting"].values()]


def read_toml(path: Path) -> dict[str, Any]:
    """Read one TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rule_files(folder: Path) -> list[Path]:
    """List a folder's rule files in the order of their names."""
    return sorted(path for path in folder.glob("*.toml") if path.is_file())


def read_processes(root: Path) -> dict[str, Process]:
    """Read every process, in order."""
    tables = read_toml(root / "processes.toml")
    return {name: build.process(name, table) for name, table in tables.items()}


class Shelf:
    """The rule files of one rule book, each read once and only when it is wanted."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read_already: dict[Path, Rule] = {}
        self._exceptions: dict[str, Any] | None = None
        self._doubts: Sequence[Mapping[str, Any]] | None = None

    def read(self, path: Path) -> Rule:
        """Read one rule file up to its examples, which come last and concern no answer."""
        if path not in self.read_already:
            clauses = path.read_text(encoding="utf-8").partition(EXAMPLES)[0]
            table = tomllib.loads(clauses)
            rule = build.rule(table, process=path.parent.name, look_up=self)
            self.read_already[path] = rule
        return self.read_already[path]

    def asked(self, processes: Iterable[Process]) -> tuple[RuleId, ...]:
        """Read every rule of some processes, and name them in order."""
        folders = [self.root / folder for process in processes for folder in process.folders]
        return tuple(self.read(path).id for folder in folders for path in rule_files(folder))

    def closed(self, asked: Iterable[RuleId], more: Iterable[RuleId]) -> dict[RuleId, Rule]:
        """Read some rules, in order, and then all that anyone who is asked may ask about."""
        rules = {rule: self.rule(rule) for rule in asked}
        pending = [*more, *(each for rule in rules.values() for each in references(rule))]
        while pending:
            wanted = pending.pop()
            if wanted not in rules:
                rules[wanted] = self.rule(wanted)
                pending.extend(references(rules[wanted]))
        return rules

    def rule(self, rule: str) -> Rule:
        """Read the rule of an id."""
        return self.read(path_of(self.root, rule))

    def exception(self, name: str) -> Mapping[str, Any]:
        """Give an exception that several rules share."""
        if self._exceptions is None:
            self._exceptions = read_toml(self.root / "exceptions.toml")
        table: Mapping[str, Any] = self._exceptions[name]
        return table

    def doubts(self, process: str) -> Sequence[Mapping[str, Any]]:
        """Give the notes on what leaves every duty of a process unsure."""
        if self._doubts is None:
            file = self.root / "doubts.toml"
            self._doubts = read_toml(file).get("doubt", ()) if file.is_file() else ()
        return [each for each in self._doubts if process in each["processes"]]


def read_facts(root: Path) -> dict[Event, Fact]:
    """Read the map of facts."""
    tables = read_toml(root / "events.toml")
    return {Event(name): build.fact(name, table) for name, table in tables.items()}


def path_of(root: Path, rule: str) -> Path:
    """Give the file of a rule: its id is its path."""
    return root.joinpath(*rule.split(".")).with_suffix(".toml")


def _named_by(processes: Iterable[Process]) -> Iterator[RuleId]:
    """Give the rules that processes name in what they say of all their dates."""
    return (rule for each in processes for rule in rules_in(mentions_of_process(each)))


def _entries(record: type[Record], path: Path) -> dict[str, Record]:
    """Read a file of tables into records by name."""
    return {name: filled(record, table) for name, table in read_toml(path).items()}
