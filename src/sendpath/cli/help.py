"""The help of a command: its options under the panels they belong to, in plain text."""

from typing import Any

from typer.core import TyperCommand

OTHER = "Options"


class PanelledCommand(TyperCommand):
    """A command whose help has a heading for each group of options."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments first, then each panel in the order in which its options stand."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for each in self.get_params(ctx):
            record = each.get_help_record(ctx)
            if record is not None:
                argument = each.param_type_name == "argument"
                panel = getattr(each, "rich_help_panel", None) or OTHER
                panels.setdefault("Arguments" if argument else panel, []).append(record)
        last = panels.pop(OTHER, [])
        for title, records in [*panels.items(), (OTHER, last)]:
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
