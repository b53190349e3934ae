"""`kb explain` and `kb list`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from kb.checks import run
from kb.checks.check import all_checks
from kb.checks.run import CRASHED
from kb.commands.law import find_law
from kb.commands.shared import AS_OF, ROOT, open_library
from kb.content.library import read_registry
from kb.content.types import MODELS
from kb.report import law as law_report
from kb.site.laws import STATUS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="CHECK | law NAME")
@ROOT
@AS_OF
def explain(words: tuple[str, ...], root: Path, as_of: date) -> None:
    """说明一个检查（kb explain link-broken），或者一部法（kb explain law 劳动合同法）。"""
    if words[0] == "law":
        library = open_library(root, as_of)
        click.echo(
            law_report.render(find_law(library, "".join(words[1:])), library.as_of), nl=False
        )
        return
    if words[0] == CRASHED:
        click.echo(f"{CRASHED}（错误）\n\n{run.MANUAL}")
        return
    known = all_checks()
    if words[0] not in known:
        near = get_close_matches(words[0], [*known, CRASHED], n=3, cutoff=0.5)
        remedy = f"是不是 {'、'.join(near)}？" if near else "运行 kb list checks 查看全部"
        raise click.UsageError(f"没有叫 {words[0]} 的检查；{remedy}")
    found = known[words[0]]
    severity = "错误" if found.severity == "error" else "警告"
    click.echo(f"{found.name}（{severity}）\n\n{found.manual}")


@click.command("list")
@click.argument("what", type=click.Choice(["checks", "types", "laws", "regions"]))
@ROOT
@AS_OF
def list_(what: str, root: Path, as_of: date) -> None:
    """列出检查、文章类型、法律或地区代码。"""
    for name, title in _rows(what, root, as_of):
        click.echo(f"{name}  {title}")


def _rows(what: str, root: Path, as_of: date) -> Iterable[tuple[str, str]]:
    if what == "checks":
        return ((found.name, found.title) for found in all_checks().values())
    if what == "types":
        return ((name, f"{model.kind.zh}（{model.kind.home}/）") for name, model in MODELS.items())
    registry = read_registry(root, as_of)
    if what == "laws":
        laws = registry.laws.register.laws.values()
        return ((law.id, f"《{law.short}》 {STATUS_NAMES[law.status]}") for law in laws)
    return ((code, registry.regions.full_name(code)) for code in registry.regions.by_code)
