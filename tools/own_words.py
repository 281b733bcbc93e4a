"""Train the matcher of people's own words, and score it. Needs the dependency group ``words``.

    python tools/own_words.py train                  # writes rules/own-words.bin
    python tools/own_words.py score FILE [FILE]      # scores it on labelled questions

A file of labelled questions is JSON Lines: ``words``, the ids of ``faq`` and of ``concern`` that
are right, and ``in_scope``. The labelled questions in ``tests/own_words`` are never trained on, and
whoever wrote the phrasings had not seen them.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from sendpath.core.own_words import BESIDE, Matcher, features, normal, thesaurus_of
from sendpath.rulebook.loader import read_toml, rules_directory
from sendpath.rulebook.own_words import FILE, THOUSANDTHS, fingerprint, read_matcher

RARE = 3
"""A feature of fewer phrasings than this tells nothing."""

COST = {"faq": 0.7, "concerns": 0.15, "reasons": 0.7, "inside": 1.0}
"""How closely each group follows its phrasings: higher is closer."""

OUTWEIGH = 4.0
"""How much more a phrasing of what is outside counts, being rarer."""

MARKS = {"faq": (0.93, 0.97), "concerns": (0.6, 0.97), "reasons": (0.6, 0.97)}
"""Shares of what is outside that score below the two marks of a group, by cross-validation.

An answer says something untrue where it does not belong; a concern is only ever offered.
"""

SHORT = 2
"""Words of a phrasing that is found as it stands, whatever else it may be like."""

STEPS = 127
"""A weight is written in so many steps on either side of nothing."""

Pairs = Sequence[tuple[str, str]]
"""Phrasings, each with what it is about."""


class Material(NamedTuple):
    """All that is trained on, by group."""

    faq: Pairs
    concerns: Pairs
    reasons: Pairs
    outside: Sequence[str]


def material(root: Path) -> Material:
    """Read the phrasings; those of an answer speak for the concern that it names, too."""

    def pairs(name: str) -> list[tuple[str, str]]:
        tables = read_toml(root / "phrasings" / f"{name}.toml")
        return [(text, key) for key, table in tables.items() for text in table["phrasings"]]

    faq, answers = pairs("faq"), read_toml(root / "faq.toml")
    told = [(text, answers[key]["concern"]) for text, key in faq if "concern" in answers[key]]
    outside = [text for text, _ in pairs("outside")]
    return Material(faq, [*pairs("concerns"), *told], pairs("reasons"), outside)


class Space:
    """The features of a body of phrasings, and texts as vectors in them."""

    def __init__(self, texts: Sequence[str], same: Mapping[str, Sequence[str]]) -> None:
        self.same, self.thesaurus = same, thesaurus_of(same)
        held = Counter(each for text in texts for each in set(self._of(text)))
        kept = [name for name, times in held.items() if times >= RARE]
        self.names = sorted(kept)
        self.telling = [
            round((log((1 + len(texts)) / (1 + held[n])) + 1) * 1000) for n in self.names
        ]
        self.places = {name: place for place, name in enumerate(self.names)}

    def _of(self, text: str) -> Iterable[str]:
        return features(normal(text, self.thesaurus))

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """Give texts as rows of length one."""
        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            for name, times in Counter(self._of(text)).items():
                if name in self.places:
                    place = self.places[name]
                    rows.append(row)
                    columns.append(place)
                    values.append((1 + log(times)) * self.telling[place] / THOUSANDTHS)
        made = csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.names)))
        length = np.sqrt(np.asarray(made.multiply(made).sum(1)))
        length[length == 0] = 1
        return made.multiply(1 / length).tocsr()


class Trained(NamedTuple):
    """One group, trained: its names, and a line of weights and a start for each."""

    names: Sequence[str]
    weights: Any
    bias: Any


def fit(space: Space, pairs: Pairs, cost: float) -> Trained:
    """Train one group."""
    made = LinearSVC(C=cost, random_state=0).fit(
        space.vectors([text for text, _ in pairs]), [key for _, key in pairs]
    )
    return Trained(list(map(str, made.classes_)), made.coef_, made.intercept_)


def fit_inside(space: Space, told: Material) -> tuple[Trained, dict[str, list[float]]]:
    """Train what tells words of this field from others, and find the two marks of each group."""
    groups = {"faq": told.faq, "concerns": told.concerns, "reasons": told.reasons}
    ours = [text for pairs in groups.values() for text, _ in pairs]
    texts = [*dict.fromkeys(ours), *told.outside]
    vectors, strange = space.vectors(texts), set(told.outside)
    truth = np.array([text not in strange for text in texts])
    model = LinearSVC(C=COST["inside"], class_weight={False: OUTWEIGH, True: 1.0}, random_state=0)
    held = {group: np.zeros(len(texts)) for group in groups}
    for kept, asked in StratifiedKFold(5, shuffle=True, random_state=0).split(texts, truth):
        scope = model.fit(vectors[kept], truth[kept]).decision_function(vectors[asked])
        for group, pairs in groups.items():
            there = {texts[each] for each in kept}
            best = fit(space, [each for each in pairs if each[0] in there], COST[group])
            scores = vectors[asked] @ best.weights.T + best.bias
            held[group][asked] = scope + BESIDE * scores.max(1)
    marks = {
        group: [round(float(np.quantile(held[group][~truth], share)), 3) for share in shares]
        for group, shares in MARKS.items()
    }
    for group, each in marks.items():
        kept_ = [f"{100 * float((held[group][truth] >= mark).mean()):.1f} %" for mark in each]
        print(f"{group}: marks {each}; of our own phrasings, {kept_} score above them")
    made = model.fit(vectors, truth)
    return Trained(["inside"], made.coef_, made.intercept_), marks


def trained(told: Material, same: Mapping[str, Sequence[str]]) -> bytes:
    """Train all groups, and pack them as ``read_matcher`` reads them."""
    texts = [t for pairs in (told.faq, told.concerns, told.reasons) for t, _ in pairs]
    space = Space([*dict.fromkeys(texts), *told.outside], same)
    groups = {
        "faq": fit(space, told.faq, COST["faq"]),
        "concerns": fit(space, told.concerns, COST["concerns"]),
        "reasons": fit(space, told.reasons, COST["reasons"]),
    }
    groups["inside"], marks = fit_inside(space, told)
    heads, columns, first = {}, [], 0
    for name, each in groups.items():
        scale = float(np.abs(each.weights).max()) / STEPS
        columns.append(np.round(each.weights / scale).astype(np.int8))
        heads[name] = {
            "names": each.names,
            "first": first,
            "bias": [round(float(bias), 5) for bias in each.bias],
            "scale": scale,
        }
        first += len(each.names)
    head = {
        "features": space.names,
        "telling": space.telling,
        "thesaurus": same,
        "width": first,
        "heads": heads,
        "inside": marks,
        "of": fingerprint(rules_directory()),
        "said": {
            "faq": _said(told.faq, space),
            "concerns": _said(told.concerns, space),
            "reasons": _said(told.reasons, space),
        },
    }
    weights = np.vstack(columns).T.tobytes()
    return zlib.compress(json.dumps(head, ensure_ascii=False).encode() + b"\n" + weights, 9)


def _said(pairs: Pairs, space: Space) -> dict[str, list[str]]:
    """Give short phrasings, each with all that it was written for."""
    found: dict[str, dict[str, None]] = {}
    for text, key in pairs:
        told = normal(text, space.thesaurus).strip()
        if len(told.split()) <= SHORT:
            found.setdefault(told, {})[key] = None
    return {text: list(keys) for text, keys in found.items()}


def scores(matcher: Matcher, questions: Sequence[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Score a matcher on labelled questions: how many of how many, by what is counted."""
    counted: dict[str, list[int]] = {}

    def count(name: str, *, hit: bool) -> None:
        total = counted.setdefault(name, [0, 0])
        total[0] += hit
        total[1] += 1

    for each in questions:
        found, met = (matcher.find(each["words"], group) for group in ("faq", "concerns"))
        if each["in_scope"] and each["faq"]:
            count("answer first", hit=bool(set(found.names[:1]) & set(each["faq"])))
            count("answer among three", hit=bool(set(found.names) & set(each["faq"])))
            count("answer called unsure, or refused", hit=not found.sure)
        if each["in_scope"] and each["concern"]:
            count("concern first", hit=bool(set(met.names[:1]) & set(each["concern"])))
            count("concern among three", hit=bool(set(met.names) & set(each["concern"])))
        if not each["in_scope"] and not each["faq"]:
            count("outside refused", hit=not found.names)
            count("outside refused, or called unsure", hit=not found.sure)
    return counted


def said(counted: Mapping[str, Sequence[int]]) -> str:
    """Say scores, one a line."""
    return "\n".join(
        f"  {name}: {hits} of {of} = {100 * hits / of:.1f} %"
        for name, (hits, of) in counted.items()
    )


def read_questions(path: str) -> list[dict[str, Any]]:
    """Read labelled questions."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Do what the words after the program's name say."""
    root = rules_directory()
    match sys.argv[1:]:
        case ["train"]:
            packed = trained(material(root), read_toml(root / "thesaurus.toml"))
            (root / FILE).write_bytes(packed)
            print(f"{FILE}: {len(packed):,} bytes")
        case ["score", *paths] if paths:
            made = read_matcher(root)
            for path in paths if made else ():
                print(f"{path}\n{said(scores(made, read_questions(path)))}")
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
