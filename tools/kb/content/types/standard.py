"""标准：工会驿站等服务场所的要求，一条一条可以核对。"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from kb.content.types.shared import Article, Fact, Kind, Plain, Record, Section, Source, Term

Column = Annotated[str, Term("station_facilities")]
"""A column of the directory of stations."""

Level = Annotated[str, Term("requirement_levels")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Requirement(Record):
    """One thing a station must, should or may have.

    `facilities` or `any_of` say by which columns of the directory it is judged.  Neither is
    given where only a visit can tell.
    """

    id: Slug
    level: Level
    item: Plain
    test: Plain = Field(description="怎样算做到")
    facilities: list[Column] = Field(
        default_factory=list, description="对应驿站名录的哪几列，都有才算"
    )
    any_of: list[Column] = Field(
        default_factory=list, description="对应驿站名录的哪几列，有一样就算"
    )

    @property
    def is_judged(self) -> bool:
        """Whether the directory can tell if a station has it."""
        return bool(self.facilities or self.any_of)

    @model_validator(mode="after")
    def _is_judged_one_way(self) -> Requirement:
        if self.facilities and self.any_of:
            message = "`facilities` 和 `any_of` 只能写一个"
            raise ValueError(message)
        return self


class HoursRule(Record):
    """When a station must be open.

    What is judged is what the fields from `days` on say; a rule without them needs a person.
    """

    id: Slug
    level: Level
    applies_to: Plain
    rule: Plain
    kind: Annotated[str, Term("station_kinds")] | None = Field(
        default=None, description="只管哪一种驿站；都管就不写"
    )
    days: Annotated[str, Term("hours_days")] | None = Field(
        default=None, description="管哪些天；要按名录核对的，一定要写"
    )
    open_at: list[Clock] = Field(default_factory=list, description="这几个时刻要开着门，例如 12:00")
    consecutive_hours: Annotated[int, Field(ge=1, le=24)] | None = Field(
        default=None, description="至少连续开几个小时"
    )
    all_day: bool = Field(default=False, description="24 小时开着")
    working_time: bool = Field(
        default=False, description="工作时间全段开着；工作时间是几点到几点，原文未说明"
    )
    reading: Plain | None = Field(default=None, description="原文没有说清、本站怎样理解")

    @property
    def is_judged(self) -> bool:
        """Whether the directory can tell if a station keeps it."""
        return bool(self.open_at or self.consecutive_hours or self.all_day or self.working_time)

    @model_validator(mode="after")
    def _is_judged_on_certain_days(self) -> HoursRule:
        if self.is_judged and self.days is None:
            message = "要写 `days`：管哪些天"
            raise ValueError(message)
        return self


class Siting(Record):
    """Where stations are to be built."""

    where: Plain
    places: list[Plain] = Field(min_length=1)
    is_open: bool = Field(description="原文用“等”字收尾、没有列完")


class Needs(Record):
    """What a station is to solve first, and what may be added."""

    first: list[Plain] = Field(min_length=1)
    then: list[Plain] = Field(default_factory=list)
    is_open: bool = Field(description="原文用“等”字收尾、没有列完")


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
    open_lists: list[Level] = Field(description="原文用“等”字收尾、没有列完的级别")
    hours: list[HoursRule] = Field(description="开放时间的规定；没有写 []")
    roles: list[Role] = Field(description="谁管什么；没有写 []")
    siting: Siting | None = Field(default=None, description="建在哪些地方；原文未说明就不写")
    needs: Needs | None = Field(default=None, description="先解决什么难处；原文未说明就不写")
    signage: list[Plain] = Field(
        default_factory=list, description="室外要挂或展示的；原文未说明就不写"
    )
    facts: list[Fact] = Field(
        default_factory=list, description="正文里的数字，每个写明数的是什么、谁说的"
    )
