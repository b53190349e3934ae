"""A sheet to grade a firm's bargaining with: what a programme reports, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.types.programme import Programme
from kb.print.fillable import fill_in, form_table, sheet_head, small_title
from kb.site.words import words

if TYPE_CHECKING:
    from kb.content.types.programme import Grading
    from kb.print.recipe import Recipe
    from kb.print.typst import Walker

_POINT_WIDTHS = "(auto, 1.5fr, 1.8fr, 3.1em, 4.1em, 4.1em, 1.3fr)"
_OURS = (
    "“看什么材料”和“做到、一部分、没做到”三档是本站加的，原文没有；"
    "原文没有列出的几项，评的人可以商定了自己写，写明是自己定的。"
)


def grading(walker: Walker, recipe: Recipe) -> str:
    """The whole sheet."""
    fields = walker.document.fields
    assert isinstance(fields, Programme)  # noqa: S101 — the layout fits no other page
    assert fields.grading  # noqa: S101
    found = fields.grading
    return "".join(
        (
            sheet_head(walker, recipe, f"评估定级表：{walker.document.title}"),
            fill_in(walker, [("企业名称", 2), ("行业", 1), ("职工人数", 1)]),
            fill_in(walker, [("评估日期", 1), ("评的人的职务", 2)]),
            small_title(walker, f"看哪几项（原文说有{found.points}项）"),
            form_table(walker, _POINT_WIDTHS, _rows(found), is_tall=True),
            f"#par[{walker.words(_OURS)}]\n",
            small_title(walker, "定在哪一类"),
            form_table(walker, "(4em, 4.1em, 2fr, 2fr)", _grades(found), is_tall=True),
            f"#par[{walker.words(_threshold(found))}]\n",
            small_title(walker, "签字"),
            fill_in(walker, [("职工方（签名）", 1), ("职务", 1), ("日期", 1)]),
            fill_in(walker, [("企业方（签名）", 1), ("职务", 1), ("日期", 1)]),
            fill_in(walker, [("评的人（签名）", 1), ("职务", 1), ("日期", 1)]),
        )
    )


def _rows(found: Grading) -> list[list[str]]:
    head = ["序", "看哪一项", "看什么材料（本站加的）", "做到", "一部分", "没做到", "凭什么这样评"]
    known = [[each.name, each.look_for] for each in found.criteria]
    unknown = [["原文未列出；自己定的：", ""]] * found.unnamed
    return [
        head,
        *(
            [str(number), *row, "☐", "☐", "☐", ""]
            for number, row in enumerate([*known, *unknown], start=1)
        ),
    ]


def _grades(found: Grading) -> list[list[str]]:
    rows = [[each.name, "☐", each.measure, ""] for each in found.grades]
    return [["类别", "定在这", "怎么管", "准备怎么做、哪天回看"], *rows]


def _threshold(found: Grading) -> str:
    said = found.threshold or words("zh").not_stated
    return f"怎样算哪一类：{said}。" + ("" if found.threshold else "由评的人一起商定，写下理由。")
