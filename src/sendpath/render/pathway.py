"""``pathway``: the routes of one person to the view, and the view to what people read."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.core.clauses import Event
from sendpath.core.interpreter import TERM
from sendpath.core.names import spell_fully
from sendpath.core.routes import Concern, Route, Seen
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
from sendpath.render.said import safe_reading, what_if
from sendpath.render.view import DatedView, NoteView, RowView

DEPENDS = (
    "Which day counts depends on what its line says is so, such as what was agreed or ordered."
)
LETTER = {"decision-dated": "--decision-date", "decision-sent": "--sent-date"}
AT_ONCE = 3
"""Days told with the next step; the others stand with their routes."""

UNDECIDED = frozenset({"appealable"})


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
    rows, today = {row["id"]: row for row in shown["deadlines"]}, shown["today"]
    open_ = [_open(each, rows, asked, edition, today) for each in seen if each.closing is None]
    step = None
    if following is not None:
        step = _next(following, rows, asked.concern.asks, _other_days(open_), today)
        step["act_by"] = _working_by(step["by"], today, edition)
    return {
        "schema": "sendpath/pathway/1",
        "concern": asked.concern.id,
        "words": asked.concern.words,
        "reason": asked.reason,
        "form": asked.form,
        "appellant": None,
        "note": asked.concern.note,
        "beside": _beside(asked, shown),
        "law_as_at": shown["law_as_at"],
        "rule_book": shown["rule_book"],
        "calendar": shown["calendar"],
        "today": shown["today"],
        "given": shown["given"],
        "told": [_told(event, day, edition) for event, day in shown["given"]["events"].items()],
        "next": step,
        "open": open_,
        "closed": [_closed(each) for each in seen if each.closing is not None],
        "branches": dict(asked.branches),
        "warnings": shown["warnings"],
        "problems": shown["problems"],
    }


def _beside(asked: Asked, shown: DatedView) -> str | None:
    """Say that a letter told beside another concern has last days of its own."""
    told = shown["given"]["events"]
    letter = next(
        (f"{option} {told[event]}" for event, option in LETTER.items() if event in told), None
    )
    if letter is None or asked.form is not None or UNDECIDED & asked.concern.traits:
        return None
    return (
        "A letter's date was told. If that letter decides something that can be appealed (what a "
        "final plan says, for example), its own last days run as well, whatever you do here: "
        f"sendpath deadlines {letter}"
    )


def _told(event: str, day: date | str, edition: Edition) -> str:
    words_ = edition.facts[Event(event)].words
    return f"{day}: {words_}" if isinstance(day, str) else f"{spell_fully(day)}: the day {words_}"


def _next(
    following: Seen,
    rows: Mapping[str, RowView],
    asks: Collection[str],
    others: list[RouteDateView],
    today: date,
) -> NextView:
    dates = _dates(following.route, rows, today)
    mine = [each for each in dates if _is_mine(each)]
    expect = min(_awaited(dates), key=lambda each: each["due"] or date.max, default=None)
    first = min(mine, key=lambda each: each["safe"] or date.max, default=None)
    running = [
        f"A last day may be running: {rows[each['rule']]['summary']}. Find that day now"
        for each in dates
        if each["who"] == "family" and each["waiting_for"]
    ]
    unknown = (running or _uncounted(dates, asks)) if first is None else []
    return {
        "route": following.route.id,
        "name": following.route.name,
        "by": None if first is None else first["safe"],
        "act_by": None,
        "rule": None if first is None else first["rule"],
        "late": following.late,
        "early": following.early,
        "unknown": unknown,
        "expect": expect,
        "overdue": [each for each in dates if _is_overdue(each)],
        "notes": [] if first is None else first["notes"],
        "then": [each for each in others if first is None or each["rule"] != first["rule"]],
        "prepare": list(following.route.prepare),
    }


def _working_by(by: date | None, today: date, edition: Edition) -> date | None:
    """Give the last working day on or before a day, unless that is over."""
    if by is None:
        return None
    working = edition.calendar.previous_working(by)
    return by if working < today else working


def _other_days(open_: Sequence[RouteView]) -> list[RouteDateView]:
    """Give the family's next days on any open route, the nearest first."""
    there = {day["rule"]: day for route in open_ for day in route["dates"] if _is_mine(day)}
    return sorted(there.values(), key=lambda day: day["safe"] or date.max)[:AT_ONCE]


def _uncounted(dates: Sequence[RouteDateView], asks: Collection[str]) -> list[str]:
    """Say which of the facts that are asked for would tell the days of others; none is known."""
    known = [each for each in dates if each["due"]]
    if known:
        return [] if any(each["binds"] for each in known) else [_perhaps(known)]
    facts = dict.fromkeys(fact for each in dates for fact in each["waiting_for"] if fact in asks)
    if TERM in facts:
        return ["School days are running: give the school's terms, --term FIRST..LAST each"]
    told = " or ".join(f"{each}=DATE" for each in facts)
    return [f"Its days can be told once you give {told}"] if facts else []


def _perhaps(known: Sequence[RouteDateView]) -> str:
    """Say that days are known, and not which of them bind."""
    passed = sum(each["standing"] == "passed" for each in known)
    over = f", and {passed} of them {'have' if passed > 1 else 'has'} passed" if passed else ""
    return f"{DEPENDS} There are {len(known)} such days{over}: they stand with this way below"


def _is_mine(day: RouteDateView) -> bool:
    ahead = day["standing"] in ("ahead", "today") and day["safe"] is not None
    return ahead and day["who"] == "family"


def _matters(note: NoteView, row: RowView) -> bool:
    """Say whether a note belongs beside the day even in short: what it hangs on, or waits for."""
    return note["qualifies"] or note["with_day"] or row["standing"] == "awaiting-certificate"


def _is_theirs(day: RouteDateView) -> bool:
    """Say whether somebody else has until this day; its title says on what that hangs."""
    return day["who"] != "family" and day["standing"] in ("ahead", "today")


def _awaited(dates: Sequence[RouteDateView]) -> list[RouteDateView]:
    """Give what others have still to do: what binds them for certain, else what may bind them.

    Where a day that may bind has passed, a later one would only lull.
    """
    ahead = [each for each in dates if _is_theirs(each)]
    doubtful = any(each["standing"] == "passed" and not each["binds"] for each in dates)
    return [each for each in ahead if each["binds"]] or ([] if doubtful else ahead)


def _is_overdue(day: RouteDateView) -> bool:
    """Say whether somebody else's day has passed that bound them for certain."""
    return day["who"] != "family" and day["standing"] == "passed" and day["binds"]


def _open(
    each: Seen, rows: Mapping[str, RowView], asked: Asked, edition: Edition, today: date
) -> RouteView:
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
        "dates": _dates(route, rows, today),
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


def _why_none(row: RowView) -> str | None:
    """Say why there is no day although nothing but a school's terms may be missing."""
    if row["waiting_for"] == [TERM]:
        return row["summary"]
    return row["because"][0]["text"] if row["status"] == "no-date" else None


def _dates(route: Route, rows: Mapping[str, RowView], today: date) -> list[RouteDateView]:
    there = sorted(
        (rows[rule] for rule in route.dates if rule in rows), key=lambda row: row["due"] or date.max
    )
    return [
        {
            "rule": row["id"],
            "title": row["title"],
            "who": row["who"],
            "owner": row["owner"],
            "due": row["due"],
            "safe": row["safe"],
            "safe_why": safe_reading(row) if row["safe"] != row["due"] else None,
            "by_time": row["by_time"],
            "standing": row["standing"],
            "days_left": row["days_left"],
            "days_late": row["days_late"],
            "binds": not row["conditional"],
            "waiting_for": row["waiting_for"],
            "because": _why_none(row),
            "notes": [
                *(note["text"] for note in row["warnings"] if _matters(note, row)),
                *(f"{label}: {text}" for label, text in what_if(row, today)),
            ],
        }
        for row in there
        if row["status"] in ("due", "waiting", "no-date")
    ]


# ------------------------------------------------------------------ for people
