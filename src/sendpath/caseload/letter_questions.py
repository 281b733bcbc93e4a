"""What a table asks of a case about the council's letter: its day, its age, its certificate."""

from collections.abc import Sequence
from datetime import date, timedelta

from sendpath.answers.missing_facts import NO_LETTER, is_denied
from sendpath.answers.parts import Parts, Spelled, said, spaced
from sendpath.answers.summaries import why_not_covered
from sendpath.caseload.briefs import Ground
from sendpath.core.asked_names import any_since
from sendpath.core.assessment import Assessment
from sendpath.core.certificate import certificate_state
from sendpath.core.clauses import Event, Note
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import NotCovered, Waiting

TELLING = ("told", "not_told", "happened")
"""Conditions by which a note names the fact that it tells of."""


def answered_lately(assessment: Assessment, ground: Ground, note: Note) -> bool:
    """Say whether the time to appeal the decision that a note tells of may still be open.

    So it is where the council answered lately, or on a day that was not told, or where the adviser
    was told in time and no certificate is there yet; not once the appeal is in.
    """
    events, book, today = assessment.case.events, ground.book, ground.today
    if assessment.apart(
        ("no letter asked",), today, lambda of, now: not_asked(of, ground.on(now), None)
    ):
        return False
    facts = decided_by(note, ground)
    told = [each for each in facts if each in events] or _shown(facts, assessment, ground)
    since = today - timedelta(days=book.letter.lately)
    answered = [day for day in (events[each] for each in told) if day <= today]
    lately = [day for day in answered if since <= day or _awaits(day, assessment, ground)]
    if not facts or (told and not lately):
        return False
    window = book.law.rules.get(book.letter.window)
    lodged = None if window is None else window.closed_by
    appeal = None if lodged is None or lodged not in events else events[lodged]
    return appeal is None or any(appeal < day for day in lately)


def is_answered_lately(assessment: Assessment, ground: Ground, note: Note) -> bool:
    """Say the same for a question that leans on it."""
    name = ("answered lately", note.id, note.text)
    return bool(
        assessment.apart(
            name, ground.today, lambda of, today: answered_lately(of, ground.on(today), note)
        )
    )


def not_asked(assessment: Assessment, ground: Ground, _: None) -> bool:
    """Say whether nothing is asked of a letter: there is none yet, or its appeal was told of.

    That there is none was told, by more than a blank cell. An appeal that was ticked off is in, its
    day not told; and so it is where a step was ticked off that shows one.
    """
    case, book = assessment.case, ground.book
    letters = book.letter_facts()
    if any(each in case.events for each in letters):
        return False
    if is_denied(case, letters):
        return True
    window = book.law.rules.get(book.letter.window)
    lodged = None if window is None else window.closed_by
    shown = () if lodged is None else (lodged, *ground.engine.ties.provers.get(lodged, ()))
    return any(each in case.ticked for each in shown)


def _awaits(day: date, assessment: Assessment, ground: Ground) -> bool:
    """Say whether a certificate is still to come, were a day that of the letter: then none is late.

    The month of one that was told is asked of by itself (``missing_letter``).
    """
    letter, events = ground.book.letter, assessment.case.events
    held = letter.certificate in events and events[letter.certificate] >= day
    return not held and assessment.kept_from(letter.contact, day)


def _shown(facts: Sequence[Event], assessment: Assessment, ground: Ground) -> list[Event]:
    """Name the told facts that show these to have happened, of no earlier day than what led there.

    The day of the last review is that of its decision, where its meeting was no later.
    """
    events, known = assessment.case.events, ground.book.law.facts
    return [
        by.id
        for event in facts
        for by in known.values()
        if event in by.shows
        and by.id in events
        and all(
            events[each] <= events[by.id] for each in known[event].may_not_precede if each in events
        )
    ]


def decided_by(note: Note, ground: Ground) -> list[Event]:
    """Name the facts that are the day of the decision a note tells of."""
    named = {when.subject for when in note.when if when.asks in TELLING}
    chosen = [when for when in note.when if when.asks == "chosen"]
    shown = [
        each.shows
        for each in ground.decisions.reasons.values()
        if each.shows in named
        or any(each.told_by.get(when.subject) in when.among for when in chosen)
    ]
    return [event for event in ground.book.law.facts for each in shown if each == event]


def of_a_letter(note: Note, ground: Ground) -> bool:
    """Say whether a note tells of a decision that comes with a letter."""
    return bool(decided_by(note, ground))


def letter_to_find(assessment: Assessment, ground: Ground, note: Note) -> tuple[Parts, ...]:
    """Say that the letter of a decision is to be found, which a note tells of.

    Each sentence comes by itself: two decisions may lack one letter.
    """
    told = map(said, assessment.general([note]))
    asks = [
        asked
        for event in dict.fromkeys(decided_by(note, ground))
        for asked in _was_it_sent(event, assessment, ground)
    ]
    return ((NO_LETTER,), ("Find the letter today.",), *told, *asks)


def missing_letter(assessment: Assessment, ground: Ground, _: None) -> Parts:
    """Say what is missing where a letter was told of, by what it decided or a certificate."""
    book = ground.book
    window = assessment.outcome(book.letter.window)
    if isinstance(window, NotCovered):
        return why_not_covered(window, ground.context)
    if not isinstance(window, Waiting) or window.rule.closed_by in assessment.case.events:
        return ()  # where the appeal is in, its time has run
    if window.meanwhile.done_by is not None or not_asked(assessment, ground, None):
        return ()
    reason = assessment.case.reason
    decision = None if reason is None else ground.decisions.reasons[reason]
    if window.floor is None and (decision is None or decision.answer != "yes"):
        return ()
    why = [*map(said, assessment.notes(window))] or [("Find the letter today.",)]
    return spaced([(NO_LETTER,), *why, *_perhaps_its_day(decision, assessment, ground)])


def no_letter(assessment: Assessment, ground: Ground, _: None) -> Parts:
    """Say why there is no answer where no letter was told of and nothing else gives one."""
    window = assessment.outcome(ground.book.letter.window)
    why = [*map(said, assessment.notes(window))] or [(NO_LETTER,)]
    reason = assessment.case.reason
    decision = None if reason is None else ground.decisions.reasons[reason]
    return spaced([*why, *_perhaps_its_day(decision, assessment, ground)])


def _perhaps_its_day(
    decision: Decision | None, assessment: Assessment, ground: Ground
) -> list[Parts]:
    """Ask whether a letter was sent on the day, as told, of what it shows: that is not guessed."""
    shows = None if decision is None else decision.shows
    return [] if shows is None else _was_it_sent(shows, assessment, ground)


def _was_it_sent(shows: Event, assessment: Assessment, ground: Ground) -> list[Parts]:
    events = assessment.case.events
    if shows not in events:
        return []
    asks = f"Was the letter sent on the day {ground.book.law.facts[shows].words}, "
    return [(asks, Spelled("day", events[shows]), "? Then give that day.")]


def certificate(assessment: Assessment, ground: Ground, _: None) -> str:
    """Say how it stands with the mediation certificate."""
    case, book = assessment.case, ground.book
    if case.reason is None:
        return ""
    state = certificate_state(
        ground.decisions.reasons[case.reason],
        assessment.outcome(book.letter.contact),
        held=book.letter.certificate in case.events,
        today=ground.today,
        doubted=book.letter.certificate in case.doubted,
    )
    return state or ""


def alone(assessment: Assessment, ground: Ground, _: None) -> bool:
    """Say whether a mediation certificate is all of which a day was told."""
    events, held = assessment.case.events, ground.book.letter.certificate
    others = tuple(each for each in ground.book.law.facts if each != held)
    return held in events and not any_since(events, others, None)
