"""``due`` as people read it: the Monday list, by day, with a bar for each week."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby, starmap

from sendpath.answers import words
from sendpath.answers.due import DueView, ItemView, is_long_ago
from sendpath.core.names import printable, spell, spell_fully
from sendpath.formats.page import Foot, Grid, Page, Part, Text
from sendpath.pages.due_changes import changes, spelled
from sendpath.pages.frame import law_line, left_out, verdict_of

HEADS = ("Day", "Case", "Whose step", "What")
WIDTHS = (16, 14, 12, None)
OPEN_HEADS, OPEN_WIDTHS = ("Case", "Find out first"), (14, None)
TITLES = {
    "late": "Overdue",
    "missed": "Last days that have passed",
    "awaiting": "The day has passed: look today whether the certificate has come",
    "ahead": "Falls due",
    "planned": "Appointments: days of your own, and no deadlines",
    "open": "To find out first",
    "old": "Last days that passed more than a year ago",
}
PARTS = {
    "overdue": "late",
    "missed": "missed",
    "awaiting-certificate": "awaiting",
    "today": "ahead",
    "ahead": "ahead",
    "planned": "planned",
    "find-out": "open",
    "unread": "open",
}
NAMED = 3
"""Further questions of a case that are named."""

SHOWN = 20
"""Cases without a day that are named."""

PASSED = "By what was told, the last day has passed"

PILED = "Pile-up: {many} on {day}."
NOTHING = "Nothing is on the list."
BEGINS = {
    "overdue": "Overdue",
    "missed": "Last day passed",
    "awaiting-certificate": "Certificate awaited",
    "today": "Last day",
    "ahead": "Due",
    "planned": "Appointment",
}


def page(view: DueView) -> Page:
    """Lay the list out for people; or, where it was asked what has changed, that alone."""
    body = changes(view["changes"]) if view["changes"] is not None else _list(view)
    parts = (*body, left_out(view["problems"]), _foot(view))
    return Page("What falls due", parts, verdict_of(view))


def _list(view: DueView) -> Iterator[Part]:
    if not view["items"]:
        yield Text(NOTHING)
    for by, mine in groupby(view["items"], key=lambda item: item["by"]):
        for part, items in groupby(mine, key=partial(_part, view["today"])):
            said = printable(by or "") or "nobody"
            title = TITLES[part] if by is None else f"{said}: {TITLES[part]}"
            before = "" if by is None else f"{said.replace('{', '(').replace('}', ')')}, "
            yield _grid(part, items, before)._replace(title=title)
    yield from _bars(view)


def _part(today: date, item: ItemView) -> str:
    old = is_long_ago(item["stands"], item["due"], today)
    return "old" if old else PARTS[item["stands"]]


def _grid(part: str, items: Iterable[ItemView], before: str) -> Grid:
    if part == "open":
        rows = tuple(_questions(items))
        return Grid(OPEN_HEADS, rows, plain=f"{before}{{0}}: {{1}}", widths=OPEN_WIDTHS)
    if part == "old":
        rows = tuple(_in_short(items))
        return Grid(HEADS, rows, plain=f"{before}{{0}}: {{1}}, {{2}}: {{3}}", widths=WIDTHS)
    rows = tuple(starmap(_row, _steps(items) if part == "late" else ((each, ()) for each in items)))
    rows = tuple(dict.fromkeys(rows))  # two rules may ask one step by one day
    return Grid(HEADS, rows, plain=f"{before}{{0}}: {{1}}, {{2}}: {{3}}", widths=WIDTHS)


def _in_short(items: Iterable[ItemView]) -> Iterator[tuple[str, ...]]:
    """Say of each case in one line what passed long ago; the whole stands in the document."""
    by_case: dict[tuple[str | None, int, str], list[ItemView]] = {}
    for item in items:
        by_case.setdefault((item["sheet"], item["row"], item["case"]), []).append(item)
    for (_, _, case), (first, *others) in by_case.items():
        titles = "; ".join(dict.fromkeys(each["title"] for each in (first, *others)))
        left = f" {first['left']}" if first["left"] else ""
        yield _day(first), printable(case), first["owner"], f"{PASSED}: {titles}.{left}"


def _questions(items: Iterable[ItemView]) -> Iterator[tuple[str, ...]]:
    """Say of each case what must be found out first, and name what else there is."""
    by_case: dict[tuple[int, str], list[ItemView]] = {}
    for item in items:
        by_case.setdefault((item["row"], item["case"]), []).append(item)
    for (_, case), (first, *others) in by_case.items():
        told = [first["words"]]
        if first["rule"] is None and others and PARTS[others[0]["stands"]] == "open":
            told.append(others.pop(0)["words"])  # what is wrong with a row says no day
        named = "; ".join(dict.fromkeys(item["title"] for item in others[:NAMED]))
        rest = f"; and {len(others) - NAMED} more" if len(others) > NAMED else ""
        more = f" Also: {named}{rest}." if others else ""
        yield printable(case), f"{printable(' '.join(told))}{more}"


def _steps(items: Iterable[ItemView]) -> Iterator[tuple[ItemView, Sequence[ItemView]]]:
    """Take together what is overdue of one step of a row: one letter, late by two times.

    It stands where the first of them ran out, and the others with it.
    """
    steps: dict[tuple[object, ...], list[ItemView]] = {}
    listed = list(items)
    for item in listed:
        steps.setdefault(_step(item), []).append(item)
    for item in listed:
        *others, first = steps[_step(item)]
        if item is first:
            yield first, others[::-1]


def _step(item: ItemView) -> tuple[object, ...]:
    return item["row"], item["case"], item["who"], item["owner"], item["step"] or item["rule"]


def _row(item: ItemView, others: Sequence[ItemView]) -> tuple[str, ...]:
    owner = item["owner"] + (", if it applies" if item["conditional"] else "")
    return _day(item), printable(item["case"]), owner, f"{_what(item)}{_also(others)}"


def _also(others: Sequence[ItemView]) -> str:
    """Say by which other times the same step is overdue, and on what that hangs."""
    if not others:
        return ""
    times = "another time" if len(others) == 1 else "other times"
    told = "; ".join(f"{each['title']}, {_day(each)}" for each in others)
    checks = dict.fromkeys(each["check_first"] for each in others if each["check_first"])
    check = f" Check first: {printable(' '.join(checks))}" if checks else ""
    return f" The same step is overdue by {times}: {told}.{check}"


def _day(item: ItemView) -> str:
    """Give the day by which to act, where that is before the last day; else the last day."""
    due, days = item["due"], item["days"]
    if due is None or days is None:
        return ""
    day = _to_act(item) or due
    return f"{spelled(day)}, {words.ahead(days + (day - due).days)}"


def _to_act(item: ItemView) -> date | None:
    """Give the day by which to act, where that is before the last day."""
    due = item["due"]
    earlier = [day for day in (item["act_by"], item["safe"]) if due and day and day < due]
    return earlier[0] if earlier else None


def _what(item: ItemView) -> str:
    """Say what it is: what was not done, or what is to be done, never as if it were done."""
    act, due = _to_act(item), item["due"]
    last = f" The last day is {spell_fully(due)}" if act and due else ""
    by = "" if act is None or item["until_25"] else f"; act by {spell_fully(act)}"
    more = f"{last}{by}." if act else ""
    begins = "Check first: " if item["stands"] == "overdue" else ""
    more += f" {begins}{printable(item['check_first'])}" if item["check_first"] else ""
    more += f" {item['left']}" if item["left"] else ""
    more += f" {item['by_age']}" if item["by_age"] else ""
    return f"{BEGINS[item['stands']]}: {item['title']}.{more}"


def _bars(view: DueView) -> Iterator[Part]:
    weeks = view["weeks"]
    if len(weeks) > 1:
        rows = tuple((f"week of {spell(week['monday'])}", str(week["due"])) for week in weeks)
        yield Grid(("Week", "Due"), rows, title="By week", bars=True)
    piled = sorted({item["due"] for item in view["items"] if item["pile_up"] and item["due"]})
    for day in piled:
        many = sum(item["due"] == day and item["pile_up"] for item in view["items"])
        yield Text(PILED.format(many=many, day=spell_fully(day)))


def _foot(view: DueView) -> Foot:
    added = [spell(day) for day in view["calendar"]["added"]]
    lines = [("today", spell_fully(view["today"])), law_line(view["law_as_at"])]
    lines += [("bank holidays added", ", ".join(added))] if added else []
    named = (
        ("no day at all", view["without_day"]),
        ("no day that still binds", view["without_binding_day"]),
        ("no further day, as far as told", view["without_more"]),
    )
    lines += [(label, _named(cases)) for label, cases in named if cases]
    return Foot((*lines, ("please note", words.ADVICE)))


def _named(cases: Sequence[str]) -> str:
    """Name some cases, and count the rest."""
    more = f" and {len(cases) - SHOWN} more" if len(cases) > SHOWN else ""
    return f"{', '.join(map(printable, cases[:SHOWN]))}{more}"
