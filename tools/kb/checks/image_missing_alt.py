"""图片没有替代文字。

## 查什么
`![]( )` 方括号里有没有字。

## 为什么
看不见图的人、图没加载出来的人，靠这几个字知道图里是什么。

## 例子
    ![](chart.svg)

## 应当这样写
    ![三个等级的企业数量：A 类 136 家](chart.svg)

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def image_missing_alt(document: Document, _library: Library) -> Iterator[Finding]:
    """图片没有替代文字。"""
    for link in document.body.links:
        if link.is_image and not link.text:
            message = f"图片 `{link.href}` 没有替代文字"
            remedy = "在 ![ ] 的方括号里写明图上有什么"
            yield finding(image_missing_alt, link.span, message, remedy)
