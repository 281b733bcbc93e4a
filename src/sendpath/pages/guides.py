"""``faq`` and ``myths`` as people read them, and the list of concerns."""

from collections.abc import Iterator, Mapping, Sequence

from sendpath.answers import words
from sendpath.answers.context import Context
from sendpath.answers.faq import AnswerView, FaqView
from sendpath.answers.myths import MythsView, MythView
from sendpath.core.names import spell_fully
from sendpath.core.routes import Concern
from sendpath.formats.page import Foot, Grid, Line, Lines, Page
from sendpath.pages.date_lines import citation
from sendpath.pages.frame import law_line, left_out, uncovered, verdict_of

OTHERS = {"named": 0, "sure": 1, "unsure": 2}
"""Other questions that are named below an answer, by how it was found."""

ASK = "One of them: sendpath faq NAME. Or ask in your own words."


def faq_page(shown: FaqView, context: Context) -> Page:
    """Lay questions and answers out for people: one whole and its neighbours, or every question."""
    foot = Foot((law_line(shown["law_as_at"]), ("please note", words.ADVICE)))
    title, verdict = "Questions people really ask", verdict_of(shown)
    if shown["match"] == "all":
        rows = tuple((each["id"], each["question"]) for each in shown["answers"])
        return Page(title, (Grid(("Ask for", "The question"), rows, after=ASK), foot), verdict)
    first, *others = shown["answers"]
    return Page(
        title,
        (Lines(tuple(_beside(first, others[: OTHERS[shown["match"]]], context))), foot),
        verdict,
    )


def _beside(first: AnswerView, others: Sequence[AnswerView], context: Context) -> Iterator[Line]:
    """Say by which law, what to do next, and what else may have been meant."""
    yield "law", citation(first["cite"], context.shorts)
    if first["concern"]:
        yield "what to do", f"sendpath pathway --concern {first['concern']}"
    if len(others) == 1:
        yield "or", f"{others[0]['question']} ({others[0]['id']})"
    elif others:
        yield "or", f"sendpath faq {' or '.join(each['id'] for each in others)}"


def myths_page(shown: MythsView, context: Context) -> Page:
    """Lay wrong beliefs out for people."""
    out = tuple(uncovered(shown["uncovered"]))
    told = [
        Lines(tuple(_believed(each, context)), apart=number > 0)
        for number, each in enumerate(shown["myths"])
    ]
    foot = (
        ("today", spell_fully(shown["today"])),
        law_line(shown["law_as_at"]),
        ("please note", words.ADVICE),
    )
    return Page(
        "What common wrong rules would give",
        (Lines(out), *told, left_out(shown["problems"]), Foot(foot)),
        verdict_of(shown),
    )


def concerns_page(concerns: Mapping[str, Concern]) -> Page:
    """List every concern."""
    rows = tuple((name, each.words) for name, each in concerns.items())
    return Page("Concerns", (Grid(("Concern", "What it is about"), rows),))


def concerns_document(concerns: Mapping[str, Concern]) -> list[dict[str, str]]:
    """List every concern for a program."""
    return [{"id": name, "words": each.words} for name, each in concerns.items()]


def _believed(each: MythView, context: Context) -> Iterator[Line]:
    mark = "dangerous: " if each["dangerous"] else ""
    yield "believed", f"{mark}{each['claim']}"
    if each["believed"] and each["due"] and each["days_off"] is not None:
        safe = each["believed"] == each["safe"] != each["due"]
        off = "the safe day, by chance" if safe else _off(each["days_off"])
        yield "it gives", f"{spell_fully(each['believed'])}, {off}"
        yield "the law gives", spell_fully(each["due"])
    yield "what holds", each["truth"]
    yield "law", citation(each["cite"], context.shorts)


def _off(days: int) -> str:
    if not days:
        return "the same day here, by chance"
    return f"{words.many(abs(days), 'day')} too {'late' if days > 0 else 'early'}"
