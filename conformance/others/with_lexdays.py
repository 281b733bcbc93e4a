"""lexdays (MIT, from the package index), with a rule pack written by us in its own language.

Needs `pip install lexdays==0.2.0`. The pack says what its language can say: count, August and
Christmas as a recess, roll. The days are its own calendar's, which begins in 2019.
"""

import json
import sys
from datetime import date

import lexdays
from periods import A_MONTH, CERTIFICATE, PERIODS, TWO_MONTHS, WINDOW, Row, told

UNITS = {"days": "day", "weeks": "week", "months": "month", "working days": "business_day"}
RECESS = [{"start": "08-01", "end": "08-31"}, {"start": "12-25", "end": "01-01"}]
ENDS = ["plain", "roll", "window", "skip"]


def _is(*ends: str) -> dict:
    return {"option": "end", "in": list(ends)}


PACK = lexdays.rulepack(
    {
        "id": "sendpath/send",
        "name": {"en": "England: special educational needs"},
        "jurisdiction": "GB-ENG",
        "calendar": "gb-eaw",
        "options": {
            "end": {"values": ENDS, "default": "plain"},
            "start": {"values": ["excluded", "included"], "default": "excluded"},
        },
        "steps": [
            {
                "type": "shift_trigger",
                "days": -1,
                "when": {
                    "all": [
                        {"option": "start", "equals": "included"},
                        {"unit_in": ["day", "business_day"]},
                    ]
                },
            },
            {"type": "count"},
            {
                "type": "add_days",
                "days": -1,
                "when": {
                    "all": [{"option": "start", "equals": "included"}, {"unit_in": ["month"]}]
                },
            },
            {
                "type": "recess",
                "name": {"en": "August and Christmas"},
                "mode": "extend",
                "extension_days": 1,
                "periods": RECESS,
                "when": _is("window"),
            },
            {
                "type": "recess",
                "name": {"en": "August and Christmas"},
                "mode": "suspend",
                "periods": RECESS,
                "when": {"all": [_is("skip"), {"direction": "after"}]},
            },
            {"type": "roll", "when": _is("roll", "window", "skip")},
        ],
    }
)


def last_day(row: Row, text: str, end: str) -> date:
    """Count one period with the pack."""
    _, number, unit, runs, _ = row
    if not number:
        return date.fromisoformat(text)  # its periods begin at one
    return PACK.compute(
        text,
        (number, UNITS[unit]),
        direction="before" if runs == "before" else "after",
        options={"end": end, "start": "included" if runs == "beginning" else "excluded"},
    ).deadline


def due(question: dict) -> date:
    """Give the last day of one question."""
    rule, events = question["rule"], question["events"]
    if rule != WINDOW:
        row = PERIODS[rule]
        return last_day(row, told(events, row[0]), row[4] or "plain")
    letter, certificate = told(events, TWO_MONTHS[0]), events.get(CERTIFICATE)
    ends = [last_day(TWO_MONTHS, letter, "window")]
    if certificate and certificate >= letter:
        ends.append(last_day(A_MONTH, certificate, "window"))
    return max(ends)


def answered(question: dict) -> dict:
    """Answer one question."""
    if question["rule"] not in PERIODS and question["rule"] != WINDOW:
        return {"status": "skipped"}
    try:
        return {"due": due(question).isoformat()}
    except lexdays.CoverageError as error:
        return {"status": "not-covered", "why": str(error)}
    except (ValueError, TypeError, lexdays.LexdaysError) as error:
        return {"status": "refused", "why": str(error)}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], **answered(asked)}), flush=True)
