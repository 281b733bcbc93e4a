"""How a last day stands on a given day. The answer itself never depends on it."""

from datetime import date

from sendpath.core.clauses import Done, Move, Printed, Standing, runs_before
from sendpath.core.outcomes import Deadline, Outcome


def happened(deadline: Deadline, *, today: date) -> date | None:
    """Give the day it was done; None while that is only planned."""
    done = deadline.happened
    return done if done is not None and done <= today else None


def planned(deadline: Deadline, *, today: date) -> date | None:
    """Give the day for which it is planned, where that is still to come."""
    day = deadline.happened
    return day if day is not None and day > today else None


def done_by(deadline: Deadline, *, today: date) -> date | None:
    """Give a day by which it is known to have been done, where the day itself was not told."""
    known = deadline.done_by
    unknown = deadline.happened is None and known is not None and known <= today
    return known if unknown else None


def is_done(deadline: Deadline, *, today: date) -> bool:
    """Say whether it is known to have been done by today: on which day, or at least in time.

    A person's own limit that a later fact shows to be used is behind them, whether or not it was
    in time: nobody is told to send what is in.
    """
    known = done_by(deadline, today=today)
    used = known is not None and (deadline.rule.kind == "limit" or in_time(deadline, today=today))
    told = happened(deadline, today=today) is not None
    return used or told or is_ticked(deadline, today=today)


def is_ticked(deadline: Deadline, *, today: date) -> bool:
    """Say whether it was said to be done, and not when, while its last day is not over."""
    return deadline.ticked and today <= deadline.due.day


def in_time(deadline: Deadline, *, today: date) -> bool:
    """Say whether a later fact shows that it was done by its last day; False where none does."""
    known = done_by(deadline, today=today)
    return not deadline.unread and known is not None and known <= deadline.due.day


def used_by(deadline: Deadline, *, today: date) -> date | None:
    """Give a day by which a limit was used for certain, where it is not known if that was in time.

    None of what is no limit, was done on a day told, or is known to have been in time.
    """
    limit = deadline.rule.kind == "limit" and not in_time(deadline, today=today)
    return done_by(deadline, today=today) if limit else None


def standing(deadline: Deadline, *, today: date) -> Standing | None:
    """Say how the last day stands today; None when the thing is known to be done.

    ``awaiting-certificate``: the last day has passed, the adviser was contacted in time and a
    certificate is still to come, so the appeal is not late (rule 20(1)(c)(ii)). ``unknown``: it has
    passed, and what was told and could not be read might show a later day, or that it was done.
    """
    if is_done(deadline, today=today):
        return None
    if today <= deadline.due.day:
        return "today" if today == deadline.due.day else "ahead"
    if deadline.doubted and not deadline.only_earlier:
        return "unknown"
    return "awaiting-certificate" if deadline.held_open else "passed"


def whether_done(deadline: Deadline, *, today: date) -> Done | None:
    """Say whether it was done; None while it need not be yet.

    Not done is only what was said not to be done. What was told and cannot be read is not known;
    nor is what has been overtaken by what it is for.
    """
    if happened(deadline, today=today) is not None:
        return "done"
    if done_by(deadline, today=today) is not None:
        return "done-by"
    if today <= deadline.due.day:
        return "done-by" if is_ticked(deadline, today=today) else None
    said = deadline.not_yet and not deadline.doubted and overtaken(deadline, today=today) is None
    return "not-done" if said else "not-known"


def overtaken(deadline: Deadline, *, today: date) -> date | None:
    """Give the day of what it is for, where that has come: None while it is ahead, or not told."""
    day = deadline.overtaken
    return day if day is not None and day <= today else None


def is_running(deadline: Deadline, *, today: date) -> bool:
    """Say whether days run, or ran out: it is not done, and known whether it has passed."""
    return standing(deadline, today=today) not in (None, "unknown")


def days_left(deadline: Deadline, *, today: date) -> int | None:
    """Count the days from today to the last day, negative once passed; None if it does not run."""
    return (deadline.due.day - today).days if is_running(deadline, today=today) else None


def days_late(deadline: Deadline, *, today: date) -> int | None:
    """Count the days late, negative when early; None while ahead, and where nobody told.

    Nothing is late that is not known to bind, that no law fixes (practice, guidance), that hangs on
    what could not be read, that was done on a day that another told day contradicts, or while what
    may lengthen the time was still to come. What was done was due, unless something that was
    not told decides that.
    """
    done = happened(deadline, today=today)
    if deadline.doubted or deadline.uncertain:
        return None
    fixed = deadline.rule.kind not in ("practice", "guidance")
    if done is not None:
        late = (done - deadline.due.day).days
        open_ = deadline.contested or deadline.held_open or not fixed
        return None if late > 0 and open_ else late
    if deadline.conditional or not fixed:
        return None
    passed = standing(deadline, today=today) == "passed"
    limit = deadline.rule.kind == "limit"
    late = whether_done(deadline, today=today) == "not-done" or limit
    if not passed or not late or done_by(deadline, today=today) is not None:
        return None
    if not limit and arguable_until(deadline, today=today) is not None:
        return None
    return (today - deadline.due.day).days


def arguable_until(deadline: Deadline, *, today: date) -> date | None:
    """Give the last day by the most generous reading, where that is still to come.

    Until then what has passed undone by the prevailing reading is not surely late. None of what
    has not passed, where every reading agrees, and where a reading gives no day at all.
    """
    latest = deadline.latest
    if latest is None or latest < today or standing(deadline, today=today) != "passed":
        return None
    undone = whether_done(deadline, today=today) in ("not-done", "not-known")
    return latest if undone else None


def is_overdue(outcome: Outcome, *, today: date) -> bool:
    """Say whether a public body's duty has passed, and was not done.

    Only what binds for certain, and was said not to be done: practice and guidance are never
    overdue, nor is anything that hangs on what was not told, or that some honest reading of the
    law holds to be in time. Nobody is accused on a blank.
    """
    passed = _passed_duty(outcome, today)
    return passed == "not-done" and not is_arguable(outcome, today=today)


def is_unconfirmed(outcome: Outcome, *, today: date) -> bool:
    """Say whether a public body's duty that binds for certain has passed, and nobody told of it.

    That is a question to put, and no reproach.
    """
    passed = _passed_duty(outcome, today)
    return passed == "not-known" and not is_arguable(outcome, today=today)


def is_unsettled(outcome: Outcome, *, today: date) -> bool:
    """Say whether a public body's duty has passed of which it is open if it was due by then.

    Something told leaves open if it binds, or by another reading its last day is still to come:
    that is a question to put, and no reproach.
    """
    passed = _passed_duty(outcome, today, conditional=True) in ("not-done", "not-known")
    open_ = passed and isinstance(outcome, Deadline) and outcome.hangs
    return open_ or is_arguable(outcome, today=today)


def is_arguable(outcome: Outcome, *, today: date) -> bool:
    """Say whether a public body's duty binds, and has passed by one reading and not by another."""
    if not isinstance(outcome, Deadline) or _passed_duty(outcome, today) is None:
        return False
    return arguable_until(outcome, today=today) is not None


def may_be_overdue(outcome: Outcome, *, today: date) -> bool:
    """Say whether a duty has passed undone, as was said, that binds only if something is so.

    That it is so was not told: whether it binds is a question to put, too.
    """
    return _passed_duty(outcome, today, conditional=True) == "not-done"


def _passed_duty(outcome: Outcome, today: date, *, conditional: bool = False) -> Done | None:
    """Say whether a public body's duty was done that has passed, and binds for certain, or may."""
    if not isinstance(outcome, Deadline) or outcome.conditional != conditional:
        return None
    duty = outcome.rule.kind == "duty" and outcome.rule.sense == "by"
    passed = duty and standing(outcome, today=today) == "passed"
    return whether_done(outcome, today=today) if passed else None


def is_unread_past(outcome: Outcome, *, today: date) -> bool:
    """Say whether a duty has passed as far as told, and what could not be read may undo that.

    Its last day may be another, or it may not bind: that is a question to put, and no reproach.
    """
    if not isinstance(outcome, Deadline) or standing(outcome, today=today) != "unknown":
        return False
    return outcome.rule.kind == "duty" and outcome.rule.sense == "by"


def is_gone(deadline: Deadline, *, today: date) -> bool:
    """Say whether it was to be done before a day that has come: it cannot be done any more."""
    first = deadline.raw.steps[0]
    before = not isinstance(first.clause, Move | Printed) and runs_before(first.clause)
    return before and first.start <= today


def is_missed(outcome: Outcome, *, today: date) -> bool:
    """Say whether a last day has passed undone, or what it asks for was done too late.

    What was told and could not be read makes nobody late.
    """
    if not isinstance(outcome, Deadline):
        return False
    late = days_late(outcome, today=today) or 0
    known = not outcome.doubted or outcome.only_earlier
    return known and (late > 0 or standing(outcome, today=today) == "passed")
