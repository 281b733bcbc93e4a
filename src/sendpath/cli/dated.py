"""What the commands that give dates have in common: reminders, and calendar files."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from sendpath.cli.finish import Offered, finish, lazily
from sendpath.cli.session import Session
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.answers.shapes import DatedView

LONGEST = 3
"""Figures of a number of days that somebody is reminded ahead."""


def reminders(texts: Sequence[str] | None, problems: list[Problem]) -> list[int]:
    """Read how many days ahead reminders are wanted: ``14,3``."""
    told = [part for text in texts or () for part in text.replace(",", " ").split()]
    strange = [part for part in told if not _is_days(part)]
    problems.extend(
        Problem(
            where="--remind",
            value=part,
            problem=f"'{part}' is not a number of days.",
            write="Write it as 14,3.",
            blocks=True,
        )
        for part in strange
    )
    return sorted({int(part) for part in told if part not in strange}, reverse=True)


def finish_dated(
    session: Session,
    shown: "DatedView",
    context: "Context",
    remind: Sequence[int],
    words: Mapping[str, Callable[[], Any]],
) -> NoReturn:
    """Write an answer with dates, as a calendar too, and leave."""
    calendar = lazily("pages.calendar:events", shown, context, remind)
    offered: Offered = {"document": lambda: shown, "calendar": calendar, **words}  # type: ignore[dict-item]  # the names of words are such
    labelled = bool(shown["given"]["label"])
    finish(session, offered, rows=shown["deadlines"], labelled=labelled)


def _is_days(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= LONGEST
