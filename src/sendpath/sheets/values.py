"""What a cell of a workbook can hold, and how a line of CSV would show it."""

from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds. An empty cell is the empty text."""

MIDNIGHT = time()
ZERO = "0"
"""Nothing, in a cell made for a day or a time. Both come as midnight; no list tells midnights."""

EXACT = 1e15
"""Up to here a spreadsheet tells whole numbers apart."""


def text_of(value: Value) -> str:
    """Show a cell as a line of CSV would: days as 2026-10-05, whole numbers without a point."""
    if value.__class__ is date:
        return value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) <= EXACT else repr(value)
    return _of_time(value)


def _of_time(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        alone = value.time() == MIDNIGHT
        return (value.date() if alone else value.replace(microsecond=0)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return ZERO if value == MIDNIGHT else value.isoformat(timespec="seconds")
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
