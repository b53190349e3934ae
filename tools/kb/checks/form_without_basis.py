"""表格没有写到条的依据。

## 查什么
`legal_basis` 里有没有至少一处写到“第几条”的引用。

## 为什么
拿着表格去谈的人，会被问“凭什么”。只写法名，对方翻不到。

## 例子
    legal_basis: [按有关规定办理]

## 应当这样写
    legal_basis:
      - 《集体合同规定》第三十二条第一款：双方都可以用书面提出

## 什么时候可以放行
确实没有条文、只是工作上的习惯：写进 `data/exceptions.yml`，注明理由和日期，并在正文写明没有条文。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.basis import FIELD
from kb.content.types.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.12")
def form_without_basis(document: Document, _library: Library) -> Iterator[Finding]:
    """表格没有写到条的依据。"""
    if document.front is None or not isinstance(document.fields, Form):
        return
    parts = [part for entry in document.body.basis for part in entry]
    if not any("#" in part.address for part in parts):
        span = document.front.locate([FIELD])
        remedy = "写成《某法》第几条：用自己的话说明；先对照条文，再写"
        yield finding(form_without_basis, span, "依据没有写到条", remedy)
