"""Plain TOML tables to what code must know of the law. Taken to be sound: ``check`` judges them."""

from sendpath.core.clauses import Event, RuleId
from sendpath.core.names import WEEKDAYS
from sendpath.core.roles import AppealAges, CountingRules, Letter
from sendpath.rulebook.build_clauses import Table, cite, month_day, period


def letter(table: Table) -> Letter:
    """Build what plays which part in a council's letter."""
    return Letter(
        processes=tuple(table["processes"]),
        sent=Event(table["sent"]),
        received=Event(table["received"]),
        certificate=Event(table["certificate"]),
        contact=RuleId(table["contact"]),
        window=RuleId(table["window"]),
        lately=period(table["lately"]).number,
    )


def ages(table: Table) -> AppealAges:
    """Build at which ages who appeals."""
    return AppealAges(
        leaving_age=table["leaving_age"],
        last_age=table["last_age"],
        school_year_begins=month_day(table["school_year_begins"]),
        leaving_month=table["leaving_month"],
        leaving_weekday=WEEKDAYS.index(table["leaving_weekday"]),
        cite=cite(table["cite"]),
    )


def counting(table: Table) -> CountingRules:
    """Build whose clauses a bare count takes over."""
    return CountingRules(RuleId(table["moves_of"]), RuleId(table["vacation_of"]))
