"""The door of a command: options and ``EVENT=DATE`` words to what was written about a case."""

from collections.abc import Iterable, Mapping, Sequence

from sendpath.core.clauses import Event
from sendpath.core.law import Choice, Fact
from sendpath.core.problem import Problem
from sendpath.intake.choices import split_fact
from sendpath.intake.hear import Inputs
from sendpath.intake.written import Written


def inputs_of(
    dates: Mapping[str, Sequence[str]],
    words: Iterable[str],
    facts: Mapping[Event, Fact],
    choices: Mapping[str, Choice],
) -> tuple[Inputs, list[Problem]]:
    """Gather what was typed; reasons, sections, choices and marks are for the caller to add.

    Args:
        dates: Each date option's values, by option.
        words: Facts as ``EVENT=DATE``.
        facts: The map of facts.
        choices: What each fact that is no day may be.
    """
    named = {fact.option: fact.id for fact in facts.values()}
    written = [
        Written(named[option], text, option) for option, texts in dates.items() for text in texts
    ]
    places = {name: each.option for name, each in choices.items()}
    places |= {"reason": "--reason", "section": "--section"}
    split = [split_fact(text, facts, {**places, "term": "--term"}) for text in words]
    written += [each for each in split if isinstance(each, Written)]
    inputs = Inputs(written=tuple(written), places=places)
    return inputs, [each for each in split if isinstance(each, Problem)]
