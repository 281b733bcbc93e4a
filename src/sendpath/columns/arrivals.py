"""Headings that say when something arrived, of what runs from the day of its issue or sending."""

from sendpath.columns.heading_words import HeadingWords, plain
from sendpath.rulebook.headings import Headings


class Arrivals:
    """Knows how headings say that something arrived: a last day from there may be too late.

    Args:
        told: What the rule book says of headings.
        words: How people head the columns of facts.
    """

    def __init__(self, told: Headings, words: HeadingWords) -> None:
        self.receipt, self.words = told.receipt, words
        self._unless = [plain(each) for each in told.receipt.unless]

    def offers(self, heading: str, fact: str) -> str:
        """Give the fact that is offered for a heading that may tell ``fact``; empty for none."""
        offered = self.receipt.facts.get(fact, "")
        return offered if offered and self._says(heading) else ""

    def why(self, fact: str) -> str:
        """Say why it is only offered: another fact may be the day on which it arrived."""
        offered = self.receipt.facts.get(fact, fact)
        return self.receipt.why if offered == fact else self.receipt.other

    def _says(self, heading: str) -> bool:
        text = f" {plain(heading.replace('_', ' '))} "
        if any(f" {each} " in text for each in self._unless):
            return False
        return self.words.says(heading, self.receipt.words)
