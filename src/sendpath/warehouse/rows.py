"""What is said of a row as a whole, as SQL: how it stands, what comes next, what to do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from sendpath.answers import words
from sendpath.caseload.letter_cells import OURS, column_of
from sendpath.caseload.questions import ACT_TODAY, ORDER, Brief
from sendpath.caseload.row_words import AT_ONCE, CHASE, DEPENDS
from sendpath.core.clauses import Note, RuleId
from sendpath.core.law import Rule
from sendpath.core.trees import Worked
from sendpath.warehouse.cells import (
    FALSE,
    NULL,
    TRUE,
    Cell,
    both,
    by_value,
    called,
    chosen,
    either,
    joined,
    negated,
    quoted,
    spaced_out,
)
from sendpath.warehouse.names import named
from sendpath.warehouse.printer import TODAY, Printer

ISO = "STRFTIME({}, '%Y-%m-%d')"


class Asked(NamedTuple):
    """A rule, and what it says of a row in brief: the number of one of some briefs.

    Attributes:
        rule: The rule.
        number: Which of the briefs it is.
        briefs: All that it may be.
        out: Whether it is not asked of such a row at all.
    """

    rule: Rule
    number: Cell
    briefs: Sequence[Brief]
    out: Cell = FALSE

    def where(self, says: Callable[[Brief], object]) -> Cell:
        """Say of which rows the rule says something."""
        numbers = [at for at, each in enumerate(self.briefs) if says(each)]
        if len(numbers) in {0, len(self.briefs)}:
            test = TRUE if numbers else FALSE
        else:
            test = joined(f"{{}} IN ({', '.join(map(str, numbers))})", self.number)
        return both([negated(self.out), test])

    def given(self, value: Callable[[Brief], Cell]) -> Cell:
        """Give what goes with each brief."""
        cells = [value(each) for each in self.briefs]
        pairs = [(Cell(str(at)), cell) for at, cell in enumerate(cells) if cell != NULL]
        cell = cells[0] if len({*cells}) == 1 else by_value(self.number, pairs)
        return chosen([(negated(self.out), cell)]) if cell != NULL else NULL

    def else_(self, test: Cell) -> Cell:
        """Say whether it is not asked, or something holds."""
        return either([self.out, test])


class RowPrinter:
    """Print the columns of a process."""

    def __init__(self, printer: Printer, *, mixed: bool = False) -> None:
        self.printer, self.trees, self.mixed = printer, printer.trees, mixed
        self.ground = ground = printer.trees.ground
        self.book = ground.book
        self.made: dict[str, Cell] = {}
        self.asked = [self._asked(rule) for rule in ground.book.asked]

    def _asked(self, rule: RuleId) -> Asked:
        tree, law = self.trees.tree("brief", rule), self.book.law.rules[rule]
        number, briefs = self.printer.number(("brief", rule), tree, f"b_{named(rule)}")
        return Asked(law, number, briefs, self._out(law.process))

    def _out(self, process: str) -> Cell:
        """Say whether a process is not asked of a row: on a sheet of mixed cases, some are not."""
        if not self.mixed or not self.book.processes[process].left_out:
            return FALSE
        orchard = self.trees.explored.orchard
        tree = orchard.mapped(self.trees.tree("left-out"), lambda value: process in value)
        printed = self.printer.tree(tree, "yes", _yes)
        return self.once(f"out_{named(process)}", lambda: printed)

    def once(self, name: str, make: Callable[[], Cell]) -> Cell:
        """Give an expression a column of its own, made when it is first asked for."""
        if name not in self.made:
            self.made[name] = self.printer.column(("row", name), f"r_{name}", make())
        return self.made[name]

    # -- of one rule

    def part(self, rule: RuleId, part: str) -> Cell:
        """Print what a column tells of a rule's last day."""
        tree = self.trees.tree("part", (rule, part))
        if part == "_certainty":
            return self.printer.tree(
                tree, "word", lambda value: Cell(quoted(value)) if value else NULL
            )
        name = f"{named(column_of(rule).removeprefix(OURS))}_{part.strip('_') or 'due'}"
        day = self.printer.tree(tree, "day", self.printer.day_or_none)
        return self.printer.column(("part of", rule, part), f"v_{name}", day)

    def stands(self, rule: RuleId) -> Cell:
        """Print how a rule stands."""
        asked = next(each for each in self.asked if each.rule.id == rule)
        return asked.given(lambda brief: Cell(quoted(brief.stands)))

    def text(self, question: str, subject: Any = None, name: str = "") -> Cell:
        """Print the sentences of a question."""
        tree = self.trees.tree(question, subject)
        called_ = f"q_{named(question)}_{named(name or subject or '')}".rstrip("_")
        return self.printer.text((question, subject), tree, called_)

    # -- of the row

    def missing(self) -> Cell:
        """Print what a family's last day waits for."""
        if self.book.letter.window not in self.book.asked:
            return NULL
        tree = self.trees.tree("missing-letter")
        told = self.printer.text("missing-letter", tree, "q_missing")
        out = self._out(self.book.law.rules[self.book.letter.window].process)
        return self.once("missing", lambda: chosen([(negated(out), told)]))

    def notes(self) -> list[Cell]:
        """Print the notes of the process that go with a day."""
        asked = {each.rule.process for each in self.asked}
        return [
            chosen([(self._dated(name), self._note(name, at, note))])
            for name, process in self.book.processes.items()
            if name in asked
            for at, note in enumerate(process.notes)
            if note.with_day
        ]

    def _dated(self, process: str) -> Cell:
        """Say whether a rule of a process gives a last day; on mixed sheets, if it is asked."""
        if self.mixed:
            return negated(self._out(process))
        own = [each for each in self.asked if each.rule.process == process]
        return self.once(f"dated_{named(process)}", lambda: self._any(lambda b: b.dated, own))

    def _note(self, process: str, at: int, note: Note) -> Cell:
        key = self.trees.explored.itself(note)
        tree = self.trees.tree("note", note)
        return self.printer.text(("note", key.number), tree, f"q_note_{named(process)}_{at}")

    def hidden(self) -> Cell:
        """Say whether a last day of the family may lie in what is missing."""
        notes = either(joined("{} IS NOT NULL", each) for each in self.notes())
        lately = FALSE if notes == FALSE else self._lately()
        return self.once("hidden", lambda: either([both([notes, lately]), self._lettered()]))

    def _lately(self) -> Cell:
        return self.printer.tree(self.trees.tree("answered-lately"), "yes", _yes)

    def _lettered(self) -> Cell:
        missing, window = self.missing(), self.book.letter.window
        asked = [each for each in self.asked if each.rule.id == window]
        covered = either(each.where(lambda brief: brief.covered) for each in asked)
        return FALSE if missing == NULL else both([joined("{} IS NOT NULL", missing), covered])

    def waits(self) -> Cell:
        """Say whether nothing can be counted before more is told."""
        return self.once(
            "waits", lambda: both(e.else_(e.where(lambda b: b.waits)) for e in self.asked)
        )

    def faulty(self) -> Cell:
        """Say whether something is missing."""
        missing = self.missing()
        letter = FALSE if missing == NULL else joined("{} IS NOT NULL", missing)
        some = self._any(lambda brief: brief.stands == "waiting")
        return self.once("faulty", lambda: either([letter, both([self.waits(), some])]))

    def _any(self, says: Callable[[Brief], object], rules: Sequence[Asked] | None = None) -> Cell:
        return either(each.where(says) for each in (self.asked if rules is None else rules))

    def standing(self) -> Cell:
        """Print how the row stands."""
        ranks = [each.given(lambda brief: Cell(str(brief.rank))) for each in self.asked]
        rank = self.once("rank", lambda: called("LEAST", ranks) if len(ranks) > 1 else ranks[0])
        done = joined(f"{{}} = {ORDER.index('done')}", rank)
        unknown = either([self.hidden(), both([done, self.faulty()])])
        word = by_value(
            rank, [(Cell(str(at)), Cell(quoted(each))) for at, each in enumerate(ORDER)]
        )
        return chosen([(unknown, Cell(quoted("unknown")))], word)

    def _days(self, name: str, day: Callable[[Brief], Cell], rules: Sequence[Asked]) -> Cell:
        """Give a row's earliest of the days that its rules give."""
        cells = [cell for each in rules if (cell := each.given(day)) != NULL]
        if not cells:
            return NULL
        return self.once(name, lambda: called("LEAST", cells) if len(cells) > 1 else cells[0])

    def next_due(self, *, sure: bool = False) -> Cell:
        """Print the next last day that is still ahead."""
        return self._days(
            "sure_due" if sure else "next_due",
            lambda brief: self._live(brief) if brief.sure or not sure else NULL,
            self.asked,
        )

    def next(self, *, sure: bool = False) -> Cell:
        """Print whose it is: the first of equals by rule."""
        due = self.next_due(sure=sure)
        if due == NULL:
            return NULL
        pairs = [
            (joined("{} = {}", day, due), Cell(quoted(each.rule.id)))
            for each in self.asked
            if (day := each.given(lambda b: self._live(b) if b.sure or not sure else NULL)) != NULL
        ]
        return self.once("sure" if sure else "next", lambda: chosen(pairs))

    def _live(self, brief: Brief) -> Cell:
        return self._day(brief.live)

    def _day(self, day: Any) -> Cell:
        return self.printer.day(day.expr) if isinstance(day, Worked) else NULL

    def limits(self) -> list[Asked]:
        """Give the rules that set the family a last day."""
        return [each for each in self.asked if each.rule.kind == "limit"]

    def acting(self) -> Cell:
        """Print the day by which the family must act, as it falls."""
        return self._days("acting", lambda brief: self._day(brief.act), self.limits())

    def act_by(self) -> Cell:
        """Print the working day by which the family must act."""
        at_once = either([self.hidden(), self._any(lambda b: b.stands in ACT_TODAY, self.limits())])
        acting = self.acting()
        pairs = [(at_once, TODAY)]
        if acting != NULL:
            working = Cell("acting.working_by", acting.layer)
            pairs.append((joined("{} IS NOT NULL", acting), called("GREATEST", [TODAY, working])))
        return chosen([*pairs, (self.faulty(), TODAY)])

    def overdue(self) -> Cell:
        """Print which duties are overdue."""
        return spaced_out(
            " ",
            [
                chosen([(late, Cell(quoted(each.rule.id)))])
                for each in self.asked
                if (late := each.where(lambda brief: brief.overdue)) != FALSE
            ],
        )

    def overdue_words(self) -> Cell:
        """Print what a public body should have done; what two rules say alike, once."""
        told: list[Cell] = []
        before: dict[str, list[tuple[Cell, Cell]]] = {}
        for each in self.asked:
            late = each.where(lambda brief: brief.overdue)
            if late == FALSE:
                continue
            text = self.text("late", each.rule.id)
            begins = f"{each.rule.title} ({each.rule.owner or words.WHO[each.rule.who]})"
            same = [
                joined("COALESCE({} = {}, FALSE)", chosen([(test, other)]), text)
                for test, other in before.get(begins, ())
            ]
            told.append(chosen([(both([late, negated(either(same))]), text)]))
            before.setdefault(begins, []).append((late, text))
        return spaced_out("; ", told)

    # -- what to do

    def next_words(self) -> Cell:
        """Print what to do: what is missed, what to chase, what to find out, what comes by when."""
        first, any_first = self._first()
        following = self._following(any_first)
        wanted, depends = self._wanted()
        instead = self._instead()
        later = either(
            [any_first, *(joined("{} IS NOT NULL", each) for each in (following, instead)), wanted]
        )
        none = self.once("nothing_told", lambda: negated(later))
        to_do = by_value(
            following,
            [
                (Cell(quoted(each.rule.id)), self.text("to-do", each.rule.id))
                for each in self.asked
                if each.where(lambda brief: brief.live is not None) != FALSE
            ],
        )
        last = [chosen([(none, each)]) for each in self._last()]
        return spaced_out(" ", [*first, to_do, depends, instead, *last, *self.notes()])

    def _first(self) -> tuple[list[Cell], Cell]:
        """Print what comes first, and say whether there is any of it."""
        pairs = [
            (test, self.text(question, each.rule.id))
            for question, stands in (("missed", "passed"), ("awaiting", "awaiting-certificate"))
            for each in self.limits()
            if (test := each.where(partial(_stands, stands))) != FALSE
        ]
        overdue = self.once("any_overdue", lambda: self._any(lambda brief: brief.overdue))
        asks = self._to_find_out(closing=True)
        missing = self.missing()
        there = [test for test, _ in pairs] + [overdue, *(test for test, _ in asks)]
        there += [] if missing == NULL else [joined("{} IS NOT NULL", missing)]
        told = [chosen([pair]) for pair in pairs]
        told += [missing, chosen([(overdue, Cell(quoted(CHASE)))])]
        told += [chosen([pair]) for pair in asks]
        return told, self.once("any_first", lambda: either(there))

    def _to_find_out(self, *, closing: bool) -> list[tuple[Cell, Cell]]:
        """Print the first questions of what has passed, of which nobody told."""
        asks = [
            (each, test)
            for each in self.asked
            if (each.rule.closed_by is not None) == closing
            and (test := each.where(lambda brief: brief.asks)) != FALSE
        ]
        counted: list[tuple[Cell, Cell]] = []
        for at, (each, test) in enumerate(asks):
            first = at < AT_ONCE or joined(
                f"({' + '.join(['CASE WHEN {} THEN 1 ELSE 0 END'] * at)}) < {AT_ONCE}",
                *(before for _, before in asks[:at]),
            )
            text = self.text("question", each.rule.id)
            counted.append((test if first is True else both([test, first]), text))
        return counted

    def _following(self, any_first: Cell) -> Cell:
        sure, following = self.next(sure=True), self.next()
        other = chosen([(negated(any_first), following)]) if following != NULL else NULL
        known = [each for each in (sure, other) if each != NULL]
        return self.once("following", lambda: called("COALESCE", known) if known else NULL)

    def _wanted(self) -> tuple[Cell, Cell]:
        """Print what would tell whether something binds that has passed."""
        names = sorted({name for each in self.asked for b in each.briefs for name in b.wanted})
        tests = [self._any(partial(_wants, name)) for name in names]
        pairs = zip(tests, names, strict=True)
        listed = spaced_out(" or ", [chosen([(test, Cell(quoted(name)))]) for test, name in pairs])
        before, after = map(quoted, DEPENDS.split("{}"))
        any_ = self.once("wanted", lambda: either(tests))
        return any_, chosen([(any_, joined(f"{before} || {{}} || {after}", listed))])

    def _instead(self) -> Cell:
        """Print the nearest remedy, where what was decided cannot be appealed."""
        reasons = self.trees.ground.decisions.reasons
        return by_value(
            Cell("c_reason"),
            [
                (Cell(quoted(slug)), Cell(quoted(each.instead[0].text)))
                for slug, each in reasons.items()
                if each.answer == "no" and each.instead
            ],
        )

    def _last(self) -> list[Cell]:
        """Print what is said only where nothing else is."""
        asks = self._to_find_out(closing=False)
        lacking = [
            (test, self.text("lacking-terms", each.rule.id))
            for each in self.asked
            if (test := each.where(lambda brief: brief.lacks_terms)) != FALSE
        ]
        first = [chosen([(both([t, joined("{} IS NOT NULL", x)]), x) for t, x in lacking])]
        asked = either(test for test, _ in asks)
        told = [chosen([(negated(asked), each)]) for each in first if each != NULL]
        return [*(chosen([pair]) for pair in asks), *told]


def _yes(value: Any) -> Cell:
    return TRUE if value else FALSE


def _stands(word: str, brief: Brief) -> bool:
    return brief.stands == word


def _wants(name: str, brief: Brief) -> bool:
    return name in brief.wanted


SUMMARY: dict[str, Callable[[RowPrinter], Cell]] = {
    "standing": RowPrinter.standing,
    "act_by": lambda row: joined(ISO, row.act_by()),
    "next": RowPrinter.next,
    "next_due": lambda row: joined(ISO, row.next_due()),
    "overdue": RowPrinter.overdue,
    "next_words": RowPrinter.next_words,
    "overdue_words": RowPrinter.overdue_words,
    "law_as_at": lambda row: Cell(quoted(row.book.law_as_at.isoformat())),
}
"""Columns about the row as a whole."""
