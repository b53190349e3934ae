"""`kb serve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, ROOT, USAGE
from kb.mkdocs_plugin import BuildError, navigation
from kb.preview.desk import Desk
from kb.preview.server import PreviewServer

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.option("--port", default=8000, show_default=True, help="端口")
@ROOT
@AS_OF
def serve(port: int, root: Path, as_of: date) -> None:
    """在本机预览，改了文章自动刷新，检查结果就在页面上。"""
    if not (root / "data").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 data/ 文件夹")
    try:
        server = PreviewServer(Desk(root, as_of, navigation(root)), port)
    except (BuildError, OSError) as error:
        click.echo(f"不能预览：{error}。端口被占用时换一个：kb serve --port 8001", err=True)
        sys.exit(USAGE)
    click.echo(f"预览：http://127.0.0.1:{port}/，全部检查结果在 findings.html（按 Ctrl+C 结束）")
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("已停止。")
