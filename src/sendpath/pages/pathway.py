"""What people read of a pathway: the next step, each route, why others are closed, who helps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sendpath.answers import words
from sendpath.answers.at_odds import AT_ODDS
from sendpath.answers.context import Context
from sendpath.answers.next_step import NextView
from sendpath.answers.passed_days import PassedView
from sendpath.answers.pathway import PathwayView
from sendpath.answers.routes import RouteDateView, RouteView
from sendpath.core.names import printable, spell_fully
from sendpath.core.routes import OTHERWISE
from sendpath.formats.page import Branch, Entry, Line, Lines, Page, Part, Tree
from sendpath.pages.frame import law_line, left_out, uncovered, verdict_of
from sendpath.pages.route_lines import day_line, route_lines
from sendpath.pages.timeline import choices_told

MORE = ("more", "--explain says who may use each way, its cost, whom to ask, and the law")
TELL = "Say what it is about: sendpath pathway --list shows every concern"
DUE = "Was it due, and was it done?"
PERHAPS, CLOSED, HELP = "Perhaps open too", "Closed, and why", "Who helps"


def whole(shown: PathwayView, context: Context, *, explain: bool = False) -> Page:
    """Lay every way out for people: the next step first, and once more where the eye ends."""
    closed = tuple(closed_lines(shown, all_of_them=explain))
    more = () if explain else (MORE,)
    ways = (
        _tree(shown, context.shorts, explain=explain),
        Lines(more),
        _perhaps(shown),
        Lines(closed, title=CLOSED if closed else "", label="closed"),
    )
    return Page(
        shown["words"],
        (
            Lines(tuple(heading(shown, context))),
            Lines(tuple(next_lines(shown)), lead=True, apart=True),
            left_out(shown["problems"]),
            *_unless_uncovered(shown, ways),
            Lines(tuple(helpers(shown)), title=HELP, label="who helps"),
            Lines(tuple(footer(shown)), apart=True),
            Lines(tuple(once_more(shown)), title="Once more", label="once more,"),
        ),
        verdict_of(shown),
    )


def one_way(shown: PathwayView, context: Context, route: str) -> Page:
    """Lay one way out whole, open or closed."""
    opened = [each for each in shown["open"] if each["id"] == route]
    shut = [each for each in shown["closed"] if each["id"] == route]
    lines = [line for each in opened for line in route_lines(each, context.shorts)]
    for each in shut:
        lines += [("closed", each["because"]), ("instead", each["instead"])]
    name = next((each["name"] for each in (*opened, *shut, *shown["perhaps"])), route)
    told = tuple(lines) or (("perhaps open", TELL),)
    parts = (Lines((("way", name), *told)), Lines(tuple(footer(shown)), apart=True))
    return Page(name, parts, verdict_of(shown))


def letter(shown: PathwayView, context: Context) -> Page:
    """Lay an answer out to print or to keep: everything, in order, once."""
    ways = (
        _tree(shown, context.shorts, explain=True, leave_out=("once told",)),
        _perhaps(shown),
        Lines(tuple(closed_lines(shown)), title=CLOSED if shown["closed"] else ""),
    )
    return Page(
        shown["words"],
        (
            Lines(tuple(heading(shown, context))),
            Lines(tuple(next_lines(shown)), title="The next step"),
            left_out(shown["problems"]),
            *_unless_uncovered(shown, ways),
            Lines(tuple(helpers(shown)), title=HELP),
            Lines(tuple(footer(shown))),
        ),
        verdict_of(shown),
    )


def _perhaps(shown: PathwayView) -> Lines:
    """Name the ways that may be open, where nothing was told that would say so."""
    names = tuple(("", each["name"]) for each in shown["perhaps"])
    lines = (*names, ("", TELL)) if names else ()
    return Lines(lines, title=PERHAPS if names else "", label="perhaps open")


def _unless_uncovered(shown: PathwayView, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leave out what a case that is not covered has none of."""
    return () if shown["uncovered"] else parts


def _tree(
    shown: PathwayView,
    shorts: Mapping[str, str],
    *,
    explain: bool,
    leave_out: Sequence[str] = (),
) -> Tree:
    """Give the open routes by branch, both in the rule book's order."""
    grouped = [
        (title, [route for route in shown["open"] if route["branch"] == branch])
        for branch, title in shown["branches"].items()
    ]

    def entry(route: RouteView) -> Entry:
        lines = route_lines(route, shorts, explain=explain)
        return Entry(route["name"], tuple(line for line in lines if line[0] not in leave_out))

    branches = (Branch(title, tuple(map(entry, routes))) for title, routes in grouped if routes)
    return Tree("Open to you, in order", shown["words"], tuple(branches), "open")


def next_lines(shown: PathwayView) -> Iterator[Line]:
    """Say the next step first, with its date; or why nothing can be said."""
    yield from uncovered(shown["uncovered"])
    following = shown["next"]
    if following is None:
        return
    yield from passed([each for each in following["passed"] if comes_first(each, following)])
    yield "next step", step(following)
    yield from in_short(following)
    yield from _besides(following)
    for each in following["prepare"]:
        yield "have ready", each


def step(following: NextView) -> str:
    """Name the next step and its day."""
    return f"{following['name']}{_by(following)}"


def comes_first(gone: PassedView, following: NextView) -> bool:
    """Say whether a day that has passed is told before the step: where that has no day itself.

    Where others owe something, the day of a way that is still open can wait.
    """
    nearer = following["then"] or following["overdue"] or following["to_confirm"]
    return following["by"] is None and (gone["closes"] or not nearer)


def passed(days: Iterable[PassedView], *, brief: bool = False) -> Iterator[Line]:
    """Say which days have passed, on what each hangs, and what may still be open: each once.

    Args:
        days: The days.
        brief: Whether to leave out the notes of a day whose line says in short on what it hangs.
    """
    said: set[str] = set()
    for each in days:
        yield "was due", day_line(each["date"])
        notes = [] if brief and each["date"]["unless"] else each["date"]["notes"]
        texts = [*notes, each["left"]]
        yield from (("note", text) for text in texts if text not in said)
        said.update(texts)


def _by(following: NextView) -> str:
    by, act_by = following["by"], following["act_by"]
    if by is None or act_by is None or following["missed"]:
        return ""
    if by < act_by:
        return f", today: the last day may have been {spell_fully(by)} (see below)"
    act, last = spell_fully(act_by), spell_fully(by)
    if act_by == by:
        return f", by {act}"
    if any(act in note and last not in note for note in following["notes"]):  # of an age: why
        return f", by {act} (the last day is {last})"
    return f", by {act} (the last day, {last}, is no working day)"


def in_short(following: NextView) -> Iterator[Line]:
    """Say of the next step what must stand beside it: that it is late, early, or what to tell."""
    if following["missed"]:
        yield "was due", day_line(following["missed"])
    yield from (("no day yet", text) for text in following["unknown"])
    if following["late"]:
        yield "late", following["late"]
    if following["early"]:
        yield "not yet", following["early"]


def _besides(following: NextView) -> Iterator[Line]:
    yield from (("note", text) for text in following["notes"])
    for day in following["then"]:
        yield "and then", day_line(day)
    yield from passed([each for each in following["passed"] if not comes_first(each, following)])
    for day in following["overdue"]:
        yield "was due", day_line(day)
    for day in following["to_confirm"]:
        late = words.if_not_done(-(day["days_left"] or 0), gone=day["gone"])
        hangs = "" if day["planned"] else f" If not, {late}"
        yield "find out", f"{day_line(day)}. {was_it_done(day)}{hangs}"
    for day in following["unsettled"]:
        yield unsettled_line(day)
    if following["expect"] and following["expect"]["due"]:
        due = following["expect"]["due"]
        yield "expect", f"{spell_fully(due)}: {following['expect']['title']}"


def was_it_done(day: RouteDateView) -> str:
    """Ask whether what has passed was done; what is planned for later is said to be so."""
    if day["planned"] is None or day["due"] is None:
        return "Was it done?"
    return f"It is planned {words.planned(day['planned'], day['due'])}. Was it done before?"


def unsettled_line(day: RouteDateView) -> Line:
    """Say of what may not have been due that it has passed, and what is still to be found out."""
    return ("was due", day_line(day)) if day["binds"] else ("find out", f"{day_line(day)}. {DUE}")


def heading(shown: PathwayView, context: Context) -> Iterator[Line]:
    """Say what the answer is about."""
    if shown["given"]["label"]:
        yield "case", printable(shown["given"]["label"])
    yield "about", f"{shown['words']} ({shown['concern']})"
    if shown["reason"]:
        yield "decision", shown["reason"]
    yield from (("note", each["text"]) for each in shown["warnings"] if each["id"] == AT_ODDS)
    if shown["note"]:
        yield "note", shown["note"]
    if shown["beside"]:
        yield "note", shown["beside"]
    if shown["form"]:
        yield "form", shown["form"]
    yield from (("told", text) for text in shown["told"])
    yield from choices_told(shown["given"]["facts"], context)
    if shown["appellant"]:
        yield "who appeals", shown["appellant"]["text"]


def closed_lines(shown: PathwayView, *, all_of_them: bool = True) -> Iterator[Line]:
    """Say why each closed route is closed, and what to do instead.

    Args:
        shown: The answer.
        all_of_them: Whether to give those at length that are simply not for this concern.
    """
    others = [each for each in shown["closed"] if each["closed_by"] == OTHERWISE]
    if not all_of_them and others:
        names = "; ".join(each["name"] for each in others)
        yield "Not for this", f"{names}. Why each: add --explain"
    for each in shown["closed"] if all_of_them else (e for e in shown["closed"] if e not in others):
        yield each["name"], f"{each['because']} Instead: {each['instead']}"


def helpers(shown: PathwayView) -> Iterator[Line]:
    """Say who helps."""
    yield from ((each["name"], each["url"]) for each in shown["helps"])


def footer(shown: PathwayView) -> Iterator[Line]:
    """Say which law answered."""
    yield "today", spell_fully(shown["today"])
    yield law_line(shown["law_as_at"])
    yield "rule book", shown["rule_book"]
    yield (
        "please note",
        (
            "This is information, not legal advice. Nobody can say how a Tribunal or an Ombudsman "
            "will decide."
        ),
    )


def once_more(shown: PathwayView) -> list[Line]:
    """Repeat the next step where the eye, or the voice, ends; without what to have ready."""
    return [line for line in next_lines(shown) if line[0] != "have ready"]
