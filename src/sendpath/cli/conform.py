"""``sendpath conform``: the vectors of the law, put to any program, and its score."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.session import PAGE, Refused, Session, opened
from sendpath.cli.stream import Result, deliver, written
from sendpath.cli.writing import write_lines
from sendpath.core.names import any_of
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.answers.vectors import Vector
    from sendpath.trial.program import Heard

LIMIT = 60.0
LONGEST = 3600.0
"""Seconds."""

MEANT = "Give one of --cmd PROGRAM, --print, --list and --answer."


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    join(
        app,
        conform,
        "The vectors of the law, put to any program: its score.",
        example="conform --cmd 'sendpath conform --answer'",
    )


def conform(
    *,
    cmd: rare.Program = None,
    group: rare.Group = None,
    limit: rare.Limit = None,
    print_: rare.Print = False,
    every: rare.Groups = False,
    answer: rare.AnswerVectors = False,
    output: Output,
    law: LawOptions,
) -> None:
    """The vectors of the law, put to any program, and its score.

    A program reads one question a line and writes one answer a line: docs/conformance.md.
    """
    rows = print_ or answer
    session = opened(output, law, offers=("rows",) if rows else PAGE)
    if [cmd is not None, print_, every, answer].count(True) != 1:
        told = "what to do was not said, or more than one thing."
        session.problems.append(Problem("conform", "", told, MEANT, blocks=True))
    groups = _groups(group or (), session.problems)
    seconds = _seconds(limit, session.problems)
    words = [] if cmd is None else _words(cmd, session.problems)
    session.stop()
    if print_:
        _print(session, groups)
    elif answer:
        _answer(session)
    elif every:
        _list(session, groups)
    else:
        _score(session, groups, cmd or "", words, seconds)


def _groups(told: Sequence[str], problems: list[Problem]) -> list[str]:
    from sendpath.trial.vectors import group_names

    known = group_names()
    for each in told:
        if each not in known:
            write = f"Write {any_of(known)}."
            problems.append(
                Problem("--group", each, f"'{each}' is not a group.", write, blocks=True)
            )
    return [each for each in known if each in told]


def _seconds(told: str | None, problems: list[Problem]) -> float:
    try:
        seconds = LIMIT if told is None else float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST:
        wrong = f"'{told}' is no number of seconds."
        write = f"Write a number up to {LONGEST:.0f}, for example 60."
        problems.append(Problem("--limit", told or "", wrong, write, blocks=True))
    return seconds


def _words(
    told: str, problems: list[Problem], *, windows: bool = sys.platform == "win32"
) -> list[str]:
    """Take a command apart, as the shell of the machine would, and without one."""
    import shlex

    try:
        words = shlex.split(told, posix=not windows)
    except ValueError:
        words = []
    if not words:
        wrong = f"'{told}' is no command: a program and its words."
        write = 'Write it as "python mine.py"; close what is quoted.'
        problems.append(Problem("--cmd", told, wrong, write, blocks=True))
    return [_unquoted(each) for each in words] if windows else words


def _unquoted(word: str) -> str:
    """Take off the marks that stay where backslashes are left alone."""
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word


def _print(session: Session, groups: Sequence[str]) -> NoReturn:
    from sendpath.trial.vectors import read_lines

    lines = (f"{line}\n" for line in read_lines(groups))
    _wrote(write_lines(lines, session.settings.output), session)


def _answer(session: Session) -> NoReturn:
    """Answer questions as they come, each at once."""
    from functools import cache

    from sendpath.answers.own_answer import own_answer
    from sendpath.trial.questions import read_questions

    context, decisions = session.context(), cache(session.book.decisions)
    if sys.stdin is None:  # closed before we began
        deliver(Result())
    questions = read_questions(sys.stdin.buffer)
    answers = (own_answer(each, context, decisions) for each in questions)
    _wrote(write_lines(_promptly(answers), session.settings.output), session)


def _promptly(answers: Iterator[dict[str, object]]) -> Iterator[str]:
    """Write each answer as a line, and send it before the next question is read."""
    from sendpath.trial.questions import as_line

    for each in answers:
        yield as_line(each)
        if sys.stdout is not None:
            sys.stdout.flush()


def _wrote(fault: Problem | None, session: Session) -> NoReturn:
    if fault is not None:
        raise Refused([fault])
    deliver(Result(messages=written(session.settings.output)))


def _list(session: Session, groups: Sequence[str]) -> NoReturn:
    from sendpath.answers.conform import vector_groups
    from sendpath.trial.vectors import group_words, read_vectors

    shown = vector_groups(read_vectors(groups), group_words(), session.book)
    finish(session, {"document": lambda: shown, "page": lazily("pages.conform:groups_page", shown)})


def _score(
    session: Session, groups: Sequence[str], command: str, words: Sequence[str], seconds: float
) -> NoReturn:
    from sendpath.answers.conform import conform as score
    from sendpath.answers.conform import conforms
    from sendpath.trial.program import program_view
    from sendpath.trial.vectors import group_words, read_vectors

    vectors = read_vectors(groups)
    heard = _heard(vectors, command, words, seconds)
    program = program_view(command, heard)
    shown = score(vectors, heard.replies.answers, program, group_words(), session.book)
    finish(
        session,
        {"document": lambda: shown, "page": lazily("pages.conform:conform_page", shown)},
        found=not conforms(shown["total"]),
    )


def _heard(
    vectors: "Sequence[Vector]", command: str, words: Sequence[str], seconds: float
) -> "Heard":
    """Put the questions to the program.

    Raises:
        Refused: It cannot be started.
    """
    from sendpath.answers.vectors import question_of
    from sendpath.trial.program import ask_program
    from sendpath.trial.questions import as_line

    questions = [as_line(question_of(each)) for each in vectors]
    try:
        return ask_program(words, questions, [each["id"] for each in vectors], limit=seconds)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it is not the name of a program").lower()
        wrong = f"'{words[0]}' cannot be started ({reason})."
        write = "Give a program that is there, with its folder if need be."
        raise Refused([Problem("--cmd", command, wrong, write, blocks=True)]) from None
