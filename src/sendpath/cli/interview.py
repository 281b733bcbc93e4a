"""``sendpath ask``: the pathway as a short interview on a terminal."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli import dated
from sendpath.cli.pathway import Way
from sendpath.cli.pathway import run as answer
from sendpath.cli.questions import BACK, HEAR, Option, Said, day, hear, pick, school_terms
from sendpath.cli.settings import Asked, load_book, read_settings
from sendpath.cli.stream import Result, speak
from sendpath.cli.told import Told
from sendpath.cli.whom import AboutWhom
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Fact
from sendpath.core.problem import Problem
from sendpath.core.routes import Concern
from sendpath.rulebook.guidebook import read_concerns

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

LETTER = ("decision-dated", "decision-sent")
EXCLUSION = (
    "exclusion-began",
    "exclusion-notice-received",
    "governors-decision-given",
    "exclusion-claim-determined",
)
NEEDS = {
    **dict.fromkeys(("adviser-contacted", "certificate-issued", "appeal-lodged"), LETTER),
    "decision-sent": ("decision-dated",),
    "term": EXCLUSION,
    "told-council-mediation-wanted": ("adviser-contacted",),
}
"""Without one of these, the question tells nothing: a certificate without its letter."""

AGAIN = "Another day to tell? Put it at its end. Another matter as well? Ask again."
CONCERN, REASON, BORN, TERM = "concern", "reason", "born", "term"


class Answers(NamedTuple):
    """What the interview found out: the concern, the decision, and facts by name."""

    concern: str
    reason: str | None
    told: Mapping[str, Said]


class Known(NamedTuple):
    """What an interview asks about, and the day on which it is held."""

    concerns: Mapping[str, Concern]
    groups: Mapping[str, str]
    reasons: Mapping[str, Decision]
    facts: Mapping[Event, Fact]
    choices: Mapping[str, Choice]
    today: date


def run(asked: Asked) -> Result:
    """Ask, answer, and end with the one command that gives the same answer."""
    settings = read_settings(asked)
    problems: list[Problem] = list(settings.problems)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        problems.append(
            Problem(
                where="ask",
                value="",
                blocks=True,
                problem="An interview needs a terminal.",
                write="Use the command it stands for: sendpath pathway; --list shows every "
                "concern.",
            )
        )
    book = None if problems else load_book(asked, ("",), problems)
    if book is None:
        return dated.refused(problems)
    heard = interview(known(book, settings.today), hear)
    if heard is None:
        return Result(messages=("Nothing was asked further.",), code=2)
    told = Told(
        dates={},
        facts=_facts(heard, book.choices),
        reasons=(heard.reason,) if heard.reason else (),
        choices={name: (str(heard.told[name]),) for name in book.choices if name in heard.told},
    )
    way = Way((heard.concern,), term=_terms(heard), whom=AboutWhom(_born(heard)))
    result = answer(way, told, asked)
    same = command(heard, book.choices)
    return result._replace(text=f"{result.text}\nThe same answer again: {same}\n{AGAIN}\n")


def known(book: "RuleBook", today: date) -> Known:
    """Gather what an interview asks about."""
    return Known(
        read_concerns(book.directory),
        book.groups,
        book.decisions().reasons,
        book.law.facts,
        book.choices,
        today,
    )


def command(heard: Answers, choices: Mapping[str, Choice]) -> str:
    """Write the one command that gives the same answer."""
    parts = ["sendpath pathway", f"--concern {heard.concern}"]
    parts += [f"--reason {heard.reason}"] if heard.reason else []
    parts += [
        f"{each.option} {heard.told[name]}" for name, each in choices.items() if name in heard.told
    ]
    parts += [f"--born {born}" for born in _born(heard)]
    parts += [f"--term {term}" for term in _terms(heard)]
    return " ".join([*parts, *_facts(heard, choices)])


def _facts(heard: Answers, choices: Mapping[str, Choice]) -> list[str]:
    return [
        f"{event}={day}" for event, day in heard.told.items() if event not in (BORN, TERM, *choices)
    ]


def _born(heard: Answers) -> tuple[str, ...]:
    return (str(heard.told[BORN]),) if BORN in heard.told else ()


def _terms(heard: Answers) -> tuple[str, ...]:
    told = heard.told.get(TERM, ())
    return told if isinstance(told, tuple) else (told,)


def interview(law: Known, hear: HEAR) -> Answers | None:
    """Ask what it is about, and then only what this turns on; ``back`` asks once more."""
    speak("Type 'back' at any question to change the answer before it.\n")
    said: dict[str, Said] = {}
    while (question := _next(law, said)) is not None:
        reply = _ask(question, law, said, hear)
        if reply is None:
            return None
        if reply not in BACK:
            said[question] = reply
        elif said:
            _, before = said.popitem()
            speak(f"  you had said: {spelt(before)}; type it again, or what is right\n")
        else:
            speak("  this is the first question\n")
    told = {name: each for name, each in said.items() if each and name not in (CONCERN, REASON)}
    reason = said.get(REASON)
    return Answers(str(said[CONCERN]), str(reason) if reason else None, told)


def _next(law: Known, said: Mapping[str, Said]) -> str | None:
    """Name the first question not yet answered that still tells something."""
    if CONCERN not in said:
        return CONCERN
    concern = law.concerns[str(said[CONCERN])]
    wanted = ([REASON] if _reasons(concern) else []) + list(concern.asks)
    return next((each for each in wanted if each not in said and _is_needed(each, said)), None)


def _reasons(concern: Concern) -> Sequence[str]:
    """Name the decisions to choose from, where the concern leaves that open."""
    return concern.about or (concern.reasons if len(concern.reasons) > 1 else ())


def _is_needed(question: str, said: Mapping[str, Said]) -> bool:
    return question not in NEEDS or any(said.get(each) for each in NEEDS[question])


def spelt(reply: Said) -> str:
    """Say an earlier answer."""
    return (", ".join(reply) if isinstance(reply, tuple) else reply) or "nothing"


def _ask(question: str, law: Known, said: Mapping[str, Said], hear: HEAR) -> Said | None:
    if question == CONCERN:
        return pick(
            "What is it about?",
            [
                Option(each.id, each.words, each.also, law.groups[each.under])
                for each in law.concerns.values()
            ],
            hear,
        )
    if question == REASON:
        slugs = _reasons(law.concerns[str(said[CONCERN])])
        each = [law.reasons[slug] for slug in slugs]
        return pick("What was decided?", [Option(a.slug, a.words, a.also) for a in each], hear)
    if question in law.choices:
        choice = law.choices[question]
        kinds = [Option(value, words) for value, words in choice.values.items()]
        return pick(choice.question, [*kinds, Option("", "I do not know")], hear)
    if question == TERM:
        return school_terms(hear)
    if question == BORN:
        told = "If the child or young person (perhaps you) is 15 or older: on which day born?"
        return day(told, law.today, hear)
    fact = law.facts[Event(question)]
    told = fact.question or f"Which was the day {fact.words}?"
    earlier = {
        law.facts[event].words: str(said[event])
        for event in fact.may_not_precede
        if said.get(event)
    }
    return day(told, law.today, hear, future=fact.future, year=fact.value == "year", after=earlier)
