"""One row as answered: what columns about it as a whole are read from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from sendpath.caseload.asking import Asked
from sendpath.caseload.births import UNCHANGED, Aged
from sendpath.caseload.briefs import Brief, Spoken
from sendpath.caseload.lacks import Lacks
from sendpath.core.clauses import Note, RuleId
from sendpath.core.decisions import Decision
from sendpath.core.law import Rule

NEVER = date.max.toordinal()


class Speaks(Protocol):
    """Something that says what a rule says."""

    @property
    def rule(self) -> Rule:
        """The rule."""


class Sum:
    """What the rules say of a row, taken together.

    Attributes:
        speakers: The rules that said something, in order.
        said: What each said.
        rank: How the row stands by them.
        next: The rule whose last day is the next that is still ahead; the first of equals.
        next_day: That day, as an ordinal.
        sure: The rule whose last day is the next that surely has to be kept.
        act: The earliest day to act by as an ordinal; ``NEVER`` for none.
        acts: The rule by whose last day that is; the first of equals.
        waits: Whether all of them wait for more to be told.
        covered: Whether the rule book and the calendar reach, whichever is asked.
        rare: Those that say something else: what has passed, or waits for a certain fact.
        overdue: Those whose duty is overdue.
    """

    __slots__ = (
        "act",
        "acts",
        "covered",
        "next",
        "next_day",
        "overdue",
        "rank",
        "rare",
        "said",
        "speakers",
        "sure",
        "waits",
    )

    def __init__(
        self, speakers: Sequence[Speaks], said: Sequence[Spoken], rank: int, *, waits: bool
    ) -> None:
        next_ = sure = first = NEVER
        self.speakers, self.said, self.covered = speakers, said, True
        self.next: RuleId | None = None
        self.sure: RuleId | None = None
        self.acts: Rule | None = None
        self.rare: list[tuple[Rule, Brief]] = []
        self.overdue: list[RuleId] = []
        for speaker, (brief, live, act) in zip(speakers, said, strict=True):
            rank = min(rank, brief.rank)
            if live:
                waits = False
                if live < next_:
                    next_, self.next = live, speaker.rule.id
                if brief.sure and live < sure:
                    sure, self.sure = live, speaker.rule.id
                if act and act < first:
                    first, self.acts = act, speaker.rule
            elif brief.rare:
                self.rare.append((speaker.rule, brief))
                if brief.overdue:
                    self.overdue.append(speaker.rule.id)
                waits = waits and brief.waits
                self.covered = self.covered and brief.covered
            elif waits and not brief.waits:
                waits = False
        self.rank, self.waits, self.next_day, self.act = rank, waits, next_, first

    def sooner(self, rule: Rule, day: int) -> None:
        """Let a last day that is ahead be one to act by a day, where that is earlier."""
        if day < self.act:
            self.act, self.acts = day, rule

    def dated(self) -> set[str]:
        """Name the processes of which a rule gives a last day."""
        both = zip(self.speakers, self.said, strict=True)
        return {speaker.rule.process for speaker, spoken in both if spoken[0].dated}

    def may_repeat(self) -> bool:
        """Say whether two duties that are overdue are called the same: one sentence may do."""
        called = [(rule.title, rule.owner, rule.who) for rule, brief in self.rare if brief.overdue]
        return len({*called}) < len(called)

    def answers(self) -> bool:
        """Say whether a rule gives a day, or says why it gives none."""
        briefs = (spoken[0] for spoken in self.said)
        return any(brief.dated or not brief.covered or brief.excused for brief in briefs)


class Days(NamedTuple):
    """How days are written, from their ordinals.

    Attributes:
        today: The day of asking.
        iso: Each day as it is.
        acting: The working day by which to act, if that is the last: not before today.
        late: For how many days each has passed, as a number.
    """

    today: str
    iso: Mapping[int, str]
    acting: Mapping[int, str]
    late: Mapping[int, str]


class Decided(NamedTuple):
    """What is said of a row of what the council decided.

    Attributes:
        answer: Whether that can be appealed.
        instead: What to do in place of that, where it cannot.
    """

    answer: str
    instead: str


def decided(decision: Decision | None) -> Decided | None:
    """Give what is said of a row of what was decided."""
    if decision is None:
        return None
    instead = decision.instead if decision.answer == "no" else ()
    return Decided(decision.answer, instead[0].text if instead else "")


class Row:
    """One row as answered.

    Attributes:
        asked: What it is asked of.
        sum: What the rules say of it, taken together.
        days: How days are written.
        window: What is said in brief of the last day to appeal, where that is asked.
        decided: What is said of what was decided, where that was told.
        complaint: Makes the sentences for a complaint.
        notes: What else to know, whatever the rule.
        letters: Those notes that tell of a decision whose letter may have a last day ahead.
        missing: What a family's last day waits for, in words.
        hidden: Whether a last day of the family may lie in what is missing, or could not be read.
        faulty: Whether something in it is missing, or could not be read.
        aged: What the age of a young person changes.
        lacks: What of a mixed sheet's row is missing, where it gives no day of any process.
    """

    __slots__ = (
        "aged",
        "asked",
        "complaint",
        "days",
        "decided",
        "faulty",
        "hidden",
        "lacks",
        "letters",
        "missing",
        "notes",
        "sum",
        "window",
    )

    def __init__(
        self,
        asked: Asked,
        summed: Sum,
        days: Days,
        decided: Decided | None,
        *,
        complaint: Callable[[Asked], str],
        faulty: bool = False,
    ) -> None:
        self.asked, self.sum, self.days, self.decided = asked, summed, days, decided
        self.complaint, self.faulty = complaint, faulty
        self.window: Brief | None = None
        self.lacks: Lacks | None = None
        self.aged: Aged = UNCHANGED
        self.notes: Sequence[str] = ()
        self.letters: Sequence[Note] = ()
        self.missing: Sequence[str] = ()
        self.hidden = False
