"""What people are shown, before it is laid out: the same sentences in every format.

The date comes first. Rows that cannot apply are not shown; what waits is said in words.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.core.names import printable, spell, spell_fully
from sendpath.render import words
from sendpath.render.said import Line, about, explained_lines, noted
from sendpath.render.view import DatedView, RowView


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
        lines=tuple(about(row, shorts, today)),
        explained=tuple(explained_lines(row, shorts)) if explain else (),
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


def _waits(row: RowView) -> Line:
    notes = " ".join(note["text"] for note in row["warnings"])
    return row["title"], f"{row['summary']}. {notes}".strip()


def _fault(problem: str, write: str) -> str:
    return printable(f"{problem} {write}".strip())


def _footer(view: DatedView) -> Iterator[Line]:
    yield "today", spell_fully(view["today"])
    yield "law as at", spell(view["law_as_at"])
    yield "rule book", view["rule_book"]
    added = "".join(f"; added: {spell_fully(day)}" for day in view["calendar"]["added"])
    yield "bank holidays", f"confirmed to {spell(view['calendar']['confirmed_to'])}{added}"
    yield "please note", "This is information, not legal advice."
