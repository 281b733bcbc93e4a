"""What may and what must be said of a row: the truth of its story against what a sheet tells of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from stories.courses import TODAY, Story
from stories.law import Duty
from stories.sheets import Row, Sheet, State, duties, stages

NOT_DONE = ("blank", "not-yet")
STAND_INS = {"last-review": "plan-made"}
SHOWS = {
    "refuse-assess": "decision-notified",
    "refuse-plan": "plan-refused",
    "refuse-reassess": "reassessment-notified",
    "plan-contents": "final-plan-sent",
    "refuse-amend": "review-decision-sent",
    "cease-plan": "review-decision-sent",
}
"""What a letter with such a decision is besides, on a sheet of mixed cases."""
LETTERS = ("decision-dated", "decision-sent")
MOVED = {
    "assessment": ("move-date",),
    **dict.fromkeys(("review", "amendment", "reassessment"), ("move-date", "plan-transferred")),
}
"""What tells, by the process of a duty, that another council may owe it now."""

MAY_BE_A_LETTER = {
    "assessment.decision": ("decision-notified",),
    "assessment.final-plan": ("decision-notified", "final-plan-sent"),
    "review.decision": ("review-decision-sent",),
    "reassessment.decision": ("reassessment-notified",),
}
"""Duties that a letter may have fulfilled of which it was not told what it decided, each with the
facts any of which tells which letter that was."""
BINDS_IF = {"review.amendments": "amend", "review.longstop": "amend"}
"""Duties that bind for certain only where this outcome was told."""


class Truth(NamedTuple):
    """How one duty stands in a story, whatever a sheet tells of it.

    Attributes:
        due: Its last day.
        done: The day it was done.
        over: The later stages that have overtaken it.
        void: The facts any of which tells that it never bound; None where it binds.
        latest: Its last day by the most generous reading: until then nobody is surely late.
    """

    due: date
    done: date | None
    over: tuple[str, ...]
    void: tuple[str, ...] | None
    latest: date


def truth(duty: Duty, story: Story) -> Truth | None:
    """Give how a duty stands in truth; None where nothing has set it going."""
    start = story.days.get(duty.anchor)
    if start is None or any(each == "move-date" and each not in story.days for each in duty.leans):
        return None
    if duty.order is not None and story.choices.get("order") != duty.order:
        return Truth(TODAY, story.days.get(duty.own), (), ("order",), TODAY)
    done = story.days.get(duty.own)
    later = duty.rule == "review.complete"  # a review ends after the last one, not with it
    if done is not None and (done < start or (later and done == start)):
        done = None
    over = tuple(each for each in duty.over if _is_later(each, start, story, strictly=later))
    due, latest = duty.due(story.days), duty.latest or duty.due
    return Truth(due, done, over, story.void.get(duty.rule), latest(story.days))


def _is_later(stage: str, start: date, story: Story, *, strictly: bool) -> bool:
    day = story.days.get(stage)
    if day is None:
        return stage in story.choices
    return day > start or (day == start and not strictly)


class Said(NamedTuple):
    """What the program says of a row."""

    cells: Mapping[str, str]

    def of(self, duty: Duty, part: str) -> str:
        """Give one of our cells about a duty."""
        return self.cells[f"sendpath_{duty.rule.replace('.', '_').replace('-', '_')}_{part}"]

    @property
    def accused(self) -> list[str]:
        """Name the duties called overdue."""
        return self.cells["sendpath_overdue"].split()


class Verdict(NamedTuple):
    """All that was found, and how much was judged."""

    faults: list[str]
    judged: Counter[str]


def judged(sheet: Sheet, answers: list[dict[str, str]]) -> Verdict:
    """Judge the answers to a sheet, row by row."""
    verdict = Verdict([], Counter())
    for row, cells in zip(sheet.rows, answers, strict=True):
        for fault in _row_faults(sheet, row, Said(cells), verdict.judged):
            verdict.faults.append(f"{fault}\n    told {_shown(row)}\n    true {_true(row.story)}")
    return verdict


def _row_faults(sheet: Sheet, row: Row, said: Said, count: Counter[str]) -> Iterator[str]:
    count["rows"] += 1
    count["rows left unanswered"] += _is_unanswered(row)
    if said.cells["sendpath_problems"]:
        count["rows with a problem"] += 1
        if not said.cells["sendpath_act_by"]:
            yield "(d) a row with a problem has no act_by"
    if any(said.cells[name.replace("-", "_")] != row.cells[name] for name in sheet.columns):
        yield "(d) a cell of the caller's has changed"
    yield from _words_faults(said)
    yield from _longest_faults(sheet, row, said)
    for duty in duties(sheet.process):
        true = truth(duty, row.story)
        if true is None:
            if duty.rule in said.accused:
                yield f"(a) {duty.rule} is called overdue, and was never set going"
            continue
        count["duties"] += 1
        yield from _duty_faults(duty, true, row, said, count)


def _words_faults(said: Said) -> Iterator[str]:
    """Hold what is said in words to what is said in names."""
    accused, words = said.accused, said.cells["sendpath_overdue_words"]
    told = [each for each in words.split("; ") if each]
    if bool(accused) != bool(told) or len(told) > len(accused):
        yield f"(a) overdue is {accused}, and in words {words}"
    reproached = said.cells["sendpath_complaint"].count("Not done, as was told")
    if reproached != len(accused):
        yield f"(a) overdue is {accused}, and the complaint says {said.cells['sendpath_complaint']}"
    if "was not told" in said.cells["sendpath_complaint"]:
        yield f"(a) a complaint of what was not told: {said.cells['sendpath_complaint']}"


def _longest_faults(sheet: Sheet, row: Row, said: Said) -> Iterator[str]:
    """Hold for how long a row is overdue to the first of the last days that make it so."""
    true = {each.rule: truth(each, row.story) for each in duties(sheet.process)}
    dues = [known.due for each in said.accused if (known := true.get(each)) is not None]
    longest = str((TODAY - min(dues)).days) if dues else ""
    if longest != said.cells["sendpath_days_overdue"] and len(dues) == len(said.accused):
        yield f"(b) overdue for {said.cells['sendpath_days_overdue']} days, in truth {longest}"


def _duty_faults(
    duty: Duty, true: Truth, row: Row, said: Said, count: Counter[str]
) -> Iterator[str]:
    accused = duty.rule in said.accused
    late, done = said.of(duty, "days_late"), said.of(duty, "done")
    if accused:
        count["called overdue"] += 1
        yield from _falsely(duty, true, row, count)
    elif _is_owed(duty, true, row):
        yield f"(b) {duty.rule} was due on {true.due}, is not done, and is not called overdue"
    if _is_owed(duty, true, row):
        count["truly overdue"] += 1
    if _is_doubted(duty, row):
        count["doubted"] += 1
        if accused or late or done:
            yield f"(c) {duty.rule} hangs on what cannot be read: overdue {accused}, {late=}, {done=}"
    if not accused and not _is_told(duty, row) and late:
        yield f"(a) {duty.rule} is not called overdue, and is {late} days late"
    if accused and late != str((TODAY - true.due).days):
        yield f"(b) {duty.rule} was due on {true.due}, and is called {late} days late"
    if done and done != str(true.done):
        yield f"(a) {duty.rule} is done on {done}, in truth {true.done}"
    if done and late and true.done and late != str((true.done - true.due).days):
        yield f"(a) {duty.rule} was due on {true.due}, done on {true.done}, called {late} days late"


def _falsely(duty: Duty, true: Truth, row: Row, count: Counter[str]) -> Iterator[str]:
    """Say why a duty ought not to be called overdue."""
    own = row.state(duty.own)
    if true.latest >= TODAY:
        yield f"(a) {duty.rule} is called overdue before its day {true.latest}"
    if _may_be_a_letter(duty, row, "told"):
        yield f"(a) {duty.rule} is called overdue, and a letter that was told may be it"
    if _may_be_another_s(duty, row):
        yield f"(a) {duty.rule} is called overdue, and the family moved after it began"
    if own not in NOT_DONE:
        yield f"(a) {duty.rule} is called overdue, and {duty.own} is {own}"
    ends = (*true.over, *(true.void or ()))
    ends = (*ends, *(each for each in _stages(duty, row) if each in row.story.choices))
    if true.done is not None or any(row.state(each) in ("told", "unreadable") for each in ends):
        yield f"(a) {duty.rule} is called overdue: done {true.done}, over {true.over}, void {true.void}"
    elif duty.rule in row.story.open:
        count["called overdue, of what the law leaves open"] += 1
    elif true.over or true.void is not None:
        count["called overdue, where no column tells what ended it"] += 1


def _is_owed(duty: Duty, true: Truth, row: Row) -> bool:
    """Say whether a duty is overdue in truth, and a sheet tells all that makes it so for certain."""
    if SHOWS.get(row.choice("reason") or "") == duty.own:
        return False  # a decision was made, on a day not told: a blank does not say that it was not
    return (
        true.latest < TODAY
        and true.done is None
        and not true.over
        and true.void is None
        and duty.rule not in row.story.open
        and row.state(duty.anchor) == "told"
        and all(row.state(each) == "told" for each in duty.leans if each == "move-date")
        and row.state(duty.own) in NOT_DONE
        and not _is_doubted(duty, row)
        and not _may_be_a_letter(duty, row, "told")
        and not _may_be_another_s(duty, row)
        and not _is_unanswered(row)
        and _binds_for_certain(duty, row)
    )


def _may_be_another_s(duty: Duty, row: Row) -> bool:
    """Say whether the family moved after the duty began: then another council may owe it."""
    facts = MOVED.get(duty.rule.partition(".")[0], ())
    start = row.story.days[duty.anchor]
    return any(row.state(each) == "told" and row.story.days[each] >= start for each in facts)


def _is_unanswered(row: Row) -> bool:
    """Say whether a choice is none of its list: then the row is a fault as a whole, and says so."""
    return any(row.state(each) == "unreadable" for each in ("outcome", "order"))


def _binds_for_certain(duty: Duty, row: Row) -> bool:
    if duty.order is not None:
        return row.choice("order") == duty.order
    if duty.rule in BINDS_IF:
        return row.choice("outcome") == BINDS_IF[duty.rule]
    if duty.rule == "assessment.final-plan":  # a refusal, to assess or of a plan, ends it
        unrefused = row.state("plan-refused") in NOT_DONE
        open_ = row.state("decision-notified") not in NOT_DONE
        agreed = row.choice("outcome") == "agreed" or not open_
        return row.state("draft-served") == "told" or (agreed and unrefused)
    return duty.rule != "assessment.refusal-of-plan"  # nobody knows that it will refuse


def _is_doubted(duty: Duty, row: Row) -> bool:
    """Say whether anything that a duty hangs on was told and cannot be read."""
    if _is_told(duty, row):
        return False
    moved = MOVED.get(duty.rule.partition(".")[0], ())
    hangs = {duty.anchor, duty.own, *_stages(duty, row), *duty.leans, *moved}
    if _has_agreed(row):  # then nothing turns on when it answered
        hangs -= {"decision-notified"} - {duty.own}
    if "plan-transferred" in moved and row.state("plan-transferred") == "told":
        hangs -= {"move-date"}  # the plan went with the child: its day tells
    pairs = (*duty.besides, *duty.leans_beside)
    hangs |= {also for name, also in pairs if row.state(name) == "told"}
    unread = any(row.state(each) == "unreadable" for each in hangs)
    return unread or _may_be_a_letter(duty, row, "unreadable")


def _may_be_a_letter(duty: Duty, row: Row, state: State) -> bool:
    """Say whether a letter after the duty began may be what fulfilled it, as far as is told."""
    tells = MAY_BE_A_LETTER.get(duty.rule)
    if tells is None or row.state("reason") in ("told", "unreadable"):
        return False
    if any(row.state(each) in ("told", "unreadable") for each in tells):
        return False
    start = row.story.days[duty.anchor]
    return any(
        row.state(each) == state and row.story.days.get(each, start) >= start for each in LETTERS
    )


def _stages(duty: Duty, row: Row) -> tuple[str, ...]:
    told = {name for name, state in row.states.items() if state == "told"}
    return stages(duty, row.story, told)


def _has_agreed(row: Row) -> bool:
    """Say whether it was told that the council will assess: as such, or by a draft."""
    return row.choice("outcome") == "agreed" or row.state("draft-served") == "told"


def _is_told(duty: Duty, row: Row) -> bool:
    """Say whether the day it was done was told: by its own fact, or by the letter that it is."""
    letter = any(row.state(each) == "told" for each in LETTERS)
    return row.state(duty.own) == "told" or (
        letter and SHOWS.get(row.choice("reason") or "") == duty.own
    )


def _shown(row: Row) -> str:
    return ", ".join(f"{name}={cell}" for name, cell in row.cells.items() if re.search(r"\S", cell))


def _true(story: Story) -> str:
    days = ", ".join(f"{name}={day}" for name, day in story.days.items())
    return f"{days}; {story.choices}"
