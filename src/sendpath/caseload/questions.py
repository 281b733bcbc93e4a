"""What a table asks of a case in sentences, and of the case as a whole.

Each question is a function of an opened case. Its answer may hold days, and sentences with days in
them: whether they are asked days, of which one answer is learnt for many cases, it does not know.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sendpath.answers import words
from sendpath.answers.in_short import EXCEPTION, day_begins
from sendpath.answers.notes import Beside, excused, noted, overtaking
from sendpath.answers.parts import Part, Parts, Spelled, said, spaced
from sendpath.answers.summaries import to_come
from sendpath.caseload.briefs import Ground, brief
from sendpath.caseload.letter_questions import (
    alone,
    answered_lately,
    certificate,
    is_answered_lately,
    letter_to_find,
    missing_letter,
    no_letter,
    not_asked,
    of_a_letter,
)
from sendpath.caseload.nothing_given import nothing_given
from sendpath.caseload.own_last_days import (
    awaiting,
    belated,
    left_beside,
    missed,
    of_its_letter,
    remains,
    since,
    still_in_time,
    still_open,
    told_beside,
    whether_passed,
    which_is_it,
)
from sendpath.caseload.rule_cells import deadline_of, part, spoken
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Note, RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.names import capital
from sendpath.core.outcomes import Deadline, Waiting
from sendpath.core.standing import arguable_until, is_gone, planned

CHASE = "Overdue: ask in writing when it will be done, and complain."
THEN = "Then ask in writing when it will be done, and complain."


def question(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Ask whether something was done that has passed; or if it was due, where that is open."""
    outcome = deadline_of(assessment, rule)
    if outcome.hangs:
        return whether_due(assessment, ground, rule)
    due = outcome.due.day
    begins = f"Find out: was it done? {outcome.rule.title} ({words.owner_of(outcome.rule)}), due "
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: note.unsure == "done" or (note.qualifies and note.unsure is None),
        counted=False,
    )
    why = [each.parts for each in (*overtaking(outcome, ground.context), *told)]
    why += [each.parts for each in excused(outcome, assessment, ground.context)]
    day = planned(outcome, today=ground.today)
    if day is not None:
        asks = begins.replace("was it done?", "was it done before?", 1)
        when = ", planned for ", Spelled("day", day), "."
        return spaced([(asks, Spelled("day", due), *when), *why])
    if is_gone(outcome, today=ground.today):
        return spaced([(begins, Spelled("day", due), f". If it was not, {words.TOO_LATE}."), *why])
    last = arguable_until(outcome, today=ground.today)
    if last is not None:
        return spaced([(begins, Spelled("day", due), "."), _in_time(last), *why])
    if outcome.doubted:
        return spaced([(begins, Spelled("day", due), f". {words.NOT_SURE}"), *why])
    late = ". If it was not, it is ", Spelled("since", due), " late."
    return spaced([(begins, Spelled("day", due), *late), *why])


def _in_time(last: date) -> Parts:
    return ("By another reading it is in time until ", Spelled("day", last), ".")


def whether_due(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Ask whether something was due that has passed, and say on what that hangs."""
    outcome = deadline_of(assessment, rule)
    owner, due = words.owner_of(outcome.rule), Spelled("day", outcome.due.day)
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: note.unsure == "binds",
        counted=False,
    )
    why = [each.parts for each in told]
    last = arguable_until(outcome, today=ground.today)
    if last is not None:
        why.append(_in_time(last))
    if outcome.doubted:
        why.append((words.NOT_SURE,))
    why += [each.parts for each in excused(outcome, assessment, ground.context)]
    return spaced([(f"Find out: was it due? {outcome.rule.title} ({owner}), by ", due, "."), *why])


def to_do(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what is to be done, and by when."""
    outcome = deadline_of(assessment, rule)
    due, who = outcome.due.day, words.owner_of(outcome.rule)
    by = "" if outcome.rule.who == "family" else f" ({who})"
    label = capital(day_begins(outcome.rule.sense, outcome.rule.kind))
    begins: list[Part] = [f"{label} ", Spelled("day", due), ", ", Spelled("ahead", due)]
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: note.with_day or note.qualifies,
        counted=False,
    )
    shown = [each.parts for each in (*of_its_letter(assessment, ground, rule), *told)]
    return spaced([(*begins, f": {outcome.rule.title}{by}."), *shown])


def by_time(assessment: Assessment, _: Ground, rule: RuleId) -> Parts:
    """Give the hour by which it must be there on its last day; nothing where the law names none."""
    hour = deadline_of(assessment, rule).version.by_time
    return () if hour is None else (hour.strftime("%H:%M"),)


def late(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what a public body should have done, for how long it has not, and what that hangs on."""
    outcome = deadline_of(assessment, rule)
    due = outcome.due.day
    begins = f"{outcome.rule.title} ({words.owner_of(outcome.rule)}): due "
    notes = check_first(assessment, ground, rule)
    first: Parts = (" [check first: ", *notes, "]") if notes else ()
    return (begins, Spelled("day", due), ", ", Spelled("since", due), " overdue", *first)


def chase(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what to do of what is overdue; where that hangs on something, what to check first."""
    outcome = deadline_of(assessment, rule)
    told = _to_check(assessment, ground, outcome)
    if not told:
        return (CHASE,)
    short, named = outcome.rule.verdict, {each.id for each in told}
    owed = capital((short and short.owed) or outcome.rule.title)
    hopes = [note.unless for note in outcome.version.notes if note.id in named and note.unless]
    hopes += [EXCEPTION] if excused(outcome, assessment, ground.context) else []
    hope = ", or ".join(dict.fromkeys((*hopes[:1], *hopes[-1:]))) if hopes else None
    first: Parts = ("that first.",) if hope else (*spaced(each.parts for each in told),)
    hangs = f", unless {hope}" if hope else ""
    return (f"{owed}: overdue{hangs}. Check ", *first, f" {THEN}")


def check_first(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say on what it hangs that something is late; what leaves that open makes nobody late."""
    told = _to_check(assessment, ground, deadline_of(assessment, rule))
    return spaced(each.parts for each in told)


def _to_check(assessment: Assessment, ground: Ground, outcome: Deadline) -> list[Beside]:
    """Give what is said of that on which it hangs that something is late."""
    context = ground.context
    return [
        *noted(outcome, assessment, context, only=lambda note: note.qualifies and not note.unsure),
        *of_its_letter(assessment, ground, outcome.rule.id),
        *excused(outcome, assessment, context),
    ]


def lacking_terms(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that school days run, and of which terms there are too few."""
    outcome = assessment.outcome(rule)
    if not isinstance(outcome, Waiting) or outcome.waiting_for != (TERM,):
        return ()
    return (f"{outcome.rule.title}: {to_come(outcome, assessment.case, ground.context)}.",)


def note(assessment: Assessment, ground: Ground, told: Note) -> Parts:
    """Say a note that holds whatever the rule; nothing where it does not, or of an old letter."""
    is_over = of_a_letter(told, ground) and not is_answered_lately(assessment, ground, told)
    return () if is_over else spaced(map(said, assessment.general([told])))


def left_out(assessment: Assessment, ground: Ground, _: None) -> tuple[str, ...]:
    """Name the processes that a sheet of mixed cases does not ask of such a case."""
    notes = [
        Note(name, "", None, each.left_out)
        for name, each in ground.book.processes.items()
        if each.left_out
    ]
    return tuple(each.note.id for each in assessment.general(notes))


Text = Callable[[Assessment, Ground, Any], Parts]
TEXTS: Mapping[str, Text] = {
    "missed": missed,
    "since": since,
    "told-beside": told_beside,
    "left-beside": left_beside,
    "still-in-time": still_in_time,
    "still-open": still_open,
    "whether-passed": whether_passed,
    "which-is-it": which_is_it,
    "awaiting": awaiting,
    "belated": belated,
    "remains": remains,
    "question": question,
    "whether-due": whether_due,
    "to-do": to_do,
    "by-time": by_time,
    "late": late,
    "chase": chase,
    "check-first": check_first,
    "lacking-terms": lacking_terms,
    "note": note,
    "missing-letter": missing_letter,
    "no-letter": no_letter,
}
"""Questions that are answered by sentences."""

Sentences = Callable[[Assessment, Ground, Any], tuple[Parts, ...]]
APART: Mapping[str, Sentences] = {"letter-to-find": letter_to_find}
"""Those that are answered by sentences, each by itself."""

Question = Callable[[Assessment, Ground, Any], Any]
QUESTIONS: Mapping[str, Question] = {
    **TEXTS,
    **APART,
    "brief": brief,
    "part": part,
    "spoken": spoken,
    "left-out": left_out,
    "answered-lately": answered_lately,
    "certificate": certificate,
    "alone": alone,
    "letter-not-asked": not_asked,
    "nothing-given": nothing_given,
}
