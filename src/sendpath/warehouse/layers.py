"""The layers of a statement: each adds its columns to those before it that are read later on."""

import re
from collections.abc import Iterable, Mapping, Sequence

FIRST = 1
"""The layer before those that are printed here."""

_NAME = re.compile(r"'[^']*'|(\w+)")
"""A name, or a text, in which none is meant."""


def layered(
    layers: Mapping[int, Mapping[str, str]], there: Iterable[str], read: Iterable[str]
) -> list[str]:
    """Print layers, each over the one before it.

    What is not read any more is left behind: PostgreSQL gives a row no more than 1,664 columns.

    Args:
        layers: The columns of each layer by its number, with their expressions.
        there: The columns of the first layer, which stands before them.
        read: What is read of the last one.
    """
    numbers = sorted(layers)
    before: list[Sequence[str]] = [[*there]]
    for number in numbers:
        before.append([*before[-1], *layers[number]])
    wanted, texts = _names(read), list[str]()
    for at in reversed(range(len(numbers))):
        made = layers[numbers[at]]
        kept = ", ".join(name for name in before[at] if name in wanted)
        columns = ",\n".join(f"  {text} AS {name}" for name, text in made.items())
        over = numbers[at - 1] if at else FIRST
        texts.append(f"layer{numbers[at]} AS (\nSELECT {kept},\n{columns}\nFROM layer{over}\n)")
        wanted |= _names(made.values())
    return texts[::-1]


def put_off(
    layers: Mapping[int, Mapping[str, str]], read: Iterable[str]
) -> Mapping[int, Mapping[str, str]]:
    """Put each column into the last layer before the first that reads it: fewer carry it.

    Args:
        layers: The columns of each layer by its number, with their expressions.
        read: What is read of the last one.
    """
    numbers = sorted(layers)
    last = dict.fromkeys(_names(read), len(numbers) - 1)
    put: list[dict[str, str]] = [{} for _ in numbers]
    for number in reversed(numbers):
        for name, text in layers[number].items():
            if name in last:
                put[last[name]][name] = text
                for other in _names([text]):
                    last[other] = min(last.get(other, len(numbers)), last[name] - 1)
    return {number: made for number, made in zip(numbers, put, strict=True) if made}


def _names(texts: Iterable[str]) -> set[str]:
    """Give all that may be the name of a column in some expressions."""
    return {name for text in texts for name in _NAME.findall(text) if name}
