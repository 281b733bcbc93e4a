"""JSON: the contract as it stands, days as ISO text, the same facts the same bytes."""

import json
from datetime import date
from typing import Any


def render(view: Any) -> str:
    """Write a view as one JSON document."""
    return json.dumps(view, default=date.isoformat, ensure_ascii=False, indent=2) + "\n"
