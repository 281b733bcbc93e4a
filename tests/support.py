"""Run the program as people do, and check every JSON document against its published schema."""

import json
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator
from typer.testing import CliRunner

from sendpath.answers.schema import schema
from sendpath.cli import main

TODAY = "2026-11-21"
Json = dict[str, Any]


class Ran(NamedTuple):
    """What a run of the program said."""

    code: int
    out: str
    err: str


def ask(*words: str, today: str | None = TODAY) -> Ran:
    """Run a command in this process; the stream is no terminal."""
    fixed = ["--today", today] if today and "--today" not in words else []
    result = CliRunner().invoke(main.program(*words[:1]), [*words, *(fixed if words else [])])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def run(*words: str, env: dict[str, str] | None = None, **more: Any) -> Ran:
    """Run the installed program as a process of its own."""
    done = subprocess.run([program(), *words], capture_output=True, env=env, check=False, **more)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@cache
def program() -> str:
    """Find the program beside the interpreter that runs the tests."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sysconfig.get_path("scripts")) / f"sendpath{suffix}")


def deadlines(*words: str, today: str | None = TODAY) -> Json:
    """Ask for an answer in JSON and check its shape."""
    return read_json(ask("deadlines", *words, "--format", "json", today=today).out)


def read_json(text: str) -> Json:
    """Read a document and check it against the schema it names: valid, and no key unheard of."""
    document: Json = json.loads(text)
    validator = _validator(document["schema"].split("/")[1])
    assert [] == [error.message for error in validator.iter_errors(document)]
    return document


def row(document: Json, rule: str) -> Json:
    """Give the row of one rule."""
    found: Json = next(each for each in document["deadlines"] if each["id"] == rule)
    return found


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(_closed(schema(name)), validate_formats=True)


def _closed(told: Any) -> Any:
    """Allow no key that a schema does not name. Consumers may get more later; today we say all."""
    if isinstance(told, list):
        return list(map(_closed, told))
    if not isinstance(told, dict):
        return told
    more = {"additionalProperties": False} if isinstance(told.get("properties"), dict) else {}
    return {**more, **{key: _closed(value) for key, value in told.items()}}
