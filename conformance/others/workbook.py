"""A caseworker's workbook: EDATE and WORKDAY with the bank holidays, worked out by LibreOffice.

All questions are written into one sheet with a formula each; LibreOffice opens it without a window
and saves what it makes of them. Needs `soffice` (the package libreoffice-calc).
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from bank_holidays import DAYS
from periods import A_MONTH, CERTIFICATE, PERIODS, TWO_MONTHS, WINDOW, Row, told

HOLIDAYS = f"[.$Z$1:.$Z${len(DAYS)}]"
SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">
<office:body><office:spreadsheet><table:table table:name="Cases">{rows}</table:table>
</office:spreadsheet></office:body></office:document>
"""
ENGLISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>en-GB</value></prop></item></oor:items>
"""
"""The settings of an office in England: dates the day first."""

BEFORE_HOLIDAYS = 22
"""Columns between the formula, which stands in the third, and the 26th."""


def formula(row: Row, cell: str) -> str:
    """Write a period as a formula over the cell with the day."""
    _, number, unit, runs, then = row
    day = f"DATEVALUE([.{cell}])"
    back = "-" if runs == "before" else ""
    earlier = "-1" if runs == "beginning" else ""
    if unit == "working days":
        return f"WORKDAY({day};{back}{number};{HOLIDAYS})"
    length = number * 7 if unit == "weeks" else number
    end = f"EDATE({day};{back}{number})" if unit == "months" else f"{day}{back or '+'}{length}"
    end = f"{end}{earlier}"
    return f"WORKDAY({end}-1;1;{HOLIDAYS})" if then == "roll" else end


def cells(question: dict, number: int) -> tuple[str, str, str]:
    """Give the two days and the formula of one question; no formula where the sheet has none."""
    rule, events = question["rule"], question["events"]
    if rule == WINDOW:
        letter, certificate = told(events, TWO_MONTHS[0]), events.get(CERTIFICATE, "")
        end = formula(TWO_MONTHS, f"A{number}")
        if certificate:
            end = f"MAX({end};{formula(A_MONTH, f'B{number}')})"
        return letter, certificate, end
    if rule not in PERIODS:
        return "", "", ""
    return told(events, PERIODS[rule][0]), "", formula(PERIODS[rule], f"A{number}")


def text_cell(text: str) -> str:
    """Write a cell of text."""
    return f'<table:table-cell office:value-type="string" office:string-value={quoteattr(text)}/>'


def sheet(rows: list[tuple[str, str, str]]) -> str:
    """Write the whole sheet; the bank holidays stand in a column of their own."""
    written = []
    for number in range(max(len(rows), len(DAYS))):
        first, second, end = rows[number] if number < len(rows) else ("", "", "")
        made = f'TEXT({end};"YYYY-MM-DD")' if end else '"none"'
        cell = f"<table:table-cell table:formula={quoteattr(f'of:={made}')}/>"
        gap = f'<table:table-cell table:number-columns-repeated="{BEFORE_HOLIDAYS}"/>'
        day = DAYS[number] if number < len(DAYS) else ""
        dated = f'<table:table-cell office:value-type="date" office:date-value="{day}"/>'
        line = text_cell(first) + text_cell(second) + cell + (gap + dated if day else "")
        written.append(f"<table:table-row>{line}</table:table-row>")
    return SHEET.format(rows="".join(written))


def worked_out(rows: list[tuple[str, str, str]]) -> list[str]:
    """Let LibreOffice work the sheet out, and give what stands in the third column."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cases.fods").write_text(sheet(rows), encoding="utf-8")
        settings = folder / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(ENGLISH, encoding="utf-8")
        words = ["soffice", f"-env:UserInstallation={folder.as_uri()}/profile", "--headless"]
        words += ["--convert-to", "csv", "--outdir", name, str(folder / "cases.fods")]
        subprocess.run(words, check=True, capture_output=True)
        with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
            return [line[2] for line in csv.reader(file)]


def answer(question: dict, found: str) -> dict:
    """Write what the sheet says: a day, or an error, which is all it can refuse with."""
    if found == "none":
        return {"id": question["id"], "status": "skipped"}
    if len(found) == len("2026-10-01") and found[4] == "-":
        return {"id": question["id"], "due": found}
    return {"id": question["id"], "status": "refused", "why": found}


def main() -> None:
    """Answer every question, when all have been read."""
    questions = [json.loads(line) for line in sys.stdin]
    rows = [cells(each, number) for number, each in enumerate(questions, 1)]
    for question, found in zip(questions, worked_out(rows), strict=False):
        print(json.dumps(answer(question, found)))


if __name__ == "__main__":
    main()
