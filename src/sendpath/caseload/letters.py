"""Answer the rows of a caseload: most from single days already worked out, any other in full."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from sendpath.answers.context import Context
from sendpath.caseload.header import Columns
from sendpath.caseload.letter_cells import cells, header
from sendpath.caseload.letter_days import Cells, Issued, Kind, LetterDay, kind_of, written
from sendpath.caseload.row_inputs import LONGEST, is_blank
from sendpath.caseload.table import UNKNOWN, Reply, Table
from sendpath.core.case import Case
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import Event, RuleId
from sendpath.core.decisions import Decision
from sendpath.core.fact_use import FactsUsed
from sendpath.core.learnt import Learnt
from sendpath.core.outcomes import NotCovered, Outcome
from sendpath.core.problem import Problem, blocked
from sendpath.core.walk import traits_asked
from sendpath.intake.cell_dates import read_cell_date
from sendpath.intake.dates import Unreadable
from sendpath.intake.facts import Ambient
from sendpath.intake.hear import Facts
from sendpath.intake.remarks import Remark, remark
from sendpath.sheets.records import Records

UNTOLD = "n/a"
"""A cell that tells nothing."""

Ended = tuple[str, str, int]
"""One end of the period: the cells before the contact day and those after it, and the safe day."""

Branch = tuple[
    "Learnt[str, LetterDay | tuple[()] | None]",
    "Learnt[str, Issued | tuple[()] | None]",
    "Learnt[int, Ended]",
    "Learnt[int, int]",
    str,
    str,
]
"""One reason: its kind's letters, certificates, ends and safe days of the second group of readings;
its first two cells without a certificate, before and after the adviser's two months."""


class Letters(Table):
    """Letters, with the default columns: the path that a million rows take."""

    def __init__(
        self,
        context: Context,
        columns: Columns,
        ambient: Ambient,
        *,
        used: FactsUsed,
        line_end: str = "\n",
        inert: bool = False,
    ) -> None:
        self.letter = context.book.letter
        names = header(self.letter)
        super().__init__(context, columns, ambient, header=names, line_end=line_end, inert=inert)
        self.end = f",{self.law_as_at},{line_end}"
        self.tested = traits_asked(context.book.law)
        self.uses = {event: frozenset(each.rules()) for event, each in used.items()}
        self.branches: Learnt[str, Branch | None] = Learnt(self._branch)
        self.kinds: Learnt[frozenset[str], Kind | None] = Learnt(self._kind, few=True)
        self.letter_at = self._only(ambient.required)
        self.issued_at = self._only((self.letter.certificate,))
        others = (*columns.dates, columns.section, columns.health_only)
        here = (None, self.letter_at, self.issued_at)
        self.others = tuple(place for place in others if place not in here)
        places = [place for place in here if place is not None]
        self.named = [(place, columns.called[place]) for place in places]
        self.seen = {place: Learnt(_unusual(place in columns.doubted)) for place in places}

    def lines(self, records: Records) -> Iterator[str]:  # noqa: C901 - the loop of a million rows
        """Answer each row of a file: its own text untouched, then our cells."""
        width, others, branches, end = (
            len(self.columns.header),
            self.others,
            self.branches,
            self.end,
        )
        translated = self.columns.translation
        at = (self.letter_at, self.issued_at, self.columns.reason)
        letter_at, issued_at, reason_at = (width if place is None else place for place in at)
        for number, row in records.rows():
            line = ""
            read = row if translated is None or len(row) != width else translated(row)
            cells: Sequence[str] | None = read
            said: Sequence[Remark] = ()
            while cells is not None:
                try:  # what has no plan, or is no usable day, is None and cannot be taken apart
                    letters, certificates, windows, safes, needed, late = branches[cells[reason_at]]  # type: ignore[misc]  # None: see above
                    day, ends, is_late, alone, contact, contact_day = letters[cells[letter_at]]  # type: ignore[misc]  # None: see above
                    issued, more = certificates[cells[issued_at]]  # type: ignore[misc]  # None: see above
                    if len(row) != width or self.rewrites or (others and self._tells_more(read)):
                        pass
                    elif not issued:
                        text = records.text.rstrip("\r\n")
                        line = f"{text}{late if is_late else needed}{alone}{end}"
                    elif day <= issued and not 0 < contact_day < issued:
                        head, tail, safe = windows[max(more[0], ends[0])]
                        if len(ends) == 1 or safes[max(ends[1], more[1])] >= safe:
                            text = records.text.rstrip("\r\n")
                            line = f"{text}{head}{contact}{tail}"
                except Exception:  # noqa: BLE001 - whatever it is, the row is answered in full, and its fault told
                    line = ""
                if line or said:
                    break
                cells, said = self._usual(read)
            if not line or records.doubt is not None:
                line = self.line(self.in_full(row, records, number))
            elif said:
                self.tally.echo(number, said)
            yield line

    def _usual(self, row: Sequence[str]) -> tuple[Sequence[str] | None, Sequence[Remark]]:
        """Write a row's days in a usual way, and say which stood in another; None for no such."""
        usual, said = [*row], []
        for place, name in self.named:
            cell = row[place] if place < len(row) else ""
            if not is_blank(cell) and len(cell) <= LONGEST and (seen := self.seen[place][cell]):
                usual[place] = seen[0]
                said.append(seen[1]._replace(where=name))
        return (usual if said else None), said

    def _tells_more(self, row: Sequence[str]) -> bool:
        """Say whether a row tells more than its letter, certificate and reason."""
        return any(not is_blank(row[place]) for place in self.others)

    def _branch(self, text: str) -> Branch | None:
        """Plan a reason by its cell; None when it is unknown or its answer takes more than days."""
        decision = None if is_blank(text) else self.decisions.reasons.get(text.strip().lower())
        kind = self.kinds[self.tested & (decision.traits if decision else frozenset())]
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
        doubted = frozenset(self.columns.dates[place] for place in self.columns.doubted)
        return kind_of(traits, letter, self.context, doubted)

    def answer(self, _row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Answer one row from single days where its letter is all it tells, else in full."""
        if blocked(problems):
            return self.unanswered(told.case)
        shown = self._quickly(told) or self._fully(told, problems)
        if shown is None:
            return self.unanswered(told.case, UNKNOWN)
        return Reply([*shown, self.law_as_at], told.case, self.context)

    def _quickly(self, told: Facts) -> Cells | None:
        """Answer a case from single days when all that is left of it is its letter."""
        case = told.case
        kind = self.kinds[self.tested & case.traits]
        if (
            kind is None
            or case.doubted
            or case.doubted_traits
            or len(case.events) != 1
            or kind.letter not in case.events
        ):
            return None
        letter = kind.letters[case.events[kind.letter].isoformat()]
        if not letter:
            return None
        head = _head(told.decision, "leave-needed" if letter[2] else "needed")
        return [*head, *letter[3].split(",")[1:]]

    def _fully(self, told: Facts, problems: list[Problem]) -> Cells | None:
        assessment = self.engine.open(told.case)
        outcomes = assessment.outcomes(self._concerned(told.case))
        if isinstance(outcomes[self.letter.window], NotCovered):
            self.tally.uncovered += 1
        missing = self.no_letter(assessment, outcomes)
        if missing is not None:
            problems.append(missing)
            return None
        return self._cells(told, outcomes)

    def _concerned(self, case: Case) -> list[RuleId]:
        """Name the rules that a row's facts concern; any other could only wait."""
        told = {self.letter.window, self.letter.contact}
        for event in (*case.events, *case.doubted):
            told |= self.uses.get(event, frozenset())
        return [rule for rule in self.context.book.asked if rule in told]

    def _cells(self, told: Facts, outcomes: dict[RuleId, Outcome]) -> Cells:
        state, letter, today = None, self.letter, self.ambient.today
        if told.decision is not None:
            held = letter.certificate in told.case.events
            contact = outcomes[letter.contact]
            doubted = letter.certificate in told.case.doubted
            state = certificate_state(
                told.decision, contact, held=held, today=today, doubted=doubted
            )
        return cells(outcomes, told.decision, state, letter, today=today)

    def _only(self, events: Collection[Event]) -> int | None:
        places = [place for place, event in self.columns.dates.items() if event in events]
        return places[0] if len(places) == 1 else None


def _unusual(doubted: bool) -> Callable[[str], tuple[str, Remark] | None]:
    """Give what reads a cell that stands in no usual way: its day as usual, and what to say."""

    def read(text: str) -> tuple[str, Remark] | None:
        day = read_cell_date(text, doubted=doubted)
        said = None if isinstance(day, Unreadable) else remark("", text, day, cell=True)
        if said is None:
            return None
        return day.isoformat() if isinstance(day, date) else UNTOLD, said

    return read


def _head(decision: Decision | None, state: str) -> Cells:
    """Give the first two cells: may it be appealed, and how it stands with the certificate."""
    if decision is None:
        return ["", ""]
    return [
        decision.answer,
        state if decision.certificate == "needed" else decision.certificate or "",
    ]
