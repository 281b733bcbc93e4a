"""How a table asks of its rows: of each by itself, or of what was learnt from others."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from sendpath.answers.parts import WRITE, How, written
from sendpath.caseload.briefs import Ground, spoken
from sendpath.caseload.programs import Program, Spoken, SpokenPrinter, Spot, TextPrinter
from sendpath.caseload.questions import QUESTIONS
from sendpath.caseload.row_inputs import MARKED
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.asked_days import AskedDays
from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event, RuleId
from sendpath.core.learnt import Learnt
from sendpath.core.printed_trees import FunctionPrinter
from sendpath.core.trees import Evaluator, Forest
from sendpath.core.walk import traits_asked
from sendpath.core.workings import Workings

MARGIN = 366 * 3
"""Days within which every period of the law ends, however many follow one another."""

NO_CELLS: list[str] = []
"""Where no column tells anything."""


class Subject(NamedTuple):
    """A rule that a row is asked of, what columns tell of it, and where in a line that stands."""

    rule: RuleId
    parts: tuple[str, ...] = ()
    places: tuple[int, ...] = ()


class Asked(Protocol):
    """A row of which something may be asked."""

    @property
    def case(self) -> Case:
        """What it tells."""

    def spoken(self, subject: Subject, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""


class Opened:
    """A row asked by itself."""

    def __init__(self, assessment: Assessment, ground: Ground) -> None:
        self.assessment, self.ground = assessment, ground

    @property
    def case(self) -> Case:
        """What it tells."""
        return self.assessment.case

    def spoken(self, subject: Subject, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""
        brief, told = spoken(self.assessment, self.ground, subject)
        for place, cell in zip(subject.places, told, strict=True):
            cells[place] = "" if cell is None else str(cell)
        live, act = (0 if day is None else day.toordinal() for day in (brief.live, brief.act))
        return Spoken(brief, live, act)

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        return written(self.fact(question, subject), self.ground.today)

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return QUESTIONS[question](self.assessment, self.ground, subject)


Writing = Learnt[int, str]
"""Days written out in one way, by their ordinals."""


def writing(write: Callable[[date], str]) -> Writing:
    """Write days out in one way, each when it is first asked for."""
    return Learnt(lambda day: write(date.fromordinal(day)))


class Memory:
    """What was learnt of the rows of a table: for each question, and each of its subjects, trees.

    The facts of ``first`` have the first places among its days.

    Attributes:
        alphabet: All that a row may tell.
        days: What counts single days.
        lasts: The days within which nothing that is counted leaves the calendar.
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
        writings = {how: writing(_written(how, ground.today)) for how in WRITE}
        self.texts = TextPrinter(self.evaluator, writings)
        self.iso = writing(date.isoformat)
        self._forests: dict[tuple[str, Any], Forest] = {}
        self._programs: dict[tuple[str, Any], Program] = {}

    def forest(self, question: str, subject: Any) -> Forest:
        """Give the trees of a question."""
        key = (question, subject)
        if key not in self._forests:
            ask = self._ask(question, subject)
            self._forests[key] = Forest(ask, self.alphabet, self.evaluator)
        return self._forests[key]

    def program(self, question: str, subject: Any) -> Program:
        """Give what answers a question that is asked again and again."""
        key = (question, subject)
        if key not in self._programs:
            self._programs[key] = Program(self.forest(question, subject), self._printer(subject))
        return self._programs[key]

    def _printer(self, subject: Any) -> FunctionPrinter:
        if isinstance(subject, Subject):
            return SpokenPrinter(self.evaluator, self.iso, subject.places)
        return self.texts

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
        spots: The trees that such rows were asked of, by question and subject.
    """

    __slots__ = ("memory", "specimen", "spots")

    def __init__(
        self, memory: Memory, specimen: Specimen, spots: dict[tuple[str, Any], Spot] | None = None
    ) -> None:
        self.memory, self.specimen = memory, specimen
        self.spots = {} if spots is None else spots

    @property
    def case(self) -> Case:
        """What it tells."""
        return self.specimen.case

    def spoken(self, subject: Subject, cells: list[str]) -> Spoken:
        """Give what a rule says of it, and put what columns tell into cells."""
        told: Spoken = self._asked("spoken", subject, cells)
        return told

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        told: str = self._asked(question, subject, NO_CELLS)
        return told

    def _asked(self, question: str, subject: Any, cells: list[str]) -> Any:
        key = (question, subject)
        spot = self.spots.get(key)
        told = None if spot is None else spot.call(self.specimen.days, cells)
        return self.learnt(key, cells) if told is None else told

    def learnt(self, key: tuple[str, Any], cells: list[str]) -> Any:
        """Ask the tree of a question, and find it quickly the next time."""
        program = self.memory.program(*key)
        told = program.learnt(self.specimen, cells)
        self.spots[key] = program.spot(self.specimen.shape)
        return told

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return self.memory.forest(question, subject).value(self.specimen)
