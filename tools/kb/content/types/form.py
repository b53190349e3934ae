"""表格：能在手机上填、能打印的文书，写明依据、什么时候用、什么时候不要用。"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Kind, Plain, Record, Section


class LegalReview(Record):
    """Who read the form as a lawyer, by office, never by name."""

    by: Plain = Field(description="职务，例如 律师、法律援助中心工作人员；不写姓名")
    date: date


class Form(Article):
    """A form to fill in."""

    kind: ClassVar = Kind(
        name="form",
        home="docs/forms",
        zh="表格",
        en="Forms",
        zh_intro="要约书、会议记录、委托书等文书，可以在手机上填，填的内容不离开手机；也可以打印空表。",
        en_intro="Letters, minutes and mandates to fill in on the phone or on paper.",
        sections=(
            Section("怎么填", "How to fill it in"),
            Section("表格", "The form", sketch="::: form\n名称：____\n:::\n"),
            Section("交出去以后", "Afterwards"),
        ),
    )

    parties: list[Plain] = Field(min_length=1, description="谁填、谁收、谁签字")
    legal_basis: list[Plain] = Field(
        min_length=1, description="依据，写法同十问：《某法》第几条：用自己的话说明"
    )
    use_when: list[Plain] = Field(min_length=1, description="什么时候用")
    not_when: list[Plain] = Field(min_length=1, description="什么时候不要用")
    legal_review: LegalReview | None = Field(
        description="法律审核：`{by: 职务, date: 日期}`；没有审核写 null，页面上会写明未经法律审核"
    )
