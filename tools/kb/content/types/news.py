"""短讯：发生了什么，什么时候，在哪里；过了时间就不再有用。"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Fact, Kind, PartialDate, Section, Source


class News(Article):
    """A short news item."""

    kind: ClassVar = Kind(
        name="news",
        home="docs/news",
        zh="短讯",
        en="Short news",
        zh_intro="发生过的事，写明时间、地点和来源。有日期的活动已经过去，不要照着去办。",
        en_intro="Things that happened, with time, place and source.",
        sections=(
            Section("发生了什么", "What happened"),
            Section("局限与未知", "Limits and unknowns"),
        ),
    )

    source: Source = Field(description="来源")
    event_date: PartialDate | None = Field(description="事情发生的日期；不详写 null")
    expires: date | None = Field(default=None, description="过了这一天就没有用了")
    facts: list[Fact] = Field(
        default_factory=list, description="正文里的数字，每个写明数的是什么、谁说的"
    )
