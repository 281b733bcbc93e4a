"""Routes as the contract has them: open, with their days, or closed, and by what."""

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.in_short import on_what_it_hangs
from sendpath.answers.notes import cite_of
from sendpath.answers.shapes import CiteView, NoteView, RowView
from sendpath.answers.used_days import is_used, when_used
from sendpath.core.clauses import Standing, Who
from sendpath.core.interpreter import TERM
from sendpath.core.names import spell_fully
from sendpath.core.routes import Route, Seen

if TYPE_CHECKING:
    from sendpath.core.guides import Contact

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict


class ContactView(TypedDict):
    """Whom to contact."""

    name: str
    url: str


class RouteDateView(TypedDict):
    """One day that belongs to a route: due, or what it waits for, or why there is none.

    ``used`` says by when, at the latest, it was done, where a later fact shows no more than that.
    """

    rule: str
    title: str
    who: Who
    owner: str
    due: date | None
    safe: date | None
    safe_why: str | None
    by_time: str | None
    standing: Standing | None
    arguable_until: date | None
    days_left: int | None
    days_late: int | None
    used: str | None
    ticked: str | None
    planned: date | None
    unless: str | None
    gone: bool
    binds: bool
    waiting_for: list[str]
    because: str | None
    notes: list[str]


class RouteView(TypedDict):
    """A route that is open; ``late`` and ``early`` say so where it is late, or nothing is due."""

    id: str
    name: str
    branch: str
    who: str
    cost: str
    gives: list[str]
    cannot: list[str]
    beside: str
    prepare: list[str]
    contact: list[ContactView]
    dates: list[RouteDateView]
    late: str | None
    early: str | None
    cite: CiteView | None


class ClosedView(TypedDict):
    """A route that is closed: by what, why, and what to do instead."""

    id: str
    name: str
    branch: str
    closed_by: str
    because: str
    instead: str


class PerhapsView(TypedDict):
    """A route that may be open: nothing was told that would say so, or rule it out."""

    id: str
    name: str
    branch: str


Contacts = Mapping[str, ContactView]


def contacts_of(contacts: Mapping[str, "Contact"]) -> Contacts:
    """Show whom to contact, by key."""
    return {name: {"name": each.name, "url": each.url} for name, each in contacts.items()}


def open_route(
    seen: Seen, rows: Mapping[str, RowView], contacts: Contacts, context: Context
) -> RouteView:
    """Show a route that is open."""
    route = seen.route
    return {
        "id": route.id,
        "name": route.name,
        "branch": route.group,
        "who": route.who,
        "cost": route.cost,
        "gives": list(route.gives),
        "cannot": list(route.cannot),
        "beside": route.beside,
        "prepare": list(seen.prepare),
        "contact": [contacts[name] for name in route.contact],
        "dates": route_dates(route, rows, context),
        "late": seen.late,
        "early": seen.early,
        "cite": None if route.cite is None else cite_of(route.cite, context),
    }


def closed_route(seen: Seen) -> ClosedView:
    """Show a route that is closed."""
    closing = seen.closing
    assert closing is not None  # noqa: S101 - only closed routes are shown so
    return {
        "id": seen.route.id,
        "name": seen.route.name,
        "branch": seen.route.group,
        "closed_by": closing.id,
        "because": closing.text,
        "instead": closing.instead,
    }


def perhaps_open(route: Route) -> PerhapsView:
    """Show a route of which nothing is known."""
    return {"id": route.id, "name": route.name, "branch": route.group}


def route_dates(route: Route, rows: Mapping[str, RowView], context: Context) -> list[RouteDateView]:
    """Show the days that belong to a route, in order."""
    there = (rows[rule] for rule in route.dates if rule in rows)
    shown = sorted(there, key=lambda row: row["due"] or date.max)
    told = ("due", "waiting", "no-date")
    return [route_date(row, context) for row in shown if row["status"] in told]


def safe_reading(row: RowView) -> str:
    """Say by which reading the safe day comes."""
    labels = [each["label"] for each in row["readings"] if each["due"] == row["safe"]]
    return labels[0] if labels else "the law can be read in two ways"


def certificate_to_come(row: RowView, today: date) -> str | None:
    """Say what a certificate still to come would change, while the last day is ahead."""
    changes = row["what_if"]
    until, issued = changes["certificate_adds_nothing_until"], changes["issued_on"]
    last = changes["last_day"]
    ahead = row["standing"] in ("ahead", "today")
    if not (ahead and until and issued and last and issued >= today):
        return None
    return (
        f"issued by {spell_fully(until)} changes nothing; one of {spell_fully(issued)} would move "
        f"the last day to {spell_fully(last)}"
    )


def route_date(row: RowView, context: Context) -> RouteDateView:
    """Show a day that belongs to a route."""
    certificate = certificate_to_come(row, context.today)
    return {
        "rule": row["id"],
        "title": row["title"],
        "who": row["who"],
        "owner": row["owner"],
        "due": row["due"],
        "safe": row["safe"],
        "safe_why": safe_reading(row) if row["safe"] != row["due"] else None,
        "by_time": row["by_time"],
        "standing": row["standing"],
        "arguable_until": row["arguable_until"],
        "days_left": row["days_left"],
        "days_late": row["days_late"],
        "used": when_used(row) if is_used(row) else None,
        "ticked": row["ticked"],
        "planned": row["planned"],
        "unless": on_what_it_hangs(row, context),
        "gone": row["gone"],
        "binds": not row["conditional"],
        "waiting_for": row["waiting_for"],
        "because": _why_none(row),
        "notes": [
            *(note["text"] for note in row["warnings"] if _matters(note, row)),
            *([f"A certificate {certificate}."] if certificate else []),
        ],
    }


def _matters(note: NoteView, row: RowView) -> bool:
    """Say whether a note belongs beside the day even in short: what it hangs on, or waits for."""
    return note["qualifies"] or note["with_day"] or row["standing"] == "awaiting-certificate"


def _why_none(row: RowView) -> str | None:
    """Say why there is no day where a school's terms are missing, or it has not happened yet."""
    if row["waiting_for"] == [TERM] or words.NOT_YET in row["summary"]:
        return row["summary"]
    return row["because"][0]["text"] if row["status"] == "no-date" else None
