"""Cases that write down what is asked of them: so one answer is learnt for all that are alike.

The same interpreter that answers a case answers it here; its days are ``AskedDay``, of which every
comparison is written down, and its facts are sets of which every look is (``asked_names``), in the
order of asking. What was written down is a path of questions: any case with the same answers has
the same answer.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from typing import Any

from sendpath.core.clauses import Event

Expr = tuple[Any, ...]
"""A day not yet known, by how it is worked out.

``("fact", event)``, ``("table", number, expr)`` (what a period or a chain of moves makes of a day,
or to which day it looks at bank holidays),
``("add", expr, days)``, ``("day", ordinal)``, ``("least", *exprs)`` and ``("most", *exprs)``.
"""

Answer = bool | int | str
Question = tuple[Any, ...]
"""What was asked. Of days: ``("<", expr, expr)``, ``("=", expr, expr)``, ``("working", expr)`` and
``("counts", number, expr)`` are answered yes or no, and so is ``("since", expr, events)``: whether
any of some facts is no earlier (where there is no day, whether any is told, for the day of one that
is not is 0). ``("which", expr)`` is answered by a day. Of
what else a case tells: ``("told", kind, name)``, ``("any", kind)`` and ``("among", name, values)``
of a choice are answered yes or no,
``("value", name)`` by what a choice is (of no name: what was decided), empty for none, and
``("whole",)`` by all of it as a number."""

TOLD = frozenset({"told", "any", "among", "value", "whole"})
"""Questions that no day of a case answers."""

Told = tuple[str, str]
"""Something that a case may tell, or leave untold: of which kind, and its name."""


class Trail:
    """What was asked of one case, in order.

    Attributes:
        made: Each question with its answer.
    """

    def __init__(self) -> None:
        self.made: list[tuple[Question, Answer]] = []
        self._known: dict[Question, Answer] = {}

    def asked(self, question: Question, answer: Answer) -> Answer:
        """Write a question down, unless its answer follows from those before."""
        if question not in self._known:
            self._known[question] = answer
            if not self._follows(question):
                self.made.append((question, answer))
        return answer

    def _follows(self, question: Question) -> bool:
        """Say whether the answer is no news: two days told apart are not the same, and so on."""
        kind, *of = question
        if kind in {"<", "="}:
            one, other = of
            later, less = ("<", other, one), ("<", one, other)
            same = (("=", one, other), ("=", other, one))
            others = (later, *same) if kind == "<" else (later, less)
            told = any(self._known.get(each) is True for each in others)
            return told or self._both_known(of)
        return kind == "told" and self._known.get(("any", of[0])) is False

    def _both_known(self, exprs: Iterable[Expr]) -> bool:
        return all(each[0] == "day" or ("which", each) in self._known for each in exprs)


def _ordered(one: Expr, other: Expr) -> tuple[Expr, Expr]:
    return (one, other) if repr(one) <= repr(other) else (other, one)


class AskedDay(date):
    """A day that writes down what is asked of it; beyond comparing, which day it is."""

    __slots__ = ("day_itself", "expr", "trail")
    day_itself: date
    expr: Expr
    trail: Trail

    def __new__(cls, day: date, expr: Expr, trail: Trail) -> "AskedDay":  # noqa: PYI034 - a date takes other arguments
        """Make a day that is worked out so."""
        itself = plain(day)
        made = super().__new__(cls, itself.year, itself.month, itself.day)
        made.day_itself, made.expr, made.trail = itself, expr, trail
        return made

    def plain(self) -> date:
        """Give the day itself, unasked: what is done with it must be written down otherwise."""
        return self.day_itself

    def known(self) -> date:
        """Give the day itself, and write down which it is."""
        day = self.plain()
        self.trail.asked(("which", self.expr), day.toordinal())
        return day

    def derived(self, day: date, expr: Expr) -> "AskedDay":
        """Give a day worked out from this one."""
        return AskedDay(day, expr, self.trail)

    def __lt__(self, other: date) -> bool:
        """Say whether it is earlier."""
        return self._less(self, other)

    def __gt__(self, other: date) -> bool:
        """Say whether it is later."""
        return self._less(other, self)

    def __le__(self, other: date) -> bool:
        """Say whether it is no later."""
        return not self._less(other, self)

    def __ge__(self, other: date) -> bool:
        """Say whether it is no earlier."""
        return not self._less(self, other)

    def __eq__(self, other: object) -> bool:
        """Say whether it is the same day."""
        if not isinstance(other, date):
            return False
        pair = _ordered(self.expr, expr_of(other))
        return pair[0] == pair[1] or bool(
            self.trail.asked(("=", *pair), date.__eq__(self.plain(), plain(other)))
        )

    def __ne__(self, other: object) -> bool:
        """Say whether it is another day."""
        return not self == other

    def __hash__(self) -> int:
        """Ask which day it is."""
        return hash(self.known())

    def __add__(self, delta: timedelta) -> "AskedDay":
        """Give a day so much later."""
        return self.derived(self.plain() + delta, ("add", self.expr, delta.days))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        """Give a day so much earlier; between two days, ask which they are."""
        if isinstance(other, timedelta):
            return self + -other
        return self.known() - known(other)

    def __rsub__(self, other: date) -> timedelta:
        """Ask which days they are."""
        return known(other) - self.known()

    def _less(self, one: date, other: date) -> bool:
        here, there = expr_of(one), expr_of(other)
        if here == there:
            return False
        less = date.__lt__(plain(one), plain(other))
        return bool(self.trail.asked(("<", here, there), less))


_GIVEN = ("isoformat", "strftime", "weekday", "isoweekday", "toordinal", "timetuple", "replace")


def _asking(name: str) -> Callable[..., Any]:
    return lambda self, *words, **named: getattr(self.known(), name)(*words, **named)


def _part(name: str) -> Callable[[AskedDay], Any]:
    return lambda self: getattr(self.known(), name)


for _name in (*_GIVEN, "isocalendar", "ctime", "__str__", "__repr__", "__format__"):
    setattr(AskedDay, _name, _asking(_name))
for _name in ("year", "month", "day"):
    setattr(AskedDay, _name, property(_part(_name)))


def expr_of(day: date) -> Expr:
    """Say how a day is worked out; of a plain one, that it is itself."""
    return day.expr if isinstance(day, AskedDay) else ("day", day.toordinal())


def facts_in(expr: Expr) -> set[Event]:
    """Name the facts on whose days a day hangs."""
    match expr:
        case ("fact", event):
            return {event}
        case ("table", _, of) | ("add", of, _):
            return facts_in(of)
        case ("least" | "most", *of):
            return {event for each in of for event in facts_in(each)}
        case _:
            return set()


def plain(day: date) -> date:
    """Give a day itself, unasked."""
    return day.plain() if isinstance(day, AskedDay) else day


def known(day: date) -> date:
    """Give a day itself, and write down which it is."""
    return day.known() if isinstance(day, AskedDay) else day


def earliest(days: Collection[date]) -> date:
    """Give the earliest of some days; of asked ones without asking which that is."""
    return _out_of(days, min, "least")


def latest(days: Collection[date]) -> date:
    """Give the latest of some days; of asked ones without asking which that is."""
    return _out_of(days, max, "most")


def _out_of(days: Collection[date], pick: Callable[[Iterable[date]], date], name: str) -> date:
    asked = next((each for each in days if isinstance(each, AskedDay)), None)
    if asked is None:
        return pick(days)
    exprs = tuple(dict.fromkeys(map(expr_of, days)))
    day = pick(map(plain, days))
    return asked.derived(day, exprs[0] if len(exprs) == 1 else (name, *exprs))
