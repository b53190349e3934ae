"""Which division a text speaks of, from the names in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from kb.registry.regions import NATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.registry.regions import Region, Regions

_SUFFIX = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{1,4}族|维吾尔|蒙古|哈萨克|柯尔克孜)*自治[区州县旗]|特别行政区|[省市盟]|地区)$"
)
_COUNTY_SUFFIX = re.compile(r"(?<=..)(?:[市县区旗])$")
_NO_NAME = re.compile(r"县$|市辖区$|.*直辖县级")
"""Rows that only group others."""
_STREET = r"(?!路|街|大道|银行|大学|学院)"
_COMPANY = r"(?<!中铁)(?<!中建)(?<!中交)"
_TITLES = re.compile(r"《[^》]{0,60}》")
_CLEAR, _OWN = 0.6, 0.8
"""A part of a division is meant rather than the whole where it has such a share of the mentions."""

LOUD: Final = 3.0
"""How much a mention in a headline or a byline weighs against one in the text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text; `is_full` unless the 市 or 省 was left out."""

    code: str
    start: int
    end: int
    is_full: bool


@dataclass(frozen=True)
class Guess:
    """The division that is most likely meant; `code` is empty where none stands out."""

    code: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """The names of all divisions, ready to be found."""

    regions: Regions

    @cached_property
    def _full(self) -> dict[str, list[str]]:
        names = defaultdict(list)
        for region in self._divisions():
            names[region.name].append(region.code)
        return dict(names)

    @cached_property
    def _short(self) -> dict[str, str]:
        """Provinces and cities without 省 and 市; a province goes before a city of its name."""
        names: dict[str, str] = {}
        for region in self._divisions():
            short = _SUFFIX.sub("", region.name)
            if region.level != "county" and len(short) > 1 and short != region.name:
                names.setdefault(short, region.code)
        return names

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        full = "|".join(sorted(map(re.escape, self._full), key=len, reverse=True))
        short = "|".join(sorted(map(re.escape, self._short), key=len, reverse=True))
        return re.compile(rf"(?P<full>{full})|{_COMPANY}(?P<short>{short}){_STREET}")

    def _divisions(self) -> Iterator[Region]:
        divisions = self.regions.by_code.values()
        return (each for each in divisions if each.code != NATION and not _NO_NAME.match(each.name))

    @cached_property
    def _read(self) -> dict[str, list[Mention]]:
        """Texts that were searched: the same ones are asked for again and again."""
        return {}

    def mentions(self, text: str) -> list[Mention]:
        """Every division that a text names for sure."""
        if text not in self._read:
            self._read[text] = self._find(text)
        return self._read[text]

    def _find(self, text: str) -> list[Mention]:
        found = [(match, self._candidates(match)) for match in self._pattern.finditer(text)]
        certain = {codes[0] for _, codes in found if len(codes) == 1}
        return [
            Mention(code, *match.span(), match["full"] is not None)
            for match, codes in found
            if (code := self._only(codes, certain))
        ]

    def _candidates(self, match: re.Match[str]) -> list[str]:
        return self._full[match["full"]] if match["full"] else [self._short[match["short"]]]

    def _only(self, codes: list[str], certain: set[str]) -> str:
        """The one of several divisions of a name whose province or city is named too."""
        # 重庆市 is a province and the city in it: the whole is meant.
        codes = [code for code in codes if not set(codes) & set(self.above(code))]
        if len(codes) == 1:
            return codes[0]
        near = [code for code in codes if certain & set(self.above(code))]
        return near[0] if len(near) == 1 else ""

    def above(self, code: str) -> list[str]:
        """The province and the city of a division, itself left out."""
        return [each.code for each in self.regions.lineage(code)][1:-1]

    def related(self, one: str, other: str) -> bool:
        """Whether one division lies in the other."""
        return one == other or one in self.above(other) or other in self.above(one)

    def guess(self, weighted: Iterable[tuple[str, float]]) -> Guess:
        """The division that some texts, each with its weight, speak of."""
        own: dict[str, float] = defaultdict(float)
        for text, weight in weighted:
            for code, share in self._shares(text):
                own[code] += share * weight
        return Guess(
            self._deepest(own), tuple(sorted(own, key=lambda code: (-own[code], code)))[:4]
        )

    def _shares(self, text: str) -> Iterator[tuple[str, float]]:
        """Mentions with their weight; 江苏省 in 江苏省南京市 only says where Nanjing lies."""
        mentions = self.mentions(text)
        titles = [match.span() for match in _TITLES.finditer(text)]
        for mention, following in zip_longest(mentions, mentions[1:]):
            if following and following.start == mention.end and self._holds(mention, following):
                continue
            quoted = any(start < mention.start < end for start, end in titles)
            yield mention.code, (1.0 if mention.is_full else 0.5) * (0.3 if quoted else 1.0)
        yield from self._by_short_name(text, {each.code for each in mentions if each.is_full})

    def _holds(self, mention: Mention, other: Mention) -> bool:
        return mention.code in self.above(other.code)

    def _by_short_name(self, text: str, codes: set[str]) -> Iterator[tuple[str, float]]:
        """赣榆 counts where 赣榆区 stands too."""
        for code in sorted(codes):
            name = self.regions.by_code[code].name
            short = _COUNTY_SUFFIX.sub("", name)
            if short != name:
                yield code, 0.5 * len(re.findall(f"{re.escape(short)}(?!{name[len(short)]})", text))

    def _deepest(self, own: dict[str, float]) -> str:
        """Down from the nation as long as one part clearly stands out."""
        below: dict[str, float] = defaultdict(float)
        for code, weight in own.items():
            for each in [*self.above(code), code]:
                below[each] += weight
        code = NATION
        while child := self._leading_part(code, own, below):
            code = child
        return "" if code == NATION else code

    def _leading_part(self, code: str, own: dict[str, float], below: dict[str, float]) -> str:
        parts = {each: below[each] for each in below if self.regions.by_code[each].parent == code}
        if not parts:
            return ""
        best = max(sorted(parts), key=parts.__getitem__)
        is_clear = parts[best] >= _CLEAR * sum(parts.values())
        return best if is_clear and parts[best] >= _OWN * own.get(code, 0) else ""
