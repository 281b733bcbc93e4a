"""``sendpath ask``: the pathway as a short interview on a terminal."""

import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sendpath.cli.asked_about import TERM, Known, known
from sendpath.cli.choosing import MEANT, Option, pick
from sendpath.cli.options import About, LawOptions, Letter, Output
from sendpath.cli.pathway import Way
from sendpath.cli.questions import BACK, HEAR, Said, Wanted, day, hear, school_terms
from sendpath.cli.session import Refused, opened
from sendpath.cli.stream import speak
from sendpath.core.clauses import Event
from sendpath.core.law import Choice
from sendpath.core.problem import Problem
from sendpath.core.routes import Concern
from sendpath.intake.suggest import meant

AGAIN = "Another day to tell? Put it at its end. Another matter as well? Ask again."
CONCERN, REASON, BORN = "concern", "reason", "born"
ABOUT, HEADING = "What is it about?", "under "


NO_TERMINAL = Problem(
    where="ask",
    value="",
    problem="An interview needs a terminal.",
    write="Use the command it stands for: sendpath pathway; --list shows every concern.",
    blocks=True,
)
ENGLAND = "The law of England only; elsewhere, type Wales, Scotland or Northern Ireland."
NOTHING_ASKED = "Nothing was asked further."


class Answers(NamedTuple):
    """What the interview found out: the concern, the decision, and facts by name."""

    concern: str
    reason: str | None
    told: Mapping[str, Said]


def held_interview(output: Output, law: LawOptions) -> tuple[Way, tuple[str, ...], str]:
    """Ask; give what was found out, the school's terms, and the one command for the same answer.

    Raises:
        Refused: There is no terminal, or the other side has gone.
    """
    session = opened(output, law)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        session.problems.append(NO_TERMINAL)
    session.stop()
    known_ = known(session.book, session.settings.today)
    found = interview(known_, hear)
    if found is None:
        raise Refused([NOTHING_ASKED])
    same = command(found, session.book.choices) + (" --plain" if output.plain else "")
    way = _way(found, session.book.choices)
    return way, _terms(found), f"The same answer again:\n  {same}\n{AGAIN}\n"


def _way(found: Answers, choices: Mapping[str, Choice]) -> Way:
    about = About(reason=[found.reason] if found.reason else None, born=list(_born(found)) or None)
    chosen = {name: [str(found.told[name])] for name in choices if name in found.told}
    about = about._replace(**chosen)  # type: ignore[arg-type]  # a choice has an option of its name
    return Way((found.concern,), Letter(), about, _facts(found, choices))


def command(found: Answers, choices: Mapping[str, Choice]) -> str:
    """Write the one command that gives the same answer."""
    parts = ["sendpath pathway", f"--concern {found.concern}"]
    parts += [f"--reason {found.reason}"] if found.reason else []
    parts += [
        f"{each.option} {found.told[name]}" for name, each in choices.items() if name in found.told
    ]
    parts += [f"--born {born}" for born in _born(found)]
    parts += [f"--term {term}" for term in _terms(found)]
    return " ".join([*parts, *_facts(found, choices)])


def _facts(found: Answers, choices: Mapping[str, Choice]) -> list[str]:
    return [
        f"{event}={day}" for event, day in found.told.items() if event not in (BORN, TERM, *choices)
    ]


def _born(found: Answers) -> tuple[str, ...]:
    return (str(found.told[BORN]),) if BORN in found.told else ()


def _terms(found: Answers) -> tuple[str, ...]:
    told = found.told.get(TERM, ())
    return told if isinstance(told, tuple) else (told,)


def interview(law: Known, hear: HEAR) -> Answers | None:
    """Ask what it is about, and then only what this turns on; ``back`` asks once more.

    What was said before is kept with Enter; None where somebody has gone, or quit.
    """
    speak(f"{ENGLAND} At any question: 'back', 'quit', or '?'.\n")
    said: dict[str, Said] = {}
    kept: dict[str, Said] = {}
    while (question := _next(law, said)) is not None:
        reply = _ask(question, law, said, hear, kept.get(question))
        if reply is None:
            return None
        if reply not in BACK:
            said[question] = kept[question] = reply
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
    if law.is_too_old(said):
        return None
    concern = law.concerns[str(said[CONCERN])]
    wanted = ([REASON] if _reasons(concern) else []) + list(concern.asks)
    return next((each for each in wanted if each not in said and law.is_needed(each, said)), None)


def _reasons(concern: Concern) -> Sequence[str]:
    """Name the decisions to choose from, where the concern leaves that open."""
    return concern.about or (concern.reasons if len(concern.reasons) > 1 else ())


def _concern(law: Known, hear: HEAR, kept: str | None) -> str | None:
    """Ask under which heading it is, and then what it is; own words find it under any heading."""
    concerns = {each.id: Option(each.id, each.words) for each in law.concerns.values()}
    headings = [Option(f"{HEADING}{name}", words) for name, words in law.groups.items()]
    meant_ = _meant({name: each.words for name, each in law.concerns.items()}, "concerns", law)
    while True:
        every = list(concerns.values())
        found = pick(ABOUT, headings, hear, meant=meant_, kept=kept, others=every, aside=law.older)
        if found is None or not found.startswith(HEADING):
            return found
        under = found.removeprefix(HEADING)
        there = [concerns[each.id] for each in law.concerns.values() if each.under == under]
        chosen = pick(law.groups[under], there, hear, meant=meant_, others=list(concerns.values()))
        if chosen not in BACK:
            return chosen


def _meant(known_: Mapping[str, str], group: str, law: Known) -> MEANT:
    return lambda words: meant(words, known_, group, law.own_words).names


def _ask(
    question: str, law: Known, said: Mapping[str, Said], hear: HEAR, kept: Said | None
) -> Said | None:
    before = kept if isinstance(kept, str) and kept else None
    if question == CONCERN:
        return _concern(law, hear, before)
    if question == REASON:
        slugs = _reasons(law.concerns[str(said[CONCERN])])
        each = [law.reasons[slug] for slug in slugs]
        find = _meant({a.slug: a.words for a in each}, "reasons", law)
        options = [Option(a.slug, a.words) for a in each]
        return pick("What was decided?", options, hear, meant=find, kept=before)
    if question in law.choices:
        choice = law.choices[question]
        kinds = [Option(value, words) for value, words in choice.values.items()]
        return pick(choice.question, [*kinds, Option("", "I do not know")], hear, kept=before)
    if question == TERM:
        return school_terms(hear)
    if question == BORN:
        told = "If the child or young person (perhaps you) is 15 or older: on which day born?"
        return day(told, Wanted(law.today, law.oldest), hear, kept=before)
    fact = law.facts[Event(question)]
    told = fact.question or f"Which was the day {fact.words}?"
    year = fact.value == "year"
    return day(
        told,
        Wanted(law.today, law.oldest, fact.future, year, lambda day: law.against(fact, day, said)),
        hear,
        kept=before,
        denied=fact.id in law.closing,
        first=not any(each in law.facts for each in said),
    )
