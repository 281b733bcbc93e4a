"""Which rules have something to say of a row: for cases alike, the silent ones are found once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sendpath.caseload.asking import Asked, Known, Subject
from sendpath.caseload.briefs import NO_RANK
from sendpath.caseload.programs import Spoken, Spot
from sendpath.caseload.row import Sum
from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule


class Speaker:
    """A rule that may have something to say of rows of one sort.

    Attributes:
        rule: The rule.
        subject: What is asked of it.
        spot: Its tree, as it is asked of rows that were learnt of.
    """

    __slots__ = ("rule", "spot", "subject")

    def __init__(self, rule: Rule, subject: Subject, spot: Spot | None = None) -> None:
        self.rule, self.subject = rule, subject
        self.spot = spot or Spot()

    def ask(self, asked: Asked, cells: list[str]) -> Spoken:
        """Ask it of a row, and find its tree quickly the next time."""
        spoken = asked.spoken(self.subject, cells)
        if isinstance(asked, Known):
            self.spot = asked.memory.program("spoken", self.subject).spot(asked.specimen.shape)
        return spoken


class Plan(NamedTuple):
    """What is known of all rows of one sort before any of their days.

    Attributes:
        rules: The rules that are asked.
        speakers: Those that may have something to say.
        cells: A line in which the others have said what columns tell of them.
        spots: The trees that sentences of such rows were asked of.
        rank: How such a row stands by the others.
        waits: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
    """

    rules: Mapping[RuleId, Rule]
    speakers: Sequence[Speaker]
    cells: Sequence[str]
    spots: dict[tuple[str, Any], Spot]
    rank: int = NO_RANK
    waits: bool = True
    excused: bool = False

    def ask(self, asked: Asked, cells: list[str]) -> Sum:
        """Ask a row of the rules that may have something to say, and take it together."""
        speakers = self.speakers
        if isinstance(asked, Known):
            days = asked.specimen.days
            said = [speaker.spot.call(days, cells) for speaker in speakers]
        else:
            said = [None] * len(speakers)
        if None in said:
            said = [
                speaker.ask(asked, cells) if spoken is None else spoken
                for speaker, spoken in zip(speakers, said, strict=True)
            ]
        return Sum(speakers, said, self.rank, waits=self.waits)


def plan(
    rules: Mapping[RuleId, Rule], subjects: Mapping[RuleId, Subject], asked: Asked, width: int
) -> Plan:
    """Find out which rules have something to say of rows like one.

    Args:
        rules: The rules to ask.
        subjects: What columns tell of rules.
        asked: The row.
        width: How many cells a line has.
    """
    cells = [""] * width
    every = [(rule, subjects.get(rule.id) or Subject(rule.id)) for rule in rules.values()]
    if not isinstance(asked, Known):
        return Plan(rules, [Speaker(rule, subject) for rule, subject in every], cells, {})
    speakers, briefs = [], []
    for rule, subject in every:
        program = asked.memory.program("spoken", subject)
        spot = program.spot(asked.specimen.shape)
        quiet = spot.quiet if spot.quiet is not None else program.quiet(asked.specimen, spot)
        if quiet:
            briefs.append(quiet.brief)
            for place, cell in quiet.cells:
                cells[place] = cell
        else:
            speakers.append(Speaker(rule, subject, program.spot(asked.specimen.shape)))
    return Plan(
        rules,
        speakers,
        cells,
        asked.spots,
        rank=min((brief.rank for brief in briefs), default=NO_RANK),
        waits=all(brief.waits for brief in briefs),
        excused=any(brief.excused for brief in briefs),
    )
