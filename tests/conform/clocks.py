"""Every other clock: expected by the second and third witness, ``walker_rest`` and ``walker_clocks``."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from conform.hard_days import DAY, FIRST, LAST, hard_days, span
from conform.lines import Vector, authority, due, named, no_day, rule_of, told
from witnesses import walker_clocks, walker_rest
from witnesses.walker_rest import Range

Told = Mapping[str, date]
Ends = Callable[[Told], Range | None]

EACH, EACH_OF_A_ROW = 2, 1
"""How many days of each kind a rule is asked about, for beginnings and for ends; and how many where
a dozen rules are the rows of one table.
"""

NOT_CONFIRMED = frozenset({"order.reconsider"})
"""Rules whose law was not confirmed: nobody is asked about them."""

GROUPS = {
    "appeal": "tribunal",
    "mediation": "mediation",
    "assessment": "assessment",
    **dict.fromkeys(("review", "amendment", "phase", "reassessment", "cease", "move"), "review"),
    **dict.fromkeys(("order", "concession", "agreement", "recommendation"), "order"),
    **dict.fromkeys(("complaint", "transport"), "complaint"),
    "exclusion": "exclusion",
    "discrimination": "discrimination",
}
"""In which group the rules of a folder stand."""

PAIRS: dict[str, tuple[str, tuple[int, ...]]] = {
    "appeal.permission": ("tribunal-review-sent", (1, 30)),
    "mediation.meeting": ("adviser-told-council", (-1, 1, 5)),
    "mediation.meeting-health-only": ("adviser-told-council", (1, 5)),
    "move.transfer": ("move-date", (0, 20, 21, 22, 23, 40)),
    "move.review": ("last-review", (-400, -300, -270, -60)),
    "review.complete": ("plan-made", (-400,)),
    "review.comments": ("amendment-notice-sent", (-3, -1)),
    "amendment.comments": ("amendment-notice-sent", (-1,)),
    "discrimination.claim": ("conduct-began", (-100, -30, -1)),
    "concession.agreed-final-plan": ("council-agreed", (30, 100)),
    "cease.protected-until": ("decision-dated", (-3, -1)),
    **{
        f"order.{row}": ("order-sent", (1, 4))
        for row in walker_clocks._ORDER_ROWS
        if row not in ("continue", "cease", "reconsider")
    },
}
"""Rules to which a second day may be told: which, and how long after the first."""

PRINTED = {"order": "order-says-by", "agreement": "agreed-date"}
"""A day fixed in writing, which stands in place of every one computed."""

CHOICES = {"order.cease": {"order": "cease"}}
MARKS = {"mediation.meeting-health-only": ["health-only"]}
"""What else must be told before a rule gives a day."""

TWO_OR_MORE = ("appeal.permission", "mediation.meeting", "mediation.meeting-health-only")
MAY_1 = (5, 1)


def clocks() -> Iterator[Vector]:
    """Give every rule with a clock of its own, by hard days, alone and with a second day."""
    for rule in (*walker_rest.RULES, *TWO_OR_MORE, *walker_clocks.RULES):
        if rule in NOT_CONFIRMED or rule.startswith("exclusion."):
            continue
        for day, about in _days_of(rule).items():
            yield from _asked(rule, {anchor(rule): day}, about)
    yield from _with_a_second_day()
    yield from _printed()


def anchor(rule: str) -> str:
    """Name the fact from which a rule counts."""
    return str(rule_of(rule).anchor)


def ends_of(rule: str) -> Ends:
    """Give the witness of a rule."""
    if rule in walker_rest.RULES:
        count = walker_rest.RULES[rule]
        return lambda told_: count(told_[anchor(rule)])
    if rule in walker_clocks.RULES:
        clock = walker_clocks.RULES[rule]
        return lambda told_: clock(told_, ())
    return _TWO_OR_MORE[rule]


def vector(rule: str, events: Told, found: Range | None, about: str) -> Vector:
    """Write what a witness found."""
    plain = told(events)
    expected = (
        no_day("waiting", "fact-missing", "refused")
        if found is None
        else due(found.due, found.safe, found.latest)
    )
    vector: Vector = {
        "id": named(rule, plain, *list(plain)[1:]),
        "group": GROUPS[rule.partition(".")[0]],
        "rule": rule,
        "events": plain,
        "expected": expected,
        "authority": authority(rule, events[anchor(rule)]),
        "about": about,
    }
    if rule in CHOICES:
        vector["choices"] = CHOICES[rule]
    if rule in MARKS:
        vector["marks"] = MARKS[rule]
    return vector


def _asked(rule: str, events: Told, about: str) -> Iterator[Vector]:
    """Ask a witness, and leave out what rests on bank holidays that are not published yet."""
    found = ends_of(rule)(events)
    if found is None or max(found.due, found.latest or found.due) <= LAST:
        yield vector(rule, events, found, about)


def _days_of(rule: str) -> dict[date, str]:
    first = max(FIRST, rule_of(rule).versions[0].in_force)
    event, ends = anchor(rule), ends_of(rule)
    if event == "transfer-year":
        return {date(year, 9, 1): "a year" for year in range(first.year, LAST.year + 1)}
    days = [first, *span(first + DAY, LAST)]

    def raw(day: date) -> tuple[date, ...]:
        found = ends({event: day})
        return () if found is None or found.due > LAST else (found.raw,)

    hard = hard_days(raw, days, _each(rule), rule)
    return {first: "the first day of the rule", **{day: hard[day] for day in hard if raw(day)}}


def _with_a_second_day() -> Iterator[Vector]:
    for rule, (second, offsets) in PAIRS.items():
        for number, (day, about) in enumerate(_days_for_pairs(rule).items()):
            offset = offsets[number % len(offsets)] * DAY
            if day + offset >= FIRST:
                yield from _asked(rule, {anchor(rule): day, second: day + offset}, about)


def _days_for_pairs(rule: str) -> dict[date, str]:
    """Give hard days for a rule that may give none without its second day."""
    first = max(FIRST, rule_of(rule).versions[0].in_force)
    return hard_days(lambda _: (), span(first, LAST), _each(rule), f"{rule} and another")


def _each(rule: str) -> int:
    return EACH_OF_A_ROW if GROUPS[rule.partition(".")[0]] == "order" else EACH


def _printed() -> Iterator[Vector]:
    """Give a day that was printed before and after the one that would be computed."""
    made = date(2026, *MAY_1)
    for rule in walker_clocks.RULES:
        printed = PRINTED.get(rule.partition(".")[0])
        if printed and rule not in NOT_CONFIRMED and rule != "agreement.tell-council":
            for later in (3, 95):
                events = {anchor(rule): made, printed: made + later * DAY}
                yield from _asked(rule, events, "a day fixed in writing")


_TWO_OR_MORE: dict[str, Callable[[Told], Range]] = {
    "appeal.permission": lambda told_: walker_rest.permission(
        told_["tribunal-reasons-sent"], told_.get("tribunal-review-sent")
    ),
    "mediation.meeting": lambda told_: walker_rest.meeting(
        told_["told-council-mediation-wanted"], told_.get("adviser-told-council")
    ),
    "mediation.meeting-health-only": lambda told_: walker_rest.meeting_health_only(
        told_["council-told-icb"], told_.get("adviser-told-council")
    ),
}
