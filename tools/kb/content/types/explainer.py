"""解读：一组十个问题，每问有简短回答、理由、依据和下一步。"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Kind, Plain, Region


class Explainer(Article):
    """A set of ten questions and answers."""

    kind: ClassVar = Kind(
        name="explainer",
        home="docs/law",
        zh="法律十问",
        en="Law in ten questions",
        zh_intro="每组十个问题，用大白话回答，写明依据和下一步。这是一般信息，不是法律意见。",
        en_intro="Ten questions a set, in plain words, with the legal basis and the next step. "
        "General information, not legal advice.",
        boxes=("ask", "short", "basis", "next", "not-covered"),
    )

    series: Plain = Field(description="这一组十问的名字")
    applies_in: Region = Field(description="在哪里适用：六位地区代码；全国写 000000")
