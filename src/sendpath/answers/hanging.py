"""Which rules hang on a choice that was not told: people are asked for it before such days."""

from sendpath.answers.context import Context
from sendpath.core.case import Case
from sendpath.core.walk import mentions


def hang_on(choice: str | None, case: Case, context: Context) -> dict[str, set[str]]:
    """Give the rules that hang on a choice that was not told, and the values they ask about."""
    hanging: dict[str, set[str]] = {}
    if choice is None or choice in case.choices:
        return hanging
    for rule in context.book.asked:
        for each in mentions(context.book.law.rules[rule]):
            if each.kind == "choice" and each.name == choice and each.place != "note":
                hanging.setdefault(str(rule), set()).update(each.values)
    return hanging
