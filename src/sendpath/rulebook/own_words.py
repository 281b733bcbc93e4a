"""The trained matcher of people's own words: one file of the rule book, read."""

import json
import tomllib
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path

from sendpath.core.own_words import Head, Matcher, thesaurus_of

FILE = "own-words.bin"
THOUSANDTHS = 1000
"""How much a feature tells is written in thousandths."""


def fingerprint(root: Path) -> str:
    """Sum up all that a matcher is trained on: another one means that it has to be trained anew."""
    answers = tomllib.loads((root / "faq.toml").read_text(encoding="utf-8"))
    linked = sorted((name, each.get("concern", "")) for name, each in answers.items())
    told = [(root / "thesaurus.toml").read_bytes(), json.dumps(linked).encode()]
    told += [path.read_bytes() for path in sorted((root / "phrasings").glob("*.toml"))]
    return sha256(b"\n".join(each.replace(b"\r\n", b"\n") for each in told)).hexdigest()


def trained_on(root: Path) -> str:
    """Give the fingerprint of what the matcher of a rule book was trained on."""
    head = zlib.decompress((root / FILE).read_bytes()).partition(b"\n")[0]
    return str(json.loads(head)["of"])


@cache
def read_matcher(root: Path) -> Matcher | None:
    """Read the matcher of a rule book, once; None where it has none.

    The file is a JSON document on one line and then the weights, a signed byte each, all packed.
    """
    path = root / FILE
    if not path.is_file():
        return None
    head, _, weights = zlib.decompress(path.read_bytes()).partition(b"\n")
    told = json.loads(head)
    telling = (each / THOUSANDTHS for each in told["telling"])
    return Matcher(
        thesaurus=thesaurus_of(told["thesaurus"]),
        features={
            name: (place, weight)
            for place, (name, weight) in enumerate(zip(told["features"], telling, strict=True))
        },
        width=told["width"],
        weights=memoryview(weights).cast("b"),
        heads={
            name: Head(tuple(each["names"]), each["first"], tuple(each["bias"]), each["scale"])
            for name, each in told["heads"].items()
        },
        inside={group: (weak, sure) for group, (weak, sure) in told["inside"].items()},
        said={
            group: {text: tuple(names) for text, names in each.items()}
            for group, each in told["said"].items()
        },
    )
