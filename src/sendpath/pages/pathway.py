"""What people read of a pathway: the next step, each route, why others are closed, who helps."""

from collections.abc import Iterator, Mapping, Sequence

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.next_step import NextView
from sendpath.answers.pathway import PathwayView
from sendpath.answers.routes import RouteDateView, RouteView
from sendpath.core.names import printable, spell_fully
from sendpath.formats.page import Branch, Entry, Line, Lines, Page, Part, Tree
from sendpath.pages.date_lines import citation, law_line
from sendpath.pages.timeline import choices_told

ALWAYS = ("late", "not yet", "note", "when", "no day yet", "can give", "cannot", "have ready")
"""What is told of every route; the rest of the next step only, and of all with --explain."""

MORE = (
    "more",
    "add --explain for who may use each way, what it costs, whom to ask, and the law",
)


TELL = "Say what it is about: sendpath pathway --list shows every concern"
PERHAPS, CLOSED, HELP = "Perhaps open too", "Closed, and why", "Who helps"


def page(shown: PathwayView, context: Context, *, explain: bool = False) -> Page:
    """Lay an answer out for people: the next step first, and once more where the eye ends."""
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
            Lines(tuple(left_out(shown))),
            *_unless_uncovered(shown, ways),
            Lines(tuple(helpers(shown)), title=HELP, label="who helps"),
            Lines(tuple(footer(shown)), apart=True),
            Lines(tuple(once_more(shown)), title="Once more", label="once more,"),
        ),
    )


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
            Lines(tuple(left_out(shown))),
            *_unless_uncovered(shown, ways),
            Lines(tuple(helpers(shown)), title=HELP),
            Lines(tuple(footer(shown))),
        ),
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
    yield from (("not covered", note["text"]) for note in shown["uncovered"])
    following = shown["next"]
    if following is None:
        return
    yield "next step", f"{following['name']}{_by(following)}"
    yield from _remarks(following)
    for each in following["prepare"]:
        yield "have ready", each


def _by(following: NextView) -> str:
    by, act_by = following["by"], following["act_by"]
    if by is None or act_by is None or following["missed"]:
        return ""
    if by < act_by:
        return f", today: the last day may have been {spell_fully(by)} (see below)"
    last = f" (the last day, {spell_fully(by)}, is no working day)" if act_by != by else ""
    return f", by {spell_fully(act_by)}{last}"


def _remarks(following: NextView) -> Iterator[Line]:
    if following["missed"]:
        yield "was due", _day(following["missed"])
    yield from (("note", text) for text in following["notes"])
    for day in following["then"]:
        yield "and then", _day(day)
    yield from (("no day yet", text) for text in following["unknown"])
    if following["late"]:
        yield "late", following["late"]
    if following["early"]:
        yield "not yet", following["early"]
    for day in following["overdue"]:
        yield "was due", _day(day)
    for day in following["to_confirm"]:
        late = words.if_not_done(-(day["days_left"] or 0), gone=day["gone"])
        yield "find out", f"{_day(day)}. Was it done? If not, {late}"
    if following["expect"] and following["expect"]["due"]:
        due = following["expect"]["due"]
        yield "expect", f"{spell_fully(due)}: {following['expect']['title']}"


def heading(shown: PathwayView, context: Context) -> Iterator[Line]:
    """Say what the answer is about."""
    if shown["given"]["label"]:
        yield "case", printable(shown["given"]["label"])
    yield "about", f"{shown['words']} ({shown['concern']})"
    if shown["reason"]:
        yield "decision", shown["reason"]
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


def route_lines(
    route: RouteView, shorts: Mapping[str, str], *, explain: bool = True
) -> Iterator[Line]:
    """Say all about one open route, or only what tells it from the others."""
    for label, text in _all_lines(route, shorts):
        if explain or label in ALWAYS:
            yield label, text


def _all_lines(route: RouteView, shorts: Mapping[str, str]) -> Iterator[Line]:
    if route["late"]:
        yield "late", route["late"]
    if route["early"]:
        yield "not yet", route["early"]
    for day in route["dates"]:
        known = day["due"] is not None or day["because"] or day["waiting_for"] == ["term"]
        mine = "no day yet" if day["who"] == "family" else "once told"
        yield "when" if known else mine, _day(day)
        yield from (("note", text) for text in day["notes"])
    yield "who", route["who"]
    yield "cost", route["cost"]
    yield "can give", " ".join(route["gives"])
    yield "cannot", " ".join(route["cannot"])
    yield "beside it", route["beside"]
    yield "have ready", " ".join(route["prepare"])
    yield "contact", "; ".join(f"{each['name']} {each['url']}" for each in route["contact"])
    if route["cite"]:
        yield "law", citation(route["cite"], shorts)


def closed_lines(shown: PathwayView, *, all_of_them: bool = True) -> Iterator[Line]:
    """Say why each closed route is closed, and what to do instead.

    Args:
        shown: The answer.
        all_of_them: Whether to give those at length that are simply not for this concern.
    """
    others = [each for each in shown["closed"] if each["closed_by"] == "not-for-this"]
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


def left_out(shown: PathwayView) -> Iterator[Line]:
    """Say what could not be used."""
    for problem in shown["problems"]:
        where = printable(problem["where"])
        yield f"left out: {where}", printable(f"{problem['problem']} {problem['write']}")


def _day(day: RouteDateView) -> str:
    owner = "" if day["who"] == "family" else f" ({day['owner']})"
    if day["due"] is None:
        told = day["because"] or _wanted(day["waiting_for"])
        return f"{day['title']}{owner}: {told}"
    safe = ""
    to_act = day["who"] == "family" and day["standing"] != "passed"
    if day["safe"] and day["safe"] != day["due"] and to_act:
        safe = f"; act by {spell_fully(day['safe'])}, the safe day: {day['safe_why']}"
    clock = f", by {words.clock(day['by_time'])}" if day["by_time"] else ""
    return f"{spell_fully(day['due'])}{clock}{_stands(day)}: {day['title']}{owner}{safe}"


def _wanted(facts: Sequence[str]) -> str:
    return f"give {' and '.join(f'{fact}=DATE' for fact in facts)}"


def _stands(day: RouteDateView) -> str:
    late = day["days_late"] or 0
    if day["standing"] is None and late > 0:
        return f", done {words.many(late, 'day')} late"
    if day["standing"] == "unknown":
        return f" ({words.NOT_READ})"
    if day["standing"] is None or day["days_left"] is None:
        return ", done"
    away = words.ahead(day["days_left"])
    return f", passed {away}" if day["standing"] == "passed" else f", {away}"


def once_more(shown: PathwayView) -> list[Line]:
    """Repeat the next step where the eye, or the voice, ends; without what to have ready."""
    return [line for line in next_lines(shown) if line[0] != "have ready"]
