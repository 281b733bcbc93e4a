"""Words that must be one of a list: reasons and the names of facts.

The nearest are offered, none is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence

from sendpath.core.law import Event, Fact
from sendpath.core.problem import Problem
from sendpath.intake.facts import Written


def read_reason(texts: Sequence[str], slugs: Iterable[str], *, where: str) -> str | Problem | None:
    """Read what the council decided; None when not told."""
    told = list(dict.fromkeys(text.strip().lower() for text in texts if text.strip()))
    known = list(slugs)
    if len(told) > 1:
        return Problem(
            where=where,
            value=", ".join(told),
            problem=f"{len(told)} different reasons were given.",
            write="Give one of them, the one in the letter.",
        )
    if not told or told[0] in known:
        return told[0] if told else None
    return Problem(
        where=where,
        value=told[0],
        problem=f"'{told[0]}' is not a reason sendpath knows.",
        write=f"Write {_nearest(told[0], known)}.",
    )


def split_fact(text: str, facts: Mapping[Event, Fact]) -> Written | Problem:
    """Read ``EVENT=DATE``; the event by its own name or by that of its option."""
    name, equals, value = text.partition("=")
    names = {fact.option.removeprefix("--"): fact.id for fact in facts.values()}
    names |= {event: event for event in facts}
    event = names.get(name.strip().lower().replace("_", "-"))
    if event is not None and equals:
        return Written(event, value, f"{event}=")
    if not equals:
        return Problem(
            where=text,
            value=text,
            problem=f"'{text}' is not a fact.",
            write="Write EVENT=DATE, for example decision-sent=2026-10-01.",
            blocks=True,
        )
    usable = [event for event, fact in facts.items() if fact.refused is None]
    return Problem(
        where=text,
        value=name,
        problem=f"'{name}' is not the name of a fact.",
        write=f"Write {_nearest(name, usable)}.",
        blocks=True,
    )


def _nearest(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something was mistyped

    near = get_close_matches(word.lower(), known, n=3, cutoff=0.5) or list(known)
    return near[0] if len(near) == 1 else f"one of {', '.join(near)}"
