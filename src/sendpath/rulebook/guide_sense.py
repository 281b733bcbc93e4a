"""What the guides name: that every route, concern, question and belief names only what there is."""

from collections.abc import Iterator
from pathlib import Path

from sendpath.core.problem import Problem
from sendpath.rulebook.sense import Tables, declared, fault, undeclared, used_names

GUIDES = ("concerns.toml", "routes.toml", "faq.toml", "myths.toml")


WAYS = {
    **dict.fromkeys(("passed", "not_passed", "none_passed", "rule", "dates"), "rule"),
    **dict.fromkeys(("told", "not_told", "unless_told"), "fact"),
    **dict.fromkeys(("after", "beginning_with", "before"), "event"),
    "asks": "fact",
    "source": "source",
    **dict.fromkeys(("reasons", "about"), "reason"),
    "process": "process",
    "contact": "contact",
    "first": "route",
    "group": "branch",
    "under": "heading",
}
"""What kind of name each key of a guide holds."""


def guides(root: Path, tables: Tables) -> Iterator[Problem]:
    """Check that what people are told names only what there is, and that no trait is idle."""
    concerns, routes = tables[root / "concerns.toml"], tables[root / "routes.toml"]
    known = {
        **declared(root, tables),
        "process": set(tables[root / "processes.toml"]),
        "contact": set(tables[root / "contacts.toml"]),
        "route": set(routes),
        "branch": set(tables[root / "book.toml"]["branches"]),
        "heading": set(tables[root / "book.toml"]["groups"]),
    }
    known["fact"] |= {"born", "term"}  # asked for, and no facts of a rule
    choices = tables[root / "book.toml"].get("choices", {})
    for name in GUIDES:
        yield from undeclared(used_names(tables[root / name], kinds=WAYS), known, Path(name))
    stated = (concern["traits"] for concern in concerns.values())
    chosen = (traits for each in choices.values() for traits in each.get("traits", {}).values())
    given = {trait for traits in (*stated, *chosen) for trait in traits} | FROM_DECISION
    for name, route in routes.items():
        for trait in (each for each in route["open_for"] if each not in given):
            told = f"no concern has the trait '{trait}'."
            yield fault(Path("routes.toml"), f"{name}.open_for", told, "Mend the name.")


FROM_DECISION = {"appealable", "certificate-needed", "recommendations"}
"""Traits of a route that come from the decision itself."""
