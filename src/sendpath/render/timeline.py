"""``timeline``: the view of a process, and what people are told of the facts it takes."""

from collections.abc import Iterable, Iterator, Mapping

from sendpath.core.clauses import Event
from sendpath.core.interpreter import TERM
from sendpath.core.law import Fact, Process
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Said
from sendpath.core.takes import Takes
from sendpath.render import words
from sendpath.render.documents import FactView, ProcessesView, TimelineView
from sendpath.render.edition import Edition
from sendpath.render.ledger import entries, owned_up, settled
from sendpath.render.notes import said_view
from sendpath.render.people import Sheet, sheet
from sendpath.render.said import Line
from sendpath.render.view import DatedView


def view(
    process: Process,
    takes: Mapping[Event, Takes],
    shown: DatedView,
    notes: Iterable[Said],
    *,
    edition: Edition,
) -> TimelineView:
    """Build the whole answer from what every answer holds."""
    facts = [_fact(edition.facts[event], each, shown) for event, each in takes.items()]
    return {
        "schema": "sendpath/timeline/1",
        "process": process.id,
        "words": process.words,
        **shown,
        "warnings": [*(said_view(note, edition) for note in notes), *shown["warnings"]],
        "facts": facts,
        "tells_most": tells_most(facts, shown),
    }


def _fact(fact: Fact, takes: Takes, shown: DatedView) -> FactView:
    return {
        "event": str(fact.id),
        "words": fact.words,
        "value": fact.value,
        "told": fact.id in shown["given"]["events"],
        "gives": [str(rule) for rule in takes.gives],
        "closes": [str(rule) for rule in takes.closes],
        "changes": [str(rule) for rule in takes.changes],
    }


def tells_most(facts: Iterable[FactView], shown: DatedView) -> str | None:
    """Name the fact not told that most rules wait for; the first of equals."""
    waiting = {row["id"] for row in shown["deadlines"] if row["status"] == "waiting"}
    missing = [
        (len(waiting.intersection(fact["gives"])), fact) for fact in facts if not fact["told"]
    ]
    most, fact = max(missing, key=lambda each: each[0], default=(0, None))
    return fact["event"] if fact and most else None


def page(shown: TimelineView, *, shorts: Mapping[str, str], explain: bool) -> Sheet:
    """Lay an answer out for people: the dates, then the ledger, then what is still missing."""
    today = shown["today"]
    duties = [entry for entry in entries(shown, shorts) if settled(entry)]
    ledger = [owned_up(entry, today) for entry in duties]
    laid = sheet(shown, shorts=shorts, explain=explain)
    heading = [("about", f"{shown['process']}: {shown['words']}"), *_given(shown), *laid.heading]
    if not shown["given"]["events"]:
        return laid._replace(heading=tuple(heading), waiting=(), missing=tuple(takes_lines(shown)))
    return laid._replace(
        heading=tuple(heading), ledger=tuple(ledger), missing=tuple(_missing(shown))
    )


def takes_lines(shown: TimelineView) -> Iterator[Line]:
    """Say which facts a process takes, those that dates are counted from first."""
    for fact in sorted(shown["facts"], key=lambda fact: -len(fact["gives"])):
        yield f"{fact['event']}={_value(fact)}", f"{_day_of(fact)}: {_does(fact)}"
    if shown["tells_most"]:
        yield "would tell most", shown["tells_most"]


def lines_of(shown: ProcessesView) -> list[Line]:
    """Say each process and what it is about."""
    return [(process["id"], process["words"]) for process in shown["processes"]]


def _given(shown: TimelineView) -> Iterator[Line]:
    by_name = {fact["event"]: fact["words"] for fact in shown["facts"]}
    for event, day in shown["given"]["events"].items():
        if isinstance(day, str):
            yield "told", f"{day}: {by_name[event]}"
        else:
            yield "told", f"{spell_fully(day)}: the day {by_name[event]}"
    if shown["given"]["facts"]["reason"]:
        yield "told", f"decided: {shown['given']['facts']['reason']}"
    yield from words.chosen(shown["given"]["facts"])


def _missing(shown: TimelineView) -> Iterator[Line]:
    """Name the fact that most rows wait for, and those that would show a duty done."""
    open_rows = {
        row["id"]
        for row in shown["deadlines"]
        if row["status"] == "waiting" or (row["due"] and row["standing"])
    }
    if any(row["waiting_for"] == [TERM] for row in shown["deadlines"]):
        yield "would tell most", "the school's terms: --term FIRST..LAST each"
    elif shown["tells_most"]:
        fact = next(each for each in shown["facts"] if each["event"] == shown["tells_most"])
        yield "would tell most", f"{fact['event']}={_value(fact)}, the day {fact['words']}"
    done = [
        fact
        for fact in shown["facts"]
        if not fact["told"] and open_rows.intersection(fact["closes"])
    ]
    for fact in done:
        yield f"if it is done, {fact['event']}={_value(fact)}", f"the day {fact['words']}"


def _does(fact: FactView) -> str:
    told = [
        f"gives {words.many(len(fact['gives']), 'date')}" if fact["gives"] else "",
        _closes(len(fact["closes"])) if fact["closes"] else "",
        "changes or qualifies a date" if fact["changes"] and not fact["gives"] else "",
    ]
    return ", ".join(filter(None, told))


def _closes(number: int) -> str:
    return "shows when a duty was done" if number == 1 else f"shows when {number} duties were done"


def _day_of(fact: FactView) -> str:
    return fact["words"] if fact["value"] == "year" else f"the day {fact['words']}"


def _value(fact: FactView) -> str:
    return "YEAR" if fact["value"] == "year" else "DATE"
