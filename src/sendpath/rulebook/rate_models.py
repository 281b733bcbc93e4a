"""The models of rates.toml: the rates by which a council is judged."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sendpath.rulebook.clause_models import CiteTable
from sendpath.rulebook.names import EventName, Name, RuleName, Table
from sendpath.rulebook.text_models import PeriodText, Text

Cells = Annotated[list[Text], Field(min_length=1)]


class ExceptionsTable(Table):
    """How a sheet tells whether an exception applies."""

    column: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    yes: Cells
    no: Cells
    cite: CiteTable

    @model_validator(mode="after")
    def no_cell_means_both(self) -> Self:
        """Refuse a cell that would mean yes and no."""
        both = sorted(set(self.yes) & set(self.no))
        if both:
            raise ValueError(f"'yes' and 'no' both hold {', '.join(both)}")
        return self


class MeasuredTable(Table):
    """What was done in a year, and how much of it in time."""

    title: Text
    done: Text
    rule: RuleName
    cite: CiteTable
    exceptions: ExceptionsTable | None = None


class OutstandingTable(Table):
    """What was not done so long after the day that a rule counts from."""

    title: Text
    rule: RuleName
    after: Annotated[list[PeriodText], Field(min_length=1)]
    cite: CiteTable


class WeeklyTable(Table):
    """How much there was in each week."""

    title: Text
    event: EventName
    rule: RuleName | None = None


class RatesTable(Table):
    """Every rate, by name."""

    measured: dict[Name, MeasuredTable] = {}
    outstanding: dict[Name, OutstandingTable] = {}
    weekly: dict[Name, WeeklyTable] = {}
