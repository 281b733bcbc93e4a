"""What a table asks of a case in sentences, and of the case as a whole.

Each question is a function of an opened case. Its answer may hold days, and sentences with days in
them: whether they are asked days, of which one answer is learnt for many cases, it does not know.
"""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from sendpath.answers import words
from sendpath.answers.in_short import still_left
from sendpath.answers.notes import Beside, beside, is_noted, noted, overtaking
from sendpath.answers.parts import Part, Parts, Spelled, said, spaced
from sendpath.answers.summaries import to_come
from sendpath.caseload.briefs import Ground, brief
from sendpath.caseload.letter_questions import (
    alone,
    answered_lately,
    certificate,
    letter_to_find,
    missing_letter,
    no_letter,
    of_a_letter,
)
from sendpath.caseload.nothing_given import nothing_given
from sendpath.caseload.rule_cells import part, spoken
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Note, RuleId
from sendpath.core.interpreter import TERM
from sendpath.core.names import capital
from sendpath.core.outcomes import Deadline, Waiting
from sendpath.core.standing import arguable_until, happened, is_gone, standing, used_by

CHASE = "Overdue: ask in writing when it will be done, and complain."
THEN = "Then ask in writing when it will be done, and complain."

AT_ONCE = 2
"""Remarks told in one cell beside a day that has passed."""


def _deadline(assessment: Assessment, rule: RuleId) -> Deadline:
    outcome = assessment.outcome(rule)
    if not isinstance(outcome, Deadline):
        raise TypeError(rule)
    return outcome


def missed(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that a family's last day has passed, and what can be done all the same."""
    outcome = _deadline(assessment, rule)
    if outcome.rule.kind != "limit":
        return ()
    begins = ("Passed ", Spelled("since", outcome.due.day), f" ago: {outcome.rule.title}.")
    told = [*islice(beside(outcome, assessment, ground.context), AT_ONCE)]
    soft = still_in_time(assessment, ground, rule)
    named = {each.id for each in told}
    tells = any(note.id in named and not _moves_or_fits(note) for note in outcome.version.notes)
    left = () if tells else still_open(assessment, ground, rule)
    return spaced(filter(None, [begins, soft, *(each.parts for each in told), left]))


def still_open(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say in few words what can still be done of what has passed, as answers to one letter do.

    Nothing where that is told with the question on which it hangs.
    """
    outcome = _deadline(assessment, rule)
    stands = standing(outcome, today=ground.today)
    beside_it = assessment.notes_while(outcome, stands, only=lambda note: note.late, counted=False)
    first = next((each.note for each in beside_it), None)
    if first is not None and _is_perhaps(first):
        return ()
    left = still_left([] if first is None else [first], outcome.rule.verdict)
    if left:
        return (f"{capital(left)}.",)
    noted_ = assessment.notes_while(outcome, stands, only=_is_of_passed, counted=False)
    return next((said(each) for each in noted_), ())


def _is_of_passed(note: Note) -> bool:
    """Say whether a note is for a day that has passed alone, whatever that hangs on."""
    return note.standing == ("passed",) and not _moves_or_fits(note)


def still_in_time(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say of a day that has passed that another reading gives a later one, where one does."""
    last = _deadline(assessment, rule).latest
    begins = "By another reading you may still be in time"
    if last is None:
        return (f"{begins}.",)
    return (f"{begins}: until ", Spelled("day", last), ".") if last >= ground.today else ()


def whether_passed(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say on what it hangs that a family's last day has passed; nothing where on nothing."""
    outcome = _deadline(assessment, rule)
    told = noted(outcome, assessment, ground.context, only=_moves_or_fits, counted=False)
    soft = still_in_time(assessment, ground, rule)
    hangs = [*told, *_of_its_letter(assessment, ground, rule)]
    return spaced([*([soft] if soft else []), *(each.parts for each in hangs)])


def _of_its_letter(assessment: Assessment, ground: Ground, rule: RuleId) -> list[Beside]:
    """Give on what it hangs that an adviser is to be told at all: that the letter can be appealed.

    It is told beside the day of the appeal, which may stand on no list yet.
    """
    letter = ground.book.letter
    window = assessment.outcome(letter.window) if rule == letter.contact else None
    if not isinstance(window, Deadline):
        return []
    return [*noted(window, assessment, ground.context, only=_is_proviso, counted=False)]


def _is_proviso(note: Note) -> bool:
    """Say whether a day hangs on a note that its rule alone tells."""
    return note.qualifies and bool(note.provided) and not note.with_day and not note.unsure


def _moves_or_fits(note: Note) -> bool:
    """Say whether a day hangs on a note, or on a fact that nobody said not to be so."""
    return note.qualifies or bool(note.unless) or _is_perhaps(note)


def _is_perhaps(note: Note) -> bool:
    """Say whether a note holds as long as nobody said that something is not so."""
    return any(condition.asks == "not_denied" for condition in note.when)


def which_is_it(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Ask whether a family's day counts that has passed, where two things told exclude each other.

    Nothing where none do.
    """
    outcome = _deadline(assessment, rule)
    if outcome.rule.kind != "limit":
        return ()
    if not is_noted(outcome, assessment, ground.context, only=_is_at_odds):
        return ()
    day = Spelled("day", outcome.due.day)
    begins = (f"Find out: does this day count? {outcome.rule.title}, by ", day, ".")
    hangs = whether_passed(assessment, ground, rule)
    return spaced([begins, hangs])


def _is_at_odds(note: Note) -> bool:
    return note.qualifies and note.with_day and bool(note.provided)


def awaiting(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say of a last day that is not over, because a certificate is still to come, what to do."""
    outcome = _deadline(assessment, rule)
    told = islice(beside(outcome, assessment, ground.context), AT_ONCE)
    return spaced([(f"{outcome.rule.title}:",), *(each.parts for each in told)])


def belated(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say of what the family did after its last day what can be done about that, if anything.

    Of what a later fact shows to be done, say by when, and that it may have been in time.
    """
    outcome, context = _deadline(assessment, rule), ground.context
    used = used_by(outcome, today=ground.today)
    if used is not None:
        known = Spelled("day", used), f" at the latest; {words.WHETHER_IN_TIME}."
        return (f"{outcome.rule.title}: done by ", *known)
    if not is_noted(outcome, assessment, context, only=_is_of_done):
        return ()
    told = noted(outcome, assessment, context, only=_is_of_done, counted=False)
    why = (each.parts for each in told)
    return spaced([(f"Done after its last day: {outcome.rule.title}.",), *why])


def remains(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what is left to do of what the family did, too late or not as it should be; if anything.

    That a later fact alone shows it done says nothing.
    """
    outcome, today = _deadline(assessment, rule), ground.today
    day = happened(outcome, today=today)
    if outcome.rule.kind != "limit" or day is None or outcome.doubted:
        return ()
    if not is_noted(outcome, assessment, ground.context, only=_is_left):
        return ()
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: _is_left(note) or note.qualifies,
        counted=False,
    )
    done = "Done after its last day" if day > outcome.due.day else "Done"
    return spaced([(f"{done}: {outcome.rule.title}.",), *(each.parts for each in told)])


def _is_left(note: Note) -> bool:
    return bool(note.late) or "done" in note.standing


def _is_of_done(note: Note) -> bool:
    return note.qualifies or "done" in note.standing


def question(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Ask whether something was done that has passed; or if it was due, where that is open."""
    outcome = _deadline(assessment, rule)
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
    outcome = _deadline(assessment, rule)
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
    return spaced([(f"Find out: was it due? {outcome.rule.title} ({owner}), by ", due, "."), *why])


def to_do(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what is to be done, and by when."""
    outcome = _deadline(assessment, rule)
    due, who = outcome.due.day, words.owner_of(outcome.rule)
    by = "" if outcome.rule.who == "family" else f" ({who})"
    begins: list[Part] = ["By ", Spelled("day", due), ", ", Spelled("ahead", due)]
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: note.with_day or note.qualifies,
        counted=False,
    )
    shown = [each.parts for each in (*_of_its_letter(assessment, ground, rule), *told)]
    return spaced([(*begins, f": {outcome.rule.title}{by}."), *shown])


def late(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what a public body should have done, for how long it has not, and what that hangs on."""
    outcome = _deadline(assessment, rule)
    due = outcome.due.day
    begins = f"{outcome.rule.title} ({words.owner_of(outcome.rule)}): due "
    notes = check_first(assessment, ground, rule)
    first: Parts = (" [check first: ", *notes, "]") if notes else ()
    return (begins, Spelled("day", due), ", ", Spelled("since", due), " overdue", *first)


def chase(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what to do of what is overdue; where that hangs on something, what to check first."""
    outcome = _deadline(assessment, rule)
    told = _to_check(assessment, ground, outcome)
    if not told:
        return (CHASE,)
    short, named = outcome.rule.verdict, {each.id for each in told}
    owed = capital((short and short.owed) or outcome.rule.title)
    hopes = (note.unless for note in outcome.version.notes if note.id in named and note.unless)
    hope = next(hopes, None)
    first: Parts = ("that first.",) if hope else (*spaced(each.parts for each in told),)
    hangs = f", unless {hope}" if hope else ""
    return (f"{owed}: overdue{hangs}. Check ", *first, f" {THEN}")


def check_first(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say on what it hangs that something is late; what leaves that open makes nobody late."""
    told = _to_check(assessment, ground, _deadline(assessment, rule))
    return spaced(each.parts for each in told)


def _to_check(assessment: Assessment, ground: Ground, outcome: Deadline) -> list[Beside]:
    """Give what is said of that on which it hangs that something is late."""
    context = ground.context
    return [
        *noted(outcome, assessment, context, only=lambda note: note.qualifies and not note.unsure),
        *_of_its_letter(assessment, ground, outcome.rule.id),
    ]


def lacking_terms(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that school days run, and of which terms there are too few."""
    outcome = assessment.outcome(rule)
    if not isinstance(outcome, Waiting) or outcome.waiting_for != (TERM,):
        return ()
    return (f"{outcome.rule.title}: {to_come(outcome, assessment.case, ground.context)}.",)


def note(assessment: Assessment, ground: Ground, told: Note) -> Parts:
    """Say a note that holds whatever the rule; nothing where it does not, or of an old letter."""
    is_over = of_a_letter(told, ground) and not answered_lately(assessment, ground, told)
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
    "late": late,
    "chase": chase,
    "check-first": check_first,
    "lacking-terms": lacking_terms,
    "note": note,
    "missing-letter": missing_letter,
    "letter-to-find": letter_to_find,
    "no-letter": no_letter,
}
"""Questions that are answered by sentences."""

Question = Callable[[Assessment, Ground, Any], Any]
QUESTIONS: Mapping[str, Question] = {
    **TEXTS,
    "brief": brief,
    "part": part,
    "spoken": spoken,
    "left-out": left_out,
    "answered-lately": answered_lately,
    "certificate": certificate,
    "alone": alone,
    "nothing-given": nothing_given,
}
