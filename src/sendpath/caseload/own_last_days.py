"""What a table asks of a family's own last day: that it has passed, or how it was used.

Each question is a function of an opened case, as those of ``questions``. A day that has passed is
told with all on which that hangs, and with what can be done all the same.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from sendpath.answers import words
from sendpath.answers.in_short import still_left
from sendpath.answers.notes import Beside, as_beside, beside_while, is_noted, noted
from sendpath.answers.parts import Parts, Spelled, said, spaced
from sendpath.caseload.briefs import Ground, is_of_what_is_left
from sendpath.caseload.rule_cells import deadline_of
from sendpath.core.assessment import Assessment
from sendpath.core.clauses import Note, RuleId, Standing
from sendpath.core.names import capital
from sendpath.core.outcomes import Deadline
from sendpath.core.standing import happened, standing, used_by

AT_ONCE = 2
"""Remarks told in one cell beside a day that has passed."""


def missed(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that a family's last day has passed, and what can be done all the same."""
    if deadline_of(assessment, rule).rule.kind != "limit":
        return ()
    told = (each(assessment, ground, rule) for each in (since, told_beside, left_beside))
    return spaced(filter(None, told))


def since(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say that a last day has passed, for how long, and that another reading gives a later one."""
    outcome = deadline_of(assessment, rule)
    begins = ("Passed ", Spelled("since", outcome.due.day), f" ago: {outcome.rule.title}.")
    return spaced(filter(None, [begins, still_in_time(assessment, ground, rule)]))


def told_beside(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what is to be said first beside a day that has passed."""
    outcome = deadline_of(assessment, rule)
    return spaced(each.parts for each in _first(outcome, assessment, ground))


def left_beside(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what can still be done, unless what is said beside the day tells it."""

    def tells(of: Assessment, today: date) -> bool:
        outcome = of.outcome(rule)
        if not isinstance(outcome, Deadline):
            return False
        named = {each.id for each in _first(outcome, of, ground.on(today))}
        return any(note.id in named and not _moves_or_fits(note) for note in outcome.version.notes)

    told = assessment.apart(("tells what is left", rule), ground.today, tells)
    return () if told else still_open(assessment, ground, rule)


def _first(outcome: Deadline, assessment: Assessment, ground: Ground) -> Iterator[Beside]:
    stands = standing_of(assessment, ground, outcome.rule.id)
    return islice(beside_while(outcome, stands, assessment, ground.context), AT_ONCE)


def standing_of(assessment: Assessment, ground: Ground, rule: RuleId) -> Standing | None:
    """Say how a last day stands, asked by itself; None of what is no last day, too."""

    def ask(of: Assessment, today: date) -> Standing | None:
        outcome = of.outcome(rule)
        return standing(outcome, today=today) if isinstance(outcome, Deadline) else None

    stands: Standing | None = assessment.apart(("stands", rule), ground.today, ask)
    return stands


def still_open(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say in few words what can still be done of what has passed, as answers to one letter do.

    Nothing where that is told with the question on which it hangs.
    """
    outcome = deadline_of(assessment, rule)
    stands = standing_of(assessment, ground, rule)
    beside_it = assessment.notes_while(outcome, stands, only=lambda note: note.late)
    named = next((each.note.id for each in beside_it), None)
    first = [note for note in outcome.version.notes if note.id == named]
    if any(map(_is_perhaps, first)):
        return ()
    left = still_left(first, outcome.rule.verdict)
    if left:
        return (f"{capital(left)}.",)
    of_passed = assessment.notes_while(outcome, stands, only=_is_of_passed)
    return next((said(each) for each in of_passed), ())


def _is_of_passed(note: Note) -> bool:
    """Say whether a note is for a day that has passed alone, whatever that hangs on."""
    return note.standing == ("passed",) and not _moves_or_fits(note)


def still_in_time(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say of a day that has passed that another reading gives a later one, where one does."""
    last = deadline_of(assessment, rule).latest
    begins = "By another reading you may still be in time"
    if last is None:
        return (f"{begins}.",)
    return (f"{begins}: until ", Spelled("day", last), ".") if last >= ground.today else ()


def whether_passed(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say on what it hangs that a family's last day has passed; nothing where on nothing."""
    outcome = deadline_of(assessment, rule)
    told = noted(outcome, assessment, ground.context, only=_moves_or_fits, counted=False)
    soft = still_in_time(assessment, ground, rule)
    hangs = [*told, *of_its_letter(assessment, ground, rule)]
    return spaced([*([soft] if soft else []), *(each.parts for each in hangs)])


def of_its_letter(assessment: Assessment, ground: Ground, rule: RuleId) -> list[Beside]:
    """Give on what it hangs that an adviser is to be told at all: that the letter can be appealed.

    It is told beside the day of the appeal, which may stand on no list yet.
    """
    letter = ground.book.letter
    window = assessment.outcome(letter.window) if rule == letter.contact else None
    if not isinstance(window, Deadline):
        return []
    stands = standing_of(assessment, ground, letter.window)
    return [*map(as_beside, assessment.notes_while(window, stands, only=_is_proviso))]


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
    outcome = deadline_of(assessment, rule)
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
    outcome = deadline_of(assessment, rule)
    told = _first(outcome, assessment, ground)
    return spaced([(f"{outcome.rule.title}:",), *(each.parts for each in told)])


def belated(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say of what the family did after its last day what can be done about that, if anything.

    Of what a later fact shows to be done, say by when, and that it may have been in time. Of what
    was done in time and not as it should be, say what is left to do.
    """
    outcome, context = deadline_of(assessment, rule), ground.context
    used = used_by(outcome, today=ground.today)
    if used is not None:
        known = Spelled("day", used), f" at the latest; {words.WHETHER_IN_TIME}."
        return (f"{outcome.rule.title}: done by ", *known)
    day = happened(outcome, today=ground.today)
    if day is not None and day <= outcome.due.day:
        return remains(assessment, ground, rule)
    if not is_noted(outcome, assessment, context, only=_is_of_done):
        return ()
    told = noted(outcome, assessment, context, only=_is_of_done, counted=False)
    why = (each.parts for each in told)
    return spaced([(f"Done after its last day: {outcome.rule.title}.",), *why])


def remains(assessment: Assessment, ground: Ground, rule: RuleId) -> Parts:
    """Say what is left to do of what the family did, too late or not as it should be; if anything.

    That a later fact alone shows it done says nothing.
    """
    outcome, today = deadline_of(assessment, rule), ground.today
    day = happened(outcome, today=today)
    if outcome.rule.kind != "limit" or day is None or outcome.doubted:
        return ()
    if not is_noted(outcome, assessment, ground.context, only=is_of_what_is_left):
        return ()
    told = noted(
        outcome,
        assessment,
        ground.context,
        only=lambda note: is_of_what_is_left(note) or note.qualifies,
        counted=False,
    )
    done = "Done after its last day" if day > outcome.due.day else "Done"
    return spaced([(f"{done}: {outcome.rule.title}.",), *(each.parts for each in told)])


def _is_of_done(note: Note) -> bool:
    return note.qualifies or "done" in note.standing
