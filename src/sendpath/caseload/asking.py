"""How a table asks of its rows: of each by itself, or of what was learnt from others."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, Protocol

from sendpath.answers.parts import WRITE, How, Spelled, written
from sendpath.caseload.briefs import Ground, Spoken
from sendpath.caseload.questions import QUESTIONS
from sendpath.caseload.rule_cells import spoken
from sendpath.columns.row_inputs import MARKED
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.asked_days import AskedDays
from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.law import Rule
from sendpath.core.learnt import Learnt
from sendpath.core.queries import Answered, Evaluator
from sendpath.core.trees import LearntTree, Tree, Worked
from sendpath.core.walk import traits_asked
from sendpath.core.workings import Workings

MARGIN = 366 * 3
"""Days within which every period of the law ends, however many follow one another."""


ISO: Literal["iso"] = "iso"
"""How a day is written in a cell of its own; in sentences, see ``answers.parts``."""


class Subject(NamedTuple):
    """A rule that a row is asked of, what columns tell of it, and where in a line that stands."""

    rule: RuleId
    parts: tuple[str, ...] = ()
    places: tuple[int, ...] = ()


class Speaker(NamedTuple):
    """A rule that may have something to say of rows of one sort, and how it is asked.

    Attributes:
        rule: The rule.
        subject: What is asked of it.
        tree: What was learnt of it; None where it is asked of each row by itself.
        start: The part of that which holds of all such rows; None for the whole.
    """

    rule: Rule
    subject: Subject
    tree: LearntTree | None = None
    start: Tree | None = None


class Asked(Protocol):
    """A row of which something may be asked."""

    @property
    def case(self) -> Case:
        """What it tells."""

    def spoken(self, speaker: Speaker, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""

    def texts(self, question: str, subject: Any = None) -> Sequence[str]:
        """Give the answer to a question whose sentences come each by itself."""

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""

    def due(self, rule: RuleId) -> int:
        """Give the last day of a rule as an ordinal; 0 where it gives none."""


class Opened:
    """A row asked by itself."""

    def __init__(self, assessment: Assessment, ground: Ground) -> None:
        self.assessment, self.ground = assessment, ground

    @property
    def case(self) -> Case:
        """What it tells."""
        return self.assessment.case

    def spoken(self, speaker: Speaker, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""
        subject = speaker.subject
        brief, told = spoken(self.assessment, self.ground, subject)
        for place, cell in zip(subject.places, told, strict=True):
            shown = written([cell], self.ground.today) if isinstance(cell, Spelled) else cell
            cells[place] = "" if shown is None else str(shown)
        live, act = (0 if day is None else day.toordinal() for day in (brief.live, brief.act))
        return Spoken(brief, live, act)

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        return written(self.fact(question, subject), self.ground.today)

    def texts(self, question: str, subject: Any = None) -> Sequence[str]:
        """Give the answer to a question whose sentences come each by itself."""
        return [written(each, self.ground.today) for each in self.fact(question, subject)]

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return QUESTIONS[question](self.assessment, self.ground, subject)

    def due(self, rule: RuleId) -> int:
        """Give the last day of a rule as an ordinal; 0 where it gives none."""
        day = self.fact("part", (rule, ""))
        return 0 if day is None else int(day.toordinal())


Writing = Learnt[int, str]
"""Days written out in one way, by their ordinals."""


def writing(write: Callable[[date], str]) -> Writing:
    """Write days out in one way, each when it is first asked for."""
    return Learnt(lambda day: write(date.fromordinal(day)))


class Memory:
    """What was learnt of the rows of a table: for each question, and each of its subjects, a tree.

    The facts of ``first`` have the first places among its days.

    Attributes:
        alphabet: All that a row may tell.
        days: What counts single days.
        lasts: The days within which nothing that is counted leaves the calendar.
        writings: Days written out, in each way in which they stand in sentences.
        iso: Days written out as in a cell of their own.
    """

    def __init__(self, ground: Ground, first: Sequence[Event] = ()) -> None:
        book, decisions, calendar = ground.book, ground.decisions, ground.context.calendar
        self.ground, self.ties = ground, ground.engine.ties
        choices = {name: each.values for name, each in book.choices.items()}
        traits = sorted(decisions.traits() | traits_asked(book.law) | MARKED)
        self.alphabet = Alphabet(
            dict.fromkeys((*first, *book.law.facts)), choices, traits, decisions.reasons
        )
        self.days, self.lasts = AskedDays(calendar), _inside(calendar)
        self.evaluator = Evaluator(self.alphabet, self.days)
        self.writings = {how: writing(_written(how, ground.today)) for how in WRITE}
        self.iso = writing(date.isoformat)
        self._trees: dict[tuple[str, Any], LearntTree] = {}

    def tree(self, question: str, subject: Any) -> LearntTree:
        """Give the tree of a question."""
        key = (question, subject)
        if key not in self._trees:
            ask = self._ask(question, subject)
            self._trees[key] = LearntTree(ask, self.alphabet, self.evaluator)
        return self._trees[key]

    def _ask(self, question: str, subject: Any) -> Callable[[Case], Any]:
        asked, ground = QUESTIONS[question], self.ground

        def ask(case: Case) -> Any:
            workings = Workings(case, ground.book.law, self.days, self.ties)
            return asked(Assessment(workings, ground.engine.unconfirmed), ground, subject)

        return ask

    def known(self, case: Case) -> "Known":
        """Open a row."""
        return Known(self, self.alphabet.specimen(case))

    def reaches(self, case: Case) -> bool:
        """Say whether all that may be counted from a case stays inside the calendar."""
        first, last = self.lasts
        return all(first <= day <= last for day in case.events.values())


def _inside(calendar: Calendar) -> tuple[date, date]:
    first, last = calendar.first.toordinal(), calendar.last.toordinal()
    return date.fromordinal(first + MARGIN), date.fromordinal(last - MARGIN)


def _written(how: How, today: date) -> Callable[[date], str]:
    return lambda day: WRITE[how](day, today)


class Known:
    """A row asked of what was learnt from others like it.

    Attributes:
        specimen: The row as one of all that are alike.
    """

    __slots__ = ("memory", "specimen")

    def __init__(self, memory: Memory, specimen: Specimen) -> None:
        self.memory, self.specimen = memory, specimen

    @property
    def case(self) -> Case:
        """What it tells."""
        return self.specimen.case

    def heard(self, asked: Answered) -> None:
        """Take note of what was asked of it, and of others that tell the same, before."""

    def spoken(self, speaker: Speaker, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""
        subject = speaker.subject
        tree = speaker.tree or self.memory.tree("spoken", subject)
        brief, told = self._said(tree, speaker)
        for place, cell in zip(subject.places, told, strict=True):
            if cell is not None:
                cells[place] = self._shown(cell)
        return Spoken(brief, self._day(brief.live), self._day(brief.act))

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        return "".join(map(self._shown, self.fact(question, subject)))

    def texts(self, question: str, subject: Any = None) -> Sequence[str]:
        """Give the answer to a question whose sentences come each by itself."""
        return ["".join(map(self._shown, each)) for each in self.fact(question, subject)]

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return self._value(self.memory.tree(question, subject))

    def due(self, rule: RuleId) -> int:
        """Give the last day of a rule as an ordinal; 0 where it gives none."""
        return self._day(self.fact("part", (rule, "")))

    def _value(self, tree: LearntTree, start: Tree | None = None) -> Any:
        return tree.value(self.specimen, start)

    def _said(self, tree: LearntTree, speaker: Speaker) -> Any:
        return self._value(tree, speaker.start)

    def _shown(self, told: Any) -> str:
        if isinstance(told, Spelled):
            return self._written(told.how, told.day)
        return self._written(ISO, told) if isinstance(told, Worked) else str(told)

    def _written(self, how: How | Literal["iso"], day: Any) -> str:
        writing = self.memory.iso if how == ISO else self.memory.writings[how]
        return writing[self._day(day)]

    def _day(self, day: Any) -> int:
        if isinstance(day, Worked):
            return self.memory.evaluator.day(day.expr)(self.specimen.days)
        return 0 if day is None else int(day.toordinal())
