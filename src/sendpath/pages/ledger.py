"""The duty ledger: what was due, what was done, by how much late, under which paragraph.

For public bodies only, and in words that can be pasted into a complaint.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.notes import EXCUSED
from sendpath.answers.shapes import DatedView, RowView
from sendpath.answers.timeline import TimelineView
from sendpath.answers.used_days import is_undated, may_be_late, when_used
from sendpath.core.names import capital, printable, spell, spell_fully
from sendpath.formats.page import Grid, Items, Line, Lines, Page, Part, Text
from sendpath.formats.sheet import Sheet
from sendpath.pages.date_lines import laws

HEADER = (
    "rule",
    "what",
    "who",
    "due",
    "done",
    "days_late",
    "standing",
    "other_reading",
    "law",
    "verified",
)


class Entry(NamedTuple):
    """One duty: what was due by when, when it was done, how that compares, and the law."""

    row: RowView
    due: date
    done: date | None
    days_late: int | None
    law: str


def entries(view: DatedView, shorts: Mapping[str, str]) -> list[Entry]:
    """Give every duty of a public body that has a last day, in date order."""
    return _entries(view["deadlines"], shorts)


def sentences(rows: Iterable[RowView], shorts: Mapping[str, str], today: date) -> str:
    """Say all that was late, or is overdue, in sentences for a complaint."""
    there = sorted(_entries(rows, shorts), key=lambda entry: entry.due)
    return " ".join(owned_up(entry, today) for entry in there if is_late(entry))


def owned_up(entry: Entry, today: date) -> str:
    """Say one duty, and what must be checked before it is sent to anybody."""
    return " ".join([told(entry, today), *(f"[Check first: {text}]" for text in checks(entry))])


def _entries(rows: Iterable[RowView], shorts: Mapping[str, str]) -> list[Entry]:
    return [
        Entry(
            row,
            row["due"],
            row["happened"],
            row["days_late"],
            laws([step["cite"] for step in row["steps"]], shorts),
        )
        for row in rows
        if row["kind"] == "duty"
        and row["who"] != "family"
        and row["sense"] == "by"
        and row["due"] is not None
    ]


def told(entry: Entry, today: date) -> str:
    """Say one duty in two sentences."""
    due = f"{_title(entry.row)}: due by {spell_fully(entry.due)} ({entry.law})."
    return f"{due} {_came(entry, today)}{_arguable(entry, today)}"


def _title(row: RowView) -> str:
    """Name a duty; of one that binds for certain, without the ``If`` that its title begins with."""
    condition, colon, duty = row["title"].partition(": ")
    if not colon or row["conditional"] or not condition.startswith("If "):
        return row["title"]
    return f"{capital(duty)} ({condition[3:]})"


def checks(entry: Entry) -> list[str]:
    """Say what must be checked before a duty is called overdue: what its day hangs on."""
    met = [EXCUSED.format(each["text"]) for each in entry.row["exceptions"] if each["met"]]
    late = (entry.days_late or 0) > 0
    exceptions = met if late or is_to_confirm(entry) else []
    if entry.done is not None and not late:
        return exceptions
    return [*(n["text"] for n in entry.row["warnings"] if n["qualifies"]), *exceptions]


def settled(entry: Entry) -> bool:
    """Say whether an entry belongs in a complaint: done, or overdue so far as can be known."""
    row = entry.row
    if entry.done is not None:  # what was done was due, unless something not told decides that
        return not row["uncertain"] and row["certainty"] != "doubted"
    late = row["standing"] == "passed" and row["done_by"] is not None and not row["conditional"]
    return row["overdue"] or late


def is_late(entry: Entry) -> bool:
    """Say whether a duty was done late, or is overdue, so far as can be known."""
    return settled(entry) and (entry.days_late or 0) > 0


def is_to_confirm(entry: Entry) -> bool:
    """Say whether a duty belongs in a complaint only once it is found out that it was not done."""
    return entry.row["to_confirm"]


def _came(entry: Entry, today: date) -> str:
    if entry.done is not None:
        return _done(entry.done, entry.days_late)
    if entry.row["standing"] == "passed":
        return _passed(entry, today)
    if entry.row["standing"] == "unknown":
        ticked = entry.row["ticked"] is not None
        return f"{capital(words.TICKED_BY_OTHERS) if ticked else f'Not known: {words.NOT_READ}'}."
    if may_be_late(entry.row):
        return f"Done {when_used(entry.row)}: a later fact shows it."
    if entry.row["standing"] is None:
        undated = f"{capital(words.UNDATED)}."
        return undated if is_undated(entry.row) else "Done in time: a later fact shows it."
    return f"Still to come, {words.ahead((entry.due - today).days)}."


def _done(day: date, late: int | None) -> str:
    """Say when it was done, and how that compares, unless it is not known what was due."""
    if late is None:
        return f"Done on {spell_fully(day)}."
    if not late:
        return f"Done on {spell_fully(day)}, on the last day."
    apart = words.many(abs(late), "day")
    return f"Done on {spell_fully(day)}, {apart} {'late' if late > 0 else 'early'}."


def _passed(entry: Entry, today: date) -> str:
    """Say what is known of a duty whose day has passed: never more than was told."""
    late = words.many((today - entry.due).days, "day")
    if entry.row["conditional"]:
        return f"Passed {late} ago, if it was due at all: that was not told."
    if entry.row["done_by"] is not None:
        return f"Done by {spell_fully(entry.row['done_by'])}, on a day not told."
    if entry.row["arguable_until"] is not None:
        last = spell_fully(entry.row["arguable_until"])
        return f"Passed {late} ago by this reading; by another it is in time until {last}."
    if entry.row["planned"] is not None:
        when = words.planned(entry.row["planned"], entry.due)
        return f"It is planned {when}. Whether it was done before was not told."
    if entry.row["done"] != "not-done":
        if_not = words.if_not_done((today - entry.due).days, gone=entry.row["gone"])
        return f"Whether it was done was not told. If it was not, {if_not}."
    return f"Not done, as was told: {late} overdue on {spell(today)}."


def _arguable(entry: Entry, today: date) -> str:
    """Own up to another reading by which it was not late."""
    came = entry.done or today
    latest = entry.row["latest"]
    if (entry.days_late or 0) <= 0 or (latest is not None and came > latest):
        return ""
    return " By another reading of the law it is not late."


def sheet(view: DatedView, shorts: Mapping[str, str]) -> Sheet:
    """Give the ledger as a table for a spreadsheet."""
    return Sheet(HEADER, [_cells(each, view["today"]) for each in entries(view, shorts)])


def letter(view: TimelineView, shorts: Mapping[str, str]) -> Page:
    """Give the ledger as a letter: what was late first, in sentences, then all that was due."""
    all_due = entries(view, shorts)
    late = [each for each in all_due if is_late(each)]
    label = view["given"]["label"]
    named = f": {printable(label)}" if label else ""
    unknown = [each for each in all_due if is_to_confirm(each)]
    title = "All that was due" if late or unknown else ""
    rows = tuple(_row(each, view["today"]) for each in all_due)
    return Page(
        f"What was due, and what was done{named}",
        (
            Lines(tuple(_told_facts(view))),
            *_late(late, view),
            *_to_confirm(unknown, view),
            *(_asking(view) if late or unknown else ()),
            Grid(("What", "Who", "Due", "Done", "How it stands", "Law"), rows, title=title),
            Text(
                f"As on {spell_fully(view['today'])}. Law of England as at "
                f"{spell(view['law_as_at'])}, rule book {view['rule_book']}. {words.ADVICE}"
            ),
        ),
    )


def _cells(entry: Entry, today: date) -> tuple[object, ...]:
    late = "" if entry.days_late is None or not settled(entry) else entry.days_late
    done = entry.done.isoformat() if entry.done else ""
    return (
        entry.row["id"],
        entry.row["title"],
        entry.row["owner"],
        entry.due.isoformat(),
        done,
        late,
        _stands(entry),
        _arguable(entry, today).strip(),
        entry.law,
        entry.row["verified"],
    )


def _row(entry: Entry, today: date) -> tuple[str, ...]:
    done = spell(entry.done) if entry.done else "not told"
    came = f"{_came(entry, today)}{_arguable(entry, today)}"
    return entry.row["title"], entry.row["owner"], spell(entry.due), done, came, entry.law


def _told_facts(view: TimelineView) -> Iterator[Line]:
    facts = {fact["event"]: fact["words"] for fact in view["facts"]}
    for event, day in view["given"]["events"].items():
        spelt = day if isinstance(day, str) else spell_fully(day)
        yield "", f"{spelt}: the day {facts[event]}"


def _late(late: list[Entry], view: TimelineView) -> Iterator[Part]:
    """Give the sentences on what was late, or was not done."""
    if late:
        items = tuple((told(each, view["today"]), tuple(_to_check(each))) for each in late)
        yield Items("To paste into a complaint", items)


def _asking(view: TimelineView) -> Iterator[Part]:
    """Leave room for what only the family can say, and add what holds in any case."""
    yield Lines((("", "Write here what is to be done, and by which day."),), "What I ask for")
    notes = tuple(("", note["text"]) for note in view["warnings"] if note["cite"] is not None)
    if notes:
        yield Lines(notes, "What holds besides")


def _to_confirm(unknown: list[Entry], view: TimelineView) -> Iterator[Part]:
    """Give what belongs there as well, if it was not done: that was not told."""
    if unknown:
        items = tuple((told(each, view["today"]), tuple(_to_check(each))) for each in unknown)
        yield Items("To find out first: was it done?", items)


def _to_check(entry: Entry) -> Iterator[str]:
    yield from (f"Check first, and then take this line out: {text}" for text in checks(entry))


def _stands(entry: Entry) -> str:
    """Say how a duty stands in one word; passed, with nothing to show whether it was done."""
    standing = entry.row["standing"]
    return "unknown" if standing == "passed" and not settled(entry) else standing or "done"
