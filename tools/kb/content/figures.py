"""Figures in a running text: a number and its unit, such as 1.6万余元 or 22%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.quantity import NUMBER, bounds, scale
from kb.source.digits import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

_UNITS = (
    "个工作日|工作日|个百分点|个月|个小时|小时|分钟|公里|千米|平方米|公斤|场次|人次|班次"
    "|%|％|‰|元|人|名|位|户|家|份|件|起|项|条|篇|笔|场|次|轮|批|期|天|周|辆|台|套|间|座|处|所|个|吨|倍|成"
)
_FIGURE = re.compile(
    rf"(?P<ordinal>第)?{NUMBER}(?(share)|\s?[余多来]?\s?(?P<unit>{_UNITS}))", re.ASCII
)
_SAME = {"％": "%", "名": "人", "位": "人", "个小时": "小时", "千米": "公里", "工作日": "个工作日"}
_WEIGHTY = re.compile(r"[十百千万亿]|[一二两三四五六七八九]{2}")
"""A single small numeral (一次, 两个) is a turn of phrase more often than a figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; `amount` has 万 and 亿 multiplied out."""

    text: str
    start: int
    amount: Fraction
    unit: str

    @property
    def key(self) -> tuple[Fraction, str]:
        """What makes two figures the same."""
        return self.amount, self.unit


def same_unit(unit: str) -> str:
    """The unit under the name by which figures are compared: 名 and 位 are 人, 万 is gone."""
    bare = scale(unit)[1].strip()
    return _SAME.get(bare, bare)


def figures(text: str) -> Iterator[Figure]:
    """Every figure of a text; ordinals (第3次) and dates (2024年5月) are none."""
    for match in _FIGURE.finditer(half_width(text)):
        is_phrase = match["words"] and not _WEIGHTY.search(match["words"])
        if match["ordinal"] or is_phrase or not (found := bounds(match)):
            continue
        unit = match["unit"] or "%"
        shown = text[match.start() : match.end()]
        yield Figure(shown, match.start(), found[0], _SAME.get(unit, unit))
