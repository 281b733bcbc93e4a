"""The dates of an answer as days in a calendar.

Names are made of the case and the rule, never of a place in a list.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import label_of
from sendpath.answers.shapes import DatedView, RowView
from sendpath.answers.verdict import acting_day
from sendpath.core.names import printable, spell, spell_fully
from sendpath.formats.ics import Event, Events
from sendpath.pages.date_lines import laws, noted
from sendpath.pages.marked_days import Marked, marked_days

if TYPE_CHECKING:
    from sendpath.answers.deadlines import DeadlinesView

BEFORE_25 = "Act by today, {the}before 25: have the appeal received, or get advice"
"""The title of the day on which a young person appeals last, where the last day is later."""


def events(view: DatedView, context: Context, remind: Sequence[int]) -> Events:
    """Give the dates still ahead, and reminders of them, each so many days ahead.

    A reminder is pulled to a working day.
    """
    ahead = [
        row
        for row in view["deadlines"]
        if row["due"] is not None and row["standing"] in ("ahead", "today")
    ]
    made = [event for row in ahead for event in _events(row, view, context, remind)]
    return Events(f"sendpath {case_name(view)}", view["today"], [*made, *_by_age(view, context)])


def _by_age(view: DatedView, context: Context) -> Iterator[Event]:
    """Give the day to act by before 25, where a last day to appeal is later, or may be."""
    until, letter = _until_25(view), cast("DeadlinesView", view)
    if until is None or letter["appellant"] is None:
        return
    name = f"until-25@{key(case_name(view))}.sendpath"
    text = f"{letter['appellant']['text']}\n{_law_as_at(view)}"
    act = context.working_by(until)
    title = BEFORE_25.format(the="the day " if act == until else "")
    yield Event(name, act, _titled(title, view), text)


def _until_25(view: DatedView) -> date | None:
    """Give the day before 25, where a young person's last day to appeal is later, or may be."""
    return cast("DeadlinesView", view)["until_25"] if "until_25" in view else None


def case_name(view: DatedView) -> str:
    """Name the case: the caller's own name, else its first fact."""
    given = view["given"]
    if given["label"]:
        return printable(given["label"])
    return next((f"{event} {told}" for event, told in given["events"].items()), "case")


def _events(
    row: RowView, view: DatedView, context: Context, remind: Sequence[int]
) -> Iterator[Event]:
    marked = _marked(row, view, context)
    yield from marked_days(marked, view["today"])
    title, safe, name = marked.named, marked.safe, marked.uid
    for days in remind:
        day = context.calendar.previous_working(safe - timedelta(days=days))
        if day >= view["today"]:
            left = f"{words.many((safe - day).days, 'day')} left, to {spell_fully(safe)}"
            reminder = _titled(f"Reminder: {title}, {left}", view)
            yield Event(f"remind-{days}.{name}", day, reminder, marked.text)


def _marked(row: RowView, view: DatedView, context: Context) -> Marked:
    due = row["due"] or view["today"]
    safe = row["safe"] or due
    own = row["who"] == "family"
    limit = own and row["kind"] == "limit"
    until = _until_25(view) if context.is_of_letter(row["id"]) else None
    kept = context._replace(until_25=until)
    by_age = until is not None and row["id"] == context.book.letter.window  # has a day of its own
    act = acting_day(safe, kept, row["id"]) if limit else safe if own else None
    return Marked(
        uid=f"{row['id']}@{key(case_name(view))}.sendpath",
        label=label_of(row),
        title=row["title"],
        owner="" if own else row["owner"],
        by_time=row["by_time"],
        conditional=row["conditional"],
        case=printable(view["given"]["label"] or ""),
        due=due,
        safe=safe,
        act_by=None if by_age else act,
        text=_text(row, view, context.shorts),
        until_25=until,
    )


def _titled(title: str, view: DatedView) -> str:
    label = view["given"]["label"]
    return f"{title} [{printable(label)}]" if label else title


def _text(row: RowView, view: DatedView, shorts: Mapping[str, str]) -> str:
    grade = words.GRADES[row["verified"] or "unread"]
    lines = [
        row["summary"],
        f"Law: {laws([step['cite'] for step in row['steps']], shorts)}",
        f"How firm: {row['certainty']}; {grade}",
    ]
    lines += [noted(note, shorts) for note in row["warnings"]]
    lines.append(_law_as_at(view))
    return "\n".join(lines)


def _law_as_at(view: DatedView) -> str:
    law = f"Law of England as at {spell(view['law_as_at'])}, rule book {view['rule_book']}."
    return f"{law} {words.ADVICE}"


def key(case: str) -> str:
    """Make the part of the name that tells one case from another, of plain letters."""
    return "".join(map(_safe, case))


def _safe(letter: str) -> str:
    if letter.isascii() and letter.isalnum():
        return letter
    return "." if letter.isspace() else f"-{ord(letter):x}-"
