"""The names of months and weekdays, and a day written out. No locale: the same bytes everywhere."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spell(day: date) -> str:
    """Write a day as people read it, without its weekday: ``5 January 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_fully(day: date) -> str:
    """Write a day as people read it, weekday first: ``Monday 5 January 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {spell(day)}"


def capital(text: str) -> str:
    """Write the first letter large, and leave the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def any_of(words: Sequence[str]) -> str:
    """List what may be chosen, one or more: ``csv, xlsx or jsonl``."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def printable(text: str) -> str:
    """Make a told text safe to print in one line: no control character reaches a terminal."""
    if not text.isprintable():
        text = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(text.split())


def tame(text: str) -> str:
    """Make a text of several lines safe to print: no control character but the line end is left."""
    return text if text.isprintable() else "".join(map(_tamed, text))


def _tamed(letter: str) -> str:
    return letter if letter.isprintable() or letter == "\n" else " "
