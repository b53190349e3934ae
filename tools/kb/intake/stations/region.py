"""The division that a row lies in: from its columns, then from its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb.intake.stations.values import MAX_LENGTH, UnclearError, narrow

if TYPE_CHECKING:
    from kb.intake.places import Gazetteer
    from kb.registry.regions import Region

_CODE = re.compile(r"(\d{6})(?:\d{3}|\d{6})?")
_SUFFIX = re.compile(r"(?<=..)(?:自治州|自治县|自治区|特别行政区|地区|[省市县区旗盟])$")


class OutsideError(UnclearError):
    """A row that lies elsewhere."""


@dataclass(frozen=True)
class Surroundings:
    """The province or the smaller division that a whole table is about."""

    gazetteer: Gazetteer
    base: str
    """Six digits."""

    def by_code(self, text: str) -> str:
        """The division of a code, of 6, 9 or 12 digits."""
        match = _CODE.fullmatch(narrow(text))
        if not match or match[1] not in self.gazetteer.regions.by_code:
            raise UnclearError("没有这个地区代码")
        if not self.gazetteer.related(match[1], self.base):
            raise OutsideError(f"{self._name(match[1])}不在{self._name(self.base)}")
        return match[1] if self.base in self.gazetteer.above(match[1]) else self.base

    def below(self, code: str, name: str) -> str:
        """The division of a name within another one, which may be named again itself.

        Raises:
            OutsideError: there is such a division, elsewhere.
            UnclearError: there is none, or more than one.

        """
        plain = narrow(name)
        found = self._called(code, plain)
        if len(found) == 1:
            return code if code == found[0] or found[0] in self.gazetteer.above(code) else found[0]
        if found:
            raise UnclearError(f"{self._name(code)}里不止一个{plain}")
        if deepest := self._deepest(code, plain):
            return deepest
        if plain in self._everywhere:
            raise OutsideError(f"{self._name(code)}里没有{plain}")
        raise UnclearError(f"{self._name(code)}里没有这个地方")

    def in_address(self, code: str, address: str) -> str:
        """The division within another that an address names in full, or that other one."""
        return self._deepest(code, address) or code

    def _called(self, code: str, name: str) -> list[str]:
        """The nearest divisions of a name: around it, its parts, their parts; short names last."""
        around = [each for each in self.gazetteer.regions.lineage(code) if each.level != "nation"]
        parts = self._parts.get(code, [])
        inner = [each for part in parts for each in self._parts.get(part.code, [])]
        exact = (
            [each.code for each in level if each.name == name] for level in (around, parts, inner)
        )
        short = (
            [each.code for each in level if _bare(each.name) == name and not _SUFFIX.search(name)]
            for level in (parts, inner, around)
        )
        return next(filter(None, (*exact, *short)), [])

    def _deepest(self, code: str, text: str) -> str:
        """The one division within another that is named in full; a short name may be a street."""
        above = self.gazetteer.above
        mentions = self.gazetteer.mentions(f"{self._name(code)}，{text[:MAX_LENGTH]}")
        inside = {each.code for each in mentions if each.is_full and code in above(each.code)}
        # Of 广州市 and 天河区, the one that lies in the other.
        deepest = [each for each in inside if not any(each in above(other) for other in inside)]
        return deepest[0] if len(deepest) == 1 else ""

    def _name(self, code: str) -> str:
        return self.gazetteer.regions.full_name(code)

    @cached_property
    def _parts(self) -> dict[str, list[Region]]:
        found: dict[str, list[Region]] = {}
        for region in self.gazetteer.regions.by_code.values():
            found.setdefault(region.parent, []).append(region)
        return found

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        return frozenset(each.name for each in self.gazetteer.regions.by_code.values())


def _bare(name: str) -> str:
    return _SUFFIX.sub("", name)
