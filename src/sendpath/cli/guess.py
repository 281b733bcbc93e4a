"""``sendpath batch --guess``: a map of somebody's table is proposed, and nothing is answered."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sendpath.cli.options import LawOptions, Output
from sendpath.cli.processes import unknown_process
from sendpath.cli.session import Refused, opened
from sendpath.cli.stream import Result, deliver
from sendpath.cli.writing import write_whole
from sendpath.core.names import printable
from sendpath.core.problem import Problem
from sendpath.formats.registry import FORMATS

if TYPE_CHECKING:
    from sendpath.answers.context import Context
    from sendpath.columns.proposals import Guessed
    from sendpath.sheets.headings import Names
    from sendpath.sheets.maps import SheetMap
    from sendpath.sheets.sheet import Sheet

MOST = 30
"""Other sheets of a workbook that are looked at."""

ONE_ROW = "One case stands on several rows here: put each case on one row first, see its map."
"""Said of a sheet of which each row is one event."""

NAMED = 5
"""Columns, and values of one, that are named where a person has to say what they mean."""

OTHERS = frozenset(
    each.ending for each in FORMATS.values() if each.ending is not None and each.ending != ".txt"
)
"""How the names of files end that hold something else than a map."""


def propose(
    file: str,
    told: "SheetMap",
    problems: list[Problem],
    output: Output,
    law: LawOptions,
    *,
    unused: Iterable[str],
) -> NoReturn:
    """Write a map file for a table, for a person to correct.

    Args:
        file: The table, or ``-``.
        told: What is said of it already.
        problems: What is wrong with that.
        output: How to answer; a file that is named gets the map.
        law: By which law.
        unused: Options that were told of an answer; there is none.
    """
    from sendpath.caseload.ready import ALL, Batch, names_of
    from sendpath.sheets.sheet import Unread
    from sendpath.sheets.source import is_same, unreadable
    from sendpath.sheets.source import opened as source_of

    named = output.output if output.output != "-" and (output.output or "").strip() else None
    target = None if named is None else Path(named)
    plain = output._replace(output=None if named else output.output, format=None, plain=False)
    session = opened(plain, law, offers=("sheet", "rows"), term=told.terms)
    session.problems.extend(problems)
    session.problems.extend(_unheeded(output, target, unused))
    process = None if told.process is None else told.process.strip().lower()
    if process not in (None, ALL, *session.book.processes):
        session.problems.append(unknown_process(process or "", session.book))
    if target is not None and is_same(file, target):
        wrong = "that is the file that is read."
        write = "Give another name, so that yours stays."
        session.problems.append(Problem("--output", str(target), wrong, write, blocks=True))
    elif target is not None and target.is_file():
        wrong = "there is such a file already, and somebody may have corrected it."
        write = "Give another name, or move that file away."
        session.problems.append(Problem("--output", str(target), wrong, write, blocks=True))
    session.stop()
    context = session.context()
    with ExitStack() as stack:
        try:
            names = names_of(Batch(told=told), context)
            sheet = source_of(file, stack, names, sheet=told.sheet)
            if isinstance(sheet, list):
                raise Refused(sheet)
            guess = _guess(sheet, context, told)
            others = _others(file, sheet, names, context)
            joint: Sheet | str = ""
            if others and told.sheet is None and told.heading_row is None:
                joint = _joint(file, others, names, context, stack)
            why = joint if isinstance(joint, str) else ""
            if not isinstance(joint, str):
                sheet, guess, others = joint, _guess(joint, context, told), []
            text = _text(file, sheet, told, guess, others=others, why=why, context=context)
        except (UnicodeDecodeError, Unread, csv.Error) as error:
            raise Refused([unreadable(file, error)]) from None
    fault = None if target is None else write_whole(target, text)
    if fault is not None:
        raise Refused([fault])
    said = (*session.settings.remarks, *sheet.said)
    said += (_written(guess, target),) if target is not None else ()
    said += (ONE_ROW,) if guess.event else ()
    said += tuple(_behind(guess, told))
    said = (() if output.quiet else said) + session.files_read
    deliver(Result(text="" if target else text, messages=said))


def _unheeded(output: Output, target: Path | None, unused: Iterable[str]) -> Iterator[Problem]:
    """Refuse what was told of an answer, each by its name: there is only a map."""
    formats = {"--format": output.format is not None, "--plain": output.plain}
    for option in (*unused, *(name for name, is_told in formats.items() if is_told)):
        told = "with --guess a map is proposed, and nothing is answered."
        yield Problem(option, "", told, "Leave out the one or the other.", blocks=True)
    if target is not None and target.suffix.lower() in OTHERS:
        told = f"a map is a file of TOML, and '{target}' is named as another."
        yield Problem("--output", str(target), told, "End its name in .toml.", blocks=True)


def _guess(sheet: "Sheet", context: "Context", told: "SheetMap | None" = None) -> "Guessed":
    """Guess what each column of a sheet tells."""
    from sendpath.columns.guess import guessed
    from sendpath.columns.proposals import all_of
    from sendpath.columns.seen_columns import seen_in
    from sendpath.sheets.maps import NO_MAP

    oldest, said = context.book.oldest_fact, told or NO_MAP
    tables = ((part, guessed(seen_in(part, oldest), context, said)) for part in sheet.parts())
    return all_of(_with_event(part, made, said) for part, made in tables)


def _with_event(part: "Sheet", made: "Guessed", said: "SheetMap") -> "Guessed":
    """Note whether each row of a table is one event of a case."""
    from sendpath.caseload.case_names import naming_place, place_of
    from sendpath.columns.event_rows import kind_of_event

    heads = [each.seen.heading for each in made.columns]
    at = naming_place(heads) if said.case is None else place_of(heads, said.case)
    return made._replace(event=kind_of_event(part, made.columns, at))


def _others(file: str, sheet: "Sheet", names: "Names", context: "Context") -> list[str]:
    """Give the other sheets of a workbook that name facts as well."""
    from sendpath.sheets.source import opened as source_of

    named = []
    for name in sheet.grid.others[:MOST] if sheet.grid is not None and file != "-" else ():
        with ExitStack() as stack:
            other = source_of(file, stack, names._replace(row=None), sheet=name)
            if not isinstance(other, list) and _tells_a_day(_guess(other, context), context):
                named.append(name)
    return named


def _joint(
    file: str, others: Sequence[str], names: "Names", context: "Context", stack: ExitStack
) -> "Sheet | str":
    """Give all sheets of a workbook for one map; or say why each needs its own, if it does."""
    from sendpath.columns.one_map import why_apart
    from sendpath.rulebook.headings import read_headings
    from sendpath.sheets.grid import BookSheet
    from sendpath.sheets.maps import EVERY
    from sendpath.sheets.source import opened as source_of

    every = source_of(file, stack, names, sheet=EVERY)
    if not isinstance(every, BookSheet):
        return ""
    tables = {each.grid.name: _guess(each, context) for each in every.sheets}
    if not {*others} < tables.keys():
        return ""
    return why_apart(tables, read_headings(context.book.directory)) or every


def _tells_a_day(guess: "Guessed", context: "Context") -> bool:
    from sendpath.columns.sheet_columns import named

    days = named(context.book.law.facts)
    return any(each.ours in days and each.seen.told for each in guess.columns)


def _text(
    file: str,
    sheet: "Sheet",
    told: "SheetMap",
    guess: "Guessed",
    *,
    others: list[str],
    why: str = "",
    context: "Context",
) -> str:
    """Write a map of what was guessed."""
    from sendpath.caseload.map_text import map_text
    from sendpath.sheets.grid import BookSheet
    from sendpath.sheets.maps import EVERY

    whole = isinstance(sheet, BookSheet)  # whose tables have their headings in rows of their own
    named = sheet.grid.name if sheet.grid is not None and sheet.grid.others else None
    return map_text(
        guess,
        file=Path(file).name if file != "-" else file,
        sheet=EVERY if whole else named,
        others=others,
        why=why,
        together=[each.grid.name for each in sheet.sheets] if isinstance(sheet, BookSheet) else [],
        above=0 if whole else sheet.above,
        said=told,
        facts=_common(context),
    )


def _common(context: "Context") -> dict[str, str]:
    """Give the facts that people have columns for, by what we call them, with their words."""
    from sendpath.columns.sheet_columns import column_named
    from sendpath.core.clauses import Event
    from sendpath.rulebook.headings import read_headings

    facts, book = context.book.law.facts, context.book
    told = (facts.get(Event(name)) for name in read_headings(book.directory).headings)
    named = {column_named(fact): fact.words for fact in told if fact and not fact.refused}
    named["reason"] = "what was decided or is in dispute (can-appeal --list)"
    named["section"] = f"in dispute: {', '.join(book.decisions().sections)}"
    choices = {name: ", ".join(each.values) for name, each in book.choices.items()}
    return {**named, **choices}


def _written(guess: "Guessed", target: Path) -> str:
    """Say what came of it."""
    if guess.event:
        return f"Map written to {target}: it says why no list can be made of this sheet."
    known, among = guess.understood()
    return (
        f"Map written to {target}: {known} of {among} columns understood; "
        "correct the lines marked #, and check the others."
    )


def _behind(guess: "Guessed", told: "SheetMap") -> Iterator[str]:
    """Name the values that no line of the map reads before a person says what they mean."""
    waiting = guess.waiting(told.not_told)
    columns = [f"{printable(name)}: {_first(values)}" for name, values in waiting.items()]
    rest = [f"and in {len(columns) - NAMED} more columns"] if len(columns) > NAMED else []
    if columns:
        shown = "; ".join([*columns[:NAMED], *rest])
        yield f"Behind a # until you say what they mean: {shown}."


def _first(values: Sequence[str]) -> str:
    more = f" and {len(values) - NAMED} more" if len(values) > NAMED else ""
    shown = [f"'{printable(each)}'" for each in values[:NAMED]]
    return f"{', '.join(shown)}{more}"
