"""Options and arguments that belong to one command, or to a few: each is written once."""

from typing import Annotated

import typer

from sendpath.cli import completion
from sendpath.cli.options import ABOUT, KNOWN, OUTPUT, Texts

Facts = Annotated[
    Texts,
    typer.Argument(
        metavar="[EVENT=DATE]...",
        help="Any fact by its name; =yes or =no without a day.",
        show_default=False,
        autocompletion=completion.facts,
    ),
]
Term = Annotated[
    Texts,
    typer.Option(
        metavar="FIRST..LAST|FILE",
        help="The school's terms; 2026-09-03..2026-10-23.",
        rich_help_panel=KNOWN,
    ),
]
Concern = Annotated[
    Texts,
    typer.Option(
        metavar="SLUG",
        help="What it is about; --list prints every concern.",
        rich_help_panel=ABOUT,
        autocompletion=completion.concerns,
    ),
]
Every = Annotated[bool, typer.Option("--list", help="List all that may be written there.")]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="All about each way, with its law.", rich_help_panel=OUTPUT),
]
AllWays = Annotated[
    bool,
    typer.Option(
        "--all", help="Every way: when, what it gives, what to have ready.", rich_help_panel=OUTPUT
    ),
]
OneWay = Annotated[
    Texts,
    typer.Option(
        "--route",
        metavar="NAME",
        help="One way whole, by its name.",
        rich_help_panel=OUTPUT,
        autocompletion=completion.routes,
    ),
]
On = Annotated[Texts, typer.Option(metavar="DATE", help="The day to look at; else today.")]
Process = Annotated[
    str | None,
    typer.Argument(
        metavar="[PROCESS]",
        help="assessment, review, order ... Else all of them.",
        autocompletion=completion.processes,
    ),
]
RowsProcess = Annotated[
    str | None,
    typer.Option(
        "--process",
        metavar="NAME",
        help="assessment ... or all; else letters.",
        autocompletion=completion.processes,
    ),
]
With = Annotated[
    Texts, typer.Option("--with", metavar="ID", help="Compute a rule that was not confirmed.")
]
File = Annotated[
    str,
    typer.Argument(
        metavar="FILE|-", help="A spreadsheet: .xlsx, .csv, .jsonl; - reads standard input."
    ),
]
LetterFile = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE|-]", help="The letter as text (.txt) or mail (.eml); - reads standard input."
    ),
]
Reason = Annotated[
    Texts,
    typer.Option(
        metavar="SLUG",
        help="What the council decided; sendpath can-appeal --list.",
        rich_help_panel=ABOUT,
        autocompletion=completion.reasons,
    ),
]
Columns = Annotated[
    Texts,
    typer.Option(metavar="NAMES", help="Other columns: act_by,who ... (schema batch)"),
]
Mapped = Annotated[
    Texts, typer.Option("--map", metavar="THEIRS=ours", help="Call your column by our name.")
]
Inert = Annotated[bool, typer.Option("--inert", help="Guard cells that a spreadsheet would run.")]
Period = Annotated[str, typer.Argument(metavar="PERIOD", help="'2 months', '3 working days' ...")]
After = Annotated[
    Texts, typer.Option(metavar="DATE", help="Within a period after, of or from this day.")
]
Before = Annotated[Texts, typer.Option(metavar="DATE", help="At least a period before this day.")]
BeginningWith = Annotated[Texts, typer.Option(metavar="DATE", help="This day is day one.")]
From = Annotated[Texts, typer.Option("--from", metavar="DATE", hidden=True)]
Roll = Annotated[
    str | None,
    typer.Option(
        metavar="HOW",
        help="working: to a working day; appeal: as an appeal.",
        autocompletion=completion.one_of("working", "appeal"),
    ),
]
SkipVacation = Annotated[
    bool, typer.Option("--skip-vacation", help="Leave out August and 25 December to 1 January.")
]
Year = Annotated[str | None, typer.Argument(metavar="[YEAR]", help="Else this year.")]
Words = Annotated[
    Texts,
    typer.Argument(
        metavar="[WORDS]...",
        help="Your question, in your own words.",
        show_default=False,
        autocompletion=completion.questions,
    ),
]
RuleName = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="For example appeal.window.", autocompletion=completion.rule_ids
    ),
]
Directory = Annotated[str | None, typer.Argument(metavar="[DIR]", help="Else our own.")]
Document = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="deadlines, timeline ...", autocompletion=completion.documents
    ),
]
Program = Annotated[
    str | None,
    typer.Option("--cmd", metavar="PROGRAM", help="A program and its words, as one text."),
]
Group = Annotated[
    Texts,
    typer.Option(
        metavar="NAME",
        help="Only this group of vectors; repeat it.",
        autocompletion=completion.vector_groups,
    ),
]
Limit = Annotated[
    str | None,
    typer.Option(metavar="SECONDS", help="End a program silent for so long; 60 unless told."),
]
Print = Annotated[
    bool, typer.Option("--print", help="The vectors themselves, one JSON object a line.")
]
Groups = Annotated[bool, typer.Option("--list", help="List the groups of vectors.")]
AnswerVectors = Annotated[
    bool, typer.Option("--answer", help="Answer questions from standard input, as others do.")
]
CommandName = Annotated[str | None, typer.Argument(metavar="[COMMAND]", help="Else all.")]
Version = Annotated[
    bool, typer.Option("--version", help="Which program, rule book, law and calendar.")
]
ExportFolder = Annotated[str, typer.Argument(metavar="DIR", help="A new folder.")]
ExportProcess = Annotated[
    Texts,
    typer.Option(
        "--process",
        metavar="NAME",
        help="assessment, review ... or all; else each.",
        autocompletion=completion.processes,
    ),
]
ForEngine = Annotated[
    Texts,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="duckdb, postgresql, spark; else duckdb.",
        autocompletion=completion.one_of("duckdb", "postgresql", "spark"),
    ),
]
TableFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="csv, or parquet.",
        autocompletion=completion.one_of("csv", "parquet"),
        rich_help_panel=OUTPUT,
    ),
]
Rows = Annotated[str, typer.Option(metavar="N", help="How many rows.")]
Seed = Annotated[
    str, typer.Option(metavar="S", help="Any word or number: the same one gives the same rows.")
]
SampleProcess = Annotated[
    str,
    typer.Option(
        "--process",
        metavar="NAME",
        help="assessment ... or all; else letters.",
        autocompletion=completion.processes,
    ),
]
