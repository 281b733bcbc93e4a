"""An answer as one web page, from its Markdown: to read, print, or open in a word processor."""

import re
from html import escape

from markdown_it import MarkdownIt

ADDRESS = re.compile(r"(?<!<)https://[^\s;,)>]+")
"""A web address that stands bare, as all of ours do."""

STYLE = """
body { font: 1.1em/1.5 sans-serif; max-width: 45em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; } th, td { border: 1px solid; padding: .3em .5em; }
th, td { text-align: left; vertical-align: top; } a { overflow-wrap: anywhere; }
@media print { body { font-size: 11pt; margin: 0; } }
"""


def page(markdown: str) -> str:
    """Write a page that stands by itself: nothing is loaded, nothing runs.

    Args:
        markdown: The answer; its first line is the heading. What looks like HTML in it is text.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    linked = ADDRESS.sub(r"<\g<0>>", markdown)
    title = markdown.partition("\n")[0].lstrip("# ")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{reader.render(linked)}</main>\n</body>\n</html>\n"
    )
