"""What the columns of a union's table mean, by their Chinese headings."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.intake.page import IntakeError
from kb.registry.stations import OPTIONAL, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.intake.stations.sheet import Row, Sheet

PERSONAL, NOT_NEEDED = "(personal)", "(not needed)"
"""What a column is that is left out on purpose."""
PROVINCE, CITY, COUNTY, AREA = "(province)", "(city)", "(county)", "(area)"
POINT, LISTED = "(point)", "(listed)"
"""A longitude and latitude in one cell; facilities named in one cell."""

_WORDS: Final = {
    "name": "名称 驿站名称 站点名称 站点 驿站 站名 工会驿站 工会驿站名称 服务站名称 服务站点名称",
    "region": "行政区划代码 区划代码 地区代码",
    PROVINCE: "省 省份 所在省 所属省份",
    CITY: "市 城市 地市 地级市 所在市 所属市 市州",
    COUNTY: "区 县 区县 县区 县市区 区市县 行政区 所在区 所属区 所属区县 所在区县",
    AREA: "地区 区域 所属地区 所在地区 所属区域 所在区域 行政区域 行政区划",
    "address": "地址 详细地址 具体地址 站点地址 驿站地址 所在地址 位置 具体位置 详细位置 地点",
    "longitude": "经度 lng lon x",
    "latitude": "纬度 lat y",
    POINT: "坐标 经纬度 地图坐标 位置坐标 坐标点 定位",
    "system": "坐标系 坐标系统 坐标类型",
    "hours": "开放时间 服务时间 营业时间 开放时段 开站时间 运营时间 开放时间段 每日开放时间",
    "kind": "自建/共建 自建共建 自建或共建 建设方式 建设类型 建设性质 建站方式 建站类型 共建/自建",
    "operator": "运营单位 管理单位 建设单位 共建单位 所属单位 主管单位 依托单位 责任单位 所属工会",
    LISTED: "设施 设施设备 配备设施 服务设施 配套设施 基本设施 设备配置 服务项目 服务功能",
    "standard": "标准",
    "honours": "荣誉 称号 荣誉称号 获得荣誉 所获荣誉",
    "verified_on": "核实日期 核实时间 核验日期 核验时间 核对日期 检查日期",
    "note": "备注 说明 备注说明 其他说明",
    NOT_NEEDED: "序号 编号 no 排序 退回原因 region_name url",
}
_FACILITIES: Final = {
    "water": "饮水 饮水设备 饮水设施 饮用水 直饮水 直饮机 热水 开水",
    "microwave": "微波 加热饭菜 热饭 饭菜加热",
    "fan": "风扇 电风扇",
    "table": "桌 桌子",
    "chairs": "椅 座椅 凳子",
    "charging": "充电 充电设施 充电设备 充电插座 充电插头 手机充电器 充电器 手机充电设备",
    "medicine": "药箱 医药箱 急救箱 急救药箱 应急药品 常用药品 医药包 急救包",
    "cups-bowls": "纸杯纸碗 一次性杯碗",
    "raincoats": "雨衣",
    "emergency-light": "应急灯 应急照明",
    "fire-protection": "消防防护 消防防护设备 消防安全防护",
    "fridge": "冰柜 电冰箱",
    "aed": "aed 除颤仪 除颤器 自动体外除颤器",
    "newspapers": "报刊 书报 书籍 图书 图书角 读书角 阅读角 书报架 报刊架 报刊角",
    "toilet": "厕所 洗手间",
    "training-corner": "培训角 技能培训角",
    "counselling-room": "心理咨询 心理咨询服务",
    "mutual-help": "爱心互助 爱心互助区 互助专区",
    "toolbox": "维修工具箱",
    "nursing-room": "母婴 母婴关爱室 母婴小屋 妈咪小屋 爱心妈咪小屋 哺乳室 哺乳间",
    "emblem": "会徽 工会会徽",
    "sign": "标识 驿站标识 标识牌 工会驿站标识",
    "uniform-name": "统一标识名称",
}
_SEVERAL: Final = {"桌椅": ("table", "chairs"), "桌子椅子": ("table", "chairs")}
"""Headings that say two things at once."""

_PERSON = re.compile(
    r"姓名|负责人|责任人|联系|电话|手机|身份证|微信|邮箱|qq|站长|站点长|管理员|管理人员|值班"
    r"|性别|年龄|出生|职务"
)
_HAS_HEAD = re.compile(r"(?:是否|有无)(?:配备?|有|设有?)?站长")
_ASKS = re.compile(
    r"^(?:是否|有无)(?:配备|配置|设置|设有|提供|具备|有|可)?|^(?:配备|配置|设有|提供)"
)
_TAIL = re.compile(r"(?:情况|数量|配备|配置|有无)+$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COUNT = re.compile(r"\(\d{1,3}\w?\)")
_SEARCHED = 30
"""Rows from the top in which the headings may stand; above them are titles."""


@dataclass(frozen=True)
class Headings:
    """What each column is: the ids of our columns, empty for a heading not understood."""

    texts: tuple[str, ...]
    """As they stand in the table."""
    meanings: tuple[tuple[str, ...], ...]
    last: int
    """The number of the row they stand in, of the lower one where it is two."""
    repeated: frozenset[int] = frozenset()
    """Columns that say what a column before them says already."""

    def columns(self, meaning: str) -> list[int]:
        """Where something stands, from 0."""
        return [
            at
            for at, found in enumerate(self.meanings)
            if meaning in found and at not in self.repeated
        ]

    @property
    def unknown(self) -> list[int]:
        """Columns with a heading that is not understood, or that were there before."""
        return [
            at
            for at, text in enumerate(self.texts)
            if text and (not self.meanings[at] or at in self.repeated)
        ]


class Dictionary:
    """Headings in plain Chinese, and the columns that they mean."""

    def __init__(self, facilities: Mapping[str, str]) -> None:
        """`facilities` are the ids and the Chinese names of the vocabulary."""
        self.facilities = tuple(facilities)
        self.names = frozenset(facilities.values())
        names = {bare(name): (id_,) for id_, name in facilities.items()}
        extra = {
            word: (id_,)
            for id_, words in _FACILITIES.items()
            if id_ in facilities
            for word in words.split()
        }
        own = {name: (name,) for name in (*REQUIRED, *OPTIONAL, *facilities)}
        self._facilities = {**_SEVERAL, **extra, **names}
        self._all = {
            **self._facilities,
            **{word: (id_,) for id_, words in _WORDS.items() for word in words.split()},
            **own,
        }

    def meaning(self, heading: str) -> tuple[str, ...]:
        """The columns that a heading stands for; nothing where it is not understood."""
        plain = bare(heading)
        asked = _TAIL.sub("", _ASKS.sub("", plain))
        if _HAS_HEAD.fullmatch(plain) and "head" in self.facilities:
            return ("head",)
        if found := self._all.get(plain):
            # A column headed 站长 holds a name, not whether there is one.
            return (PERSONAL,) if found == ("head",) and plain != "head" else found
        if _PERSON.search(plain):
            return (PERSONAL,)
        return self._facilities.get(asked, ())

    def facility(self, word: str) -> tuple[str, ...]:
        """The facilities that a word in a list of them names; 微波炉（坏） names none for sure."""
        said = _BRACKETS.search(unicodedata.normalize("NFKC", word))
        if said and not _COUNT.fullmatch(said[0]) and word not in self.names:
            return ()
        plain = bare(word)
        return self._facilities.get(plain) or self._facilities.get(_ASKS.sub("", plain), ())


def bare(text: str) -> str:
    """A heading in half width and small letters, without spaces, stars and brackets."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = _BRACKETS.sub("", re.sub(r"[\s*:“”\"、]", "", plain))
    return plain or text


def find_headings(sheet: Sheet, dictionary: Dictionary) -> Headings:
    """The row, or the two rows, of the table's top whose cells are understood best.

    Raises:
        IntakeError: none names the stations.

    """
    top = [row for row in sheet.rows if row.number <= sheet.rows[0].number + _SEARCHED]
    single = [_headings(row.cells, row.number, dictionary) for row in top]
    double = [
        _headings(_stacked(upper, lower), lower.number, dictionary)
        for upper, lower in itertools.pairwise(top)
        if lower.number == upper.number + 1
    ]
    usable = [found for found in [*single, *double] if found.columns("name")]
    if not usable:
        raise IntakeError(
            f"找不到标题行：前 {_SEARCHED} 行里没有“驿站名称”这样的一列；第一列写上“名称”再来"
        )
    return max(usable, key=_understood)


def _headings(texts: Sequence[str], number: int, dictionary: Dictionary) -> Headings:
    meanings = tuple(dictionary.meaning(text) for text in texts)
    return Headings(tuple(texts), meanings, number, frozenset(_repeated(meanings)))


def _repeated(meanings: Iterable[tuple[str, ...]]) -> Iterable[int]:
    """Columns that say again what another says; several may name operators, lists and people."""
    seen: set[str] = set()
    for at, found in enumerate(meanings):
        if seen & set(found):
            yield at
        seen |= {*found} - {"operator", "note", LISTED, PERSONAL, NOT_NEEDED}


def _stacked(upper: Row, lower: Row) -> list[str]:
    """Headings on two rows, 设施 above 饮水机: the lower one says it, where there is one."""
    width = max(len(upper.cells), len(lower.cells))
    return [lower.cell(at) or upper.cell(at) for at in range(width)]


def _understood(headings: Headings) -> int:
    return len({meaning for found in headings.meanings for meaning in found})
