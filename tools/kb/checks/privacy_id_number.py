"""写了身份证号码。

## 查什么
18 位公民身份号码：出生日期和最后一位校验码都对得上的才算，中间有空格、横线或者用全角数字也算。
15 位的旧号码，只有前面写着“身份证”的才算。正文、头部字段、数据文件和注释都查。

## 为什么
号码一公开就收不回来，可以拿去冒名贷款、开户、注册公司。

## 例子
    申请人张某，身份证号 320707××××××××1234
    （这里写全了 18 位）

## 应当这样写
    申请人张某

## 什么时候可以放行
公开发布的样例号码：`<!-- kb: allow privacy-id-number until 2027-01-01 国家标准里的样例 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.written import GAP, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

_BIRTH = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NUMBER = re.compile(
    rf"(?<!\d)[1-9]\d{{5}}{GAP}{_BIRTH}{GAP}\d{{3}}[\dXx](?!\d)"
    rf"|身份证[^\d\n]{{0,8}}[1-9]\d{{14}}(?!\d)",
    re.ASCII,
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"


@check(severity="error", scope="file", since="2026.11")
def privacy_id_number(source: SourceFile, _library: Library) -> Iterator[Finding]:
    """写了身份证号码。"""
    for number in numbers(source, _NUMBER):
        if len(number.digits) != 18 or is_id_number(number.digits):
            message = f"这里写了身份证号码 `{number.masked}`"
            yield finding(privacy_id_number, number.span, message, "删掉号码，不要只遮住几位")


def is_id_number(digits: str) -> bool:
    """Whether the last of 18 characters is the check character of the others (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECK_CHARACTERS[total % 11] == digits[17]
