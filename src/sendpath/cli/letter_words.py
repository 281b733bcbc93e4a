"""The command about what a council's letter must say: of a letter, or of such letters at all."""

from typing import TYPE_CHECKING

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.session import Refused, Session, opened
from sendpath.cli.signpost import nation_in
from sendpath.core.problem import Problem

if TYPE_CHECKING:
    from sendpath.core.decisions import Decision
    from sendpath.core.guides import Nation
    from sendpath.core.letters import Letters

NOTHING_GIVEN = Problem(
    where="FILE",
    value="",
    problem="Neither a letter was given nor what it decides.",
    write="Paste the letter into a text file, and give that: sendpath letter letter.txt. "
    "Or say what the council decided: sendpath letter --reason refuse-assess.",
    blocks=True,
)
BOTH_NATIONS = "england and wales"
"""What letters of both nations name, and what names neither."""


def add_to(app: typer.Typer) -> None:
    """Add this command to the program's own."""
    join(
        app,
        letter,
        "What the council's letter must say.",
        example="letter --reason refuse-assess",
    )


def letter(
    file: rare.LetterFile = None,
    *,
    reason: rare.Reason = None,
    output: Output,
    law: LawOptions,
) -> None:
    """What a letter with a decision must say, and which of it is found in yours by its words."""
    from sendpath.answers.letter_words import Asked
    from sendpath.answers.letter_words import letter as answer
    from sendpath.rulebook.guidebook import read_letters

    session = opened(output, law, letter=True)
    decision = _decision(reason or [], session, alone=file is None)
    known = read_letters(session.book.directory)
    text = _plain(file, session) if file is not None else None
    if text is None and decision is None and not session.problems:
        session.problems.append(NOTHING_GIVEN)
    asked = Asked(decision, text, _nation(text, known) if text else None)
    context = session.context()
    shown = answer(asked, known, context, session.problems)
    finish(
        session,
        {"document": lambda: shown, "page": lazily("pages.letter_words:page", shown, context)},
        uncovered=bool(shown["uncovered"]),
    )


def _decision(reasons: list[str], session: Session, *, alone: bool) -> "Decision | None":
    """Read what the council decided; where nothing else is asked about, it must be readable."""
    from sendpath.intake.choices import read_reason

    decisions = session.book.decisions()
    read = read_reason(reasons, decisions, where="--reason")
    if isinstance(read, Problem):
        session.problems.append(read._replace(blocks=alone))
        return None
    return decisions.reasons[read] if read else None


def _plain(file: str, session: Session) -> str | None:
    """Read a letter, on one line; what is wrong with it joins the problems."""
    from sendpath.intake.letter_words import plain_letter
    from sendpath.sheets.letter_text import letter_text

    read = letter_text(file)
    session.problems.extend(read.problems)
    return None if read.text is None else plain_letter(read.text)


def _nation(letter: str, known: "Letters") -> "Nation | None":
    """Give the nation that a letter names besides England.

    Raises:
        Refused: Nothing in the letter is of the law of England.
    """
    from sendpath.intake.letter_words import found

    nation = nation_in(letter.lower().replace(BOTH_NATIONS, ""))
    if nation is not None and not found(known.england, letter):
        name = nation.names[0]
        raise Refused([Problem("FILE", name, nation.text, nation.signpost(), blocks=True)])
    return nation
