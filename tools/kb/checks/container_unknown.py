"""框的名字没有登记，或者头尾不成对。

## 查什么
`::: 名字` 里的名字是不是 `data/vocabulary.yml` 里 containers 的一个。
每个框有没有结束，有没有多出来的 `:::`。

## 为什么
名字不对，框就没有标题和样子，检查和打印也找不到它；多出来的 `:::` 会原样显示给读者。

## 例子
    ::: shrot

## 应当这样写
    ::: short

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.slips import meant, replacement
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def container_unknown(document: Document, library: Library) -> Iterator[Finding]:
    """框的名字没有登记，或者头尾不成对。"""
    known = list(library.registry.vocabulary.lists.get("containers", {}))
    for container in document.body.containers:
        if not container.is_closed:
            message = f"`::: {container.name}` 没有结束"
            yield finding(container_unknown, container.span, message, "在框的最后另起一行写 :::")
        if container.name not in known:
            near = guess(container.name, known)
            remedy = (
                f"是不是 `{near}`？可以写：{'、'.join(known)}"
                if near
                else f"可以写：{'、'.join(known)}"
            )
            message = f"没有叫 `{container.name}` 的框"
            name = meant(container.name, known)
            repair = replacement(document.source, container.span, container.name, name)
            yield finding(container_unknown, container.span, message, remedy, repair=repair)
    for span in document.body.stray_fences:
        message = "这一行 `:::` 没有对应的框"
        remedy = "删掉它；框里再放框时，外面的框头尾各多写一个冒号"
        yield finding(container_unknown, span, message, remedy)
