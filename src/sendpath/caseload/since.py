"""What has changed between two caseloads: by facts and days, never by words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sendpath.answers.due import Change
from sendpath.caseload.due_things import Dated
from sendpath.core.clauses import RuleId
from sendpath.core.problem import Problem
from sendpath.sheets.csv_lines import guarded

Key = tuple[str, RuleId]
"""A case by its name as a list guards it, and a rule."""


class Changed(NamedTuple):
    """One day that is another than it was, by case and rule; or by meeting, which has no rule.

    Attributes:
        conditional: Whether the day as it is binds only if something is so that was not told.
        check: On what it hangs that this day is right.
    """

    case: str
    row: int | None
    change: Change
    rule: RuleId | None
    was: date | None
    due: date | None
    sheet: str | None = None
    meeting: str | None = None
    conditional: bool = False
    check: str = ""


class Before(NamedTuple):
    """What a list said, or a caseload would have said; cases by their names as a list guards them.

    Attributes:
        days: The last day of each case and rule that was on it, where it could be read.
        open: Those that were on a list: to be done, late, or to be found out.
        listed_to: The last day that the list reached; None where it had all.
        problems: What of it could not be read; such a day is on ``open`` alone.
        called: What a case was called before it was told apart from others, where that is known.
        meetings: The day of each case's meetings, by what they are called: on a list, of those that
            were still to come.
        until: A young person's last day of each case and rule, where the last day is later.
    """

    days: Mapping[Key, date]
    open: frozenset[Key]
    listed_to: date | None = None
    problems: Sequence[Problem] = ()
    called: Mapping[str, str] = {}
    meetings: Mapping[tuple[str, str], date] = {}
    until: Mapping[Key, date] = {}


def before(rows: Sequence[Dated]) -> Before:
    """Take a caseload as what was before."""
    days = {(guarded(each.case), rule): day for each in rows for rule, day in each.compared.items()}
    listed = {(guarded(each.case), rule) for each in rows for rule in _listed(each)}
    called = {guarded(each.case): guarded(each.called) for each in rows}
    meetings = {
        (guarded(each.case), name): day for each in rows for name, day in each.meetings.items()
    }
    until = {(guarded(each.case), rule): day for each in rows for rule, day in each.until.items()}
    listed = days.keys() & listed
    return Before(days, frozenset(listed), called=called, meetings=meetings, until=until)


def _listed(each: Dated) -> set[RuleId]:
    """Name the rules of a case that stand on a list with a day."""
    return {due.rule.id for due in each.dues if due.rule is not None and due.day is not None}


def changes(now: Sequence[Dated], then: Before, today: date) -> Iterator[Changed]:
    """Say what is new, has moved, was done, and is gone.

    A last day moves, too, where a young person is too old to appeal before it, by a birth that was
    told since, or corrected. What only came within reach, or is over, because a week went by, has
    not changed.
    """
    there = set[Key]()
    for each in now:
        wanted = _listed(each)
        for rule, day in each.compared.items():
            key = (guarded(each.case), rule)
            there.add(key)
            was = then.days.get(key)
            if rule in each.done:
                if key in then.open:
                    yield Changed(each.case, each.row, "done", rule, was, day, each.sheet)
            elif was is None and key not in then.open:
                reached = then.listed_to is None or day <= then.listed_to
                if rule in wanted and reached:
                    yield _changed(each, rule, "new", None, day)
            elif was is not None:
                kept, is_kept = _kept(was, then.until.get(key)), _kept(day, each.until.get(rule))
                over = was == day == is_kept and kept < today
                if kept != is_kept and not over:
                    yield _changed(each, rule, "moved", kept, is_kept)
    for key in then.open - there:
        yield Changed(key[0], None, "gone", key[1], then.days.get(key), None)


def _kept(day: date, until: date | None) -> date:
    """Give the day to keep to: a young person's last one, where the last day is later."""
    return day if until is None else min(day, until)


def _changed(each: Dated, rule: RuleId, change: Change, was: date | None, day: date) -> Changed:
    """Tell of a day, with what it hangs on."""
    changed = Changed(each.case, each.row, change, rule, was, day, each.sheet)
    return changed._replace(conditional=each.is_conditional(rule), check=each.check(rule))


def meetings_changed(now: Sequence[Dated], then: Before, today: date) -> Iterator[Changed]:
    """Say which meetings to come are new, have another day, or are no longer told.

    One whose day went by has not changed.
    """
    there = set[tuple[str, str]]()
    for each in now:
        for name, day in each.meetings.items():
            key = (guarded(each.case), name)
            there.add(key)
            was = then.meetings.get(key)
            told = Changed(each.case, each.row, "moved", None, was, day, each.sheet, meeting=name)
            if was is None:
                reached = then.listed_to is None or day <= then.listed_to
                if reached and day >= today:
                    yield told._replace(change="new")
            elif was != day and today <= max(was, day):
                yield told
    for key in then.meetings.keys() - there:
        was = then.meetings[key]
        if was >= today:
            yield Changed(key[0], None, "gone", None, was, None, meeting=key[1])
