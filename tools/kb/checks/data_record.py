"""数据文件里有一行用不上。

## 查什么
`data/` 里的词表、地区、来源、放行表、放假安排，每一行是不是完整、有没有重复。
放假安排还查：调休上班的是不是周末，法定节假日够不够数。

## 为什么
数据错一行，所有用到它的文章都会跟着错。

## 例子
    - {id: 快递物流, slug: express}

## 应当这样写
    - {id: 快递物流, slug: express, en: Express and logistics}

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, from_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="data", since="2026.11")
def data_record(library: Library) -> Iterator[Finding]:
    """数据文件里有一行用不上。"""
    yield from from_faults(data_record, library.registry.faults)
