"""``sendpath rules``: list, show, check and draw the rule book."""

from pathlib import Path

from sendpath.cli.settings import Asked, load_book, read_settings, width
from sendpath.cli.stream import Result
from sendpath.core.clauses import RuleId
from sendpath.core.names import spell
from sendpath.core.problem import Problem
from sendpath.render import law, words
from sendpath.render.plain import lines
from sendpath.rulebook.loader import path_of, read_toml, rules_directory

UPCOMING = "upcoming.toml"


def listing(asked: Asked) -> Result:
    """List every rule."""
    settings = read_settings(asked)
    problems = list(settings.problems)
    book = load_book(asked, (), problems)
    if book is None or problems:
        return Result(messages=tuple(map(str, problems)), code=2)
    rows = list(law.listing(book.law.rules.values()))
    if settings.format == "table":
        from sendpath.render import table

        heads = ("Rule", "What", "Who", "Kind")
        text = table.grid(heads, rows, width=width(), colour=settings.colour, unicode=True)
    elif settings.format == "json":
        from sendpath.render import as_json

        keys = ("id", "title", "who", "kind")
        text = as_json.render([dict(zip(keys, row, strict=True)) for row in rows])
    else:
        text = "".join(f"{row[0]}: {row[1]} ({row[2]}, {row[3]})\n" for row in rows)
    return Result(text=text, output=settings.output)


def show(name: str, asked: Asked) -> Result:
    """Say one rule in words."""
    problems: list[Problem] = []
    book = load_book(asked, (), problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    limbs = {
        limb.id: rule for rule in book.law.rules.values() for v in rule.versions for limb in v.limbs
    }
    rule = book.law.rules.get(RuleId(name)) or limbs.get(RuleId(name))
    if rule is None:
        return Result(messages=(str(_no_rule(name, [*book.law.rules, *limbs])),), code=2)
    examples = read_toml(path_of(book.directory, rule.id))["example"]
    shorts = {key: source.short for key, source in book.sources.items()}
    announced = [each["text"] for each in read_toml(book.directory / UPCOMING)["announced"]]
    told = law.show(rule, examples, facts=words.named(book.law), shorts=shorts, announced=announced)
    return Result(text=f"{lines(told)}\n")


def upcoming(asked: Asked) -> Result:
    """Say what has been announced and is not in force."""
    problems: list[Problem] = []
    book = load_book(asked, (), problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    told = [
        line
        for each in read_toml(book.directory / UPCOMING)["announced"]
        for line in (("announced", each["text"]), ("source", each["source"]))
    ]
    law_as_at = ("law as at", f"{spell(book.law_as_at)}: none of this is applied to any date")
    return Result(text=f"{lines([*told, law_as_at])}\n")


def check(directory: str | None) -> Result:
    """Judge a rule book: every fault in its files, and every example."""
    from sendpath.rulebook.check import check as judge
    from sendpath.rulebook.proof import failing_examples

    root = Path(directory) if directory else rules_directory()
    faults = judge(root) or failing_examples(root)
    if faults:
        return Result(messages=tuple(map(str, faults)), code=2)
    return Result(text=f"{root.name}: sound; every example holds.\n")


def graph(process: str | None, asked: Asked) -> Result:
    """Draw the rules as Mermaid."""
    problems: list[Problem] = []
    book = load_book(asked, (), problems)
    if book is None:
        return Result(messages=tuple(map(str, problems)), code=2)
    processes = {rule.process for rule in book.law.rules.values()}
    if process is not None and process not in processes:
        problem = Problem(
            where="PROCESS",
            value=process,
            problem=f"'{process}' is not a process.",
            write=f"Write {' or '.join(sorted(processes))}.",
        )
        return Result(messages=(str(problem),), code=2)
    drawn = [rule for rule in book.law.rules.values() if process in (None, rule.process)]
    return Result(text=law.graph(drawn))


def _no_rule(name: str, known: list[RuleId]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(name, list(map(str, known)), n=3, cutoff=0.4) or [str(known[0])]
    write = f"The nearest: {', '.join(near)}. All of them: sendpath rules list."
    return Problem(where="ID", value=name, problem=f"There is no rule '{name}'.", write=write)
