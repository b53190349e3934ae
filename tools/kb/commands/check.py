"""`kb check` and `kb fix`: what is wrong, and what can be repaired."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.changes import changes, with_neighbours
from kb.checks.run import run_checks
from kb.commands.shared import (
    AS_OF,
    FINDINGS,
    ROOT,
    is_wanted,
    open_library,
    print_findings,
    printable,
    put_whole,
    relative,
)
from kb.fixes import all_fixed, tables_fixed
from kb.registry.originals import read_originals
from kb.report import fix as fix_report

if TYPE_CHECKING:
    from datetime import date

    from kb.changes import Changes
    from kb.content.library import Library
    from kb.registry.originals import Originals


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="检查全部文章和数据")
@click.option(
    "--format",
    "style",
    type=click.Choice(["plain", "github", "json"]),
    default="plain",
    help="输出格式",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar="KB_SOURCES",
    help="放来源原文（.txt）的文件夹；写了才查有没有照抄",
)
@ROOT
@AS_OF
def check(
    paths: tuple[str, ...],
    style: str,
    sources: Path | None,
    root: Path,
    as_of: date,
    *,
    everything: bool,
) -> None:
    """检查文章；不写路径就检查改过的。有错误时退出码为 1。"""
    library = open_library(root, as_of)
    if sources:
        library = replace(library, originals=_originals(sources))
    chosen, said = _chosen(library, paths, everything=everything)
    wanted = relative(paths, root)
    found = [each for each in run_checks(library, chosen) if is_wanted(each.span.path, wanted)]
    print_findings(found, library, style, said)
    sys.exit(FINDINGS if any(each.severity == "error" for each in found) else 0)


def _chosen(
    library: Library, paths: tuple[str, ...], *, everything: bool
) -> tuple[list[str] | None, str]:
    """The articles to check, `None` for all and the data, and how that is said."""
    count = f"查了全部 {len(library.documents)} 篇文章"
    if everything:
        return None, count
    if wanted := relative(paths, library.root):
        # A folder may hold more than articles, and data concerns every article.
        are_articles = all(path in library.documents for path in wanted)
        return (wanted, f"查了 {len(wanted)} 篇文章") if are_articles else (None, count)
    changed = changes(library.root)
    if changed is None or not changed.is_local:
        return None, f"{_why_all(changed)}，{count}"
    chosen = with_neighbours(library, changed.present)
    near = len(chosen) - len(changed.present)
    beside = f"和有关的 {near} 篇" if near else ""
    return chosen, f"查了改过的 {len(changed.present)} 篇文章{beside}（全部：kb check --all）"


def _why_all(changed: Changes | None) -> str:
    if changed is None:
        return "这里不是 git 仓库"
    return "改过数据或者删过文件" if changed.present or changed.gone else "没有改过的文章"


def _originals(folder: Path) -> Originals:
    found = read_originals(folder)
    if found.faults:
        raise click.UsageError(f"{found.faults[0].span.path}：{found.faults[0].message}")
    if not found.files:
        raise click.UsageError(f"{folder} 里没有 .txt 文件")
    return found


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--diff", "only_diff", is_flag=True, help="只看要改哪里，不改文件")
@ROOT
@AS_OF
def fix(paths: tuple[str, ...], root: Path, as_of: date, *, only_diff: bool) -> None:
    """改好文章和数据里有把握的毛病；不写路径就改好改过的。还有错误时退出码为 1。"""
    library = open_library(root, as_of)
    chosen, _ = _chosen(library, paths, everything=False)
    files = chosen or [source.path for source in library.files]
    wanted = [path for path in files if _is_fixable(path, paths, root)]
    articles = [path for path in wanted if path in library.documents]
    tables = [path for path in wanted if path not in library.documents]
    results = [*all_fixed(library, articles), *tables_fixed(library, tables)]
    for result in results:
        if only_diff:
            click.echo(printable(result.diff), nl=False)
        elif result.done:
            put_whole(root / result.before.path, result.text.encode())
    click.echo(printable(fix_report.render(results, only_diff=only_diff)), nl=False)
    left = any(found.severity == "error" for result in results for found in result.left)
    sys.exit(FINDINGS if left else 0)


def _is_fixable(path: str, paths: tuple[str, ...], root: Path) -> bool:
    """A file that was asked for; a link is not followed."""
    return is_wanted(path, relative(paths, root)) and not (root / path).is_symlink()
