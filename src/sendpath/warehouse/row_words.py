"""What is said of a row in words, as SQL: what to do, what to find out, what is overdue."""

from collections.abc import Callable, Sequence
from functools import partial

from sendpath.answers import words
from sendpath.caseload.briefs import Brief
from sendpath.caseload.questions import CHASE
from sendpath.caseload.row_words import AT_ONCE, DEPENDS
from sendpath.core.law import Rule
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
from sendpath.warehouse.row_steps import StepPrinter
from sendpath.warehouse.rules import Asked

MISSED = ("since", "told-beside", "left-beside")
"""The sentences of ``missed``: of fewer ways by themselves than together."""

AWAITING = ("awaiting",)

ISO = "STRFTIME({}, '%Y-%m-%d')"

SAME = "COALESCE({} = {}, FALSE)"


class WordPrinter(StepPrinter):
    """Print the columns of a process, those in words too."""

    def overdue_words(self) -> Cell:
        """Print what a public body should have done; what two rules say alike, once."""
        told: list[Cell] = []
        before: dict[str, list[Cell]] = {}
        for each in self.asked:
            late = each.where(lambda brief: brief.overdue)
            if late == FALSE:
                continue
            text = self._told("late", late, each)
            begins = f"{each.rule.title} ({words.owner_of(each.rule)})"
            same = [joined(SAME, other, text) for other in before.get(begins, ())]
            told.append(chosen([(negated(either(same)), text)]))
            before.setdefault(begins, []).append(text)
        return spaced_out("; ", told)

    def _told(self, question: str, test: Cell, each: Asked) -> Cell:
        """Print the sentences of a question for those rows only that are told them."""
        text = self.text(question, each.rule.id)
        name = f"{question}_{named(each.rule.id)}"
        return self.once(name, lambda: chosen([(test, text)]))

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
        to_do = self._to_do(following)
        last = [chosen([(none, each)]) for each in self._last()]
        return spaced_out(
            " ",
            [
                *self._belated(),
                *first,
                to_do,
                self._own(following),
                depends,
                instead,
                *last,
                *self.notes(),
            ],
        )

    def _to_do(self, following: Cell) -> Cell:
        """Print what comes next."""
        live = [each.where(_is_ahead) != FALSE for each in self.asked]
        return self.at_place(
            following,
            [
                self.text("to-do", each.rule.id) if there else NULL
                for each, there in zip(self.asked, live, strict=True)
            ],
        )

    def _own(self, following: Cell) -> Cell:
        """Print what the family itself is to do by a day, where what comes next is for others."""
        acting = self.acting()
        if NULL in (acting, following):
            return NULL
        mine = [
            (each, day)
            for each in self.limits()
            if (day := each.given(lambda brief: self.day(brief.act))) != NULL
        ]
        first = [
            (joined("{} = {}", day, acting), self.text("to-do", each.rule.id)) for each, day in mine
        ]
        others = [
            joined(f"{{}} = {at}", following)
            for at, each in enumerate(self.asked)
            if each.rule.kind != "limit" and each.where(_is_ahead) != FALSE
        ]
        return chosen([(either(others), chosen(first))])

    def _belated(self) -> list[Cell]:
        """Print what is said of what the family did after its last day."""
        return [
            chosen([(test, self.text("belated", each.rule.id))])
            for each in self.limits()
            if (test := each.where(lambda brief: brief.belated)) != FALSE
        ]

    def _first(self) -> tuple[list[Cell], Cell]:
        """Print what comes first, and say whether there is any of it."""
        pairs = [
            (test, spaced_out(" ", [self.text(question, each.rule.id) for question in questions]))
            for questions, stands in ((MISSED, "passed"), (AWAITING, "awaiting-certificate"))
            for each in self.limits()
            if (test := each.where(partial(_stands, stands))) != FALSE
        ]
        overdue = self.once("any_overdue", lambda: self.any(lambda brief: brief.overdue))
        asks = self._to_find_out(closing=True)
        missing = self.missing()
        there = [test for test, _ in pairs] + [overdue, *(test for test, _ in asks)]
        there += [] if missing == NULL else [joined("{} IS NOT NULL", missing)]
        told = [chosen([pair]) for pair in pairs]
        told += [missing, *self._chase()]
        told += self._first_of(asks, "asked")
        return told, self.once("any_first", lambda: either(there))

    def _chase(self) -> list[Cell]:
        """Print what to do of what is overdue: once of all that is so for certain."""
        late = [
            (test, each)
            for each in self.asked
            if (test := each.where(lambda brief: brief.overdue)) != FALSE
        ]
        sure = [test for test, each in late if not _hangs_on(each.rule)]
        told, before = list[Cell](), list[Cell]()
        for test, each in late:
            if not _hangs_on(each.rule):
                continue
            text = self._told("chase", test, each)
            plain = joined(SAME, text, Cell(quoted(CHASE)))
            sure.append(plain)
            same = [joined(SAME, text, other) for other in before]
            told.append(chosen([(negated(either([plain, *same])), text)]))
            before.append(text)
        plainly = either(sure)
        return [*([chosen([(plainly, Cell(quoted(CHASE)))])] if late else []), *told]

    def _to_find_out(self, *, closing: bool) -> list[tuple[Cell, Cell]]:
        """Print the first questions of what has passed, of which nobody told."""
        asks = [
            (question, each, test)
            for question, open_ in (("question", _asks), ("whether-due", _hangs))
            for each in self.asked
            if (each.rule.closed_by is not None) == closing and (test := each.where(open_)) != FALSE
        ]
        return [(test, self.text(question, each.rule.id)) for question, each, test in asks]

    def _first_of(self, asks: Sequence[tuple[Cell, Cell]], name: str) -> list[Cell]:
        """Print the first texts of those that are to be told.

        It is found out which they are, and then asked: to count before each those that are told
        would take as many steps as there are pairs.
        """
        places: list[Cell] = []
        for nth in range(min(AT_ONCE, len(asks))):
            after = [
                joined(f"{{}} < {at}", places[-1]) if places else TRUE for at in range(len(asks))
            ]
            found = chosen(
                [(both([test, after[at]]), Cell(str(at))) for at, (test, _) in enumerate(asks)]
            )
            places.append(self.printer.column((name, nth), f"r_{name}_{nth}", found))
        return [
            chosen([(either(joined(f"{{}} = {at}", place) for place in places), text)])
            for at, (_, text) in enumerate(asks)
        ]

    def _following(self, any_first: Cell) -> Cell:
        sure, following = self.next(sure=True), self.next()
        other = chosen([(negated(any_first), following)]) if following != NULL else NULL
        known = [each for each in (sure, other) if each != NULL]
        return self.once("following", lambda: called("COALESCE", known) if known else NULL)

    def _wanted(self) -> tuple[Cell, Cell]:
        """Print what would tell whether something binds that has passed."""
        names = sorted({name for each in self.asked for b in each.briefs for name in b.wanted})
        tests = [self.any(partial(_wants, name)) for name in names]
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
        return [*self._first_of(asks, "asked_last"), *told]


def _hangs_on(rule: Rule) -> bool:
    """Say whether something is to be checked before a rule is called overdue."""
    notes = (note for version in rule.versions for note in version.notes)
    tests = (each.closure for version in rule.versions for each in version.exemptions)
    return any(tests) or any(note.qualifies and not note.unsure for note in notes)


def _iso(day: Cell) -> Cell:
    return NULL if day == NULL else joined(ISO, day)


def _stands(word: str, brief: Brief) -> bool:
    return brief.stands == word


def _asks(brief: Brief) -> bool:
    return brief.asks


def _is_ahead(brief: Brief) -> bool:
    return brief.live is not None


def _hangs(brief: Brief) -> bool:
    return brief.hangs


def _wants(name: str, brief: Brief) -> bool:
    return name in brief.wanted


SUMMARY: dict[str, Callable[[WordPrinter], Cell]] = {
    "standing": WordPrinter.standing,
    "act_by": lambda row: _iso(row.act_by()),
    "who": WordPrinter.who,
    "next": WordPrinter.next_id,
    "next_due": lambda row: _iso(row.next_due()),
    "council_next_due": lambda row: _iso(row.council_next_due()),
    "overdue": WordPrinter.overdue,
    "next_words": WordPrinter.next_words,
    "overdue_words": WordPrinter.overdue_words,
    "days_overdue": WordPrinter.days_overdue,
    "law_as_at": lambda row: Cell(quoted(row.book.law_as_at.isoformat())),
}
"""Columns about the row as a whole."""
