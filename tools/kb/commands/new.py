"""`kb new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, ROOT
from kb.content.document import language_of
from kb.content.skeleton import NewArticle, skeleton
from kb.content.types import MODELS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("kind", type=click.Choice(list(MODELS)), metavar="TYPE")
@click.argument("path")
@click.option("--title", default="", help="标题")
@click.option("--region", default="", help="六位地区代码，例如 320707")
@ROOT
@AS_OF
def new(kind: str, path: str, title: str, region: str, root: Path, as_of: date) -> None:
    """新建一篇文章的骨架，例如：kb new case cases/jiangsu/abc.md --region 320707"""
    target = root / path
    if target.exists():
        raise click.UsageError(f"{path} 已经存在，没有改动它")
    home = MODELS[kind].kind.home
    if not path.endswith(".md") or not target.resolve().is_relative_to((root / home).resolve()):
        raise click.UsageError(f"{kind} 放在 {home}/ 里，文件名以 .md 结尾")
    target.parent.mkdir(parents=True, exist_ok=True)
    text = skeleton(NewArticle(MODELS[kind], title, region, as_of, language_of(path)))
    target.write_text(text, encoding="utf-8")
    click.echo(f"已新建 {path}\n填好空白的地方，再运行 kb check {path}")
