"""案例：一次集体协商，谈了什么、怎么谈、谈成什么、哪些可以学。"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Fact, Kind, Plain, Record, Section, Source, Term


class Clause(Record):
    """One term of an agreement."""

    topic: Annotated[str, Term("topics")]
    term: Plain


class Case(Article):
    """A bargaining case."""

    kind: ClassVar = Kind(
        name="case",
        home="cases",
        zh="协商案例",
        en="Bargaining cases",
        zh_intro="真实的集体协商：谁提出、怎么谈、谈成什么、哪些可以学。成效多为当事工会自述，逐条注明。",
        en_intro="Real collective bargaining: who asked, how they talked, what was agreed, "
        "and what can be copied.",
        sections=(
            Section("背景", "Background"),
            Section("怎么谈的", "How it was negotiated"),
            Section("谈成了什么", "What was agreed"),
            Section("可以借鉴的", "What can be copied"),
            Section("局限与未知", "Limits and unknowns"),
            Section("讨论题", "Discussion questions"),
        ),
    )

    source: Source = Field(description="来源")
    initiator: Annotated[str, Term("initiators")] = Field(description="谁先提出来谈的")
    level: Annotated[str, Term("levels")] = Field(description="在哪一级谈的")
    mode: Annotated[str, Term("modes")] = Field(description="用什么方式谈的")
    steps: list[Plain] = Field(min_length=1, description="协商经过，按先后")
    outcomes: list[Plain] = Field(min_length=1, description="结果，注明是谁的说法")
    agreed: list[Clause] = Field(description="谈成的条款")
    facts: list[Fact] = Field(
        default_factory=list, description="正文里的数字，每个写明数的是什么、谁说的"
    )
