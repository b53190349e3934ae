"""The corpus as a Hugo project with the minimal theme in `hugo_theme/`."""

from __future__ import annotations

import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from bench.contestant import Job, NotReadyError

_THEME = Path(__file__).with_name("hugo_theme")


def hugo(corpus: Path, folder: Path) -> Job:
    """Hugo's own program is run, without the Python script that comes around it."""
    project, out = folder / "project", folder / "site"
    shutil.copytree(_THEME, project)
    shutil.copytree(corpus / "cases", project / "content" / "cases")
    shutil.copy(corpus / "docs" / "index.md", project / "content" / "_index.md")
    where = ["--source", str(project), "--destination", str(out)]
    return Job([_program(), *where, "--cacheDir", str(folder / "cache"), "--noBuildLock"], out)


def _program() -> str:
    try:
        return str(distribution("hugo").locate_file("hugo/binaries/hugo"))
    except PackageNotFoundError as error:
        message = "没有装 hugo（见 bench/requirements.txt）"
        raise NotReadyError(message) from error
