"""内容目录里有符号链接。

## 查什么
`docs/`、`cases/`、`data/` 里的文件是不是真正的文件。

## 为什么
链接可以指到仓库外面，也可以绕成圈；别人电脑上多半打不开。

## 例子
    cases/jiangsu/a.md -> /home/me/a.md

## 应当这样写
    把真正的文件放在 cases/jiangsu/a.md

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, met_while_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="library", since="2026.11")
def file_symlink(library: Library) -> Iterator[Finding]:
    """内容目录里有符号链接。"""
    yield from met_while_reading(file_symlink, library)
