"""The options that commands share, in groups: whoever takes a group takes all its options.

A group is written once. Dates are text here, and may be given more than once: intake reads them,
and tells every problem.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sendpath.cli import completion
from sendpath.cli.grouping import panel

if TYPE_CHECKING:
    from sendpath.core.law import Choice

Texts = list[str] | None

FailOn = Annotated[
    Texts,
    typer.Option(metavar="FINDING", help="Exit 1 on a finding: passed, or due-within=N (days)."),
]
"""Written once for all that may be looked through for findings; its panel is that of the output."""

KNOWN, ABOUT, READING, OUTPUT, EXPERTS = (
    "The dates you know",
    "What it is about",
    "How your table is read",
    "Output",
    "For experts",
)


def field_of(option: str) -> str:
    """Name the field of an option: ``--told-adviser-date`` is ``told_adviser_date``."""
    return option.removeprefix("--").replace("-", "_")


@panel(KNOWN, of_facts=True)
class Letter(NamedTuple):
    """What is known of a decision letter, and of mediation."""

    decision_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The date printed on the council's letter.")
    ] = None
    sent_date: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="The day the letter was sent, if it is another day."),
    ] = None
    certificate_date: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="The date of issue on the mediation certificate."),
    ] = None
    adviser_contacted: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="The day you first contacted the mediation adviser."),
    ] = None
    told_adviser_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day you told the adviser: no mediation.")
    ] = None
    mediation_requested: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="The day you told the council: mediation, please."),
    ] = None
    mediation_date: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day fixed for the meeting.")
    ] = None
    mediation_concluded: Annotated[
        Texts, typer.Option(metavar="DATE", help="The day mediation ended.")
    ] = None
    received_date: Annotated[Texts, typer.Option(metavar="DATE", hidden=True)] = None

    @classmethod
    def options(cls) -> frozenset[str]:
        """Name the options; any other fact is typed EVENT=DATE."""
        return frozenset(f"--{name.replace('_', '-')}" for name in cls._fields)

    def dates(self) -> dict[str, Sequence[str]]:
        """Give what was typed, by option."""
        return {
            f"--{name.replace('_', '-')}": texts for name, texts in self._asdict().items() if texts
        }


@panel(ABOUT)
class About(NamedTuple):
    """What was decided, ordered or is in dispute, and about whom."""

    reason: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.reasons,
            metavar="SLUG",
            help="What the council decided; sendpath can-appeal --list.",
        ),
    ] = None
    section: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.sections,
            metavar="LETTER",
            help="A section of the plan in dispute; repeat it.",
        ),
    ] = None
    order: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.choice("--order"),
            metavar="KIND",
            help="What was ordered or agreed: contents, assess ...",
        ),
    ] = None
    exclusion: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.choice("--exclusion"),
            metavar="KIND",
            help="permanent, over-fifteen-days, over-five-days ...",
        ),
    ] = None
    outcome: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.choice("--outcome"),
            metavar="KIND",
            help="What the council decided: keep, amend, refused ...",
        ),
    ] = None
    transfer: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.choice("--transfer"),
            metavar="KIND",
            help="The move: primary-to-secondary, between-post16 ...",
        ),
    ] = None
    plan: Annotated[
        Texts,
        typer.Option(
            autocompletion=completion.choice("--plan"),
            metavar="YES|NO",
            help="Is there an EHC plan?",
        ),
    ] = None
    health_only: Annotated[
        bool, typer.Option("--health-only", help="Only health provision is in dispute.")
    ] = False
    born: Annotated[Texts, typer.Option(metavar="DATE", help="The child's date of birth.")] = None
    planned: Annotated[bool, typer.Option("--planned", help="Allow days still to come.")] = False
    label: Annotated[
        str | None,
        typer.Option("--id", metavar="TEXT", help="Your own name for the case (no child's name)."),
    ] = None

    def choices(self, known: "Iterable[Choice]") -> dict[str, Sequence[str]]:
        """Give what was told that is no day, by name: each choice has an option of its own."""
        told = ((each.id, getattr(self, field_of(each.option))) for each in known)
        return {name: texts for name, texts in told if texts}

    def traits(self) -> frozenset[str]:
        """Give what was marked."""
        return frozenset({"health-only"} if self.health_only else ())


@panel(OUTPUT)
class Output(NamedTuple):
    """How to answer."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            autocompletion=completion.formats,
            metavar="NAME",
            help="table, plain, json, md, html ...",
        ),
    ] = None
    plain: Annotated[bool, typer.Option("--plain", help="One 'label: value' a line.")] = False
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file; its ending tells the format."
        ),
    ] = None
    color: Annotated[
        str,
        typer.Option(
            autocompletion=completion.one_of("auto", "always", "never"),
            metavar="WHEN",
            help="auto, always or never; auto unless told.",
        ),
    ] = "auto"
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the answer, or why there is none.")
    ] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also say which files were read.")
    ] = False


@panel(OUTPUT)
class Detail(NamedTuple):
    """How much of an answer with dates to give, and what in it is a finding."""

    explain: Annotated[
        bool, typer.Option("--explain", help="Every step with its law, and other readings.")
    ] = False
    remind: Annotated[
        Texts, typer.Option(metavar="DAYS", help="Reminders in the calendar file, e.g. 14,3.")
    ] = None
    fail_on: FailOn = None


@panel(EXPERTS)
class LawOptions(NamedTuple):
    """By which law and which calendar, and as on which day."""

    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="Answer as on this day (or SENDPATH_TODAY).")
    ] = None
    bank_holiday: Annotated[
        Texts,
        typer.Option(metavar="DATE", help="A bank holiday proclaimed since this release."),
    ] = None
    calendar: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="GOV.UK's own bank-holidays.json, in place of ours."),
    ] = None
    rules: Annotated[str | None, typer.Option(metavar="DIR", help="A rule book under work.")] = None
