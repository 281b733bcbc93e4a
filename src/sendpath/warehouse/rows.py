"""What is said of a row as a whole, as SQL: how it stands, what is missing, and what comes next."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sendpath.answers.missing_facts import hangs_on_choice
from sendpath.caseload.briefs import ORDER, Brief
from sendpath.caseload.our_names import OURS, column_of
from sendpath.core.clauses import Note, RuleId
from sendpath.core.trees import Worked
from sendpath.warehouse.cells import (
    FALSE,
    NULL,
    TRUE,
    Cell,
    both,
    by_number,
    by_value,
    called,
    chosen,
    either,
    joined,
    negated,
    quoted,
)
from sendpath.warehouse.names import named
from sendpath.warehouse.printer import Printer
from sendpath.warehouse.rules import Asked


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
        number, briefs = self.printer.number(
            ("brief", rule), tree, f"b_{named(rule)}", lambda brief: brief.rank
        )
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
        return [cell for _, cell in self._with_day()]

    def _with_day(self) -> list[tuple[Note, Cell]]:
        asked = {each.rule.process for each in self.asked}
        return [
            (note, chosen([(self._dated(name), self._note(name, at, note))]))
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
        return self.once(f"dated_{named(process)}", lambda: self.any(lambda b: b.dated, own))

    def _note(self, process: str, at: int, note: Note) -> Cell:
        key = self.trees.explored.itself(note)
        tree = self.trees.tree("note", note)
        return self.printer.text(("note", key.number), tree, f"q_note_{named(process)}_{at}")

    def hidden(self) -> Cell:
        """Say whether a last day of the family may lie in what is missing."""
        letters = [
            both([joined("{} IS NOT NULL", cell), self._lately(note)])
            for note, cell in self._with_day()
            if cell != NULL
        ]
        return self.once("hidden", lambda: either([*letters, self._lettered()]))

    def _lately(self, note: Note) -> Cell:
        return self.printer.tree(self.trees.tree("answered-lately", note), "yes", _yes)

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

    def asks_for_more(self) -> Cell:
        """Say whether a row may be told what is missing: where nothing gives a day, or terms end.

        On a sheet of one process, what gives no day waits.
        """
        undated = negated(self.any(lambda brief: brief.dated)) if self.mixed else FALSE
        terms = self.trees.ground.context.calendar.terms
        short = self.any(lambda brief: brief.lacks_terms) if terms else FALSE
        return either([undated, short])

    def faulty(self) -> Cell:
        """Say whether something is missing."""
        missing = self.missing()
        letter = FALSE if missing == NULL else joined("{} IS NOT NULL", missing)
        return self.once("faulty", lambda: either([letter, both([self.waits(), self._lacking()])]))

    def _lacking(self) -> Cell:
        """Say whether a fact is waited for: where a choice takes rules out, by one of that choice.

        As ``gives_nothing`` says it of one row.
        """
        waiting = self.any(lambda brief: brief.stands == "waiting")
        others = self.any(lambda brief: brief.waits and brief.stands == "not-applicable")
        if others == FALSE:
            return waiting
        hanging = [each for each in self.asked if hangs_on_choice(each.rule)]
        chosen_ = self.any(lambda brief: brief.stands == "waiting", hanging)
        return both([waiting, either([negated(others), chosen_])])

    def any(self, says: Callable[[Brief], object], rules: Sequence[Asked] | None = None) -> Cell:
        """Say whether any of some rules says something."""
        return either(each.where(says) for each in (self.asked if rules is None else rules))

    def standing(self) -> Cell:
        """Print how the row stands."""
        rank = self.once("rank", self._rank)
        done = joined(f"{{}} = {ORDER.index('done')}", rank)
        unknown = either([self.hidden(), both([done, self.faulty()])])
        word = by_value(
            rank, [(Cell(str(at)), Cell(quoted(each))) for at, each in enumerate(ORDER)]
        )
        return chosen([(unknown, Cell(quoted("unknown")))], word)

    def _rank(self) -> Cell:
        """Print how the row stands by the rule that comes first: the least place in ``ORDER``."""
        places = range(len(ORDER))
        tests = (self.any(partial(_comes_by, at)) for at in places)
        return chosen([(test, Cell(str(at))) for test, at in zip(tests, places, strict=True)])

    def days(self, name: str, day: Callable[[Brief], Cell], rules: Sequence[Asked]) -> Cell:
        """Give a row's earliest of the days that its rules give."""
        cells = [cell for each in rules if (cell := each.given(day)) != NULL]
        if not cells:
            return NULL
        return self.once(name, lambda: least(cells))

    def next_due(self, *, sure: bool = False) -> Cell:
        """Print the next last day that is still ahead."""
        days = [day for _, day in self._ahead(sure=sure)]
        return self.once("sure_due" if sure else "next_due", lambda: least(days)) if days else NULL

    def next(self, *, sure: bool = False) -> Cell:
        """Print whose it is, by the place of the rule: the first of equals."""
        due = self.next_due(sure=sure)
        if due == NULL:
            return NULL
        pairs = [
            (joined("{} = {}", day, due), Cell(str(self.asked.index(each))))
            for each, day in self._ahead(sure=sure)
        ]
        return self.once("sure" if sure else "next", lambda: chosen(pairs))

    def next_id(self) -> Cell:
        """Print the name of the rule whose the next last day is."""
        return self.at_place(self.next(), [Cell(quoted(each.rule.id)) for each in self.asked])

    def at_place(self, place: Cell, cells: Sequence[Cell]) -> Cell:
        """Give what goes with the place of a rule, if there is one."""
        if place == NULL:
            return NULL
        return chosen([(joined("{} IS NOT NULL", place), by_number(place, cells))])

    def _ahead(self, *, sure: bool) -> list[tuple[Asked, Cell]]:
        """Print the last days of rules that are ahead or today: all, or those that are sure."""
        days = [(each, self._live(each, sure=sure)) for each in self.asked]
        return [(each, day) for each, day in days if day != NULL]

    def _live(self, each: Asked, *, sure: bool) -> Cell:
        day = each.given(lambda brief: self.live(brief) if brief.sure or not sure else NULL)
        name = f"{'sure' if sure else 'live'}_{named(each.rule.id)}"
        return self.once(name, lambda: day)

    def live(self, brief: Brief) -> Cell:
        """Print the last day of a rule that is ahead or today."""
        return self.day(brief.live)

    def day(self, day: Any) -> Cell:
        """Print a day that a rule gives in brief, if it gives one."""
        return self.printer.day(day.expr) if isinstance(day, Worked) else NULL


def least(cells: Sequence[Cell]) -> Cell:
    """Give the least of some expressions, of which there is one at least."""
    return called("LEAST", cells) if len(cells) > 1 else cells[0]


def _comes_by(place: int, brief: Brief) -> bool:
    return brief.rank <= place


def _yes(value: Any) -> Cell:
    return TRUE if value else FALSE
