"""``sendpath rules``: list, show, check and draw the rule book."""

from pathlib import Path

import typer

from sendpath.cli import rare_options as rare
from sendpath.cli.command import join
from sendpath.cli.finish import finish, lazily
from sendpath.cli.options import LawOptions, Output
from sendpath.cli.session import Refused, opened
from sendpath.cli.stream import Result, deliver
from sendpath.core.clauses import RuleId
from sendpath.core.names import printable, tame
from sendpath.core.problem import Problem
from sendpath.intake.suggest import alike

UPCOMING = "upcoming.toml"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program's own, as one group."""
    rules = typer.Typer(
        help="Read the rule book: list, show, check, graph, upcoming.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    join(rules, rules_list, "Every rule: what, who, which kind.", "list", example="rules list")
    join(
        rules,
        show,
        "One rule in words: clauses, law, versions, readings, examples.",
        example="rules show appeal.window",
    )
    join(
        rules,
        check,
        "Every fault in a rule book, with file and key; and every example.",
        example="rules check",
    )
    join(
        rules,
        graph,
        "What each rule is counted from and fulfilled by, as Mermaid.",
        example="rules graph appeal",
    )
    join(rules, upcoming, "What has been announced and is not in force.", example="rules upcoming")
    app.add_typer(rules, name="rules")


def rules_list(*, output: Output, law: LawOptions) -> None:
    """Every rule: what, who, which kind."""
    session = opened(output, law)
    session.stop()
    rules = session.book.law.rules.values()
    finish(
        session,
        {
            "document": lazily("pages.rules:list_document", rules),
            "page": lazily("pages.rules:list_page", rules),
        },
    )


def show(name: rare.RuleName, *, output: Output, law: LawOptions) -> None:
    """One rule in words: clauses, law, versions, readings, examples."""
    from sendpath.pages.rules import rule_page
    from sendpath.rulebook.loader import path_of, read_toml

    session = opened(output, law, offers=("page",))
    book, context = session.book, session.context()
    rules = book.law.rules
    limbs = {limb.id: r for r in rules.values() for v in r.versions for limb in v.limbs}
    rule = rules.get(RuleId(name)) or limbs.get(RuleId(name))
    if rule is None:
        raise Refused([_no_rule(name, [*rules, *limbs])])
    examples = read_toml(path_of(book.directory, rule.id))["example"]
    announced = [each["text"] for each in read_toml(book.directory / UPCOMING)["announced"]]
    page = rule_page(
        rule, examples, facts=context.facts, shorts=context.shorts, announced=announced
    )
    finish(session, {"page": lambda: page})


def upcoming(*, output: Output, law: LawOptions) -> None:
    """What has been announced and is not in force; it changes no date."""
    from sendpath.rulebook.loader import read_toml

    session = opened(output, law, offers=("page",))
    announced = read_toml(session.book.directory / UPCOMING)["announced"]
    finish(
        session, {"page": lazily("pages.rules:upcoming_page", announced, session.book.law_as_at)}
    )


def check(directory: rare.Directory = None) -> None:
    """Every fault in a rule book, with file and key; and every example."""
    from sendpath.rulebook.check import check as judge
    from sendpath.rulebook.loader import rules_directory
    from sendpath.rulebook.proof import failing_examples
    from sendpath.rulebook.questioning import failing_questions

    root = Path(directory) if directory else rules_directory()
    faults = judge(root) or failing_questions(root) or failing_examples(root)
    if faults:
        raise Refused(faults)
    deliver(Result(text=f"{printable(root.name)}: sound; every example holds.\n"))


def graph(process: rare.Process = None, *, law: LawOptions) -> None:
    """What each rule is counted from and fulfilled by, as Mermaid."""
    from sendpath.pages.rules import graph as draw

    session = opened(Output(), law, offers=("page",))
    session.stop()
    book = session.book
    processes = {rule.process for rule in book.law.rules.values()}
    if process is not None and process not in processes:
        write = f"Write {' or '.join(sorted(processes))}."
        raise Refused([Problem("PROCESS", process, f"'{process}' is not a process.", write)])
    drawn = (rule for rule in book.law.rules.values() if process in (None, rule.process))
    deliver(Result(text=tame(draw(drawn))))


def _no_rule(name: str, known: list[RuleId]) -> Problem:
    near = alike(name, map(str, known), at_least=0.4) or [str(known[0])]
    write = f"The nearest: {', '.join(near)}. All of them: sendpath rules list."
    return Problem(where="ID", value=name, problem=f"There is no rule '{name}'.", write=write)
