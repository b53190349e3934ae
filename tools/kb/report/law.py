"""A law's record in plain words, for `kb explain law`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.law import article_name
from kb.site.laws import STATUS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kb.law import Law


def render(law: Law, as_of: date) -> str:
    """What is known of a law, and what is not."""
    return "\n".join(_lines(law, as_of)) + "\n"


def _lines(law: Law, as_of: date) -> Iterator[str]:
    yield f"《{law.title}》（{law.id}）"
    yield f"种类：{law.rank}；发布：{law.issuer or '不详'}"
    known = f"（{law.as_known_at} 所知）" if law.as_known_at else ""
    yield f"状态：{STATUS_NAMES[law.status]}{known}{f'。{law.basis}' if law.basis else ''}"
    for event in law.history:
        yield f"{event.kind}：{event.date or '日期不详'}{f'，{event.by}' if event.by else ''}"
    if law.effective:
        yield f"最早施行：{law.effective}"
    yield from _structure(law, as_of)
    yield from (f"注：{note}" for note in law.notes)
    if law.cannot_say:
        yield f"查不到的：{law.cannot_say}"


def _structure(law: Law, as_of: date) -> Iterator[str]:
    if not law.verified:
        yield "全文未能核对：可以提到名字，不能引到条。"
        return
    version = law.version(as_of)
    yield f"条数：到第 {version.articles.last} 条；核对程度：{_checked(law)}"
    for chapter in version.chapters:
        last = f"至{article_name(chapter.last)}" if chapter.last != chapter.first else ""
        yield f"  {chapter.label} {chapter.title}：{article_name(chapter.first)}{last}"


def _checked(law: Law) -> str:
    sure = law.confidence
    if sure is None:
        return "不详"
    names = {"checked": "多份副本相符", "by-eye": "人工数过", "single-copy": "只有一份副本"}
    return f"{names.get(sure.paragraphs, '副本之间有出入')}（{sure.copies} 份）"
