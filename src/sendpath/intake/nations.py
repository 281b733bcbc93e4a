"""Other nations, by the words in which people name them: their law is not known here."""

from collections.abc import Mapping

from sendpath.core.guides import Nation


def named(text: str, nations: Mapping[str, Nation]) -> Nation | None:
    """Give the nation that a text names, as whole words; None where it names none."""
    told = "".join(each if each.isalnum() else " " for each in text.lower())
    words = f" {' '.join(told.split())} "
    there = (each for each in nations.values() if any(f" {name} " in words for name in each.names))
    return next(there, None)
