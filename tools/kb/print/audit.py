"""A sheet to inspect a station with, made from a standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.types.standard import Standard
from kb.print.editions import for_edition
from kb.print.fillable import fill_in, form_table, sheet_head, small_title
from kb.print.parts import parts
from kb.site.words import words

if TYPE_CHECKING:
    from kb.content.types.standard import Requirement
    from kb.print.recipe import Recipe
    from kb.print.typst import Walker

_UNSAID = "局限与未知"
"""The section of a standard that tells what its source does not say."""


def audit(walker: Walker, recipe: Recipe) -> str:
    """The whole sheet."""
    standard = walker.document.fields
    assert isinstance(standard, Standard)  # noqa: S101 — the layout fits no other page
    t = words("zh")
    version = f"{t.issuer}：{standard.issuer}　{t.version}：{standard.version or t.not_stated}"
    return "".join(
        (
            sheet_head(walker, recipe, f"核对表：{walker.document.title}", version),
            fill_in(walker, [("驿站名称", 2), ("地址", 3)]),
            fill_in(walker, [("检查日期", 1), ("检查人的职务", 1), ("同去的人的职务", 1)]),
            small_title(walker, t.requirements),
            _requirements(walker, standard),
            small_title(walker, t.hours),
            _hours(walker, standard),
            small_title(walker, t.roles),
            _roles(walker, standard),
            _unsaid(walker, standard),
            small_title(walker, "检查完签字或盖章：写职务就行，不必写姓名"),
            fill_in(walker, [("检查人的职务", 1), ("签字或盖章", 1), ("日期", 1)]),
            fill_in(walker, [("驿站负责人的职务", 1), ("签字或盖章", 1), ("日期", 1)]),
        )
    )


def _requirements(walker: Walker, standard: Standard) -> str:
    t = words("zh")
    level = walker.library.registry.vocabulary.label
    head = ["序", t.level, t.requirement, t.test, "有", "无", "备注"]
    rows = [
        [
            str(number),
            level("requirement_levels", each.level, "zh"),
            _item(walker, each),
            each.test,
            "☐",
            "☐",
            "",
        ]
        for number, each in enumerate(standard.requirements, start=1)
    ]
    return form_table(walker, "(auto, 4.6em, 1.3fr, 1.6fr, 2.2em, 2.2em, 1.2fr)", [head, *rows])


def _item(walker: Walker, requirement: Requirement) -> str:
    if not requirement.any_of:
        return requirement.item
    label = walker.library.registry.vocabulary.label
    names = "、".join(label("station_facilities", each, "zh") for each in requirement.any_of)
    return f"{requirement.item}（{words('zh').any_of}：{names}）"


def _hours(walker: Walker, standard: Standard) -> str:
    level = walker.library.registry.vocabulary.label
    head = [words("zh").level, "哪种驿站", "要求", "做到", "没做到", "实际几点到几点"]
    rows = [
        [level("requirement_levels", each.level, "zh"), each.applies_to, each.rule, "☐", "☐", ""]
        for each in standard.hours
    ]
    return form_table(walker, "(4.6em, 1.2fr, 1.6fr, 3.1em, 4.1em, 1.3fr)", [head, *rows])


def _roles(walker: Walker, standard: Standard) -> str:
    head = ["谁", "管什么", "做到", "没做到", "备注"]
    rows = [[role.role, duty, "☐", "☐", ""] for role in standard.roles for duty in role.duties]
    return form_table(walker, "(1.2fr, 1.2fr, 3.1em, 4.1em, 1.6fr)", [head, *rows])


def _unsaid(walker: Walker, standard: Standard) -> str:
    level = walker.library.registry.vocabulary.label
    levels = "、".join(level("requirement_levels", each, "zh") for each in standard.open_lists)
    said = [f"#par[{walker.words(words('zh').open_list + levels)}]\n"] if levels else []
    said += [
        walker.write(part.tokens)
        for part in parts(for_edition(walker.document.tokens(), walker.edition))
        if part.title == _UNSAID
    ]
    return small_title(walker, "原文没有说清的") + "".join(said)
