"""How people head their columns and call what stands in them, read when a table is none of ours."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sendpath.rulebook.loader import read_toml

FILE, THESAURUS = "headings.toml", "thesaurus.toml"


class Also(NamedTuple):
    """What one column tells beside its own fact, where another column holds one of some values.

    Attributes:
        tells: The further fact.
        values: What the other column must hold: of a fact our values, else as people write them.
        why: Why it is so.
        of: The fact that the column tells; nothing where its heading says which it is.
        headings: What it is called then.
        where: The fact that the other column tells; nothing where its heading says which it is.
        headed: What that one is called then.
        unless: Words of headings of which the column has none.
    """

    tells: str
    values: Sequence[str]
    why: str
    of: str = ""
    headings: Sequence[str] = ()
    where: str = ""
    headed: Sequence[str] = ()
    unless: Sequence[str] = ()


class Beside(NamedTuple):
    """What headings mean in a table that also tells a certain fact.

    Attributes:
        headings: What the columns of facts are called there, where nothing else is found.
        instead: The fact that is meant there, by the one that is meant elsewhere.
        also: What columns tell there beside their own facts.
        without: Facts of which a table of this kind tells none.
        headed: Facts for which nothing stands instead where a column is called so.
        process: The process of such a table, where it tells no fact beside.
    """

    headings: Mapping[str, Sequence[str]] = {}
    instead: Mapping[str, str] = {}
    also: Sequence[Also] = ()
    without: Sequence[str] = ()
    headed: Sequence[str] = ()
    process: str = ""


class Closed(NamedTuple):
    """The values that mark no open case, in columns that are headed so; ``within`` a cell, too.

    A ``code`` of somebody's system may mean another thing: it is no more than proposed.
    """

    headings: Sequence[str]
    values: Sequence[str]
    within: bool = False
    code: bool = False


class Ended(NamedTuple):
    """States that end a case, whatever their column is called; not under words of ``unless``."""

    values: Sequence[str] = ()
    unless: Sequence[str] = ()


class Target(NamedTuple):
    """How a heading names when something is due: words in it, words last in it, spans of time.

    ``facts`` are themselves days by which something is due.
    """

    words: Sequence[str] = ()
    last: Sequence[str] = ()
    spans: Sequence[str] = ()
    after: Sequence[str] = ()
    numbers: Sequence[str] = ()
    facts: Sequence[str] = ()


class Receipt(NamedTuple):
    """How a heading says that something arrived: ``words`` in it, none of ``unless``.

    Attributes:
        facts: What runs from the day of issue or sending, by what is offered for its receipt.
        words: Words of a heading that say so.
        unless: What says that the day stands on it all the same, as it is written.
        why: What is said of it.
        other: What is said where a fact of its own is offered.
    """

    facts: Mapping[str, str] = {}
    words: Sequence[str] = ()
    unless: Sequence[str] = ()
    why: str = ""
    other: str = ""


class Either(NamedTuple):
    """Headings that may be of one of some facts, the likeliest first, and what tells them apart."""

    headings: Sequence[str]
    facts: Sequence[str]
    why: str


class Unsure(NamedTuple):
    """A fact that a heading does not surely tell in a table that also tells another.

    Attributes:
        fact: The fact.
        beside: The other one.
        unless: Words of headings that tell it all the same.
        why: What tells it apart, in a remark for a person.
        without: Facts of which a table that is doubted tells none.
        together: Further facts, all of which the table tells as well.
        offer: The facts that it may tell, the likeliest first; the fact itself by default.
    """

    fact: str
    beside: str
    unless: Sequence[str]
    why: str
    without: Sequence[str] = ()
    together: Sequence[str] = ()
    offer: Sequence[str] = ()


class After(NamedTuple):
    """What a heading says of the column just before it, where that tells ``of``: ``tells``."""

    of: str
    tells: str
    headings: Sequence[str]


class Letters(NamedTuple):
    """Whose decision letters are of in a table of requests that tells what is in dispute.

    Attributes:
        beside: The fact of such a table.
        notified: What a letter about a request tells.
        letter: What the letter of a decision to appeal tells.
        plan: The fact of the plan that is appealed from itself.
        trait: That of a decision about a request.
        draft: What a letter with a draft plan tells.
        agreed: Outcomes by which a request was agreed: of such a row there is nothing to appeal.
        drafts: Reasons that are of a draft plan.
    """

    beside: str
    notified: str
    letter: str
    plan: str
    trait: str
    draft: str
    agreed: Sequence[str] = ()
    drafts: Sequence[str] = ()


class Judged(NamedTuple):
    """How a fact that is no day is known by its values.

    Attributes:
        says: Words of which one stands in its heading.
        unless: Words of headings of something else.
        weak: Values that stand in many other columns.
    """

    says: Sequence[str] = ()
    unless: Sequence[str] = ()
    weak: Sequence[str] = ()


class Headings(NamedTuple):
    """How people head their columns.

    Attributes:
        headings: What the column of a fact is called, by the fact's name.
        values: What is called what in it: by the fact's name, phrasings by our value.
        same: Words that mean the same, by the one that stands for them.
        nothing: What values are called that mean none of ours.
        undone: What values are called that say that something was not done.
        about: What stands before what is in dispute, and says no more.
        asked: What was asked of the council, and not decided yet.
        undecided: Reasons by which nothing was decided yet.
        filler: Words of values that say only who it is that decided.
        decided: Words of headings that are of a decision.
        target: How a heading names when something is due.
        remarks: What is said of a fact from which nothing runs.
        beside: What headings mean beside a certain fact, by that fact's name.
        closed: What marks a row as no open case.
        either: Headings of which nothing says what they are of.
        judged: How facts are known by their values, by the fact's name.
        unsure: What headings do not surely tell beside a certain fact.
        after: What a heading says of the column just before it.
        letters: Whose decision letters are of where what is in dispute is told.
        ended: States that end a case, whatever their column is called.
        receipt: How a heading says that something arrived.
        stages: What values are called that name a stage of a case, and nothing that was decided.
        no_cases: Words in the name of a sheet that holds no open cases.
        kinds: Values of a fact that are of one kind each, by the fact's name.
        appealable: How words begin that name a decision that can be appealed.
    """

    headings: Mapping[str, Sequence[str]] = {}
    values: Mapping[str, Mapping[str, Sequence[str]]] = {}
    same: Mapping[str, Sequence[str]] = {}
    nothing: Sequence[str] = ()
    undone: Sequence[str] = ()
    about: Sequence[str] = ()
    asked: Sequence[str] = ()
    undecided: Sequence[str] = ()
    filler: Sequence[str] = ()
    decided: Sequence[str] = ()
    target: Target = Target()
    remarks: Mapping[str, str] = {}
    beside: Mapping[str, Beside] = {}
    closed: Sequence[Closed] = ()
    either: Sequence[Either] = ()
    judged: Mapping[str, Judged] = {}
    unsure: Sequence[Unsure] = ()
    after: Sequence[After] = ()
    letters: Letters | None = None
    ended: Ended = Ended()
    receipt: Receipt = Receipt()
    stages: Sequence[str] = ()
    no_cases: Sequence[str] = ()
    kinds: Mapping[str, Sequence[Sequence[str]]] = {}
    appealable: Sequence[str] = ()


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
        same=_both(table.get("same", {}), same),
        nothing=table.get("nothing", ()),
        undone=table.get("undone", ()),
        about=table.get("about", ()),
        asked=table.get("asked", ()),
        undecided=table.get("undecided", ()),
        filler=table.get("filler", ()),
        decided=table.get("decided", ()),
        target=Target(**table.get("target", {})),
        remarks=table.get("remarks", {}),
        beside={fact: _beside(told) for fact, told in table.get("beside", {}).items()},
        closed=[Closed(**each) for each in table.get("closed", ())],
        either=[Either(**each) for each in table.get("either", ())],
        judged={name: Judged(**told) for name, told in table.get("judged", {}).items()},
        unsure=[Unsure(**each) for each in table.get("unsure", ())],
        after=[After(**each) for each in table.get("after", ())],
        letters=Letters(**table["letters"]) if "letters" in table else None,
        ended=Ended(**table.get("ended", {})),
        receipt=Receipt(**table.get("receipt", {})),
        stages=table.get("stages", ()),
        no_cases=table.get("no_cases", ()),
        kinds=table.get("kinds", {}),
        appealable=table.get("appealable", ()),
    )


def _both(
    ours: Mapping[str, Sequence[str]], general: Mapping[str, Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    """Put together the words that mean the same in headings and anywhere."""
    return {word: [*ours.get(word, ()), *general.get(word, ())] for word in {**ours, **general}}


def _beside(told: Mapping[str, Any]) -> Beside:
    return Beside(**{**told, "also": [Also(**each) for each in told.get("also", ())]})
