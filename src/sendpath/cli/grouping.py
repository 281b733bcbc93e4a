"""How a group of options joins a command: spread over its signature, and gathered again.

A group is a class of fields; each field is an option, and the group a panel of the help.
"""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, get_origin


def panel(title: str) -> Callable[[type], type]:
    """Make a class of options a panel of the help."""

    def titled(group: type) -> type:
        for annotation in group.__annotations__.values():
            annotation.__metadata__[0].rich_help_panel = title
        return group

    return titled


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Spread the groups that a command takes over its signature, and gather them again."""
    taken = signature(command).parameters
    groups = {name: each.annotation for name, each in taken.items() if _is_group(each)}

    @wraps(command)
    def gathered(**values: Any) -> None:
        told = {
            name: group(**{field: values.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        command(**values, **told)

    plain = [each for name, each in taken.items() if name not in groups]
    fields = [field for group in groups.values() for field in _fields(group)]
    order = sorted([*plain, *fields], key=lambda each: each.kind)
    gathered.__signature__ = Signature(order)  # type: ignore[attr-defined]  # as inspect reads it
    gathered.__annotations__ = {}
    return gathered


def _is_group(each: Parameter) -> bool:
    return hasattr(each.annotation, "_fields") and get_origin(each.annotation) is None


def _fields(group: Any) -> list[Parameter]:
    return [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=group._field_defaults[name],
            annotation=group.__annotations__[name],
        )
        for name in group._fields
    ]
