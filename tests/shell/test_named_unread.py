"""What a list names once beside its cases: columns of days that a map leaves out, numbered names."""

from pathlib import Path

from support import ask

TODAY = "2026-11-28"
MAP = 'process = "all"\n[columns]\n"Asked" = "request_received"\n'
ROWS = "Ref,Asked,Lodged,Visited,Case ID\na,1/10/26,2/11/26,1/2/15,20417\nb,5/10/26,,3/4/16,20455\n"


def due(text: str, told: str, folder: Path) -> tuple[str, str]:
    (folder / "in.csv").write_text(text, encoding="utf-8")
    (folder / "map.toml").write_text(told, encoding="utf-8")
    words = (str(folder / "in.csv"), "--map-file", str(folder / "map.toml"))
    ran = ask("due", *words, "--within", "all", today=TODAY)
    return ran.out, ran.err


def test_a_column_of_days_that_a_map_leaves_out_is_named_once(tmp_path: Path) -> None:
    _, err = due(ROWS, MAP, tmp_path)
    named = "'Lodged' (it may be appeal_lodged), 'Visited'"
    assert 1 == err.count(f"Columns not read, in which days stand: {named}. Does one tell a fact?")


def test_a_column_that_a_map_says_tells_nothing_is_not_named(tmp_path: Path) -> None:
    _, err = due(ROWS, f'{MAP}"Lodged" = ""\n"Visited" = ""\n', tmp_path)
    assert "in which days stand" not in err


def test_a_column_of_notes_with_a_day_among_them_is_not_named(tmp_path: Path) -> None:
    text = "Ref,Asked,Notes\na,1/10/26,rang\nb,5/10/26,2/11/26\nc,6/10/26,waiting\n"
    _, err = due(text, MAP, tmp_path)
    assert "in which days stand" not in err


def test_a_number_behind_a_name_is_explained_by_its_row(tmp_path: Path) -> None:
    out, err = due("Ref,Asked\na,1/10/26\na,5/10/26\n", MAP, tmp_path)
    assert ": a (2), council" in out
    assert "A number behind a name tells rows of one name apart: 'a (2)' is row 3." in err
