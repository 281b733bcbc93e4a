"""``conform`` as people read it: the score by group, and the first questions that went wrong."""

from collections.abc import Iterator, Sequence
from datetime import date

from sendpath.answers import words
from sendpath.answers.conform import (
    ConformView,
    ProgramView,
    ScoreView,
    VectorGroupsView,
    WrongView,
)
from sendpath.core.names import printable
from sendpath.formats.page import Foot, Grid, Items, Line, Lines, Page, Part, Text, Verdict
from sendpath.pages.frame import law_line

HEADS = ("Group", "Asked", "Right", "Wrong", "No day", "A day", "Skipped", "Silent")
PLAIN = "{0}: {1} asked, {2} right, {3} wrong, {4} no day, {5} a day, {6} skipped, {7} silent"
MEANING = (
    "No day: it gave none where one is owed. A day: it gave one where none can be given. Skipped: "
    "it said that it does not answer that. Silent: it said nothing."
)
EACH, MOST = 2, 12
"""How many of a group are shown, and how many in all."""

PRINT = (
    "sendpath conform --print --group NAME shows the questions of a group, and what is expected."
)


def conform_page(shown: ConformView) -> Page:
    """Lay a score out for people."""
    rows = [(each["group"], *_numbers(each)) for each in shown["groups"]]
    total = ("all", *_numbers(shown["total"]))
    parts = (
        Lines(tuple(_program(shown["program"]))),
        Grid(HEADS, (*rows, total), plain=PLAIN, title="The score"),
        Lines(tuple(_readings(shown))),
        *_not_right(shown),
        _foot(shown["law_as_at"]),
    )
    return Page("How a program conforms", parts, Verdict(shown["verdict"], shown["urgency"]))


def _not_right(shown: ConformView) -> Iterator[Part]:
    """Show the first that are not right; of a program that said nothing there are none to show."""
    if shown["wrong"] and shown["total"]["unanswered"] < shown["total"]["asked"]:
        yield Text(MEANING)
        yield Items("The first that are not right", tuple(map(_item, _first(shown["wrong"]))))


def groups_page(shown: VectorGroupsView) -> Page:
    """List the groups of vectors."""
    rows = tuple((each["group"], str(each["vectors"]), each["words"]) for each in shown["groups"])
    heads = ("Group", "Vectors", "What it is about")
    grid = Grid(heads, rows, plain="{0}: {1} vectors, {2}", after=PRINT)
    return Page("Vectors", (grid, _foot(shown["law_as_at"])), Verdict(shown["verdict"]))


def _foot(law_as_at: date) -> Foot:
    return Foot((law_line(law_as_at), ("please note", words.ADVICE)))


def _numbers(score: ScoreView) -> tuple[str, ...]:
    """Give the numbers under the heads, in their order."""
    return (
        str(score["asked"]),
        str(score["right"]),
        str(score["wrong"]),
        str(score["no_day"]),
        str(score["a_day"]),
        str(score["skipped"]),
        str(score["unanswered"]),
    )


def _program(program: ProgramView) -> Iterator[Line]:
    yield "program", printable(program["command"])
    if program["ended"] == "silent":
        yield "silent", "It said nothing for too long, and was ended. --limit gives it more time."
    if program["ended"] == "left":
        code = program["code"]
        how = "and had to be ended" if code is None else f"and ended with exit code {code}"
        yield "left", f"It closed its output before every question was answered, {how}."
    if program["ended"] != "answered" and program["complaint"]:
        yield "it said", printable(program["complaint"])
    if program["strange"]:
        yield (
            "no answers",
            f"{program['strange']} lines are no answers. The first: {_first_junk(program)}",
        )
    if program["repeated"]:
        yield "passed over", f"{program['repeated']} answers came twice, or to no question."


def _first_junk(program: ProgramView) -> str:
    return printable(program["junk"][0])


def _readings(shown: ConformView) -> Iterator[Line]:
    differ, told = shown["readings"]["differ"], shown["readings"]["told"]
    if differ:
        yield "other readings", f"{told} of {differ} answers also tell the days of other readings."


def _first(wrong: Sequence[WrongView]) -> list[WrongView]:
    """Give the first of each group."""
    seen: dict[str, list[WrongView]] = {}
    for each in wrong:
        seen.setdefault(each["group"], []).append(each)
    return [each for group in seen.values() for each in group[:EACH]][:MOST]


def _item(wrong: WrongView) -> tuple[str, tuple[str, ...]]:
    told = ", ".join(f"{name} {text or '(blank)'}" for name, text in wrong["events"].items())
    return (
        f"{wrong['id']}: {told or 'nothing told'}",
        (
            f"expected {wrong['expected']}; got {printable(wrong['got'])}",
            f"{wrong['about']}: {wrong['authority']}",
        ),
    )
