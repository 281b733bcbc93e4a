"""Words to facts, whichever door they came in by: options of a command, or cells of a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sendpath.core.case import BORN, Case
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision, Decisions
from sendpath.core.law import Choice
from sendpath.core.problem import Problem
from sendpath.intake.births import read_birth
from sendpath.intake.choices import read_choice, read_reason, read_sections
from sendpath.intake.facts import NOTHING as NONE_DENIED
from sendpath.intake.facts import read_case
from sendpath.intake.remarks import Remark
from sendpath.intake.written import Ambient, Written

NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
SAME: Mapping[str, str] = MappingProxyType({})


class Inputs(NamedTuple):
    """What was written about a case.

    Attributes:
        written: Facts that are days.
        reasons: What the council decided.
        sections: The sections in dispute.
        choices: What else is no day, such as what was ordered: each one's values, by its name.
        traits: What was marked, such as that only health provision is in dispute.
        places: What a fact that is no day is called at this door, where not by its own name.
        blank: Facts that have a place of their own here, which was left blank.
        strange: What is wrong with marks that are neither yes nor no.
        unread: What such a mark may mean.
        born: The day of birth.
        elsewhere: What to write where a value is one of another choice, by that one's place.
    """

    written: Sequence[Written] = ()
    reasons: Sequence[str] = ()
    sections: Sequence[str] = ()
    choices: Mapping[str, Sequence[str]] = NOTHING
    traits: frozenset[str] = frozenset()
    places: Mapping[str, str] = SAME
    blank: frozenset[Event] = frozenset()
    strange: Sequence[Problem] = ()
    unread: frozenset[str] = frozenset()
    born: Written | None = None
    elsewhere: str = "That belongs to {}."

    def place(self, name: str) -> str:
        """Say what a fact that is no day is called at this door."""
        return self.places.get(name, name)


class Facts(NamedTuple):
    """What was written, read.

    Attributes:
        case: The facts.
        reason: The reason as told.
        sections: The sections in dispute, as told.
        decision: What is really in dispute.
        problems: Everything that could not be read or used.
        remarks: What was read in another way than it stands.
        denied: Of which facts it was written that they had not happened, and how.
        born: The day of birth, where it was told.
    """

    case: Case
    reason: str | None = None
    sections: frozenset[str] = frozenset()
    decision: Decision | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    denied: Mapping[Event, Written] = NONE_DENIED
    born: date | None = None


def hear(
    inputs: Inputs,
    ambient: Ambient,
    *,
    decisions: Callable[[], Decisions],
    choices: Mapping[str, Choice],
) -> Facts:
    """Read everything written about a case, and collect every problem.

    Args:
        inputs: What was written.
        ambient: What facts are read against.
        decisions: Gives what councils decide; called only when any of it was told.
        choices: What each fact that is no day may be.
    """
    heard = _decided(inputs, decisions)
    chosen, faults, unread = _chosen(inputs, choices)
    decision = heard.decision
    read = read_case(
        inputs.written,
        ambient,
        decision=decision,
        traits=inputs.traits | (decision.traits if decision else frozenset()),
    )
    birth = read_birth(inputs.born)
    problems = (*heard.problems, *inputs.strange, *faults, *read.problems)
    if birth.problem is not None:
        problems, unread = (*problems, birth.problem), unread | {Event(BORN)}
    not_yet = read.case.not_yet | (inputs.blank - read.case.events.keys() - read.case.doubted)
    doubted = decisions().traits() if heard.problems else frozenset[str]()
    doubted |= inputs.unread
    case = replace(
        read.case,
        choices=chosen,
        not_yet=not_yet,
        blank=inputs.blank & not_yet,
        doubted=read.case.doubted | unread,
        doubted_traits=doubted,
    )
    remarks = read.remarks if birth.remark is None else (*read.remarks, birth.remark)
    heard = heard._replace(case=case, problems=problems, remarks=remarks, denied=read.denied)
    return heard._replace(born=birth.born)


def _decided(inputs: Inputs, decisions: Callable[[], Decisions]) -> Facts:
    """Read what was decided and which sections are in dispute, and weigh them together."""
    nothing = Case(events={})
    if not inputs.reasons and not inputs.sections:
        return Facts(nothing)
    known = decisions()
    reason = read_reason(inputs.reasons, known, where=inputs.place("reason"))
    sections, faults = read_sections(inputs.sections, known, where=inputs.place("section"))
    if isinstance(reason, Problem):
        faults.append(reason)
        reason = None
    return Facts(nothing, reason, sections, known.weigh(reason, sections), tuple(faults))


def _chosen(
    inputs: Inputs, choices: Mapping[str, Choice]
) -> tuple[dict[str, str], list[Problem], frozenset[Event]]:
    """Read what was ordered, conceded or agreed, and whatever else is no day; name what is unread.

    It is left out, and whatever hangs on it is doubted, as of a day that cannot be read.
    """
    chosen: dict[str, str] = {}
    faults: dict[str, Problem] = {}
    for name, texts in inputs.choices.items():
        kind = read_choice(texts, choices[name], where=inputs.place(name))
        if isinstance(kind, Problem):
            faults[name] = _perhaps_another(kind, inputs, choices)
        elif kind is not None:
            chosen[name] = kind
    return chosen, [*faults.values()], frozenset(map(Event, faults))


def _perhaps_another(fault: Problem, inputs: Inputs, choices: Mapping[str, Choice]) -> Problem:
    """Say of a value that is one of another choice where it belongs."""
    home = next((name for name, each in choices.items() if fault.value in each.values), None)
    if home is None:
        return fault
    there = inputs.elsewhere.format(inputs.place(home))
    return fault._replace(write=f"{there} Or {fault.write[:1].lower()}{fault.write[1:]}")
