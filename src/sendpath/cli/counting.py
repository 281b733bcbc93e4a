"""``sendpath count`` and ``sendpath holidays``: the arithmetic alone, and the days it rests on."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings
from sendpath.cli.stream import Result
from sendpath.core.calendar import BeyondCalendar, Certainty
from sendpath.core.clauses import Count, Event, RuleId
from sendpath.core.law import Fact
from sendpath.core.moves import move
from sendpath.core.names import spell_fully
from sendpath.core.outcomes import Derived
from sendpath.core.periods import RELATIONS, Period, Relation, asks_calendar
from sendpath.core.problem import Problem
from sendpath.intake.dates import Unreadable, read_date
from sendpath.render.documents import CountStepView, CountView, HolidaysView, HolidayView

if TYPE_CHECKING:
    from sendpath.core.calendar import Calendar
    from sendpath.rulebook.loader import RuleBook

WINDOW, RESPONSE = RuleId("appeal.window"), RuleId("appeal.la-response")
ROLLS = ("working", "appeal")
OUT_OF_REACH = (
    "The count leaves the days sendpath can speak of: working days are known from 2011 to 2099."
)
DAY = Event("day")


class Counting(NamedTuple):
    """What to count, as typed."""

    period: str
    after: Sequence[str] = ()
    beginning_with: Sequence[str] = ()
    before: Sequence[str] = ()
    from_: Sequence[str] = ()
    roll: str | None = None
    skip_vacation: bool = False


class Read(NamedTuple):
    """What to count, read."""

    relation: Relation
    period: Period
    day: date


def count(counting: Counting, asked: Asked) -> Result:
    """Count a period, and move its end where asked."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    read = _read(counting, problems)
    book = load_book(asked, ("appeal",), problems)
    if book is None or read is None or problems:
        return Result(messages=tuple(map(str, problems)), code=2)
    calendar = load_days(asked, settings, book, problems)
    try:
        raw, due, steps = _count(read, counting, book, calendar)
    except (BeyondCalendar, OverflowError, ValueError):
        return Result(messages=(OUT_OF_REACH,), code=4)
    shown: CountView = {
        "schema": "sendpath/count/1",
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "due": due.day,
        "raw": raw,
        "certainty": _certainty(read, due, calendar),
        "steps": steps,
    }
    return Result(text=_text(shown, settings), output=settings.output, code=0)


def _count(
    read: Read, counting: Counting, book: "RuleBook", calendar: "Calendar"
) -> tuple[date, Derived, list[CountStepView]]:
    window = book.law.rules[WINDOW].versions[-1]
    response = book.law.rules[RESPONSE].versions[-1].limbs[0].run
    left_out = response.uncounted if isinstance(response, Count) else ()
    uncounted = left_out if counting.skip_vacation else ()
    raw = RELATIONS[read.relation](read.period, read.day, calendar=calendar, uncounted=uncounted)
    moves = {None: (), "appeal": window.moves, "working": window.moves[-1:]}[counting.roll]
    due = move(moves, raw, calendar=calendar)
    from sendpath.render import words

    clause = Count(read.relation, DAY, read.period, window.limbs[0].run.cite, uncounted)
    facts = {DAY: Fact(id=DAY, words="given", when="the day given", option="--after")}
    told = f"{words.counting(clause, facts)}, {spell_fully(read.day)}"
    steps: list[CountStepView] = [{"date": raw, "text": told, "cite": None}]
    urls = {key: source.url for key, source in book.sources.items()}
    steps += [
        {
            "date": each.end,
            "text": words.step(each, facts),
            "cite": {
                "source": each.clause.cite.source,
                "at": each.clause.cite.at,
                "url": urls[each.clause.cite.source],
                "verified": each.clause.cite.verified,
            },
        }
        for each in due.steps
    ]
    return raw, due, steps


def _certainty(read: Read, due: Derived, calendar: "Calendar") -> Certainty:
    looked = due.looked_to or (due.day if asks_calendar(read.period) else None)
    return calendar.certainty_of(looked)


def _read(counting: Counting, problems: list[Problem]) -> Read | None:
    from sendpath.rulebook import build_clauses

    if counting.from_:
        told = "The law uses *from* for *after*; write --after or --beginning-with."
        problems.append(_fault("--from", counting.from_[-1], told, ""))
    if counting.roll not in (None, *ROLLS):
        told = f"'{counting.roll}' is no way to roll."
        problems.append(_fault("--roll", counting.roll or "", told, "Write working or appeal."))
    period = None
    try:
        period = build_clauses.period(" ".join(counting.period.lower().split()))
    except ValueError:
        told = f"'{counting.period}' is not a period."
        write = "Write it as '2 months', '20 weeks', '15 days' or '3 working days'."
        problems.append(_fault("PERIOD", counting.period, told, write))
    given: list[tuple[Relation, str]] = [
        *(("after", text) for text in counting.after),
        *(("beginning_with", text) for text in counting.beginning_with),
        *(("before", text) for text in counting.before),
    ]
    if len(given) != 1:
        if not counting.from_:
            told = f"{len(given) or 'No'} days to count from were given."
            write = "Give one of --after, --beginning-with and --before."
            problems.append(_fault("DATE", "", told, write))
        return None
    relation, text = given[0]
    day = read_date(text)
    if isinstance(day, Unreadable):
        problems.append(_fault(f"--{relation.replace('_', '-')}", text, day.problem, day.write))
        return None
    return None if period is None else Read(relation, period, day)


def _text(shown: CountView, settings: Settings) -> str:
    if settings.format == "json":
        from sendpath.render import as_json

        return as_json.render(shown)
    from sendpath.render.plain import lines

    moved = shown["raw"] != shown["due"]
    told = [("day", spell_fully(shown["due"])), ("how firm", shown["certainty"])]
    told += [("before any move", spell_fully(shown["raw"]))] if moved else []
    told += [("step", f"{spell_fully(step['date'])}: {step['text']}") for step in shown["steps"]]
    return lines([*told, ("please note", "This is information, not legal advice.")]) + "\n"


def _fault(where: str, value: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value=value, problem=problem, write=write, blocks=True)


def holidays(year: str | None, asked: Asked) -> Result:
    """List a year's bank holidays, with how certain they are."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, ("appeal",), problems)
    told = year or str(settings.today.year)
    if not (told.isascii() and told.isdecimal() and len(told) == 4):  # noqa: PLR2004 - a year's figures
        problems.append(_fault("YEAR", told, f"'{told}' is not a year.", "Write it as 2027."))
    if book is None or problems:
        return Result(messages=tuple(map(str, problems)), code=2)
    calendar = load_days(asked, settings, book, problems)
    if not calendar.first.year <= int(told) <= calendar.last.year:
        return Result(
            messages=(
                f"Bank holidays are known from {calendar.first.year} to {calendar.last.year}.",
            ),
            code=4,
        )
    days = calendar.year(int(told))
    listed: list[HolidayView] = [
        {"date": day, "name": name, "certainty": _sure(calendar, day)} for day, name in days
    ]
    if settings.format == "json":
        from sendpath.render import as_json

        shown: HolidaysView = {
            "schema": "sendpath/holidays/1",
            "law_as_at": book.law_as_at,
            "days": listed,
        }
        return Result(text=as_json.render(shown), output=settings.output)
    from sendpath.render import law
    from sendpath.render.plain import lines

    return Result(text=lines(law.holidays(listed)) + "\n", output=settings.output)


def _sure(calendar: "Calendar", day: date) -> Certainty:
    return calendar.certainty_of(day)
