"""The names in a rule book, each typed by what it names, and so checked wherever it stands.

A new key of a model needs no more than its type: ``anchor: EventName``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sendpath.core.case import BORN
from sendpath.core.clauses import Event, counted_rule
from sendpath.core.interpreter import TERM
from sendpath.core.walk import BIRTHDAY, OWN_DAYS, SCHOOL_AGE_ENDS
from sendpath.rulebook.build_clauses import NAMED

AGE = re.compile(rf"{BIRTHDAY}[0-9]+|{SCHOOL_AGE_ENDS}")
"""Names a day that hangs on a day of birth: that of an age, or the end of school age."""

PERSONAL = ("parent-until", "young-person-until")
"""Days that ``can-appeal`` tells of a person."""

BESIDE = ("section", "health-only", TERM, BORN)
"""What a column may tell beside facts and the reason."""

Way = tuple[str | int, ...]
"""Where something stands in a rule book: its file, then key by key."""


class Named(NamedTuple):
    """A name as it stands: of what kind of thing it must be and, of a value, of which choice."""

    kind: str
    name: str
    of: str = ""


class Reference(NamedTuple):
    """A name and where it stands."""

    at: Way
    named: Named


@dataclass(frozen=True)
class Refers:
    """Marks the type of a value that names something: reads the names in it."""

    read: Callable[[Any], Iterable[Named]]


def to(kind: str, *also: str) -> Refers:
    """Mark a name of a kind of thing; ``also`` are names that stand for themselves."""
    return Refers(lambda name: () if name in also else (Named(kind, name),))


def _start(name: str) -> Iterable[Named]:
    rule = counted_rule(Event(name))
    return (Named("event", name) if rule is None else Named("rule", rule),)


def _days(*also: str) -> Refers:
    return Refers(
        lambda text: [
            Named("day", name)
            for name in NAMED.findall(text)
            if name not in also and not AGE.fullmatch(name)
        ]
    )


def chosen(values: Mapping[str, str | list[str]]) -> Iterator[Named]:
    """Give the names in values by choice: each choice, and its values."""
    for choice, value in values.items():
        yield Named("choice", choice)
        several = [value] if isinstance(value, str) else value
        yield from (Named("choice value", each, choice) for each in several)


def _note_text(text: str) -> str:
    if not text or any(mark in NAMED.sub("", text) for mark in "{}"):
        raise ValueError("write names in braces as they are declared, in small letters")
    return text


WORD, RULE = r"[a-z0-9]+(-[a-z0-9]+)*", r"[a-z0-9-]+\.[a-z0-9-]+"
Name = Annotated[str, Field(pattern=rf"^{WORD}$")]
"""A name that is given here, or that nothing declares."""

Dotted = Annotated[str, Field(pattern=rf"^{RULE}$")]
"""The name that a rule or a limb is given."""

EventName = Annotated[Name, to("event")]
WaitedName = Annotated[Name, to("event", TERM)]
FactName = Annotated[Name, to("fact", BORN)]
AskedName = Annotated[Name, to("fact", TERM, BORN)]
ReadName = Annotated[Name, to("fact", *BESIDE)]
ColumnName = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$"), to("column")]
"""What a column of a table is called: a fact by its option or its own name, with underscores."""

TraitName = Annotated[Name, to("trait")]
SituationName = Annotated[Name, to("trait of a concern")]
ChoiceName = Annotated[Name, to("choice")]
ConcernName = Annotated[Name, to("concern")]
QuestionName = Annotated[Name, to("question")]
ReasonName = Annotated[Name, to("reason")]
SourceName = Annotated[Name, to("source")]
ExceptionName = Annotated[Name, to("exception")]
ProcessName = Annotated[Name, to("process")]
ReadingName = Annotated[Name, to("reading")]
ContactName = Annotated[Name, to("contact")]
RouteName = Annotated[Name, to("route")]
BranchName = Annotated[Name, to("branch")]
HeadingName = Annotated[Name, to("heading")]
LetterName = Annotated[Name, to("kind of letter")]
LetterItemName = Annotated[Name, to("item of a letter")]
ClassName = Annotated[Name, to("class")]
RuleName = Annotated[Dotted, to("rule")]
LimbName = Annotated[Dotted, to("limb")]
StartName = Annotated[str, Field(pattern=rf"^({WORD}|rule:{RULE})$"), Refers(_start)]
"""What a period is counted from: an event, or the last day of a rule."""

NoteText = Annotated[str, AfterValidator(_note_text), _days(*OWN_DAYS)]
"""A text that names days in braces, where they are known when it is said."""

SayingText = Annotated[str, AfterValidator(_note_text), _days(*PERSONAL)]
"""The same of what is said of a person."""

Chosen = Annotated[dict[Name, Name], Refers(chosen)]
"""A value for each of some choices."""


class Table(BaseModel):
    """A table with no key that is not named here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    def named_besides(self) -> Iterable[Named]:
        """Give the names that the type of no single field tells: keys, and values of a choice."""
        return ()


def references(value: Any, hint: Any = None, at: Way = ()) -> Iterator[Reference]:
    """Give every name that a table refers to, read off its types."""
    if isinstance(value, Table):
        yield from (Reference(at, named) for named in value.named_besides())
        for field, key, kind in _fields(type(value)):
            if (told := getattr(value, field)) is not None:
                yield from references(told, kind, (*at, key))
    elif get_origin(hint) is Annotated:
        marks = (mark for mark in hint.__metadata__ if isinstance(mark, Refers))
        yield from (Reference(at, named) for mark in marks for named in mark.read(value))
        yield from references(value, hint.__origin__, at)
    elif isinstance(value, dict) and get_origin(hint) is dict:
        key, kind = get_args(hint)
        yield from _in_dict(value, key, kind, at)
    elif isinstance(value, list) and get_origin(hint) is list:
        for number, each in enumerate(value):
            here = (*at, number) if isinstance(each, Table) else at
            yield from references(each, get_args(hint)[0], here)
    elif value is not None:
        for part in get_args(hint):
            yield from references(value, part, at)


def _in_dict(value: dict[str, Any], key: Any, kind: Any, at: Way) -> Iterator[Reference]:
    for name, each in value.items():
        yield from references(name, key, at)
        yield from references(each, kind, (*at, name))


@cache
def _fields(model: type[Table]) -> tuple[tuple[str, str, Any], ...]:
    """Give each field of a model that may hold a name, with its key in a file and its type."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        (name, field.alias or name, hints[name])
        for name, field in model.model_fields.items()
        if _may_name(hints[name])
    )


def _may_name(hint: Any) -> bool:
    """Say whether a value of a type may be a name, or hold one."""
    if get_origin(hint) is Annotated:
        refers = any(isinstance(mark, Refers) for mark in hint.__metadata__)
        return refers or _may_name(hint.__origin__)
    parts = get_args(hint)
    return any(map(_may_name, parts)) or (isinstance(hint, type) and issubclass(hint, Table))
