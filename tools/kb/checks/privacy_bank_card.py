"""写了银行卡号。

## 查什么
16 到 19 位、校验码（Luhn 算法）对得上的卡号，四位一组隔开或者用全角数字也算。
正文、头部字段、数据文件和注释都查。

## 为什么
卡号加上姓名，就能拿去骗钱、骗社保补贴。

## 例子
    补偿款打到工友的卡 6222 ×××× ×××× 1234
    （这里写全了 16 到 19 位）

## 应当这样写
    补偿款打到工友本人的银行卡

## 什么时候可以放行
工会、法院公布的对公账号：`<!-- kb: allow privacy-bank-card until 2027-01-01 公布的对公账号 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.checks.privacy_id_number import is_id_number
from kb.content.written import FIGURE, GAP, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

# Cards of mainland banks begin with 3 to 6 or 9; years and dates, with 1 or 2.
_CARD = re.compile(
    rf"{FIGURE}(?<![\d.])[3-69]\d{{3}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{1,3}})?(?![\d.]?\d)",
    re.ASCII,
)


@check(severity="error", scope="file", since="2026.11")
def privacy_bank_card(source: SourceFile, _library: Library) -> Iterator[Finding]:
    """写了银行卡号。"""
    for number in numbers(source, _CARD):
        if _is_luhn(number.digits) and not _is_person(number.digits):
            message = f"这里写了银行卡号 `{number.masked}`"
            yield finding(privacy_bank_card, number.span, message, "删掉卡号，写“本人的银行卡”")


def _is_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812)."""
    kept, doubled = digits[-1::-2], digits[-2::-2]
    return (sum(map(int, kept)) + sum(sum(divmod(int(d) * 2, 10)) for d in doubled)) % 10 == 0


def _is_person(digits: str) -> bool:
    """Whether it is an identity number, which another check names."""
    return len(digits) == 18 and is_id_number(digits)
