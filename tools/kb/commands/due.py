"""`kb due`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, FINDINGS, ROOT, echo, open_library
from kb.registry import holidays
from kb.report import due as due_report
from kb.site.freshness import Due, due_articles

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kb.content.library import Library


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
    """列出快到期和已经过期、该再核对的文章，还有没登记的放假安排。"""
    library = open_library(root, as_of)
    articles = [row for row in due_articles(library) if _days_left(row, as_of) <= days]
    rows = [row for row in _due_holidays(library) if _days_left(row, as_of) <= days] + articles
    echo(due_report.RENDERERS[style](rows, as_of, days))
    late = overdue_limit is not None and any(
        _days_left(row, as_of) < -overdue_limit for row in articles
    )
    sys.exit(FINDINGS if late else 0)


def _due_holidays(library: Library) -> list[Due]:
    """The first year whose holidays are not registered; until then pages say: not known."""
    year = library.registry.holidays.missing(library.as_of)
    title = f"{year}年的放假安排还没有登记"
    due_on = holidays.due_on(year)
    return [Due(title, "", holidays.PATH, min(due_on, library.as_of), due_on)]


def _days_left(row: Due, as_of: date) -> int:
    return (row.review_by - as_of).days
