"""What has changed since an earlier list, as people read it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from sendpath.answers.due import ChangeView
from sendpath.core.names import MONTHS, WEEKDAYS, printable
from sendpath.formats.page import Grid, Part

UNREADABLE = "a day that could not be read"
CHANGED = {
    "moved": "Moved",
    "new": "New",
    "done": "Done",
    "gone": "Gone: the case, or the fact it hung on, is no longer there",
}

PLAIN_CHANGE = {
    "moved": "{0}: {2} ({1}), was {3}, is {4}",
    "new": "{0}: {2} ({1}), is {4}",
    "done": "{0}: {2} ({1}), was {3}",
    "gone": "{0}: {2} ({1}), was {3}",
}


def changes(changes: Sequence[ChangeView]) -> Iterator[Part]:
    """Lay out what has changed since a list, each kind by itself."""
    for change, rows in groupby(changes, key=lambda each: each["change"]):
        heads = ("Case", "Whose step", "What", "Was", "Is")
        shown = tuple(
            (
                printable(each["case"]),
                each["owner"] + (", if it applies" if each["conditional"] else ""),
                each["title"],
                _was(each),
                _is(each),
            )
            for each in rows
        )
        plain = f"{change}: {PLAIN_CHANGE[change]}"
        yield Grid(heads, shown, plain=plain, title=CHANGED[change])


def _was(change: ChangeView) -> str:
    """Say the day as it was; of what is new there was none."""
    if change["was"] is None and change["change"] != "new":
        return UNREADABLE
    return spelled(change["was"])


def _is(change: ChangeView) -> str:
    """Say the day as it is, and on what it hangs."""
    day, check = spelled(change["due"]), change["check_first"]
    return f"{day}. {check}" if check else day


def spelled(day: date | None) -> str:
    """Write a day as in a list; nothing where there is none."""
    if day is None:
        return ""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
