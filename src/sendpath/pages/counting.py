"""``count`` and ``holidays`` as people read them."""

from collections.abc import Iterator

from sendpath.answers import words
from sendpath.answers.counting import CountView, HolidaysView
from sendpath.core.names import spell_fully
from sendpath.formats.page import Foot, Line, Lines, Page, Verdict
from sendpath.pages.frame import law_line


def count_page(shown: CountView) -> Page:
    """Lay a count out for people."""
    foot = Foot((law_line(shown["law_as_at"]), ("please note", words.ADVICE)))
    parts = (Lines(tuple(_count(shown))), foot)
    return Page("A period counted", parts, Verdict(shown["verdict"], "ahead"))


def holidays_page(shown: HolidaysView) -> Page:
    """Lay a year's bank holidays out for people."""
    lines = tuple(
        (spell_fully(day["date"]), f"{day['name']}{_sure(day['certainty'])}")
        for day in shown["days"]
    )
    return Page("Bank holidays in England and Wales", (Lines(lines),))


def _count(shown: CountView) -> Iterator[Line]:
    yield "day", spell_fully(shown["due"])
    yield "how firm", shown["certainty"]
    if shown["raw"] != shown["due"]:
        yield "before any move", spell_fully(shown["raw"])
    for step in shown["steps"]:
        yield "step", f"{spell_fully(step['date'])}: {step['text']}"


def _sure(certainty: str) -> str:
    return "" if certainty == "firm" else " (a projection)"
