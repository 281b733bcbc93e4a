"""The lines that people read about one route, and about one of its days."""

from collections.abc import Iterator, Mapping, Sequence

from sendpath.answers import words
from sendpath.answers.routes import RouteDateView, RouteView
from sendpath.core.names import spell_fully
from sendpath.formats.page import Line
from sendpath.pages.date_lines import citation

ALWAYS = ("late", "not yet", "note", "when", "no day yet", "can give", "cannot", "have ready")
"""What is told of every route; the rest of the next step only, and of all with --explain."""


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
        yield "when" if known else mine, day_line(day)
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


def day_line(day: RouteDateView) -> str:
    """Say one day of a route: when, how it stands, what, and whose."""
    owner = "" if day["who"] == "family" else f" ({day['owner']})"
    if day["due"] is None:
        told = day["because"] or _wanted(day["waiting_for"])
        return f"{day['title']}{owner}: {told}"
    safe = _safe(day)
    clock = f", by {words.clock(day['by_time'])}" if day["by_time"] else ""
    return f"{spell_fully(day['due'])}{clock}{_stands(day)}: {day['title']}{owner}{safe}"


def _safe(day: RouteDateView) -> str:
    """Say the day to act by, where it is another, and how far away that day is itself."""
    due, safe, left = day["due"], day["safe"], day["days_left"]
    if not due or not safe or safe == due or day["who"] != "family" or day["standing"] == "passed":
        return ""
    away = "" if left is None else f", {words.ahead(left - (due - safe).days)}"
    return f"; act by {spell_fully(safe)}{away}, the safe day: {day['safe_why']}"


def _wanted(facts: Sequence[str]) -> str:
    return f"give {' and '.join(f'{fact}=DATE' for fact in facts)}"


def _stands(day: RouteDateView) -> str:
    late = day["days_late"] or 0
    if day["standing"] is None and late > 0:
        return f", done {words.many(late, 'day')} late"
    if day["standing"] == "unknown":
        return f" ({words.if_passed(day['who'], ticked=day['ticked'] is not None)})"
    if day["standing"] is None or day["days_left"] is None:
        undated = words.UNDATED if day["ticked"] else "done"
        return f", done {day['used']}" if day["used"] else f", {undated}"
    away = words.ahead(day["days_left"])
    hangs = f", unless {day['unless']}" if day["unless"] else ""
    if day["standing"] == "awaiting-certificate":
        return f", {away}; {words.AWAITING}"
    if day["standing"] != "passed":
        return f", {away}" if day["who"] == "family" else f", {away}{hangs}"
    last = day["arguable_until"]
    soft = f" (by another reading in time until {spell_fully(last)})" if last else ""
    return f", passed {away}{soft}{hangs}"
