"""``sendpath ask``: the pathway as a short interview on a terminal."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sendpath.cli import dated
from sendpath.cli.pathway import Way
from sendpath.cli.pathway import run as answer
from sendpath.cli.settings import Asked, load_book, read_settings
from sendpath.cli.stream import Result, speak
from sendpath.cli.told import Told
from sendpath.cli.whom import AboutWhom
from sendpath.core.clauses import Event
from sendpath.core.decisions import Decision
from sendpath.core.law import Choice, Fact
from sendpath.core.names import printable, spell, spell_fully
from sendpath.core.problem import Problem
from sendpath.core.routes import Concern
from sendpath.intake.choices import held, nearest
from sendpath.intake.dates import Unreadable, read_date, read_year
from sendpath.intake.terms import SPAN, read_span
from sendpath.rulebook.guidebook import read_concerns

if TYPE_CHECKING:
    from sendpath.rulebook.loader import RuleBook

HEAR = Callable[[str], str | None]
"""Asks one thing, and gives what was typed; None when the other side has gone."""

NO = frozenset({"", "no", "none", "never", "not yet", "n", "-", "dont know", "don't know", "?",
                "i do not know", "not sure"})  # fmt: skip
"""What people type who have no such day."""

YES = frozenset({"yes", "y", "yes I have", "yeah"})
UNSURE = ("not sure", "i don't know", "i dont know", "i do not know", "don't know", "dont know")
"""How sentences begin of people who do not know."""

BACK = frozenset({"back", "b", "go back", "<"})
"""What people type who want the question before once more."""

LETTER = ("decision-dated", "decision-sent")
EXCLUSION = ("exclusion-began", "exclusion-notice-received", "governors-decision-given",
             "exclusion-claim-determined")  # fmt: skip
NEEDS = {
    **dict.fromkeys(("adviser-contacted", "certificate-issued", "appeal-lodged"), LETTER),
    "decision-sent": ("decision-dated",),
    "term": EXCLUSION,
}
"""Without one of these, the question tells nothing: a certificate without its letter."""

OLDEST = "1990-01-01"
"""No fact of a case that is still alive is older, and nobody under 26 was born earlier."""

CONCERN, REASON, BORN, TERM = "concern", "reason", "born", "term"
NEAR = 0.2
"""How like a choice somebody's words must be for it to be offered."""

Said = str | tuple[str, ...]
"""What was answered: a name, a day, nothing; of terms, each one."""


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


class Option(NamedTuple):
    """One thing to choose: what it stands for, its words, and other words for it."""

    value: str
    words: str
    also: Sequence[str] = ()
    group: str = ""


def run(asked: Asked) -> Result:
    """Ask, answer, and end with the one command that gives the same answer."""
    settings = read_settings(asked)
    problems: list[Problem] = list(settings.problems)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        problems.append(Problem(
            where="ask", value="", blocks=True, problem="An interview needs a terminal.",
            write="Use the command it stands for: sendpath pathway; --list shows every concern.",
        ))  # fmt: skip
    book = None if problems else load_book(asked, ("",), problems)
    if book is None:
        return dated.refused(problems)
    heard = interview(known(book, settings.today), _hear)
    if heard is None:
        return Result(messages=("Nothing was asked further.",), code=2)
    told = Told(
        dates={}, facts=_facts(heard, book.choices),
        reasons=(heard.reason,) if heard.reason else (),
        choices={name: (str(heard.told[name]),) for name in book.choices if name in heard.told},
    )  # fmt: skip
    way = Way((heard.concern,), term=_terms(heard), whom=AboutWhom(_born(heard)))
    result = answer(way, told, asked)
    same = command(heard, book.choices)
    again = (
        f"The same answer again: {same}\nAnother day to tell? Put it at its end, or ask again.\n"
    )
    return result._replace(text=f"{result.text}\n{again}")


def known(book: "RuleBook", today: date) -> Known:
    """Gather what an interview asks about."""
    return Known(read_concerns(book.directory), book.groups, book.decisions().reasons,
                 book.law.facts, book.choices, today)  # fmt: skip


def command(heard: Answers, choices: Mapping[str, Choice]) -> str:
    """Write the one command that gives the same answer."""
    parts = ["sendpath pathway", f"--concern {heard.concern}"]
    parts += [f"--reason {heard.reason}"] if heard.reason else []
    parts += [f"{each.option} {heard.told[name]}" for name, each in choices.items()
              if name in heard.told]  # fmt: skip
    parts += [f"--born {born}" for born in _born(heard)]
    parts += [f"--term {term}" for term in _terms(heard)]
    return " ".join([*parts, *_facts(heard, choices)])


def _facts(heard: Answers, choices: Mapping[str, Choice]) -> list[str]:
    return [f"{event}={day}" for event, day in heard.told.items()
            if event not in (BORN, TERM, *choices)]  # fmt: skip


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
            said.popitem()
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


def _ask(question: str, law: Known, said: Mapping[str, Said], hear: HEAR) -> Said | None:
    if question == CONCERN:
        return _pick("What is it about?", [
            Option(each.id, each.words, each.also, law.groups[each.under])
            for each in law.concerns.values()
        ], hear)  # fmt: skip
    if question == REASON:
        slugs = _reasons(law.concerns[str(said[CONCERN])])
        each = [law.reasons[slug] for slug in slugs]
        return _pick("What was decided?", [Option(a.slug, a.words, a.also) for a in each], hear)
    if question in law.choices:
        choice = law.choices[question]
        kinds = [Option(value, words) for value, words in choice.values.items()]
        return _pick(choice.question, [*kinds, Option("", "I do not know")], hear)
    if question == TERM:
        return _school_terms(hear)
    if question == BORN:
        told = "If the child or young person (perhaps you) is 15 or older: on which day born?"
        return _day(told, law.today, hear)
    fact = law.facts[Event(question)]
    told = fact.question or f"Which was the day {fact.words}?"
    earlier = {law.facts[event].words: str(said[event]) for event in fact.may_not_precede
               if said.get(event)}  # fmt: skip
    return _day(told, law.today, hear, future=fact.future, year=fact.value == "year",
                after=earlier)  # fmt: skip


def _pick(question: str, options: Sequence[Option], hear: HEAR) -> str | None:
    """Let somebody choose by number, as often as it takes; words find the nearest numbers."""
    speak(f"{question}\n")
    for number, option in enumerate(options, 1):
        if option.group and (number == 1 or option.group != options[number - 2].group):
            speak(f" {option.group}\n")
        speak(f"  {number}. {option.words}\n")
    for typed in _tries(f"Type a number from 1 to {len(options)}: ", hear):
        told = typed.rstrip(".").lower()
        if told in BACK:
            return told
        if told.isascii() and told.isdecimal() and 0 < int(told) <= len(options):
            speak(f"  {options[int(told) - 1].words}\n")
            return options[int(told) - 1].value
        speak(_not_there(typed, options))
    return None


def _not_there(typed: str, options: Sequence[Option]) -> str:
    """Offer what comes nearest to somebody's own words; none is chosen."""
    phrases = {str(number): ("", option.words, *option.also)
               for number, option in enumerate(options, 1)}  # fmt: skip
    whole = {number: held(typed, phrases[number][1:]) for number in phrases}
    most = max(whole.values(), default=0)
    near = [number for number in phrases if most and whole[number] == most][:4]
    near = near or nearest(typed.lower(), phrases, at_least=NEAR)
    if not near:
        return f"'{printable(typed)}' is not one of them. Type only the number, for example 2.\n"
    offers = "".join(f"  {number}. {options[int(number) - 1].words}\n" for number in near)
    return f"By '{printable(typed)}', did you mean one of these? Then type its number.\n{offers}"


def _day(
    question: str,
    today: date,
    hear: HEAR,
    *,
    future: bool = False,
    year: bool = False,
    after: Mapping[str, str] = MappingProxyType({}),
) -> str | None:
    """Ask for one day; an empty line, or a no, means that there is none, or it is not known.

    It may not be earlier than any day of ``after``, each by its words.
    """
    sample = "2027" if year else "5/1/2026"
    for told in _tries(f"{question} (for example {sample}; only Enter if there is none) ", hear):
        if told.lower() in BACK:
            return told.lower()
        if told.lower() in YES:
            speak("Then type the day itself, for example 5/1/2026.\n")
            continue
        if told.lower() in NO or told.lower().startswith(UNSURE):
            speak("  not told\n")
            return ""
        day = read_year(told) if year else read_date(told)
        if isinstance(day, Unreadable):
            speak(f"{day.problem} {day.write} Or press only Enter.\n")
        elif day > today and not future:
            speak(f"{spell_fully(day)} is still to come. Press only Enter until it has happened.\n")
        elif early := [words for words, other in after.items() if day.isoformat() < other]:
            speak(f"{spell_fully(day)} is earlier than the day {early[0]}. Check both; 'back' "
                  "changes the one before. Or press only Enter.\n")  # fmt: skip
        elif day.isoformat() < OLDEST:
            speak(f"{spell_fully(day)} is too long ago. Check the year. Or press only Enter.\n")
        else:
            speak(f"  {day.year if year else spell_fully(day)}\n")
            return str(day.year) if year else day.isoformat()
    return None


def _school_terms(hear: HEAR) -> Said | None:
    """Ask for a school's terms, one after the other, until there are no more."""
    speak("These are school days: when does the school hold its terms and half terms?\n")
    terms: list[str] = []
    prompt = "First and last day of one, for example 3/9/2026 to 23/10/2026 (only Enter: no more) "
    for told in _tries(prompt, hear):
        if told.lower() in BACK and terms:
            speak(f"  taken back: {terms.pop()}\n")
            continue
        if told.lower() in BACK:
            return told.lower()
        if told.lower() in NO:
            return tuple(terms)
        read = read_span(told.replace(" to ", SPAN), where="this term")
        for problem in read.problems:
            speak(f"{problem.problem} {problem.write} Or press only Enter.\n")
        for first, last in read.terms:
            speak(f"  from {spell(first)} to {spell(last)}\n")
            terms.append(f"{first.isoformat()}{SPAN}{last.isoformat()}")
    return None


def _tries(prompt: str, hear: HEAR) -> Iterator[str]:
    """Ask again and again, until the other side has gone."""
    while (told := hear(prompt)) is not None:
        yield told.strip()


def _hear(prompt: str) -> str | None:
    speak(prompt)
    line = sys.stdin.readline()
    return line or None
