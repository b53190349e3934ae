"""登记的制度或来源文章，在它说的那一页找不到。

## 查什么
`data/systems.yml` 和 `data/source-articles.yml` 里写的页面在不在，
标题编号在不在，页面上有没有这个名字。

## 为什么
索引页靠这两张表；页面改名、标题改编号，读者就点空。

## 例子
    - {id: S01, name: 评估定级, path: docs/programmes/no-such-page.md, anchor: grading}

## 应当这样写
    - {id: S01, name: 评估定级, path: docs/programmes/grading.md, anchor: grading}

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.registry.systems import SystemPlace

_NOT_COMPARED = re.compile(r"[\s“”‘’'\"*（）()：:，,、；]")


@check(severity="error", scope="data", since="2026.11")
def system_unreachable(library: Library) -> Iterator[Finding]:
    """登记的制度或来源文章，在它说的那一页找不到。"""
    coverage = library.registry.coverage
    for article in coverage.articles:
        if article.path not in library.documents and article.path not in library.assets:
            yield finding(
                system_unreachable,
                article.span,
                f"没有 `{article.path}` 这个文件",
                "改成现在的路径",
            )
    for system in coverage.systems:
        if problem := _problem(system, library.documents.get(system.path)):
            yield finding(system_unreachable, system.span, *problem)


def _problem(system: SystemPlace, document: Document | None) -> tuple[str, str] | None:
    if document is None:
        return f"没有 `{system.path}` 这一页", "改成现在的路径"
    if system.anchor not in {anchor.id for anchor in document.body.anchors}:
        return f"{system.path} 里没有 `#{system.anchor}`", "改成现在的标题编号"
    text = _bare(document.source.text)
    if not any(_bare(part) in text for part in re.split(r" / |（", system.name)):
        return f"{system.path} 里没有提到“{system.name}”", "在那一节里写出这个名字"
    return None


def _bare(text: str) -> str:
    return _NOT_COMPARED.sub("", text)
