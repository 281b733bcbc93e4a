"""Stories as a sheet tells them: which columns there are, and what stands in each cell."""

import csv
import io
from collections.abc import Collection, Mapping
from random import Random
from typing import Literal, NamedTuple

from stories.courses import COURSES, Story
from stories.law import DUTIES, Duty

State = Literal["told", "blank", "not-yet", "untold", "unreadable", "no-column"]

WORDS: Mapping[State, tuple[str, ...]] = {
    "blank": ("", "", " "),
    "not-yet": ("not yet", "awaiting", "pending", "Not yet"),
    "untold": ("tbc", "n/a", "-", "TBC", "N/A"),
    "unreadable": ("see file", "31/2/2026", "2026-13-01", "June?"),
}

CHOICES = ("outcome", "reason", "order")

EVENTS: Mapping[str, tuple[str, ...]] = {
    "assessment": (
        "request-received",
        "decision-notified",
        "advice-request-received",
        "advice-given",
        "draft-served",
        "plan-refused",
        "final-plan-sent",
    ),
    "review": (
        "plan-made",
        "last-review",
        "review-meeting",
        "review-report-sent",
        "review-decision-sent",
        "amendment-notice-sent",
        "amendment-notice-served",
        "final-plan-sent",
    ),
    "reassessment": ("reassessment-request-received", "reassessment-notified", "final-plan-sent"),
    "mediation": (
        "decision-dated",
        "decision-sent",
        "adviser-contacted",
        "told-adviser-no-mediation",
        "certificate-issued",
        "told-council-mediation-wanted",
        "told-council-health-issue",
        "council-told-icb",
        "council-said-cannot-arrange",
        "mediation-date",
        "mediation-concluded",
    ),
    "appeal": (
        "decision-dated",
        "decision-sent",
        "adviser-contacted",
        "certificate-issued",
        "appeal-lodged",
        "appeal-received-by-council",
        "response-received",
    ),
    "move": ("old-council-aware", "move-date", "plan-transferred"),
    "order": ("order-made", "draft-served", "final-plan-sent"),
    "exclusion": ("exclusion-began", "exclusion-notice-received", "governors-decision-given"),
}

SURELY = {
    "assessment": "request-received",
    "review": "review-meeting",
    "reassessment": "reassessment-request-received",
    "mediation": "decision-dated",
    "appeal": "decision-dated",
    "move": "old-council-aware",
    "order": "order-made",
    "all": "request-received",
}
"""A column that every sheet of a process has: one without any that counts is refused as a whole."""


class Row(NamedTuple):
    """One story as it is told: the state of each column, and the text of its cell."""

    story: Story
    states: Mapping[str, State]
    cells: Mapping[str, str]

    def state(self, name: str) -> State:
        """Say how a fact stands in this row."""
        return self.states.get(name, "no-column")

    def choice(self, name: str) -> str | None:
        """Give what was told of a choice."""
        return self.cells[name] if self.state(name) == "told" else None


class Sheet(NamedTuple):
    """A sheet of a process."""

    process: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def text(self) -> str:
        """Write it as CSV."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["ref", *(name.replace("-", "_") for name in self.columns), "note"])
        for number, row in enumerate(self.rows):
            writer.writerow([number, *(row.cells[name] for name in self.columns), "as told"])
        return out.getvalue()


def duties(process: str) -> tuple[Duty, ...]:
    """Give the duties of a process."""
    return tuple(each for each in DUTIES if process in ("all", each.rule.partition(".")[0]))


def sheet(chance: Random, process: str, rows: int) -> Sheet:
    """Make up one sheet: which columns it has, then its rows."""
    names = (
        {name for each in EVENTS.values() for name in each} if process == "all" else EVENTS[process]
    )
    wanted = chance.choice((0.6, 0.85, 1.0))
    columns = [
        name for name in sorted(names) if name == SURELY[process] or chance.random() < wanted
    ]
    columns += [name for name in CHOICES if _asks(process, name) and chance.random() < 0.7]
    chance.shuffle(columns)
    clean = chance.random() < 0.3
    courses = COURSES[process]
    stories = (chance.choice(courses)(chance) for _ in range(rows))
    return Sheet(
        process, tuple(columns), tuple(_row(chance, each, columns, clean=clean) for each in stories)
    )


def _asks(process: str, choice: str) -> bool:
    """Say whether a sheet of a process may have a column for a choice."""
    return (
        process == "all"
        or {
            "outcome": process in ("assessment", "review"),
            "reason": process not in ("order", "move"),
            "order": process == "order",
        }[choice]
    )


def _row(chance: Random, story: Story, columns: list[str], *, clean: bool) -> Row:
    states: dict[str, State] = {}
    for name in columns:
        there = name in story.days or name in story.choices
        states[name] = _state(chance, there=there, clean=clean)
    if not clean:
        _leave_out(chance, states)
        _forget(chance, story, states)
    cells = {name: _cell(chance, story, name, states[name]) for name in columns}
    return Row(story, states, cells)


def _state(chance: Random, *, there: bool, clean: bool) -> State:
    if there:
        return (
            "told" if clean or chance.random() < 0.85 else chance.choice(("untold", "unreadable"))
        )
    if clean:
        return "blank"
    states: tuple[State, ...] = ("blank", "not-yet", "untold", "unreadable")
    return chance.choices(states, (70, 24, 4, 2))[0]


def _forget(chance: Random, story: Story, states: dict[str, State]) -> None:
    """Leave blank what was done and not written down, where a later stage tells that it is over."""
    forgotten: list[Duty] = []
    for own in dict.fromkeys(each.own for each in DUTIES):
        there = [each for each in DUTIES if each.own == own and each.anchor in story.days]
        if not there or own not in story.days or own not in states or chance.random() > 0.12:
            continue
        left = {**states, own: "blank"}
        if all(_is_shown(each, story, left) for each in (*there, *forgotten)):
            states[own] = "blank"
            forgotten += there


def _leave_out(chance: Random, states: dict[str, State]) -> None:
    """Leave blank what happened and fulfils no duty: a sheet need not hold what is long past."""
    own = {each.own for each in DUTIES}
    for name in (each for each, state in states.items() if state == "told" and each not in own):
        if chance.random() < 0.08:
            states[name] = "blank"


def _is_shown(duty: Duty, story: Story, states: Mapping[str, State]) -> bool:
    """Say whether a later stage is told, which shows that a step is over."""
    told = {name for name, state in states.items() if state == "told"}
    return any(
        name in story.choices or story.days[name] > story.days[duty.anchor]
        for name in stages(duty, story, told)
        if name in told
    )


def stages(duty: Duty, story: Story, told: Collection[str]) -> tuple[str, ...]:
    """Give the later stages that show that a step is over, by what else was told."""
    start = story.days[duty.anchor]
    more = (name for name, also in duty.besides if also in told and story.days[also] >= start)
    return (*duty.over, *more)


def _cell(chance: Random, story: Story, name: str, state: State) -> str:
    if state != "told":
        return chance.choice(WORDS[state])
    if name in story.choices:
        return story.choices[name]
    day = story.days[name]
    return chance.choice((day.isoformat(), f"{day.day}/{day.month}/{day.year}"))
