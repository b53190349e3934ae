"""`kb due`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, FINDINGS, ROOT, echo, open_library
from kb.report import due as due_report
from kb.site.freshness import due_articles

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kb.site.freshness import Due


@click.command()
@click.option("--days", default=60, show_default=True, help="看多少天以内")
@click.option(
    "--format",
    "style",
    type=click.Choice(["plain", "markdown", "json"]),
    default="plain",
    help="输出格式",
)
@click.option("--overdue-limit", type=int, help="有文章过期超过这么多天，退出码就是 1")
@ROOT
@AS_OF
def due(days: int, style: str, overdue_limit: int | None, root: Path, as_of: date) -> None:
    """列出快到期和已经过期、该再核对的文章。"""
    rows = [
        row for row in due_articles(open_library(root, as_of)) if _days_left(row, as_of) <= days
    ]
    echo(due_report.RENDERERS[style](rows, as_of, days))
    late = overdue_limit is not None and any(_days_left(r, as_of) < -overdue_limit for r in rows)
    sys.exit(FINDINGS if late else 0)


def _days_left(row: Due, as_of: date) -> int:
    return (row.review_by - as_of).days
