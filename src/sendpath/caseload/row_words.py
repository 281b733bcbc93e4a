"""What is said of a row in words: what to do, what to find out, what is overdue."""

from sendpath.answers import words
from sendpath.caseload.briefs import Brief
from sendpath.caseload.questions import CHASE
from sendpath.caseload.row import Row
from sendpath.core.clauses import RuleId
from sendpath.core.law import Rule

DEPENDS = "Days may have passed that depend on what was not told: give the column {}."

AT_ONCE = 2
"""Questions put in one cell; the others stand with their own days."""


def next_words(row: Row) -> str:
    """Say what to do: what is missed and still can be done, what to chase, what comes by when."""
    rare = row.sum.rare
    told = [*_limits(row), *row.missing] if rare or row.missing else []
    if rare:
        told += _chase(row)
        told += _to_find_out(row, closing=True)
    following = row.sum.sure or (None if told else row.sum.next)
    first = _by_age(row)
    told += first
    if following is not None:
        told += [row.asked.text("to-do", each) for each in (following, *_own(row, following))]
    wanted = sorted({name for _, brief in rare for name in brief.wanted})
    told += [DEPENDS.format(" or ".join(wanted))] if wanted else []
    if row.decided is not None and row.decided.instead:
        told.append(row.decided.instead)
    if not told:
        told += _to_find_out(row, closing=False) or _for_want_of_terms(row)
    if not told and row.lacks is not None:
        told.append(row.lacks.words)
    notes = [each for each in row.notes if each not in first]
    return " ".join([*_belated(row), *told, *notes])


def _by_age(row: Row) -> list[str]:
    """Say of an age by when to act, before any later day is told."""
    until = row.aged.until
    leads = until is not None and row.sum.act == until.day.toordinal()
    return [row.aged.note] if leads else []


def _own(row: Row, following: RuleId) -> list[RuleId]:
    """Name what the family itself is to do by a day, where what comes next is for others to do."""
    acts = row.sum.acts
    if acts is None or acts.id == following:
        return []
    limits = (speaker.rule.id for speaker in row.sum.speakers if speaker.rule.kind == "limit")
    return [] if following in limits else [acts.id]


def _chase(row: Row) -> list[str]:
    """Say what to do of what is overdue: once of all that is so for certain."""
    told = [row.asked.text("chase", rule) for rule in row.sum.overdue]
    return list(dict.fromkeys(sorted(told, key=lambda text: text != CHASE)))


def _belated(row: Row) -> list[str]:
    """Say of what the family did after its last day what can be done about that."""
    told = (row.asked.text("belated", rule.id) for rule, brief in row.sum.rare if brief.belated)
    return [text for text in told if text]


def _limits(row: Row) -> list[str]:
    """Say of each last day of the family that has passed, or may have, what can be done."""
    found: dict[str, list[str]] = {"passed": [], "unknown": [], "awaiting-certificate": []}
    for rule, brief in row.sum.rare:
        if rule.kind != "limit":
            continue
        if brief.stands == "passed":
            found["passed"].append(row.asked.text("missed", rule.id))
        elif brief.stands == "unknown":
            found["unknown"].append(unknown(rule, brief))
        elif brief.stands == "awaiting-certificate":
            found["awaiting-certificate"].append(row.asked.text("awaiting", rule.id))
    return [text for texts in found.values() for text in texts]


def unknown(rule: Rule, brief: Brief) -> str:
    """Say of a last day that may have passed why that is not known."""
    return f"{rule.title}: {words.if_passed(rule.who, ticked=brief.ticked)}."


def _to_find_out(row: Row, *, closing: bool) -> list[str]:
    """Put the question of what has passed: whether it was done, or else whether it was due.

    What no fact can ever show done is asked only where nothing else is said.
    """
    rare = [each for each in row.sum.rare if (each[0].closed_by is not None) == closing]
    asked = [("question", rule.id) for rule, brief in rare if brief.asks]
    asked += [("whether-due", rule.id) for rule, brief in rare if brief.hangs]
    return [row.asked.text(question, rule) for question, rule in asked[:AT_ONCE]]


def _for_want_of_terms(row: Row) -> list[str]:
    """Say that school days run, and of which terms there are too few."""
    lacking = (rule.id for rule, brief in row.sum.rare if brief.lacks_terms)
    texts = (row.asked.text("lacking-terms", rule) for rule in lacking)
    return [text for text in texts if text][:1]


def overdue_words(row: Row) -> str:
    """Say what a public body should have done, and for how long it has not."""
    if not row.sum.overdue:
        return ""
    told = (row.asked.text("late", rule) for rule in row.sum.overdue)
    return "; ".join(dict.fromkeys(told))
