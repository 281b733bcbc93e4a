"""What a column means for what the others of its table tell: a tracker of reviews, of requests."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sendpath.columns.heading_words import CLOSE, HeadingWords, Likely, plain
from sendpath.columns.proposals import Proposal, Where
from sendpath.columns.seen_columns import Seen
from sendpath.columns.table_kinds import kinds_of
from sendpath.columns.value_guesses import REASON
from sendpath.rulebook.heading_parts import Also, Beside
from sendpath.rulebook.headings import Headings

LESS = 0.95
"""What a likeness counts that is found only for what the other columns tell."""

FOUND_HERE = 0.7
"""What a likeness counts of a heading that means nothing elsewhere."""

BLANK = ""
"""How an empty cell stands in a map."""

AT_LEAST = 0.5
"""What a likeness counts of a heading of something near: a panel's day, where no letter stands."""

NAME = "one"
"""Under what headings stand that are looked for by themselves."""


def answered_letters(
    made: Sequence[Proposal], told: Headings, called: Mapping[str, str], facts: Mapping[str, str]
) -> list[Proposal]:
    """Let the letter of an answer be one to appeal where reasons are told, and say nothing of it.

    What the council answered says so whatever the dispute is about.

    Args:
        made: What is proposed for the columns of a table.
        told: What the rule book says of headings.
        called: What we call the columns of facts, by their names.
        facts: The names of facts, by what their columns are called.
    """
    names = {facts.get(each.ours, each.ours) for each in made if each.ours}
    if REASON not in names:
        return [*made]
    kept = [*made]
    free = [at for at, each in enumerate(made) if not (each.where or each.own or each.said)]
    for kind in kinds_of(names, told):
        answers = [each for each in kind.also if each.of and not each.headed]
        with_them = InTable(kind._replace(also=answers), told).also(kept, called)
        kept = [with_them[at] if at in free else each for at, each in enumerate(kept)]
    return kept


class InTable:
    """Knows what headings mean in one kind of table."""

    def __init__(
        self,
        beside: Beside,
        told: Headings,
        last: "InTable | None" = None,
        columns: Sequence[Seen] = (),
    ) -> None:
        """Take what is said of tables of a kind, and by what it was found to be of that kind."""
        self.beside, self.told = beside, told
        earlier: Mapping[str, Sequence[str]] = last.headings if last else {}
        self.headings: Mapping[str, Sequence[str]] = {**beside.headings, **earlier}
        self.words = HeadingWords(told._replace(headings=self.headings))
        self.least = HeadingWords(told._replace(headings=beside.least))
        headed = (self.words.likely(seen.heading)[:1] for seen in columns if seen.kind != "words")
        called = {each.name for found in headed for each in found if each.like == 1}
        self.headed = called & {*beside.headed}

    def likely(self, seen: Seen, found: list[Likely], among: set[str]) -> list[Likely]:
        """Give what a heading may name here, for what it may name elsewhere.

        What names the fact by itself is likelier, and a letter is likelier than a panel.
        """
        if not found and self.headings and seen.kind != "words":
            found = self.words.likely(seen.heading, among)
            if found:
                return [each._replace(like=each.like * FOUND_HERE) for each in found]
            found = self.least.likely(seen.heading, among)
            return [each._replace(like=each.like * AT_LEAST) for each in found if each.like == 1]
        if self.words.says(seen.heading, self.beside.unless):
            return found
        if found and self._instead(found[0], among) is not found[0]:
            nearest = found[0].like - CLOSE  # what a table of this kind tells is likelier
            found = [each for each in found if each is found[0] or each.like < nearest]
        named = [self._instead(each, among) for each in found]
        likeliest = {each.name: each for each in reversed(named)}
        return [each for each in named if likeliest[each.name] is each]

    def _instead(self, one: Likely, among: set[str]) -> Likely:
        name = self.beside.instead.get(one.name, "")
        if name in self.headed:  # another column is called so as it stands
            return one
        return Likely(name, one.like * LESS) if name in among else one

    def is_ours(self, heading: str, fact: str) -> bool:
        """Say whether a heading that is called as we call a fact tells that fact here as well.

        It does where it is written as we write it: ``Decision date`` are people's own words.
        """
        return fact not in self.beside.instead or "_" in heading

    def also(self, made: Sequence[Proposal], called: Mapping[str, str]) -> list[Proposal]:
        """Add what columns tell beside their own facts.

        Args:
            made: What is proposed for the columns.
            called: What we call the columns of facts, by their names.
        """
        told = [*made]
        for also in self.beside.also:
            ours = called.get(also.tells, also.tells)
            if all(each.ours != ours or each.parted for each in told):
                first = _place_of(called.get(also.after, also.after), told)
                told = [
                    self._also(each, also, told, called)
                    if at >= first or self.words.says(each.seen.heading, also.anywhere)
                    else each
                    for at, each in enumerate(told)
                ]
        return told

    def _also(
        self, one: Proposal, also: Also, made: Sequence[Proposal], called: Mapping[str, str]
    ) -> Proposal:
        tells = called.get(also.tells, also.tells)
        is_told = any(each.ours == tells for each in one.where)
        if one.own or is_told or not self._is_it(one, also, called):
            return one
        if also.says:
            is_said = self.words.says(one.seen.heading, also.says) and not one.where
            return _with(one, Where(tells), also.why) if is_said else one
        if not also.where and not also.headed:
            return _with(one, Where(tells), also.why)
        for other in made:
            values = [*self._values(other, also)] if other is not one else []
            if values:
                one = _only_else(one, other.seen, values, tells) if also.only else one
                return _with(one, Where(tells, {other.seen.heading: values}), also.why)
        return one

    def _is_it(self, one: Proposal, also: Also, called: Mapping[str, str]) -> bool:
        """Say whether a column is the one that may tell a further fact."""
        if also.of:
            is_offered = any(each.offered and each.tells == also.of for each in self.told.after)
            ours = one.ours or (one.maybe if is_offered else "")
            is_named = ours == called.get(also.of, also.of)
            name = one.seen.heading
            is_barred = self.words.says(name, also.unless)
            return is_named and (not is_barred or self.words.says(name, also.despite))
        return (
            (one.ours is None or one.parted)
            and not (one.maybe or one.said or one.shut)
            and one.seen.kind in ("days", "mixed")
            and self._is_headed(one.seen.heading, also.headings)
        )

    def _values(self, other: Proposal, also: Also) -> Iterator[str]:
        """Give the values of a second column that say so, where it is the one."""
        seen = other.seen
        if also.where:
            meant = {each.value: each.tells or each.ours[0] for each in other.values if each.sure}
            if other.ours == also.where:
                known = {**dict(zip(also.values, also.values, strict=True)), **meant}
                held = (*seen.values, *seen.unsaid)
                yield from (each for each in held if known.get(each) in also.values)
        elif seen.kind == "words" and self._is_headed(seen.heading, also.headed):
            values = {plain(each) for each in also.values}
            yield from (each for each in (*seen.values, *seen.unsaid) if plain(each) in values)

    def _is_headed(self, heading: str, phrasings: Sequence[str]) -> bool:
        words = HeadingWords(self.told._replace(headings={NAME: phrasings}))
        return any(each.like == 1 for each in words.likely(heading))


def _with(one: Proposal, where: Where, why: str) -> Proposal:
    """Add what a column tells of some rows, and why."""
    remark = "; ".join(each for each in (one.remark if one.where or one.maybe else "", why) if each)
    return one._replace(where=[*one.where, where], remark=remark)


def _only_else(one: Proposal, other: Seen, values: Collection[str], tells: str) -> Proposal:
    """Let a column tell its own fact only of rows with none of some values: blank ones, too.

    One that has no fact of its own tells the further one, and only of those rows.
    """
    if one.ours is None:
        return one._replace(ours=tells, parted=True)
    if one.parted:
        return one
    rest = [each for each in (*other.values, *other.unsaid) if each not in values]
    where = Where(one.ours, {other.heading: [*rest, BLANK]})
    return one._replace(where=[where, *one.where], parted=True)


def _place_of(ours: str, made: Sequence[Proposal]) -> int:
    """Give the place of the column that tells a fact; the first where none is named, or is."""
    return next((at for at, each in enumerate(made) if ours and each.ours == ours), 0)
