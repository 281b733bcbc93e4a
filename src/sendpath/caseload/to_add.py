"""Where the answer to a question is told, if a table has no column for it."""

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

    def says(self, rule: Rule) -> str:
        """Say which column to add to tell that a rule is done; nothing where there is one."""
        event = rule.closed_by
        if event is None or not self._told.isdisjoint((event, *self._stand_ins.get(event, ()))):
            return ""
        return f"To answer, add a column {column_named(self._facts[event])}."
