"""写了个人的电话号码。

## 查什么
手机号（11位，1开头）和带区号的座机，中间有空格、横线或者用全角数字也算。
正文、头部字段、数据文件和注释都查。
12351 这样的公共服务号码、95 和 400 开头的号码不算；`data/services.yml` 里登记的号码不算。

## 为什么
号码一公开就收不回来。接电话的工友、联系人会被骚扰，也可能被单位认出来。

## 例子
    想参加的请打李师傅的手机 139××××1234
    （这里写全了 11 位）

## 应当这样写
    想参加的请打 [12351](tel:12351) 问工会

## 什么时候可以放行
办事窗口对外公布的座机：先登记到 `data/services.yml`，就不用放行。
其余写明理由和日期：`<!-- kb: allow privacy-phone until 2027-01-01 机关公布的值班电话 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.written import FIGURE, GAP, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

_MOBILE = rf"1[3-9]\d(?:{GAP}\d{{4}}|\d{GAP}\d{{3}}){GAP}\d{{4}}"
_AREA = r"(?:10|2\d|[3-9]\d{2})"
_LOCAL = rf"{GAP}[2-8]\d{{2,3}}{GAP}\d{{4}}"
_LANDLINE = rf"(?:0{_AREA}|[（(]0{_AREA}[）)]){_LOCAL}"
_ABROAD = rf"(?:\+|00)86{GAP}"
_NO_AMOUNT = r"(?!\d|\.\d| ?[元人件次份万亿%％])"
_PHONE = re.compile(
    rf"{FIGURE}(?<![\d.])(?:(?:{_ABROAD}|86{GAP})?(?:{_MOBILE}|{_LANDLINE})|{_ABROAD}{_AREA}{_LOCAL})"
    + _NO_AMOUNT,
    re.ASCII,
)
_COUNTRY = re.compile(r"\A(?:00)?86(?=1[3-9]\d{9}\Z|0)")


@check(severity="error", scope="file", since="2026.11")
def privacy_phone(source: SourceFile, library: Library) -> Iterator[Finding]:
    """写了个人的电话号码。"""
    public = library.registry.services.numbers
    for number in numbers(source, _PHONE):
        if _COUNTRY.sub("", number.digits) not in public:
            message = f"这里写了电话号码 `{number.masked}`"
            remedy = (
                "删掉它，换成公共服务号码，例如 12351；是对外公布的，先登记到 data/services.yml"
            )
            yield finding(privacy_phone, number.span, message, remedy)
