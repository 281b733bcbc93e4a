"""What the cells of a piece tell, as tables of SQL: each distinct text is read once, by our reader.

A row of which more is to be said than its cells tell one by one is marked for the reader of rows,
by the same tests as in ``caseload/quick_rows``.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sendpath.caseload.answered_rows import AnsweredRows
from sendpath.caseload.cell_codes import (
    BLANK,
    NOT_TOLD,
    NOT_YET,
    TOLD,
    UNUSUAL,
    Mark,
)
from sendpath.caseload.row_sorts import FAR
from sendpath.core.clauses import Event
from sendpath.core.contradictions import Kind, ties_among
from sendpath.warehouse.cells import quoted
from sendpath.warehouse.names import ELSEWHERE, FAULTY, NUMBER, READ, STATUS, named
from sendpath.warehouse.trees import Trees

LINE = "sendpath_line"
"""The column of a row's own text."""

PARTED = "parted"
"""The table of rows parted into cells: ``number``, ``line``, ``whole``, and ``k0``, ``k1`` ..."""

BROKEN: Mapping[Kind, str] = {
    "before": "{} < {}",
    "early": "{} < {}",
    "another-year": "year({}) <> year({})",
    "far-apart": f"abs({{}} - {{}}) > {FAR}",
}
"""Whether two days stand to one another as they may not."""

Values = dict[str, list[Any]]
"""The columns of a table of texts, each with its kind."""


class ToldCells:
    """The columns of one table that are read.

    Attributes:
        places: Their places in a row: of days first, then of choices, marks and the reason, then
            of what has to be blank.
    """

    def __init__(self, table: AnsweredRows, trees: Trees) -> None:
        columns, self.quick = table.columns, table.quick
        self.table, self.trees = table, trees
        self.alphabet, self.facts = self.quick.alphabet, self.quick.ambient.facts
        marked = (columns.health_only, *columns.choices.values(), columns.reason)
        whole = (columns.section, columns.term, columns.born)
        self.marked = [at for at in marked if at is not None]
        self.places = [*columns.dates, *self.marked, *(at for at in whole if at is not None)]
        self.born = None if columns.born is None else len(self.places) - 1
        self.days = {event: at for at, event in enumerate(columns.dates.values())}
        self.choices = trees.choices

    def columns(self, at: int) -> dict[str, str]:
        """Name the columns of the table of one column's texts, with their kinds."""
        kinds = {"cell": "VARCHAR", "code": "UTINYINT"}
        if at < len(self.days) or at == self.born:
            return {**kinds, "day": "DATE"}
        if at >= len(self.days) + len(self.marked):
            return kinds
        choices = {f"c_{named(name)}": "VARCHAR" for name in [*self.choices, "reason"]}
        tells = {f"e_{named(name)}": "VARCHAR" for name in self.choices}
        traits = {f"t_{named(name)}": "BOOLEAN" for name in self.alphabet.traits}
        return {**kinds, **choices, **tells, **traits, "shows": "VARCHAR"}

    def read(self, at: int, texts: Sequence[str]) -> Iterator[Sequence[Any]]:
        """Read the distinct texts of one column: a row each of its table."""
        codes = self.quick.codes[at]
        for text in texts:
            code = UNUSUAL if '"' in text else codes[text]
            yield (text, *self._told(at, text, code))

    def days_in(self, at: int, rows: Sequence[Sequence[Any]]) -> Iterator[date]:
        """Give the days that the texts of one column tell."""
        if at < len(self.days):
            yield from (day for _, _, day in rows if day is not None)

    def _told(self, at: int, text: str, code: int) -> Sequence[Any]:
        if at < len(self.days):
            day = self.quick.days[at][text] if code == TOLD else 0
            return code, date.fromordinal(day) if day else None
        if at == self.born:
            born = self.quick.births.days[text] if code == TOLD else 0
            return code, date.fromordinal(born) if born else None
        if at >= len(self.days) + len(self.marked):
            return (code,)
        marks = self.quick.marks[at - len(self.days)]
        return code, *self._mark(Mark() if code == UNUSUAL else marks.there[code])

    def _mark(self, mark: Mark) -> Sequence[Any]:
        bits, decision = self.alphabet.bits, mark.decision
        choices = [
            next((value for value in values if mark.bits & bits["choice", f"{name}={value}"]), None)
            for name, values in self.alphabet.choices.items()
            if name in self.choices
        ]
        reasons = (each for each in self.alphabet.reasons if mark.bits & bits["reason", each])
        tells = {} if decision is None else decision.tells
        traits = [bool(mark.bits & bits["traits", each]) for each in self.alphabet.traits]
        told = (tells.get(name) for name in self.choices)
        shows = None if decision is None else decision.shows
        return [*choices, next(reasons, None), *told, *traits, shows]

    def told(self) -> str:
        """Print the SELECT of what rows tell, as a statement of the law reads it."""
        columns = [
            f"{PARTED}.number AS {NUMBER}",
            f"{PARTED}.line AS {LINE}",
            f"{self._status()} AS {STATUS}",
            *(text for fact in self.trees.facts for text in self._fact(fact)),
            *(f"{self._choice(name)} AS c_{named(name)}" for name in [*self.choices, "reason"]),
            *(f"{self._trait(name)} AS t_{named(name)}" for name in self.alphabet.traits),
        ]
        joins = [f"LEFT JOIN read{at} ON read{at}.cell = k{at}" for at in range(len(self.places))]
        return "SELECT " + ",\n  ".join(columns) + f"\nFROM {PARTED}\n" + "\n".join(joins)

    def _status(self) -> str:
        """Print what comes of reading a row: all, nothing for these rules, or not all."""
        whole, idle = (f"WHEN {self._by_row()} THEN", f"WHEN {self._idle()} THEN")
        return f"CASE {whole} {quoted(FAULTY)} {idle} {quoted(ELSEWHERE)} ELSE {quoted(READ)} END"

    def _marks(self) -> list[str]:
        return [f"read{len(self.days) + at}" for at in range(len(self.marked))]

    def _fact(self, fact: Event) -> tuple[str, str, str]:
        """Print the day of a fact, whether it has not happened, and if only a blank says so.

        What the letter tells besides counts.
        """
        at = self.days.get(fact)
        day = "CAST(NULL AS DATE)" if at is None else f"read{at}.day"
        blank = "FALSE" if at is None else f"read{at}.code IN ({BLANK}, {NOT_YET})"
        letters = [
            f"read{self.days[one]}.day" for one in self.table.context.letters if one in self.days
        ]
        for decided in self._decided():
            shown = f"{decided}.shows = {quoted(fact)}"
            if letters and self._shows(fact):
                day = f"COALESCE({day}, CASE WHEN {shown} THEN COALESCE({', '.join(letters)}) END)"
            if at is not None:
                blank = f"({blank} AND NOT COALESCE({self._happened(fact, decided)}, FALSE))"
        only = "FALSE" if at is None else f"COALESCE(read{at}.code = {BLANK}, FALSE)"
        denied = f"COALESCE({blank}, FALSE) AS n_{named(fact)}"
        return f"{day} AS f_{named(fact)}", denied, f"{only} AS b_{named(fact)}"

    def _decided(self) -> list[str]:
        reason = self.table.columns.reason
        return [self._marks()[self.marked.index(reason)]] if reason is not None else []

    def _shows(self, fact: Event) -> bool:
        return any(each.shows == fact for each in self.table.decisions.reasons.values())

    def _happened(self, fact: Event, decided: str) -> str:
        """Print whether what was decided shows a fact, or one that may not come after it."""
        shown = {each.shows for each in self.table.decisions.reasons.values()} - {None}
        tests = [
            f"({decided}.shows = {quoted(one)}{self._untold(one)})"
            for one in sorted(filter(None, shown))
            if fact == one or fact in self.facts[one].may_not_precede
        ]
        return " OR ".join(tests) or "FALSE"

    def _untold(self, fact: Event) -> str:
        at = self.days.get(fact)
        return "" if at is None else f" AND read{at}.day IS NULL"

    def _choice(self, name: str) -> str:
        """Print a choice: as it was told, or else as what was decided tells it."""
        cells = [f"{each}.c_{named(name)}" for each in self._marks()]
        if name != "reason":
            cells += [f"{each}.e_{named(name)}" for each in self._decided()]
        return f"COALESCE({', '.join(cells)})" if cells else "CAST(NULL AS VARCHAR)"

    def _trait(self, name: str) -> str:
        cells = [f"COALESCE({each}.t_{named(name)}, FALSE)" for each in self._marks()]
        return f"({' OR '.join(cells)})" if cells else "FALSE"

    def _own(self) -> list[int]:
        places = [*self.table.columns.dates]
        return [at for at, place in enumerate(places) if place not in self.table.elsewhere]

    def _idle(self) -> str:
        """Print whether a row tells facts only that other processes count from."""
        tests = [f"read{at}.code IN ({BLANK}, {NOT_TOLD})" for at in self._own()]
        if self.table.ambient.required:
            tests += [f"{each}.c_reason IS NULL" for each in self._decided()]
        return f"({' AND '.join(tests) or 'TRUE'})"

    def _by_row(self) -> str:
        """Print whether a row has to be read as a whole."""
        days, number = range(len(self.days)), len(self.days)
        usual = [f"read{at}.code IN ({BLANK}, {NOT_TOLD}, {TOLD}, {NOT_YET})" for at in days]
        usual += [f"read{at}.code <> {UNUSUAL}" for at in range(number, len(self.places))]
        some = " OR ".join(f"read{at}.day IS NOT NULL" for at in days)
        own = " OR ".join(f"read{at}.day IS NOT NULL" for at in self._own())
        usual += self._births()
        sound = ["whole", *usual, f"({some})", f"({own or 'FALSE'} OR {self._idle()})"]
        return f"NOT COALESCE({' AND '.join(sound)}, FALSE){''.join(self._clashes())}"

    def _births(self) -> list[str]:
        """Print that a birth is later than no day of its row, and no rule of it looks at that."""
        if self.born is None:
            return []
        days = ", ".join(f"read{at}.day" for at in range(len(self.days)))
        told = [f"read{at}.day IS NOT NULL" for at in self.quick.births.births.personal]
        first = f"COALESCE(read{self.born}.day <= least({days}), TRUE)"
        looked = f"read{self.born}.day IS NOT NULL AND ({' OR '.join(told) or 'FALSE'})"
        return [first, f"NOT ({looked})"]

    def _clashes(self) -> Iterator[str]:
        """Print what of a row cannot both be, or may be a denial of what another day shows."""
        for one, by in self.quick.ties.shown:
            denied = f"read{one}.code = {NOT_YET} AND read{by}.day IS NOT NULL"
            yield f" OR COALESCE({denied}, FALSE)"
        for decided in self._decided():
            for at in range(len(self.days)):
                denied = f"read{at}.code = {NOT_YET} AND {decided}.shows IS NOT NULL"
                yield f" OR COALESCE({denied}, FALSE)"
        for event, kind, other in ties_among(self.facts, self.days):
            test = BROKEN[kind].format(*(f"read{self.days[each]}.day" for each in (event, other)))
            yield f" OR COALESCE({test}, FALSE)"
