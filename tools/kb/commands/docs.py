"""`kb docs`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kb.commands.shared import FINDINGS, ROOT
from kb.documentation import generate

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不改文件")
@ROOT
def docs(root: Path, *, only_check: bool) -> None:
    """重新生成检查手册、类型说明和编辑器用的 JSON Schema。"""
    stale = generate(root, write=not only_check)
    for path in stale:
        click.echo(f"{'需要更新' if only_check else '已更新'} {path}")
    sys.exit(FINDINGS if only_check and stale else 0)
