"""Which station a row is: one that the directory has, one of the same table, or a new one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kb.intake.stations.rows import comparable
from kb.intake.stations.values import is_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ASCII = re.compile(r"[a-z0-9]+")
_LONGEST: Final = 48
"""Characters of an id that is made of a name."""
_CLEAR: Final = 4
"""Characters of an address that may stand for a longer one that ends with it."""


class Ambiguous(Exception):  # noqa: N818 — an answer, not a failure
    """More than one station fits; the message, in Chinese, says what would tell them apart."""


class Index:
    """Rows by name, to be found again."""

    def __init__(self, rows: Iterable[dict[str, str]], related: Callable[[str, str], bool]) -> None:
        """`related` says whether one division lies in another."""
        self.related = related
        self.by_id: dict[str, dict[str, str]] = {}
        self._by_name: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            self.add(row)

    def add(self, row: dict[str, str]) -> None:
        """Take a row in."""
        self.by_id[row["id"]] = row
        self._by_name[comparable(row["name"])].append(row)

    def find(self, values: dict[str, str]) -> dict[str, str] | None:
        """The row of the same station.

        Raises:
            Ambiguous: there are several.

        """
        if known := self.by_id.get(values.get("id", "")):
            return known
        near = [
            row
            for row in self._by_name[comparable(values["name"])]
            if self.related(row["region"], values["region"]) and _may_be_one(row, values)
        ]
        address = comparable(values.get("address", ""))
        same = [row for row in near if address and comparable(row.get("address", "")) == address]
        if len(same or near) > 1:
            raise Ambiguous(f"同名同地区的有 {len(near)} 个，看不出是哪一个；写上详细地址")
        return next(iter(same or near), None)


def _may_be_one(row: dict[str, str], values: dict[str, str]) -> bool:
    """Whether two addresses do not contradict each other."""
    one, other = comparable(row.get("address", "")), comparable(values.get("address", ""))
    short, long = sorted((one, other), key=len)
    return not short or short == long or (len(short) >= _CLEAR and long.endswith(short))


def new_id(name: str, region: str, taken: set[str]) -> str:
    """An id that is not taken: the name in pinyin, with the division and a number if it must."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 — its tables take long to load

    parts = _ASCII.findall(" ".join(lazy_pinyin(name)).lower())
    slug = "-".join(parts)
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    if not is_id(slug):
        slug = f"station-{slug}".rstrip("-")
    for wish in (slug, f"{slug}-{region}"):
        if wish not in taken:
            return wish
    number = 2
    while f"{slug}-{region}-{number}" in taken:
        number += 1
    return f"{slug}-{region}-{number}"
