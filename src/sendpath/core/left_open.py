"""What is left open of a last day: whether it binds, and whether it was said not to be done."""

from sendpath.core import outcomes
from sendpath.core.calendar import BeyondCalendar, BeyondTerms
from sendpath.core.clauses import Unsure
from sendpath.core.law import Rule, RuleVersion
from sendpath.core.outcomes import Settled
from sendpath.core.workings import Workings


def left_open(rule: Rule, version: RuleVersion, workings: Workings) -> outcomes.Doubts:
    """Give what is left open: at once, but where days are asked and most need not be."""
    doubts = Doubts(rule, version, workings)
    return doubts if workings.days.endless else Settled(*doubts.told())


class Doubts:
    """What is left open of a last day, and what was denied, worked out when it is asked for."""

    __slots__ = ("_rule", "_version", "_workings")

    def __init__(self, rule: Rule, version: RuleVersion, workings: Workings) -> None:
        self._rule, self._version, self._workings = rule, version, workings

    @property
    def uncertain(self) -> bool:
        """Whether something that could have been told decides if it binds, or was done."""
        return _is_uncertain(self._rule, self._version, self._workings)

    @property
    def not_yet(self) -> bool:
        """Whether it was said that it was not done, and nothing told leaves that open."""
        return _is_denied(self._rule, self._version, self._workings)

    @property
    def hangs(self) -> bool:
        """Whether something told leaves open if it binds: a note says on what that hangs."""
        return _is_unsettled(self._version, self._workings)

    @property
    def contested(self) -> bool:
        """Whether another told day contradicts that on which it was done."""
        return self._rule.closed_by in self._workings.case.contested

    def __eq__(self, other: object) -> bool:
        """Say whether the same is left open of another."""
        return isinstance(other, Doubts) and self.told() == other.told()

    def __hash__(self) -> int:
        """Tell it from others by what is left open."""
        return hash(self.told())

    def told(self) -> tuple[bool, bool, bool, bool]:
        """Give all of it."""
        return self.uncertain, self.not_yet, self.hangs, self.contested


def _is_denied(rule: Rule, version: RuleVersion, workings: Workings) -> bool:
    """Say whether it was said that it was not done, and nothing told speaks against that."""
    denied = rule.closed_by in workings.case.not_yet
    return denied and not _is_open_whether("done", version, workings)


def _is_uncertain(rule: Rule, version: RuleVersion, workings: Workings) -> bool:
    """Say whether it is not known to bind, or whether it was done: what was told does not tell."""
    return (
        _is_unchosen(version, workings)
        or _is_unsettled(version, workings)
        or _may_be_old(rule, workings)
        or rule.closed_by in workings.case.doubted
    )


def may_not_bind(rule: Rule, workings: Workings) -> bool:
    """Say of a rule that waits whether it is known that it will bind, once it has a day."""
    try:
        return _is_uncertain(rule, workings.version(rule) or rule.versions[-1], workings)
    except (BeyondCalendar, BeyondTerms):  # it turns on a day nobody knows
        return True


def _may_be_old(rule: Rule, workings: Workings) -> bool:
    """Say whether the day counted from is that of a fact years older than the one it stands for.

    A blank does not say that the later one never was: a plan of years ago has had reviews.
    """
    taken = None if rule.anchor is None else workings.taken(rule.anchor)
    return taken is not None and taken != rule.anchor and workings.law.facts[taken].apart


def _is_unchosen(version: RuleVersion, workings: Workings) -> bool:
    """Say whether the version binds only under some choice, and that choice was not told."""
    return any(
        out.condition.asks == "choice" and out.condition.subject not in workings.case.choices
        for out in version.unless
    )


def _is_unsettled(version: RuleVersion, workings: Workings) -> bool:
    """Say whether what was told leaves open whether the version binds."""
    return _is_open_whether("binds", version, workings)


def _is_open_whether(of: Unsure, version: RuleVersion, workings: Workings) -> bool:
    """Say whether a note holds that leaves open whether the version binds, or was fulfilled."""
    return any(all(map(workings.holds, note.when)) for note in version.doubts(of))
