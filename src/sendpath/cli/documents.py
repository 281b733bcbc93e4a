"""``sendpath schema``: the shape of each document, for those who read it by program."""

from sendpath.cli.stream import Result
from sendpath.core.problem import Problem
from sendpath.render import as_json
from sendpath.render.schema import VIEWS, schema


def document(name: str) -> Result:
    """Give the schema of a document, or say which there are."""
    if name in VIEWS:
        return Result(text=as_json.render(schema(name)))
    problem = Problem(
        where="NAME",
        value=name,
        problem=f"'{name}' is not a document sendpath writes.",
        write=f"Write {' or '.join(VIEWS)}.",
    )
    return Result(messages=(str(problem),), code=2)
