"""How a table asks of its rows: of each by itself, or of what was learnt from others."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from sendpath.answers.parts import WRITE, How, written
from sendpath.caseload.questions import QUESTIONS, Brief, Ground
from sendpath.caseload.row_inputs import MARKED
from sendpath.core.asked_case import Alphabet, Specimen
from sendpath.core.asked_days import AskedDays
from sendpath.core.assessment import Assessment
from sendpath.core.calendar import Calendar
from sendpath.core.case import Case
from sendpath.core.clauses import RuleId
from sendpath.core.trees import Evaluator, Forest, Worked
from sendpath.core.walk import traits_asked
from sendpath.core.workings import Workings

MARGIN = 366 * 3
"""Days within which every period of the law ends, however many follow one another."""

MOST = 1 << 14
"""Days written out that are remembered in each way."""


class Asked(Protocol):
    """A row of which something may be asked."""

    def brief(self, rule: RuleId) -> Brief:
        """Give what a rule says of it in brief."""

    @property
    def case(self) -> Case:
        """What it tells."""

    def day(self, day: Any) -> int:
        """Give a day of a brief as an ordinal; 0 for none."""

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""

    def cell(self, rule: RuleId, part: str) -> str:
        """Give what a column tells of a rule's last day."""


class Opened:
    """A row asked by itself."""

    def __init__(self, assessment: Assessment, ground: Ground) -> None:
        self.assessment, self.ground = assessment, ground

    def brief(self, rule: RuleId) -> Brief:
        """Give what a rule says of it in brief."""
        told: Brief = self.fact("brief", rule)
        return told

    @property
    def case(self) -> Case:
        """What it tells."""
        return self.assessment.case

    def day(self, day: date | None) -> int:
        """Give a day of a brief as an ordinal; 0 for none."""
        return 0 if day is None else day.toordinal()

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        return written(self.fact(question, subject), self.ground.today)

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return QUESTIONS[question](self.assessment, self.ground, subject)

    def cell(self, rule: RuleId, part: str) -> str:
        """Give what a column tells of a rule's last day."""
        told = self.fact("part", (rule, part))
        return "" if told is None else str(told)


class Writing(dict[int, str]):
    """Days written out in one way, each when it is first asked for."""

    __slots__ = ("write",)

    def __init__(self, write: Callable[[date], str]) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, day: int) -> str:
        """Write it out."""
        if len(self) >= MOST:
            self.clear()
        text = self[day] = self.write(date.fromordinal(day))
        return text


class Memory:
    """What was learnt of the rows of a table: for each question, and each of its subjects, trees.

    Attributes:
        forests: The trees, by question and subject.
        alphabet: All that a row may tell.
        evaluator: What works days out.
        lasts: The days within which nothing that is counted leaves the calendar.
    """

    def __init__(self, ground: Ground) -> None:
        book, decisions, context = ground.book, ground.decisions, ground.context
        self.ground, self.ties = ground, context.engine.ties
        choices = {name: each.values for name, each in book.choices.items()}
        traits = sorted(decisions.traits() | traits_asked(book.law) | MARKED)
        self.alphabet = Alphabet(book.law.facts, choices, traits, decisions.reasons)
        self.days = AskedDays(context.calendar)
        self.evaluator = Evaluator(self.alphabet, self.days)
        self.lasts = _inside(context.calendar)
        self.forests: dict[tuple[str, Any], Forest] = {}
        self.writings = {how: Writing(_writing(how, context.today)) for how in WRITE}
        self.iso = Writing(date.isoformat)

    def forest(self, question: str, subject: Any) -> Forest:
        """Give the trees of a question."""
        key = (question, subject)
        if key not in self.forests:
            self.forests[key] = Forest(self._ask(question, subject), self.alphabet, self.evaluator)
        return self.forests[key]

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


def _writing(how: How, today: date) -> Callable[[date], str]:
    return lambda day: WRITE[how](day, today)


class Known:
    """A row asked of what was learnt from others like it."""

    __slots__ = ("memory", "specimen")

    def __init__(self, memory: Memory, specimen: Specimen) -> None:
        self.memory, self.specimen = memory, specimen

    def brief(self, rule: RuleId) -> Brief:
        """Give what a rule says of it in brief."""
        told: Brief = self.fact("brief", rule)
        return told

    @property
    def case(self) -> Case:
        """What it tells."""
        return self.specimen.case

    def day(self, day: Worked | None) -> int:
        """Give a day of a brief as an ordinal; 0 for none."""
        return 0 if day is None else self.memory.evaluator.day(day.expr)(self.specimen.days)

    def text(self, question: str, subject: Any = None) -> str:
        """Give the answer to a question that is answered by sentences."""
        parts = self.fact(question, subject)
        return "".join([part if part.__class__ is str else self._written(part) for part in parts])

    def _written(self, part: Any) -> str:
        writing, day = self.memory.writings[part.how], part.day
        return writing[self.day(day) if isinstance(day, Worked) else day.toordinal()]

    def fact(self, question: str, subject: Any = None) -> Any:
        """Give the answer to any other question."""
        return self.memory.forest(question, subject).value(self.specimen)

    def cell(self, rule: RuleId, part: str) -> str:
        """Give what a column tells of a rule's last day."""
        told = self.fact("part", (rule, part))
        if isinstance(told, Worked):
            return self.memory.iso[self.day(told)]
        return "" if told is None else str(told)
