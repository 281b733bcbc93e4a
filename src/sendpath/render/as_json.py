"""JSON: the contract as it stands, days as ISO text, plain ASCII on every stream."""

import json
from datetime import date
from typing import Any


def render(view: Any) -> str:
    """Write a view as one JSON document."""
    return json.dumps(view, default=date.isoformat, indent=2) + "\n"
