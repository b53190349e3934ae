"""Fields that every kind of article shares, and the types they are made of.

A content type is a pydantic model plus a `Kind`: where its files live, what
it is called and which sections its text must have.  Vocabulary-bound strings
carry a `Term` marker: the check `meta-unknown-value` and the JSON Schemas read
it, so a list of words stands in `data/vocabulary.yml` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class Term:
    """Marks a string that must be an `id` of one vocabulary list."""

    vocabulary: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Name the list, so that generated schemas can enumerate its words."""
        return {**handler(core_schema), "vocabulary": self.vocabulary}


@dataclass(frozen=True)
class Ref:
    """Marks a string that must name a record of a registry (`regions`, `sources`)."""

    registry: str


@dataclass(frozen=True)
class Section:
    """A level-2 heading that the text must have, in either language."""

    zh: str
    en: str
    sketch: str = ""
    """What a new article has below it, where it must hold more than words."""


@dataclass(frozen=True)
class Kind:
    """What a content type is called and where it lives."""

    name: str
    home: str
    zh: str
    en: str
    zh_intro: str
    en_intro: str
    sections: tuple[Section, ...] = ()
    boxes: tuple[str, ...] = ()
    """Containers that must stand under every level-2 heading."""


def _plain(value: str) -> str:
    """Refuse characters that host templates would print unescaped."""
    if found := next((c for c in value if c in '<>"&' or ord(c) < 32), None):
        message = f"含有不能使用的字符 {found!r}"
        raise ValueError(message)
    return value


def _finite(value: float) -> float:
    """Refuse `1e999`, which is no number to reckon with."""
    if not isfinite(value):
        message = "不是一个可以计算的数"
        raise ValueError(message)
    return value


def _code(value: object) -> object:
    """Accept an unquoted region code: YAML reads it as a number."""
    return f"{value:06d}" if isinstance(value, int) and not isinstance(value, bool) else value


def _text_of_year(value: object) -> object:
    """Accept `date: 2025`: YAML reads it as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Plain = Annotated[str, Field(min_length=1), AfterValidator(_plain)]
Title = Annotated[str, Field(min_length=2, max_length=40), AfterValidator(_plain)]
Summary = Annotated[str, Field(min_length=40, max_length=120), AfterValidator(_plain)]
Region = Annotated[str, BeforeValidator(_code), Field(pattern=r"^\d{6}$"), Ref("regions")]
PartialDate = Annotated[str | date, BeforeValidator(_text_of_year)]


class Record(BaseModel):
    """A front matter mapping: unknown keys are errors, values are not coerced."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Source(Record):
    """Where the facts come from; unknown stays `null`."""

    id: Annotated[str, Ref("sources"), Field(description="来源登记 data/sources.yml 里的 id")]
    date: PartialDate | None = Field(description="刊出日期；不详写 null")
    date_precision: Annotated[str, Term("date_precisions")]
    byline: Plain | None = Field(description="署名；不详写 null")
    carried_from: Plain | None = Field(default=None, description="转载自哪家报刊")
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        default=None, description="原文件的 SHA-256，kb intake 填好的，不要改"
    )


class Fact(Record):
    """A figure together with the conditions under which it is true."""

    value: Annotated[float | int, AfterValidator(_finite)]
    unit: Plain
    counts: Plain = Field(description="数的是什么")
    population: Plain | None = Field(description="涉及哪些人或单位；原文未说明写 null")
    period: Plain | None = Field(description="什么时间；原文未说明写 null")
    precision: Annotated[str, Term("fact_precisions")] = "exact"
    kind: Annotated[str, Term("fact_kinds")] = "result"
    speaker: Plain = Field(description="这是谁说的")
    where: Plain = Field(description="正文里写着这个数的那几个字")
    base: Plain | None = Field(default=None, description="百分比的基数")
    check: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, description="验算式，如 19*300*12 == 68400"
    )
    measure: Annotated[str, Term("fact_measures")] | None = Field(
        default=None, description="放进哪一张图表；同一类的数字才画在一起"
    )


class Page(Record):
    """The fields of a plain page, and the base of all others."""

    kind: ClassVar[Kind]

    type: str = Field(description="哪一种文章")
    title: Title = Field(description="标题，2 到 40 个字")
    summary: Annotated[str, Field(min_length=10, max_length=120), AfterValidator(_plain)] = Field(
        description="一段话的概要，10 到 120 个字"
    )


class Article(Page):
    """The fields that all published knowledge shares (DESIGN §4)."""

    summary: Summary = Field(description="一段话的概要，40 到 120 个字")
    region: Region = Field(description="六位地区代码，加引号；全国写 000000")
    industries: list[Annotated[str, Term("industries")]] = Field(description="行业；不限写 []")
    worker_groups: list[Annotated[str, Term("worker_groups")]] = Field(
        description="人群；不限写 []"
    )
    topics: list[Annotated[str, Term("topics")]] = Field(min_length=1, description="主题，至少一个")
    status: Annotated[str, Term("statuses")] = Field(description="草稿、核对过还是发布")
    reviewed: date = Field(description="哪一天和原文、法律对过")
    review_by: date = Field(description="应当在哪一天以前再核对")
    flags: list[Annotated[str, Term("flags")]] = Field(description="要让读者知道的毛病；没有写 []")
    source: Source | None = Field(default=None, description="来源；本站自己写的解读可以没有")

    def values(self) -> dict[str, Any]:
        """The fields as plain values."""
        return self.model_dump()
