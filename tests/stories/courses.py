"""Whole stories of children, made up by chance: what happened when, and what never bound."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from stories.law import working_days

TODAY = date(2026, 11, 25)
FIRST_WORKING = date(2026, 1, 5)
"""Where a clock in working days may begin."""


@dataclass
class Story:
    """The truth of one child's course on the day of asking.

    Attributes:
        days: Every event that has happened, or is planned, and its day.
        choices: What was decided or ordered, as a table would tell it.
        void: Duties that never bound, or were met on a day that is no fact, each with the facts
            any of which tells it.
        open: Duties of which the law read does not say whether they bind in this story.
    """

    days: dict[str, date] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    void: dict[str, tuple[str, ...]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)

    def put(self, event: str, day: date | None) -> bool:
        """Let an event happen, unless it never does or its day is still to come."""
        if day is None or day > TODAY:
            return False
        self.days[event] = day
        return True

    def with_more(self, other: "Story") -> "Story":
        """Give the story of both, of which neither tells what the other does."""
        assert not self.days.keys() & other.days.keys()
        return Story(
            {**self.days, **other.days},
            {**self.choices, **other.choices},
            {**self.void, **other.void},
            self.open | other.open,
        )


def _after(chance: Random, day: date, limit: int, *, never: float = 0.15) -> date | None:
    """Give when a thing due some days after a day is done: early, on the day, late, or never."""
    if chance.random() < never:
        return None
    early = -chance.randint(0, min(limit, 20))
    late = chance.choice((chance.randint(1, 10), chance.randint(1, 150)))
    return day + timedelta(days=limit + chance.choice((early, early, 0, late)))


def _ago(chance: Random, least: int, most: int) -> date:
    return TODAY - timedelta(days=chance.randint(least, most))


def _soon(chance: Random, day: date, most: int) -> date:
    return day + timedelta(days=chance.randint(0, most))


def assessment(chance: Random) -> Story:
    """Tell of a request for an assessment, to the plan or the refusal."""
    story = Story()
    request = _ago(chance, 5, 420)
    story.put("request-received", request)
    decided = _after(chance, request, 42)
    if not story.put("decision-notified", decided) or decided is None:
        story.open = {"assessment.final-plan"}  # a council that has not decided may yet refuse
        story.void["assessment.refusal-of-plan"] = ()
        return story
    if chance.random() < 0.25:
        story.choices = {"outcome": "refused", "reason": "refuse-assess"}
        told = ("outcome", "reason", "decision-notified")
        story.void = {"assessment.final-plan": told, "assessment.refusal-of-plan": told}
        return story
    story.choices["outcome"] = "agreed"
    asked = _soon(chance, decided, 10)
    if story.put("advice-request-received", asked):
        story.put("advice-given", _after(chance, asked, 42))
    if chance.random() < 0.15:
        refused = _after(chance, request, 112)
        # nobody is asked for advice once there is to be no plan
        asked = story.days.get("advice-request-received", decided)
        if refused is not None and story.put("plan-refused", max(refused, asked)):
            story.choices["reason"] = "refuse-plan"
            story.void["assessment.final-plan"] = ("plan-refused", "reason")
            return story
    story.void["assessment.refusal-of-plan"] = ("final-plan-sent",)
    drafted = _after(chance, max(decided, request + timedelta(days=56)), 42)
    if drafted is not None and story.put("draft-served", drafted):
        story.put("final-plan-sent", _after(chance, drafted, 42))
    return story


def review(chance: Random) -> Story:
    """Tell of a review: the last one, the meeting, and what came of it."""
    story = Story()
    last = _ago(chance, 200, 620)
    story.days["last-review"] = last
    if chance.random() < 0.3:
        story.days["plan-made"] = last - timedelta(days=chance.randint(300, 900))
    meeting = last + timedelta(days=chance.randint(180, 480))
    if chance.random() < 0.15:
        return story
    story.days["review-meeting"] = meeting  # a meeting may be planned
    if meeting > TODAY:
        return story
    story.put("review-report-sent", _after(chance, meeting, 14, never=0.3))
    decided = _after(chance, meeting, 28)
    if not story.put("review-decision-sent", decided) or decided is None:
        story.open = {"review.amendments", "review.longstop"}
        return story
    kind = chance.choices(("keep", "amend", "cease"), (4, 5, 1))[0]
    story.choices["outcome"] = kind
    if kind != "amend":
        story.choices["reason"] = {"keep": "refuse-amend", "cease": "cease-plan"}[kind]
        story.void = dict.fromkeys(("review.amendments", "review.longstop"), ("outcome",))
    elif story.put("amendment-notice-sent", chance.choice((decided, _after(chance, decided, 14)))):
        _after_the_notice(story, chance)
    return _as_register(story) if chance.random() < 0.15 else story


def _after_the_notice(story: Story, chance: Random) -> None:
    notice = story.days["amendment-notice-sent"]
    story.put("amendment-notice-served", _soon(chance, notice, 4))
    if chance.random() < 0.1:  # regulation 22(3): it decides not to amend after all
        story.choices = {"outcome": "keep", "reason": "refuse-amend"}
        story.void = dict.fromkeys(("review.final-plan", "review.longstop"), ("outcome", "reason"))
        return
    story.put("final-plan-sent", _after(chance, notice, 56))


def _as_register(story: Story) -> Story:
    """Keep as the last review the decision of this one, as a register does."""
    story.days["last-review"] = story.days.pop("review-decision-sent")
    return story


def reassessment(chance: Random) -> Story:
    """Tell of a request for a reassessment."""
    story = Story()
    request = _ago(chance, 3, 300)
    story.put("reassessment-request-received", request)
    answered = _after(chance, request, 15)
    if answered is None or answered > TODAY:
        return story
    if chance.random() < 0.3:
        story.choices["reason"] = "refuse-reassess"
        story.void["reassessment.decision"] = ("reason",)
        return story
    story.put("reassessment-notified", answered)
    story.put("final-plan-sent", _after(chance, answered, 98))
    return story


def letter(chance: Random, dated: date | None = None, reason: str | None = None) -> Story:
    """Tell of a letter with a decision: the adviser, mediation, the certificate, the appeal."""
    story = Story()
    dated = dated or max(_ago(chance, 3, 300), FIRST_WORKING)
    story.put("decision-dated", dated)
    sent = _soon(chance, dated, 3) if reason is None else dated  # it is the answer itself
    if chance.random() < 0.5:
        story.put("decision-sent", sent)
    story.choices["reason"] = reason or chance.choice(
        ("refuse-assess", "plan-contents", "cease-plan")
    )
    rung = _after(chance, sent, 40, never=0.1)
    if rung is None or not story.put("adviser-contacted", max(rung, sent)):
        return story
    issued = (_mediating if chance.random() < 0.5 else _not_mediating)(
        story, chance, max(rung, sent)
    )
    if issued is not None and story.put("certificate-issued", issued):
        _appeal(story, chance, issued)
    return story


def _three(chance: Random, day: date) -> date | None:
    due = working_days(day, 3)
    late = due + timedelta(days=chance.randint(1, 30))
    return chance.choice((_soon(chance, day, 1), due, late, None))


def _not_mediating(story: Story, chance: Random, rung: date) -> date | None:
    told = _soon(chance, rung, 5)
    return _three(chance, told) if story.put("told-adviser-no-mediation", told) else None


def _mediating(story: Story, chance: Random, rung: date) -> date | None:
    told = _soon(chance, rung, 5)
    if not story.put("told-council-mediation-wanted", told):
        return None
    if chance.random() < 0.3 and story.put("told-council-health-issue", told):
        story.put("council-told-icb", _three(chance, told))
    held = _after(chance, told, 30)
    if held is None:
        given_up = told + timedelta(days=chance.randint(20, 45))
        if chance.random() < 0.5:
            return given_up  # the family changed its mind: the certificate overtakes the meeting
        said = story.put("council-said-cannot-arrange", given_up)
        return _three(chance, given_up) if said else None
    if not story.put("mediation-date", held):
        return None
    return _three(chance, held) if story.put("mediation-concluded", held) else None


def _appeal(story: Story, chance: Random, issued: date) -> None:
    lodged = _soon(chance, issued, 40)
    if chance.random() < 0.7 and story.put("appeal-lodged", lodged):
        heard = _soon(chance, lodged, 20)
        if story.put("appeal-received-by-council", heard):
            due = working_days(heard, 30)
            late = due + timedelta(days=chance.randint(1, 60))
            story.put("response-received", chance.choice((due, late, None)))


def move(chance: Random) -> Story:
    """Tell of a move between councils."""
    story = Story()
    aware = max(_ago(chance, 3, 300), FIRST_WORKING)
    story.put("old-council-aware", aware)
    story.days["move-date"] = aware + timedelta(days=chance.randint(-20, 60))
    due = max(working_days(aware, 14), story.days["move-date"])
    late = due + timedelta(days=chance.randint(1, 90))
    story.put("plan-transferred", chance.choice((due, late, None)))
    return story


def order(chance: Random) -> Story:
    """Tell of an order of the Tribunal, and the plan that was to follow."""
    story = Story()
    made = _ago(chance, 3, 250)
    story.put("order-made", made)
    kind = chance.choice(("contents", "school", "continue-amend", "plan"))
    story.choices["order"] = kind
    if kind == "plan":
        drafted = _after(chance, made, 35)
        if drafted is not None and story.put("draft-served", drafted):
            story.put("final-plan-sent", _after(chance, drafted, 42))
    else:
        story.put("final-plan-sent", _after(chance, made, 14 if kind == "school" else 35))
    return story


def exclusion(chance: Random) -> Story:
    """Tell of an exclusion: its duties end with no fact, or wait for a school's terms."""
    story = Story()
    began = _ago(chance, 3, 90)
    story.put("exclusion-began", began)
    if story.put("exclusion-notice-received", _soon(chance, began, 3)):
        story.put("governors-decision-given", _after(chance, began, 20))
    return story


def decided_and_appealed(chance: Random) -> Story:
    """Tell of a request or a review that ended with a decision, and of the letter it came with."""
    story = chance.choice((assessment, review))(chance)
    ends = ("plan-refused", "final-plan-sent", "review-decision-sent", "decision-notified")
    ended = next((story.days[event] for event in ends if event in story.days), None)
    reason = story.choices.pop(
        "reason", "plan-contents" if "final-plan-sent" in story.days else None
    )
    if ended is None or reason is None or ended < FIRST_WORKING:
        return story.with_more(exclusion(chance))
    return story.with_more(letter(chance, ended, reason))


def second_year(chance: Random) -> Story:
    """Tell of a first plan long since sent, and of its first review, still without an end.

    The one column for the final plan holds the first: of the amended one, nothing is told.
    """
    made = _ago(chance, 400, 500)
    request = made - timedelta(days=chance.randint(120, 200))
    story = Story({"request-received": request, "final-plan-sent": made, "plan-made": made})
    meeting = made + timedelta(days=chance.randint(300, 390))
    story.put("review-meeting", meeting)
    story.put("review-report-sent", _after(chance, meeting, 14))
    if story.put("review-decision-sent", _after(chance, meeting, 28)):
        story.choices["outcome"] = "amend"
        story.put("amendment-notice-sent", story.days["review-decision-sent"])
    else:
        story.open = {"review.amendments", "review.longstop"}
    return story


def moved_and_reviewed(chance: Random) -> Story:
    """Tell of a child that moved while its review went on."""
    return review(chance).with_more(move(chance))


COURSES: dict[str, tuple[Callable[[Random], Story], ...]] = {
    "assessment": (assessment,),
    "review": (review,),
    "reassessment": (reassessment,),
    "mediation": (letter,),
    "appeal": (letter,),
    "move": (move,),
    "order": (order,),
    "all": (
        assessment,
        review,
        reassessment,
        letter,
        move,
        order,
        decided_and_appealed,
        second_year,
        moved_and_reviewed,
    ),
}
"""The courses that a sheet of each process holds."""
