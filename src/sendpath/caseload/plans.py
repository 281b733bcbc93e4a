"""Which rules have something to say of a row: for cases alike, the silent ones are found once.

Of a hundred rules most are silent, and which are is asked of the rules of one process together:
most rows tell nothing that concerns a process, and of those it is known already.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import or_
from typing import NamedTuple, cast

from sendpath.caseload.asking import Asked, Known, Memory, Speaker, Subject
from sendpath.caseload.briefs import NO_RANK, SILENT, Brief
from sendpath.caseload.nothing_given import Wanted
from sendpath.caseload.row import Sum
from sendpath.core.asked import Answer
from sendpath.core.asked_case import Specimen
from sendpath.core.clauses import Note, RuleId
from sendpath.core.law import Rule
from sendpath.core.queries import Answered, Query
from sendpath.core.trees import Leaf, LearntTree, Node, Tree

SORTS = 1 << 12
"""Sorts of rows of which it is kept which rules have something to say."""

ProcessNote = tuple[str, Note]
"""A note that holds whatever the rule, and its process."""


class Plan(NamedTuple):
    """What is known of all rows of one sort before any of their days.

    Attributes:
        rules: The rules that are asked.
        wanted: What may be missing of such rows.
        speakers: Those that may have something to say.
        cells: A line in which the others have said what columns tell of them.
        rank: How such a row stands by the others.
        waits: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
        notes: The notes of processes that may have something to say.
        asked: What was asked of such rows to know all that, by process.
    """

    rules: Mapping[RuleId, Rule]
    wanted: Wanted
    speakers: Sequence[Speaker]
    cells: Sequence[str]
    rank: int = NO_RANK
    waits: bool = True
    excused: bool = False
    notes: Sequence[ProcessNote] = ()
    asked: Sequence[Answered] = ()

    def ask(self, asked: Asked, cells: list[str]) -> Sum:
        """Ask a row of the rules that may have something to say, and take it together."""
        said = [asked.spoken(speaker, cells) for speaker in self.speakers]
        return Sum(self.speakers, said, self.rank, waits=self.waits)


class Body(NamedTuple):
    """All that rows are asked of.

    Attributes:
        rules: The rules to ask.
        subjects: What columns tell of rules.
        notes: The notes of processes that go with a day.
        width: How many cells a line has.
        wanted: What may be missing of them.
    """

    rules: Mapping[RuleId, Rule]
    subjects: Mapping[RuleId, Subject]
    notes: Sequence[ProcessNote]
    width: int
    wanted: Wanted

    def notes_of(self, process: str) -> list[ProcessNote]:
        """Give the notes of one process."""
        return [each for each in self.notes if each[0] == process]

    def speakers(self) -> list[Speaker]:
        """Give the rules, each with what is asked of it."""
        told = self.subjects
        return [Speaker(rule, told.get(name) or Subject(name)) for name, rule in self.rules.items()]

    def plan(self) -> Plan:
        """Give what is known of a row that is asked by itself: nothing. Each rule is asked."""
        cells = [""] * self.width
        return Plan(self.rules, self.wanted, self.speakers(), cells, notes=self.notes)


class Silences(NamedTuple):
    """What the rules of one process say of all rows of one sort.

    Attributes:
        speakers: Those that may have something to say.
        cells: What columns tell of the others, each with its place in a line.
        rank: How such a row stands by the others.
        waits: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
        notes: The notes of the process that may have something to say.
        asked: What was asked of such rows to know all that.
        flags: What of it counts for a row as a whole.
        number: The number of its cells and notes: those alike have one.
        asks: What is asked of those that may have something to say, and from where on.
    """

    speakers: Sequence[Speaker]
    cells: Sequence[tuple[int, str]]
    rank: int
    waits: bool
    excused: bool
    notes: Sequence[ProcessNote]
    asked: Answered
    flags: int
    number: int
    asks: Sequence[tuple[LearntTree, Tree]]


SPEAKS, GOES_ON, ANSWERS, DATED = 1, 2, 4, 8
"""What counts for a row as a whole, as bits: that a rule may have something to say; that one does
not wait for more to be told; that one gives a day or says why not; that one of a process gives a
day, for the first process, and so on."""


class Weight(NamedTuple):
    """What of an answer of a rule counts for a row as a whole.

    Attributes:
        rank: How the row stands by it.
        flags: What else counts.
        loud: Whether it says more, and so matters itself.
    """

    rank: int
    flags: int
    loud: bool


class Plans:
    """The plans of one body of rules."""

    def __init__(self, body: Body, memory: Memory, known: dict[str, "Process"]) -> None:
        self.body, self.memory = body, memory
        groups = groupby(body.speakers(), lambda speaker: speaker.rule.process)
        for name, each in groups:
            if name not in known:
                known[name] = Process([*each], body.notes_of(name), memory, len(known))
        ours = dict.fromkeys(rule.process for rule in body.rules.values())
        self.processes = [known[name] for name in ours]
        self._known: dict[int, Plan] = {}

    def said(self, of: Specimen) -> tuple[int, ...]:
        """Give as numbers what rules say of a row: of rows alike in it, all else is asked alike.

        Of a rule that says no more, it counts how a row stands by it, and not which rule it is.
        """
        rank, flags, numbers = NO_RANK, 0, list[int]()
        for process in self.processes:
            found, weights = process.silences(of), process.weights
            numbers.append(found.number)
            rank, flags = min(rank, found.rank), flags | found.flags
            for tree, start in found.asks:
                leaf = tree.leaf(of, start)
                weight = weights.get(leaf.number) or process.weigh(tree, leaf)
                rank, flags = min(rank, weight.rank), flags | weight.flags
                if weight.loud:
                    numbers.append(leaf.number)
        return rank, flags, *numbers

    def plan(self, asked: Known) -> Plan:
        """Find out which rules have something to say of rows like one."""
        shape = asked.specimen.shape
        if shape not in self._known:
            if len(self._known) >= SORTS:
                self._known.clear()
            self._known[shape] = self._plan(asked.specimen)
        plan = self._known[shape]
        for each in plan.asked:
            asked.heard(each)
        return plan

    def _plan(self, of: Specimen) -> Plan:
        cells, speakers, notes = [""] * self.body.width, list[Speaker](), list[ProcessNote]()
        rank, waits, excused, asked = NO_RANK, True, False, list[Answered]()
        for process in self.processes:
            each = process.silences(of)
            for place, cell in each.cells:
                cells[place] = cell
            speakers += each.speakers
            notes += each.notes
            rank, waits = min(rank, each.rank), waits and each.waits
            excused = excused or each.excused
            asked.append(each.asked)
        rules, wanted = self.body.rules, self.body.wanted
        return Plan(rules, wanted, speakers, cells, rank, waits, excused, notes, asked)


class Process:
    """The rules of one process, and what was found of them."""

    def __init__(
        self, speakers: Sequence[Speaker], notes: Sequence[ProcessNote], memory: Memory, place: int
    ) -> None:
        self.every = [(each, memory.tree("spoken", each.subject)) for each in speakers]
        self.notes = [(each, memory.tree("note", each[1])) for each in notes]
        self.mask, self.evaluator, self.dated = 0, memory.evaluator, DATED << place
        self.weights: dict[int, Weight] = {}
        window = memory.ground.book.letter.window
        self.window = next((tree for each, tree in self.every if each.rule.id == window), None)
        self._known: dict[int, Silences] = {}
        self._numbers: dict[object, int] = {}

    def silences(self, of: Specimen) -> Silences:
        """Find out which rules have something to say of rows like one."""
        found = self._known.get(of.shape & self.mask)
        return self._found(of) if found is None else found

    def weigh(self, tree: LearntTree, leaf: Leaf) -> Weight:
        """Say what of an answer of a rule counts for a row as a whole."""
        brief, told = leaf.value
        answers = brief.dated or brief.excused or not brief.covered
        flags = (0 if brief.waits else GOES_ON) | (ANSWERS if answers else 0)
        flags |= self.dated if brief.dated else 0
        cells = any(cell is not None for cell in told)
        loud = brief.live is not None or brief.rare or cells or tree is self.window
        weight = self.weights[leaf.number] = Weight(brief.rank, flags, loud)
        return weight

    def _found(self, of: Specimen) -> Silences:
        speakers, cells, briefs, mask = list[Speaker](), [], list[Brief](), self.mask
        asked, asks = dict[Query, Answer](), list[tuple[LearntTree, Tree]]()
        for speaker, tree in self.every:
            before, first = _first(tree, of)
            asked.update(before)
            mask |= tree.mask
            brief, told = first.value if isinstance(first, Leaf) else (None, ())
            if brief is None or brief.rare or brief.stands not in SILENT:
                speakers.append(Speaker(speaker.rule, speaker.subject, tree, first))
                asks.append((tree, first))
                continue
            briefs.append(brief)
            pairs = zip(speaker.subject.places, told, strict=True)
            cells += [(place, str(cell)) for place, cell in pairs if cell]
        notes = list[ProcessNote]()
        for note, tree in self.notes:
            before, first = _first(tree, of)
            asked.update(before)
            notes += [note] if isinstance(first, Node) or first.value else []
        mask = reduce(or_, (tree.mask for _, tree in self.notes), mask)
        if mask != self.mask or len(self._known) >= SORTS:
            self.mask = mask
            self._known.clear()
        rank = min((brief.rank for brief in briefs), default=NO_RANK)
        waits, excused = all(one.waits for one in briefs), any(one.excused for one in briefs)
        alike = (*(note.id for _, note in notes), *cells)
        number = self._numbers.setdefault(alike, next(self.evaluator.numbers))
        flags = (
            (SPEAKS if speakers else 0) | (0 if waits else GOES_ON) | (ANSWERS if excused else 0)
        )
        found = Silences(
            speakers, cells, rank, waits, excused, notes, [*asked.items()], flags, number, asks
        )
        self._known[of.shape & mask] = found
        return found


def _first(tree: LearntTree, of: Specimen) -> tuple[Answered, Tree]:
    """Give what is asked first of the days of rows like one; or the answer, if nothing is.

    Before it stands what was asked of what else they tell.
    """
    asked, first = tree.under(of.shape)
    if first is None:
        tree.learnt(of)
        asked, first = tree.under(of.shape)
    return asked, cast("Tree", first)
