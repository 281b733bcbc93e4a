"""What is said of a caseload once it was answered: its problems, and what was passed over."""

from collections.abc import Mapping, Sequence

from sendpath.caseload.case_names import naming_place
from sendpath.caseload.parted_cases import parted_over, parted_said
from sendpath.caseload.table import Table
from sendpath.caseload.tally import TOLD, Kind, Readings, Tally, in_all_columns
from sendpath.columns.found_columns import GUESS
from sendpath.columns.sheet_columns import Columns, column_named
from sendpath.core.names import printable
from sendpath.core.problem import Problem
from sendpath.intake.day_refusals import FORMULA
from sendpath.intake.remarks import Way

READ_AS: Mapping[Way, str] = {
    "nothing": "Cells that hold a spreadsheet's empty date, which is not told",
    "done": "Cells that say that it was done, and not when: that is not asked, and no day runs "
    "from it",
    "number": "Days read from a spreadsheet's number of days",
    "clock": "Times by another clock, read as the day that it was in England",
    "form": "Days read from a form that is not usual",
}
"""What is said of cells that were read in another way than they stand."""


def told_of(
    tables: Sequence[Table], *, doubts: Sequence[Problem], formulas: int, lettered: bool
) -> list[str]:
    """Say of a caseload that was answered what is wrong in it, and what was passed over.

    Args:
        tables: Its tables, with what came up in all of them.
        doubts: What is wrong with whole columns.
        formulas: Cells in it that a spreadsheet would run, and that were not guarded.
        lettered: Whether its rows may be about a decision letter.
    """
    tally = tables[0].tally
    told = [str(problem) for problem in doubts]
    named = any(table.names_formulas for table in tables)
    every = in_all_columns(tally.kinds)
    kinds = [each for each in every if not (named and _is_formula(each))][:TOLD]
    told += map(str, kinds)
    known = sum(kind.count for kind in every if named and _is_formula(kind))
    rest = tally.problems - known - sum(kind.count for kind in kinds)
    if rest:
        told.append(f"... and {rest} more, each in its row.")
    if tally.uncovered:
        told.append(
            f"Rows with a day that is not covered: {tally.uncovered}. It is before the rules start "
            "or beyond every calendar: check the year."
        )
    told += [_read_as(way, tally.ways[way]) for way in READ_AS if way in tally.ways]
    for table in tables:
        told += [entitled(table, each) for each in _of_columns(table, lettered=lettered)]
    if formulas:
        told.append(
            f"Cells that begin like a formula, which a spreadsheet would run: {formulas}. "
            "They were left as they are; --inert guards them."
        )
    told += filter(None, [parted_over([table.cases for table in tables])])
    told += map(str, [*tally.lacking.values()][:TOLD])
    if tally.empty:
        which = ", ".join(tally.silent)
        more = " and others" if tally.empty > len(tally.silent) else ""
        unread = dict.fromkeys(name for table in tables for name in _unread(table.columns))
        told.append(
            f"Rows that tell no day: {tally.empty} (row {which}{more}). Columns not read: "
            f"{', '.join(unread) or 'none'}."
        )
    if tally.below:
        shown = "; ".join(f"row {number} ('{text}')" for number, text in tally.footers)
        more = " and others" if tally.below > len(tally.footers) else ""
        told.append(
            "Lines that hold no case (totals, titles, notes), left as they are: "
            f"{tally.below}. {shown}{more}."
        )
    if tally.left_out:
        which = ", ".join(tally.left)
        more = " and others" if tally.left_out > len(tally.left) else ""
        told.append(
            f"Rows left out, as the map says: {tally.left_out} (row {which}{more}).{_open(tally)}"
        )
    if tally.idle:
        told.append(
            f"Rows that tell only facts of other processes: {tally.idle}. They "
            "were left as they are; --process all asks every process."
        )
    return told


def _is_formula(kind: Kind) -> bool:
    """Say whether problems are of cells with a formula: those of a workbook are named by place."""
    return kind.first.problem.endswith(FORMULA)


def _open(tally: Tally) -> str:
    """Say how many of the rows left out are open by what they tell."""
    if not tally.left_open:
        return ""
    which = ", ".join(tally.seem_open)
    more = " and others" if tally.left_open > len(tally.seem_open) else ""
    are = "is" if tally.left_open == 1 else "are"
    return (
        f" {tally.left_open} of them {are} open by what the row tells: a duty is not done, a "
        f"last day of the family runs, or a hearing or mediation is to come (row {which}{more}). "
        "Look at those."
    )


def entitled(table: Table, said: str) -> str:
    """Say of which table something is said, where there are several."""
    return f"{printable(table.title)}: {said}" if table.title else said


def _of_columns(table: Table, *, lettered: bool) -> list[str]:
    """Say which columns of a table are not read, and may be meant to be."""
    columns = table.columns
    told = [
        f"The column '{theirs}' is not read. If it is {ours}, name it so, or write "
        f"--map '{theirs}={ours}'."
        for theirs, ours in columns.near.items()
    ]
    told += _meaning_others(columns)
    if table.unasked:
        named = ", ".join(f"'{printable(each)}'" for each in table.unasked)
        told.append(
            f"Not read, for no rule asked here looks at it: {named}. --process all asks every rule."
        )
    told += [
        f"The map tells values of '{printable(each)}', and not what they are: that column is not "
        f'read. Write below [columns], for example: "{printable(each)}" = "reason"'
        for each in columns.valued
    ]
    told += filter(None, [parted_said(table.cases)])
    told += _unmet(columns)
    return [*told, *_without_letters(table)] if lettered else told


def _meaning_others(columns: Columns) -> list[str]:
    """Say which columns are called as a fact of ours and are not read, and what proposes more."""
    told = [f"The column {each.problem} {each.write}" for each in columns.others_meant]
    return [*told[:-1], *(f"{each} {GUESS}" for each in told[-1:])]


def _unmet(columns: Columns) -> list[str]:
    """Say what the map names that stood in no row: it may be written otherwise there."""
    unmet = columns.unmet()
    shown = [
        f"{printable(where)}: {', '.join(repr(printable(each)) for each in values[:TOLD])}"
        for where, values in unmet.items()
    ]
    if not shown:
        return []
    return [f"The map names what stands in no row that was read. {'; '.join(shown)}."]


def _read_as(way: Way, seen: Readings) -> str:
    """Say how many cells were read in another way than they stand, and name the first."""
    others = ", ".join(seen.rows[1:])
    also = (
        f" Also row {others}{' and others' if seen.count > len(seen.rows) else ''}."
        if others
        else ""
    )
    return f"{READ_AS[way]}: {seen.count}. First {seen.first}{also}"


def _without_letters(table: Table) -> list[str]:
    """Ask for the column of the letter's day, where only what was decided has one."""
    columns, book = table.columns, table.context.book
    if columns.reason is None or book.letter_facts() & {*columns.dates.values()}:
        return []
    facts = book.law.facts.values()
    ours = next(column_named(each) for each in facts if each.stands_in_for == book.letter.sent)
    theirs = next((each for each in _unread(columns) if "letter" in each.lower()), "Letter date")
    told = f"No column tells the date of the letter. If one does, name it {ours}, or write "
    return [f"{told}--map '{theirs}={ours}'."]


def _unread(columns: Columns) -> list[str]:
    """Name the columns that tell nothing, and that nothing hangs on."""
    read = {columns.source(place) for place in columns.read()} | columns.looked_at()
    naming = naming_place(columns.header)
    return [
        printable(name) for at, name in enumerate(columns.header) if at not in read and at != naming
    ]
