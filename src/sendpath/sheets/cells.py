"""The cells of one sheet: surveyed first, then read.

The reader (calamine) is given a workbook that was made anew from the few parts it needs, as they
were unpacked and measured here. So it cannot see another file than the one that was judged.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import time
from io import BytesIO
from itertools import chain
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from sendpath.sheets.container import MEGABYTE, TOO_MUCH, Container
from sendpath.sheets.glance import glance
from sendpath.sheets.negatives import negatives
from sendpath.sheets.parts import PLACES, ROOT, STYLES, TEXTS, WORKBOOK, SheetPart, text_lengths
from sendpath.sheets.refusals import TABLE, damaged, refused
from sendpath.sheets.survey import Place, Survey, TextCount, TooFarError, reference
from sendpath.sheets.values import Value

MOST_TEXT = 64 * MEGABYTE
"""Characters of all texts that a sheet shows. One text of the workbook can stand in many cells."""

LARGE = 32 * MEGABYTE
"""Bytes of a sheet from which on it is packed again, so that it takes less memory."""

Rows = list[list[Value]]


class Cells(NamedTuple):
    """What was read of a sheet.

    Attributes:
        rows: Its cells from A1, without empty rows and columns at its end.
        unstored: The cells that hold a formula and no result, by name; its text stands in them.
        merged: The merged cells whose one day or number was read for each of their rows.
        formulas: How many cells hold a formula.
    """

    rows: Sequence[Sequence[Value]]
    unstored: Sequence[str] = ()
    merged: Sequence[str] = ()
    formulas: int = 0


def cells_of(container: Container, sheet: SheetPart) -> Cells:
    """Read the cells of a sheet."""
    survey, file = _surveyed(container, sheet)
    if not survey.rows:
        return Cells([])
    if survey.texts:
        _texts_are_bounded(container, sheet, survey)
    rows = _read(container, sheet, file)
    if time in {*map(type, chain.from_iterable(rows))}:
        pieces = container.pieces(container.parts[sheet.part.lower()])
        for (row, column), number in negatives(pieces).items():
            if rows[row - 1][column - 1].__class__ is time:
                rows[row - 1][column - 1] = number
    for place, text in {**survey.errors, **survey.unstored}.items():
        _put(rows, place, text)
    merged = [span for span in survey.merged if _repeated(rows, *span)]
    return Cells(
        trimmed(rows),
        [reference(*place) for place in survey.unstored],
        [f"{reference(*first)}:{reference(*last)}" for first, last in merged],
        survey.formulas,
    )


def _put(rows: Rows, place: Place, text: str) -> None:
    """Let a text stand in a cell, also in one that the reader left out."""
    row, column = place
    width = max(len(rows[0]) if rows else 0, column)
    if len(rows) < row or (rows and len(rows[0]) < width):
        rows += [[] for _ in range(row - len(rows))]
        for each in rows:
            each.extend([""] * (width - len(each)))
    rows[row - 1][column - 1] = text


def _repeated(rows: Rows, first: Place, last: Place) -> bool:
    """Let what merged rows of one column show stand in each, where that is a day or a number."""
    (top, column), (bottom, right) = first, last
    if column != right or bottom <= top or not 0 < top <= len(rows) or column > len(rows[0]):
        return False
    shown = rows[top - 1][column - 1]
    under = [row for row in rows[top:bottom] if row[column - 1] == ""]
    if isinstance(shown, str) or not under:
        return False
    for row in under:
        row[column - 1] = shown
    return True


def _surveyed(container: Container, sheet: SheetPart) -> tuple[Survey, BytesIO]:
    """Walk through a sheet, and make the workbook that the reader is given."""
    survey, made = Survey(), BytesIO()
    with ZipFile(made, "w", compresslevel=1) as parts:
        for name in (ROOT, WORKBOOK, PLACES, STYLES, TEXTS):
            if content := container.whole(name):
                parts.writestr(name, content)
        entry = container.parts[sheet.part.lower()]
        is_large = entry.file_size > LARGE
        parts.compression = ZIP_DEFLATED if is_large else ZIP_STORED
        try:
            with parts.open(sheet.part, "w") as copy:
                pieces = container.pieces(entry)
                for piece in pieces if is_large else _glanced(pieces, survey):
                    survey.feed(piece)
                    copy.write(piece)
                survey.feed(b"", last=True)
        except TooFarError as far:
            told = f"cannot be read: its sheet '{sheet.name}' reaches {far}."
            write = f"Delete what stands far from the table, and save. Or: {TABLE}"
            raise refused(container.name, told, write) from far
    made.seek(0)
    return survey, made


def _glanced(pieces: Iterable[bytes], survey: Survey) -> Sequence[bytes]:
    """Give the pieces of a sheet; where it is plain and near throughout, none is walked through."""
    whole = [*pieces]
    if seen := glance(b"".join(whole)):
        survey.know(*seen)
    return whole


def _texts_are_bounded(container: Container, sheet: SheetPart, survey: Survey) -> None:
    """Refuse a sheet that shows long texts so often that they would fill the memory."""
    longest = max(map(len, container.whole(TEXTS).split(b"</si>")))
    if longest * survey.texts <= MOST_TEXT:
        return
    lengths = text_lengths(container)
    if max(lengths, default=0) * survey.texts <= MOST_TEXT:
        return
    count = TextCount(lengths)
    for piece in container.pieces(container.parts[sheet.part.lower()]):
        count.feed(piece)
        if count.characters > MOST_TEXT:
            raise refused(container.name, f"{TOO_MUCH} (the texts of '{sheet.name}').", TABLE)


def _read(container: Container, sheet: SheetPart, file: BytesIO) -> Rows:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only for workbooks

    def rows() -> Rows:
        with CalamineWorkbook.from_filelike(file) as book:
            return book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)

    return _guarded(container.name, rows)


def _guarded(name: str, read: Callable[[], Rows]) -> Rows:
    """Read; what the reader finds wrong, or stumbles over, is a damaged workbook."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise damaged(name, error) from error


def trimmed(rows: Rows) -> Rows:
    """Leave out the empty rows and columns at the end."""
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    width = len(rows[0]) if rows else 0
    while width and all(row[width - 1] == "" for row in rows):
        width -= 1
    return [row[:width] for row in rows] if rows and width < len(rows[0]) else rows
