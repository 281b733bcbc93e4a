"""JSON: the contract as it stands, days as ISO text, plain ASCII on every stream."""

import json
from datetime import date
from typing import Any

from sendpath.formats.canvas import Canvas


def render(document: Any, _canvas: Canvas) -> str:
    """Write a document of the contract."""
    return json.dumps(document, default=date.isoformat, indent=2) + "\n"
