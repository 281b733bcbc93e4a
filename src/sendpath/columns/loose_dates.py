"""Columns of days whose meaning hangs on another column: a *Status date* beside a *Status*."""

import re
from collections.abc import Callable, Iterator, Sequence

from sendpath.columns.proposals import Proposal
from sendpath.columns.seen_columns import Seen

DATE = "date"
_WORD = re.compile(r"[a-z]+")
BESIDE = frozenset({"date", "dates", "of", "the", "on", "as", "at", "last", "since", "changed"})
"""Words that say of a column of days no more than that."""

STATES = frozenset({"status", "stage", "step", "state", "position", "progress", "outcome"})
"""Words that head a column of what a case has come to."""

SHOWN = 6
"""Values that are shown, the most frequent first."""


def state_of(loose: Proposal, columns: Sequence[Proposal]) -> Seen | None:
    """Give the column on which it hangs what a column of days means; None where there is none."""
    words = {*_WORD.findall(loose.seen.heading.lower())}
    if loose.ours or loose.remark or loose.seen.kind not in ("days", "mixed") or DATE not in words:
        return None
    told = words - BESIDE
    for each in columns:
        headed = {*_WORD.findall(each.seen.heading.lower())}
        is_state = each.seen.kind == "words" and each.seen.is_listed and len(each.seen.values) > 1
        if is_state and ((told and told <= headed) or (not told and headed & STATES)):
            return each.seen
    return None


def by_state(
    loose: Proposal, columns: Sequence[Proposal], text: Callable[[str], str]
) -> Iterator[str]:
    """Show how such a column is told, with what stands beside it; ``text`` writes as TOML does."""
    state = state_of(loose, columns)
    if state is None:
        return
    at, values = text(state.heading), state.values
    yield f"# What those are days of may hang on {at}. Then write a fact for each of its values:"
    yield f"# {text(loose.seen.heading)} = ["
    for value in sorted(values, key=lambda each: (-values[each], each))[:SHOWN]:
        yield f'#   {{ fact = "our_name", where = {{ {at} = [{text(value)}] }} }},'
    yield "# ]"
