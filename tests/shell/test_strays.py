"""A file of UTF-8 with strays of Windows-1252: each is read as what it is, and nothing else changes."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sendpath.sheets import encodings
from sendpath.sheets.encodings import Encoding, Undecided, encoding_of
from sendpath.sheets.strays import WINDOWS
from support import Ran, ask

HEAD = "Ref,decision_date,name\r\n"
NAMES = ("Zoë", "André’s", "Seán – £5", "Łukasz", "Δέλτα", "plain", "Chloé", "“Émile”")
CAPITALS = (
    "JOÃO",
    "Ângela",
    "CONCEIÇÃO",
    "ÂNGELA",
    "JÖÖRG",
    "ÃÃO",
    "João d’Ávila",
    "ÉÉ",
    "IRMÃ",
    "IRMÃ LUZ",
)
OF_WINDOWS = ("Renée", "D’Arcy", "£20", "a – b", "“so”", "Jürgen", "Peña’s", "café\u00a0au lait")
Piece = tuple[str, str]
"""A text, and how it is written."""


def rows(names: tuple[str, ...], encoding: str, first: int = 0) -> list[Piece]:
    return [
        (f"{at},2026-10-{at % 28 + 1:02},{name}\r\n", encoding)
        for at, name in enumerate(names, first)
    ]


def in_order(*parts: list[Piece]) -> list[Piece]:
    return [(HEAD, "utf-8"), *(each for part in parts for each in part)]


def shuffled(*parts: list[Piece]) -> list[Piece]:
    every = [each for part in parts for each in part]
    random.Random(7).shuffle(every)  # noqa: S311 - the same rows each time
    return in_order(every)


def written(pieces: list[Piece]) -> bytes:
    return b"".join(text.encode(how) for text, how in pieces)


def answered(folder: Path, content: bytes, *words: str) -> Ran:
    (folder / "in.csv").write_bytes(content)
    return ask("batch", str(folder / "in.csv"), *words, today="2026-11-25")


UTF8, STRAY = rows(NAMES * 20, "utf-8"), rows(OF_WINDOWS, WINDOWS, 900)
MIXTURES: dict[str, list[Piece]] = {
    "one stray at the end": in_order(UTF8, STRAY[:1]),
    "one stray at the beginning": in_order(STRAY[2:3], UTF8),
    "one character of each": in_order(rows(("Zoë",), "utf-8"), rows(("Renée",), WINDOWS, 1)),
    "every kind of stray": in_order(UTF8, STRAY),
    "one half of each": shuffled(UTF8, rows(OF_WINDOWS * 20, WINDOWS, 300)),
    "more strays than not": shuffled(rows(NAMES, "utf-8"), rows(OF_WINDOWS * 5, WINDOWS, 300)),
    "capitals, some beside one another": shuffled(UTF8, rows(CAPITALS, WINDOWS, 900)),
    "both in one row": [(HEAD, "utf-8"), ("1,2026-10-01,é", "utf-8"), ("é\r\n", WINDOWS)],
    "letters of other lands": in_order(rows(("Łukasz", "Δέλτα"), "utf-8"), STRAY[:1]),
}


@pytest.mark.parametrize("mixture", MIXTURES)
def test_each_row_is_read_as_it_is_written_and_the_rest_stays_byte_for_byte(
    mixture: str, tmp_path: Path
) -> None:
    pieces = MIXTURES[mixture]
    meant = "".join(text for text, _ in pieces)
    plain = answered(tmp_path, meant.encode())
    ran = answered(tmp_path, written(pieces))
    assert (plain.code, plain.out) == (ran.code, ran.out)
    theirs = [line.rsplit(",sendpath")[0] for line in ran.out.splitlines()]
    assert all(line.startswith(row) for line, row in zip(theirs, meant.splitlines(), strict=True))


@pytest.mark.parametrize("mixture", MIXTURES)
def test_how_many_strays_there_are_is_said_once_with_the_line_of_the_first(
    mixture: str, tmp_path: Path
) -> None:
    pieces = MIXTURES[mixture]
    odd = [text for text, how in pieces if how == WINDOWS]
    number = sum(not letter.isascii() for text in odd for letter in text)
    line = 1 + written(pieces[: [how for _, how in pieces].index(WINDOWS)]).count(b"\n")
    said = (
        f"1 character (line {line})"
        if number == 1
        else f"{number} characters (the first in line {line})"
    )
    ran = answered(tmp_path, written(pieces))
    assert [f"The file: read as UTF-8, but for {said} in Windows-1252."] == [
        each for each in ran.err.splitlines() if "read as" in each
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_strays_are_found_wherever_a_piece_of_the_file_ends(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = MIXTURES["every kind of stray"]
    content = written([*pieces, *rows(CAPITALS, WINDOWS, 950)])
    whole = encoding_of(io.BytesIO(content))
    monkeypatch.setattr(encodings, "PIECE", size)
    assert isinstance(whole, Encoding)
    assert whole == encoding_of(io.BytesIO(content))


def test_a_mark_at_its_beginning_makes_a_file_utf_8_whatever_else_is_in_it(tmp_path: Path) -> None:
    pieces = in_order(STRAY)
    plain = answered(tmp_path, "".join(text for text, _ in pieces).encode())
    ran = answered(tmp_path, b"\xef\xbb\xbf" + written(pieces))
    assert plain.out == ran.out
    assert "read as UTF-8, but for" in ran.err


BY_CHANCE = "RENÉ’S,"
"""Its two letters beyond ASCII are one of UTF-8 as Windows-1252 writes them."""


@pytest.mark.parametrize(
    "names", [OF_WINDOWS, OF_WINDOWS * 30, (*OF_WINDOWS, BY_CHANCE)], ids=["few", "many", "chance"]
)
def test_a_file_that_is_windows_1252_is_read_as_that(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    pieces = in_order(rows(names, WINDOWS))
    plain = answered(tmp_path, "".join(text for text, _ in pieces).encode())
    ran = answered(tmp_path, written(pieces))
    assert plain.out == ran.out
    assert f"The file: read as Windows-1252.\n{plain.err}" == ran.err


CUT: dict[str, Callable[[bytes], bytes]] = {
    "a letter": lambda content: content.replace("ë".encode(), b"\xc3", 1),
    "a letter within a word": lambda content: content.replace("é".encode(), b"\xc3", 1),
    "a dash": lambda content: content.replace("–".encode(), b"\xe2\x80", 1),
    "its end": lambda content: content + "4,2026-10-01,ë".encode()[:-1],
    "no character": lambda content: content + b"4,2026-10-01,\x81\r\n",
}


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("cut", CUT)
def test_what_was_cut_is_found_wherever_a_piece_of_the_file_ends(
    cut: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = CUT[cut](written(in_order(UTF8[:20])))
    monkeypatch.setattr(encodings, "PIECE", size)
    assert isinstance(encoding_of(io.BytesIO(content)), Undecided)


@pytest.mark.parametrize("cut", CUT)
def test_of_what_lost_a_part_of_a_character_nothing_is_guessed(cut: str, tmp_path: Path) -> None:
    ran = answered(tmp_path, CUT[cut](written(in_order(UTF8))))
    assert (2, "") == ran[:2]
    assert "neither a workbook nor text in UTF-8, UTF-16 or Windows-1252" in ran.err


def test_objects_are_read_so_too(tmp_path: Path) -> None:
    line = '{{"decision_date": "2026-10-01", "name": "{}"}}\n'
    meant = [line.format("Zoë"), line.format("Renée")]
    plain = ask_objects(tmp_path, "".join(meant).encode())
    ran = ask_objects(tmp_path, meant[0].encode() + meant[1].encode(WINDOWS))
    assert plain.out == ran.out
    said = "read as UTF-8, but for 1 character (line 2) in Windows-1252."
    assert f"The file: one object a line, {said}" == ran.err.splitlines()[0]


def ask_objects(folder: Path, content: bytes) -> Ran:
    (folder / "in.jsonl").write_bytes(content)
    return ask("batch", str(folder / "in.jsonl"), today="2026-11-25")


def test_a_list_by_sql_reads_it_alike(tmp_path: Path) -> None:
    content = written(MIXTURES["every kind of stray"]).replace(b"decision_date", b"review_meeting")
    plain = answered(tmp_path, content, "--process", "review")
    assert plain == answered(tmp_path, content, "--process", "review", "--engine", "duckdb")
