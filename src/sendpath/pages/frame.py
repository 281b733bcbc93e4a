"""What answers open and close with: the verdict, what was left out, the law that answered."""

from collections.abc import Sequence
from datetime import date

from sendpath.answers.shapes import NoteView, ProblemView, VerdictView
from sendpath.core.names import printable, spell
from sendpath.core.problem import COUNTED
from sendpath.formats.page import Line, Lines, Verdict


def verdict_of(shown: VerdictView) -> Verdict:
    """Give the one line that opens an answer."""
    return Verdict(shown["verdict"], shown["urgency"])


def left_out(problems: Sequence[ProblemView]) -> Lines:
    """Say what could not be used; and which days are to be checked, although they are counted."""
    told = tuple((printable(each["where"]), fault(each)) for each in problems)
    if not told or any(each["write"] != COUNTED for each in problems):
        return Lines(told, title="Left out" if told else "", label="left out")
    return Lines(told, title="To check", label="check")


def fault(problem: ProblemView) -> str:
    """Say what is wrong with a fact, and what to write instead."""
    return printable(f"{problem['problem']} {problem['write']}".strip())


def uncovered(notes: Sequence[NoteView]) -> list[Line]:
    """Say why nothing can be said of a case; and what is left to do, where anything is."""
    labels = {"ask-anew": "instead", "instead": "instead"}
    return [(labels.get(each["id"], "not covered"), each["text"]) for each in notes]


def law_line(day: date) -> Line:
    """Say which law answered, and of which day."""
    return "law of England", f"as at {spell(day)}"
