"""The JSON Schema of each document sendpath writes, taken from the views themselves."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from sendpath.render.documents import (
    CanAppealView,
    CountView,
    DeadlinesView,
    FaqView,
    HolidaysView,
    MythsView,
    PathwayView,
    ProcessesView,
    TimelineView,
)

VIEWS: Mapping[str, Any] = {
    "can-appeal": CanAppealView,
    "count": CountView,
    "deadlines": DeadlinesView,
    "faq": FaqView,
    "holidays": HolidaysView,
    "myths": MythsView,
    "pathway": PathwayView,
    "processes": ProcessesView,
    "timeline": TimelineView,
}


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a document.

    Raises:
        KeyError: There is no document of that name.
    """
    told = TypeAdapter(VIEWS[name]).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"sendpath/{name}/1",
        **told,
    }
