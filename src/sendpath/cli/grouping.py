"""How a group of options joins a command: spread over its signature, and gathered again.

A group is a class of fields; each field is an option, and the group a panel of the help.
"""

from collections.abc import Callable, Collection, Iterable
from copy import copy
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_args, get_origin

from typer.models import OptionInfo

from sendpath.core.problem import Problem

FACTS = set[type]()
"""Groups whose options are facts."""


class Contradicted(Exception):  # noqa: N818 - no fault of the program: two answers were asked for
    """An option that takes one value was given two, or nothing."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*map(str, self.problems))


def panel(title: str, *, of_facts: bool = False) -> Callable[[type], type]:
    """Make a class of options a panel of the help.

    Args:
        title: Of the panel.
        of_facts: Whether they are facts: what is wrong with one is said by what reads it.
    """

    def titled(group: type) -> type:
        if of_facts:
            FACTS.add(group)
        for annotation in group.__annotations__.values():
            annotation.__metadata__[0].rich_help_panel = title
        return group

    return titled


def spread(command: Callable[..., None], idle: Collection[str] = ()) -> Callable[..., None]:
    """Spread the groups that a command takes over its signature, and gather them again.

    Args:
        command: What it does.
        idle: Options that tell it nothing: its help offers none of them, and who gives one is told.
    """
    taken = signature(command).parameters
    groups = {name: each.annotation for name, each in taken.items() if _is_group(each)}
    plain = [each for name, each in taken.items() if name not in groups]
    fields = [field for group in groups.values() for field in _fields(group)]
    single = [each for each in (*plain, *fields) if _takes_one(each)]
    heard = [field for group in groups.values() if group in FACTS for field in _fields(group)]
    settings = [each for each in (*plain, *fields) if each not in heard and _takes_text(each)]

    @wraps(command)
    def gathered(**values: Any) -> None:
        _refuse_blanks(values, settings)
        _settle(values, single)
        told = {
            name: group(**{field: values.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        command(**values, **told)

    shown = (_repeatable(each) if each in single else each for each in (*plain, *fields))
    shown = (_unoffered(each) if _is_idle(each, idle) else each for each in shown)
    order = sorted(shown, key=lambda each: each.kind)
    gathered.__signature__ = Signature(order)  # type: ignore[attr-defined]  # as inspect reads it
    gathered.__annotations__ = {}
    return gathered


def told_in(group: Any) -> list[str]:
    """Name the options of a group that were told, as they are typed."""
    return [
        _typed(each) for each in _fields(type(group)) if getattr(group, each.name) != each.default
    ]


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


def _takes_text(each: Parameter) -> bool:
    """Say whether a parameter is an option with one value of text, or with several."""
    kind, *more = get_args(each.annotation) or (None,)
    texts = kind in (str, str | None, list[str] | None)
    return texts and any(isinstance(one, OptionInfo) for one in more)


def _takes_one(each: Parameter) -> bool:
    """Say whether a parameter is an option with one value of text."""
    kind, *more = get_args(each.annotation) or (None,)
    return kind in (str, str | None) and any(isinstance(one, OptionInfo) for one in more)


def _repeatable(each: Parameter) -> Parameter:
    """Let an option be given more than once, so that two values are seen and not the last taken."""
    _, option = get_args(each.annotation)
    return each.replace(annotation=Annotated[list[str] | None, option], default=None)


def _is_idle(each: Parameter, idle: Collection[str]) -> bool:
    return bool(idle) and each.kind is Parameter.KEYWORD_ONLY and _typed(each) in idle


def _unoffered(each: Parameter) -> Parameter:
    """Keep an option out of a help: it is read all the same."""
    kind, option = get_args(each.annotation)
    hidden = copy(option)
    hidden.hidden = True
    return each.replace(annotation=Annotated[kind, hidden])


def _refuse_blanks(values: dict[str, Any], settings: Iterable[Parameter]) -> None:
    """Refuse options that were given nothing: as likely a slip as what was meant.

    Raises:
        Contradicted: One was.
    """
    blank = [each for each in settings if not all(map(str.strip, values[each.name] or ()))]
    write = "Give one, or leave the option out."
    problems = [
        Problem(_typed(each), "", "no value was given.", write, blocks=True) for each in blank
    ]
    if problems:
        raise Contradicted(problems)


def _settle(values: dict[str, Any], single: Iterable[Parameter]) -> None:
    """Take the one value of each option.

    Raises:
        Contradicted: One was given two.
    """
    problems = []
    for each in single:
        told = list(dict.fromkeys(values[each.name] or ()))
        if len(told) > 1:
            option = _typed(each)
            both = " and ".join(f"'{text}'" for text in told)
            problems.append(
                Problem(option, told[1], f"{both} were both given.", "Give one.", blocks=True)
            )
        values[each.name] = told[-1] if told else each.default
    if problems:
        raise Contradicted(problems)


def _typed(each: Parameter) -> str:
    """Name an option as it is typed."""
    option = get_args(each.annotation)[1]
    names = (option.default, *(option.param_decls or ()))  # the first name stands as a default
    declared = (one for one in names if isinstance(one, str) and one.startswith("--"))
    return next(declared, f"--{each.name.replace('_', '-')}")
