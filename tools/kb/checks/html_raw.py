"""正文里有原始 HTML。

## 查什么
`<b>`、`<br>`、`<script>` 之类的标签。

## 为什么
本站不输出原始 HTML：它会原样显示成文字；允许它，就等于允许陌生人在读者手机上运行程序。

## 例子
    工资<b>必须</b>按月发

## 应当这样写
    工资**必须**按月发

## 什么时候可以放行
不能放行。注释 `<!-- … -->` 可以写，不会发布。
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
def html_raw(document: Document, _library: Library) -> Iterator[Finding]:
    """正文里有原始 HTML。"""
    for html in document.body.raw_html:
        if not html.is_comment:
            shown = html.text.splitlines()[0][:40]
            message = f"这里写了 HTML：`{shown}`"
            remedy = "改用 Markdown：**加粗**、空一行分段；要显示 < 这个符号就写 \\<"
            yield finding(html_raw, html.span, message, remedy)
