"""A rule in words, a list of rules, and a graph of them: for reading, not for answering."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sendpath.answers import words
from sendpath.core.case import BORN
from sendpath.core.clauses import Cite, Condition, Count, Event, Exclusion, Move, counted_rule
from sendpath.core.law import Fact, Rule, RuleVersion
from sendpath.core.names import spell
from sendpath.core.periods import Span
from sendpath.formats.page import Grid, Line, Lines, Page

ASKED = {
    "trait": "the decision is {}",
    "no_trait": "the decision is not {}",
    "told": "it was told: {}",
    "not_told": "it was not told: {}",
    "happened": "it was told, or ticked off: {}",
    "denied": "it was said that it has not happened: {}",
    "not_denied": "it was not said that it has not happened: {}",
    "undone": "it was said that it has not happened, or its cell is blank: {}",
    "not_undone": "it was not said that it has not happened, nor is its cell blank: {}",
    "followed_by": "it was told, and not from before: {}",
    "not_followed_by": "it was not told, or is from before: {}",
    "choice": "{0} was told, and is not {2}",
    "kept": "{} was kept in time",
    "not_kept": "{} is not known to have been kept in time",
    "shown": "{} is known to be done",
    "not_shown": "{} is not known to be done",
    "missed": "{} was done too late",
    "lands_on": "the last day is a {}",
    "due_before": "the last day is earlier than that of {}",
    "of_school_age": "on the last day the child is of compulsory school age, as told",
    "not_of_school_age": "on the last day the child is not known to be of compulsory school age",
    "decided_by": "{} decides the last day",
    "event": "{} came later than the last day of {}",
    "not_later": "{0} was told, and is no later than {4}",
    "chosen": "{0} was told, and is {3}",
    "not_chosen": "{0} was not told, or is not {3}",
}


HEADS = ("Rule", "What", "Who", "Kind")


def rule_page(
    rule: Rule,
    examples: Iterable[Mapping[str, Any]],
    *,
    facts: Mapping[Event, Fact],
    shorts: Mapping[str, str],
    announced: Iterable[str],
) -> Page:
    """Say a rule in words: what it is, each version with its clauses and law, and its examples."""
    lines = (
        *_rule(rule, facts),
        *(line for version in rule.versions for line in _version(version, facts, shorts)),
        *(("example", _example(each)) for each in examples),
        *([("checked", spell(rule.checked))] if rule.checked else []),
        *(("announced", text) for text in announced),
    )
    return Page(rule.title, (Lines(lines),))


def list_page(rules: Iterable[Rule]) -> Page:
    """Give a row a rule: id, what, who, kind."""
    return Page("Rules", (Grid(HEADS, tuple(map(_row, rules)), plain="{0}: {1} ({2}, {3})"),))


def list_document(rules: Iterable[Rule]) -> list[dict[str, str]]:
    """List every rule for a program."""
    keys = ("id", "title", "who", "kind")
    return [dict(zip(keys, _row(rule), strict=True)) for rule in rules]


def upcoming_page(announced: Iterable[Mapping[str, Any]], law_as_at: date) -> Page:
    """Say what has been announced and is not in force."""
    told = [
        line
        for each in announced
        for line in (("announced", str(each["text"])), ("source", str(each["source"])))
    ]
    last = ("law of England", f"as at {spell(law_as_at)}: none of this is applied to any date")
    return Page("What has been announced", (Lines((*told, last)),))


def _row(rule: Rule) -> tuple[str, ...]:
    bodies = " or ".join(words.WHO[each] for each in rule.owners)
    return rule.id, rule.title, bodies, rule.kind


def _rule(rule: Rule, facts: Mapping[Event, Fact]) -> Iterator[Line]:
    yield "rule", rule.id
    yield "what", rule.title
    yield "who", words.owner_of(rule)
    yield "kind", rule.kind
    yield "process", rule.process
    if rule.unconfirmed:
        yield "status", f"not confirmed: computed only when asked for, with --with {rule.id}"
    if rule.sense != "by":
        yield "sense", f"something holds {rule.sense} that day"
    if rule.anchor:
        yield "counted from", f"the day {facts[rule.anchor].words} ({rule.anchor})"
    if rule.closed_by:
        yield "fulfilled", f"the day {facts[rule.closed_by].words} ({rule.closed_by})"
    if rule.closed_unless:
        yield "but not", " and ".join(_asked(each) for each in rule.closed_unless)
    for each in rule.also_closed:
        when = " and ".join(map(_asked, each.when))
        yield "or fulfilled", f"the day {facts[each.event].words} ({each.event}), if {when}"


def graph(rules: Iterable[Rule]) -> str:
    """Draw what each rule is counted from and fulfilled by, as Mermaid."""
    lines = ["flowchart LR"]
    for rule in rules:
        events = {limb.run.event for version in rule.versions for limb in version.limbs}
        lines += [
            f"    {_start(event)} --> {_node(rule.id)}[{rule.id}]" for event in sorted(events)
        ]
        if not events:
            lines.append(f"    {_node(rule.id)}[{rule.id}]")
        if rule.closed_by:
            closing = f"{_node(rule.closed_by)}([{rule.closed_by}])"
            lines.append(f"    {_node(rule.id)} -. fulfilled by .-> {closing}")
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _version(
    version: RuleVersion, facts: Mapping[Event, Fact], shorts: Mapping[str, str]
) -> Iterator[Line]:
    yield "in force", f"for events from {spell(version.in_force)}"
    name = "the latest of" if len(version.limbs) > 1 else "period"
    for limb in version.limbs:
        law = _law(limb.run.cite, shorts)
        unless = "".join(
            f"; not when {_asked(each.condition)}{_disputed(each)}" for each in limb.unless
        )
        when = "; only when told" if limb.optional else ""
        left_out = _left_out(limb.run.uncounted) if isinstance(limb.run, Count) else ""
        yield name, f"{words.counting(limb.run, facts)}{left_out}{when}{unless} ({law})"
    if version.opens:
        yield (
            "not before",
            f"{words.counting(version.opens, facts)} ({_law(version.opens.cite, shorts)})",
        )
    for move in version.moves:
        yield "moved", f"{_move(move)} ({_law(move.cite, shorts)})"
    if version.by_time and version.by_time_cite:
        at = words.clock(version.by_time.strftime("%H:%M"))
        yield "by", f"{at} ({_law(version.by_time_cite, shorts)})"
    if version.printed:
        law = _law(version.printed.cite, shorts)
        yield "printed", f"the day {facts[version.printed.event].words} stands instead ({law})"
    yield from _beside(version, shorts)


def _beside(version: RuleVersion, shorts: Mapping[str, str]) -> Iterator[Line]:
    """Say what stands beside the period: when it does not apply, readings, exceptions, notes."""
    if version.no_date:
        law = f" ({_law(version.no_date.cite, shorts)})" if version.no_date.cite else ""
        yield "no date", f"{version.no_date.text}{law}"
    for out in version.unless:
        yield "not when", " and ".join(map(_asked, (out.condition, *out.also)))
    if version.school_age:
        yield "not when", "compulsory school age was over by the last day, as told by the birth"
    for doubt in version.doubts("binds"):
        yield "not known to bind when", " and ".join(map(_asked, doubt.when))
    for doubt in version.doubts("done"):
        yield "a blank does not say it is not done when", " and ".join(map(_asked, doubt.when))
    for reading in version.readings:
        law = _law(reading.cite, shorts)
        both = f"{reading.label}; prevailing: {reading.prevailing}"
        yield "reading", f"{reading.id}: {both} ({law})"
    for exemption in version.exemptions:
        law = f" ({_law(exemption.note.cite, shorts)})" if exemption.note.cite else ""
        yield "exception", f"{exemption.note.text}{law}"
    for note in version.notes:
        law = f" ({_law(note.cite, shorts)})" if note.cite else ""
        yield "note", f"{note.text}{law}"


def _move(move: Move) -> str:
    if move.falls_in:
        spans = " or ".join(words.span(each) for each in move.falls_in)
        return f"out of {spans}, to the first working day after it"
    return f"off a day that is not a working day, to the {move.to.replace('-', ' ')}"


def _asked(condition: Condition) -> str:
    others, among = " or ".join(condition.other_than), " or ".join(condition.among)
    subject = " or ".join((condition.subject, *condition.or_by))
    if condition.after is not None and condition.asks == "event":
        return f"{subject} came later than {condition.after}"
    return ASKED[condition.asks].format(
        subject, condition.later_than, others, among, condition.after
    )


def _disputed(exclusion: Exclusion) -> str:
    return f" (disputed: {exclusion.disputed_by})" if exclusion.disputed_by else ""


def _left_out(spans: tuple[Span, ...]) -> str:
    return f", leaving out {' and '.join(words.span(each) for each in spans)}" if spans else ""


def _law(cite: Cite, shorts: Mapping[str, str]) -> str:
    return f"{shorts[cite.source]}, {cite.at}; {words.GRADES[cite.verified]}"


def _example(example: Mapping[str, Any]) -> str:
    told = {**example["given"], **({BORN: example[BORN]} if BORN in example else {})}
    given = ", ".join(f"{fact} {day}" for fact, day in told.items())
    keys = ("reason", "choices", "terms", "due", "raw", "safe", "latest", "waiting_for", "status")
    gives = ", ".join(f"{key} {example[key]}" for key in keys if key in example)
    return f"{example['name']}: {given}: {gives} [{example['source']}]"


def _start(event: Event) -> str:
    counted = counted_rule(event)
    return f"{_node(counted)}[{counted}]" if counted else f"{_node(event)}([{event}])"


def _node(name: str) -> str:
    return name.replace("-", "_").replace(".", "__")
