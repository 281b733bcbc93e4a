"""Where the answer to a question is told, if a table has no column for it."""

from collections.abc import Iterable

from sendpath.answers.context import Context
from sendpath.columns.sheet_columns import Columns, column_named
from sendpath.core.law import Rule


class ToAdd:
    """The facts that no column of a table tells of every row.

    Args:
        columns: Those of the table.
        context: The rule book.
    """

    def __init__(self, columns: Columns, context: Context) -> None:
        self._facts, self._stand_ins = context.book.law.facts, context.engine.ties.stand_ins
        further = () if columns.translation is None else columns.translation.further
        width = len(columns.header)
        of_some = {width + at for at, each in enumerate(further) if each.where}
        self._told = {event for at, event in columns.dates.items() if at not in of_some}
        self._of_some = {
            event: columns.called[at] for at, event in columns.dates.items() if at in of_some
        }
        self._choices = context.book.choices
        self._chosen = {name: columns.called[at] for name, at in columns.choices.items()}

    def says(self, rule: Rule) -> str:
        """Say which column to add to tell that a rule is done; nothing where there is one."""
        event = rule.closed_by
        if event is None or not self._told.isdisjoint((event, *self._stand_ins.get(event, ()))):
            return ""
        told = f"To answer, add a column {column_named(self._facts[event])}."
        if event not in self._of_some:
            return told
        column = self._of_some[event]
        return f"{told} Or let the map read the column {column} in this row: it does so in others."

    def about(self, choices: Iterable[str]) -> str:
        """Say of facts that are no day which column tells them, or what they are if none does."""
        return " ".join(self._about(name) for name in sorted(choices))

    def _about(self, name: str) -> str:
        if name in self._chosen:
            return f"Here that is the column {self._chosen[name]}."
        return f"No column here tells {name}: {self._choices[name].words}."
