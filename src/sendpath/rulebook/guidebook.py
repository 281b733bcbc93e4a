"""What people are told beside dates: concerns, routes, contacts, questions and wrong beliefs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sendpath.core.clauses import Cite, Move, RuleId, Run
from sendpath.core.routes import Asks, Closing, Concern, Early, Late, Route
from sendpath.rulebook.build_clauses import cite, moves, run
from sendpath.rulebook.loader import read_toml

Table = Mapping[str, Any]
CONDITIONS: tuple[Asks, ...] = (
    "trait",
    "no_trait",
    "told",
    "not_told",
    "passed",
    "not_passed",
    "none_passed",
)
OTHERWISE = "not-for-this"
"""The id of what closes a route to concerns that it is not for."""


class Contact(NamedTuple):
    """Whom to contact."""

    name: str
    url: str


class Question(NamedTuple):
    """A question people really ask, and its answer."""

    id: str
    question: str
    words: tuple[str, ...]
    answer: str
    cite: Cite


class Myth(NamedTuple):
    """A wrong belief, what holds, and how it counts where it counts at all.

    Attributes:
        id: Its name.
        claim: What is believed.
        truth: What holds.
        cite: The law of what holds.
        rule: The rule it gets wrong.
        wrong: How it counts.
        limb: The limb that it speaks of; where another decides, the days are not compared.
        moves: How it moves the day.
        danger: Whether whoever believes it may come too late, or give up.
    """

    id: str
    claim: str
    truth: str
    cite: Cite
    rule: RuleId | None
    wrong: Run | None
    limb: str | None
    moves: tuple[Move, ...]
    danger: bool


def read_routes(root: Path) -> list[Route]:
    """Read every route, in order."""
    return [_route(name, table) for name, table in read_toml(root / "routes.toml").items()]


def read_concerns(root: Path) -> dict[str, Concern]:
    """Read every concern."""
    tables = read_toml(root / "concerns.toml")
    return {name: _concern(name, table) for name, table in tables.items()}


def read_contacts(root: Path) -> dict[str, Contact]:
    """Read whom to contact."""
    tables = read_toml(root / "contacts.toml")
    return {name: Contact(table["name"], table["url"]) for name, table in tables.items()}


def read_questions(root: Path) -> list[Question]:
    """Read every question with its answer."""
    return [
        Question(
            name, table["question"], tuple(table["words"]), table["answer"], cite(table["cite"])
        )
        for name, table in read_toml(root / "faq.toml").items()
    ]


def read_myths(root: Path) -> list[Myth]:
    """Read every wrong belief."""
    return [_myth(name, table) for name, table in read_toml(root / "myths.toml").items()]


def _route(name: str, table: Table) -> Route:
    late, early, otherwise = table.get("late"), table.get("early"), table.get("otherwise")
    return Route(
        id=name,
        name=table["name"],
        group=table["group"],
        open_for=frozenset(table["open_for"]),
        otherwise=_otherwise(otherwise) if otherwise else None,
        closed=tuple(_closing(each) for each in table.get("closed", ())),
        late=Late(RuleId(late["rule"]), late["text"]) if late else None,
        early=Early(early["process"], early["text"]) if early else None,
        dates=tuple(RuleId(each) for each in table["dates"]),
        who=table["who"],
        by_age=table.get("by_age", False),
        cost=table["cost"],
        gives=tuple(table["gives"]),
        cannot=tuple(table["cannot"]),
        beside=table["beside"],
        prepare=tuple(table["prepare"]),
        contact=tuple(table["contact"]),
        cite=cite(table["cite"]) if "cite" in table else None,
    )


def _otherwise(table: Table) -> Closing:
    return Closing(OTHERWISE, "trait", "", table["text"], table["instead"])


def _closing(table: Table) -> Closing:
    asks = next(key for key in CONDITIONS if key in table)
    subject = tuple(table[asks]) if isinstance(table[asks], list) else table[asks]
    return Closing(
        table["id"], asks, subject, table["text"], table["instead"], table.get("unless_told")
    )


def _concern(name: str, table: Table) -> Concern:
    return Concern(
        id=name,
        words=table["words"],
        also=tuple(table["also"]),
        reasons=tuple(table["reasons"]),
        traits=frozenset(table["traits"]),
        about=tuple(table.get("about", ())),
        asks=tuple(table["asks"]),
        under=table["under"],
        note=table.get("note"),
        first=tuple(table["first"]),
    )


def _myth(name: str, table: Table) -> Myth:
    return Myth(
        id=name,
        claim=table["claim"],
        truth=table["truth"],
        cite=cite(table["cite"]),
        rule=RuleId(table["rule"]) if "rule" in table else None,
        wrong=run(table["wrong"]) if "wrong" in table else None,
        limb=table.get("limb"),
        moves=moves(table.get("moves", ())),
        danger=table.get("danger", False),
    )
