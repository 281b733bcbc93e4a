"""A map of somebody's table, guessed from headings and cells: proposed, never used."""

from collections.abc import Collection, Mapping, Sequence

from sendpath.answers.context import Context
from sendpath.columns.beside import InTable, answered_letters
from sendpath.columns.closed_rows import closed_in
from sendpath.columns.heading_words import Likely, one_of
from sendpath.columns.letters_by_reason import by_reason
from sendpath.columns.one_column import OneColumn
from sendpath.columns.parted_answers import (
    answered_beside,
    beside_live,
    later_of_two,
    offered_apart,
    parted_answers,
)
from sendpath.columns.proposals import Guessed, Proposal, shared
from sendpath.columns.said_columns import SaidColumns
from sendpath.columns.same_fact import offered_too, outdone, told_by_one
from sendpath.columns.seen_columns import Seen
from sendpath.columns.sheet_columns import NO_FACTS, column_named
from sendpath.columns.table_kinds import beside_of
from sendpath.columns.unsure import ByValues, after_others, doubted
from sendpath.columns.value_guesses import REASON, SECTION, needed
from sendpath.core.fact_use import facts_used
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import NO_MAP, SheetMap

BY_CELLS = "judged by its cells, not by its heading"

UNDECIDED = "no column tells what was decided: each is taken for a decision that can be appealed"


def guessed(columns: Sequence[Seen], context: Context, said: SheetMap = NO_MAP) -> Guessed:
    """Propose what each column tells, but for those of which a person said it."""
    return _Guesser(context, said, columns).guess(columns)


class _Guesser:
    """Weighs the columns of a table against each other."""

    def __init__(self, context: Context, said: SheetMap, columns: Sequence[Seen]) -> None:
        self.said = SaidColumns(said, columns)
        self.book, self.column = context.book, OneColumn(context)
        self.column.outdone = outdone(columns, self.column) - self.said.told.keys()
        self.values = ByValues(self.column.told, self.column.words, self.column.guesses)

    def guess(self, columns: Sequence[Seen]) -> Guessed:
        """Propose what each column tells, for what its heading, its cells and the others say."""
        made = self._of_decisions(self._by_reasons(self._made(columns)))
        made = self._for_the_table(columns, self._by_others(made))
        column = self.column
        made = doubted(made, column.told, column.words, column.named)
        made = by_reason(made, self._letters(), column.named, column.guesses)
        facts = {name: str(each) for name, each in column.events.items()}
        made = answered_letters(made, column.told, column.named, facts)
        made = offered_too(made, column)
        made = [self.said.with_more(each, column.values) or each for each in made]
        made = self.said.twice(beside_live(made), column.values)
        cases = self._told_of_cases(made)
        closing = closed_in(cases, self.column.told)
        mixed, process = self._is_mixed(made), self._process(made)
        return Guessed(offered_apart(made), mixed, closing.closed, process, closing.decided)

    def _for_the_table(
        self, columns: Sequence[Seen], made: list[Proposal], last: InTable | None = None
    ) -> list[Proposal]:
        """Propose what columns tell in a table of its kind; that may show what kind it is."""
        facts = {name: str(each) for name, each in self.column.events.items()}
        beside = beside_of(made, self.column.told, facts)
        if beside is None:
            return made
        table = InTable(beside, self.column.told, last, columns)
        made = table.also(self._by_others(self._made(columns, table)), self.column.named)
        is_known = last is not None or beside.instead
        return made if is_known else self._for_the_table(columns, made, table)

    def _by_others(self, made: Sequence[Proposal]) -> list[Proposal]:
        """Propose what columns tell by their values, and by the column before them."""
        column = self.column
        words = {str(name): fact.words for name, fact in column.facts.items()}
        made = answered_beside(self.values.judged(made), column, self.values)
        return after_others(made, column.told, column.named, words)

    def _told_of_cases(self, made: Sequence[Proposal]) -> list[Proposal]:
        """Leave out the steps of a family: who took one, or takes none, is a case all the same."""
        return [each for each in made if self.column.fact(each.ours or "") not in self.column.steps]

    def _made(self, columns: Sequence[Seen], table: InTable | None = None) -> list[Proposal]:
        """Propose what each column tells; each fact is told by one."""
        own = self._called_so(columns, table)
        taken = {self.column.fact(name) for name in own}
        taken |= set(map(self.column.fact, self.said.ours()))
        settled = own | self.said.told.keys()
        found = [
            [] if heading(seen.heading) in settled else self.column.likely(seen, taken, table)
            for seen in columns
        ]
        found = told_by_one(columns, found, self.column)
        dated = [
            [] if self.column.arrived(seen, likely) else likely
            for seen, likely in zip(columns, found, strict=True)
        ]
        best = _best(dated)
        made = self._each(columns, own, found, best)
        return shared(later_of_two(parted_answers(made, self.column), self.column))

    def _each(
        self,
        columns: Sequence[Seen],
        own: Collection[str],
        found: Sequence[list[Likely]],
        best: Mapping[int, str],
    ) -> list[Proposal]:
        return [
            self.said.proposal(seen, self.column.values)
            or self.said.with_values(
                self.column.own(seen)
                if heading(seen.heading) in own
                else self.column.proposal(seen, found[at], best.get(at), best.values())
            )
            for at, seen in enumerate(columns)
        ]

    def _called_so(self, columns: Sequence[Seen], table: InTable | None) -> set[str]:
        """Give the headings that are called as we call what they tell."""
        known = {*self.column.events, *self.column.choices, *NO_FACTS}
        choices = {*self.column.choices}
        strange = {
            heading(seen.heading)
            for seen in columns
            if self.column.is_strange(seen)
            or (seen.kind == "days" and heading(seen.heading) in choices)
        }
        names = {heading(seen.heading): seen.heading for seen in columns}
        return {
            name
            for name, written in names.items()
            if name in known
            and name not in strange
            and (table is None or table.is_ours(written, self.column.fact(name)))
        }

    def _by_reasons(self, made: list[Proposal]) -> list[Proposal]:
        """Take the column most of whose values are surely reasons for one, whatever its heading."""
        if any(each.ours == REASON for each in made):
            return made
        open_ = {at: each for at, each in enumerate(made) if each.ours is None and not each.said}
        rows = {at: self._sure(each) for at, each in open_.items()}
        most = max(rows.values(), default=0)
        best = [at for at, told in rows.items() if told == most]
        if most and len(best) == 1:
            at = best[0]
            values = needed(self.column.values(REASON, made[at].seen))
            made[at] = Proposal(made[at].seen, REASON, remark=BY_CELLS, values=values)
        return made

    def _of_decisions(self, made: list[Proposal]) -> list[Proposal]:
        """Leave a letter's day open in a table of other days that tells nothing of an appeal.

        Letters are of many kinds: where one is taken for a decision, families are told that their
        time to appeal is over.
        """
        letters = self._letters()
        beside = [each for each in made if each.ours not in letters]
        if any(self._is_of_appeals(each) for each in beside):
            told = any(each.ours == REASON for each in made)
            return made if told else [self._undecided(each, letters) for each in made]
        if not any(each.seen.kind == "days" for each in beside):
            return made
        return [
            Proposal(each.seen, remark=f"it may be {each.ours}, if it is a decision's letter")
            if each.ours in letters and not self._is_sure_of(each)
            else each
            for each in made
        ]

    def _letters(self) -> set[str]:
        """Give what the columns of a decision's letter are called."""
        return {column_named(self.column.facts[event]) for event in self.book.letter_facts()}

    def _undecided(self, one: Proposal, letters: Collection[str]) -> Proposal:
        """Say of a letter's day what it is taken for, where letters may be of many kinds."""
        said = one.said or one.own or one.ours not in letters or self._is_sure_of(one)
        return one if said else one._replace(remark=UNDECIDED)

    def _is_of_appeals(self, one: Proposal) -> bool:
        """Say whether a column tells what was decided, or what somebody did about it."""
        if one.ours in (REASON, SECTION):
            return True
        event = self.column.events.get(one.ours or "")
        return event is not None and str(event) in {
            str(self.book.letter.certificate),
            *self.column.steps,
        }

    def _is_sure_of(self, one: Proposal) -> bool:
        """Say whether a letter is that of a decision: it is called so, or a person said so."""
        return (
            one.own
            or one.said
            or self.column.words.says(one.seen.heading, self.column.told.decided)
        )

    def _sure(self, one: Proposal) -> int:
        """Count the rows that surely hold a reason; 0 where most values, or all but one, do not."""
        if one.seen.kind != "words" or not one.seen.is_listed:
            return 0
        values = one.seen.values
        guesses, choices = self.column.guesses, self.column.choices
        told = [*guesses.of(REASON, values)]
        telling = [
            each
            for each in told
            if each.sure and not each.is_stage and self._is_telling(each.value)
        ]
        named = sum(each.rows for each in telling if self._is_named(each.value))
        sure = [each.rows for each in telling]
        choice = max((guesses.known(each, values, more=False) for each in choices), default=0)
        is_most = len(sure) > 1 and 2 * len(sure) > len(told)
        is_most = is_most and 2 * named >= sum(sure)  # letters of sections may be people's initials
        return sum(sure) if is_most and sum(sure) > choice else 0

    def _is_telling(self, value: str) -> bool:
        """Say whether a value is called so just as it stands, or has more than one word."""
        return len(value.split()) > 1 or self._is_named(value)

    def _is_named(self, value: str) -> bool:
        """Say whether a reason is called so just as it stands."""
        return self.column.guesses.known(REASON, {value: 1}) > 0

    def _process(self, made: Sequence[Proposal]) -> str:
        """Name the process of a table of its kind, where it tells no fact of another."""
        events, book = self.column.events, self.book
        facts = {name: str(each) for name, each in events.items()}
        beside = beside_of(made, self.column.told, facts)
        if beside is None or not beside.process:
            return ""
        rules = [rule for rule in book.asked if book.law.rules[rule].process == beside.process]
        names = {name for each in made for name in (each.ours, *(one.ours for one in each.where))}
        told = {events[name] for name in names if name in events}
        belong = facts_used(book.law, rules).keys() - book.letter_facts()
        return beside.process if told <= belong else ""

    def _is_mixed(self, made: Sequence[Proposal]) -> bool:
        """Say whether facts are told that no letter has, or no letter's day is."""
        book = self.book
        rules = book.law.rules
        letters = [rule for rule in book.asked if rules[rule].process in book.letter.processes]
        used = facts_used(book.law, letters)
        told = {self.column.events[each.ours] for each in made if each.ours in self.column.events}
        return bool(told) and (bool(told - used.keys()) or not told & book.letter_facts())


def _best(found: Sequence[Sequence[Likely]]) -> dict[int, str]:
    """Give the one fact that each column names, where no other column names it as well."""
    meant = {at: one for at, likely in enumerate(found) if (one := one_of(likely))}
    return {
        at: one.name
        for at, one in meant.items()
        if not any(
            other.name == one.name and other.like >= one.like
            for place, other in meant.items()
            if place != at
        )
    }
