"""What a shell completes: reasons, concerns, ways, processes, facts, formats, rules and choices.

Each is read from the rule book only when a shell asks.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Offered = list[tuple[str, str]]
"""What may be typed, each with what it is."""


def _of_file(name: str, key: str) -> Callable[[str], Offered]:
    """Offer the tables of a file of the rule book, each with one of its texts."""

    def offer(incomplete: str) -> Offered:
        from sendpath.rulebook.loader import read_toml, rules_directory

        tables = read_toml(rules_directory() / name)
        return _begun({each: table[key] for each, table in tables.items()}, incomplete)

    return offer


reasons = _of_file("decisions.toml", "words")
concerns = _of_file("concerns.toml", "words")
routes = _of_file("routes.toml", "name")
processes = _of_file("processes.toml", "words")


def sections(incomplete: str) -> Offered:
    """Offer the sections of a plan."""
    from sendpath.rulebook.loader import read_toml, rules_directory

    told = read_toml(rules_directory() / "sections.toml")["sections"]
    return _begun({name: str(each["class"]) for name, each in told.items()}, incomplete.upper())


def facts(incomplete: str) -> Offered:
    """Offer facts as they are typed: ``appeal-lodged=``."""
    from sendpath.rulebook.loader import read_toml, rules_directory

    told = read_toml(rules_directory() / "events.toml")
    days = {f"{name}=": f"the day {each['words']}" for name, each in told.items()}
    return _begun(days, incomplete)


def choice(option: str) -> Callable[[str], Offered]:
    """Offer what a fact that is no day may be, by its option."""

    def offer(incomplete: str) -> Offered:
        from sendpath.rulebook.loader import read_toml, rules_directory

        choices = read_toml(rules_directory() / "book.toml")["choices"].values()
        values = next(each["values"] for each in choices if each["option"] == option)
        return _begun(values, incomplete)

    return offer


def formats(incomplete: str) -> Offered:
    """Offer every format."""
    from sendpath.formats.registry import FORMATS

    known = {name: each.ending or "on the terminal" for name, each in FORMATS.items()}
    return _begun(known, incomplete)


def rule_ids(incomplete: str) -> Offered:
    """Offer the ids of all rules."""
    from sendpath.rulebook.loader import load_rulebook

    rules = load_rulebook().law.rules.values()
    return _begun({str(each.id): each.title for each in rules}, incomplete)


def questions(incomplete: str) -> Offered:
    """Offer the questions of ``faq`` by name."""
    return _of_file("faq.toml", "question")(incomplete)


def vector_groups(incomplete: str) -> Offered:
    """Offer the groups of conformance vectors."""
    from sendpath.trial.vectors import group_words

    return _begun(group_words(), incomplete)


def documents(incomplete: str) -> Offered:
    """Offer the documents that have a schema."""
    from sendpath.answers.schema import VIEWS

    known = {**dict.fromkeys(VIEWS, "a document"), "batch": "the columns of a caseload"}
    return _begun(known, incomplete)


def one_of(*words: str) -> Callable[[str], Offered]:
    """Offer some words."""
    return lambda incomplete: _begun(dict.fromkeys(words, ""), incomplete)


def _begun(known: Mapping[str, Any], incomplete: str) -> Offered:
    there: Iterable[tuple[str, Any]] = known.items()
    return [(name, str(words)) for name, words in there if name.startswith(incomplete)]
