"""标准：工会驿站等服务场所的要求，一条一条可以核对。"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Fact, Kind, Plain, Record, Section, Source, Term


class Requirement(Record):
    """One thing a station must, should or may have."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    level: Annotated[str, Term("requirement_levels")]
    item: Plain
    test: Plain = Field(description="怎样算做到")
    any_of: list[Plain] = Field(default_factory=list, description="任选其一即可的几样")


class HoursRule(Record):
    """When a station must be open."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    level: Annotated[str, Term("requirement_levels")]
    applies_to: Plain
    rule: Plain


class Role(Record):
    """A person in charge and their duties."""

    role: Plain
    duties: list[Plain] = Field(min_length=1)


class Standard(Article):
    """A standard for stations."""

    kind: ClassVar = Kind(
        name="standard",
        home="docs/stations",
        zh="驿站标准",
        en="Station standards",
        zh_intro="各地工会驿站的建设和服务标准，拆成可以逐条核对的要求。",
        en_intro="Standards for union rest stations, as requirements that can be checked.",
        sections=(
            Section("适用范围", "Scope"),
            Section("设施要求", "Facilities"),
            Section("开放时间", "Opening hours"),
            Section("管理与人员", "Management and people"),
            Section("局限与未知", "Limits and unknowns"),
        ),
    )

    source: Source = Field(description="来源")
    version: Plain | None = Field(description="版本；原文未说明写 null")
    issuer: Plain = Field(description="谁发布的")
    requirements: list[Requirement] = Field(
        min_length=1, description="要求，一条一项，每项写明级别和怎么核对"
    )
    open_lists: list[Annotated[str, Term("requirement_levels")]] = Field(
        description="原文用“等”字收尾、没有列完的级别"
    )
    hours: list[HoursRule] = Field(description="开放时间的规定；没有写 []")
    roles: list[Role] = Field(description="谁管什么；没有写 []")
    facts: list[Fact] = Field(
        default_factory=list, description="正文里的数字，每个写明数的是什么、谁说的"
    )
