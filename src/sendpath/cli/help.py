"""The help of a command: its options under the panels they belong to, in plain text."""

from typing import Any

from typer.core import TyperCommand

from sendpath.cli.options import ABOUT, EXPERTS, KNOWN, OUTPUT, READING

OTHER = "Options"
ORDER = ("Arguments", KNOWN, ABOUT, READING, OUTPUT, EXPERTS)
"""The panels, in the order in which they are read."""


class PanelledCommand(TyperCommand):
    """A command whose help has a heading for each group of options."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Name arguments as they are typed, without the marks of their kind."""
        arguments = [each for each in self.get_params(ctx) if each.param_type_name == "argument"]
        return ["[OPTIONS]", *(str(each.metavar or each.name).upper() for each in arguments)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments first, then each panel, and last what belongs to none."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for each in self.get_params(ctx):
            record = each.get_help_record(ctx)
            if record is not None and each.param_type_name == "argument":
                record = (str(each.metavar or each.name).upper(), record[1])
            if record is not None:
                argument = each.param_type_name == "argument"
                panel = getattr(each, "rich_help_panel", None) or OTHER
                panels.setdefault("Arguments" if argument else panel, []).append(record)
        last = panels.pop(OTHER, [])
        order = sorted(panels.items(), key=lambda each: ORDER.index(each[0]))
        for title, records in [*order, (OTHER, last)]:
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
