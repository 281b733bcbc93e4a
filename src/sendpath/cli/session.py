"""A command's beginning: its settings, its rule book, its calendar, and what was told of a case.

What stands in the way of any answer is raised as ``Refused`` with every problem met so far.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sendpath.cli.options import About, LawOptions, Letter, Output
from sendpath.cli.settings import Settings, read_settings
from sendpath.cli.terms import read_terms_told
from sendpath.core.names import spell, spell_fully
from sendpath.core.problem import Problem, blocked
from sendpath.formats.registry import Needs, formats_for
from sendpath.intake.dates import Unreadable
from sendpath.intake.day_forms import FIRST_DAY
from sendpath.intake.day_refusals import asked_by

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.core.calendar import Calendar
    from sendpath.core.case import Case
    from sendpath.core.decisions import Decision
    from sendpath.core.denials import Denials
    from sendpath.intake.hear import Facts
    from sendpath.intake.remarks import Remark
    from sendpath.intake.written import Ambient
    from sendpath.rulebook.loader import RuleBook

FRIDAY = 5
LARGEST = 10
"""Mebibytes of a calendar file."""

PAGE: tuple[Needs, ...] = ("page", "document")
DATED: tuple[Needs, ...] = ("page", "document", "calendar")


class Refused(Exception):  # noqa: N818 - no fault of the program: the answer is why there is none
    """No answer can be given, and every reason."""

    def __init__(self, problems: Sequence[Problem | str]) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


class Session(NamedTuple):
    """What a command answers with.

    Attributes:
        settings: How to answer.
        book: The rule book.
        calendar: The calendar, with the school's terms that were told.
        problems: Everything that could not be read or used; more is added on the way.
        output: The options of the output, as typed.
        remarks: What was read in another way than it stands.
    """

    settings: Settings
    book: "RuleBook"
    calendar: "Calendar"
    problems: list[Problem]
    output: Output
    remarks: "list[Remark]"

    def context(self, **more: Any) -> "Context":
        """Make ready to answer; see ``context_of`` for what more may be said."""
        from sendpath.answers.context import context_of

        settings = self.settings
        return context_of(
            self.book, self.calendar, settings.today, added=settings.bank_holidays, **more
        )

    @property
    def files_read(self) -> tuple[str, ...]:
        """Say which files were read, where that was asked for."""
        return tuple(f"read: {path}" for path in self.book.files) if self.output.verbose else ()

    def stop(self) -> None:
        """Give no answer where a problem stands in the way of any.

        Raises:
            Refused: One does.
        """
        if blocked(self.problems):
            raise Refused(self.problems)


def opened(
    output: Output,
    law: LawOptions,
    *,
    offers: Sequence[Needs] = PAGE,
    processes: Sequence[str] = (),
    letter: bool = False,
    fail_on: Sequence[str] | None = None,
    term: Sequence[str] | None = None,
) -> Session:
    """Read the settings, the rule book and the calendar.

    Args:
        output: How to answer, as typed.
        law: By which law, as typed.
        offers: What the answer can be written from: it decides the formats of the command.
        processes: The processes whose rules are read; all of them by default.
        letter: Whether those of a decision letter are read instead.
        fail_on: Findings asked for, as typed.
        term: The school's terms, as typed.

    Raises:
        Refused: The rule book cannot be used.
    """
    settings = read_settings(output, law, formats_for(offers), fail_on or ())
    problems = list(settings.problems)
    book = _book(law, processes, problems, letter=letter)
    terms = read_terms_told(term or (), problems)
    calendar = replace(_calendar(law, settings, book, problems), terms=terms)
    return Session(settings, book, calendar, problems, output, [])


def heard(session: Session, letter: Letter, about: About, facts: Sequence[str] | None) -> "Facts":
    """Read everything told about one case; what is wrong with it joins the problems."""
    from sendpath.intake.command_line import inputs_of
    from sendpath.intake.hear import hear

    book = session.book
    inputs, faults = inputs_of(letter.dates(), facts or (), book.law.facts, book.choices)
    inputs = inputs._replace(
        reasons=about.reason or (),
        sections=about.section or (),
        choices=about.choices(book.choices.values()),
        traits=about.traits(),
    )
    ambient = _ambient(session, about)
    read = hear(inputs, ambient, decisions=book.decisions, choices=book.choices)
    session.problems.extend((*faults, *read.problems))
    session.remarks.extend(read.remarks)
    read_day(about.born, "--born", session)
    return read


def beside(session: Session, about: About, told: "Facts", decision: "Decision") -> "Case":
    """Stand what was denied against a decision that was not told, but is meant by what was."""
    from sendpath.intake.chronology import without_contradicted

    ambient = _ambient(session, about)
    case, problems = without_contradicted(told.case, decision, told.denied, ambient)
    session.problems.extend(problems)
    return case


def _ambient(session: Session, about: About) -> "Ambient":
    from sendpath.intake.written import Ambient

    book = session.book
    return Ambient(
        facts=book.law.facts,
        today=session.settings.today,
        planned=about.planned,
        required=book.letter_facts(),
        last=session.calendar.last,
        relative=True,
        denials=_denials(session),
    )


def _denials(session: Session) -> "Denials":
    """Say what shows that something has happened."""
    from sendpath.core.denials import Denials
    from sendpath.core.engine import Engine

    book, engine = session.book, Engine(session.book.law, session.calendar)
    return Denials(engine, book.asked, session.settings.today, engine.letters(book.letter.sent))


def read_day(texts: Sequence[str] | None, where: str, session: Session) -> date | None:
    """Read a day that is no fact of a case; None when it was not told, or cannot be used."""
    if not texts:
        return None
    read = [(text, asked_by(text, told_day(text, where, session))) for text in texts]
    faults = [
        Problem(where, text, day.problem, day.write)
        for text, day in read
        if isinstance(day, Unreadable)
    ]
    days = {day for _, day in read if isinstance(day, date)}
    if len(days) > 1 and not faults:
        told = f"{' and '.join(map(spell, sorted(days)))} were both given."
        faults.append(Problem(where, texts[-1], told, "Give one of them.", blocks=True))
    session.problems.extend(fault for fault in faults if fault not in session.problems)
    return None if faults else days.pop()


def told_day(
    text: str, where: str, session: Session, *, first: date = FIRST_DAY
) -> date | Unreadable:
    """Read one day that somebody tells now; what was read in another way joins the remarks."""
    from sendpath.intake.remarks import remark
    from sendpath.intake.told_dates import read_told_date

    day = read_told_date(text, session.settings.today, first=first)
    said = None if isinstance(day, Unreadable) else remark(where, text, day)
    if said is not None and said not in session.remarks:
        session.remarks.append(said)
    return day


def _book(
    law: LawOptions, processes: Sequence[str], problems: list[Problem], *, letter: bool
) -> "RuleBook":
    """Read the rule book; one under work is checked first, and not used when it is not sound."""
    from sendpath.rulebook.loader import load_rulebook

    root = None if law.rules is None else Path(law.rules)
    if root is not None:
        from sendpath.rulebook.check import check

        faults = check(root)
        problems.extend(faults)
        if faults:
            raise Refused(problems)
    return load_rulebook(root, processes=processes, letter=letter)


def _calendar(
    law: LawOptions, settings: Settings, book: "RuleBook", problems: list[Problem]
) -> "Calendar":
    """Read the calendar, GOV.UK's file in place of ours where one was given."""
    from sendpath.rulebook.calendars import load_calendar

    replacing: dict[date, str] = {}
    if law.calendar is not None:
        replacing = _govuk(law.calendar, book, problems)
    calendar = load_calendar(book, replacing=replacing, extra=settings.bank_holidays)
    problems.extend(_no_holidays(settings.bank_holidays, calendar))
    return calendar


def _govuk(name: str, book: "RuleBook", problems: list[Problem]) -> dict[date, str]:
    """Read GOV.UK's own file of bank holidays."""
    from sendpath.intake.files import Unusable, read_text
    from sendpath.rulebook.calendars import read_govuk

    text = read_text(name, most=LARGEST)
    if isinstance(text, Unusable):
        told = f"'{name}': the file cannot be read ({text.reason})."
        write = "Give a file that is there."
        problems.append(Problem("--calendar", name, told, write, blocks=True))
        return {}
    replacing, faults = read_govuk(text, Path(name), book)
    problems.extend(faults)
    return replacing


def _no_holidays(days: Sequence[date], calendar: "Calendar") -> list[Problem]:
    """Refuse days that can be no bank holidays, and more of them than a year can have."""
    from sendpath.rulebook.calendars import MOST_A_YEAR

    first, last = calendar.first, calendar.last
    told = [
        _no_holiday(
            day.isoformat(),
            f"{spell_fully(day)} is no day that a bank holiday is held on.",
            f"Give a weekday between {first.year} and {last.year}.",
        )
        for day in days
        if day.isoweekday() > FRIDAY or not first <= day <= last
    ]
    added = Counter(day.year for day in set(days))
    return told + [
        _no_holiday(
            str(year), f"{many} bank holidays in {year} were given.", "Give only those new."
        )
        for year, many in sorted(added.items())
        if many > MOST_A_YEAR
    ]


def _no_holiday(value: str, problem: str, write: str) -> Problem:
    return Problem("--bank-holiday", value, problem, write, blocks=True)
