"""What a person said of a table's columns already: it stays, and only the rest is proposed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from sendpath.columns.guessed_value import Guess
from sendpath.columns.proposals import Proposal, Where
from sendpath.columns.seen_columns import Seen
from sendpath.columns.value_guesses import needed
from sendpath.sheets.headings import heading
from sendpath.sheets.map_file import as_text
from sendpath.sheets.maps import SheetMap, Told
from sendpath.sheets.marks import Marks

APART = "two columns tell it, and that is refused: take the # away from one, or from a line below"
"""Said beside each of two columns that were said to tell one fact of all rows."""

ONE_FACT = "it was said of two columns, of all rows, and that is refused"
"""Said beside each where rows part them."""

Values = Callable[[str, Seen], Iterable[Guess]]
"""Guesses what the values of a column mean that tells a fact of ours."""


class SaidColumns:
    """A person's map beside the columns of one table.

    Attributes:
        told: What columns tell, by their headings, folded.
        doubled: Likewise of those that tell one fact of all rows with another column: that is
            refused, and so is not taken from the map.
    """

    def __init__(self, said: SheetMap, columns: Sequence[Seen]) -> None:
        self.said = said
        self.told: Mapping[str, Sequence[Told]] = {
            heading(each): told for each, told in said.columns.items()
        }
        self.written = {heading(seen.heading): seen.heading for seen in columns}
        self.doubled = self._doubled()
        self.told = {name: told for name, told in self.told.items() if name not in self.doubled}

    def _doubled(self) -> Mapping[str, Sequence[Told]]:
        """Give what was said of the columns of a table that tell one fact of all rows."""
        whole = {
            name: {heading(each.ours) for each in told if not each.where}
            for name, told in self.told.items()
            if name in self.written
        }
        often = Counter(ours for told in whole.values() for ours in told)
        return {
            name: self.told[name]
            for name, told in whole.items()
            if any(often[ours] > 1 for ours in told)
        }

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
        return self._said(seen, self.told[name], values)

    def with_more(self, made: Proposal, values: Values) -> Proposal | None:
        """Give what was said of a column, and in a remark what it may tell of some rows as well."""
        said = self.proposal(made.seen, values)
        if said is None or said.where or said.ours is None:
            return said
        more = [each for each in made.where if each.held and each.ours != said.ours]
        if made.ours != said.ours or made.parted or not more:
            return said
        written = ", ".join([as_text(said.ours), *map(_written, more)])
        return said._replace(remark=f"{made.remark}: [{written}]")

    def twice(self, made: Sequence[Proposal], values: Values) -> list[Proposal]:
        """Say of columns that were said to tell one fact how rows part them, where that is known.

        Where the guess itself does not know it, they are left behind a mark.
        """
        said = {
            at: self._said(each.seen, self.doubled[name], values)
            for at, each in enumerate(made)
            if (name := heading(each.seen.heading)) in self.doubled
        }
        lost = {each.ours for at, each in said.items() if made[at].ours != each.ours}
        told = [*made]
        for at, each in said.items():
            if each.ours not in lost:
                remark = "; ".join(one for one in (made[at].remark, ONE_FACT) if one)
                told[at] = self.with_values(made[at]._replace(remark=remark))
                continue
            others = [one for one in said.values() if one.ours == each.ours and one is not each]
            blank = {one.seen.heading: [""] for one in others}
            also = {each.seen.heading: Where(each.ours or "", blank)}
            told[at] = Proposal(
                each.seen,
                where=each.where,
                maybe=each.ours or "",
                remark=APART,
                also=also,
                meant=each.meant,
            )
        return told

    def _said(self, seen: Seen, told: Sequence[Told], values: Values) -> Proposal:
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
        means = self.said.values.get(heading(seen.heading), {})
        marks = Marks(means)
        guesses = values(first, seen) if first else ()
        shown = needed(each for each in guesses if marks.find(each.value) is None)
        ours = first or next((each.ours for each in more), None)
        parted = first is None and bool(more)
        return Proposal(seen, ours, values=shown, where=more, said=True, meant=means, parted=parted)

    def with_values(self, made: Proposal) -> Proposal:
        """Keep what was said of the values of a column of which nothing else was said."""
        means = self.said.values.get(heading(made.seen.heading))
        if not means:
            return made
        marks = Marks(means)
        further = [each for each in made.values if marks.find(each.value) is None]
        return made._replace(values=further, meant=means)


def _written(one: Where) -> str:
    """Write what a column tells of some rows, as a map has it."""
    held = ", ".join(
        f"{as_text(at)} = [{', '.join(map(as_text, values))}]" for at, values in one.held.items()
    )
    return f"{{ fact = {as_text(one.ours)}, where = {{ {held} }} }}"
