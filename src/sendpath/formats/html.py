"""An answer as one web page, from its Markdown: to read, print, or open in a word processor."""

import re
from html import escape

from markdown_it import MarkdownIt

from sendpath.formats import markdown
from sendpath.formats.canvas import Canvas
from sendpath.formats.page import Page

ADDRESS = re.compile(r"(?<!<)https://[^\s;,)>]+")
"""A web address that stands bare, as all of ours do."""

STYLE = """
body { font: 1.1em/1.5 sans-serif; max-width: 45em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; } th, td { border: 1px solid; padding: .3em .5em; }
th, td { text-align: left; vertical-align: top; } a { overflow-wrap: anywhere; }
@media print { body { font-size: 11pt; margin: 0; } }
"""


def render(page: Page, canvas: Canvas) -> str:
    """Write a page that stands by itself: nothing is loaded, nothing runs.

    It is written as Markdown first; what looks like HTML in it is text.
    """
    written = markdown.render(page, canvas)
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["image", "link", "reference", "backticks", "code", "fence"])
    linked = ADDRESS.sub(r"<\g<0>>", written)
    title = page.title
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{reader.render(linked)}</main>\n</body>\n</html>\n"
    )
