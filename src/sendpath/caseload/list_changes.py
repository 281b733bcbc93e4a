"""What has changed since an earlier list, as the document of the list tells it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.due import ChangeView
from sendpath.answers.shapes import Urgency
from sendpath.caseload.list_steps import is_step_of, titled_step
from sendpath.caseload.since import Changed
from sendpath.core.clauses import RuleId, Who
from sendpath.core.law import Rule


def changes_view(
    changed: Sequence[Changed], who: Collection[Who], context: Context
) -> Iterator[ChangeView]:
    """Show what has changed of the steps that are asked for, each kind by itself."""
    rules: Mapping[RuleId, Rule] = context.book.law.rules
    facts = context.book.law.facts.values()
    meetings = {each.meeting.title: each.meeting for each in facts if each.meeting}
    order = ("moved", "new", "done", "gone")

    def place(one: Changed) -> tuple[int, str, str]:
        return order.index(one.change), one.case, one.rule or one.meeting or ""

    for each in sorted(changed, key=place):
        rule = None if each.rule is None else rules.get(each.rule)
        meeting = None if each.meeting is None else meetings.get(each.meeting)
        if (rule or meeting) and is_step_of(rule, meeting, who):
            title, whose, owner = titled_step(rule, meeting)
            yield {
                "case": each.case,
                "row": each.row,
                "sheet": each.sheet,
                "change": each.change,
                "rule": each.rule,
                "title": title,
                "who": whose,
                "owner": owner,
                "was": each.was,
                "due": each.due,
                "conditional": each.conditional,
                "check_first": each.check or None,
            }


def in_one_line(changes: Sequence[ChangeView]) -> tuple[str, Urgency]:
    """Say in one line how much has changed."""
    many = Counter(each["change"] for each in changes)
    told = [f"{many[name]} {name}" for name in ("moved", "new", "done", "gone") if many[name]]
    cases = len({each["case"] for each in changes})
    if not told:
        return "Nothing has changed", "done"
    return f"Changed: {', '.join(told)}, in {words.many(cases, 'case')}", "soon"
