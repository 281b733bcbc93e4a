"""``faq``: questions people really ask, found by their own words."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from sendpath.answers.context import Context
from sendpath.answers.notes import cite_of
from sendpath.answers.shapes import CiteView
from sendpath.core.problem import Problem
from sendpath.intake.suggest import held, nearest

if TYPE_CHECKING:
    from sendpath.core.guides import Question

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

NEAR = 0.2
"""How like a question a word must be to be offered it."""


class AnswerView(TypedDict):
    """One question and its answer."""

    id: str
    question: str
    answer: str
    cite: CiteView


class FaqView(TypedDict):
    """The whole answer of ``sendpath faq``."""

    schema: Literal["sendpath/faq/1"]
    law_as_at: date
    rule_book: str
    answers: list[AnswerView]


def faq(questions: Iterable["Question"], context: Context) -> FaqView:
    """Give questions with their answers."""
    return {
        "schema": "sendpath/faq/1",
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "answers": [
            {
                "id": each.id,
                "question": each.question,
                "answer": each.answer,
                "cite": cite_of(each.cite, context),
            }
            for each in questions
        ],
    }


def about(questions: Sequence["Question"], word: str) -> list["Question"]:
    """Give the questions that a word, or somebody's own words, are about; the nearest first."""
    there = [each for each in questions if _is_about(each, word)]
    if there:
        return sorted(there, key=lambda each: each.id != word)  # the one of that very name first
    named = {each.id: held(word, each.words) for each in questions}
    most = max(named.values(), default=0)
    return [each for each in questions if most and named[each.id] == most]


def no_answer(word: str, questions: Sequence["Question"]) -> Problem:
    """Say that no question has a word, and which come nearest."""
    phrases = {each.id: (each.id, each.question, *each.words) for each in questions}
    known = {each.id: each.question for each in questions}
    near = "; ".join(f"{name} ({known[name]})" for name in nearest(word, phrases, at_least=NEAR))
    offered = f"The nearest: {near}. " if near else ""
    return Problem(
        where="WORD",
        value=word,
        problem=f"no question has the word '{word}'.",
        write=f"{offered}All of them: sendpath faq.",
        blocks=True,
    )


def _is_about(question: "Question", word: str) -> bool:
    told = " ".join(word.lower().split())
    named = told == question.id or any(_holds(each, told) for each in question.words)
    return named or _holds(question.question, told)


def _holds(text: str, told: str) -> bool:
    """Say whether a text holds what was told, as whole words."""
    return f" {told} " in f" {''.join(c if c.isalnum() else ' ' for c in text.lower())} "
