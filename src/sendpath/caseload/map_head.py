"""The head of a guessed map: of which sheet it is, what names a case, what else there is."""

from collections.abc import Iterable, Iterator, Sequence

from sendpath.caseload.case_names import adviser_place, initials_place, naming_place, worker_place
from sendpath.caseload.map_lines import listed, remark
from sendpath.caseload.ready import ALL
from sendpath.columns.proposals import Guessed
from sendpath.columns.seen_columns import Seen
from sendpath.sheets.headings import heading
from sendpath.sheets.map_file import as_text
from sendpath.sheets.maps import SheetMap
from sendpath.sheets.marks import fold

FEWEST = 3
"""Initials that are told, at least, where each is to name a case."""


def of_events(guess: Guessed) -> Iterator[str]:
    """Say first of a sheet of events that no map makes cases of its rows."""
    if guess.event:
        yield "# STOP: sendpath answers one row a case. Here one case stands on several rows, and"
        yield f"# each tells one day, of what stands below {remark(as_text(guess.event))}."
        yield "# Put each case on one row first, with a column of days for each kind: a pivot table"
        yield "# does that. Then guess again, of that sheet. No map of this one gives a true list."


def general(guess: Guessed, sheet: str | None, above: int, said: SheetMap) -> Iterator[str]:
    """Write what is said of the table as a whole: which it is, and what names a case."""
    if sheet is not None:
        yield f"sheet = {as_text(sheet)}"
    if above:
        yield f"heading_row = {above + 1}"
    yield from _process(guess, said)
    yield from _kept(said)
    yield from _named(guess, said)
    if said.not_told:
        yield f"not_told = {listed(sorted(said.not_told))}"
    words = [each for each in guess.not_told() if fold(each) not in said.not_told]
    if words:
        yield "# Found in columns of days. Where one tells nothing, keep it in this list:"
        yield f"# not_told = {listed(words)}"
    if said.month_first:
        yield f"month_first = {listed(_written(guess, said.month_first))}"
    if said.day_first:
        yield f"day_first = {listed(_written(guess, said.day_first))}"
    headings = [
        each
        for each in guess.month_first()
        if heading(each) not in said.month_first | said.day_first
    ]
    if headings:
        yield "# The days of these columns have the month first. Where that is so of all of them:"
        yield f"# month_first = {listed(headings)}"


def _written(guess: Guessed, names: Iterable[str]) -> list[str]:
    """Give headings as they stand in the table."""
    there = {heading(each.seen.heading): each.seen.heading for each in guess.columns}
    return sorted(there.get(heading(name), name) for name in names)


def _named(guess: Guessed, said: SheetMap) -> Iterator[str]:
    """Write which column names a case, and offer the one that says who works on it."""
    naming = None if said.case is not None else naming_column(guess)
    first = next((each.seen for each in guess.columns if each.seen.heading.strip()), None)
    if naming is not None:
        yield f"id = {as_text(naming.heading)}  # the column that names a case"
    elif said.case is None and first is not None:
        yield f"# id = {as_text(first.heading)}  # the column that names a case"
    heads = [each.seen.heading if each.ours is None else "" for each in guess.columns]
    at = None if said.by is not None else worker_place(heads)
    if at is None and said.by is None:
        at = adviser_place(heads, [each.seen.kind for each in guess.columns])
    if at is not None:
        yield f"# by = {as_text(heads[at])}  # for a list each of those who work on the cases"


def naming_column(guess: Guessed) -> Seen | None:
    """Give the column that names a case; one of initials does if each stands in one row."""
    columns = [each.seen for each in guess.columns]
    heads = [seen.heading for seen in columns]
    at = naming_place(heads)
    if at is not None:
        return columns[at]
    at = initials_place(heads)
    seen = None if at is None else columns[at]
    is_of_cases = seen is not None and seen.told >= FEWEST and len(seen.values) == seen.told
    return seen if is_of_cases else None


def _process(guess: Guessed, said: SheetMap) -> Iterator[str]:
    """Write whose rules are asked, where they are not those of a decision letter."""
    if said.process is not None:
        yield f"process = {as_text(said.process)}"
    elif guess.mixed and guess.process:
        yield f"process = {as_text(guess.process)}  # all that is told belongs to it"
    elif guess.mixed:
        yield f"process = {as_text(ALL)}  # facts beside those of a decision letter are told"


def _kept(said: SheetMap) -> Iterator[str]:
    """Write what was said of the table besides its columns."""
    named = {"id": said.case, "by": said.by}
    yield from (f"{key} = {as_text(text)}" for key, text in named.items() if text is not None)
    if said.terms:
        yield f"term = {listed(said.terms)}"


def together_said(sheets: Sequence[str]) -> Iterator[str]:
    """Say of which sheets it is the map, and how to read one of them."""
    if len(sheets) > 1:
        named = remark(", ".join(map(as_text, sheets)))
        yield f"# One map for the sheets {named}."
        yield f"# One of them alone: --sheet {remark(as_text(sheets[0]))} beside --map-file."


def others_said(others: Sequence[str], file: str, why: str) -> Iterator[str]:
    """Name the sheets that this is no map of, and how to have theirs."""
    if others:
        yield f"# Other sheets name facts as well: {remark(', '.join(map(as_text, others)))}."
    if others and why:
        yield f"# {remark(why)} Each needs a map:"
        yield f'# sendpath batch "{remark(file)}" --sheet NAME --guess'
    elif others:
        yield '# Where they have these headings, sheet = "all" reads all. Else each needs a map:'
        yield f'# sendpath batch "{remark(file)}" --sheet NAME --guess'
