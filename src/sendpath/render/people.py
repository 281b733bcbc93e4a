"""What people are shown, before it is laid out: the same sentences in every format.

The date comes first. Rows that cannot apply are not shown; what waits is said in words.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.names import printable, spell, spell_fully
from sendpath.render import words
from sendpath.render.view import CiteView, DeadlinesView, NoteView, RowView

Line = tuple[str, str]
"""A label and what it says."""


class Block(NamedTuple):
    """One thing to do: its day (and time), how the day stands, what it is, lines about it."""

    day: date
    received: str
    stands: str
    title: str
    lines: tuple[Line, ...]
    explained: tuple[Line, ...]


class Sheet(NamedTuple):
    """Everything on the page, in order."""

    heading: tuple[Line, ...]
    blocks: tuple[Block, ...]
    waiting: tuple[Line, ...]
    uncovered: tuple[Line, ...]
    inapplicable: tuple[Line, ...]
    left_out: tuple[Line, ...]
    footer: tuple[Line, ...]


def sheet(view: DeadlinesView, *, shorts: Mapping[str, str], explain: bool = False) -> Sheet:
    """Lay an answer out for people.

    Args:
        view: The answer.
        shorts: The short name of each source, by key.
        explain: Whether to add every step, the limb that lost, and the readings.
    """
    listed = [row for row in view["deadlines"] if row["listed"]]
    none_due = not any(row["due"] for row in view["deadlines"])
    return Sheet(
        heading=tuple(_heading(view, shorts)),
        blocks=tuple(
            _block(row, shorts, view["today"], explain=explain) for row in listed if row["due"]
        ),
        waiting=tuple(_waits(row) for row in listed if row["status"] == "waiting"),
        uncovered=tuple(
            (row["title"], row["summary"]) for row in listed if row["status"] == "not-covered"
        ),
        inapplicable=tuple(
            (row["title"], row["summary"])
            for row in view["deadlines"]
            if none_due and row["status"] == "not-applicable"
        ),
        left_out=tuple(
            (each["where"], _fault(each["problem"], each["write"])) for each in view["problems"]
        ),
        footer=tuple(_footer(view)),
    )


def _heading(view: DeadlinesView, shorts: Mapping[str, str]) -> Iterator[Line]:
    given = view["given"]
    if given["label"]:
        yield "case", printable(given["label"])
    if sent := given["events"].get("decision-sent"):
        yield "letter", f"sent on {spell_fully(sent)}"
    elif dated := given["events"].get("decision-dated"):
        yield "letter", f"dated {spell_fully(dated)}, taken as the day it was sent"
    yield from (("note", noted(note, shorts)) for note in view["warnings"])


def _block(row: RowView, shorts: Mapping[str, str], today: date, *, explain: bool) -> Block:
    assert row["due"] is not None  # noqa: S101 - only due rows are laid out as blocks
    received = f"received by {words.clock(row['by_time'])}" if row["by_time"] else ""
    return Block(
        day=row["due"],
        received=received,
        stands=_stands(row),
        title=row["title"],
        lines=tuple(_lines(row, shorts, today)),
        explained=tuple(_explained(row, shorts)) if explain else (),
    )


def _stands(row: RowView) -> str:
    if row["happened"] is not None:
        return f"done on {spell_fully(row['happened'])}, {_late(row['days_late'] or 0)}"
    if row["days_left"] is None:
        return "done in time: a later fact that you gave shows it"
    away = words.ahead(row["days_left"])
    if row["standing"] == "awaiting-certificate":
        return f"{away}; waiting for the certificate"
    return f"passed, {away}" if row["standing"] == "passed" else away


def _late(days: int) -> str:
    if days > 0:
        return f"{words.many(days, 'day')} late"
    return f"{words.many(-days, 'day')} early" if days else "on the last day"


def _lines(row: RowView, shorts: Mapping[str, str], today: date) -> Iterator[Line]:
    if row["who"] != "family":
        yield "who", f"this is for the {words.WHO[row['who']]} to do"
    if row["standing"] is not None or (row["days_late"] or 0) > 0:
        yield from _readings(row, today)
    if row["opens"]:
        yield "not before", spell_fully(row["opens"])
    yield "why", row["summary"]
    yield "law", laws([step["cite"] for step in row["steps"]], shorts)
    condition = ", if the note below holds" if any(n["qualifies"] for n in row["warnings"]) else ""
    grade = words.GRADES[row["verified"] or "unread"]
    yield "how firm", f"{row['certainty']}{condition}; {grade}"
    yield from (("note", noted(note, shorts)) for note in row["warnings"])
    if row["standing"] in ("ahead", "today"):
        yield from _what_if(row, today)


def _readings(row: RowView, today: date) -> Iterator[Line]:
    if row["safe"] and row["safe"] != row["due"]:
        told = f"{spell_fully(row['safe'])}, the safe day: {_safe_reading(row)}"
        yield "act by", told if row["safe"] >= today else f"{told}. {_safe_passed(row, today)}"
    if row["latest"] is None:
        yield "arguable", "a later day, which sendpath does not compute; do not rely on it"
    elif row["latest"] != row["due"]:
        yield "arguable", f"{spell_fully(row['latest'])} at the latest; do not rely on it"


def _safe_reading(row: RowView) -> str:
    """Say by which reading the safe day comes."""
    labels = [each["label"] for each in row["readings"] if each["due"] == row["safe"]]
    return labels[0] if labels else "the law can be read in two ways"


def _safe_passed(row: RowView, today: date) -> str:
    if row["due"] and row["due"] >= today:
        return "That day has passed; by the prevailing reading you are still in time: do it now"
    return "That day has passed"


def _what_if(row: RowView, today: date) -> Iterator[Line]:
    changes = row["what_if"]
    until, issued = changes["certificate_adds_nothing_until"], changes["issued_on"]
    last = changes["last_day"]
    if until and issued and last and issued >= today:
        nothing = f"one issued up to {spell_fully(until)} leaves this day as it is"
        moved = (
            f"one issued on {spell_fully(issued)} would move the last day to {spell_fully(last)}"
        )
        yield "certificate", f"{nothing}; {moved}"


def _explained(row: RowView, shorts: Mapping[str, str]) -> Iterator[Line]:
    for step in row["steps"]:
        yield "step", f"{spell_fully(step['date'])}: {step['text']} ({_law(step['cite'], shorts)})"
    if row["by_time"] and row["by_time_cite"]:
        yield "time", f"by {words.clock(row['by_time'])} ({_law(row['by_time_cite'], shorts)})"
    for step in row["considered"]:
        told = f"{spell_fully(step['date'])}: {step['text']} ({_law(step['cite'], shorts)})"
        same = step["date"] == row["raw"]
        yield "considered", f"{told}; it ends {'on the same day' if same else 'earlier'}"
    for reading in row["readings"]:
        weight = "prevailing" if reading["prevailing"] else "other"
        law = _law(reading["cite"], shorts)
        day = spell_fully(reading["due"]) if reading["due"] else "no day"
        told = f"{day}: {reading['label']} ({law})"
        yield f"{weight} reading", f"{told} [{reading['id']}]"


def _waits(row: RowView) -> Line:
    notes = " ".join(note["text"] for note in row["warnings"])
    return row["title"], f"{row['summary']}. {notes}".strip()


def noted(note: NoteView, shorts: Mapping[str, str]) -> str:
    """Say a note with its law."""
    return f"{note['text']} ({_law(note['cite'], shorts)})" if note["cite"] else note["text"]


def _law(cite: CiteView, shorts: Mapping[str, str]) -> str:
    return f"{shorts[cite['source']]}, {cite['at']}"


def laws(cites: list[CiteView], shorts: Mapping[str, str]) -> str:
    """Name each instrument once, with its places: ``Tribunal Rules 2008, rule 20, rule 12``."""
    places: dict[str, list[str]] = {}
    for cite in cites:
        places.setdefault(cite["source"], []).append(cite["at"])
    return "; ".join(
        f"{shorts[source]}, {' and '.join(dict.fromkeys(ats))}" for source, ats in places.items()
    )


def _fault(problem: str, write: str) -> str:
    return printable(f"{problem} {write}".strip())


def _footer(view: DeadlinesView) -> Iterator[Line]:
    yield "today", spell_fully(view["today"])
    yield "law as at", spell(view["law_as_at"])
    yield "rule book", view["rule_book"]
    added = "".join(f"; added: {spell_fully(day)}" for day in view["calendar"]["added"])
    yield "bank holidays", f"confirmed to {spell(view['calendar']['confirmed_to'])}{added}"
    yield "please note", "This is information, not legal advice."
