"""`kb report`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kb.checks.run import run_checks
from kb.commands.shared import AS_OF, FINDINGS, ROOT, STYLE, echo, open_library
from kb.content.library import read_library
from kb.difference import compare
from kb.report import difference as difference_report
from kb.source.revision import RevisionError, base_commit, changed_tools, unpack

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.option("--base", required=True, help="和哪个版本比：分支、标签或者提交，例如 main")
@click.option("--format", "style", type=STYLE, default="plain", help="输出格式")
@ROOT
@AS_OF
def report(base: str, style: str, root: Path, as_of: date) -> None:
    """和另一个版本比，给读者的有什么变化：文章、引用、数字、网址、要重印的。"""
    after = open_library(root, as_of)
    try:
        commit = base_commit(root, base)
        with TemporaryDirectory(prefix="kb-base-") as folder:
            unpack(root, commit, Path(folder))
            before = read_library(Path(folder), as_of)
        tools = changed_tools(root, commit)
    except RevisionError as error:
        raise click.UsageError(f"不能和 {base} 比：{error}") from error
    published = frozenset({*before.documents, *before.registry.redirects.by_old})
    after = replace(after, published=published)
    changes = compare(before, after)
    summary = difference_report.Summary(commit, changes, after, run_checks(after), tools)
    echo(difference_report.RENDERERS[style](summary))
    sys.exit(FINDINGS if summary.errors else 0)
