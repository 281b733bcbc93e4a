"""Every column of a caseload that can be had, by name: those that are read, those written."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple

from sendpath.caseload.our_names import OURS, column_of
from sendpath.columns.sheet_columns import column_named
from sendpath.core.clauses import RuleId
from sendpath.core.law import Fact, Rule
from sendpath.rulebook.loader import RuleBook

WIDEST = 100
"""Characters of a line."""


class Listed(NamedTuple):
    """Columns that belong together: a heading, and what each says, by its name."""

    title: str
    columns: Sequence[tuple[str, str]]


OTHERS = {
    "reason": "what the council decided; the values: sendpath can-appeal --list",
    "section": "the sections of the plan in dispute, parted by commas: B, F",
    "health_only": "only health provision is in dispute: yes or no",
    "born": "the day of birth, which may be left out: it tells who appeals, and when that is 25",
    "term": "the school's terms, FIRST..LAST each, parted by semicolons",
}
"""Columns that are read, tell no day, and are no choice of the rule book."""

WHOLE = {
    "standing": "how the row stands: as the first of its days that needs something",
    "act_by": "the working day by which the family must act; today, where it must at once",
    "who": "whose step it is: the family's, else whose is overdue; with --long, whose each is",
    "next": "the rule whose last day comes next",
    "next_due": "that day",
    "council_next_due": "the next day, today or later, by which a council surely has to act",
    "next_words": "what to do now, in words",
    "overdue": "the duties of public bodies that are overdue, by rule",
    "overdue_words": "the same, in words",
    "days_overdue": "for how many days the longest of them has been overdue; blank where none is",
    "complaint": "all that was late or is overdue, in sentences for a complaint",
    "law_as_at": "the day on which the law was last checked",
    "problems": "all that is wrong with the row, and what to write instead; always last",
}
"""Columns that tell of a row as a whole."""

LETTERS = {
    "can_appeal": "yes, no or depends",
    "certificate": "needed, not-needed, held or leave-needed",
    "days_left": "days from today to the last day to appeal; below 0 once passed",
    "certainty": "how firm the last day to appeal is",
    "until_25": "a young person's last day to appeal, where the last day is later, or may be; "
    "written where a column tells the birth",
}
"""Columns that only letters have, and sheets of mixed cases."""

LONG = {
    "rule": "the rule that the row is about",
    "title": "what it says has to be done",
    "kind": "limit, duty, practice ...",
    "due": "the last day",
    "safe": "the day to keep to, where that is earlier",
    "words": "what to do, what is late, or what to find out",
}
"""Columns of a long answer, which has a row for each day, that others have not."""

ON_A_LIST = {
    "safe": LONG["safe"],
    "act_by": "the working day by which the family has to act, where that is before the last day",
    "until_25": "a young person's last day to appeal, where the last day is later, or may be",
    "stands": (
        "overdue (a duty that your sheet says was not done), missed (a last day of the family "
        "that has passed), awaiting-certificate, today, ahead, planned (an appointment), "
        "find-out (something to ask first) or unread (a cell to put right)"
    ),
    "owner": "whose step it is, in words",
    "conditional": "yes where it binds only if something is so that was not told",
    "pile_up": "yes where unusually much falls due on that day",
    "check_first": "what to find out before the day is relied on, or anybody is called late",
}
"""Columns of a list of what falls due that do not speak for themselves."""

PARTS_SAY = {
    "_safe": "the earliest day of any honest reading",
    "_raw": "the end of the period, before any move",
    "_latest": "the latest day of any reading",
    "_days_left": "days from today; below 0 once passed",
    "_days_late": "days late; below 0 early, blank not told",
    "_done": "the day it was done, where told",
    "_certainty": "how firm the day is",
    "_standing": "ahead, today, passed, done, waiting ...",
}
"""What each part of a rule's columns tells; the column without one tells the last day."""


def catalogue(book: RuleBook) -> Iterator[Listed]:
    """List every column: of facts, of rows as a whole, and of each process's rules."""
    facts = [each for each in book.law.facts.values() if each.refused is None]
    yield Listed("Columns that are read: days", [*map(_fact, facts)])
    yield Listed("Columns that are read: what is no day", [*_choices(book), *OTHERS.items()])
    yield Listed("Columns that are written: of a row as a whole", _named(WHOLE))
    yield Listed("Columns that are written: of letters, and with --process all", _named(LETTERS))
    yield Listed("Columns that are written: of a row for each day (--long)", _named(LONG))
    for name, process in book.processes.items():
        rules = (book.law.rules[rule] for rule in book.asked if _folder(rule) in process.folders)
        title = f"Columns that are written: {process.words} (--process {name})"
        yield Listed(title, [line for rule in rules for line in _of_rule(rule)])


def printed(listed: Iterator[Listed]) -> str:
    """Write one column a line, groups under their headings."""
    return "\n".join(
        "".join(f"{line}\n" for line in [shorten(each.title, WIDEST), *map(_line, each.columns)])
        for each in listed
    )


def _fact(fact: Fact) -> tuple[str, str]:
    kind = "" if fact.value == "year" else "the day "
    ahead = "; it may lie ahead" if fact.future else ""
    return column_named(fact), f"{kind}{fact.words}{ahead}"


def _choices(book: RuleBook) -> Iterator[tuple[str, str]]:
    for name, choice in book.choices.items():
        yield name, choice.words
        for value, words in choice.values.items():
            yield f"{name} = {value}", words


def _named(columns: dict[str, str]) -> list[tuple[str, str]]:
    return [(f"{OURS}{name}", says) for name, says in columns.items()]


def _folder(rule: RuleId) -> str:
    """Give the folder of a rule: its id is its path."""
    return rule.partition(".")[0]


def _of_rule(rule: Rule) -> Iterator[tuple[str, str]]:
    name = column_of(rule.id)
    yield name, f"the last day of: {rule.title}"
    yield from ((f"{name}{part}", says) for part, says in PARTS_SAY.items())


def _line(column: tuple[str, str]) -> str:
    name, says = column
    return shorten(f"{name}: {says}", WIDEST, placeholder=" ...")
