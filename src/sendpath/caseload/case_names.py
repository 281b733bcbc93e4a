"""What the caller calls a case: the column that names it, and one name for each."""

import re
from collections import Counter
from collections.abc import Sequence

from sendpath.caseload.tally import row_name
from sendpath.core.names import printable
from sendpath.sheets.headings import heading

NAMING = (
    *("case", "case_no", "case_number", "case_id", "case_ref", "case_reference", "ref"),
    *("reference", "id", "upn", "requeststableid", "persontableid", "person_id", "child_id"),
    *("unique_id", "no", "cyp_initials", "child_initials", "child's_initials", "pupil_initials"),
    *("client_initials", "yp_initials", "initials_of_child", "initials_of_cyp", "cyp", "client"),
)
"""Headings of a column that names a case, the likeliest first."""

WORKERS = (
    *("worker", "caseworker", "case_worker", "key_worker", "keyworker", "case_officer", "officer"),
    *("sen_officer", "send_officer", "ehc_officer", "ehcp_officer", "case_manager", "coordinator"),
    *("plan_coordinator", "ehc_coordinator", "ehcp_coordinator", "allocated_to", "assigned_to"),
    *("wkr", "wkr_cd", "wkr_code", "wkr_id", "worker_cd", "worker_code", "worker_id", "case_wkr"),
    *("officer_cd", "officer_code", "caseworker_cd", "caseworker_code", "case_worker_code"),
)
"""Headings of a column that says who works on a case, the likeliest first."""

INITIALS = ("initials", "init", "init.", "inits", "inits.")
"""Headings of a column of initials: of a child's, or of a worker's."""

ADVISERS = ("adviser", "advisor", "our_adviser", "iass_adviser", "adviser_initials", "adviser_name")
"""Headings of a column of a service's own advisers, if it holds no days: else one was rung then."""

_PART = re.compile(
    r"(?:^|[_/])(?:case|ref|reference|id)(?:[_/]|$)|(?<!phone)(?<!tel)(?<!mobile)[_/]_?no\.?$"
)
"""Part of a heading that names a case: a reference, or the number of something (``EHC no.``)."""

LONGEST = 60


class CaseNames:
    """Names each row: by the column that does, else by its number and the sheet it stands in.

    A column that was named may stand in another table alone: then this one's own is found.
    The same name twice is told apart; ``given`` holds the names of other tables of the sheet.
    ``sheet`` is told where there are several: each counts its own rows.

    Attributes:
        place: The place of the column; None where none names a case.
    """

    def __init__(
        self,
        header: Sequence[str],
        told: str | None = None,
        given: set[str] | None = None,
        sheet: str | None = None,
    ) -> None:
        named = None if told is None else place_of(header, told)
        self.place = _naming(header) if named is None else named
        self.sheet = sheet
        self.seen: Counter[str] = Counter()
        self.given: set[str] = set() if given is None else given

    def called(self, row: Sequence[str]) -> str:
        """Give what the caller calls a row, whether or not others are called so."""
        cell = row[self.place] if self.place is not None and self.place < len(row) else ""
        return self.shown(cell)

    def shown(self, cell: str) -> str:
        """Give the name that a cell tells, such that it can be printed."""
        return printable(cell)[:LONGEST]

    def name(self, row: Sequence[str], number: int) -> str:
        """Give the name of the next row."""
        name = self.called(row)
        name = name or f"row {row_name(number, self.sheet)}"
        self.seen[name] += 1
        shown = name if self.seen[name] == 1 else f"{name} ({self.seen[name]})"
        while shown in self.given:
            self.seen[name] += 1
            shown = f"{name} ({self.seen[name]})"
        self.given.add(shown)
        return shown


def naming_place(header: Sequence[str]) -> int | None:
    """Find the column that names a case, by its heading; None where none surely does."""
    return _naming(header)


def place_of(header: Sequence[str], told: str) -> int | None:
    """Find a column by its heading, as it is typed; None where there is none."""
    names = [heading(each) for each in header]
    wanted = heading(told)
    return names.index(wanted) if wanted in names else None


def worker_place(header: Sequence[str]) -> int | None:
    """Find the column that says who works on a case, by its heading."""
    return _first(WORKERS, [heading(each) for each in header])


def adviser_place(header: Sequence[str], kinds: Sequence[str]) -> int | None:
    """Find a column of a service's own advisers: its heading says so, and its cells are words."""
    names = [heading(each) for each in header]
    words = [name if kind == "words" else "" for name, kind in zip(names, kinds, strict=True)]
    return _first(ADVISERS, words)


def initials_place(header: Sequence[str]) -> int | None:
    """Find a column of initials; its cells have to say whether each names one case."""
    return _first(INITIALS, [heading(each) for each in header])


def is_of_workers(name: str) -> bool:
    """Say whether a column called so says who works on a case: another sheet may call it otherwise.

    ``SEN Officer`` on the one is ``Officer`` on the next.
    """
    return heading(name) in WORKERS


def _naming(header: Sequence[str]) -> int | None:
    names = [heading(each) for each in header]
    place = _first(NAMING, names)
    if place is not None:
        return place
    return next((at for at, name in enumerate(names) if _PART.search(name)), None)


def _first(wanted: Sequence[str], names: Sequence[str]) -> int | None:
    return next((names.index(each) for each in wanted if each in names), None)
