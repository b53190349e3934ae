"""What commands share: options, the library, and how findings are shown."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kb.checks.check import all_checks
from kb.checks.run import run_checks
from kb.content.library import read_library
from kb.report import github, plain
from kb.report import json as json_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from click._termui_impl import ProgressBar

    from kb.checks.finding import Finding
    from kb.content.library import Library


FINDINGS, USAGE = 1, 2
"""Exit codes beside 0: errors in the content; wrong usage or unreadable input."""

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    show_default="当前文件夹",
    help="仓库所在的文件夹",
)
STYLE = click.Choice(["plain", "markdown"])
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: os.environ.get("KB_AS_OF") or date.today().isoformat(),  # noqa: DTZ011 — the only clock
    show_default="今天",
    callback=lambda _context, _option, moment: moment.date(),
    help="按哪一天来判断，例如 2027-01-01",
)

T = TypeVar("T")


def open_library(root: Path, as_of: date) -> Library:
    """The library in a folder; a folder that holds none is wrong usage."""
    if not (root / "data").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 data/ 文件夹")
    return read_library(root, as_of, _progress)


def _progress(paths: list[str]) -> Iterable[str]:
    """Shows how far reading has come."""
    with progress_bar(paths, "读取") as bar:
        yield from bar


def progress_bar(things: Sequence[T], label: str) -> ProgressBar[T]:
    """A progress bar, on a terminal only."""
    return click.progressbar(things, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())


def relative(paths: tuple[str, ...], root: Path) -> list[str]:
    """The paths as the library names them; one that is not there is wrong usage."""
    found = []
    for path in paths:
        places = (place.resolve() for place in (Path(path), root / path) if place.exists())
        full = next((place for place in places if place.is_relative_to(root.resolve())), None)
        if full is None:
            raise click.UsageError(f"没有这个文件或文件夹：{path}")
        found.append(full.relative_to(root.resolve()).as_posix())
    return found


def is_wanted(path: str, wanted: list[str]) -> bool:
    """Whether a path is one of those asked for, or within one; without any, all are."""
    return not wanted or any(
        path == part or path.startswith(f"{part}/") or part == "." for part in wanted
    )


def findings_without_errors(library: Library, consequence: str) -> list[Finding]:
    """Nothing that readers get is made from content with errors."""
    findings = run_checks(library)
    if findings:
        print_findings(findings, library, "plain")
    if any(found.severity == "error" for found in findings):
        click.echo(f"内容有错误，{consequence}。", err=True)
        sys.exit(FINDINGS)
    return findings


def print_findings(
    findings: Sequence[Finding], library: Library, style: str, said: str = ""
) -> None:
    """Findings in a style, with what was checked in the plain one."""
    if style == "json":
        text = json_report.render(findings)
    elif style == "github":
        text = github.render(findings)
    else:
        what = said or f"查了全部 {len(library.documents)} 篇文章"
        checked = f"{what}，用了 {len(all_checks())} 个检查"
        text = plain.render(findings, library.line_text, checked)
    echo(text)


def echo(text: str) -> None:
    """Print a text that ends its own lines."""
    click.echo(printable(text), nl=False)


def printable(text: str) -> str:
    """A file name may hold bytes that are no text; a terminal takes text only."""
    return text.encode("utf-8", "replace").decode("utf-8")


def put_whole(file: Path, content: bytes) -> None:
    """Write beside the file and put it in its place: never half a file."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content)
        if file.exists():
            shutil.copymode(file, beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
