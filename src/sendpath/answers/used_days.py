"""Last days of somebody's own that a later fact shows to be used, though on a day nobody told."""

from collections.abc import Sequence

from sendpath.answers import words
from sendpath.answers.shapes import RowView
from sendpath.core.names import spell_fully


def is_used(row: RowView) -> bool:
    """Say whether a last day was used, as a later fact shows, and not on a day told."""
    over = row["kind"] == "limit" and row["due"] is not None and row["standing"] is None
    return over and row["happened"] is None and row["done_by"] is not None


def is_undated(row: RowView) -> bool:
    """Say whether it was said to be done while its last day is not over, and nothing says when."""
    return bool(row["ticked"]) and row["standing"] is None and row["done_by"] is None


def in_turn(rows: Sequence[RowView]) -> list[RowView]:
    """Put days of which it is not known if they have passed in the order to ask about them.

    Where the last of them was done, as told, those before it are behind; what was said to be done
    itself goes before what something else shows.
    """
    ended = rows[-1:] if rows and rows[-1]["ticked"] else []
    return [*ended, *sorted((each for each in rows if each not in ended), key=is_shown)]


def is_shown(row: RowView) -> bool:
    """Say whether it was done on a day not told, as another fact shows of which that was said."""
    return row["ticked"] is not None and row["ticked"] != row["closed_by"]


def is_in_time(row: RowView) -> bool:
    """Say whether the later fact shows as well that it was used in time."""
    known, due = row["done_by"], row["due"]
    in_time = known is not None and due is not None and known <= due
    return in_time and row["certainty"] != "doubted"


def may_be_late(row: RowView) -> bool:
    """Say whether a last day was used, and nothing shows that it was in time."""
    return is_used(row) and not is_in_time(row)


def when_used(row: RowView) -> str:
    """Say by when it was used, and whether that is known to be in time.

    Raises:
        ValueError: Nothing shows that it was.
    """
    if row["done_by"] is None:
        raise ValueError(row["id"])
    rest = ", in time" if is_in_time(row) else f"; {words.WHETHER_IN_TIME}"
    return f"by {spell_fully(row['done_by'])} at the latest{rest}"
