"""A guessed map as a file that a person can read and correct."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from sendpath.caseload.map_head import general, naming_column, of_events, others_said, together_said
from sendpath.caseload.map_lines import beside, listed, once, remark
from sendpath.columns.loose_dates import by_state
from sendpath.columns.proposals import Guessed, Proposal, Where
from sendpath.columns.seen_columns import Seen
from sendpath.sheets.headings import heading
from sendpath.sheets.map_file import as_text
from sendpath.sheets.maps import Meaning, SheetMap
from sendpath.sheets.marks import fold

FIRST = "# A map of {file}, guessed from its headings and cells. Nothing was answered."
"""The first line of a map."""

HOW = """\
# Correct it, then: sendpath due "{file}" --map-file THIS_FILE
# A line reads "Their heading" = "our name", or "Their value" = "ours"; "" tells nothing.
# What follows a # is a remark: take the # away where a line is right, put one where it is wrong.
# One column may tell several facts: "Letter" = ["decision_date", "decision_notified"]. A "where"
# takes rows apart: {{ fact = "decision_date", where = {{ "Outcome" = ["Refused"] }} }}.
# Under [values."Heading"], "not-yet" says that it is not done, and "" that nothing is told."""
"""How to correct it: of a sheet of events nothing is to be corrected."""

AGAIN = """\
# Named a column? Then guess once more, and what you wrote stays:
# sendpath batch "{file}" --guess --map-file THIS_FILE -o ANOTHER_FILE"""
SHOWN = 60
"""Letters of what a fact is in words, in the list of names."""

IF_UNDONE = "# if it says that it was not done"
"""Beside a value of which the words may say so."""

LETTER = "is it closed? One letter may mean another thing, as current"
"""Beside a code of closed cases."""

HOLDS = {
    "days": "days",
    "years": "years",
    "mixed": "words and days",
    "words": "words or numbers",
    "nothing": "nothing",
}


def map_text(
    guess: Guessed,
    *,
    file: str,
    sheet: str | None,
    others: Sequence[str],
    above: int,
    said: SheetMap,
    why: str = "",
    together: Sequence[str] = (),
    facts: Mapping[str, str],
) -> str:
    """Write a map.

    Args:
        guess: What is proposed.
        file: The table's name.
        sheet: The sheet of a workbook that was looked at, where it has several.
        others: The other sheets of it that name facts.
        why: Why one map does not hold for them all, where that is known.
        together: The sheets for which this one holds, where there are several.
        above: How many rows stand above its headings.
        said: What a person said of it already: that stays.
        facts: Facts that columns often tell, by what we call them: what each is, in words.
    """
    here, first = remark(file), FIRST.format(file=remark(file))
    if guess.event:
        told = ["\n".join([*of_events(guess), first]), "\n".join(["[columns]", *_unread(guess)])]
        return "\n\n".join(told) + "\n"
    blocks = [
        "\n".join([first, HOW.format(file=here)]),
        "\n".join(general(guess, sheet, above, said)),
        "\n".join([*together_said(together), *others_said(others, file, why)]),
        "\n".join(["[columns]", *_columns(guess, said)]),
        "\n".join(_unread(guess)),
        *("\n".join(_values(each)) for each in guess.columns if each.values or each.meant),
        *_not_done(guess),
        "\n".join(_leave_out(guess, said)),
        "\n".join(_decided(guess, said)),
        "\n".join(_names(facts)) if any(each.ours is None for each in guess.columns) else "",
        AGAIN.format(file=here),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _columns(guess: Guessed, said: SheetMap) -> Iterator[str]:
    ordered = said.month_first | said.day_first
    written: set[str] = set()
    for each in guess.columns:
        name = heading(each.seen.heading)
        if each.ours is None or each.own or name in written:
            continue
        written.add(name)
        days = () if name in ordered else _of_days(each.seen)
        about = "; ".join(told for told in (each.words, each.remark, *days) if told)
        yield f"{as_text(each.seen.heading)} = {_told(each)}" + beside(about)
        yield from _also(each)
    own = [each.ours for each in guess.columns if each.own and each.ours]
    if own:
        yield f"# Read as they are called: {', '.join(own)}."


def _told(proposal: Proposal) -> str:
    """Write all that a column tells."""
    told = [as_text(proposal.ours)] if proposal.ours and not proposal.parted else []
    told += map(_where, proposal.where)
    return told[0] if len(told) == 1 else f"[{', '.join(told)}]"


def _with_maybe(proposal: Proposal) -> Proposal:
    """Offer what a column may tell of all rows before what it may tell of some."""
    is_of_some = any(each.ours == proposal.maybe for each in proposal.where)
    return proposal if is_of_some else proposal._replace(ours=proposal.maybe or None)


def _where(one: Where) -> str:
    """Write what a column tells of some rows."""
    held = ", ".join(f"{as_text(at)} = {listed(once(values))}" for at, values in one.held.items())
    return f"{{ fact = {as_text(one.ours)}, where = {{ {held} }} }}" if held else as_text(one.ours)


def _also(proposal: Proposal) -> Iterator[str]:
    """Offer the lines by which two columns may tell one fact."""
    for name, where in proposal.also.items():
        others = " and ".join(f"'{each}'" for each in where.held)
        said = f"in place of its line above, if {others} is to count where both are told"
        yield f"# {as_text(name)} = {_where(where)}{beside(said)}"


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


NAMES = "names a case: it is read as id"


def _unread(guess: Guessed) -> Iterator[str]:
    """List every column that is not read, so that a person sees them all."""
    left = [each for each in guess.columns if each.ours is None and each.seen.heading.strip()]
    if left and not guess.event:
        yield "# Not read. Where one tells a fact, write its name: the commonest stand at the end,"
        yield "# and sendpath schema batch lists all."
    naming = naming_column(guess)
    for each in left:
        remark = (
            each.remark
            or (NAMES if each.seen is naming else "")
            or f"holds {HOLDS[each.seen.kind]}"
        )
        told = _told(_with_maybe(each)) if each.where else as_text(each.maybe)
        mark = "" if each.said or each.shut else "# "
        yield f"{mark}{as_text(each.seen.heading)} = {told}{beside(remark)}"
        if not guess.event:
            yield from by_state(each, guess.columns, as_text)
            yield from _also(each)


def _values(proposal: Proposal) -> Iterator[str]:
    yield f"[values.{as_text(proposal.seen.heading)}]"
    for value, means in proposal.meant.items():
        yield f"{as_text(value)} = {_meaning(means)}"
    for each in proposal.values:
        rows = f"{each.rows} row" + ("s" if each.rows != 1 else "")
        if not each.ours:
            yield f'# {as_text(each.value)} = ""{beside(f"{rows}; nothing of ours is near that")}'
        elif each.sure:
            about = f"{rows}: {each.words}" if each.words else rows
            yield f"{as_text(each.value)} = {as_text(each.ours[0])}{beside(about)}"
        else:
            other = f"; or {as_text(each.ours[1])}" if each.ours[1:] else ""
            yield f"# {as_text(each.value)} = {as_text(each.ours[0])}{beside(f'{rows}{other}')}"


def _not_done(guess: Guessed) -> Iterator[str]:
    """Offer to say of words in columns of days that the step was not taken, where they may."""
    columns = {each.seen.heading: each for each in guess.columns}
    for name, values in guess.not_done().items():
        there = columns[name]
        new = [each for each in values if fold(each) not in {*map(fold, there.meant)}]
        told = "\n".join(f'# {as_text(each)} = "not-yet"  {IF_UNDONE}' for each in new)
        heads = f"[values.{as_text(name)}]"
        is_there = there.meant or there.values
        if new:
            yield f"# Below {heads} above:\n{told}" if is_there else f"{heads}\n{told}"


def _meaning(means: Meaning) -> str:
    """Write what a value means: in all that its column tells, or in each fact."""
    if isinstance(means, str):
        return as_text(means)
    return f"{{ {', '.join(f'{at} = {as_text(one)}' for at, one in means.items())} }}"


def _leave_out(guess: Guessed, said: SheetMap) -> Iterator[str]:
    """Offer to leave out the rows that are marked as no open case; what was said of it stays."""
    if said.leave_out:
        written = {heading(each.seen.heading): each.seen.heading for each in guess.columns}
        yield "[leave_out]"
        for name, marks in said.leave_out.items():
            yield f"{as_text(written.get(heading(name), name))} = {listed(sorted(marks))}"
        return
    if guess.closed:
        yield "# Where rows that hold these are no open cases, take the # away from these lines:"
        yield "# such rows are then left as they are."
        yield "# [leave_out]"
    for name, values in guess.closed.items():
        letter = any(len(value) == 1 for value in values)
        yield f"# {as_text(name)} = {listed(once(values))}{beside(LETTER) if letter else ''}"


def _decided(guess: Guessed, said: SheetMap) -> Iterator[str]:
    """Ask of values that say that something ended, and name a decision that can be appealed."""
    if guess.decided and not said.leave_out:
        told = "Not offered there, for each names a decision that can be appealed."
        yield f"# {told} Is such a case over?"
    for name, values in ({} if said.leave_out else guess.decided).items():
        yield f"# {remark(name)}: {remark(', '.join(map(as_text, values)))}"


def _names(facts: Mapping[str, str]) -> Iterator[str]:
    yield "# Names that a column may be given:"
    yield from (f"# {name}: {remark(shorten(words, SHOWN))}" for name, words in facts.items())
