"""Of which days there is none yet: last days that may be running, and what would tell them."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.if_sent import IfSent
from sendpath.answers.in_short import what_to_do, when_unread
from sendpath.answers.routes import RouteDateView
from sendpath.answers.shapes import RowView
from sendpath.answers.used_days import in_turn
from sendpath.answers.verdict import acting_day
from sendpath.core.clauses import RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.law import Choice
from sendpath.core.names import spell_fully
from sendpath.core.routes import Route
from sendpath.core.walk import mentions

DEPENDS = "Which day counts hangs on what was decided, agreed or ordered."
IF_SENT = "If the letter was sent on"
SHOWS = "--all shows"
RUNNING = "A last day may be running"
MOST = 3
"""Days of which it is said that they may be running, or hang on what could not be read."""


class Asks(NamedTuple):
    """What is asked for about a concern that was not told, and which choices and facts were."""

    facts: Collection[str]
    chosen: Collection[str]
    told: Collection[str] = ()
    sent: IfSent | None = None


def is_own(text: str) -> bool:
    """Say whether a sentence is about a last day of the family's own that may be running."""
    begins = text.startswith((RUNNING, IF_SENT, words.LAST_DAY))
    return begins or words.TICKED in text


def if_sent_then(
    route: Route, rows: Mapping[str, RowView], asks: Asks, context: Context
) -> list[str]:
    """Say what each last day would be for if the letter was sent on the day told; ask for its own.

    That is said where one of a step's own days waits for it, and then of all the family's limits.
    """
    sent = asks.sent
    own = {*route.days()}
    if sent is None or own.isdisjoint((*sent.due, *sent.awaited, *sent.late)):
        return []
    told = f"{IF_SENT} {spell_fully(sent.day)}, the day told"
    late = [text for rule, text in sent.late.items() if rule in own]
    if late:
        return [f"{told}, {late[0]}. Give {sent.wanted}=DATE"]
    if sent.awaited:
        text = next(iter(sent.awaited.values()))
        are = "you are " if text.startswith("not ") else ""
        return [f"{told}, {are}{text}. Give {sent.wanted}=DATE"]
    mine = [rule for rule in sent.due if rows[rule]["who"] == "family"]
    limits = [rule for rule in mine if rows[rule]["kind"] == "limit"]
    days: dict[date, list[str]] = {}
    for rule in sorted(limits or list(sent.due), key=sent.due.__getitem__):
        days.setdefault(sent.due[rule], []).append(rule)
    over = any(day < context.today for day in days)
    then = "; ".join(_if_so(rules, day, sent, rows, context) for day, rules in days.items())
    lasts = [rule for rules in days.values() for rule in reversed(rules)]
    left = next((sent.left[rule] for rule in lasts if rule in sent.left), "act today")
    act = f"If so, {left}. Give {sent.wanted}=DATE" if over else f"Give {sent.wanted}=DATE"
    return [f"{told}, {then}. {act}"]


def _if_so(
    rules: Sequence[str],
    day: date,
    sent: IfSent,
    rows: Mapping[str, RowView],
    context: Context,
) -> str:
    """Say what was to be done by a day, or is to be done by the last working day up to it."""
    do = " and ".join(what_to_do(rows[rule], context) for rule in rules)
    if day < context.today:
        ago = (context.today - day).days
        hangs = next((said for rule in rules if (said := sent.unless.get(rule, ""))), "")
        return f"the last day to {do} was {spell_fully(day)}, {words.many(ago, 'day')} ago{hangs}"
    return f"{do} by {spell_fully(acting_day(day, context))}"


def running(
    dates: Sequence[RouteDateView], rows: Mapping[str, RowView], asks: Asks, today: date
) -> list[str]:
    """Say of each of the family's days that waits for a fact that it may be running.

    Where nothing at all was told of a concern, those may run that wait for what it asks for. Where
    one of them is known, only limits may run besides: others are for another paper than that one.
    """
    known = any(each["who"] == "family" and each["due"] for each in dates)
    return [
        f"{RUNNING}: {rows[each['rule']]['summary']}. Find that day now"
        + _act_by(rows[each["rule"]]["floor"], today)
        for each in dates
        if each["who"] == "family"
        and each["waiting_for"]
        and not (asks.sent and each["rule"] in asks.sent.rules)
        and (rows[each["rule"]]["kind"] == "limit" or not known)
        and (rows[each["rule"]]["listed"] or _may_run(rows[each["rule"]], asks))
    ][:MOST]


def _may_run(row: RowView, asks: Asks) -> bool:
    """Say whether a last day waits for what its concern asks for, and of that nothing was told."""
    waits = row["kind"] == "limit" and all(each in asks.facts for each in row["waiting_for"])
    return waits and not any(each in asks.facts for each in asks.told)


def unread(
    dates: Sequence[RouteDateView], rows: Mapping[str, RowView], context: Context
) -> list[str]:
    """Say of each day that may have passed that something it hangs on could not be read."""
    open_ = [rows[each["rule"]] for each in dates if each["standing"] == "unknown"]
    return [when_unread(each, context) for each in in_turn(open_)][:MOST]


def _act_by(floor: date | None, today: date) -> str:
    if floor is None:
        return ""
    return f", or act by {spell_fully(floor)}" if floor > today else ", or act today"


def uncounted(dates: Sequence[RouteDateView], asks: Asks, context: Context) -> list[str]:
    """Say which of the facts that are asked for would tell the days of others; none is known."""
    known = [each for each in dates if each["due"]]
    if known:
        return [] if any(each["binds"] for each in known) else _unbound(known, asks, context)
    near = [each for each in dates if _is_about(each, asks.told, context)]
    facts = _wanted(near, asks) or _wanted(dates, asks)
    if TERM in facts:
        return ["School days are running: give the school's terms, --term FIRST..LAST each"]
    told = " or ".join(f"{each}=DATE" for each in facts)
    return [f"Its days can be told once you give {told}"] if facts else []


def _wanted(dates: Sequence[RouteDateView], asks: Asks) -> list[str]:
    """Name the facts that are asked for and that days wait for, each once."""
    waited = (fact for each in dates for fact in each["waiting_for"] if fact in asks.facts)
    return list(dict.fromkeys(waited))


def _is_about(day: RouteDateView, told: Collection[str], context: Context) -> bool:
    """Say whether something told is a fact of a day's rule: what that waits for is missing."""
    rule = context.book.law.rules[RuleId(day["rule"])]
    return any(each.kind == "event" and each.name in told for each in mentions(rule))


def _unbound(known: Sequence[RouteDateView], asks: Asks, context: Context) -> list[str]:
    """Ask for the choice on which days hang, of which none surely binds; not for one told."""
    choice = _choice(known, context)
    if choice is not None and choice.id not in asks.chosen:
        return [_perhaps(known) + _choose(choice)]
    return []


def _perhaps(known: Sequence[RouteDateView]) -> str:
    """Say that days are known, and not which of them bind."""
    passed = sum(each["standing"] == "passed" for each in known)
    if len(known) == 1:
        return f"{DEPENDS} One day may{', and has passed' if passed else ''}: {SHOWS} it"
    over = f", and {passed} of them {'have' if passed > 1 else 'has'} passed" if passed else ""
    return f"{DEPENDS} It may be any of {len(known)} days{over}: {SHOWS} them"


def _choice(known: Sequence[RouteDateView], context: Context) -> Choice | None:
    """Give the choice on which days hang, where the rule book asks for one first."""
    book = context.book
    processes = (book.processes[book.law.rules[RuleId(each["rule"])].process] for each in known)
    needs = next((each.needs for each in processes if each.needs), None)
    return book.choices[needs] if needs else None


def _choose(choice: Choice) -> str:
    """Say how to tell what they hang on."""
    return f". {choice.question} Say it: {choice.option} {', '.join(choice.values)}"


def briefly(text: str) -> str:
    """Say in few words, for the line that opens an answer, what is to be told."""
    given = re.match(rf"{RUNNING}: .*?(\(give [^)]*\))(.*)", text)
    if given:
        return f"{RUNNING} {given[1]}{given[2]}"
    first, *asked = re.split(rf": {SHOWS} \w+\. ", text, maxsplit=1)
    several = re.search(r"any of (\d+) days, and (\d+) of them", first)
    one = "The day may have passed. " if first.endswith("has passed") and not several else ""
    over = f"{several[2]} of {several[1]} possible days have passed. " if several else one
    return f"{over}{asked[0]}" if asked else text
