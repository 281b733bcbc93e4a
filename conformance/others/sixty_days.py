"""A common belief in one line: the last day is 60 days after the letter (`sendpath myths`).

It is asked about the two days that it is believed of, and skips every other rule.
"""

import json
import sys
from datetime import date, timedelta

from periods import told

ASKED = ("appeal.window", "mediation.contact-adviser")
SIXTY = timedelta(days=60)


def answered(question: dict) -> dict:
    """Answer one question."""
    if question["rule"] not in ASKED:
        return {"status": "skipped"}
    try:
        letter = date.fromisoformat(told(question["events"], "decision-sent"))
    except ValueError:
        return {"status": "refused"}
    return {"due": (letter + SIXTY).isoformat()}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], **answered(asked)}), flush=True)
