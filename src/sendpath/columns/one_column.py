"""What one column of somebody's table may tell, for its heading and its cells."""

from collections.abc import Collection, Iterator, Sequence

from sendpath.answers.context import Context
from sendpath.columns.arrivals import Arrivals
from sendpath.columns.beside import InTable
from sendpath.columns.guessed_value import Guess
from sendpath.columns.heading_words import CLOSE, Likely, heading_words
from sendpath.columns.proposals import Proposal
from sendpath.columns.seen_columns import Seen
from sendpath.columns.sheet_columns import NO_DATES, column_named, named
from sendpath.columns.targets import TARGET, Targets
from sendpath.columns.unsure import Eithers
from sendpath.columns.value_guesses import REASON, SECTION, Guesses, needed
from sendpath.core.case import BORN
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.core.walk import choices_wanted
from sendpath.rulebook.headings import read_headings
from sendpath.sheets.headings import heading

DATE = "date"
"""What stands in the heading of an empty column that is for days."""

STRANGE = "it is called as a fact of ours, and its values are other ones; this line shuts it"

STEP = "its cells are no days: rows that hold one are named, and nobody in them is called late"

ANSWERED = "the day in it"
"""What is said of a cell that holds a day and a yes."""

BIRTH = "the day of birth: it tells who appeals"
NO_BIRTHS = f"it may be {BORN}, but no cell in it reads as a day"

DATED = ("days", "mixed", "nothing")
"""What a column holds, or may come to hold, that tells a day."""

FEW_REASONS = "it may be reason, or outcome: fewer than half of its cells surely are a reason"


class OneColumn:
    """Knows what people call the facts and their values, and what a column of theirs may tell.

    Attributes:
        facts: Every fact.
        events: Facts by what their columns are called.
        named: What their columns are called, by the facts' names.
        choices: The facts that are no day, and that some rule asks for.
        words: How people head the columns of facts.
        told: What the rule book says of headings.
        guesses: What values may mean.
        targets: How headings name when something is due.
        arrivals: How headings say that something arrived.
        eithers: The headings that may be of one fact or another.
        steps: The family's steps.
        outdone: Headings called as a fact of ours that another column tells better.
    """

    outdone: Collection[str] = ()

    def __init__(self, context: Context) -> None:
        book = context.book
        self.facts = book.law.facts
        self.events = named(self.facts)
        asked = choices_wanted(book.law.rules[rule] for rule in book.asked)
        self.named = {str(event): column_named(fact) for event, fact in self.facts.items()}
        self.choices = {name: each for name, each in book.choices.items() if name in asked}
        self.words = heading_words(book.directory)
        self.told = read_headings(book.directory)
        self.guesses, self.targets = Guesses(book), Targets(self.told)
        self.arrivals = Arrivals(self.told, self.words)
        self.eithers = Eithers(self.told, self.named)
        rules, letter = book.law.rules, book.letter
        steps = (rules[each] for each in (letter.window, letter.contact) if each in rules)
        self.steps = {str(rule.closed_by) for rule in steps}

    def is_strange(self, seen: Seen) -> bool:
        """Say whether a column is called as a choice of ours, and holds nothing that is one.

        Of reasons there are many, and codes of others may be called as one of them: half must be.
        """
        name = heading(seen.heading)
        if name in self.outdone:
            return True
        if seen.kind != "words" or not seen.is_listed:
            return False
        if name == REASON:
            return 2 * self.guesses.known(name, seen.values) < seen.told
        return name in self.choices and not self.guesses.known(name, seen.values)

    def likely(self, seen: Seen, taken: Collection[str], table: InTable | None) -> list[Likely]:
        """Give what a column may tell whose cells are of its kind."""
        if self.is_strange(seen):
            return []
        years = {str(event) for event, fact in self.facts.items() if fact.value == "year"}
        days = {*map(str, self.facts), BORN} - years
        words = {name.replace("_", "-") for name in (*self.choices, *NO_DATES)}
        among = {"words": words, "years": years, "days": days, "nothing": days | words}
        if DATE in seen.heading.lower():
            among["nothing"] = days
        among["mixed"] = days | words
        among["words"] = words | (set() if self._is_of_reasons(seen) else self.steps)
        may = among[seen.kind] - {*taken}
        targets = {*self.told.target.facts}
        may = may & targets if self._is_target(seen) else may - targets
        found = [] if self.eithers.of(seen) else self._headed(seen, may)
        called = str(self.events.get(heading(seen.heading), ""))
        if not found and called in may:
            found = [Likely(called, 1.0)]
        if table is not None:
            found = table.likely(seen, found, may)
        return self._by_values(found, seen) if seen.kind == "words" else found

    def _headed(self, seen: Seen, may: set[str]) -> list[Likely]:
        """Give what a heading may name, but for what one of its words speaks against."""
        if seen.kind == "words" and self.words.is_called(seen.heading, self.told.people):
            may = may - self.steps
        found = self.words.likely(seen.heading, may)
        return [each for each in found if self._may_name(seen.heading, each.name)]

    def _may_name(self, heading: str, fact: str) -> bool:
        wants, never = self.told.wants.get(fact), self.told.never.get(fact, ())
        is_wanted = wants is None or self.words.says(heading, wants)
        return is_wanted and not self.words.says(heading, never)

    def _is_of_reasons(self, seen: Seen) -> bool:
        """Say whether half of a column's cells are surely reasons: ``Appeal`` may head them."""
        return seen.is_listed and 2 * self.guesses.known(REASON, seen.values) >= seen.told > 0

    def arrived(self, seen: Seen, found: Sequence[Likely]) -> str:
        """Give what is offered where a heading says only when its likeliest fact arrived."""
        return self.arrivals.offers(seen.heading, found[0].name) if found else ""

    def _is_target(self, seen: Seen) -> bool:
        return seen.kind in DATED and self.targets.names(seen.heading)

    def _by_values(self, found: list[Likely], seen: Seen) -> list[Likely]:
        """Let the values decide where a heading may be of several choices: as ``decision`` may."""
        near = [each for each in found if found[0].like - each.like < CLOSE]
        rows = {each: self.guesses.known(self._called(each.name), seen.values) for each in near}
        best = max(rows.values(), default=0)
        fitting = [each for each in near if rows[each] == best]
        if not best:
            return found
        return fitting[:1] if len(fitting) == 1 or fitting[0].like == 1 else fitting

    def own(self, seen: Seen) -> Proposal:
        """Propose what a column tells that is called as we call it."""
        name = heading(seen.heading)
        answered = _answered(seen) if name in self.events else ()
        values = [*needed(self.values(name, seen)), *answered]
        return Proposal(seen, name, own=True, values=values)

    def proposal(
        self, seen: Seen, found: Sequence[Likely], best: str | None, told: Collection[str] = ()
    ) -> Proposal:
        """Propose what one column tells that is not called as we call it.

        Args:
            seen: What it holds.
            found: The facts that its heading may name, the likeliest first.
            best: The one that it names, and no other column.
            told: What other columns tell: of that nothing is offered.
        """
        if not found or self.is_strange(seen):
            strange, target = self.is_strange(seen), self._is_target(seen)
            remark = STRANGE if strange else TARGET if target else ""
            offered = None if strange else self.eithers.offered(seen)
            return offered or Proposal(seen, remark=remark, shut=strange)
        name = best or found[0].name
        fact = self.facts.get(Event(name))
        if fact is not None and fact.refused:
            return Proposal(seen, remark=self.told.remarks.get(name, fact.refused))
        arrived = "" if best else self.arrived(seen, found)
        if arrived:
            maybe = "" if {name, arrived} & {*told} else self._called(arrived)
            return Proposal(seen, remark=self.arrivals.why(name), maybe=maybe)
        ours = self._called(name)
        if best is None:
            either = self.eithers.of(seen) if name in told else None
            nearer = f"it may be {ours}; another column, or fact, is as near"
            remark = either.why if either else nearer
            return Proposal(seen, remark=remark, maybe="" if name in told else ours)
        if name == BORN:
            return self._of_birth(seen)
        return self._of_choice(seen, ours) if fact is None else self._of_day(seen, ours, fact)

    def _of_birth(self, seen: Seen) -> Proposal:
        """Propose the day of birth, where the cells are days, or there are none."""
        read = seen.days or seen.order.month_first or not seen.told
        return Proposal(seen, BORN, BIRTH) if read else Proposal(seen, remark=NO_BIRTHS)

    def _of_day(self, seen: Seen, ours: str, fact: Fact) -> Proposal:
        """Propose a fact with a day, where the cells are days, or say nothing firm."""
        read = seen.days or seen.years or seen.order.month_first
        if read or not seen.told:
            return Proposal(seen, ours, fact.words, values=[*_answered(seen)])
        if str(fact.id) not in self.steps:
            return Proposal(seen, remark=f"it may be {ours}, but no cell in it reads as a day")
        values = [*self.guesses.of_step(seen.values)] if seen.is_listed else []
        return Proposal(seen, ours, fact.words, remark=STEP, values=values)

    def _of_choice(self, seen: Seen, ours: str) -> Proposal:
        """Propose a fact that is no day, where some value is surely one."""
        name = ours.replace("_", "-")
        values = [*self.values(ours, seen)]
        if seen.told and ours in (*self.choices, REASON) and not any(map(_is_firm, values)):
            return Proposal(seen, remark=f"it may be {ours}, but no value in it is surely one")
        if ours == REASON and 2 * sum(each.rows for each in values if _is_firm(each)) < seen.told:
            return Proposal(seen, remark=FEW_REASONS, maybe=ours)
        words = self.choices[name].words if name in self.choices else ""
        return Proposal(seen, ours, words, values=needed(values))

    def _called(self, name: str) -> str:
        """Give what we call the column of a fact, or of what is none."""
        fact = self.facts.get(Event(name))
        return name.replace("-", "_") if fact is None else column_named(fact)

    def values(self, name: str, seen: Seen) -> Iterator[Guess]:
        """Guess what its values mean, where it tells a fact that is no day.

        ``No`` says of a day that there is none yet; of a decision it may be the answer.
        """
        if seen.is_listed and name in (*self.choices, REASON, SECTION):
            answers = seen.unsaid.items() if name in self.choices else ()
            said = {text: rows for text, rows in answers if self.guesses.known(name, {text: rows})}
            yield from self.guesses.of(name, {**seen.values, **said})

    def fact(self, name: str) -> str:
        """Give the one name of what a column is called."""
        return str(self.events.get(name, name.replace("_", "-")))


def _is_firm(guess: Guess) -> bool:
    """Say whether a value surely tells something: where a case stands is no decision."""
    return guess.sure and not guess.is_stage


def _answered(seen: Seen) -> Iterator[Guess]:
    """Give the day of each cell that holds one with a yes beside it, where its order is plain."""
    if seen.order.order == "day-first":
        for text, day in seen.answered.items():
            yield Guess(text, seen.values.get(text, 1), (str(day),), sure=True, words=ANSWERED)
