"""Answers with dates as people read them: the date first, then why, then what waits.

Rows that cannot apply are not shown; what waits is said in words.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.shapes import DatedView, ProblemView, RowView
from sendpath.core.names import printable, spell, spell_fully
from sendpath.formats.page import Dates, Day, Entry, Foot, Line, Lines, Page, Part
from sendpath.pages.date_lines import date_lines, explained_lines, law_line, noted

NO_DAY = "No last day can be given."


def page(view: DatedView, context: Context, *, explain: bool = False) -> Page:
    """Lay an answer about one letter out for people.

    Args:
        view: The answer.
        context: The names of the law and of facts.
        explain: Whether to add every step, the limb that lost, and the readings.
    """
    heading = list(letter_heading(view, context))
    return Page(
        "The last days of one letter",
        (
            Lines(tuple(heading)),
            dates(view, context, explain=explain),
            *beside_dates(view, context),
            foot(view),
        ),
    )


def dates(view: DatedView, context: Context, *, explain: bool, empty: str = NO_DAY) -> Dates:
    """Give each date with its lines; ``empty`` is said where there is none."""
    due = [row for row in view["deadlines"] if row["listed"] and row["due"]]
    empty = "" if any(row["floor"] for row in view["deadlines"]) else empty
    return Dates(tuple(_entry(row, context, explain=explain) for row in due), empty)


def beside_dates(view: DatedView, context: Context, *, waiting: bool = True) -> Iterator[Part]:
    """Give what has no date: what waits, has none, is not covered, or could not be used."""
    listed = [row for row in view["deadlines"] if row["listed"]]
    none_due = not any(row["due"] for row in view["deadlines"])
    floors = [row for row in listed if row["floor"] and row["who"] == "family"]
    yield _section("To act by", "act by", [_to_act(row, view["today"]) for row in floors])
    if waiting:
        waits = [_waits(row) for row in listed if row["status"] == "waiting" and row not in floors]
        yield _section("Waiting for a fact", "waiting", waits)
    undated = [
        (row["title"], " ".join(noted(note, context.shorts) for note in row["because"]))
        for row in listed
        if row["status"] in ("no-date", "unconfirmed")
    ]
    yield _section("No day is fixed", "no day", undated)
    yield _section("Not covered", "not covered", _of_status(listed, "not-covered"))
    out = _of_status(view["deadlines"], "not-applicable") if none_due else []
    yield _section("Does not apply", "does not apply", out)
    yield left_out(view["problems"])


def left_out(problems: Sequence[ProblemView]) -> Lines:
    """Say what could not be used."""
    told = [(each["where"], fault(each)) for each in problems]
    return _section("Left out", "left out", told)


def fault(problem: ProblemView) -> str:
    """Say what is wrong with a fact, and what to write instead."""
    return printable(f"{problem['problem']} {problem['write']}".strip())


def foot(view: DatedView) -> Foot:
    """Say which law and which calendar answered."""
    added = "".join(f"; added: {spell_fully(day)}" for day in view["calendar"]["added"])
    confirmed = f"confirmed to {spell(view['calendar']['confirmed_to'])}{added}"
    return Foot(
        (
            ("today", spell_fully(view["today"])),
            law_line(view["law_as_at"]),
            ("rule book", view["rule_book"]),
            ("bank holidays", confirmed),
            ("please note", words.ADVICE),
        )
    )


def letter_heading(view: DatedView, context: Context) -> Iterator[Line]:
    """Say which case and which letter it is, and what holds of the answer as a whole."""
    given = view["given"]
    if given["label"]:
        yield "case", printable(given["label"])
    sent = context.book.letter.sent
    letters = [each for each in context.facts.values() if sent in (each.id, each.stands_in_for)]
    told = sorted((each for each in letters if each.heading), key=lambda each: each.id != sent)
    for fact in told:
        day = given["events"].get(fact.id)
        if isinstance(day, date) and fact.heading:
            yield "letter", fact.heading.format(day=spell_fully(day))
            break
    yield from (("note", noted(note, context.shorts)) for note in view["warnings"])


def _section(title: str, label: str, lines: Sequence[Line]) -> Lines:
    return Lines(tuple(lines), title=title if lines else "", label=label, named=True)


def _of_status(rows: Sequence[RowView], status: str) -> list[Line]:
    return [(row["title"], row["summary"]) for row in rows if row["status"] == status]


def _entry(row: RowView, context: Context, *, explain: bool) -> Entry:
    assert row["due"] is not None  # noqa: S101 - only due rows are laid out as entries
    received = f"received by {words.clock(row['by_time'])}" if row["by_time"] else ""
    more = explained_lines(row, context.shorts) if explain else ()
    return Entry(
        title=row["title"],
        lines=(*date_lines(row, context.shorts, context.today), *more),
        day=Day(label_of(row), row["due"], received, _stands(row)),
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
        came = "" if row["days_late"] is None else f", {_late(row['days_late'])}"
        return f"done on {spell_fully(row['happened'])}{came}"
    if row["days_left"] is None:
        shown = "done in time: a later fact that you gave shows it"
        return words.NOT_READ if row["standing"] == "unknown" else shown
    if row["done_by"] is not None and row["who"] != "family":
        return f"done by {spell_fully(row['done_by'])}, on a day not told; it was due before"
    away = words.ahead(row["days_left"])
    if row["standing"] == "awaiting-certificate":
        return f"{away}; waiting for the certificate"
    unknown = "; not known whether it was done" if row["to_confirm"] else ""
    return f"passed, {away}{unknown}" if row["standing"] == "passed" else away


def _late(days: int | None) -> str:
    if days is None:
        return "not known whether in time"
    if days > 0:
        return f"{words.many(days, 'day')} late"
    return f"{words.many(-days, 'day')} early" if days else "on the last day"


def _to_act(row: RowView, today: date) -> Line:
    """Say by when to act where no last day is known, but a day before which it does not lie."""
    notes = " ".join(note["text"] for note in row["warnings"])
    day = row["floor"] if row["floor"] and row["floor"] > today else today
    now = ", today" if day == today else ""
    return f"{spell_fully(day)}{now}", f"{row['title']}: the last day is not known. {notes}"


def _waits(row: RowView) -> Line:
    notes = " ".join(note["text"] for note in row["warnings"])
    return row["title"], f"{row['summary']}. {notes}".strip()
