"""The JSON Schema of each document sendpath writes, taken from the views themselves."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from sendpath.answers.appeal_right import CanAppealView
from sendpath.answers.conform import ConformView, VectorGroupsView
from sendpath.answers.counting import CountView, HolidaysView
from sendpath.answers.deadlines import DeadlinesView
from sendpath.answers.due import DueView
from sendpath.answers.faq import FaqView
from sendpath.answers.letter_words import LetterView
from sendpath.answers.myths import MythsView
from sendpath.answers.pathway import PathwayView
from sendpath.answers.rates import RatesView
from sendpath.answers.timeline import ProcessesView, TimelineView

VIEWS: Mapping[str, Any] = {
    "can-appeal": CanAppealView,
    "conform": ConformView,
    "count": CountView,
    "deadlines": DeadlinesView,
    "due": DueView,
    "faq": FaqView,
    "holidays": HolidaysView,
    "letter": LetterView,
    "myths": MythsView,
    "pathway": PathwayView,
    "processes": ProcessesView,
    "rates": RatesView,
    "timeline": TimelineView,
    "vector-groups": VectorGroupsView,
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
