"""Make the README's picture from the program: ``python tools/picture.py > docs/deadlines.svg``."""

import subprocess
import sys
from io import StringIO

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

COMMAND = "sendpath deadlines --decision-date 2026-10-01 --today 2026-11-21"
COLUMNS = 80
CODE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>What it prints: {{}}</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px monospace; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" fill="#1c1c1e" rx="6"/>
<g transform="translate(9, 9)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""A picture without the fonts that Rich would load from the web."""

THEME = TerminalTheme(
    (28, 28, 30),
    (236, 236, 236),
    [(70, 70, 70), (255, 120, 120), (120, 220, 140), (255, 205, 110)] + [(200, 200, 200)] * 4,
)


def picture() -> str:
    """Run the program as a terminal would see it, and draw what it prints."""
    words = [sys.executable, "-m", "sendpath", *COMMAND.split()[1:]]
    words += ["--format", "table", "--color", "always"]
    said = subprocess.run(  # noqa: S603 - our own program
        words, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    console = Console(record=True, width=COLUMNS, file=StringIO(), legacy_windows=False)
    console.print(Text(f"$ {COMMAND}"), Text.from_ansi(said), sep="\n")
    drawn = console.export_svg(title=COMMAND, theme=THEME, code_format=CODE, unique_id="sendpath")
    named = drawn.replace("{}", COMMAND, 1)
    return "\n".join(line.rstrip() for line in named.splitlines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(picture())
