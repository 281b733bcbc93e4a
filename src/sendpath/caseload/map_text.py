"""A guessed map as a file that a person can read and correct."""

import json
from collections.abc import Iterator

from sendpath.caseload.batch import ALL
from sendpath.caseload.guess import Guessed, Proposal
from sendpath.caseload.seen_columns import Seen
from sendpath.sheets.headings import heading

TOP = """\
# A map of {file}, guessed from its headings and cells. Nothing was answered.
# Correct it, then: sendpath batch {file} --map-file THIS_FILE
# A line reads "Their heading" = "our name", or "Their value" = "ours"; "" tells nothing.
# What follows a # is a remark: take the # away where a line is right, put one where it is wrong.
"""
SHOWN = 40
"""Letters of a value that is shown in a remark."""

HOLDS = {
    "days": "days",
    "years": "years",
    "mixed": "words and days",
    "words": "words or numbers",
    "nothing": "nothing",
}


def map_text(
    guess: Guessed, *, file: str, sheet: str | None, above: int, process: str | None
) -> str:
    """Write a map.

    Args:
        guess: What is proposed.
        file: The table's name.
        sheet: The sheet of a workbook that was looked at, where it has several.
        above: How many rows stand above its headings.
        process: What was said of its rows.
    """
    blocks = [
        TOP.format(file=_remark(file)).rstrip(),
        "\n".join(_general(guess, sheet, above, process)),
        "\n".join(["[columns]", *_columns(guess)]),
        "\n".join(_unread(guess)),
        *("\n".join(_values(each)) for each in guess.columns if each.values),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _general(guess: Guessed, sheet: str | None, above: int, process: str | None) -> Iterator[str]:
    if sheet is not None:
        yield f"sheet = {_text(sheet)}"
    if above:
        yield f"heading_row = {above + 1}"
    if process is not None:
        yield f"process = {_text(process)}"
    elif guess.mixed:
        yield f"process = {_text(ALL)}  # facts beside those of a decision letter are told"
    words = guess.not_told()
    if words:
        yield "# Found in columns of days. Where one tells nothing, keep it in this list:"
        yield f"# not_told = [{', '.join(map(_text, words))}]"


def _columns(guess: Guessed) -> Iterator[str]:
    written: set[str] = set()
    for each in guess.columns:
        name = heading(each.seen.heading)
        if each.ours is None or each.own or name in written:
            continue
        written.add(name)
        about = "; ".join(told for told in (each.words, *_of_days(each.seen)) if told)
        yield f"{_text(each.seen.heading)} = {_text(each.ours)}" + _beside(about)
    own = [each.ours for each in guess.columns if each.own and each.ours]
    if own:
        yield f"# Read as they are called: {', '.join(own)}."


def _of_days(seen: Seen) -> Iterator[str]:
    """Say of a column of days what cannot be read in it."""
    if seen.kind == "nothing":
        yield "its cells are empty"
    if seen.kind not in ("days", "mixed"):
        return
    if seen.days < seen.told:
        yield f"{seen.days} of {seen.told} cells read as a day"
    if seen.order.order != "day-first":
        yield "in some cells the month comes first: those days are doubted"


def _unread(guess: Guessed) -> Iterator[str]:
    """List every column that is not read, so that a person sees them all."""
    left = [each for each in guess.columns if each.ours is None and each.seen.heading.strip()]
    if left:
        yield "# Not read. Where one tells a fact, write its name: sendpath timeline lists them."
    for each in left:
        remark = each.remark or f"holds {HOLDS[each.seen.kind]}"
        yield f'# {_text(each.seen.heading)} = ""{_beside(remark)}'


def _values(proposal: Proposal) -> Iterator[str]:
    yield f"[values.{_text(proposal.seen.heading)}]"
    for each in proposal.values:
        rows = f"{each.rows} row" + ("s" if each.rows != 1 else "")
        if not each.ours:
            yield f'# {_text(each.value)} = ""{_beside(f"{rows}; nothing of ours is near that")}'
        elif each.sure:
            about = f"{rows}: {each.words}" if each.words else rows
            yield f"{_text(each.value)} = {_text(each.ours[0])}{_beside(about)}"
        else:
            other = f"; or {_text(each.ours[1])}" if each.ours[1:] else ""
            yield f"# {_text(each.value)} = {_text(each.ours[0])}{_beside(f'{rows}{other}')}"


def _beside(text: str) -> str:
    return f"  # {_remark(text)}" if text else ""


def _remark(text: str) -> str:
    """Give a text that stays in its line, whatever is in it."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _text(text: str) -> str:
    """Write a text as TOML does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
