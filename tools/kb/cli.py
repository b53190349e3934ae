"""Words to functions: the `kb` command."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.checks.check import all_checks
from kb.checks.run import run_checks
from kb.content.document import language_of
from kb.content.library import read_library
from kb.content.skeleton import NewArticle, skeleton
from kb.content.types import MODELS
from kb.documentation import generate
from kb.report import github, plain
from kb.report import json as json_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.checks.finding import Finding
    from kb.content.library import Library

FINDINGS, USAGE = 1, 2
"""Exit codes beside 0: errors in the content; wrong usage or unreadable input."""

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    show_default="当前文件夹",
    help="仓库所在的文件夹",
)
_AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: os.environ.get("KB_AS_OF") or date.today().isoformat(),  # noqa: DTZ011 — the only clock
    show_default="今天",
    callback=lambda _context, _option, moment: moment.date(),
    help="按哪一天来判断，例如 2027-01-01",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """工友知识库：检查、解释、新建、发布。"""
    # Documents live until the end and hold no cycles: collecting often only costs time.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@main.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "style",
    type=click.Choice(["plain", "github", "json"]),
    default="plain",
    help="输出格式",
)
@_ROOT
@_AS_OF
def check(paths: tuple[str, ...], style: str, root: Path, as_of: date) -> None:
    """检查文章；不写路径就检查全部。有错误时退出码为 1。"""
    library = _library(root, as_of)
    wanted = _relative(paths, root)
    findings = [found for found in run_checks(library) if _is_wanted(found.span.path, wanted)]
    _print(findings, library, style)
    sys.exit(FINDINGS if any(found.severity == "error" for found in findings) else 0)


@main.command()
@click.argument("name")
def explain(name: str) -> None:
    """说明一个检查：查什么、为什么、怎么改。"""
    known = all_checks()
    if name not in known:
        raise click.UsageError(f"没有叫 {name} 的检查；运行 kb list checks 查看全部")
    found = known[name]
    click.echo(
        f"{found.name}（{'错误' if found.severity == 'error' else '警告'}）\n\n{found.manual}"
    )


@main.command("list")
@click.argument("what", type=click.Choice(["checks", "types", "regions"]))
@_ROOT
@_AS_OF
def list_(what: str, root: Path, as_of: date) -> None:
    """列出检查、文章类型或地区代码。"""
    rows: Iterable[tuple[str, str]]
    if what == "checks":
        rows = ((found.name, found.title) for found in all_checks().values())
    elif what == "types":
        rows = ((name, f"{model.kind.zh}（{model.kind.home}/）") for name, model in MODELS.items())
    else:
        regions = _library(root, as_of).registry.regions
        rows = ((code, regions.full_name(code)) for code in regions.by_code)
    for name, title in rows:
        click.echo(f"{name}  {title}")


@main.command()
@click.argument("kind", type=click.Choice(list(MODELS)), metavar="TYPE")
@click.argument("path")
@click.option("--title", default="", help="标题")
@click.option("--region", default="", help="六位地区代码，例如 320707")
@_ROOT
@_AS_OF
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


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="发布到哪个文件夹（默认 site）"
)
@_ROOT
@_AS_OF
def build(out: Path | None, root: Path, as_of: date) -> None:
    """检查全部内容，通过后建成网站；没通过就保留原来的网站。"""
    from kb.mkdocs_plugin import BuildError, publish  # noqa: PLC0415 — loads the host only when it is used

    library = _library(root, as_of)
    findings = run_checks(library)
    if findings:
        _print(findings, library, "plain")
    if any(found.severity == "error" for found in findings):
        click.echo("内容有错误，没有发布；原来的网站没有动。", err=True)
        sys.exit(FINDINGS)
    site = out or root / "site"
    try:
        pages = publish(library, site)
    except BuildError as error:
        click.echo(f"网站没有建成：{error}\n原来的网站没有动。", err=True)
        sys.exit(FINDINGS)
    click.echo(
        f"已建成 {pages} 页，放在 {site}/。看一看：make serve，再打开 http://127.0.0.1:8000/"
    )


@main.command()
@click.option("--port", default=8000, show_default=True, help="端口")
@_ROOT
def serve(port: int, root: Path) -> None:
    """在本机预览，改了文章自动刷新。"""
    from kb.mkdocs_plugin import preview  # noqa: PLC0415 — loads the host only when it is used

    click.echo(f"预览：http://127.0.0.1:{port}/（按 Ctrl+C 结束）")
    preview(root, port)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不改文件")
@_ROOT
def docs(root: Path, *, only_check: bool) -> None:
    """重新生成检查手册、类型说明和编辑器用的 JSON Schema。"""
    stale = generate(root, write=not only_check)
    for path in stale:
        click.echo(f"{'需要更新' if only_check else '已更新'} {path}")
    sys.exit(FINDINGS if only_check and stale else 0)


def _library(root: Path, as_of: date) -> Library:
    if not (root / "data").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 data/ 文件夹")
    return read_library(root, as_of, _progress)


def _progress(paths: list[str]) -> Iterable[str]:
    """Shows how far reading has come, on a terminal only."""
    with click.progressbar(
        paths, label="读取", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        yield from bar


def _relative(paths: tuple[str, ...], root: Path) -> list[str]:
    """The paths as the library names them; one that is not there is wrong usage."""
    found = []
    for path in paths:
        places = (place.resolve() for place in (Path(path), root / path) if place.exists())
        full = next((place for place in places if place.is_relative_to(root.resolve())), None)
        if full is None:
            raise click.UsageError(f"没有这个文件或文件夹：{path}")
        found.append(full.relative_to(root.resolve()).as_posix())
    return found


def _is_wanted(path: str, wanted: list[str]) -> bool:
    return not wanted or any(
        path == part or path.startswith(f"{part}/") or part == "." for part in wanted
    )


def _print(findings: Sequence[Finding], library: Library, style: str) -> None:
    if style == "json":
        text = json_report.render(findings)
    elif style == "github":
        text = github.render(findings)
    else:
        checked = f"查了 {len(library.documents)} 篇文章，用了 {len(all_checks())} 个检查"
        text = plain.render(findings, library.line_text, checked)
    # A file name may hold bytes that are no text; a terminal takes text only.
    click.echo(text.encode("utf-8", "replace").decode("utf-8"), nl=False)
