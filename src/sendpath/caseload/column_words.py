"""Notes of the rule book as whoever keeps a sheet reads them: facts are told in columns."""

import re
from collections.abc import Callable

from sendpath.answers.context import Context
from sendpath.columns.sheet_columns import Columns, column_named
from sendpath.core.clauses import Event, Note
from sendpath.core.engine import Engine
from sendpath.core.law import Law, Process, Rule

_TELL = re.compile(r"\b([Tt]ell|[Gg]ive) ([a-z-]+)=DATE\b")
_DAY = re.compile(r"[:,] ([a-z-]+)=DATE\b")
_CHOICE = re.compile(r"\b(with |: )--([a-z]+) (?=[a-z])")

Called = Callable[[str], str]
"""Gives the name of the column that tells a fact, a choice, or what was decided."""


def called_in(context: Context, columns: Columns | None = None) -> Called:
    """Give the names of the caller's own columns; of others, what they would be called."""
    stand_ins, facts = context.engine.ties.stand_ins, context.book.law.facts
    days: list[tuple[Event, str]] = []
    others: dict[str, str] = {}
    if columns is not None:
        days = [(event, columns.called[at]) for at, event in columns.dates.items()]
        others = columns.others()

    def called(name: str) -> str:
        event = Event(name)
        if event not in facts:
            return others.get(name, name)
        near = (each for each in stand_ins.get(event, ()) if not facts[each].apart)
        stands = (event, *near)
        own = (column for each, column in days if each in stands)
        return next(own, column_named(facts[event]))

    return called


def in_columns(context: Context, called: Called) -> Context:
    """Give the same context with notes that speak of columns, not of a command's words."""
    book, engine = context.book, context.engine
    law = _law(book.law, called)
    processes = {name: _process(each, called) for name, each in book.processes.items()}
    book = book._replace(law=law, processes=processes)
    engine = Engine(law, engine.calendar, unconfirmed=engine.unconfirmed)
    return context._replace(book=book, engine=engine)


def told_in_columns(text: str, called: Called) -> str:
    """Say in which column something is told, where a text says how to tell it to a command."""
    if "=DATE" in text:
        text = _TELL.sub(lambda told: f"{told[1]} it in the column {called(told[2])}", text)
        text = _DAY.sub(lambda told: f" in the column {called(told[1])}", text)
        text = text.replace(" or =not-yet", " or write not yet there")
    if "--" in text:
        text = _CHOICE.sub(lambda told: _chosen(told[1], called(told[2])), text)
    return text


def _chosen(before: str, column: str) -> str:
    return f": in the column {column}, " if before == ": " else f"in the column {column}: "


def _law(law: Law, called: Called) -> Law:
    return law._replace(rules={name: _rule(each, called) for name, each in law.rules.items()})


def _rule(rule: Rule, called: Called) -> Rule:
    versions = tuple(
        each._replace(notes=_notes(each.notes, called)) if each.notes else each
        for each in rule.versions
    )
    return rule._replace(versions=versions)


def _process(process: Process, called: Called) -> Process:
    return process._replace(notes=_notes(process.notes, called))


def _notes(notes: tuple[Note, ...], called: Called) -> tuple[Note, ...]:
    return tuple(each._replace(text=told_in_columns(each.text, called)) for each in notes)
