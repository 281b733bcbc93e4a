"""How far a last day can honestly be read: the days of its readings."""

from datetime import date
from typing import NamedTuple, Protocol

from sendpath.core.clauses import Cite


class ReadDate(NamedTuple):
    """The day under one reading; None where none can be computed.

    Joined ids mean several questions answered the other way together.
    """

    id: str
    label: str
    due: date | None
    cite: Cite
    prevailing: bool


class Reach(Protocol):
    """How far a last day can honestly be read."""

    @property
    def safe(self) -> date:
        """The earliest day of any combination of readings."""

    @property
    def latest(self) -> date | None:
        """The latest day of any combination; None where a reading gives no day."""

    @property
    def readings(self) -> tuple[ReadDate, ...]:
        """The days that differ by reading; empty when all agree."""
