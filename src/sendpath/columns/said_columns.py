"""What a person said of a table's columns already: it stays, and only the rest is proposed."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sendpath.columns.guessed_value import Guess
from sendpath.columns.proposals import Proposal, Where
from sendpath.columns.seen_columns import Seen
from sendpath.columns.value_guesses import needed
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import SheetMap, Told
from sendpath.sheets.marks import Marks

Values = Callable[[str, Seen], Iterable[Guess]]
"""Guesses what the values of a column mean that tells a fact of ours."""


class SaidColumns:
    """A person's map beside the columns of one table.

    Attributes:
        told: What columns tell, by their headings, folded.
    """

    def __init__(self, said: SheetMap, columns: Sequence[Seen]) -> None:
        self.said = said
        self.told: Mapping[str, Sequence[Told]] = {
            heading(each): told for each, told in said.columns.items()
        }
        self.written = {heading(seen.heading): seen.heading for seen in columns}

    def ours(self) -> list[str]:
        """Give what we call all that was said to be told."""
        return [heading(each.ours) for told in self.told.values() for each in told]

    def _written(self, name: str) -> str:
        """Give a heading as it stands in the table."""
        return self.written.get(heading(name), name)

    def proposal(self, seen: Seen, values: Values) -> Proposal | None:
        """Give what was said of a column, and what its further values may mean; None if nothing."""
        name = heading(seen.heading)
        if name not in self.told:
            return None
        told = self.told[name]
        first = next((each.ours for each in told if not each.where), None)
        more = [
            Where(
                each.ours,
                {
                    self.written.get(heading(at), at): sorted(held)
                    for at, held in each.where.items()
                },
            )
            for each in told
            if each.where or each.ours != first
        ]
        means = self.said.values.get(name, {})
        marks = Marks(means)
        guesses = values(first, seen) if first else ()
        shown = needed(each for each in guesses if marks.find(each.value) is None)
        return Proposal(seen, first, values=shown, where=more, said=True, meant=means)

    def with_values(self, made: Proposal) -> Proposal:
        """Keep what was said of the values of a column of which nothing else was said."""
        means = self.said.values.get(heading(made.seen.heading))
        if not means:
            return made
        marks = Marks(means)
        further = [each for each in made.values if marks.find(each.value) is None]
        return made._replace(values=further, meant=means)
