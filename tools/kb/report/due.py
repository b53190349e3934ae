"""Articles that fall due for checking, for a terminal, for an issue and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb.report.markdown import escaped, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kb.site.freshness import Due

STEPS = (0, 14, 30)
"""Days before the day on which an article falls due; each has its part of the list."""


def as_text(rows: Sequence[Due], as_of: date, days: int) -> str:
    """For a terminal: a line an article."""
    lines = []
    for row in rows:
        late = "已过期" if row.review_by < as_of else "快到期"
        lines.append(f"{row.review_by}  {late}  {row.path}  {row.title}")
    return "\n".join([*lines, f"{as_of} 起 {days} 天以内要再核对的：{len(rows)} 篇"]) + "\n"


def as_markdown(rows: Sequence[Due], as_of: date, days: int) -> str:
    """For an issue: what is late, what falls due in 14 and in 30 days, the rest."""
    return "\n".join(_markdown(rows, as_of, days)) + "\n"


def _markdown(rows: Sequence[Due], as_of: date, days: int) -> Iterator[str]:
    yield f"{as_of} 起 {days} 天以内要再核对的：{len(rows)} 篇。\n"
    for title, part in _parts(rows, as_of, days):
        yield f"## {title}：{len(part)} 篇\n"
        cells = ((str(row.review_by), escaped(row.title), escaped(row.path)) for row in part)
        yield from table(("再核对日期", "文章", "文件"), cells)
    yield "核对好一篇，改它的 `reviewed` 和 `review_by`，下次这张单子就没有它了。"


def _parts(rows: Sequence[Due], as_of: date, days: int) -> Iterator[tuple[str, list[Due]]]:
    limits = [*STEPS, days]
    titles = ["到期或已过期", *(f"{step} 天以内" for step in STEPS[1:]), f"{days} 天以内"]
    begin: int | None = None
    for title, limit in zip(titles, limits, strict=True):
        part = [row for row in rows if _is_between(begin, (row.review_by - as_of).days, limit)]
        if part:
            yield title, part
        begin = limit


def _is_between(begin: int | None, days: int, end: int) -> bool:
    return days <= end and (begin is None or days > begin)


def as_json(rows: Sequence[Due], as_of: date, _days: int) -> str:
    """A list of objects: path, title, reviewed, review_by, days_left (negative when late)."""
    found = [
        {
            "path": row.path,
            "title": row.title,
            "reviewed": row.reviewed.isoformat(),
            "review_by": row.review_by.isoformat(),
            "days_left": (row.review_by - as_of).days,
        }
        for row in rows
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


RENDERERS = {"plain": as_text, "markdown": as_markdown, "json": as_json}
