"""A caseload summed up: every row read in full and counted, and the document that comes of it."""

from collections.abc import Sequence

from sendpath.answers.context import Context
from sendpath.answers.notes import cite_of
from sendpath.answers.rates import (
    MeasuredView,
    OpenView,
    OutstandingView,
    RatesView,
    ShareView,
    WeeklyView,
    WeekView,
    YearView,
)
from sendpath.caseload.batch import Running
from sendpath.caseload.our_names import OURS
from sendpath.caseload.rates import (
    MeasuredCount,
    OutstandingCount,
    Share,
    WeeklyCount,
    Year,
    is_uncovered,
)
from sendpath.caseload.table import Reply, Table
from sendpath.core.decisions import with_answer
from sendpath.core.problem import Problem, blocked
from sendpath.intake.hear import Facts
from sendpath.rulebook.rates import Rates, read_rates
from sendpath.sheets.headings import heading

THOUSAND = 1000

LEFT_OUT = "{} rows that the map leaves out are"


class Summed(Table):
    """The rows of a table, each counted in every rate and answered with nothing.

    Attributes:
        rows: Rows read.
        counted: Rows that could be read.
    """

    def __init__(self, running: Running, rates: Rates) -> None:
        told = running.table
        super().__init__(told.context, told.columns, told.ambient, header=[f"{OURS}problems"])
        self.elsewhere, self.rows, self.counted = told.elsewhere, 0, 0
        self.tally, self.title = told.tally, told.title
        context = told.context
        self.measured = [MeasuredCount(each, context) for each in rates.measured]
        self.outstanding = [OutstandingCount(each, context) for each in rates.outstanding]
        self.weekly = [WeeklyCount(each, context.today) for each in rates.weekly]
        self.places = {each.rate.id: self._place(each) for each in self.measured}
        self.rules = rates.rules()

    def counts_into(self, other: "Summed") -> None:
        """Add to what was counted in another table of the file."""
        self.measured, self.outstanding = other.measured, other.outstanding
        self.weekly = other.weekly

    def _place(self, count: MeasuredCount) -> int | None:
        """Find the column that tells whether an exception applies."""
        exceptions = count.rate.exceptions
        names = [heading(cell) for cell in self.columns.header]
        wanted = exceptions and exceptions.column
        return names.index(wanted) if wanted in names else None

    def answer(self, row: Sequence[str], told: Facts, problems: list[Problem]) -> Reply:
        """Count one row."""
        if blocked(problems):
            return self.unanswered(told.case)
        self.counted += 1
        context = self.context
        case = with_answer(told.case, told.decision, context.letters, context.book.law.facts)
        outcomes = self.engine.open(case).outcomes(self.rules)
        self.tally.uncovered += any(map(is_uncovered, outcomes.values()))
        for each in self.measured:
            each.add(outcomes[each.rate.rule], case, excepted=self._excepted(row, each))
        for one in self.outstanding:
            one.add(outcomes[one.rate.rule], case)
        for week in self.weekly:
            rule = week.rate.rule
            week.add(case, None if rule is None else outcomes[rule])
        return self.unanswered(case)

    def _excepted(self, row: Sequence[str], count: MeasuredCount) -> bool | None:
        """Say whether an exception applies; None where that was not told, or cannot be read."""
        place, exceptions = self.places[count.rate.id], count.rate.exceptions
        if place is None or exceptions is None:
            return None
        cell = row[place].strip().lower()
        return cell in exceptions.yes if cell in exceptions.yes | exceptions.no else None


def rates_of(context: Context) -> Rates:
    """Give the rates that the rules asked can tell."""
    book = context.book
    return read_rates(book.directory).of(book.asked, book.law.facts)


def summed(running: Running, rates: Rates) -> list[Summed]:
    """Read every row of every table, and count it; what came up is in the tally."""
    parts = running.parts or [running]
    tables = [Summed(part, rates) for part in parts]
    for table, part in zip(tables, parts, strict=True):
        table.counts_into(tables[0])
        table.tally.sheet = part.sheet
        for _ in table.answered(part.records):
            table.rows += 1
    return tables


def rates_view(tables: Sequence[Summed]) -> RatesView:
    """Give the document of what was counted."""
    table = tables[0]
    book, context = table.context.book, table.context
    measured = [_measured(each, tables) for each in table.measured]
    rows = sum(each.rows for each in tables)
    counted = sum(each.counted for each in tables)
    return {
        "schema": "sendpath/rates/1",
        "verdict": _verdict(measured, table.tally.left_out),
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "today": context.today,
        "rows": rows - table.tally.blank - table.tally.below,
        "unread": rows - counted - table.tally.passed_over,
        "uncovered": table.tally.uncovered,
        "left_out": table.tally.left_out,
        "measured": measured,
        "outstanding": [_outstanding(each, context) for each in table.outstanding],
        "weekly": [_weekly(each) for each in table.weekly],
    }


def _verdict(measured: Sequence[MeasuredView], left_out: int) -> str:
    """Tell each rate of its latest year in one line, and how many rows count in none."""
    told = [
        f"{each['title']}: {last['in_time']} of {last['done']} ({last['rate']}%) in {last['year']}"
        for each in measured
        for last in each["years"][-1:]
    ]
    found = "; ".join(told) or "No row tells enough for a rate"
    return f"{found}. {not_in_it(left_out)}" if left_out else found


def not_in_it(left_out: int) -> str:
    """Say that rows that a map leaves out count in no rate, though something was done in them."""
    rows = "1 row that the map leaves out is" if left_out == 1 else LEFT_OUT.format(left_out)
    return f"{rows} not counted"


def _measured(count: MeasuredCount, tables: Sequence[Summed]) -> MeasuredView:
    rate = count.rate
    told = any(table.places[rate.id] is not None for table in tables)
    return {
        "id": rate.id,
        "title": rate.title,
        "what": rate.done,
        "rule": rate.rule,
        "cite": cite_of(rate.cite, tables[0].context),
        "exceptions_column": rate.exceptions.column if rate.exceptions else None,
        "exceptions_told": told,
        "years": [_year(year, count.years[year], told=told) for year in sorted(count.years)],
        "open": _open(count),
        "unclear_done": count.unclear_done,
        "unread": count.unread,
    }


def _open(count: MeasuredCount) -> OpenView:
    told = count.open
    return {
        "ahead": told["ahead"],
        "overdue": told["overdue"],
        "not_told": told["not_told"],
        "day_not_told": told["day_not_told"],
        "unclear": told["unclear"],
    }


def _year(number: int, year: Year, *, told: bool) -> YearView:
    return {
        "year": number,
        **_share(year.all),
        "without_exceptions": _share(year.without) if told else None,
        "exceptions": year.exceptions,
        "exceptions_not_told": year.not_told,
    }


def _share(share: Share) -> ShareView:
    """Give a share, its rate to one place, a half rounded up."""
    done, in_time = share.done, share.in_time
    rate = (2 * THOUSAND * in_time + done) // (2 * done) / 10 if done else None
    return {"done": done, "in_time": in_time, "rate": rate}


def _outstanding(count: OutstandingCount, context: Context) -> OutstandingView:
    rate = count.rate
    return {
        "id": rate.id,
        "title": rate.title,
        "rule": rate.rule,
        "cite": cite_of(rate.cite, context),
        "after": [
            {"after": text, "not_done": count.not_done[text], "not_told": count.not_told[text]}
            for text in rate.after
        ],
        "unread": count.unread,
    }


def _weekly(count: WeeklyCount) -> WeeklyView:
    weeks: list[WeekView] = [
        {"monday": monday, "number": number} for monday, number in sorted(count.weeks.items())
    ]
    return {"id": count.rate.id, "title": count.rate.title, "weeks": weeks}
