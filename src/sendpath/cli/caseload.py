"""Answer the rows of a caseload: most from single days already worked out, any other in full."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sendpath.cli.kinds import ISSUED, Cells, Issued, Kind, Learnt, Letter, kind_of, written
from sendpath.cli.lines import STARTS, Joiner, formulas, runs
from sendpath.cli.told import Law
from sendpath.core.case import Case
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import Event, RuleId
from sendpath.core.decisions import Decision
from sendpath.core.engine import Assessor
from sendpath.core.outcome import Deadline, NotApplicable, NotCovered, Outcome
from sendpath.core.problem import Problem
from sendpath.intake.facts import Ambient
from sendpath.intake.rows import Columns, Heard, is_blank, read_row
from sendpath.render.cells import CONTACT, HEADER, WINDOW, cells

LETTERS = (Event("decision-dated"), Event("decision-sent"))
ANSWERS = (Deadline, NotApplicable, NotCovered)
EMPTY = [""] * (len(HEADER) - 2)
ONLY_CERTIFICATE = (
    "A certificate alone gives no firm date: the last day is the later of two, and the other one "
    "runs from the letter."
)
NO_LETTER = "The date of the council's letter was not told."


TOLD = 20
"""Problems kept to be told one by one; the rest are counted. All stand in their rows."""


class Tally:
    """What came up in a whole file, in as much memory as a small one takes."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.problems = self.uncovered = self.formulas = 0

    def add(self, number: int, problems: Sequence[Problem]) -> None:
        """Count a row's problems, and keep the first of the file."""
        self.problems += len(problems)
        room = TOLD - len(self.first)
        self.first += [
            each._replace(where=f"row {number}, {each.where}") for each in problems[:room]
        ]


Ended = tuple[str, str, int]
"""One end of the period: the cells before the contact day and those after it, and the safe day."""

Branch = tuple[
    "Learnt[str, Letter | None]", "Learnt[str, Issued | None]", "Learnt[int, Ended]",
    "Learnt[int, int]", str, str,
]  # fmt: skip
"""One reason: its kind's letters, certificates, ends and safe days of the second group of readings;
its first two cells without a certificate, before and after the adviser's two months."""


class Caseload:
    """The rows of one table."""

    def __init__(
        self, law: Law, columns: Columns, *, today: date, line_end: str = "\n", inert: bool = False
    ) -> None:
        self.law, self.columns, self.today = law, columns, today
        self.line_end, self.inert = line_end, inert
        self.rewrites = inert or columns.kept is not None
        self.join = Joiner()
        self.assessor = Assessor(law.book.law, calendar=law.calendar)
        self.decisions = law.book.decisions()
        self.law_as_at = law.book.law_as_at.isoformat()
        self.end = f",{self.law_as_at},{line_end}"
        self.tally = Tally()
        facts = law.book.law.facts
        self.ambient = Ambient(facts=facts, today=today, required=frozenset(LETTERS),
                               last=law.calendar.last)  # fmt: skip
        self.branches: Learnt[str, Branch | None] = Learnt(self._branch)
        self.kinds: Learnt[frozenset[str], Kind | None] = Learnt(self._kind)
        self.letter_at, self.issued_at = self._only(LETTERS), self._only((ISSUED,))
        others = (*columns.dates, columns.section, columns.health_only)
        here = (None, self.letter_at, self.issued_at)
        self.others = tuple(place for place in others if place not in here)

    def lines(self, source: Iterable[str]) -> Iterator[str]:
        """Answer each row of a file: its own text untouched, then our cells."""
        taken: list[str] = []
        rows = csv.reader(self._kept(source, taken))
        width, others, branches, end = (
            len(self.columns.header),
            self.others,
            self.branches,
            self.end,
        )
        at = (self.letter_at, self.issued_at, self.columns.reason)
        letter_at, issued_at, reason_at = (width if place is None else place for place in at)
        for number, row in enumerate(rows, 2):
            text = taken[0] if len(taken) == 1 else "".join(taken)
            text = text.rstrip("\r\n")
            taken.clear()
            try:  # what has no plan, or is no usable day, is None and cannot be taken apart
                letters, certificates, windows, safes, needed, late = branches[row[reason_at]]  # type: ignore[misc]  # None: see above
                day, ends, is_late, alone, contact, contact_day = letters[row[letter_at]]  # type: ignore[misc]  # None: see above
                issued, more = certificates[row[issued_at]]  # type: ignore[misc]  # None: see above
            except (IndexError, TypeError):
                yield self.in_full(row, text, number)
                continue
            if len(row) != width or self.rewrites or (others and self._tells_more(row)):
                yield self.in_full(row, text, number)
            elif not issued:
                yield f"{text}{late if is_late else needed}{alone}{end}"
            elif issued < day or 0 < contact_day < issued:
                yield self.in_full(row, text, number)
            else:
                head, tail, safe = windows[max(more[0], ends[0])]
                if len(ends) > 1 and safes[max(ends[1], more[1])] < safe:
                    yield self.in_full(row, text, number)
                else:
                    yield f"{text}{head}{contact}{tail}"

    def _kept(self, source: Iterable[str], taken: list[str]) -> Iterator[str]:
        """Pass a file's lines on, keep those of the row being read, and count formulas."""
        for line in source:
            if "=" in line or "+" in line or "@" in line or ",-" in line or line[0] in STARTS:
                self.tally.formulas += formulas(line)
            taken.append(line)
            yield line

    def _tells_more(self, row: Sequence[str]) -> bool:
        """Say whether a row tells more than its letter, certificate and reason."""
        return any(not is_blank(row[place]) for place in self.others)

    def _branch(self, text: str) -> Branch | None:
        """Plan a reason by its cell; None when it is unknown or its answer takes more than days."""
        decision = None if is_blank(text) else self.decisions.reasons.get(text.strip().lower())
        kind = self.kinds[decision.traits if decision else frozenset()]
        if kind is None or (decision is None and not is_blank(text)):
            return None
        held = written(_head(decision, "held"))

        def ended(raw: int) -> Ended:
            window = kind.held.window(raw)
            return (
                f"{written([held, *window.cells])[1:]},",
                f"{written(window.following)}{self.end}",
                window.safe,
            )

        needed, late = (written(_head(decision, state)) for state in ("needed", "leave-needed"))
        return kind.letters, kind.certificates, Learnt(ended), kind.safes, needed, late

    def _kind(self, traits: frozenset[str]) -> Kind | None:
        if self.letter_at is None:
            return None
        letter = self.columns.dates[self.letter_at]
        return kind_of(traits, letter, self.assessor, self.law, today=self.today)

    def in_full(self, row: list[str], text: str, number: int) -> str:
        """Answer one row in full: any facts, every problem."""
        columns = self.columns
        missing = len(columns.header) - len(row) if columns.kept is None else 0
        row, text = [*row, *[""] * missing], text + "," * missing
        if self.rewrites:
            row, text = self._rewritten(row)
        heard = read_row(row, columns, self.decisions, self.ambient, where="")
        problems = [*heard.problems, *_too_long(row, columns)]
        answer = EMPTY
        if not any(problem.blocks for problem in problems):
            answer = self._quickly(heard) or self._fully(heard, problems)
        told = "; ".join(map(str, problems))
        self.tally.add(number, problems)
        return f"{text},{self.join([*answer, self.law_as_at, told])}{self.line_end}"

    def _rewritten(self, row: list[str]) -> tuple[list[str], str]:
        """Leave out our own cells of an earlier run, and guard what a spreadsheet would run."""
        kept = self.columns.kept
        if kept is not None:
            row = [row[place] if place < len(row) else "" for place in kept]
        shown = [f"'{cell}" if self.inert and runs(cell) else cell for cell in row]
        return row, self.join(shown)

    def _quickly(self, heard: Heard) -> Cells | None:
        """Answer a case from single days when all that is left of it is its letter."""
        case = heard.read.case
        kind = self.kinds[case.traits]
        if kind is None or len(case.events) != 1 or kind.letter not in case.events:
            return None
        letter = kind.letters[case.events[kind.letter].isoformat()]
        if letter is None:
            return None
        head = _head(heard.decision, "leave-needed" if letter[2] else "needed")
        return [*head, *letter[3].split(",")[1:]]

    def _fully(self, heard: Heard, problems: list[Problem]) -> Cells:
        case = heard.read.case
        if set(case.events) == {ISSUED}:
            problems.append(_no_letter(self.columns, case))
            return EMPTY
        outcomes = self.assessor.assess(case, self.law.book.asked)
        if isinstance(outcomes[WINDOW], NotCovered):
            self.tally.uncovered += 1
        if not any(isinstance(each, ANSWERS) for each in outcomes.values()):
            problems.append(_no_letter(self.columns, case))
            return EMPTY
        return self._cells(heard, outcomes)

    def _cells(self, heard: Heard, outcomes: dict[RuleId, Outcome]) -> Cells:
        case, state = heard.read.case, None
        if heard.decision is not None:
            state = certificate_state(heard.decision, case, outcomes[CONTACT], today=self.today)
        return cells(outcomes, heard.decision, state, today=self.today)

    def _only(self, events: Sequence[Event]) -> int | None:
        places = [place for place, event in self.columns.dates.items() if event in events]
        return places[0] if len(places) == 1 else None


def _head(decision: Decision | None, state: str) -> Cells:
    """Give the first two cells: may it be appealed, and how it stands with the certificate."""
    if decision is None:
        return ["", ""]
    return [
        decision.answer,
        state if decision.certificate == "needed" else decision.certificate or "",
    ]


def _too_long(row: Sequence[str], columns: Columns) -> list[Problem]:
    more = len(row) - len(columns.header)
    if more <= 0:
        return []
    told = f"the row has {len(row)} cells, {more} more than the first line."
    return [Problem(where="the row", value="", problem=told, write="Check its commas and quotes.")]


def _no_letter(columns: Columns, case: Case) -> Problem:
    names = [columns.header[place] for place, event in columns.dates.items() if event in LETTERS]
    return Problem(
        where=names[0] if names else "decision_date",
        value="",
        problem=ONLY_CERTIFICATE if ISSUED in case.events else NO_LETTER,
        write="Give the date printed on the letter.",
        blocks=True,
    )
