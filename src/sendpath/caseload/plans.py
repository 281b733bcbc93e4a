"""Which rules have something to say of a row: for cases alike, the silent ones are found once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.caseload.asking import Asked, Known, Subject
from sendpath.caseload.questions import NO_RANK, Spoken
from sendpath.caseload.row import Speaking
from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule
from sendpath.core.trees import Leaf

SILENT = frozenset({"waiting", "not-applicable", "no-date", "unconfirmed"})
"""How a rule stands that gives no day, and none to come."""


class Layout(NamedTuple):
    """Where in a line stands what columns tell of rules.

    Attributes:
        parts: What is told of each rule.
        places: Where each of that stands.
    """

    parts: Mapping[RuleId, tuple[str, ...]]
    places: Mapping[RuleId, tuple[int, ...]]

    def subject(self, rule: Rule) -> Subject:
        """Give what a row is asked of a rule."""
        return rule.id, self.parts.get(rule.id, ())

    def put(self, rule: Rule, spoken: Spoken, cells: list[str]) -> None:
        """Put what columns tell of a rule in their places."""
        for place, cell in zip(self.places.get(rule.id, ()), spoken.cells, strict=True):
            cells[place] = cell


class Plan(NamedTuple):
    """What is known of all rows of one sort before any of their days.

    Attributes:
        rules: The rules that are asked.
        speaking: Those that may have something to say, each with what is asked of it.
        cells: A line in which the others have said what columns tell of them.
        rank: How such a row stands by the others.
        waits: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
    """

    rules: Mapping[RuleId, Rule]
    speaking: Sequence[tuple[Rule, Subject]]
    cells: Sequence[str]
    rank: int = NO_RANK
    waits: bool = True
    excused: bool = False

    def ask(self, asked: Asked) -> Speaking:
        """Ask a row of the rules that may have something to say."""
        return [(rule, asked.spoken(subject)) for rule, subject in self.speaking]


def plan(rules: Mapping[RuleId, Rule], asked: Asked, layout: Layout, width: int) -> Plan:
    """Find out which rules have something to say of rows like one."""
    cells = [""] * width
    subjects = [(rule, layout.subject(rule)) for rule in rules.values()]
    if not isinstance(asked, Known):
        return Plan(rules, subjects, cells)
    quiet: dict[RuleId, Spoken] = {}
    for rule, subject in subjects:
        spoken = _quiet(subject, asked)
        if spoken is not None:
            quiet[rule.id] = spoken
            layout.put(rule, spoken, cells)
    briefs = [spoken.brief for spoken in quiet.values()]
    return Plan(
        rules,
        [each for each in subjects if each[0].id not in quiet],
        cells,
        min((brief.rank for brief in briefs), default=NO_RANK),
        all(brief.waits for brief in briefs),
        any(brief.excused for brief in briefs),
    )


def _quiet(subject: Subject, asked: Known) -> Spoken | None:
    """Give what a rule says of every row like one, where that is next to nothing."""
    spoken = asked.spoken(subject)
    forest = asked.memory.forest("spoken", subject)
    always = isinstance(forest.trees.get(asked.specimen.shape & forest.mask), Leaf)
    nothing = spoken.brief.stands in SILENT and not spoken.brief.rare
    return spoken if always and nothing else None
