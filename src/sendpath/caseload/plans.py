"""Which rules have something to say of a row: for cases alike, the silent ones are found once."""

from collections.abc import Sequence
from typing import NamedTuple

from sendpath.caseload.asking import Asked, Known
from sendpath.caseload.questions import NO_RANK, Brief
from sendpath.caseload.row import Briefs
from sendpath.core.law import Rule
from sendpath.core.trees import Leaf

SILENT = frozenset({"waiting", "not-applicable", "no-date", "unconfirmed"})
"""How a rule stands that gives no day, and none to come."""


class Plan(NamedTuple):
    """What is known of all rows of one sort before any of their days.

    Attributes:
        rules: The rules that are asked.
        speaking: Those that may have something to say.
        rank: How such a row stands by the others.
        waiting: Whether all others wait for more to be told.
        excused: Whether one of the others does not apply.
    """

    rules: Sequence[Rule]
    speaking: Sequence[Rule]
    rank: int = NO_RANK
    waiting: bool = True
    excused: bool = False

    def briefs(self, asked: Asked) -> Briefs:
        """Ask a row of the rules that may have something to say."""
        return [(rule, asked.brief(rule.id)) for rule in self.speaking]


def plan(rules: Sequence[Rule], asked: Asked) -> Plan:
    """Find out which rules have something to say of rows like one."""
    if not isinstance(asked, Known):
        return Plan(rules, rules)
    quiet = {rule.id: brief for rule in rules if (brief := _quiet(rule, asked)) is not None}
    return Plan(
        rules,
        [rule for rule in rules if rule.id not in quiet],
        min((brief.rank for brief in quiet.values()), default=NO_RANK),
        all(brief.waits for brief in quiet.values()),
        any(brief.excused for brief in quiet.values()),
    )


def _quiet(rule: Rule, asked: Known) -> Brief | None:
    """Give what a rule says of every row like one, where that is next to nothing."""
    brief = asked.brief(rule.id)
    forest = asked.memory.forest("brief", rule.id)
    always = isinstance(forest.trees.get(asked.specimen.shape & forest.mask), Leaf)
    nothing = brief.stands in SILENT and not brief.lacks_terms and not brief.hides
    return brief if always and nothing else None
