"""Tables to records: a record is filled from the keys of its table, each read by its field's type.

A list of tables is written under the singular of its field (``note`` fills ``notes``). What a table
leaves out is what the record says by default, or else empty: none, no, nothing.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial, reduce
from operator import or_
from types import UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

Table = Mapping[str, Any]
Reader = Callable[[Any], Any]
Record = TypeVar("Record", bound=tuple[Any, ...])
Function = TypeVar("Function", bound=Reader)

READERS: dict[Any, Reader] = {}
"""How the value of a field is read, for types whose values are not written as they are held."""

EMPTY: Mapping[Any, Any] = {tuple: (), frozenset: frozenset(), Mapping: {}, bool: False}


class Field(NamedTuple):
    """One field of a record: its name, its key in the table, how it is read, what it is without."""

    name: str
    key: str
    read: Reader | None
    empty: Any


def reads(kind: Any) -> Callable[[Function], Function]:
    """Let a function read every value of a type."""

    def register(read: Function) -> Function:
        READERS[kind] = read
        return read

    return register


def filled(record: type[Record], table: Table, /, **given: Any) -> Record:
    """Fill a record from a table; what is ``given`` is taken as it is."""
    values = given
    for name, singular, read, empty in _fields(record):
        if name not in given:
            key = name if name in table else singular
            if key in table:
                values[name] = table[key] if read is None else read(table[key])
            elif empty is not ...:
                values[name] = empty
    return record(**values)


@cache
def _fields(record: Any) -> tuple[Field, ...]:
    defaults = record._field_defaults
    return tuple(
        Field(name, name.removesuffix("s"), reader(hint), ... if name in defaults else _empty(hint))
        for name, hint in record.__annotations__.items()
    )


def _empty(hint: Any) -> Any:
    if type(None) in get_args(hint):
        return None
    return EMPTY.get(get_origin(hint) or hint, ...)


def reader(hint: Any) -> Reader | None:
    """Give how a value of a type is read; None where it is held as it is written."""
    if hint in READERS:
        return READERS[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType) and type(None) in parts:
        return reader(reduce(or_, (part for part in parts if part is not type(None))))
    if origin is tuple and parts[-1:] == (...,):
        return partial(_each, reader(parts[0]))
    if origin is frozenset:
        return frozenset
    return partial(filled, hint) if hasattr(hint, "_fields") else None


def _each(read: Reader | None, values: list[Any]) -> tuple[Any, ...]:
    return tuple(values) if read is None else tuple(map(read, values))
