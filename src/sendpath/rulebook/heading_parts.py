"""What is said of headings in ``rules/headings.toml``, one record for each kind of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Also(NamedTuple):
    """What one column tells beside its own fact: where another holds some value, or in any row.

    Attributes:
        tells: The further fact.
        values: What the other column must hold: of a fact our values, else as people write them.
        why: Why it is so.
        of: The fact that the column tells; nothing where its heading says which it is.
        headings: What it is called then.
        where: The fact that the other column tells; nothing where its heading says which it is.
        headed: What that one is called then.
        unless: Words of headings of which the column has none.
        despite: Words with one of which it may have them.
        says: Words of which the column has one, where no other column has to say so.
        after: A fact whose column stands before this one, where it must.
        anywhere: Words of headings with which it may stand before it.
        only: Whether the column does not tell its own fact of those rows.
    """

    tells: str
    why: str
    values: Sequence[str] = ()
    of: str = ""
    headings: Sequence[str] = ()
    where: str = ""
    headed: Sequence[str] = ()
    unless: Sequence[str] = ()
    despite: Sequence[str] = ()
    says: Sequence[str] = ()
    after: str = ""
    anywhere: Sequence[str] = ()
    only: bool = False


class Beside(NamedTuple):
    """What headings mean in a table that also tells a certain fact.

    Attributes:
        headings: What the columns of facts are called there, where nothing else is found.
        instead: The fact that is meant there, by the one that is meant elsewhere.
        also: What columns tell there beside their own facts.
        without: Facts of which a table of this kind tells none.
        headed: Facts for which nothing stands instead where a column is called so.
        process: The process of such a table, where it tells no fact beside.
        least: What columns of something near are called, where no other tells the fact.
        unless: Words of headings for which nothing stands instead.
        answers: Values of an outcome that show a table of another kind to be of this one, too.
    """

    headings: Mapping[str, Sequence[str]] = {}
    instead: Mapping[str, str] = {}
    also: Sequence[Also] = ()
    without: Sequence[str] = ()
    headed: Sequence[str] = ()
    process: str = ""
    least: Mapping[str, Sequence[str]] = {}
    unless: Sequence[str] = ()
    answers: Sequence[str] = ()


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
    """Headings that may be of one of some facts, the likeliest first, and what tells them apart.

    Where no fact is named, none is likely, and ``why`` says what to do about it.
    """

    headings: Sequence[str]
    facts: Sequence[str]
    why: str


class Unsure(NamedTuple):
    """A fact that a heading does not surely tell in a table that also tells another.

    Attributes:
        fact: The fact.
        beside: The other one; nothing where it is doubted beside any.
        unless: Words of headings that tell it all the same.
        why: What tells it apart, in a remark for a person.
        without: Facts of which a table that is doubted tells none.
        together: Further facts, all of which the table tells as well.
        offer: The facts that it may tell, the likeliest first; the fact itself by default.
        headings: The only headings that are doubted; all by default.
        headed: What a further column is called, of which nobody knows what it tells.
        other: Words in the heading of a further column for days, of which nobody knows it, either.
    """

    fact: str
    unless: Sequence[str]
    why: str
    beside: str = ""
    without: Sequence[str] = ()
    together: Sequence[str] = ()
    offer: Sequence[str] = ()
    headings: Sequence[str] = ()
    headed: Sequence[str] = ()
    other: Sequence[str] = ()


class After(NamedTuple):
    """What a heading says of the column just before it, where that tells ``of``: ``tells``.

    Attributes:
        of: The fact that the column before it tells.
        tells: What the column tells.
        headings: What it is called.
        values: Of which all the values before it surely are one, where some are named.
        offered: What it is called where it is no more than offered, with ``why``.
        why: What has to be so then.
    """

    of: str
    tells: str
    headings: Sequence[str] = ()
    values: Sequence[str] = ()
    offered: Sequence[str] = ()
    why: str = ""


class More(NamedTuple):
    """What values of a fact that is no day are called that say more than it.

    Attributes:
        of: The fact.
        means: Our value of it.
        tells: What the day of their letter tells, where that is more.
        why: What they say, in plain words.
        values: What they are called.
        loose: What they are called where another value of their column means ``beside``.
        beside: Our value that a loose one may mean, where none does.
    """

    of: str
    means: str
    why: str
    tells: str = ""
    values: Sequence[str] = ()
    loose: Sequence[str] = ()
    beside: str = ""


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
        own: Reasons whose decision is told by a letter of its own, by the fact that it tells.
        unless: Words of headings of a day that no letter has.
    """

    beside: str
    notified: str
    letter: str
    plan: str
    trait: str
    draft: str
    agreed: Sequence[str] = ()
    drafts: Sequence[str] = ()
    own: Mapping[str, Sequence[str]] = {}
    unless: Sequence[str] = ()


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
