"""``sendpath --version``: which program, rule book, law and calendar."""

from sendpath import __version__
from sendpath.cli.stream import Result
from sendpath.core.names import spell
from sendpath.rulebook.calendars import load_calendar
from sendpath.rulebook.loader import load_rulebook


def edition() -> Result:
    """Say which edition this is."""
    book = load_rulebook()
    calendar = load_calendar(book)
    return Result(
        text=f"sendpath {__version__}\n"
        f"rule book: {book.version}\n"
        f"law of England: as at {spell(book.law_as_at)}\n"
        f"bank holidays: confirmed to {spell(calendar.confirmed_to)}\n"
    )
