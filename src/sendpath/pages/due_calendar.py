"""A caseload's days as one calendar: each case and rule has an event of its own, for ever."""

from collections.abc import Iterator
from datetime import date

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.due import DueView, ItemView
from sendpath.answers.in_short import LOOSE, kind_of_day
from sendpath.core.clauses import RuleId
from sendpath.core.names import capital, printable, spell, spell_fully
from sendpath.formats.ics import Event, Events
from sendpath.pages.calendar import key
from sendpath.pages.marked_days import Marked, marked_days

AHEAD = ("today", "ahead", "planned")


OWN = "The day is that of your sheet, and no deadline."


def events(view: DueView, context: Context) -> Events:
    """Give the days still ahead; what has passed is on the list, and in no calendar."""
    ahead = [item for item in view["items"] if item["stands"] in AHEAD]
    made = [event for item in ahead for event in _events(item, view, context)]
    return Events("sendpath caseload", view["today"], made)


def _check(item: ItemView) -> str:
    """Say on what it hangs that the day counts."""
    return f"Check first: {printable(item['check_first'])}\n" if item["check_first"] else ""


def _events(item: ItemView, view: DueView, context: Context) -> Iterator[Event]:
    due, case = item["due"], printable(item["case"])
    if due is not None and item["stands"] == "planned":
        title = f"Appointment: {item['title']} [{case}]"
        text = f"{item['title']}\n{capital(item['owner'])}.\n{_check(item)}{OWN} {words.ADVICE}"
        yield Event(f"{item['step']}@{key(case)}.sendpath", due, title, text)
    if due is not None and item["rule"] is not None:
        yield from marked_days(_marked(item, due, view, context), view["today"])


def _marked(item: ItemView, due: date, view: DueView, context: Context) -> Marked:
    case, own = printable(item["case"]), item["who"] == "family"
    rule = context.book.law.rules[RuleId(item["rule"] or "")]
    safe = item["safe"] or due
    return Marked(
        uid=f"{rule.id}@{key(case)}.sendpath",
        label=kind_of_day(rule.sense, rule.kind) if own else "due",
        title=item["title"],
        owner="" if own else item["owner"],
        by_time=item["by_time"],
        conditional=item["conditional"],
        case=case,
        due=due,
        safe=safe,
        act_by=(item["act_by"] or safe) if own else None,
        until_25=item["until_25"],
        text=_text(item, due, view),
    )


LABELS = frozenset({"by", "from", "until", *LOOSE.values()})
"""What may stand before a day that is to come (``in_short.day_begins``)."""


def _text(item: ItemView, due: date, view: DueView) -> str:
    """Say what the list says of a day; but not how far off it is: that is true of one day only."""
    applies = ", if it applies" if item["conditional"] else ""
    day = f" {spell_fully(due)}, {words.ahead(item['days'] or 0)}: "
    before, _, rest = item["words"].partition(day)
    said = rest if before.lower() in LABELS else item["words"]
    return (
        f"{printable(said)}\n{capital(item['owner'])}{applies}.\n{_check(item)}"
        f"Law of England as at {spell(view['law_as_at'])}, rule book {view['rule_book']}. "
        f"{words.ADVICE}"
    )
