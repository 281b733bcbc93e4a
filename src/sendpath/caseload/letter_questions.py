"""What a table asks of a case about the council's letter: its day, its age, its certificate."""

from datetime import timedelta

from sendpath.answers.missing_facts import NO_LETTER
from sendpath.answers.parts import Parts, Spelled, said, spaced
from sendpath.answers.summaries import why_not_covered
from sendpath.caseload.briefs import Ground
from sendpath.core.asked_names import any_since
from sendpath.core.assessment import Assessment
from sendpath.core.certificate import certificate_state
from sendpath.core.decisions import Decision
from sendpath.core.outcomes import NotCovered, Waiting


def answered_lately(assessment: Assessment, ground: Ground, _: None) -> bool:
    """Say whether the council answered so lately that its letter may have a last day ahead."""
    events, book = assessment.case.events, ground.book
    shown = (each.shows for each in ground.decisions.reasons.values())
    told = (events.get(each) for each in dict.fromkeys(shown) if each is not None)
    since = ground.today - timedelta(days=book.letter.lately)
    return any(day >= since for day in told if day is not None)


def missing_letter(assessment: Assessment, ground: Ground, _: None) -> Parts:
    """Say what is missing where a letter was told of, by what it decided or a certificate."""
    book = ground.book
    window = assessment.outcome(book.letter.window)
    if isinstance(window, NotCovered):
        return why_not_covered(window, ground.context)
    if not isinstance(window, Waiting) or window.rule.closed_by in assessment.case.events:
        return ()  # where the appeal is in, its time has run
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
    day = None if shows is None else assessment.case.events.get(shows)
    if shows is None or day is None:
        return []
    asks = f"Was the letter sent on the day {ground.book.law.facts[shows].words}, "
    return [(asks, Spelled("day", day), "? Then give that day.")]


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
