"""Questions that were asked of a case, made such that they can be asked of any other."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import count
from operator import itemgetter
from typing import Any

from sendpath.core.asked import TOLD, Answer, Expr, Question, facts_in
from sendpath.core.asked_case import Alphabet
from sendpath.core.asked_days import AskedDays
from sendpath.core.calendar import BeyondTerms
from sendpath.core.clauses import Event

Days = list[int]
"""The days of a case as ordinals, each in the place of its fact; 0 for what is not told."""

BEGINNING: Expr = ("day", 1)
"""The first day there is: whatever is told is no earlier."""


class Query:
    """A question that may be asked of any case: there is one for all equal ones.

    Questions are deep: they are told apart by which object they are, where there are many.

    Attributes:
        question: What is asked.
        told: Whether no day answers it, but what else a case tells.
        ask: Gives the answer, from the days of a case or what else it tells as a number.
        mask: The bits of that number that matter.
    """

    __slots__ = ("ask", "mask", "question", "told")

    def __init__(self, question: Question, ask: Callable[[Any], Answer], mask: int = 0) -> None:
        self.question, self.ask, self.mask = question, ask, mask
        self.told = question[0] in TOLD


Answered = Sequence[tuple[Query, Answer]]
"""What was asked, in order, each with its answer."""


class Evaluator:
    """Work questions out from the days of a case.

    Attributes:
        numbers: Gives numbers, none twice.
    """

    def __init__(self, alphabet: Alphabet, days: AskedDays) -> None:
        self.alphabet, self.place, self.days = alphabet, alphabet.place, days
        self._made: dict[Expr, Callable[[Days], int]] = {}
        self._queries: dict[Question, Query] = {}
        self.numbers = count(1)

    def day(self, expr: Expr) -> Callable[[Days], int]:
        """Give what works a day out."""
        if expr not in self._made:
            self._made[expr] = self._make(expr)
        return self._made[expr]

    def _make(self, expr: Expr) -> Callable[[Days], int]:
        match expr:
            case ("fact", event):
                place = self.place[Event(event)]
                return lambda days: days[place]
            case ("table", number, ("fact", event)):
                table, place = self.days.tables[number], self.place[Event(event)]
                return lambda days: table[days[place]]
            case ("table", number, of):
                table, inner = self.days.tables[number], self.day(of)
                return lambda days: table[inner(days)]
            case ("add", of, more):
                inner = self.day(of)
                return lambda days: inner(days) + more
            case ("day", ordinal):
                return lambda _days: ordinal
            case ("least" | "most" as kind, *of):
                pick, each = (min if kind == "least" else max), [self.day(one) for one in of]
                return lambda days: pick(one(days) for one in each)
            case _:
                raise ValueError(expr)

    def single(self, expr: Expr) -> int | None:
        """Give the place of the one day on which a day hangs; None where there is not just one."""
        facts = facts_in(expr)
        return self.place[next(iter(facts))] if len(facts) == 1 else None

    def day_alone(self, expr: Expr, place: int) -> Callable[[int], int]:
        """Give what works a day out from the one on which it hangs."""
        worked, days = self.day(expr), [0] * (place + 1)

        def alone(day: int) -> int:
            days[place] = day
            return worked(days)

        return alone

    def query(self, question: Question) -> Query:
        """Give what is asked and what answers it: one for all equal questions."""
        if question not in self._queries:
            self._queries[question] = self._query(question)
        return self._queries[question]

    def _query(self, question: Question) -> Query:
        if question[0] not in TOLD:
            return Query(question, self._answer(question))
        of = self.alphabet
        return Query(question, of.told(question), of.asked_of(question))

    def _answer(self, question: Question) -> Callable[[Days], Answer]:
        match question:
            case ("<", one, ("day", ordinal)):
                here = self.day(one)
                return lambda days: here(days) < ordinal
            case ("<", one, other):
                here, there = self.day(one), self.day(other)
                return lambda days: here(days) < there(days)
            case ("=", one, other):
                here, there = self.day(one), self.day(other)
                return lambda days: here(days) == there(days)
            case ("which", one):
                return self.day(one)
            case _:
                return self._yes_or_no(question)

    def _yes_or_no(self, question: Question) -> Callable[[Days], bool]:
        """Give what answers a question that does not compare two days."""
        match question:
            case ("working", one):
                here, calendar = self.day(one), self.days.calendar
                return lambda days: calendar.is_working(date.fromordinal(here(days)))
            case ("since", start, events):
                first, places = self.day(start or BEGINNING), [self.place[each] for each in events]
                pick, at = itemgetter(*places), places[0]
                if len(places) == 1:
                    return lambda days: days[at] >= first(days)
                return lambda days: max(pick(days)) >= first(days)
            case ("counts", number, one):
                here, table = self.day(one), self.days.tables[number]
                return lambda days: _counts(table, here(days))
            case _:
                raise ValueError(question)


def _counts(table: Mapping[int, int], day: int) -> bool:
    try:
        return bool(table[day])
    except BeyondTerms:
        return False
