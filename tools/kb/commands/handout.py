"""`kb handout`, and all handouts for the site."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.checks.run import run_checks
from kb.commands.shared import AS_OF, FINDINGS, ROOT, open_library, progress_bar, relative
from kb.print.editions import EDITIONS
from kb.print.handouts import jobs, make, unique
from kb.print.layouts import LAYOUTS, Sheet, paths_for
from kb.print.recipe import course_paths, judge, read_recipe
from kb.print.shelf import put
from kb.report import plain
from kb.site.addresses import published_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.print.handouts import Handout, Job
    from kb.print.layouts import Layout
    from kb.print.recipe import Recipe


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--edition", type=click.Choice(list(EDITIONS)), help="只做一种；不写就全做")
@click.option("--booklet", is_flag=True, help="做成小册子：A4 双面打印，对折装订")
@click.option(
    "--layout",
    type=click.Choice(list(LAYOUTS)),
    help="不做手册，每篇做一份口袋卡、六折页、驿站核对表或者评估定级表",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("handouts"),
    show_default=True,
    help="放在哪个文件夹",
)
@click.option("--allow-overdue", is_flag=True, help="过了核对日也印，每一页印上“待核对”")
@click.option(
    "--site-url", envvar="SITE_URL", default="", help="网站的正式网址，印在纸上和二维码里"
)
@ROOT
@AS_OF
def handout(
    paths: tuple[str, ...],
    edition: str | None,
    layout: str | None,
    out: Path,
    site_url: str,
    root: Path,
    as_of: date,
    *,
    booklet: bool,
    allow_overdue: bool,
) -> None:
    """把课程或者几篇文章排成能打印的 PDF；不写路径就做全部课程。"""
    if layout and (edition or booklet):
        raise click.UsageError("--layout 不能和 --edition、--booklet 一起写：两样分开做")
    library = open_library(root, as_of)
    groups = _groups(paths, root, library, LAYOUTS[layout] if layout else None)
    findings = run_checks(library)
    recipes = [_recipe(library, group, findings, allow_overdue=allow_overdue) for group in groups]
    work: list[Job | Sheet] = (
        [Sheet(recipe, LAYOUTS[layout]) for recipe in recipes]
        if layout
        else [job for recipe in recipes for job in jobs(recipe, edition, is_booklet=booklet)]
    )
    made = _made(library, work, site_url)
    try:
        put(out, {each.job.file: each.pdf for each in made})
    except OSError as error:
        raise click.UsageError(f"写不进去：{error.filename}（{error.strerror}）") from error
    if not made:
        click.echo("没有要印的；写上文章的路径就印那几篇")
    for each in made:
        click.echo(f"{out / each.job.file}  {each.job.title}  {_size(len(each.pdf))}")


def all_handouts(library: Library, findings: list[Finding]) -> list[Handout]:
    """Every edition of every course and every sheet, for the site in the environment.

    What is overdue is left out: its page still says so, and paper could not.
    """
    work: list[Job | Sheet] = []
    for path in course_paths(library):
        if recipe := _current(library, path, findings):
            work += jobs(recipe)
    for layout in LAYOUTS.values():
        for path in paths_for(library, layout):
            if recipe := _current(library, path, findings):
                work.append(Sheet(recipe, layout))
    return _made(library, work, os.environ.get("SITE_URL", ""))


def _current(library: Library, path: str, findings: list[Finding]) -> Recipe | None:
    """The recipe of a page, unless it is past its day."""
    recipe, lacking = read_recipe(library, [path])
    if recipe.is_overdue(library.as_of):
        click.echo(f"{path}：里面有过了核对日的文章，没有做手册", err=True)
        return None
    _stop_the_press([*lacking, *judge(recipe, findings, allow_overdue=False)], library)
    return recipe


def _groups(
    paths: tuple[str, ...], root: Path, library: Library, layout: Layout | None
) -> list[list[str]]:
    """The pages of each file: a handout takes all of them, a layout one."""
    if not layout:
        return [_documents(paths, root, library)] if paths else [[p] for p in course_paths(library)]
    found = _documents(paths, root, library) if paths else paths_for(library, layout)
    for path in found:
        if not layout.fits(library.documents[path]):
            message = f"{path} 排不成{layout.edition.zh}：要{layout.needs}"
            raise click.UsageError(message)
    return [[path] for path in found]


def _documents(paths: tuple[str, ...], root: Path, library: Library) -> list[str]:
    """The articles to print, in the order in which they are written on the command line."""
    found = relative(paths, root)
    if unknown := next((path for path in found if path not in library.documents), None):
        raise click.UsageError(f"{unknown} 不是文章；写文章的路径，例如 docs/law/bargaining.md")
    return found


def _recipe(
    library: Library, paths: list[str], findings: list[Finding], *, allow_overdue: bool
) -> Recipe:
    recipe, lacking = read_recipe(library, paths)
    found = [*lacking, *judge(recipe, findings, allow_overdue=allow_overdue)]
    _stop_the_press(unique(found), library)
    return recipe


def _made(library: Library, work: Sequence[Job | Sheet], site_url: str) -> list[Handout]:
    """All files, or none: the first fault of any stops the press before a file is written."""
    findings: list[Finding] = []
    made: list[Handout] = []
    with progress_bar(work, "排版") as bar:
        for job in bar:
            handout, found = make(library, job, published_at(site_url))
            findings += found
            made += [handout] if handout else []
    _stop_the_press(unique(findings), library)
    return made


def _stop_the_press(findings: list[Finding], library: Library) -> None:
    if findings:
        click.echo(
            plain.render(findings, library.line_text, "印刷以前看了一遍"), nl=False, err=True
        )
    if any(found.severity == "error" for found in findings):
        click.echo("没有印；原来的文件没有动。", err=True)
        sys.exit(FINDINGS)


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
