"""``pathway``: the routes of one person to the view, and the view to what people read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.clauses import Event
from sendpath.core.names import printable, spell, spell_fully
from sendpath.core.routes import Concern, Route, Seen
from sendpath.render import words
from sendpath.render.documents import (
    ClosedView,
    ContactView,
    NextView,
    PathwayView,
    RouteDateView,
    RouteView,
)
from sendpath.render.edition import Edition
from sendpath.render.notes import cite_of
from sendpath.render.said import Line
from sendpath.render.view import DatedView, NoteView, RowView


class Asked(NamedTuple):
    """What was asked: the concern, the decision, and the rule book's words for both."""

    concern: Concern
    reason: str | None
    form: str | None
    branches: Mapping[str, str]
    contacts: Mapping[str, ContactView]


def view(
    seen: Sequence[Seen], following: Seen | None, asked: Asked, shown: DatedView, edition: Edition
) -> PathwayView:
    """Build the whole answer from the routes as found and the rows of their rules."""
    rows = {row["id"]: row for row in shown["deadlines"]}
    open_ = [_open(each, rows, asked, edition) for each in seen if each.closing is None]
    return {
        "schema": "sendpath/pathway/1",
        "concern": asked.concern.id,
        "words": asked.concern.words,
        "reason": asked.reason,
        "form": asked.form,
        "note": asked.concern.note,
        "law_as_at": shown["law_as_at"],
        "rule_book": shown["rule_book"],
        "calendar": shown["calendar"],
        "today": shown["today"],
        "given": shown["given"],
        "told": [_told(event, day, edition) for event, day in shown["given"]["events"].items()],
        "next": None if following is None else _next(following, rows),
        "open": open_,
        "closed": [_closed(each) for each in seen if each.closing is not None],
        "branches": dict(asked.branches),
        "warnings": shown["warnings"],
        "problems": shown["problems"],
    }


def _told(event: str, day: date | str, edition: Edition) -> str:
    words_ = edition.facts[Event(event)].words
    return f"{day}: {words_}" if isinstance(day, str) else f"{spell_fully(day)}: the day {words_}"


def _next(following: Seen, rows: Mapping[str, RowView]) -> NextView:
    dates = _dates(following.route, rows)
    mine = [each for each in dates if _is_mine(each)]
    unknown = [rows[each["rule"]]["summary"] for each in dates
               if each["who"] == "family" and each["waiting_for"]]  # fmt: skip
    theirs = [each for each in dates if _is_theirs(each)]
    expect = min(theirs, key=lambda each: each["due"] or date.max, default=None)
    first = min(mine, key=lambda each: each["safe"] or date.max, default=None)
    return {
        "route": following.route.id,
        "name": following.route.name,
        "by": None if first is None else first["safe"],
        "rule": None if first is None else first["rule"],
        "late": following.late,
        "early": following.early,
        "unknown": unknown if first is None else [],
        "expect": expect,
        "prepare": list(following.route.prepare),
    }


def _is_mine(day: RouteDateView) -> bool:
    ahead = day["standing"] in ("ahead", "today") and day["safe"] is not None
    return ahead and day["who"] == "family"


def _matters(note: NoteView, row: RowView) -> bool:
    """Say whether a note belongs beside the day even in short: what it hangs on, or waits for."""
    return note["qualifies"] or row["standing"] == "awaiting-certificate"


def _is_theirs(day: RouteDateView) -> bool:
    """Say whether a body must still do something by this day, which is known to bind."""
    return day["who"] != "family" and day["standing"] in ("ahead", "today") and day["binds"]


def _open(each: Seen, rows: Mapping[str, RowView], asked: Asked, edition: Edition) -> RouteView:
    route = each.route
    return {
        "id": route.id,
        "name": route.name,
        "branch": route.group,
        "who": route.who,
        "cost": route.cost,
        "gives": list(route.gives),
        "cannot": list(route.cannot),
        "beside": route.beside,
        "prepare": list(route.prepare),
        "contact": [asked.contacts[name] for name in route.contact],
        "dates": _dates(route, rows),
        "late": each.late,
        "early": each.early,
        "cite": None if route.cite is None else cite_of(route.cite, edition),
    }


def _closed(each: Seen) -> ClosedView:
    closing = each.closing
    assert closing is not None  # noqa: S101 - only closed routes are shown so
    return {
        "id": each.route.id,
        "name": each.route.name,
        "branch": each.route.group,
        "closed_by": closing.id,
        "because": closing.text,
        "instead": closing.instead,
    }


def _dates(route: Route, rows: Mapping[str, RowView]) -> list[RouteDateView]:
    there = sorted(
        (rows[rule] for rule in route.dates if rule in rows), key=lambda row: row["due"] or date.max
    )
    return [
        {
            "rule": row["id"],
            "title": row["title"],
            "who": row["who"],
            "due": row["due"],
            "safe": row["safe"],
            "standing": row["standing"],
            "days_left": row["days_left"],
            "days_late": row["days_late"],
            "binds": not row["conditional"],
            "waiting_for": row["waiting_for"],
            "because": row["because"][0]["text"] if row["status"] == "no-date" else None,
            "notes": [note["text"] for note in row["warnings"] if _matters(note, row)],
        }
        for row in there
        if row["status"] in ("due", "waiting", "no-date")
    ]


# ------------------------------------------------------------------ for people


def next_lines(shown: PathwayView) -> Iterator[Line]:
    """Say the next step first, with its date."""
    following = shown["next"]
    if following is None:
        return
    by = f", by {spell_fully(following['by'])}" if following["by"] else ""
    yield "next step", f"{following['name']}{by}"
    yield from _remarks(following)
    for each in following["prepare"]:
        yield "have ready", each


def _remarks(following: NextView) -> Iterator[Line]:
    for summary in following["unknown"]:
        yield "no day yet", f"A last day may be running: {summary}. Find that day now"
    if following["late"]:
        yield "late", following["late"]
    if following["early"]:
        yield "not yet", following["early"]
    if following["expect"] and following["expect"]["due"]:
        due = following["expect"]["due"]
        yield "expect", f"{spell_fully(due)}: {following['expect']['title']}"


def heading(shown: PathwayView) -> Iterator[Line]:
    """Say what the answer is about."""
    if shown["given"]["label"]:
        yield "case", printable(shown["given"]["label"])
    yield "about", f"{shown['words']} ({shown['concern']})"
    if shown["reason"]:
        yield "decision", shown["reason"]
    if shown["note"]:
        yield "note", shown["note"]
    if shown["form"]:
        yield "form", shown["form"]
    yield from (("told", text) for text in shown["told"])
    if shown["given"]["facts"]["order"]:
        yield "told", f"ordered or agreed: {shown['given']['facts']['order']}"


def branches(shown: PathwayView) -> list[tuple[str, list[RouteView]]]:
    """Give the open routes by branch, both in the rule book's order."""
    grouped = [
        (title, [route for route in shown["open"] if route["branch"] == branch])
        for branch, title in shown["branches"].items()
    ]
    return [(title, routes) for title, routes in grouped if routes]


def route_lines(route: RouteView, shorts: Mapping[str, str]) -> Iterator[Line]:
    """Say all about one open route."""
    if route["late"]:
        yield "late", route["late"]
    if route["early"]:
        yield "not yet", route["early"]
    for day in route["dates"]:
        known = day["due"] is not None or day["because"] or day["waiting_for"] == ["term"]
        yield "when" if known else "once told", _day(day)
        yield from (("note", text) for text in day["notes"])
    yield "who", route["who"]
    yield "cost", route["cost"]
    yield "can give", " ".join(route["gives"])
    yield "cannot", " ".join(route["cannot"])
    yield "beside it", route["beside"]
    yield "have ready", " ".join(route["prepare"])
    yield "contact", "; ".join(f"{each['name']} {each['url']}" for each in route["contact"])
    if route["cite"]:
        yield "law", f"{shorts[route['cite']['source']]}, {route['cite']['at']}"


def closed_lines(shown: PathwayView, *, all_of_them: bool = True) -> Iterator[Line]:
    """Say why each closed route is closed, and what to do instead.

    Args:
        shown: The answer.
        all_of_them: Whether to give those at length that are simply not for this concern.
    """
    others = [each for each in shown["closed"] if each["closed_by"] == "not-for-this"]
    if not all_of_them and others:
        names = "; ".join(each["name"] for each in others)
        yield "Not for this", f"{names}. Why: add --explain"
    for each in shown["closed"] if all_of_them else (e for e in shown["closed"] if e not in others):
        yield each["name"], f"{each['because']} Instead: {each['instead']}"


def helpers(shown: PathwayView) -> Iterator[Line]:
    """Say who helps: each once."""
    contacts = {each["name"]: each["url"] for route in shown["open"] for each in route["contact"]}
    yield from contacts.items()


def footer(shown: PathwayView) -> Iterator[Line]:
    """Say which law answered."""
    yield "today", spell_fully(shown["today"])
    yield "law as at", spell(shown["law_as_at"])
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
    owner = "" if day["who"] == "family" else f" ({words.WHO[day['who']]})"
    if day["due"] is None:
        told = day["because"] or _wanted(day["waiting_for"])
        return f"{day['title']}{owner}: {told}"
    safe = ""
    if day["safe"] and day["safe"] != day["due"] and day["who"] == "family":
        safe = f"; act by {spell_fully(day['safe'])}"
    return f"{spell_fully(day['due'])}{_stands(day)}: {day['title']}{owner}{safe}"


def _wanted(facts: Sequence[str]) -> str:
    if list(facts) == ["term"]:
        return "school days, which run now: give the school's term dates, --term FILE"
    return f"give {' and '.join(f'{fact}=DATE' for fact in facts)}"


def _stands(day: RouteDateView) -> str:
    late = day["days_late"] or 0
    if day["standing"] is None and late > 0:
        return f", done {words.many(late, 'day')} late"
    if day["standing"] is None or day["days_left"] is None:
        return ", done"
    away = words.ahead(day["days_left"])
    return f", passed {away}" if day["standing"] == "passed" else f", {away}"


def plain(shown: PathwayView, shorts: Mapping[str, str]) -> str:
    """Write the answer as plain text, one ``label: value`` a line."""
    parts = [_lines(heading(shown)), _lines(next_lines(shown)), _lines(left_out(shown))]
    for title, routes in branches(shown):
        parts += [
            _lines([("open", f"{title}: {route['name']}"), *route_lines(route, shorts)])
            for route in routes
        ]
    parts.append(_lines((f"closed: {name}", text) for name, text in closed_lines(shown)))
    parts.append(_lines((f"who helps: {name}", url) for name, url in helpers(shown)))
    parts.append(_lines(footer(shown)))
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(shown: PathwayView, shorts: Mapping[str, str]) -> str:
    """Write the answer as Markdown."""
    parts = [f"# {shown['words']}", _bullets(heading(shown)), "## The next step",
             _bullets(next_lines(shown)), _bullets(left_out(shown))]  # fmt: skip
    for title, routes in branches(shown):
        parts.append(f"## {title}")
        for route in routes:
            parts += [f"### {route['name']}", _bullets(route_lines(route, shorts))]
    parts += ["## Closed, and why", _bullets(closed_lines(shown)), "## Who helps",
              _bullets(helpers(shown)), _bullets(footer(shown))]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(told: Iterable[Line]) -> str:
    return "\n".join(f"{label}: {text}" for label, text in told)


def _bullets(told: Iterable[Line]) -> str:
    return "\n".join(f"- {label}: {text}" for label, text in told)
