"""What a page is called where only one line of it is shown: tabs, search engines, shared cards."""

from __future__ import annotations

import unicodedata

LONGEST = 24
"""Ems that a card of a shared link shows of the title."""


def document_title(title: str, site: str) -> str:
    """The title first and the name of the site last, if both fit on a card.

    >>> document_title("工资与欠薪十问", "工友知识库")
    '工资与欠薪十问 · 工友知识库'
    >>> document_title("一家二百多人的铸造厂和工会谈了三轮，谈成每月加三百元", "工友知识库")
    '一家二百多人的铸造厂和工会谈了三轮，谈成每月加三百元'
    """
    full = f"{title} · {site}"
    return title if title == site or _ems(full) > LONGEST else full


def _ems(text: str) -> float:
    """The width of a text: a Chinese character has one em, others half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.5 for c in text)
