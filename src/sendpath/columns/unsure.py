"""What a column may be, and may not: offered in a remark of the map, for a person to take."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sendpath.columns.guessed_value import Guess
from sendpath.columns.heading_words import HeadingWords, plain
from sendpath.columns.proposals import Proposal
from sendpath.columns.seen_columns import Seen
from sendpath.columns.table_kinds import shown_by_answers
from sendpath.columns.targets import TARGET
from sendpath.columns.value_guesses import Guesses, needed
from sendpath.rulebook.heading_parts import Either, Judged, Unsure
from sendpath.rulebook.headings import Headings

NEARLY_ALL = 0.9
"""How many of a column's cells hold a value of ours, of one, where it is judged by them."""

FEWEST = 2
"""Different values of a column that is judged by them, at least."""

NAME = "one"
"""Under what headings stand that are looked for by themselves."""

BY_VALUES = "judged by its cells"


class Eithers:
    """Knows the headings that may be of one fact or another, where nothing says which.

    Args:
        told: What the rule book says of headings.
        called: What we call the columns of facts, by their names.
    """

    def __init__(self, told: Headings, called: Mapping[str, str]) -> None:
        self.told, self.called = told.either, called
        headings = {str(at): each.headings for at, each in enumerate(told.either)}
        self.words = HeadingWords(told._replace(headings=headings))

    def of(self, seen: Seen) -> Either | None:
        """Give what is said of a column for days that is headed so; None where nothing is."""
        if seen.kind == "words":
            return None
        found = (each for each in self.words.likely(seen.heading) if each.like == 1)
        return next((self.told[int(each.name)] for each in found), None)

    def offered(self, seen: Seen) -> Proposal | None:
        """Offer the likelier fact, and say what tells them apart."""
        found = self.of(seen)
        if found is None:
            return None
        first, *others = (self.called.get(fact, fact) for fact in found.facts or ("",))
        other = "".join(f'or "{each}": ' for each in others)
        return Proposal(seen, remark=f"{other}{found.why}", maybe=first)


def after_others(
    made: Sequence[Proposal], told: Headings, called: Mapping[str, str], words: Mapping[str, str]
) -> list[Proposal]:
    """Propose what an open column of days says of the one just before it.

    Args:
        made: What is proposed for the columns of a table.
        told: What the rule book says of headings.
        called: What we call the columns of facts, by their names.
        words: What facts are in plain words, likewise.
    """
    kept = [*made]
    for after in told.after:
        ours, tells = (called.get(each, each) for each in (after.of, after.tells))
        same = HeadingWords(told._replace(headings={NAME: after.headings}))
        for at, (one, other) in enumerate(pairwise(made), 1):
            free = not (other.ours or other.said or other.shut) and other.maybe in ("", tells)
            there = any(each.ours == tells for each in kept)
            if one.ours != ours or not free or other.seen.kind != "days" or there:
                continue
            if not _is_of(one, after.values):
                continue
            if same.is_called(other.seen.heading, after.headings):
                kept[at] = other._replace(ours=tells, words=words[after.tells], remark="")
            elif _is_headed(other.seen.heading, after.offered):
                kept[at] = other._replace(maybe=tells, remark=after.why)
    return kept


def _is_of(one: Proposal, values: Sequence[str]) -> bool:
    """Say whether all that is known of what a column holds is of some values, where any is named.

    What is written as we write it is no guess.
    """
    guessed = {each.value for each in one.values}
    held = {name for each in one.values for name in ((each.tells,) if each.tells else each.ours)}
    held |= {each for each in one.seen.values if each not in guessed and each in values}
    held |= {each for each in one.meant.values() if isinstance(each, str)}
    return not values or (bool(held - {""}) and held - {""} <= {*values})


def _is_headed(heading: str, phrasings: Sequence[str]) -> bool:
    """Say whether a heading is written just so: no word of it is idle."""
    return plain(heading) in map(plain, phrasings)


def doubted(
    made: Sequence[Proposal], told: Headings, words: HeadingWords, called: Mapping[str, str]
) -> list[Proposal]:
    """Offer in a remark what a heading does not surely tell beside another fact.

    Args:
        made: What is proposed for the columns of a table.
        told: What the rule book says of headings.
        words: How people head the columns of facts.
        called: What we call the columns of facts, by their names.
    """
    there = {each.ours for each in made}
    shown = there | {called.get(each, each) for each in shown_by_answers(made, told)}
    kept = [*made]
    for unsure in told.unsure:
        ours = called.get(unsure.fact, unsure.fact)
        settled = there & {called.get(each, each) for each in unsure.without}
        others = [each for each in (unsure.beside, *unsure.together) if each]
        beside = {called.get(each, each) for each in others}
        open_ = [each.seen.heading for each in made if each.ours is None]
        is_met = not unsure.headed or any(words.is_called(one, unsure.headed) for one in open_)
        is_met = is_met and (not unsure.other or _is_another(kept, unsure, words))
        if beside <= shown and is_met and not settled:
            may = (called.get(each, each) for each in unsure.offer)
            offered = next((each for each in may if each not in there), ours)
            kept = [
                Proposal(each.seen, remark=unsure.why, maybe=offered)
                if each.ours == ours and _is_doubted(each, unsure, words)
                else each
                for each in kept
            ]
    return kept


def _is_another(made: Sequence[Proposal], unsure: Unsure, words: HeadingWords) -> bool:
    """Say whether a column for days that nobody reads may tell a fact that is doubted."""
    return any(
        each.seen.kind != "words"
        and not (each.ours or each.said or each.remark == TARGET)
        and words.says(each.seen.heading, unsure.other)
        for each in made
    )


def _is_doubted(one: Proposal, unsure: Unsure, words: HeadingWords) -> bool:
    heading = one.seen.heading
    ours = one.own and "_" in heading
    other = unsure.headings and not words.is_called(heading, unsure.headings)
    return not (one.said or ours or other or words.says(heading, unsure.unless))


class ByValues:
    """Judges by its values whether a column tells a fact that is no day."""

    def __init__(self, told: Headings, words: HeadingWords, guesses: Guesses) -> None:
        self.told, self.words, self.guesses = told, words, guesses

    def judged(self, made: Sequence[Proposal]) -> list[Proposal]:
        """Propose each fact that no column tells yet, where the values of just one tell it."""
        told = [*made]
        for name, judged in self.told.judged.items():
            if any(name in (each.ours, each.maybe) for each in told):
                continue
            open_ = [at for at, each in enumerate(told) if self._may_be(each, name, judged)]
            speaking = [at for at in open_ if self._speaks(told[at].seen, judged)]
            for at in speaking if len(speaking) == 1 else open_:
                told[at] = self._proposal(told[at].seen, name, sure=[at] == speaking)
        return told

    def speaking(self, made: Sequence[Proposal], name: str) -> list[int]:
        """Give the places of open columns that by their values and headings tell a fact."""
        judged = self.told.judged.get(name)
        if judged is None:
            return []
        open_ = (at for at, each in enumerate(made) if self._may_be(each, name, judged))
        return [at for at in open_ if self._speaks(made[at].seen, judged)]

    def _may_be(self, one: Proposal, name: str, judged: Judged) -> bool:
        """Say whether nearly all of an open column's cells hold values of a fact, and some firm."""
        seen = one.seen
        if one.ours or one.said or one.shut or one.maybe or seen.kind != "words":
            return False
        if not seen.is_listed or len(seen.values) < FEWEST:
            return False
        firm = {value: rows for value, rows in seen.values.items() if not _is_in(value, judged)}
        known = self.guesses.known(name, seen.values)
        says_else = self.words.says(seen.heading, judged.unless)
        is_known = known >= NEARLY_ALL * seen.told and self.guesses.known(name, firm) > 0
        return is_known and not says_else

    def _speaks(self, seen: Seen, judged: Judged) -> bool:
        return self.words.says(seen.heading, judged.says)

    def _proposal(self, seen: Seen, name: str, *, sure: bool) -> Proposal:
        values: list[Guess] = needed(self.guesses.of(name, seen.values))
        if sure:
            return Proposal(seen, name, remark=BY_VALUES, values=values)
        return Proposal(seen, remark=f"its cells read so: {_means(values)}", maybe=name)


def _means(values: Sequence[Guess]) -> str:
    told = ((each.value, each.ours[0]) for each in values if each.ours)
    return ", ".join(f'"{value}" is {ours}' for value, ours in told if ours)


def _is_in(value: str, judged: Judged) -> bool:
    return value.strip().casefold() in {each.casefold() for each in judged.weak}
