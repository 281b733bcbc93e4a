"""A map of somebody's table, guessed from headings and cells: proposed, never used."""

from collections.abc import Collection, Iterator, Sequence

from sendpath.answers.context import Context
from sendpath.caseload.beside import InTable, beside_of
from sendpath.caseload.closed_rows import closed_in
from sendpath.caseload.heading_words import CLOSE, Likely, heading_words, one_of
from sendpath.caseload.proposals import Guessed, Proposal
from sendpath.caseload.said_columns import SaidColumns
from sendpath.caseload.seen_columns import Seen
from sendpath.caseload.sheet_columns import NO_DATES, column_named, named
from sendpath.caseload.targets import TARGET, Targets
from sendpath.caseload.value_guesses import REASON, SECTION, Guess, Guesses, needed
from sendpath.core.clauses import Event
from sendpath.core.fact_use import facts_used
from sendpath.core.law import Fact
from sendpath.core.walk import choices_asked
from sendpath.rulebook.headings import read_headings
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import NO_MAP, SheetMap

DATE = "date"
"""What stands in the heading of an empty column that is for days."""

BY_CELLS = "judged by its cells, not by its heading"

STRANGE = "it is called as a fact of ours, and its values are other ones; this line shuts it"

UNDECIDED = "no column tells what was decided: each is taken for a decision that can be appealed"

STEP = "its cells are no days: rows that hold one are named, and nobody in them is called late"

DATED = ("days", "mixed", "nothing")
"""What a column holds, or may come to hold, that tells a day."""


def guessed(columns: Sequence[Seen], context: Context, said: SheetMap = NO_MAP) -> Guessed:
    """Propose what each column tells, but for those of which a person said it."""
    return _Guesser(context, said, columns).guess(columns)


class _Guesser:
    """Knows the names of columns, and how people put them."""

    def __init__(self, context: Context, said: SheetMap, columns: Sequence[Seen]) -> None:
        self.said = SaidColumns(said, columns)
        book = context.book
        self.book, self.facts = book, book.law.facts
        self.events = named(self.facts)
        asked = choices_asked(book.law.rules[rule] for rule in book.asked)
        self.choices = {name: each for name, each in book.choices.items() if name in asked}
        self.words = heading_words(book.directory)
        self.told = read_headings(book.directory)
        self.guesses, self.targets = Guesses(book), Targets(self.told)
        rules, letter = book.law.rules, book.letter
        self.steps = {str(rules[each].closed_by) for each in (letter.window, letter.contact)}

    def guess(self, columns: Sequence[Seen]) -> Guessed:
        """Propose what each column tells, for what its heading, its cells and the others say."""
        made = self._of_decisions(self._by_reasons(self._made(columns)))
        beside = beside_of(made, self.told, {name: str(each) for name, each in self.events.items()})
        if beside is not None:
            table = InTable(beside, self.told)
            called = {str(name): column_named(fact) for name, fact in self.facts.items()}
            made = table.also(self._made(columns, table), called)
        made = [self.said.proposal(each.seen, self._values) or each for each in made]
        cases = self._told_of_cases(made)
        return Guessed(made, self._is_mixed(made), closed_in(cases, self.told.closed))

    def _told_of_cases(self, made: Sequence[Proposal]) -> list[Proposal]:
        """Leave out the steps of a family: who took one, or takes none, is a case all the same."""
        return [each for each in made if self._fact(each.ours or "") not in self.steps]

    def _made(self, columns: Sequence[Seen], table: InTable | None = None) -> list[Proposal]:
        """Propose what each column tells; each fact is told by one."""
        own = self._called_so(columns, table)
        taken = {self._fact(name) for name in own}
        taken |= set(map(self._fact, self.said.ours()))
        settled = own | self.said.told.keys()
        found = [
            [] if heading(seen.heading) in settled else self._likely(seen, taken, table)
            for seen in columns
        ]
        best = _best(found)
        return [
            self.said.proposal(seen, self._values)
            or (
                self._own(seen)
                if heading(seen.heading) in own
                else self._proposal(seen, found[at], best.get(at))
            )
            for at, seen in enumerate(columns)
        ]

    def _called_so(self, columns: Sequence[Seen], table: InTable | None) -> set[str]:
        """Give the headings that are called as we call what they tell."""
        known = {*self.events, *self.choices, *NO_DATES}
        choices = {*self.choices}
        strange = {
            heading(seen.heading)
            for seen in columns
            if self._is_strange(seen) or (seen.kind == "days" and heading(seen.heading) in choices)
        }
        names = {heading(seen.heading): seen.heading for seen in columns}
        return {
            name
            for name, written in names.items()
            if name in known
            and name not in strange
            and (table is None or table.is_ours(written, self._fact(name)))
        }

    def _is_strange(self, seen: Seen) -> bool:
        """Say whether a column is called as a choice of ours, and holds nothing that is one.

        Of reasons there are many, and codes of others may be called as one of them: half must be.
        """
        name = heading(seen.heading)
        if seen.kind != "words" or not seen.is_listed:
            return False
        if name == REASON:
            return 2 * self.guesses.known(name, seen.values) < seen.told
        return name in self.choices and not self.guesses.known(name, seen.values)

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
            values = needed(self._values(REASON, made[at].seen))
            made[at] = Proposal(made[at].seen, REASON, remark=BY_CELLS, values=values)
        return made

    def _of_decisions(self, made: list[Proposal]) -> list[Proposal]:
        """Leave a letter's day open in a table of other days that tells nothing of an appeal.

        Letters are of many kinds: where one is taken for a decision, families are told that their
        time to appeal is over.
        """
        letters = {column_named(self.facts[event]) for event in self.book.letter_facts()}
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

    def _undecided(self, one: Proposal, letters: Collection[str]) -> Proposal:
        """Say of a letter's day what it is taken for, where letters may be of many kinds."""
        said = one.said or one.own or one.ours not in letters or self._is_sure_of(one)
        return one if said else one._replace(remark=UNDECIDED)

    def _is_of_appeals(self, one: Proposal) -> bool:
        """Say whether a column tells what was decided, or what somebody did about it."""
        if one.ours in (REASON, SECTION):
            return True
        event = self.events.get(one.ours or "")
        return event is not None and str(event) in {str(self.book.letter.certificate), *self.steps}

    def _is_sure_of(self, one: Proposal) -> bool:
        """Say whether a letter is that of a decision: it is called so, or a person said so."""
        return one.own or one.said or self.words.says(one.seen.heading, self.told.decided)

    def _sure(self, one: Proposal) -> int:
        """Count the rows that surely hold a reason; 0 where most values, or all but one, do not."""
        if one.seen.kind != "words" or not one.seen.is_listed:
            return 0
        values = one.seen.values
        told = [*self.guesses.of(REASON, values)]
        sure = [each.rows for each in told if each.sure and self._is_telling(each.value)]
        choice = max((self.guesses.known(each, values) for each in self.choices), default=0)
        is_most = len(sure) > 1 and 2 * len(sure) > len(told)
        return sum(sure) if is_most and sum(sure) > choice else 0

    def _is_telling(self, value: str) -> bool:
        """Say whether a value is called so just as it stands, or has more than one word."""
        return len(value.split()) > 1 or self.guesses.known(REASON, {value: 1}) > 0

    def _fact(self, name: str) -> str:
        """Give the one name of what a column is called."""
        return str(self.events.get(name, name.replace("_", "-")))

    def _likely(self, seen: Seen, taken: Collection[str], table: InTable | None) -> list[Likely]:
        """Give what a column may tell whose cells are of its kind."""
        if self._is_strange(seen):
            return []
        years = {str(event) for event, fact in self.facts.items() if fact.value == "year"}
        days = {*map(str, self.facts)} - years
        words = {name.replace("_", "-") for name in (*self.choices, *NO_DATES)}
        among = {"words": words, "years": years, "days": days, "nothing": days | words}
        if DATE in seen.heading.lower():
            among["nothing"] = days
        among["mixed"] = days | words
        among["words"] = words | (set() if self._is_of_reasons(seen) else self.steps)
        may = among[seen.kind] - {*taken}
        targets = {*self.told.target.facts}
        may = may & targets if self._is_target(seen) else may - targets
        found = self.words.likely(seen.heading, may)
        if table is not None:
            found = table.likely(seen, found, may)
        return self._by_values(found, seen) if seen.kind == "words" else found

    def _is_of_reasons(self, seen: Seen) -> bool:
        """Say whether half of a column's cells are surely reasons: ``Appeal`` may head them."""
        return seen.is_listed and 2 * self.guesses.known(REASON, seen.values) >= seen.told > 0

    def _is_target(self, seen: Seen) -> bool:
        return seen.kind in DATED and self.targets.names(seen.heading)

    def _by_values(self, found: list[Likely], seen: Seen) -> list[Likely]:
        """Let the values decide where a heading may be of several choices: as ``decision`` may."""
        near = [each for each in found if found[0].like - each.like < CLOSE]
        rows = {each: self.guesses.known(self._called(each.name), seen.values) for each in near}
        best = max(rows.values(), default=0)
        fitting = [each for each in near if rows[each] == best]
        return fitting[:1] if best else found

    def _own(self, seen: Seen) -> Proposal:
        name = heading(seen.heading)
        return Proposal(seen, name, own=True, values=needed(self._values(name, seen)))

    def _proposal(self, seen: Seen, found: Sequence[Likely], best: str | None) -> Proposal:
        """Propose what one column tells that is not called as we call it."""
        if not found or self._is_strange(seen):
            strange, target = self._is_strange(seen), self._is_target(seen)
            remark = STRANGE if strange else TARGET if target else ""
            return Proposal(seen, remark=remark, shut=strange)
        name = best or found[0].name
        fact = self.facts.get(Event(name))
        if fact is not None and fact.refused:
            return Proposal(seen, remark=self.told.remarks.get(name, fact.refused))
        ours = self._called(name)
        if best is None:
            return Proposal(seen, remark=f"it may be {ours}; another column, or fact, is as near")
        return self._of_choice(seen, ours) if fact is None else self._of_day(seen, ours, fact)

    def _of_day(self, seen: Seen, ours: str, fact: Fact) -> Proposal:
        """Propose a fact with a day, where the cells are days, or say nothing firm."""
        read = seen.days or seen.years or seen.order.month_first
        if read or not seen.told:
            return Proposal(seen, ours, fact.words)
        if str(fact.id) not in self.steps:
            return Proposal(seen, remark=f"it may be {ours}, but no cell in it reads as a day")
        values = [*self.guesses.of_step(seen.values)] if seen.is_listed else []
        return Proposal(seen, ours, fact.words, remark=STEP, values=values)

    def _of_choice(self, seen: Seen, ours: str) -> Proposal:
        """Propose a fact that is no day, where some value is surely one."""
        name = ours.replace("_", "-")
        values = [*self._values(ours, seen)]
        if seen.told and ours in (*self.choices, REASON) and not any(each.sure for each in values):
            return Proposal(seen, remark=f"it may be {ours}, but no value in it is surely one")
        words = self.choices[name].words if name in self.choices else ""
        return Proposal(seen, ours, words, values=needed(values))

    def _called(self, name: str) -> str:
        fact = self.facts.get(Event(name))
        return name.replace("-", "_") if fact is None else column_named(fact)

    def _values(self, name: str, seen: Seen) -> Iterator[Guess]:
        if seen.is_listed and name in (*self.choices, REASON, SECTION):
            yield from self.guesses.of(name, seen.values)

    def _is_mixed(self, made: Sequence[Proposal]) -> bool:
        """Say whether facts are told that no letter has, or no letter's day is."""
        book = self.book
        rules = book.law.rules
        letters = [rule for rule in book.asked if rules[rule].process in book.letter.processes]
        used = facts_used(book.law, letters)
        told = {self.events[each.ours] for each in made if each.ours in self.events}
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
