"""Values of a column that tells several facts: each goes to the facts that know it.

``"Issue" = ["reason", "section"]`` and ``"Refusal to assess" = "refuse-assess"``: no section of a
plan is called so, and none is told.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sendpath.columns.sheet_columns import named
from sendpath.core.decisions import Decisions
from sendpath.core.problem import Problem
from sendpath.intake.cell_dates import read_cell_date
from sendpath.intake.choices import read_choice, read_reason, read_sections
from sendpath.intake.yes_no import is_done, is_not_yet
from sendpath.rulebook.loader import RuleBook
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import Meaning, SheetMap, Told


def completed(told: SheetMap, ours: Collection[str]) -> SheetMap:
    """Give a map whose columns tell all the facts that it says their values mean.

    ``{ order = "contents", order_says_by = "2026-12-04" }`` tells the day as well, of the rows with
    that value, though the column was said to be ``order`` alone.

    Args:
        told: The map.
        ours: What columns may be called that tell a fact.
    """
    columns = {heading(theirs): [*said] for theirs, said in told.columns.items()}
    headed = {heading(theirs): theirs for theirs in told.columns}
    for theirs, values in told.values.items():
        said = columns.setdefault(theirs, [Told(theirs)] if theirs in ours else [])
        names = {heading(each.ours) for each in said}
        meant = [(value, each) for value, each in values.items() if isinstance(each, Mapping)]
        for name in dict.fromkeys(name for _, each in meant for name in each):
            if name not in names:
                of = frozenset(value for value, each in meant if name in each)
                said.append(Told(name, {theirs: of}))
    more = {at: said for at, said in columns.items() if said or at in headed}
    return told._replace(columns={headed.get(at, at): said for at, said in more.items()})


def parted(told: SheetMap, book: RuleBook) -> SheetMap:
    """Give a map whose plain values are told of the facts that know them.

    What none of a column's facts knows stays as it is: it is refused of each row that holds it.
    """
    names = {
        heading(theirs): [heading(each.ours) for each in said]
        for theirs, said in told.columns.items()
    }
    many = {at: each for at, each in names.items() if len({*each}) > 1}
    if not any(isinstance(each, str) for at in many for each in told.values.get(at, {}).values()):
        return told
    knows = _Knows(book)
    values = dict(told.values)
    for at in many.keys() & values.keys():
        values[at] = {value: knows.of(many[at], said) for value, said in values[at].items()}
    return told._replace(values=values)


class _Knows:
    """Knows by which words each fact can be told."""

    def __init__(self, book: RuleBook) -> None:
        self.days, self.choices = named(book.law.facts), book.choices
        self.decisions: Decisions = book.decisions()

    def of(self, names: Sequence[str], said: Meaning) -> Meaning:
        """Give what a value tells of each fact; the value itself where all or none know it."""
        if not isinstance(said, str) or not said:
            return said
        knowing = [name for name in names if self._is_known(name, said)]
        told: Mapping[str, str] = dict.fromkeys(knowing, said)
        return told if 0 < len(knowing) < len(names) else said

    def _is_known(self, name: str, text: str) -> bool:
        if name in self.days:
            return is_not_yet(text) or is_done(text) or isinstance(read_cell_date(text), date)
        if name == "reason":
            return not isinstance(read_reason([text], self.decisions, where=name), Problem)
        if name == "section":
            return not read_sections([text], self.decisions, where=name)[1]
        choice = self.choices.get(name)
        return choice is not None and not isinstance(
            read_choice([text], choice, where=name), Problem
        )
