"""What a rule, and the notes beside its day, say in few words: for the line that opens an answer.

A note says on what the day hangs: *late, unless ...*, *by then, provided that ...*; and perhaps
what to do in place of what its rule says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.shapes import RowView
from sendpath.core.clauses import Note, RuleId
from sendpath.core.law import InShort
from sendpath.core.names import capital

LOOSE: Mapping[str, str] = {
    "practice": "usually by",
    "guidance": "expected by",
    "minimum": "at least until",
}
"""How a day is said of what nobody is bound to do by it, by the kind of its rule."""

ASK_FIRST = "find out whether a certificate came in the {} since. If not, "
"""What is asked of a letter that waits for its certificate longer than any time runs from it."""


EXCEPTION = "an exception held (its test is met)"
"""On what it hangs that a duty is late of which the test of an exception is met, as far as told."""


def what_to_do(row: RowView, context: Context) -> str:
    """Say what to do: as a note beside the day says it, else as its rule does."""
    noted = next((note.do for note in _beside(row, context) if note.do), None)
    said = _in_short(row, context)
    return noted or (said and said.do) or row["title"]


def owed(row: RowView, context: Context) -> str:
    """Say what somebody else owes: as its rule says it in short, else by its title."""
    said = _in_short(row, context)
    return (said and said.owed) or row["title"]


def owner(row: RowView, context: Context) -> str:
    """Say whose step it is: as its rule says it in short, else by name."""
    said = _in_short(row, context)
    return (said and said.owner) or f"the {row['owner']}"


def while_awaiting(row: RowView, context: Context) -> str | None:
    """Say what a rule says while its day is past and held open, and unless what that holds.

    Of a letter so old that what holds it open has most likely come, that is asked first.
    """
    said = _in_short(row, context)
    if said is None or said.awaiting is None:
        return None
    lost = (note for note in _beside(row, context) if row["standing"] in note.standing)
    short = next((note.unless for note in lost if note.unless and not note.provided), None)
    told = said.awaiting.replace(":", f", unless {short}:", 1) if short else said.awaiting
    told += provided(row, context)
    over = (context.today - (row["due"] or context.today)).days
    old = over > context.book.letter.lately
    return f"{ASK_FIRST.format(words.many(over, 'day'))}{told}" if old else told


def left_when_late(row: RowView, context: Context) -> str | None:
    """Say what can be done although the last day has passed: as a note beside it, or its rule."""
    return still_left(_beside(row, context), _in_short(row, context))


def left_as_noted(row: RowView, context: Context) -> str | None:
    """Say what a note beside a day tells to do, now that it is late, or was kept too late."""
    return still_left(_beside(row, context), None)


def still_left(notes: Iterable[Note], said: InShort | None) -> str | None:
    """Say what can still be done: as the first note that says it, else as the rule does.

    Where another note says on what the day itself hangs, that is put before it.

    Args:
        notes: What is said beside the day as it stands, in the order of its rule.
        said: What the rule says in short.
    """
    told = [note for note in notes if note.late]
    if not told:
        return said and said.late
    hangs = [note.provided for note in told[1:] if note.provided and not note.unless]
    conditions = "".join(f"if {each}, " for each in hangs if not told[0].provided)
    return f"{conditions}{told[0].late}"


def when_unread(row: RowView, context: Context) -> str:
    """Say of a last day that it may have passed, and what to do all the same.

    Not all that was told was read: it may be done, or no last day at all.
    """
    said = _in_short(row, context)
    ticked = row["ticked"] is not None
    if ticked or row["who"] != "family" or said is None or said.do is None:
        told = f"{row['title']}: {words.if_passed(row['who'], ticked=ticked)}"
        next_ = said and said.unread if row["ticked"] == row["closed_by"] else None
        return f"{told}. {capital(next_)}" if ticked and next_ else told
    last = f"{words.LAST_DAY} {said.do} {words.NOT_READ.removeprefix('it ')}"
    left = said.unread or (said.late and f"if that was not done, {said.late}")
    return f"{last}. {capital(left)}" if left else last


def done_next(row: RowView, context: Context) -> str | None:
    """Say what to do next beside what was done, as a note beside it says."""
    return next((note.do for note in _beside(row, context) if _is_next(note)), None)


def without_next(rows: Sequence[RowView], context: Context) -> None:
    """Leave out what to do next beside what was done, where an open day of the family says it."""
    if not any(each["who"] == "family" and each["standing"] for each in rows):
        return
    for row in rows:
        after = {note.id for note in _beside(row, context) if _is_next(note)}
        row["warnings"] = [each for each in row["warnings"] if each["id"] not in after]


def _is_next(note: Note) -> bool:
    return note.do is not None and note.standing == ("done",)


def left_when_passed(row: RowView, context: Context) -> str:
    """Say what can still be done of what nobody had to do, its last day having passed."""
    said = _in_short(row, context)
    return f": {said.passed}" if said and said.passed else ""


def unless(row: RowView, context: Context) -> str:
    """Say on what it hangs that a day is past: that it was done, else what may still move it."""
    short = on_what_it_hangs(row, context)
    return f", unless {short}" if short else ""


def on_what_it_hangs(row: RowView, context: Context) -> str | None:
    """Say in few words what would make it no day, or no late one; None where nothing was told.

    Whether it is a day at all is said besides what may move it.
    """
    told = sorted(_beside(row, context), key=lambda note: note.unsure is None)
    noted = [note for note in told if note.unless]
    hangs = [note for note in noted[1:] if note.qualifies and note.provided]
    shorts = dict.fromkeys(note.unless for note in (*noted[:1], *hangs) if note.unless)
    met = row["standing"] == "passed" and any(each["met"] for each in row["exceptions"])
    return ", or ".join([*shorts, *([EXCEPTION] if met else [])]) or None


def to_find_out(row: RowView, context: Context) -> str | None:
    """Say what to look for first, as a note beside a duty says of which it is open if it binds."""
    open_ = (note for note in _beside(row, context) if note.unsure == "binds")
    return next((note.do for note in open_ if note.do), None)


def provided(row: RowView, context: Context) -> str:
    """Say on what a day that is ahead hangs."""
    short = next((note.provided for note in _beside(row, context) if note.provided), None)
    return f", provided that {short}" if short else ""


def may_be_done(row: RowView, context: Context) -> bool:
    """Say whether something told leaves open whether it was done already."""
    return any(note.unsure == "done" for note in _beside(row, context))


def label_of(row: RowView) -> str:
    """Say what sort of day it is: a last day, a day from which or until which something holds."""
    return kind_of_day(row["sense"], row["kind"])


def kind_of_day(sense: str, kind: str) -> str:
    """Say what sort of day a rule gives, by its sense and kind."""
    return sense if sense != "by" else LOOSE.get(kind, "last day")


def by_day(row: RowView) -> str:
    """Say how a day stands in a sentence that is ahead: *by*, or no more than *usually by*."""
    return day_begins(row["sense"], row["kind"])


def day_begins(sense: str, kind: str) -> str:
    """Say what stands before a day in a sentence, by the sense and the kind of its rule."""
    label = kind_of_day(sense, kind)
    return "by" if label == "last day" else label


def _beside(row: RowView, context: Context) -> Iterator[Note]:
    """Give the notes that are said beside a row, in the order of its rule."""
    told = {each["id"] for each in row["warnings"]}
    versions = context.book.law.rules[RuleId(row["id"])].versions
    return (note for at in versions for note in at.notes if note.id in told)


def _in_short(row: RowView, context: Context) -> InShort | None:
    return context.book.law.rules[RuleId(row["id"])].verdict
