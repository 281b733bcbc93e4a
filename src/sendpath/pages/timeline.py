"""``timeline``: the dates of a process, then what belongs in a complaint, then what is missing."""

from collections.abc import Iterator

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.shapes import FactsView
from sendpath.answers.timeline import FactView, ProcessesView, TimelineView
from sendpath.core.interpreter import TERM
from sendpath.core.names import spell, spell_fully
from sendpath.formats.page import Grid, Line, Lines, Page, Part
from sendpath.pages.dates import NO_DAY, beside_dates, dates, foot, letter_heading
from sendpath.pages.frame import verdict_of
from sendpath.pages.ledger import entries, is_late, is_to_confirm, letter, owned_up

MISSING = "Facts still missing"
NEXT = "Next: sendpath timeline assessment"


def page(shown: TimelineView, context: Context, *, explain: bool = False) -> Page:
    """Lay an answer out for people."""
    about = ("about", f"{shown['process']}: {shown['words']}")
    told = bool(shown["given"]["events"])
    heading = (about, *_given(shown, context), *letter_heading(shown, context))
    missing = tuple(_missing(shown) if told else takes_lines(shown))
    return Page(
        f"The clocks of {shown['process']}",
        (
            Lines(heading),
            Lines(tuple(_asks_first(shown)), lead=True, apart=True),
            *dates(shown, context, explain=explain, empty="" if shown["asks_first"] else NO_DAY),
            *beside_dates(shown, context, explain=explain, waiting=told),
            *(_complaint(shown, context) if told else ()),
            Lines(missing, title=MISSING if missing else "", named=True),
            foot(shown),
        ),
        verdict_of(shown),
    )


def web(shown: TimelineView, context: Context, *, explain: bool = False) -> Page:
    """Lay an answer out as one web page: the days, and then what belongs in a complaint."""
    answer, complaint = page(shown, context, explain=explain), letter(shown, context.shorts)
    *days, _ = answer.parts[:-1]  # what is missing, and the foot, belong to a terminal
    told = [each for each in days if each not in _complaint(shown, context)]
    return Page(complaint.title, (*told, *complaint.parts), answer.verdict)


def _asks_first(shown: TimelineView) -> Iterator[Line]:
    """Ask for what decides which dates bind."""
    asked = shown["asks_first"]
    if asked is not None:
        values = "; ".join(f"{value} ({words})" for value, words in asked["values"].items())
        yield (
            "tell first",
            f"{asked['question']} Which dates bind hangs on that. {asked['option']} {values}",
        )


MOST_OTHERS = 12
"""Facts that do no more than change or qualify a date, of which each has a line of its own."""


def processes_page(shown: ProcessesView) -> Page:
    """List the processes, and how to go on."""
    rows = tuple((each["id"], each["words"]) for each in shown["processes"])
    return Page("Processes", (Grid(("Process", "What it is about"), rows, after=NEXT),))


def takes_lines(shown: TimelineView) -> Iterator[Line]:
    """Say which facts a process takes, those that dates are counted from first.

    Where many do no more than change or qualify a date, these are only named.
    """
    others = [fact for fact in shown["facts"] if not fact["gives"] and not fact["closes"]]
    if len(others) <= MOST_OTHERS:
        others = []
    first = [fact for fact in shown["facts"] if fact not in others]
    for fact in sorted(first, key=lambda fact: -len(fact["gives"])):
        yield f"{fact['event']}={_value(fact)}", f"{_day_of(fact)}: {_does(fact)}"
    if others:
        named = ", ".join(fact["event"] for fact in others)
        yield "also taken", f"{named}: each may change a date, or leaves open if it binds"
    if shown["tells_most"]:
        yield "would tell most", shown["tells_most"]


def choices_told(facts: FactsView, context: Context) -> Iterator[Line]:
    """Tell back the facts that are no day."""
    told = dict(facts.items())
    for name, choice in context.book.choices.items():
        if told.get(name):
            yield "told", f"{choice.echo}: {told[name]}"
    if facts["born"]:
        yield "told", f"born {spell(facts['born'])}"


def _complaint(shown: TimelineView, context: Context) -> Iterator[Part]:
    """Give what belongs in a complaint, and apart from it what must be found out first."""
    duties, today = entries(shown, context.shorts), context.today
    sentences = [owned_up(each, today) for each in duties if is_late(each)]
    sentences += _of_other_law(shown, context) if sentences else []
    lines, title = tuple(("", each) for each in sentences), "For a complaint" if sentences else ""
    yield Lines(lines, title=title, label="for a complaint")
    unknown = tuple(("", owned_up(each, today)) for each in duties if is_to_confirm(each))
    title = "To find out first" if unknown else ""
    yield Lines(unknown, title=title, label="find out first")


def _of_other_law(shown: TimelineView, context: Context) -> Iterator[str]:
    """Say when a day falls in a time of other law, which whoever complains has to know."""
    other = {spell.note.text for spell in context.book.spells}
    yield from (
        f"[Check first: {each['text']}]" for each in shown["warnings"] if each["text"] in other
    )


def _given(shown: TimelineView, context: Context) -> Iterator[Line]:
    by_name = {fact["event"]: fact["words"] for fact in shown["facts"]}
    for event, day in shown["given"]["events"].items():
        if isinstance(day, str):
            yield "told", f"{day}: {by_name[event]}"
        else:
            yield "told", f"{spell_fully(day)}: the day {by_name[event]}"
    if shown["given"]["facts"]["reason"]:
        yield "told", f"decided: {shown['given']['facts']['reason']}"
    yield from choices_told(shown["given"]["facts"], context)


def _missing(shown: TimelineView) -> Iterator[Line]:
    """Name the fact that most rows wait for, and those that would show a duty done."""
    open_rows = {
        row["id"]
        for row in shown["deadlines"]
        if row["status"] == "waiting" or (row["listed"] and row["due"] and row["standing"])
    }
    if any(row["waiting_for"] == [TERM] for row in shown["deadlines"]):
        yield "would tell most", f"the school's terms: {words.TERMS}"
    elif shown["tells_most"]:
        fact = next(each for each in shown["facts"] if each["event"] == shown["tells_most"])
        yield "would tell most", f"{fact['event']}={_value(fact)}, the day {fact['words']}"
    if open_rows.intersection(shown["asks_birth"]):
        yield "would tell more", "--born DATE, the date of birth: by age it may not be owed"
    for fact in shown["facts"]:
        if not fact["told"] and open_rows.intersection(fact["closes"]):
            undated = fact["event"] in shown["given"]["undated"]
            asks = "if you find its day" if undated else "if it is done"
            yield f"{asks}, {fact['event']}={_value(fact)}", f"the day {fact['words']}"


def _does(fact: FactView) -> str:
    told = [
        f"gives {words.many(len(fact['gives']), 'date')}" if fact["gives"] else "",
        _closes(len(fact["closes"])) if fact["closes"] else "",
        "changes or qualifies a date" if fact["changes"] and not fact["gives"] else "",
    ]
    return ", ".join(filter(None, told))


def _closes(number: int) -> str:
    return "shows when a duty was done" if number == 1 else f"shows when {number} duties were done"


def _day_of(fact: FactView) -> str:
    return fact["words"] if fact["value"] == "year" else f"the day {fact['words']}"


def _value(fact: FactView) -> str:
    return "YEAR" if fact["value"] == "year" else "DATE"
