"""Every option and argument of the commands, once: what it is called, and its line of help.

Dates are text here, and may be given more than once: intake reads them, and tells every problem.
"""

from typing import Annotated

import typer

Texts = list[str] | None

AdviserContacted = Annotated[
    Texts, typer.Option(metavar="DATE", help="The day you first contacted the mediation adviser.")
]
After = Annotated[
    Texts, typer.Option(metavar="DATE", help="Within a period after, of or from this day.")
]
BankHoliday = Annotated[
    Texts, typer.Option(metavar="DATE", help="A bank holiday proclaimed since this release.")
]
Before = Annotated[Texts, typer.Option(metavar="DATE", help="At least a period before this day.")]
BeginningWith = Annotated[Texts, typer.Option(metavar="DATE", help="This day is day one.")]
Born = Annotated[Texts, typer.Option(metavar="DATE", help="The child's date of birth.")]
Calendar = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="GOV.UK's own bank-holidays.json, in place of ours."),
]
CertificateDate = Annotated[
    Texts, typer.Option(metavar="DATE", help="The date of issue on the mediation certificate.")
]
Color = Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")]
Columns = Annotated[
    Texts,
    typer.Option(metavar="NAMES", help="Other columns: next_words,complaint …"),
]
CommandName = Annotated[str | None, typer.Argument(metavar="[COMMAND]", help="Else all.")]
Concern = Annotated[
    Texts, typer.Option(metavar="SLUG", help="What it is about; --list prints every concern.")
]
Concerns = Annotated[bool, typer.Option("--list", help="List every concern.")]
DecisionDate = Annotated[
    Texts, typer.Option(metavar="DATE", help="The date printed on the council's letter.")
]
Directory = Annotated[str | None, typer.Argument(metavar="[DIR]", help="Else our own.")]
Document = Annotated[
    str,
    typer.Argument(metavar="NAME", help="deadlines, timeline, can-appeal …"),
]
Every = Annotated[bool, typer.Option("--list", help="List every reason.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Every step with its law, and other readings.")
]
Facts = Annotated[
    Texts,
    typer.Argument(metavar="[EVENT=DATE]...", help="Any fact by its name.", show_default=False),
]
FailOn = Annotated[
    Texts,
    typer.Option(metavar="FINDING", help="Exit 1 on a finding: passed, or due-within=N (days)."),
]
File = Annotated[str, typer.Argument(metavar="FILE|-", help="A CSV file; - reads standard input.")]
From = Annotated[Texts, typer.Option("--from", metavar="DATE", hidden=True)]
HealthOnly = Annotated[
    bool, typer.Option("--health-only", help="Only health provision is in dispute.")
]
Inert = Annotated[bool, typer.Option("--inert", help="Guard cells that a spreadsheet would run.")]
Label = Annotated[
    str | None,
    typer.Option("--id", metavar="TEXT", help="Your own name for the case (no child's name)."),
]
LetterFormat = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="table, plain, json or ics.")
]
LineFormat = Annotated[str | None, typer.Option("--format", metavar="NAME", help="plain or json.")]
Mapped = Annotated[
    Texts, typer.Option("--map", metavar="THEIRS=ours", help="Call your column by our name.")
]
MediationConcluded = Annotated[Texts, typer.Option(metavar="DATE", help="The day mediation ended.")]
MediationDate = Annotated[
    Texts, typer.Option(metavar="DATE", help="The day fixed for the meeting.")
]
MediationRequested = Annotated[
    Texts, typer.Option(metavar="DATE", help="The day you told the council: mediation, please.")
]
On = Annotated[Texts, typer.Option(metavar="DATE", help="The day to look at; else today.")]
Exclusion = Annotated[
    Texts,
    typer.Option(metavar="KIND", help="permanent, over-fifteen-days, over-five-days …"),
]
Plan = Annotated[Texts, typer.Option(metavar="YES|NO", help="Is there an EHC plan?")]
Order = Annotated[
    Texts,
    typer.Option(metavar="KIND", help="What was ordered or agreed: contents, school, assess …"),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to a file; its ending tells the format."
    ),
]
PageFormat = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="table, plain or json.")
]
Period = Annotated[str, typer.Argument(metavar="PERIOD", help="'2 months', '3 working days' …")]
Plain = Annotated[bool, typer.Option("--plain", help="One 'label: value' a line.")]
Planned = Annotated[bool, typer.Option("--planned", help="Allow days still to come.")]
Process = Annotated[str | None, typer.Argument(metavar="[PROCESS]", help="Else all.")]
ProcessName = Annotated[
    str | None,
    typer.Argument(metavar="[PROCESS]", help="assessment, review, order … Else they are listed."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Only the answer, or why there is none.")
]
Reason = Annotated[
    Texts,
    typer.Option(metavar="SLUG", help="What the council decided; sendpath can-appeal --list."),
]
ReceivedDate = Annotated[Texts, typer.Option(metavar="DATE", hidden=True)]
Remind = Annotated[
    Texts, typer.Option(metavar="DAYS", help="Reminders in the calendar file, e.g. 14,3.")
]
Roll = Annotated[
    str | None, typer.Option(metavar="HOW", help="working: to a working day; appeal: as an appeal.")
]
RowFormat = Annotated[str | None, typer.Option("--format", metavar="NAME", help="csv or jsonl.")]
RuleName = Annotated[str, typer.Argument(metavar="ID", help="For example appeal.window.")]
RowsProcess = Annotated[
    str | None,
    typer.Option("--process", metavar="NAME", help="assessment … or all; else letters."),
]
Rules = Annotated[str | None, typer.Option(metavar="DIR", help="A rule book under work.")]
Section = Annotated[
    Texts, typer.Option(metavar="LETTER", help="A section of the plan in dispute; repeat it.")
]
SentDate = Annotated[
    Texts, typer.Option(metavar="DATE", help="The day the letter was sent, if it is another day.")
]
SkipVacation = Annotated[
    bool, typer.Option("--skip-vacation", help="Leave out August and 25 December to 1 January.")
]
Term = Annotated[
    Texts,
    typer.Option(metavar="FIRST..LAST|FILE", help="The school's terms; 2026-09-03..2026-10-23."),
]
TimelineFormat = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="NAME", help="table, plain, json, ics; the ledger: csv, md, html."
    ),
]
Today = Annotated[
    str | None, typer.Option(metavar="DATE", help="Answer as on this day (or SENDPATH_TODAY).")
]
ToldAdviserDate = Annotated[
    Texts, typer.Option(metavar="DATE", help="The day you told the adviser: no mediation.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also say which files were read.")]
Version = Annotated[
    bool, typer.Option("--version", help="Which program, rule book, law and calendar.")
]
With = Annotated[
    Texts, typer.Option("--with", metavar="ID", help="Compute a rule that was not confirmed.")
]
WayFormat = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="table, plain, json, md or html.")
]
Word = Annotated[str | None, typer.Argument(metavar="[WORD]", help="Else every question.")]
Year = Annotated[str | None, typer.Argument(metavar="[YEAR]", help="Else this year.")]
