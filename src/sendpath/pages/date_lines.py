"""The lines that people read about one date, and the names of the law in them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.routes import certificate_to_come, safe_reading
from sendpath.answers.shapes import CiteView, NoteView, RowView
from sendpath.core.clauses import Event, Grade
from sendpath.core.names import spell_fully
from sendpath.formats.page import Line

NOTHING: Mapping[str, date | str] = MappingProxyType({})

FIRM: frozenset[Grade | None] = frozenset({"read", "agreed"})
"""Grades of law that need no remark."""


def date_lines(
    row: RowView,
    shorts: Mapping[str, str],
    today: date,
    told: Mapping[str, date | str] = NOTHING,
    *,
    explain: bool = False,
) -> Iterator[Line]:
    """Say all about one date, line by line, but for its notes; how firm it is where that is said.

    Args:
        row: The date.
        shorts: The short names of the law.
        today: The day of asking.
        told: The facts that were told, those of before this date's own beginning among them.
        explain: Whether to say of a firm date, too, that it is firm, and of what is done, why.
    """
    unjudged = row["uncertain"] and row["happened"] is not None
    open_ = row["standing"] is not None and not (row["uncertain"] and row["ticked"])
    if row["conditional"] and (open_ or unjudged):
        unsure = "something not told decides whether this binds, or whether it was done"
        unsure = "something not told decides whether this was due" if unjudged else unsure
        titled = "what its title says is so; that was not told"
        yield "only if", unsure if row["uncertain"] else titled
    if row["to_confirm"]:
        yield "find out", to_confirm(row, today, told)
    if row["standing"] is not None or (row["days_late"] or 0) > 0:
        yield from _readings(row, today, explain=explain)
    if row["opens"]:
        yield "not before", spell_fully(row["opens"])
    law = laws([step["cite"] for step in row["steps"]], shorts)
    if explain or row["standing"] is not None or (row["days_late"] or 0) > 0:
        yield "why", f"{row['summary'].removesuffix('.')} ({law})"
    hangs = any(note["qualifies"] for note in row["warnings"])
    condition = " only if the note below holds" if hangs else ""
    graded = explain or row["verified"] not in FIRM
    if graded or condition or row["certainty"] != "firm":
        grade = f"; {words.GRADES[row['verified'] or 'unread']}" if graded else ""
        yield "how firm", f"{row['certainty']}{condition}{grade}"
    yield from _exceptions(row, shorts)


def told_undated(events: Iterable[str], context: Context) -> Iterator[Line]:
    """Tell back what was said to have happened, and not when."""
    for event in events:
        yield "told", words.undated(context.facts[Event(event)])


def notes_beside(
    row: RowView, shorts: Mapping[str, str], today: date, *, explain: bool
) -> Iterator[str]:
    """Give what to know beside a date, what it hangs on first; with its law when explained."""
    safe = row["safe"] and row["safe"] != row["due"] and row["standing"] in ("ahead", "today")
    if safe and row["who"] == "family" and not explain:
        yield f"The safe day is {safe_reading(row)}."
    for note in sorted(row["warnings"], key=lambda each: not each["qualifies"]):
        yield noted(note, shorts) if explain else note["text"]
    if certificate := certificate_to_come(row, today):
        yield f"A certificate {certificate}."


def _exceptions(row: RowView, shorts: Mapping[str, str]) -> Iterator[Line]:
    """Name the exceptions, which stand beside the date and never move it."""
    if not row["exceptions"]:
        return
    named = "; ".join(f"{each['short']}{_tested(each['met'])}" for each in row["exceptions"])
    cite = row["exceptions"][0]["cite"]
    law = f" ({citation(cite, shorts)}{_unread(cite)})" if cite else ""
    yield "exceptions", f"if it was impractical because of {named}. None adds a day{law}"


def _tested(met: bool | None) -> str:
    return {True: " (its test is met)", False: " (its test is not met)", None: ""}[met]


def _unread(cite: CiteView) -> str:
    return "; not confirmed" if cite["verified"] == "unread" else ""


def _readings(row: RowView, today: date, *, explain: bool) -> Iterator[Line]:
    if row["who"] != "family":
        yield from _other_days(row)
        return
    if row["safe"] and row["safe"] != row["due"]:
        why = f": {safe_reading(row)}" if explain else ""
        away = words.ahead((row["safe"] - today).days)
        told = f"{spell_fully(row['safe'])}, {away}, the safe day{why}"
        yield "act by", told if row["safe"] >= today else f"{told}. {_safe_passed(row, today)}"
    if row["latest"] is None:
        yield "arguable", "a later day, which sendpath does not compute; do not rely on it"
    elif row["latest"] != row["due"]:
        yield "arguable", _arguable(row["latest"], row)


def _arguable(latest: date, row: RowView) -> str:
    if row["arguable_until"] is not None:
        return f"{spell_fully(latest)}: by another reading you may still be in time. Do it now"
    return f"{spell_fully(latest)} at the latest; do not rely on it"


def _other_days(row: RowView) -> Iterator[Line]:
    """Tell the earlier and the later day of other readings, where somebody else must act."""
    for each in row["readings"]:
        if not each["prevailing"] and each["due"] is not None and each["due"] != row["due"]:
            order = "earlier" if row["due"] and each["due"] < row["due"] else "later"
            yield f"{order} reading", f"{spell_fully(each['due'])}: {each['label']}"
    if row["latest"] is None:
        yield "later reading", "a later day, which sendpath does not compute"


def _safe_passed(row: RowView, today: date) -> str:
    if row["due"] and row["due"] >= today:
        return "That day has passed; by the prevailing reading you are still in time: do it now"
    return "That day has passed"


def explained_lines(row: RowView, shorts: Mapping[str, str]) -> Iterator[Line]:
    """Say every step, the limb that lost, exceptions in full, and the readings."""
    for step in row["steps"]:
        yield (
            "step",
            f"{spell_fully(step['date'])}: {step['text']} ({citation(step['cite'], shorts)})",
        )
    if row["by_time"] and row["by_time_cite"]:
        yield "time", f"by {words.clock(row['by_time'])} ({citation(row['by_time_cite'], shorts)})"
    for step in row["considered"]:
        told = f"{spell_fully(step['date'])}: {step['text']} ({citation(step['cite'], shorts)})"
        same = step["date"] == row["raw"]
        yield "considered", f"{told}; it ends {'on the same day' if same else 'earlier'}"
    for each in row["exceptions"]:
        yield "exception", f"{each['text']}{_tested(each['met'])}"
    for reading in row["readings"]:
        weight = "prevailing" if reading["prevailing"] else "other"
        law = citation(reading["cite"], shorts)
        day = spell_fully(reading["due"]) if reading["due"] else "no day"
        told = f"{day}: {reading['label']} ({law})"
        yield f"{weight} reading", f"{told} [{reading['id']}]"


def noted(note: NoteView, shorts: Mapping[str, str]) -> str:
    """Say a note with its law."""
    return f"{note['text']} ({citation(note['cite'], shorts)})" if note["cite"] else note["text"]


def to_confirm(row: RowView, today: date, told: Mapping[str, date | str] = NOTHING) -> str:
    """Put the question of a duty that has passed, of which nobody told whether it was done.

    What was told, and is of before, is not asked for as if it had not been; what is planned for
    after the last day is to be late.
    """
    assert row["due"] is not None  # noqa: S101 - only what is due has passed
    if row["planned"] is not None:
        return f"was it done before? It is planned {words.planned(row['planned'], row['due'])}."
    late = words.if_not_done((today - row["due"]).days, gone=row["gone"])
    fact = row["closed_by"]
    hangs = any(note["qualifies"] for note in row["warnings"])  # something told speaks for it
    answer = f"Tell it: {fact}=DATE{'' if hangs else ', or =not-yet'}"
    before = "What was told of it is of before: is there a later one?"
    tell = f" {before if fact in told else answer}" if fact else ""
    return f"was it done by then? If not, {late}.{tell}"


def citation(cite: CiteView, shorts: Mapping[str, str]) -> str:
    """Say where the law says it: ``SEND Regulations 2014, regulation 33``."""
    return f"{shorts[cite['source']]}, {cite['at']}"


def laws(cites: list[CiteView], shorts: Mapping[str, str]) -> str:
    """Name each instrument once, with its places: ``Tribunal Rules 2008, rule 20, rule 12``."""
    places: dict[str, list[str]] = {}
    for cite in cites:
        places.setdefault(cite["source"], []).append(cite["at"])
    return "; ".join(
        f"{shorts[source]}, {' and '.join(dict.fromkeys(ats))}" for source, ats in places.items()
    )
