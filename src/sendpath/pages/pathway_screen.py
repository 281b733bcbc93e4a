"""A pathway on one screen: the next step, what else has a day, the nearest ways, who helps."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.pathway import PathwayView
from sendpath.answers.routes import RouteDateView, RouteView
from sendpath.core.names import printable, spell, spell_fully
from sendpath.core.routes import OTHERWISE
from sendpath.formats.page import Foot, Line, Lines, Page
from sendpath.pages.fitted import roomiest
from sendpath.pages.frame import law_line, left_out, uncovered, verdict_of
from sendpath.pages.pathway import (
    TELL,
    comes_first,
    in_short,
    passed,
    step,
    unsettled_line,
    was_it_done,
)
from sendpath.pages.route_lines import day_line
from sendpath.pages.timeline import choices_told

WAYS_OPEN = "Ways also open to you, in the order to act in"
NOTES = 1
"""How many notes a screen has beside the next step."""


class Room(NamedTuple):
    """How many ways, helpers, told facts, things to prepare and days; whether to say the note."""

    ways: int = 5
    helpers: int = 2
    told: int = 3
    ready: int = 2
    days: int = 4
    note: bool = True


ROOMS = (
    *(Room(ways=number) for number in (5, 4, 3, 2)),
    Room(ways=2, helpers=1),
    Room(ways=2, helpers=1, told=2),
    Room(ways=2, helpers=1, told=1),
    Room(ways=2, helpers=1, told=0),
    Room(ways=2, helpers=1, told=0, ready=1),
    Room(ways=1, helpers=1, told=0, ready=1),
    *(Room(ways=1, helpers=1, told=0, ready=1, days=number, note=False) for number in (4, 3, 2, 1)),
)
"""What is given up, the least urgent first, until all fits: days to keep go last."""


def screen(shown: PathwayView, context: Context) -> Page:
    """Lay an answer out on one screen; the ways in full are one option away."""
    return roomiest(lambda room: _screen(shown, context, room), ROOMS)


def _screen(shown: PathwayView, context: Context, room: Room) -> Page:
    dated = tuple(_dated(shown, room.days))
    ways = () if shown["uncovered"] else tuple(_ways(shown, room.ways))
    return Page(
        shown["words"],
        (
            Lines(tuple(_about(shown, context, room))),
            Lines(tuple(_next(shown, room)), lead=True, apart=True),
            Lines(dated, title="Also with a day" if dated else "", label="also,"),
            Lines(ways, title=WAYS_OPEN if ways else "", label="open"),
            Lines(tuple(_others(shown, room.ways))),
            left_out(shown["problems"]),
            Lines(tuple(_helpers(shown, room.helpers)), title="Who helps", label="who helps"),
            Foot(tuple(_foot(shown))),
        ),
        verdict_of(shown),
        act=step(shown["next"]) if shown["next"] else "",
    )


def _about(shown: PathwayView, context: Context, room: Room) -> Iterator[Line]:
    if shown["given"]["label"]:
        yield "case", printable(shown["given"]["label"])
    decision = f"; decision: {shown['reason']}" if shown["reason"] else ""
    form = f", form {shown['form']}" if shown["form"] else ""
    yield "about", f"{shown['words']} ({shown['concern']}{decision}{form})"
    told = [text for _, text in choices_told(shown["given"]["facts"], context)]
    told += shown["told"]
    yield from (("told", text) for text in told[: room.told])
    if len(told) > room.told:
        rest = words.many(len(told) - room.told, "fact")
        yield "told", f"and {rest} more" if room.told else f"{rest}: --all says them"
    if shown["idle"]:
        yield "changes nothing here", ", ".join(shown["idle"])
    notes = (shown["note"] if room.note else None, shown["beside"])
    yield from (("note", text) for text in notes if text)
    if shown["appellant"]:
        yield "who appeals", words.first_sentence(shown["appellant"]["text"])


def _next(shown: PathwayView, room: Room) -> Iterator[Line]:
    yield from uncovered(shown["uncovered"])
    following = shown["next"]
    if following is None:
        return
    gone = [each for each in following["passed"] if comes_first(each, following)]
    yield from passed(gone, brief=True)
    yield "next step", step(following)
    yield from (("note", text) for text in following["notes"][:NOTES])
    yield from _unknown_first(in_short(following), room.days)
    if following["prepare"]:
        yield "do", " ".join(following["prepare"][: room.ready])


def _unknown_first(lines: Iterable[Line], most: int) -> Iterator[Line]:
    """Give the first days that are not known, and the number of the others."""
    told = list(lines)
    unknown = [each for each in told if each[0] == "no day yet"]
    yield from (each for each in told if each not in unknown[most:])
    if len(unknown) > most:
        yield "no day yet", f"{words.many(len(unknown) - most, 'day')} besides: add --all"


def _dated(shown: PathwayView, most: int) -> Iterator[Line]:
    """Give the other days: the family's to come, what others are late with, what has passed."""
    following = shown["next"]
    if following is None:
        return
    days = [("and then", day_line(day)) for day in following["then"]]
    days += [("overdue", day_line(day)) for day in following["overdue"]]
    days += [
        ("find out", f"{day_line(day)}. {was_it_done(day)}") for day in following["to_confirm"]
    ]
    days += map(unsettled_line, following["unsettled"])
    days += [
        ("was due", _with_notes(each["date"]))
        for each in following["passed"]
        if not comes_first(each, following)
    ]
    if following["expect"] and following["expect"]["due"]:
        days.append(("expect", day_line(following["expect"])))
    yield from days[:most]
    if len(days) > most:
        yield "more", f"{words.many(len(days) - most, 'day')} besides: add --all"


def _with_notes(day: RouteDateView) -> str:
    return ". ".join([day_line(day), *([] if day["unless"] else day["notes"])])


def _ways(shown: PathwayView, most: int) -> Iterator[Line]:
    following = shown["next"]
    routes = [each for each in shown["open"] if not following or each["id"] != following["route"]]
    yield from (("", _way(number, each)) for number, each in enumerate(routes[:most], 1))


def _way(number: int, route: RouteView) -> str:
    mine = [
        day
        for day in route["dates"]
        if day["who"] == "family" and day["standing"] in ("ahead", "today") and day["safe"]
    ]
    first = min((day["safe"] for day in mine if day["safe"]), default=None)
    by = f", by {spell_fully(first)}" if first else ""
    return f"{number}. {route['name']}{by} ({route['id']})"


def _others(shown: PathwayView, ways: int) -> Iterator[Line]:
    if shown["perhaps"]:
        yield "perhaps open too", f"{words.many(len(shown['perhaps']), 'way')}. {TELL}"
    if shown["uncovered"]:
        return
    rest = max(len(shown["open"]) - 1 - ways, 0)
    shut = sum(each["closed_by"] != OTHERWISE for each in shown["closed"])
    counted = [f"{rest} more open"] if rest else []
    counted += [f"{shut} closed" if rest else f"{words.many(shut, 'way')} closed"] if shut else []
    more = f"{', '.join(counted)}: " if counted else ""
    yield "more", f"{more}--all says all, --route NAME one way whole"


def _helpers(shown: PathwayView, most: int) -> Iterator[Line]:
    yield from ((each["name"], each["url"]) for each in shown["helps"][:most])


def _foot(shown: PathwayView) -> Iterator[Line]:
    yield "today", spell(shown["today"])
    yield law_line(shown["law_as_at"])
    yield "rule book", shown["rule_book"]
    yield "please note", words.ADVICE
