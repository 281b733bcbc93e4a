"""Words that must be one of a list: reasons and the names of facts.

The nearest are offered, none is chosen.
"""

import re
from collections.abc import Mapping, Sequence

from sendpath.core.clauses import Event
from sendpath.core.decisions import Decisions
from sendpath.core.law import Choice, Fact
from sendpath.core.names import MONTHS
from sendpath.core.problem import Problem
from sendpath.intake.suggest import alike, meant, offered
from sendpath.intake.written import Written

PARTED = re.compile(r"[\s,;/&+\[\]\"]+(?:AND[\s,;/&+]+)?")
"""What may stand between sections: ``B, F and I``, ``B;I``, ``B & I``."""

WRITE = "Write EVENT=DATE, for example decision-sent=2026-10-01."
QUOTES = 'If it is part of a date, put quotation marks around the whole: "7 November 2026".'


def reason_as_typed(text: str, decisions: Decisions) -> str:
    """Give a reason in small letters, as it is typed: spaces and low lines are its hyphens."""
    plain = " ".join(text.lower().split())
    slug = plain.replace(" ", "-").replace("_", "-")
    return slug if slug in decisions.reasons else plain


def read_reason(texts: Sequence[str], decisions: Decisions, *, where: str) -> str | Problem | None:
    """Read what the council decided; None when not told."""
    told = list(dict.fromkeys(reason_as_typed(text, decisions) for text in texts if text.strip()))
    if len(told) > 1:
        return Problem(
            where=where,
            value=", ".join(told),
            problem=f"{len(told)} different reasons were given.",
            write="Give one of them, the one in the letter.",
        )
    if not told or told[0] in decisions.reasons:
        return told[0] if told else None
    known = {slug: each.words for slug, each in decisions.reasons.items()}
    written = _as_written(texts)
    return Problem(
        where=where,
        value=written,
        problem=f"'{written}' is not a reason sendpath knows.",
        write=offered(meant(told[0], known, "reasons", decisions.own_words).names, known),
    )


def read_sections(
    texts: Sequence[str], decisions: Decisions, *, where: str
) -> tuple[frozenset[str], list[Problem]]:
    """Read sections of the plan by their letters: ``B``, ``I``, ``H1``."""
    told = [part for text in texts for part in PARTED.split(text.upper()) if part]
    strange = [part for part in dict.fromkeys(told) if part not in decisions.sections]
    problems = [
        Problem(
            where=where,
            value=part,
            problem=f"'{part}' is not a section of an EHC plan.",
            write=f"Write one of {', '.join(decisions.sections)}.",
        )
        for part in strange
    ]
    return frozenset(told) - frozenset(strange), problems


def split_fact(
    text: str, facts: Mapping[Event, Fact], options: Mapping[str, str]
) -> Written | Problem:
    """Read ``EVENT=DATE``; the event by its own name or by that of its option.

    Args:
        text: As it was typed.
        facts: The map of facts.
        options: The option of each thing told that is no day, by its name.
    """
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
            write=QUOTES if _is_of_a_date(text) else WRITE,
            blocks=True,
        )
    if (option := options.get(name.strip().lower())) is not None:
        told = value.strip() or "..."
        told = f'"{told}"' if " " in told else told
        return Problem(text, name, f"'{name}' is no day.", f"Write {option} {told}.", blocks=True)
    usable = [event for event, fact in facts.items() if fact.refused is None]
    return Problem(
        where=text,
        value=name,
        problem=f"'{name}' is not the name of a fact.",
        write=_nearest(name, usable),
        blocks=True,
    )


def read_choice(texts: Sequence[str], choice: Choice, *, where: str) -> str | Problem | None:
    """Read a fact that is no day, such as what was ordered; None when not told."""
    told = list(dict.fromkeys(text.strip().lower() for text in texts if text.strip()))
    if len(told) > 1:
        return Problem(
            where=where,
            value=", ".join(told),
            problem=f"{len(told)} different kinds were given.",
            write="Give one of them, and ask again for the other.",
        )
    if not told or told[0] in choice.values:
        return told[0] if told else None
    known = "; ".join(f"{value} ({words})" for value, words in choice.values.items())
    written = _as_written(texts)
    return Problem(
        where=where,
        value=written,
        problem=f"'{written}' is not among the kinds sendpath knows.",
        write=f"Write one of: {known}.",
    )


def _as_written(texts: Sequence[str]) -> str:
    """Give the first of some texts as it stands, so that it is found where it was written."""
    return next(" ".join(text.split()) for text in texts if text.strip())


def _is_of_a_date(text: str) -> bool:
    """Say whether a loose word looks like part of a date: ``7``, ``November``, ``2026``."""
    return text.isdecimal() or text.title() in MONTHS


def _nearest(word: str, known: Sequence[str]) -> str:
    near = alike(word.lower(), known, at_least=0.6)
    if len(near) == 1:
        return f"If you meant {near[0]}, write that."
    return f"Write one of {', '.join(near or known)}."
