"""The names of the columns that ``batch`` adds to a sheet."""

from sendpath.core.clauses import RuleId
from sendpath.core.roles import Letter

OURS = "sendpath_"
"""What the name of each column of ours begins with."""


def column_of(rule: RuleId) -> str:
    """Name the column of a rule's day."""
    return f"{OURS}{rule.replace('.', '_').replace('-', '_')}"


def header(letter: Letter) -> tuple[str, ...]:
    """Name the default columns of letters; the last two are the law's day and the problems."""
    window = column_of(letter.window)
    names = ("can_appeal", "certificate", "", "", "standing", "days_left", "certainty", "")
    ours = [f"{OURS}{name}" for name in names]
    ours[2], ours[3], ours[7] = window, f"{window}_safe", column_of(letter.contact)
    last = ("next", "next_due", "law_as_at", "problems")
    return (*ours, *(f"{OURS}{name}" for name in last))
