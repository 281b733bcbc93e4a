"""A table's first line: its columns are found by their headings, or it is said why not."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sendpath.columns.near_names import kindred, near_names
from sendpath.columns.sheet_columns import NO_FACTS, Columns, column_named, named
from sendpath.core.case import BORN
from sendpath.core.clauses import Event
from sendpath.core.law import Fact
from sendpath.core.names import printable
from sendpath.core.problem import Problem
from sendpath.intake.suggest import alike
from sendpath.sheets.headings import heading
from sendpath.sheets.maps import Further, SheetMap, Told, Translation, meaning
from sendpath.sheets.marks import Marks

GUESS = "sendpath batch FILE --guess -o map.toml proposes what each column is."

NO_DAY = "no column tells a date"
"""How it begins to be said of a table that it tells no day."""

OF_SOME = '{ fact = "…", where = { "Their heading" = ["Their value"] } }'

NEVER = Marks(())
"""What no cell holds: for a condition on a column that is not there."""


def read_header(
    cells: Sequence[str],
    facts: Mapping[Event, Fact],
    told: SheetMap,
    choices: Iterable[str] = (),
    elsewhere: Mapping[Event, Fact] | None = None,
    ours: Collection[str] = (),
) -> tuple[Columns, list[Problem]]:
    """Find our columns by the names of the options, in small letters with underscores.

    Args:
        cells: The first line.
        facts: The facts that a column may tell.
        told: What the caller says of the columns.
        choices: The names of facts that are no day.
        elsewhere: Facts that a column may tell to other processes.
        ours: The names of columns that we write: those of an earlier run are replaced.
    """
    kept = [place for place, cell in enumerate(cells) if heading(cell) not in ours]
    shown = [cells[place] for place in kept]
    names, further = _names(shown, told)
    events = named(facts)
    dates = {place: events[name] for place, name in enumerate(names) if name in events}
    known = {*events, *NO_FACTS, *choices}
    everything = known | {*named(elsewhere or {})}
    near = near_names(shown, names, everything)
    if dates:
        near |= kindred(shown, names, events, known.union(map(heading, near)))
    columns = Columns(
        width=len(cells),
        near=near,
        header=tuple(shown),
        kept=None if len(kept) == len(cells) else tuple(kept),
        dates=dates,
        reason=_place(names, "reason"),
        section=_place(names, "section"),
        health_only=_place(names, "health_only"),
        choices={name: names.index(name) for name in choices if name in names},
        term=_place(names, "term"),
        born=_place(names, BORN),
        called=tuple(map(printable, (*shown, *(shown[place] for place, _ in further)))),
        left_out=_left_out(shown, told),
        general=told.general,
    )
    columns = columns._replace(valued=_valued(columns, further, told))
    columns = columns._replace(translation=_translation(columns, names, further, told))
    return columns, [
        *_twice(names, columns, further, told),
        *_unmapped(shown, told, everything),
        *_no_letter(dates, facts, columns.near),
    ]


def _names(shown: Sequence[str], told: SheetMap) -> tuple[list[str], list[tuple[int, Told]]]:
    """Name each column as we do, and then each further fact that a column tells."""
    by_heading = {heading(theirs): said for theirs, said in told.columns.items()}
    names: list[str] = []
    further: list[tuple[int, Told]] = []
    for place, cell in enumerate(shown):
        said = by_heading.get(heading(cell))
        first = said[0] if said and not said[0].where else None
        more = (said or ())[0 if first is None else 1 :]
        own = "" if said is not None else cell
        names.append(heading(own if first is None else first.ours))
        further += [(place, each) for each in more]
    return [*names, *(heading(each.ours) for _, each in further)], further


def _translation(
    columns: Columns, names: Sequence[str], further: Sequence[tuple[int, Told]], told: SheetMap
) -> Translation | None:
    """Say how a row is made ready to be read; None where it is read as it stands."""
    ordered = told.month_first | told.day_first
    if not (further or told.values or told.not_told or ordered):
        return None
    width, places = len(columns.header), [heading(each) for each in columns.header]

    marks = {theirs: Marks(values) for theirs, values in told.values.items()}
    wheres = {(at, held): Marks(held) for _, each in further for at, held in each.where.items()}

    def reads(place: int, ours: str) -> Callable[[str], str]:
        theirs = places[place]
        values, swapped = told.values.get(theirs, {}), theirs in told.month_first
        return meaning(ours, values, marks.get(theirs, NEVER), told.not_told, month_first=swapped)

    cells = {
        place: reads(place, names[place])
        for place in columns.read()
        if place < width
        and (told.not_told or places[place] in told.values or places[place] in told.month_first)
    }
    more = [
        Further(
            place,
            reads(place, each.ours),
            [
                (places.index(at), wheres[at, held]) if at in places else (place, NEVER)
                for at, held in each.where.items()
                if at in places or "" not in held  # in a column that is not there, nothing stands
            ],
            _same(names, width + number, columns),
        )
        for number, (place, each) in enumerate(further)
    ]
    settled = {
        at: "month-first" if name in told.month_first else "day-first"
        for at, name in enumerate(places)
        if name in ordered
    }
    written = dict(zip(places, columns.header, strict=True))
    valued = [*map(heading, columns.valued)]
    named = [
        (f"values.{written[at]}", each)
        for at, each in marks.items()
        if at in written and at not in valued
    ]
    named += [(f"where {written[at]}", each) for (at, _), each in wheres.items() if at in written]
    made = Translation(width, cells, more, settled, named)
    made.worded = {at: marks[name] for at, name in enumerate(places) if name in marks}
    return made


def _valued(
    columns: Columns, further: Sequence[tuple[int, Told]], told: SheetMap
) -> tuple[str, ...]:
    """Name the columns whose values a map tells, and that nothing reads."""
    read = columns.read() | {place for place, _ in further}
    cells = enumerate(columns.header)
    return tuple(cell for at, cell in cells if heading(cell) in told.values and at not in read)


def _same(names: Sequence[str], place: int, columns: Columns) -> int | None:
    """Give the place of an earlier column that tells the same fact, where that is no day."""
    first = names.index(names[place])
    return first if first != place and first not in columns.dates else None


def _left_out(shown: Sequence[str], told: SheetMap) -> list[tuple[int, Marks]]:
    """Give the places of columns that mark a row as no open case, and by which values."""
    names = [heading(cell) for cell in shown]
    return [(names.index(at), Marks(said)) for at, said in told.leave_out.items() if at in names]


def _place(names: Sequence[str], name: str) -> int | None:
    return names.index(name) if name in names else None


def _twice(
    names: Sequence[str],
    columns: Columns,
    further: Sequence[tuple[int, Told]],
    said: SheetMap,
) -> list[Problem]:
    """Say which of our names more than one column has.

    A fact may be told by several, where all but one of them tell it only of some rows.
    """
    width = len(columns.header)
    of_some = {width + at for at, (_, said) in enumerate(further) if said.where}
    always = [place for place in columns.dates if place not in of_some]
    others = columns.read() - columns.dates.keys()
    others |= _again(names[:width], others, {*map(heading, said.columns)}, columns.header)
    told = [place for place in range(len(names)) if place not in of_some or place in others]
    facts = {place: str(columns.dates[place]) for place in always}
    found: dict[str, list[int]] = {}
    for place in told:
        if place in others or place in facts:
            found.setdefault(facts.get(place, names[place]), []).append(place)
    keep, apart = "Keep one of them", f"; or say of which rows each tells it: {OF_SOME}"
    return [
        _fault(
            names[places[0]],
            _both(names[places[0]], columns, places),
            f"{keep}{apart if further or said.columns or places[0] in others else ''}.",
        )
        for places in found.values()
        if len(places) > 1
    ]


def _again(
    names: Sequence[str], read: Collection[int], said: Collection[str], header: Sequence[str]
) -> set[int]:
    """Give the places of columns that a map says tell what is no day, and another tells as well."""
    told = {names[place] for place in read if place < len(names)}
    return {
        place for place, name in enumerate(names) if name in told and heading(header[place]) in said
    }


def _both(name: str, columns: Columns, places: Sequence[int]) -> str:
    """Say that several columns tell the same, and which, where they are headed otherwise."""
    called = dict.fromkeys(columns.called[place] for place in places)
    which = f": {', '.join(map(repr, called))}" if len(called) > 1 else ""
    return f"there is more than one column for '{name}'{which}."


def _unmapped(cells: Sequence[str], told: SheetMap, known: Collection[str]) -> list[Problem]:
    """Say which columns of a map are not there, and which of its names are none of ours."""
    there = {heading(cell) for cell in cells}
    named = [each.ours for said in told.columns.values() for each in said]
    strange = [ours for ours in named if heading(ours) not in known]
    wanted = [*told.columns, *told.values, *told.leave_out, *told.month_first, *told.day_first]
    wanted = [] if told.general else wanted
    if not told.general:
        wanted += [other for said in told.columns.values() for each in said for other in each.where]
    missing = [theirs for theirs in dict.fromkeys(wanted) if heading(theirs) not in there]
    return [_no_such(ours, known) for ours in dict.fromkeys(strange)] + [
        _fault("--map", f"there is no column '{theirs}' in the file.", "Check its headings.")
        for theirs in missing
    ]


def _no_such(ours: str, known: Collection[str]) -> Problem:
    near = alike(heading(ours), sorted(known))
    write = f"The nearest: {', '.join(near)}." if near else "Write the name of a fact."
    return _fault("--map", f"there is no fact '{ours}' here.", write)


def _no_letter(
    dates: Mapping[int, Event], facts: Mapping[Event, Fact], near: Mapping[str, str]
) -> list[Problem]:
    usable = [event for event in dates.values() if facts[event].refused is None]
    if usable:
        return []
    names = [column_named(fact) for fact in facts.values() if not fact.refused]
    if not names:
        told = "no rule of this process counts from a date."
        return [_fault("--process", told, "sendpath timeline says what it holds.")]
    if "decision_date" in names:
        names = ["decision_date", "sent_date", "certificate_date"]
    if near:
        theirs, ours = next(iter(near.items()))
        write = f"If '{theirs}' is {ours}, name it so, or write --map '{theirs}={ours}'. {GUESS}"
        return [_fault("the headings", f"{NO_DAY}.", write)]
    return [
        _fault(
            "the headings",
            f"{NO_DAY}: {', '.join(names[:3])}.",
            f"{GUESS} Or name one so, or say which it is: --map 'Letter date={names[0]}'.",
        )
    ]


def _fault(where: str, problem: str, write: str) -> Problem:
    return Problem(where=where, value="", problem=problem, write=write, blocks=True)
