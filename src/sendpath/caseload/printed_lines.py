"""Lines of the commonest sorts of rows, printed as Python: from a row's cells to ours.

What is printed comes from the tree of lines that was learnt of a sort, and from nothing else. Where
it was not asked yet, or more is to be said of a row than its line, the printed function has no
answer, and the row is answered as any other. Days are numbers in a window (``cell_codes``), and
what hangs on one of them is a list by its number.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import gt
from typing import Any, NamedTuple

from sendpath.caseload.asking import Memory
from sendpath.caseload.cell_codes import Window
from sendpath.caseload.line_tree import End, Fork, LineTree, Stretch
from sendpath.caseload.lines import Line, LineWriter
from sendpath.caseload.row_sorts import FAR, Sort
from sendpath.caseload.traced import Hole
from sendpath.core.asked import Expr, Question
from sendpath.core.contradictions import Kind
from sendpath.core.learnt import Learnt
from sendpath.core.problem import Problem

DEEPEST = 60
"""Questions one after the other that are printed; Python nests a hundred blocks."""

BEYOND = 31
"""Days before the first that came, and after the last, that lists of days hold."""

Answer = str | tuple[str, Sequence[Problem]] | None
"""Our cells as they stand in a line of CSV, and what is wrong with such rows, if anything is; None
where a row has to be answered otherwise."""

Printed = Callable[[Sequence[str]], Answer]
"""Gives the answer to a row from the cells of its days."""

IDLE: Sequence[Problem] = []
"""Stands beside the answer to a row that tells facts only that other processes count from."""

NOTHING = "return None"


class Span(NamedTuple):
    """The days of a fact of which a certain day comes: from the first, and before another."""

    day: str
    first: int
    after: int


class LinePrinter:
    """Print the lines of sorts of rows.

    Attributes:
        cells: What reads the cell of each day: its number, or 0 for any that is not plainly told.
        window: The days that have numbers.
        width: How many cells of ours a line has.
    """

    def __init__(
        self,
        memory: Memory,
        writer: LineWriter,
        cells: Sequence[Mapping[str, int]],
        window: Window,
        width: int,
    ) -> None:
        self.memory, self.writer, self.cells = memory, writer, cells
        self.window, self.width = window, width
        self.there: dict[str, Any] = {}
        self.days: Mapping[int, int] = {}
        self._numbered: dict[Expr, Learnt[int, int]] = {}
        self._years: Learnt[int, int] = Learnt(
            lambda number: date.fromordinal(number + window.before).year
        )
        self._ones: Learnt[int, int] = Learnt(lambda number: number)
        self._texts: dict[Hole, Learnt[int, str]] = {}
        self._whole: dict[int, Sequence[Any] | Learnt[int, Any]] = {}
        self._quick, self._shape, self._reach = False, 0, range(0)

    def function(self, sort: Sort, tree: LineTree) -> Printed:
        """Print what is said of all rows of a sort, as far as it is known."""
        self.there, self.days = {}, dict([sort.derived] if sort.derived else [])
        self._quick = sort.common
        if self._quick:
            self._reach = self._reached()
        lines, told = ["def printed(row):"], sort.told or ()
        lines += [f" d{at} = {self._named(self.cells[at])}[row[{at}]]" for at in told]
        there = f"{self._reach[0]} <= d{{}} <= {self._reach[-1]}" if self._quick else "d{}"
        never = [f"not {there.format(at)}" for at in told]
        never += [
            self._broken(kind).format(f"d{one}", f"d{other}")
            for kind, pairs in sort.ties.items()
            for one, other in pairs
        ]
        lines += [f" if {' or '.join(never)}: {NOTHING}"]
        if sort.idle:
            lines += [f" return {',' * self.width!r}, {self._named(IDLE)}"]
        else:
            self._shape = sort.shape
            self._block(tree.top, lines, 1)
        exec(compile("\n".join(lines), "<lines>", "exec"), self.there)  # noqa: S102 - printed here, from the rules
        printed: Printed = self.there["printed"]
        return printed

    def _reached(self) -> range:
        """Give the numbers of the days that lists hold: of about those that came, if these are few.

        Once others came after all, lists hold every day: a sheet may be in the order of its days.
        """
        came = {0}.union(*(each.values() for each in self.cells)) - {0}
        ends = [self.window.number(each.toordinal()) for each in self.memory.lasts]
        every = range(ends[0] or 1, (ends[1] or self.window.size) + 1)
        if not came:
            return self._reach or every
        first, last = min(came), max(came)
        if first in self._reach and last in self._reach:
            return self._reach
        self._whole.clear()
        about = slice(max(0, first - BEYOND - every[0]), last + BEYOND + 1 - every[0])
        return every if self._reach else every[about]

    def _broken(self, kind: Kind) -> str:
        """Print whether two days stand to one another as they may not."""
        if kind == "another-year":
            year = self._named(self._years)
            return f"{year}[{{}}] != {year}[{{}}]"
        return "{} < {}" if kind in ("before", "early") else f"abs({{}} - {{}}) > {FAR}"

    def _named(self, thing: Any) -> str:
        """Give a thing a name by which the printed function knows it."""
        name = f"n{len(self.there)}"
        self.there[name] = thing
        return name

    def _block(self, stretch: Stretch | None, lines: list[str], depth: int) -> None:
        """Print what is said at the ends of the ways that go on here for rows of the sort."""
        pad = " " * depth
        if stretch is None or depth > DEEPEST or not stretch.is_of(self._shape):
            lines.append(f"{pad}{NOTHING}")
            return
        never = list[str]()
        for query, answer in stretch.days:
            asked = self._question(query.question)
            if asked is None or (asked is not answer and not isinstance(asked, str)):
                lines.append(f"{pad}{NOTHING}")
                return
            if isinstance(asked, str):
                never.append(f"{'not ' if answer else ''}({asked})")
        lines += [f"{pad}if {' or '.join(never)}: {NOTHING}"] if never else []
        if isinstance(stretch.end, End):
            lines.append(f"{pad}{self._line(stretch.end.line)}")
        else:
            self._fork(stretch.end, lines, depth)

    def _fork(self, fork: Fork, lines: list[str], depth: int) -> None:
        """Print where ways part; what rows of the sort tell is known."""
        asked = None if fork.told else self._question(fork.query.question)
        if fork.told or isinstance(asked, bool):
            answer = asked if isinstance(asked, bool) else fork.ask(self._shape)
            self._block(fork.follows.get(answer), lines, depth)
        elif asked is None:
            lines.append(f"{' ' * depth}{NOTHING}")
        else:
            lines.append(f"{' ' * depth}if {asked}:")
            self._block(fork.follows.get(True), lines, depth + 1)
            self._block(fork.follows.get(False), lines, depth)

    def _line(self, line: Line | None) -> str:
        """Print what gives the text of a line."""
        if line is None or not line.is_one_for_all:
            return NOTHING
        days = "".join(f"{self._text(each)}, " for each in line.parts if not isinstance(each, str))
        text = repr(line.template) + f" % ({days})"
        problems = f", {self._named(line.problems)}" if line.problems else ""
        return f"return {text}{problems}"

    def _text(self, hole: Hole) -> str:
        """Print how a day is written."""
        (how, expr), place = hole, self.memory.evaluator.single(hole[1])
        if place is None:
            return (
                f"{self._named(self.writer.tables[how])}[{self._day(expr)} + {self.window.before}]"
            )
        if hole not in self._texts:
            shown, alone = self.writer.tables[how], self._alone(expr, place)
            self._texts[hole] = Learnt(lambda number: shown[alone(number)])
        return self._by_number(self._texts[hole], place)

    def _alone(self, expr: Expr, place: int) -> Callable[[int], int]:
        """Give what works a day out, as an ordinal, from the number of the one it hangs on."""
        before, worked = self.window.before, self.memory.evaluator.day_alone(expr, place)
        return lambda number: worked(number + before)

    def _by_number(self, of: Learnt[int, Any], place: int) -> str:
        table = self._filled(of) if self._quick else of
        return f"{self._named(table)}[d{self.days.get(place, place)}]"

    def _filled(self, of: Learnt[int, Any]) -> Sequence[Any] | Learnt[int, Any]:
        """Give a table of days as a list, which is twice as quick, if it can be."""
        if id(of) not in self._whole:
            try:
                there = [of.get(number) or of.learn(number) for number in self._reach]
            except Exception:  # noqa: BLE001 - days at the calendar's ends may not be worked out
                self._whole[id(of)] = of
            else:
                self._whole[id(of)] = [None] * self._reach.start + there
        return self._whole[id(of)]

    def _question(self, question: Question) -> str | bool | None:
        """Print a question, or answer it where the sort does; None where it is asked otherwise."""
        match question:
            case ("<", one, ("day", ordinal)) if span := self._span(one, ordinal):
                return f"{span.day} < {span.first}"
            case ("<", ("day", ordinal), one) if span := self._span(one, ordinal):
                return f"{span.day} >= {span.after}"
            case ("=", ("day", ordinal), one) if span := self._span(one, ordinal):
                return f"{span.first} <= {span.day} < {span.after}"
            case ("<", one, other):
                return f"{self._day(one)} < {self._day(other)}"
            case ("=", one, other):
                return f"{self._day(one)} == {self._day(other)}"
            case _:
                return self._since(question)

    def _since(self, question: Question) -> str | bool | None:
        """Print whether any of some facts is no earlier than a day: of those that are told."""
        if question[0] != "since":
            return None
        (_, start, events), bits = question, self.memory.alphabet.bits
        told = [("fact", each) for each in events if bits["event", each] & self._shape]
        if start is None or not told:
            return bool(told)
        last = told[0] if len(told) == 1 else ("most", *told)
        return f"{self._day(last)} >= {self._day(start)}"

    def _span(self, expr: Expr, ordinal: int) -> Span | None:
        """Give the days of which a certain day comes; None where later days may give earlier ones.

        It is sought for common sorts only: all days are worked out for it.
        """
        place = self.memory.evaluator.single(expr)
        if not self._quick or place is None or expr[0] == "fact":
            return None
        there, first = self._filled(self._numbers(expr, place)), self._reach.start
        if not isinstance(there, list) or any(map(gt, there[first:], there[first + 1 :])):
            return None
        number = ordinal - self.window.before
        ends = (cut(there, number, first) for cut in (bisect_left, bisect_right))
        return Span(f"d{self.days.get(place, place)}", *ends)

    def _numbers(self, expr: Expr, place: int) -> Learnt[int, int]:
        """Give the numbers of a day that is worked out, by the number of the one it hangs on."""
        if expr not in self._numbered:
            alone, ones, before = self._alone(expr, place), self._ones, self.window.before
            self._numbered[expr] = Learnt(lambda number: ones[alone(number) - before])
        return self._numbered[expr]

    def _day(self, expr: Expr) -> str:
        """Print how a day is worked out, as a number."""
        before = self.window.before
        if expr[0] == "fact":
            place = self.memory.evaluator.place[expr[1]]
            return f"d{self.days.get(place, place)}"
        place_alone = self.memory.evaluator.single(expr)
        if place_alone is not None:
            return self._by_number(self._numbers(expr, place_alone), place_alone)
        match expr:
            case ("table", number, of):
                table = self._named(self.memory.days.tables[number])
                return f"({table}[{self._day(of)} + {before}] - {before})"
            case ("add", of, more):
                return f"({self._day(of)} + {more})"
            case ("day", ordinal):
                return str(ordinal - before)
            case ("least" | "most" as kind, *of):
                return f"{'min' if kind == 'least' else 'max'}({', '.join(map(self._day, of))})"
            case _:
                raise ValueError(expr)
