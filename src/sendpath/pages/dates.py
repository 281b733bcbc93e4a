"""Answers with dates as people read them: the date first, then why, then what waits.

Rows that cannot apply are not shown; what waits is said in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.coverage import is_too_old
from sendpath.answers.deadlines import DeadlinesView
from sendpath.answers.in_short import label_of
from sendpath.answers.shapes import DatedView, RowView
from sendpath.answers.used_days import is_undated, may_be_late, when_used
from sendpath.answers.verdict import urgency_of
from sendpath.answers.way_verdict import HELD_OPEN
from sendpath.core.clauses import Event
from sendpath.core.names import printable, spell, spell_fully
from sendpath.formats.page import Dates, Day, Entry, Foot, Line, Lines, Page, Part
from sendpath.pages.date_lines import (
    date_lines,
    explained_lines,
    noted,
    notes_beside,
    told_undated,
)
from sendpath.pages.frame import law_line, left_out, verdict_of

NOTES = 4
"""Notes on one screen, those that a day hangs on first; the others are told with ``--explain``."""

NO_DAY = "No last day can be given."


def page(view: DeadlinesView, context: Context, *, explain: bool = False) -> Page:
    """Lay an answer about one letter out for people.

    Args:
        view: The answer.
        context: The names of the law and of facts.
        explain: Whether to add every step, the limb that lost, and the readings.
    """
    heading = [*letter_heading(view, context)]
    if view["appellant"]:
        heading.append(("who appeals", words.first_sentence(view["appellant"]["text"])))
    return Page(
        "The last days of one letter",
        (
            Lines(tuple(heading)),
            *dates(view, context, explain=explain),
            *beside_dates(view, context, explain=explain),
            foot(view),
        ),
        verdict_of(view),
    )


def dates(
    view: DatedView, context: Context, *, explain: bool, empty: str = NO_DAY
) -> Iterator[Part]:
    """Give each date with its lines, and below them their notes, each once and by number.

    Args:
        view: The answer.
        context: The names of the law and of facts.
        explain: Whether to add every step, the readings, and the law of each note.
        empty: What is said where there is no date.
    """
    due = [row for row in view["deadlines"] if row["listed"] and row["due"]]
    empty = "" if any(row["floor"] for row in view["deadlines"]) else empty
    beside = {
        row["id"]: list(notes_beside(row, context.shorts, context.today, explain=explain))
        for row in due
    }
    numbers = {
        text: number
        for number, text in enumerate(dict.fromkeys(t for told in beside.values() for t in told), 1)
    }
    shown = numbers if explain else dict(list(numbers.items())[:NOTES])
    entries = [
        _entry(
            row,
            [shown[text] for text in beside[row["id"]] if text in shown],
            context,
            view["given"]["events"],
            explain=explain,
        )
        for row in due
    ]
    yield Dates(tuple(entries), empty)
    yield Lines(tuple((f"note {number}", text) for text, number in shown.items()))
    if len(shown) < len(numbers):
        more = words.many(len(numbers) - len(shown), "more note")
        yield Lines((("more", f"{more}, and the law of each: add --explain"),))


def beside_dates(
    view: DatedView, context: Context, *, explain: bool, waiting: bool = True
) -> Iterator[Part]:
    """Give what has no date: what waits, has none, is not covered, or could not be used."""
    listed = [row for row in view["deadlines"] if row["listed"]]
    none_due = not any(row["due"] for row in view["deadlines"])
    floors = [row for row in listed if row["floor"] and row["who"] == "family"]
    yield _section("To act by", "act by", [_to_act(row, view["today"]) for row in floors])
    old = is_too_old(view, context)
    if old:
        yield Lines((("instead", words.ASK_ANEW), ("who helps", "sendpath faq who-helps")))
    if waiting and not old:
        waits = [row for row in listed if row["status"] == "waiting" and row not in floors]
        if explain or none_due:
            yield _section("Waiting for a fact", "waiting", [_waits(row) for row in waits])
        else:
            asking = (row for row in waits if words.NOT_YET not in row["summary"])
            wanted = dict.fromkeys(_wanted(row, context) for row in asking)
            told = f"{'; '.join(wanted)} (--explain says for what)"
            yield Lines((("tell more", told),) if wanted else ())
    undated = [
        (row["title"], " ".join(noted(note, context.shorts) for note in row["because"]))
        for row in listed
        if row["status"] in ("no-date", "unconfirmed")
    ]
    yield _section("No day is fixed", "no day", undated)
    yield _section("Not covered", "not covered", _of_status(listed, "not-covered"))
    out = _of_status(view["deadlines"] if none_due else listed, "not-applicable")
    yield _section("Does not apply", "does not apply", out)
    yield left_out(view["problems"])


def foot(view: DatedView) -> Foot:
    """Say which law and which calendar answered."""
    added = "".join(f"; added: {spell_fully(day)}" for day in view["calendar"]["added"])
    confirmed = f"confirmed to {spell(view['calendar']['confirmed_to'])}{added}"
    return Foot(
        (
            ("today", spell(view["today"])),
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
    yield from told_undated(given["undated"], context)
    yield from (("note", noted(note, context.shorts)) for note in view["warnings"])


def _section(title: str, label: str, lines: Sequence[Line]) -> Lines:
    return Lines(tuple(lines), title=title if lines else "", label=label, named=True)


def _of_status(rows: Sequence[RowView], status: str) -> list[Line]:
    return [(row["title"], row["summary"]) for row in rows if row["status"] == status]


def _entry(
    row: RowView,
    notes: Sequence[int],
    context: Context,
    told: Mapping[str, date | str],
    *,
    explain: bool,
) -> Entry:
    assert row["due"] is not None  # noqa: S101 - only due rows are laid out as entries
    received = words.clock(row["by_time"]) if row["by_time"] else ""
    more = explained_lines(row, context.shorts) if explain else ()
    lines = date_lines(row, context.shorts, context.today, told, explain=explain)
    return Entry(
        title=f"{row['title']}{_whose(row)}{_numbers(notes)}",
        lines=(*_done(row), *lines, *more),
        day=Day(label_of(row), row["due"], received, _stands(row), urgency_of(row)),
    )


def _whose(row: RowView) -> str:
    """Say whose step it is, where it is not the family's."""
    return "" if row["who"] == "family" else f" (for the {row['owner']} to do)"


def _numbers(notes: Sequence[int]) -> str:
    """Point to notes: `` (notes 1, 3)``, `` (notes 1 to 4)``."""
    if len(notes) < 2:  # noqa: PLR2004 - one, or none
        return f" (note {notes[0]})" if notes else ""
    first, *_, last = told = sorted(notes)
    row = last - first + 1 == len(told) > 2  # noqa: PLR2004 - a row of three is a row
    return f" (notes {f'{first} to {last}' if row else ', '.join(map(str, told))})"


def _stands(row: RowView) -> str:
    if row["sense"] != "by" and row["days_left"] is not None:
        over = "since then" if row["sense"] == "from" else "over"
        away = words.ahead(row["days_left"])
        stands = f"{over}, {away}" if row["standing"] == "passed" else away
        return f"{away}; {words.AWAITING}" if row["standing"] == HELD_OPEN else stands
    if row["happened"] is not None or row["days_left"] is None:
        return _done_or_unknown(row)
    if row["done_by"] is not None and row["who"] != "family":
        return "done, on a day not told"
    away = words.ahead(row["days_left"])
    if row["standing"] == HELD_OPEN:
        return f"{away}; {words.AWAITING}"
    unknown = "; not known whether it was done" if row["to_confirm"] else ""
    return f"passed, {away}{unknown}" if row["standing"] == "passed" else away


def _done_or_unknown(row: RowView) -> str:
    """Say how a day stands that does not run: it is done, or it is not known whether it passed."""
    if row["standing"] == "unknown":
        return words.if_passed(row["who"], ticked=row["ticked"] is not None)
    if is_undated(row):
        return words.UNDATED
    return f"done; {words.WHETHER_IN_TIME}" if may_be_late(row) else "done"


def _done(row: RowView) -> Iterator[Line]:
    """Say of what is done when that was, and how it compares."""
    if row["sense"] != "by" or row["standing"] == "unknown":
        return
    if row["happened"] is not None:
        came = "" if row["days_late"] is None else f", {_late(row['days_late'])}"
        yield "done", f"on {spell_fully(row['happened'])}{came}"
    elif may_be_late(row):
        yield "done", f"{when_used(row)}. A later fact that you gave shows it"
    elif is_undated(row):
        return
    elif row["days_left"] is None:
        yield "done", "in time: a later fact that you gave shows it"
    elif row["done_by"] is not None and row["who"] != "family":
        yield "done", f"by {spell_fully(row['done_by'])}, on a day not told; it was due before"


def _late(days: int) -> str:
    if days > 0:
        return f"{words.many(days, 'day')} late"
    return f"{words.many(-days, 'day')} early" if days else "on the last day"


def _to_act(row: RowView, today: date) -> Line:
    """Say by when to act where no last day is known, but a day before which it does not lie."""
    notes = " ".join(note["text"] for note in row["warnings"])
    day = row["floor"] if row["floor"] and row["floor"] > today else today
    now = ", today" if day == today else ""
    return f"{spell_fully(day)}{now}", f"{row['title']}: the last day is not known. {notes}"


def _wanted(row: RowView, context: Context) -> str:
    return words.asked_for(map(Event, row["waiting_for"]), context.facts)


def _waits(row: RowView) -> Line:
    notes = " ".join(note["text"] for note in row["warnings"])
    return row["title"], f"{row['summary']}. {notes}".strip()
