"""How people head their columns and call what stands in them, read when a table is none of ours."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sendpath.rulebook.heading_parts import (
    After,
    Also,
    Beside,
    Closed,
    Either,
    Ended,
    Judged,
    Letters,
    More,
    Receipt,
    Target,
    Unsure,
)
from sendpath.rulebook.loader import read_toml

FILE, THESAURUS = "headings.toml", "thesaurus.toml"


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
        wants: Words without one of which a heading does not tell a fact, by the fact's name.
        never: Words with one of which it does not, likewise.
        people: What the columns are called that name a person, where they hold no day.
        later: Words of headings that say of two columns of one fact which is the later.
        more: What values are called that say more than the fact of their column.
        since: Facts that show of two columns of one fact that the earlier is over, by its name.
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
    wants: Mapping[str, Sequence[str]] = {}
    never: Mapping[str, Sequence[str]] = {}
    people: Sequence[str] = ()
    more: Sequence[More] = ()
    later: Mapping[str, Sequence[str]] = {}
    since: Mapping[str, Sequence[str]] = {}


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
        wants=table.get("wants", {}),
        never=table.get("never", {}),
        people=table.get("people", ()),
        later=table.get("later", {}),
        since=table.get("since", {}),
        more=[More(**each) for each in table.get("more", ())],
    )


def _both(
    ours: Mapping[str, Sequence[str]], general: Mapping[str, Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    """Put together the words that mean the same in headings and anywhere."""
    return {word: [*ours.get(word, ()), *general.get(word, ())] for word in {**ours, **general}}


def _beside(told: Mapping[str, Any]) -> Beside:
    return Beside(**{**told, "also": [Also(**each) for each in told.get("also", ())]})
