"""Whole trees of all that a table asks: explored from the rules alone, for any row there may be."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from sendpath.answers.parts import Parts, said
from sendpath.caseload.asking import Memory
from sendpath.caseload.briefs import Brief, Ground, brief
from sendpath.caseload.own_last_days import standing_of
from sendpath.caseload.questions import QUESTIONS
from sendpath.caseload.rule_cells import PARTS
from sendpath.core.any_assessment import OPEN, AnyAssessment
from sendpath.core.asked import AskedDay
from sendpath.core.clauses import Event, Note, RuleId
from sendpath.core.explore import ANY, SOME_DAY, TODAY, AnyDays, Tree, Way
from sendpath.core.explored import Explored
from sendpath.core.fact_use import facts_used
from sendpath.core.outcomes import Deadline, Said
from sendpath.core.walk import choices_asked, choices_read

STANDS = {
    "since": "passed",
    "told-beside": "passed",
    "left-beside": "passed",
    "awaiting": "awaiting-certificate",
}
"""How a rule stands of which such a sentence is asked: of fewer ways than all that is in brief."""

SPEAKS: Mapping[str, Callable[[Brief], object]] = {
    "belated": lambda brief: brief.belated,
    "question": lambda brief: brief.asks,
    "whether-due": lambda brief: brief.hangs,
    "to-do": lambda brief: brief.live is not None,
    "late": lambda brief: brief.overdue,
    "chase": lambda brief: brief.overdue,
    "lacking-terms": lambda brief: brief.lacks_terms,
}
"""Of which rows each other sentence about a rule is asked."""

GIVEN = frozenset(PARTS) - {"_days_left", "_days_late"}
"""What a column tells of a last day that is no number of days."""


class Sentence(NamedTuple):
    """A sentence that is told or not, by the key of its part; with the space before it."""

    key: tuple[str, str]


class Trees:
    """The trees of one body of law, each explored when it is first asked for.

    Attributes:
        ground: What rows are answered with; the day of asking is left open.
        memory: All that a row may tell.
        facts: Those that a row may tell; ``choices`` likewise.
        explored: The parts that trees lean on.
    """

    def __init__(self, ground: Ground, days: AnyDays | None = None) -> None:
        self.ground, self.memory = ground, Memory(ground)
        alphabet, law = self.memory.alphabet, ground.book.law
        days = AnyDays(ground.context.calendar) if days is None else days
        self.facts = facts_told(ground)
        self.choices = choices_told(ground)
        self.explored = Explored(alphabet, law, days, self.memory.ties, self.facts, self.choices)
        self._trees: dict[tuple[str, Any], Tree] = {}

    def tree(self, question: str, subject: Any = None) -> Tree:
        """Give the tree of a question.

        Raises:
            Unexplored: It cannot be asked of a case of which nothing is known.
        """
        key = (question, subject)
        if key not in self._trees:
            self._trees[key] = self.explored.orchard.explored(
                lambda way: self._asked(question, subject, way)
            )
        return self._trees[key]

    def _asked(self, question: str, subject: Any, way: Way) -> Any:
        today = AskedDay(SOME_DAY, TODAY, way)
        ground = self.ground.on(today)
        assessment = AnyAssessment(self.explored, way, ground.engine.unconfirmed)
        if not _is_asked(question, assessment, ground, subject):
            return ANY
        answer = QUESTIONS[question](assessment, ground, subject)
        return _opened(answer, subject) if question in {*SPEAKS, *STANDS} else answer

    def sentence(self, key: tuple[str, str]) -> Tree:
        """Give the tree of a sentence that is told or not: nothing, or its parts."""
        tree = self.explored.trees[key]
        return self.explored.orchard.mapped(tree, _spoken)


def _is_asked(question: str, assessment: AnyAssessment, ground: Ground, subject: Any) -> bool:
    """Say whether a sentence about a rule is asked of such a row."""
    if question in STANDS:
        stands = standing_of(assessment, ground, subject)
        return stands == STANDS[question] and isinstance(assessment.outcome(subject), Deadline)
    speaks = SPEAKS.get(question)
    return speaks is None or bool(speaks(brief(assessment, ground, subject)))


def _opened(parts: Parts, rule: RuleId) -> tuple[Any, ...]:
    """Give the parts of a sentence, those that are left open as sentences of their own."""
    shown: list[Any] = []
    for part in parts:
        if isinstance(part, str) and part.startswith(OPEN):
            shown[-1:] = [Sentence((part.removeprefix(OPEN), rule))]  # for the space before it
        else:
            shown.append(part)
    return tuple(shown)


def _spoken(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    note, *days = value
    told = cast("dict[str, Any]", dict(days))
    return (" ", *said(Said(cast("Note", note.of), told)))


def facts_told(ground: Ground) -> list[Event]:
    """Name the facts that a row may tell to some rules, or that what was decided may show."""
    book = ground.book
    used = facts_used(book.law, book.asked)
    shown = {each.shows for each in ground.decisions.reasons.values()}
    return [event for event in book.law.facts if event in used or event in shown]


def choices_told(ground: Ground) -> list[str]:
    """Name the choices that a row may tell to some rules, in a column or by what was decided."""
    book = ground.book
    rules = [book.law.rules[rule] for rule in book.asked]
    decided = {name for each in ground.decisions.reasons.values() for name in each.tells}
    told = choices_read(rules) | (choices_asked(rules) & decided)
    return [name for name in book.choices if name in told]
