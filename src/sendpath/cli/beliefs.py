"""``sendpath faq`` and ``sendpath myths``: short answers, and what wrong rules would give."""

from collections.abc import Iterator, Sequence
from datetime import date

from sendpath.cli import dated
from sendpath.cli.settings import Asked, Settings, load_book, load_days, read_settings
from sendpath.cli.stream import Result
from sendpath.cli.told import Law, Told, edition, read_told
from sendpath.core.calendar import BeyondCalendar
from sendpath.core.case import Case
from sendpath.core.clauses import Event
from sendpath.core.moves import move, run
from sendpath.core.names import spell, spell_fully
from sendpath.core.outcomes import Deadline
from sendpath.core.problem import Problem
from sendpath.intake.choices import held, nearest
from sendpath.intake.dates import Unreadable, read_date
from sendpath.render import words
from sendpath.render.answer import Asking
from sendpath.render.answer import dated as dated_view
from sendpath.render.documents import AnswerView, FaqView, MythsView, MythView
from sendpath.render.edition import Edition
from sendpath.render.notes import cite_of
from sendpath.render.plain import lines
from sendpath.render.said import Line
from sendpath.rulebook.guidebook import Myth, Question, read_myths, read_questions

RECEIVED = Event("decision-received")
NEAR = 0.2
"""How like a question a word must be to be offered it."""


def faq(word: str | None, asked: Asked) -> Result:
    """Give the questions a word finds, with their answers; without one, all."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, ("",), problems)
    if book is None or problems:
        return dated.refused(problems)
    questions = read_questions(book.directory)
    found = questions if word is None else _about(questions, word)
    if not found:
        return dated.refused([_no_answer(word or "", questions)])
    law = Law(book, load_days(asked, settings, book, problems))
    about = edition(law, settings)
    view: FaqView = {
        "schema": "sendpath/faq/1",
        "law_as_at": book.law_as_at,
        "rule_book": book.version,
        "answers": [_answer(each, about) for each in found],
    }
    if settings.format == "json":
        from sendpath.render import as_json

        return Result(text=as_json.render(view))
    shorts = dated.shorts(law)
    parts = [lines(_asked_and_answered(each, shorts)) for each in view["answers"]]
    footer = lines(
        [
            ("law as at", spell(book.law_as_at)),
            ("please note", "This is information, not legal advice."),
        ]
    )
    return Result(text="\n\n".join([*parts, footer]) + "\n")


def _about(questions: Sequence[Question], word: str) -> list[Question]:
    """Give the questions that a word, or somebody's own words, are about; the nearest first."""
    there = [each for each in questions if _is_about(each, word)]
    if there:
        return sorted(there, key=lambda each: each.id != word)  # the one of that very name first
    named = {each.id: held(word, each.words) for each in questions}
    most = max(named.values(), default=0)
    return [each for each in questions if most and named[each.id] == most]


def _is_about(question: Question, word: str) -> bool:
    told = " ".join(word.lower().split())
    named = told == question.id or any(_holds(each, told) for each in question.words)
    return named or _holds(question.question, told)


def _holds(text: str, told: str) -> bool:
    """Say whether a text holds what was told, as whole words."""
    return f" {told} " in f" {''.join(c if c.isalnum() else ' ' for c in text.lower())} "


def _no_answer(word: str, questions: Sequence[Question]) -> Problem:
    phrases = {each.id: (each.id, each.question, *each.words) for each in questions}
    known = {each.id: each.question for each in questions}
    near = "; ".join(f"{name} ({known[name]})" for name in nearest(word, phrases, at_least=NEAR))
    offered = f"The nearest: {near}. " if near else ""
    return Problem(
        where="WORD",
        value=word,
        problem=f"no question has the word '{word}'.",
        write=f"{offered}All of them: sendpath faq.",
    )


def _answer(question: Question, about: Edition) -> AnswerView:
    return {
        "id": question.id,
        "question": question.question,
        "answer": question.answer,
        "cite": cite_of(question.cite, about),
    }


def _asked_and_answered(each: AnswerView, shorts: dict[str, str]) -> Iterator[Line]:
    yield "question", each["question"]
    yield "answer", each["answer"]
    yield "law", f"{shorts[each['cite']['source']]}, {each['cite']['at']}"


# ------------------------------------------------------------------ myths


def myths(told: Told, received: Sequence[str], asked: Asked) -> Result:
    """Work out what each wrong rule would give, the dangerous first."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, (), problems)
    if book is None:
        return dated.refused(problems)
    law = Law(book, load_days(asked, settings, book, problems))
    case = read_told(told, law, settings, problems).case
    arrived = _received(received, problems)
    if any(problem.blocks for problem in problems):
        return dated.refused(problems)
    view = _view(case, arrived, law, settings, problems)
    messages = tuple(map(str, problems))
    code = 3 if problems else 0
    if settings.format == "json":
        from sendpath.render import as_json

        return Result(
            text=as_json.render(view), messages=messages, code=code, output=settings.output
        )
    shorts = dated.shorts(law)
    parts = [lines(_said(each, shorts)) for each in view["myths"]]
    footer = lines(
        [
            ("today", spell_fully(view["today"])),
            ("law as at", spell(view["law_as_at"])),
            ("please note", "This is information, not legal advice."),
        ]
    )
    text = "\n\n".join([*parts, footer]) + "\n"
    return Result(text=text, messages=messages, code=code, output=settings.output)


def _received(texts: Sequence[str], problems: list[Problem]) -> date | None:
    """Read the day the letter arrived: nothing counts from it, but people believe so."""
    if not texts:
        return None
    day = read_date(texts[-1])
    if isinstance(day, Unreadable):
        problems.append(
            Problem(where="--received-date", value=texts[-1], problem=day.problem, write=day.write)
        )
        return None
    return day


def _view(
    case: Case, arrived: date | None, law: Law, settings: Settings, problems: list[Problem]
) -> MythsView:
    desk = dated.desk(law, settings.today, edition(law, settings))
    believed = [_myth(each, case, arrived, desk) for each in read_myths(law.book.directory)]
    asking = Asking(case=case, today=settings.today)
    shown = dated_view([], asking, edition=desk.edition, problems=problems)
    return {
        "schema": "sendpath/myths/1",
        "law_as_at": shown["law_as_at"],
        "rule_book": shown["rule_book"],
        "today": shown["today"],
        "given": shown["given"],
        "myths": sorted(
            believed, key=lambda each: (not each["dangerous"], -(each["days_off"] or 0))
        ),
        "problems": shown["problems"],
    }


def _weight(each: MythView) -> tuple[bool, int]:
    """Put the dangerous first, and among them what is furthest out."""
    return not each["dangerous"], -(each["days_off"] or 0)


def _myth(myth: Myth, case: Case, arrived: date | None, desk: dated.Desk) -> MythView:
    due, safe, mine = _due(myth, case, desk)
    believed = None if due is None else _believed(myth, case, arrived, desk)
    off = None if due is None or believed is None else (believed - due).days
    return {
        "id": myth.id,
        "claim": myth.claim,
        "truth": myth.truth,
        "rule": myth.rule,
        "believed": believed,
        "due": due,
        "safe": safe,
        "days_off": off,
        "dangerous": myth.danger if off is None else off > 0 and mine,
        "cite": cite_of(myth.cite, desk.edition),
    }


def _due(myth: Myth, case: Case, desk: dated.Desk) -> tuple[date | None, date | None, bool]:
    """Give the true last day and the safe one, where they can be told, and whose they are."""
    if myth.rule is None:
        return None, None, False
    outcome = desk.engine.open(case).outcomes([myth.rule])[myth.rule]
    mine = outcome.rule.who == "family"
    if not isinstance(outcome, Deadline):
        return None, None, mine
    if myth.limb is not None and outcome.limb.id != myth.limb:
        return None, None, mine
    unchosen = outcome.conditional and not outcome.rule.conditional  # what was ordered is not told
    return (None, None, mine) if unchosen else (outcome.due.day, outcome.safe, mine)


def _believed(myth: Myth, case: Case, arrived: date | None, desk: dated.Desk) -> date | None:
    """Give the day the wrong rule would give; None when a fact for it was not told."""
    if myth.wrong is None:
        return None
    fact = myth.wrong.event
    stands = [each.id for each in desk.law.book.law.facts.values() if each.stands_in_for == fact]
    told = [case.events[each] for each in (fact, *stands) if each in case.events]
    start = arrived if fact == RECEIVED else told[0] if told else None
    if start is None:
        return None
    try:
        raw = run(myth.wrong, start, calendar=desk.law.calendar)
        return move(myth.moves, raw.day, calendar=desk.law.calendar).day
    except BeyondCalendar:
        return None


def _said(each: MythView, shorts: dict[str, str]) -> Iterator[Line]:
    mark = "dangerous: " if each["dangerous"] else ""
    yield "believed", f"{mark}{each['claim']}"
    if each["believed"] and each["due"] and each["days_off"] is not None:
        safe = each["believed"] == each["safe"] != each["due"]
        off = "the safe day, by chance" if safe else _off(each["days_off"])
        yield "it gives", f"{spell_fully(each['believed'])}, {off}"
        yield "the law gives", spell_fully(each["due"])
    yield "what holds", each["truth"]
    yield "law", f"{shorts[each['cite']['source']]}, {each['cite']['at']}"


def _off(days: int) -> str:
    if not days:
        return "the same day here, by chance"
    return f"{words.many(abs(days), 'day')} too {'late' if days > 0 else 'early'}"
