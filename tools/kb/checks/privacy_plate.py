"""写了车牌号。

## 查什么
内地车牌：省份简称、一个字母、五位号码（新能源六位），中间有点、空格、横线或者用小写、全角也算；
学、警、挂、领、港、澳结尾的也算。正文、头部字段、数据文件和注释都查。

## 为什么
靠车牌能找到司机本人。司机说过公司的话，就可能被停单。

## 例子
    他开的苏A·×××45
    （这里写全了号码）

## 应当这样写
    他开的网约车

## 什么时候可以放行
用作例子、没有发给任何人的号码：`<!-- kb: allow privacy-plate until 2027-01-01 样例号码 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# Full-width characters stand as far after ASCII ones as U+FF21 after A: one class takes both.
_D, _A = "[0-9０-９]", "[A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚ]"
_ENERGY = "[A-HJKa-hjkＡ-ＨＪＫ]"
_ANY = f"(?:{_D}|{_A})"
_PLATE = re.compile(
    rf"[{_PROVINCES}](?:{_A}|[OoＯ])[ \u3000·•・.-]?"
    rf"(?:{_D}{{5}}{_ENERGY}|{_ENERGY}{_ANY}{_D}{{4}}|(?=(?:{_A}*{_D}){{3}}){_ANY}{{5}}"
    rf"|{_ANY}{_D}{{3}}[学警挂领港澳])(?![0-9A-Za-z０-９Ａ-Ｚ])"
)


@check(severity="error", scope="file", since="2026.11")
def privacy_plate(source: SourceFile, _library: Library) -> Iterator[Finding]:
    """写了车牌号。"""
    for match in _PLATE.finditer(source.text):
        message = f"这里写了车牌号 `{match[0][:3]}…`"
        remedy = "删掉车牌号，写“一辆网约车”“一辆货车”"
        yield finding(privacy_plate, source.span(*match.span()), message, remedy)
