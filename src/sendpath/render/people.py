"""What people are shown, before it is laid out: the same sentences in every format.

The date comes first. Rows that cannot apply are not shown; what waits is said in words.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.names import printable, spell, spell_fully
from sendpath.render import words
from sendpath.render.view import CiteView, DatedView, NoteView, RowView

Line = tuple[str, str]
"""A label and what it says."""


class Block(NamedTuple):
    """One thing to do: its day (what sort, and the time), how it stands, what it is, lines."""

    label: str
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
    undated: tuple[Line, ...]
    uncovered: tuple[Line, ...]
    inapplicable: tuple[Line, ...]
    left_out: tuple[Line, ...]
    ledger: tuple[str, ...]
    missing: tuple[Line, ...]
    footer: tuple[Line, ...]


def sheet(view: DatedView, *, shorts: Mapping[str, str], explain: bool = False) -> Sheet:
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
        undated=tuple(
            (row["title"], _undated(row, shorts))
            for row in listed
            if row["status"] in ("no-date", "unconfirmed")
        ),
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
        ledger=(),
        missing=(),
        footer=tuple(_footer(view)),
    )


def _undated(row: RowView, shorts: Mapping[str, str]) -> str:
    return " ".join(noted(note, shorts) for note in row["because"])


def _heading(view: DatedView, shorts: Mapping[str, str]) -> Iterator[Line]:
    given = view["given"]
    if given["label"]:
        yield "case", printable(given["label"])
    sent, dated = (given["events"].get(f"decision-{how}") for how in ("sent", "dated"))
    if isinstance(sent, date):
        yield "letter", f"sent on {spell_fully(sent)}"
    elif isinstance(dated, date):
        yield "letter", f"dated {spell_fully(dated)}, taken as the day it was sent"
    yield from (("note", noted(note, shorts)) for note in view["warnings"])


def _block(row: RowView, shorts: Mapping[str, str], today: date, *, explain: bool) -> Block:
    assert row["due"] is not None  # noqa: S101 - only due rows are laid out as blocks
    received = f"received by {words.clock(row['by_time'])}" if row["by_time"] else ""
    return Block(
        label=label_of(row),
        day=row["due"],
        received=received,
        stands=_stands(row),
        title=row["title"],
        lines=tuple(_lines(row, shorts, today)),
        explained=tuple(_explained(row, shorts)) if explain else (),
    )


def label_of(row: RowView) -> str:
    """Say what sort of day it is: a last day, a day from which or until which something holds."""
    if row["sense"] != "by":
        return row["sense"]
    return {"practice": "usually by", "guidance": "expected by", "minimum": "at least until"}.get(
        row["kind"], "last day"
    )


def _stands(row: RowView) -> str:
    if row["sense"] != "by" and row["days_left"] is not None:
        over = "since then" if row["sense"] == "from" else "over"
        away = words.ahead(row["days_left"])
        return f"{over}, {away}" if row["standing"] == "passed" else away
    if row["happened"] is not None:
        return f"done on {spell_fully(row['happened'])}, {_late(row['days_late'] or 0)}"
    if row["days_left"] is None:
        return "done in time: a later fact that you gave shows it"
    if row["done_by"] is not None and row["who"] != "family":
        return f"done by {spell_fully(row['done_by'])}, on a day not told; it was due before"
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
    if row["conditional"] and row["standing"] is not None:
        yield "only if", "what the line above says is so; that was not told"
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
    yield from _exceptions(row, shorts)
    if row["standing"] in ("ahead", "today"):
        yield from _what_if(row, today)


def _exceptions(row: RowView, shorts: Mapping[str, str]) -> Iterator[Line]:
    """Name the exceptions, which stand beside the date and never move it."""
    if not row["exceptions"]:
        return
    named = "; ".join(f"{each['short']}{_tested(each['met'])}" for each in row["exceptions"])
    cite = row["exceptions"][0]["cite"]
    law = f" ({_law(cite, shorts)}{_unread(cite)})" if cite else ""
    yield "exceptions", f"if it was impractical because of {named}. None adds a day{law}"


def _tested(met: bool | None) -> str:
    return {True: " (its test is met)", False: " (its test is not met)", None: ""}[met]


def _unread(cite: CiteView) -> str:
    return "; not confirmed" if cite["verified"] == "unread" else ""


def _readings(row: RowView, today: date) -> Iterator[Line]:
    if row["who"] != "family":
        yield from _other_days(row)
        return
    if row["safe"] and row["safe"] != row["due"]:
        told = f"{spell_fully(row['safe'])}, the safe day: {_safe_reading(row)}"
        yield "act by", told if row["safe"] >= today else f"{told}. {_safe_passed(row, today)}"
    if row["latest"] is None:
        yield "arguable", "a later day, which sendpath does not compute; do not rely on it"
    elif row["latest"] != row["due"]:
        yield "arguable", f"{spell_fully(row['latest'])} at the latest; do not rely on it"


def _other_days(row: RowView) -> Iterator[Line]:
    """Tell the earlier and the later day of other readings, where somebody else must act."""
    for each in row["readings"]:
        if not each["prevailing"] and each["due"] is not None and each["due"] != row["due"]:
            order = "earlier" if row["due"] and each["due"] < row["due"] else "later"
            yield f"{order} reading", f"{spell_fully(each['due'])}: {each['label']}"
    if row["latest"] is None:
        yield "later reading", "a later day, which sendpath does not compute"


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
    for each in row["exceptions"]:
        yield "exception", f"{each['text']}{_tested(each['met'])}"
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


def _footer(view: DatedView) -> Iterator[Line]:
    yield "today", spell_fully(view["today"])
    yield "law as at", spell(view["law_as_at"])
    yield "rule book", view["rule_book"]
    added = "".join(f"; added: {spell_fully(day)}" for day in view["calendar"]["added"])
    yield "bank holidays", f"confirmed to {spell(view['calendar']['confirmed_to'])}{added}"
    yield "please note", "This is information, not legal advice."
