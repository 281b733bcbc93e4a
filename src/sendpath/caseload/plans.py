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
from sendpath.caseload.row import Sum
from sendpath.core.asked_case import Specimen
from sendpath.core.clauses import Note, RuleId
from sendpath.core.law import Rule
from sendpath.core.trees import Leaf, LearntTree, Tree

SORTS = 1 << 12
"""Sorts of rows of which it is kept which rules have something to say."""

ProcessNote = tuple[str, Note]
"""A note that holds whatever the rule, and its process."""


class Plan(NamedTuple):
    """What is known of all rows of one sort before any of their days.

    Attributes:
        rules: The rules that are asked.
        speakers: Those that may have something to say.
        cells: A line in which the others have said what columns tell of them.
        rank: How such a row stands by the others.
        waits: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
        notes: The notes of processes that may have something to say.
    """

    rules: Mapping[RuleId, Rule]
    speakers: Sequence[Speaker]
    cells: Sequence[str]
    rank: int = NO_RANK
    waits: bool = True
    excused: bool = False
    notes: Sequence[ProcessNote] = ()

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
    """

    rules: Mapping[RuleId, Rule]
    subjects: Mapping[RuleId, Subject]
    notes: Sequence[ProcessNote]
    width: int

    def notes_of(self, process: str) -> list[ProcessNote]:
        """Give the notes of one process."""
        return [each for each in self.notes if each[0] == process]

    def speakers(self) -> list[Speaker]:
        """Give the rules, each with what is asked of it."""
        told = self.subjects
        return [Speaker(rule, told.get(name) or Subject(name)) for name, rule in self.rules.items()]

    def plan(self) -> Plan:
        """Give what is known of a row that is asked by itself: nothing. Each rule is asked."""
        return Plan(self.rules, self.speakers(), [""] * self.width, notes=self.notes)


class Silences(NamedTuple):
    """What the rules of one process say of all rows of one sort.

    Attributes:
        speakers: Those that may have something to say.
        cells: What columns tell of the others, each with its place in a line.
        rank: How such a row stands by the others.
        waits: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
        notes: The notes of the process that may have something to say.
    """

    speakers: Sequence[Speaker]
    cells: Sequence[tuple[int, str]]
    rank: int
    waits: bool
    excused: bool
    notes: Sequence[ProcessNote]


class Plans:
    """The plans of one body of rules."""

    def __init__(self, body: Body, memory: Memory) -> None:
        self.body, self.memory = body, memory
        groups = groupby(body.speakers(), lambda speaker: speaker.rule.process)
        self.processes = [_Process([*each], body.notes_of(name), memory) for name, each in groups]
        self._known: dict[int, Plan] = {}

    def plan(self, asked: Known) -> Plan:
        """Find out which rules have something to say of rows like one."""
        shape = asked.specimen.shape
        if shape not in self._known:
            if len(self._known) >= SORTS:
                self._known.clear()
            self._known[shape] = self._plan(asked.specimen)
        return self._known[shape]

    def _plan(self, of: Specimen) -> Plan:
        cells, speakers, notes = [""] * self.body.width, list[Speaker](), list[ProcessNote]()
        rank, waits, excused = NO_RANK, True, False
        for process in self.processes:
            each = process.silences(of)
            for place, cell in each.cells:
                cells[place] = cell
            speakers += each.speakers
            notes += each.notes
            rank, waits = min(rank, each.rank), waits and each.waits
            excused = excused or each.excused
        return Plan(self.body.rules, speakers, cells, rank, waits, excused, notes)


SILENCE = Leaf(())
"""The end of a tree where nothing is said."""


class _Process:
    """The rules of one process."""

    def __init__(
        self, speakers: Sequence[Speaker], notes: Sequence[ProcessNote], memory: Memory
    ) -> None:
        self.every = [(each, memory.tree("spoken", each.subject)) for each in speakers]
        self.notes = [(each, memory.tree("note", each[1])) for each in notes]
        self.mask = 0
        self._known: dict[int, Silences] = {}

    def silences(self, of: Specimen) -> Silences:
        """Find out which rules have something to say of rows like one."""
        found = self._known.get(of.shape & self.mask)
        return self._found(of) if found is None else found

    def _found(self, of: Specimen) -> Silences:
        speakers, cells, briefs, mask = list[Speaker](), [], list[Brief](), self.mask
        for speaker, tree in self.every:
            first = _first(tree, of)
            mask |= tree.mask
            brief, told = first.value if isinstance(first, Leaf) else (None, ())
            if brief is None or brief.rare or brief.stands not in SILENT:
                speakers.append(speaker._replace(tree=tree, start=first))
                continue
            briefs.append(brief)
            pairs = zip(speaker.subject.places, told, strict=True)
            cells += [(place, str(cell)) for place, cell in pairs if cell]
        notes = [each for each, tree in self.notes if _first(tree, of) != SILENCE]
        mask = reduce(or_, (tree.mask for _, tree in self.notes), mask)
        if mask != self.mask or len(self._known) >= SORTS:
            self.mask = mask
            self._known.clear()
        found = self._known[of.shape & mask] = Silences(
            speakers,
            cells,
            rank=min((brief.rank for brief in briefs), default=NO_RANK),
            waits=all(brief.waits for brief in briefs),
            excused=any(brief.excused for brief in briefs),
            notes=notes,
        )
        return found


def _first(tree: LearntTree, of: Specimen) -> Tree:
    """Give what is asked first of the days of rows like one; or the answer, if nothing is."""
    first = tree.under(of.shape)
    if first is None:
        tree.learnt(of)
        first = tree.under(of.shape)
    return cast("Tree", first)
