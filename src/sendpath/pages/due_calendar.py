"""A caseload's days as one calendar: each case and rule has an event of its own, for ever."""

from collections.abc import Iterator

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.due import DueView, ItemView
from sendpath.core.names import capital, printable, spell, spell_fully
from sendpath.formats.ics import Event, Events
from sendpath.pages.calendar import key

AHEAD = ("today", "ahead", "planned")


OWN = "The day is that of your sheet, and no deadline."


def events(view: DueView, _context: Context) -> Events:
    """Give the days still ahead; what has passed is on the list, and in no calendar."""
    ahead = [item for item in view["items"] if item["stands"] in AHEAD]
    made = [event for item in ahead for event in _events(item, view)]
    return Events("sendpath caseload", view["today"], made)


def _check(item: ItemView) -> str:
    """Say on what it hangs that the day counts."""
    return f"Check first: {printable(item['check_first'])}\n" if item["check_first"] else ""


def _events(item: ItemView, view: DueView) -> Iterator[Event]:
    due, case = item["due"], printable(item["case"])
    if due is not None and item["stands"] == "planned":
        title = f"Appointment: {item['title']} [{case}]"
        text = f"{item['title']}\n{capital(item['owner'])}.\n{_check(item)}{OWN} {words.ADVICE}"
        yield Event(f"{item['step']}@{key(case)}.sendpath", due, title, text)
    if due is None or item["rule"] is None:
        return
    applies = ", if it applies" if item["conditional"] else ""
    owner = "" if item["who"] == "family" else f" ({item['owner']}{applies})"
    label = "Last day" if item["who"] == "family" else "Due"
    title = f"{label}: {item['title']}{owner} [{case}]"
    name = f"{item['rule']}@{key(case)}.sendpath"
    text = (
        f"{item['title']}\n{capital(item['owner'])}{applies}.\n{_check(item)}"
        f"Law of England as at {spell(view['law_as_at'])}, rule book {view['rule_book']}. "
        f"{words.ADVICE}"
    )
    yield Event(name, due, title, text)
    if item["safe"] is not None and item["safe"] >= view["today"]:
        why = f"By another reading {spell_fully(item['safe'])} is the last day. Keep to it.\n{text}"
        yield Event(f"safe.{name}", item["safe"], f"Act by today, the safe day: {title}", why)
