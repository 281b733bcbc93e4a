"""``faq``: questions people really ask, found by their own words."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from sendpath.answers.context import Context
from sendpath.answers.notes import cite_of
from sendpath.answers.shapes import CiteView, Urgency
from sendpath.answers.words import WHO_HELPS
from sendpath.core.problem import Problem
from sendpath.intake.suggest import meant

if TYPE_CHECKING:
    from sendpath.core.guides import Question
    from sendpath.core.own_words import Matcher

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict

Match = Literal["all", "named", "sure", "unsure"]
"""How the answers were found: all were asked for, one by its name, by words that are surely about
it, or by words that may be about one of them."""

UNSURE = "Not sure that this is what you ask:"


class AnswerView(TypedDict):
    """One question and its answer; ``concern`` names what people come with who ask so."""

    id: str
    question: str
    answer: str
    cite: CiteView
    concern: str | None


class FaqView(TypedDict):
    """The whole answer of ``sendpath faq``: the likeliest first, others after it."""

    schema: Literal["sendpath/faq/1"]
    verdict: str
    urgency: Urgency
    law_as_at: date
    rule_book: str
    match: Match
    answers: list[AnswerView]


class Asked(NamedTuple):
    """What was found for somebody's words: questions, the likeliest first, and how."""

    questions: Sequence["Question"]
    match: Match


def faq(asked: Asked, context: Context) -> FaqView:
    """Give questions with their answers."""
    return {
        "schema": "sendpath/faq/1",
        "verdict": _verdict(asked),
        "urgency": "open",
        "law_as_at": context.book.law_as_at,
        "rule_book": context.book.version,
        "match": asked.match,
        "answers": [
            {
                "id": each.id,
                "question": each.question,
                "answer": each.answer,
                "cite": cite_of(each.cite, context),
                "concern": each.concern,
            }
            for each in asked.questions
        ],
    }


def _verdict(asked: Asked) -> str:
    if asked.match == "all":
        return f"{len(asked.questions)} questions. Ask in your own words: sendpath faq WORDS"
    first = asked.questions[0]
    unsure = f"{UNSURE} " if asked.match == "unsure" else ""
    return f"{unsure}{first.question} {first.answer}"


def about(
    questions: Iterable["Question"], words: str, own_words: Callable[[], "Matcher | None"]
) -> Asked | None:
    """Find the question of a name, or those that somebody's own words are about; None for none."""
    there = {each.id: each for each in questions}
    named = there.get("-".join(words.lower().split()))
    if named is not None:
        return Asked([named], "named")
    found = meant(words, {name: each.question for name, each in there.items()}, "faq", own_words)
    near = [there[name] for name in found.names]
    return Asked(near, "sure" if found.sure else "unsure") if near else None


def no_answer(words: str) -> Problem:
    """Say that nothing of ours is near somebody's words."""
    return Problem(
        where="WORDS",
        value=words,
        problem=f"nothing that sendpath knows is near '{words}'.",
        write="It knows about special educational needs and EHC plans in England. All its "
        f"questions: sendpath faq. {WHO_HELPS}",
        blocks=True,
    )
