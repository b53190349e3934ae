"""`kb build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.handout import all_handouts
from kb.commands.shared import AS_OF, FINDINGS, ROOT, findings_without_errors, open_library
from kb.mkdocs_plugin import BuildError, publish
from kb.print.handouts import downloads, site_files

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="发布到哪个文件夹（默认 site）"
)
@click.option(
    "--handouts",
    is_flag=True,
    help="也做全部课程的手册和各种卡、表，放进 handouts/，页面上可以下载",
)
@ROOT
@AS_OF
def build(out: Path | None, root: Path, as_of: date, *, handouts: bool) -> None:
    """检查全部内容，通过后建成网站；没通过就保留原来的网站。"""
    library = open_library(root, as_of)
    findings = findings_without_errors(library, "没有发布；原来的网站没有动")
    site = out or root / "site"
    made = all_handouts(library, findings) if handouts else []
    try:
        pages = publish(library, site, site_files(made), downloads(made))
    except BuildError as error:
        click.echo(f"网站没有建成：{error}\n原来的网站没有动。", err=True)
        sys.exit(FINDINGS)
    click.echo(
        f"已建成 {pages} 页，放在 {site}/。看一看：make serve，再打开 http://127.0.0.1:8000/"
    )
