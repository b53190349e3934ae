"""工作法：一套有名字的做法，讲清目的、组成、步骤和证据。"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Fact, Kind, Plain, Record, Section, Source


class Group(Record):
    """One group of a numbered scheme, e.g. the `4` of `1124`."""

    name: Plain
    items: list[Plain] | None = Field(description="逐项列出；原文没有列出写 null")


class Scheme(Record):
    """A scheme named by digits: each digit counts the items of one group."""

    digits: Annotated[str, Field(pattern=r"^\d+$")]
    groups: list[Group] = Field(min_length=1)


class Criterion(Record):
    """One thing that a grading looks at."""

    name: Plain
    look_for: Plain = Field(description="看什么材料；本站写的提示，不是原文")


class Grade(Record):
    """One grade and what follows from it."""

    name: Plain
    measure: Plain = Field(description="这一类怎么管")


class Grading(Record):
    """How firms are graded: only what the source says, and how much it does not."""

    criteria: list[Criterion] = Field(min_length=1, description="原文点了名的几项")
    unnamed: int = Field(ge=0, le=30, description="原文说有、没有列出名字的还有几项")
    grades: list[Grade] = Field(min_length=2)
    threshold: Plain | None = Field(description="怎样算哪一类；原文未说明写 null")

    @property
    def points(self) -> int:
        """How many criteria the source counts."""
        return len(self.criteria) + self.unnamed


class Programme(Article):
    """A working method."""

    kind: ClassVar = Kind(
        name="programme",
        home="docs/programmes",
        zh="工作法",
        en="Working methods",
        zh_intro="各地工会的工作机制和方法：目的、组成、步骤、证据，以及原文没有说清的地方。",
        en_intro="How unions work: aim, parts, steps, evidence, and what the source leaves open.",
        sections=(
            Section("目的", "Aim"),
            Section("组成", "Components"),
            Section("步骤", "Steps"),
            Section("证据", "Evidence"),
            Section("局限与未知", "Limits and unknowns"),
        ),
    )

    source: Source = Field(description="来源")
    aim: Plain = Field(description="想做成什么")
    scheme: Scheme | None = Field(default=None, description="数字口诀，例如 1124，各项要数得上")
    grading: Grading | None = Field(default=None, description="评估定级；可以印成评估定级表")
    facts: list[Fact] = Field(
        default_factory=list, description="正文里的数字，每个写明数的是什么、谁说的"
    )
