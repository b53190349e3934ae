"""`kb intake`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, ROOT
from kb.intake import files
from kb.intake import report as intake_report
from kb.intake.decode import read_page
from kb.intake.page import IntakeError
from kb.intake.take_in import draft_texts, take_in
from kb.registry import regions, vocabulary
from kb.registry.regions import read_regions
from kb.registry.vocabulary import read_vocabulary
from kb.source.file import read_source

if TYPE_CHECKING:
    from datetime import date

    from kb.source.file import SourceFile


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="草稿和 report.md 放到哪个文件夹（默认 drafts/ 加文件名）",
)
@ROOT
@AS_OF
def intake(file: Path, out: Path | None, root: Path, as_of: date) -> None:
    """把一版报纸（.txt 或 .docx）分成一篇一篇的草稿，并写一份收稿报告。"""
    out = out or Path("drafts") / file.stem
    known = read_regions(_data(root, regions.PATH))
    words = read_vocabulary(_data(root, vocabulary.PATH))
    try:
        files.refuse(out, root)
        page = read_page(file.name, files.read(file))
        found = take_in(page, known, list(words.lists.get("columns", {})))
        report = intake_report.render(found, known)
        files.write({**draft_texts(found, as_of), intake_report.NAME: report}, out)
    except IntakeError as error:
        raise click.UsageError(f"{file}：{error}") from error
    account = found.account
    click.echo(f"{len(found.drafts)} 篇草稿，字符 {account.accounted}/{account.total} 有着落")
    click.echo(f"先看 {out / intake_report.NAME}：哪里没有把握，都写在里面")


def _data(root: Path, path: str) -> SourceFile:
    if not (root / path).is_file():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 {path}")
    return read_source(root, path)
