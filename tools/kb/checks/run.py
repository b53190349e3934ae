"""Runs the checks over a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.allowance import places, read_allowances
from kb.checks.check import Check, all_checks
from kb.checks.finding import Finding
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.source.file import SourceFile


CRASHED = "check-crashed"
"""The name under which a check that failed reports itself; it is no check of its own."""

MANUAL = """检查自己出错了。

## 查什么
每个检查有没有跑完。一个检查出了错，别的检查照常跑，只是这篇文章少查了一样。

## 为什么
这是工具的毛病，不是文章的。少查一样就不能发布：漏掉的也许正好是错的法条。

## 例子
    检查 `link-broken` 自己出错了：KeyError: 'href'

## 应当这样写
文章不用改。把这篇文章和提示里的那条命令发给我们，修好工具再发布。

## 什么时候可以放行
不能放行。
"""


def run_checks(library: Library, paths: Collection[str] | None = None) -> list[Finding]:
    """All findings that no allowance silences, in the order of files and lines.

    With `paths`, those of these articles only: what the others say is read where a check
    asks for it, and the data files are not judged.
    """
    checks = list(all_checks().values())
    final = {check.name for check in checks if check.is_final}
    found = [
        finding
        for finding in _found(library, checks, paths)
        if paths is None or finding.span.path in paths
    ]
    allowances = list(read_allowances(library, paths))
    silent = {
        allowance.place
        for allowance in allowances
        if allowance.is_valid(library.as_of) and allowance.check not in final
    }
    kept = [finding for finding in found if silent.isdisjoint(places(finding))]
    for check in checks:
        if check.scope == "findings":
            kept.extend(check.run(library, found, allowances))
    return sorted(kept, key=lambda finding: (finding.span, finding.check))


def _found(
    library: Library, checks: list[Check], paths: Collection[str] | None
) -> Iterator[Finding]:
    wide = ("library",) if paths is not None else ("library", "data")
    for check in checks:
        if check.scope in wide:
            yield from _guarded(check, "", library)
    files = [file for file in library.files if paths is None or file.path in paths]
    for check in checks:
        if check.scope == "file":
            for file in files:
                yield from _guarded(check, file.path, file, library)
    yield from _document_findings(library, checks, paths)


def _document_findings(
    library: Library, checks: list[Check], paths: Collection[str] | None
) -> Iterator[Finding]:
    local = [check for check in checks if check.scope == "document"]
    for document in library.documents.values():
        if paths is None or document.path in paths:
            for check in local:
                yield from _guarded(check, document.path, document, library)


def _guarded(
    check: Check, path: str, *arguments: Document | SourceFile | Library
) -> Iterator[Finding]:
    """A check that crashes reports itself and the run goes on."""
    try:
        yield from check.run(*arguments)
    except Exception as error:  # noqa: BLE001 — a crash on any content is our bug, not the editor's
        message = f"检查 `{check.name}` 自己出错了：{type(error).__name__}: {error}"
        remedy = (
            f"这是工具的问题，不是你的。请把这篇文章和这条命令告诉我们：kb check {path}".rstrip()
        )
        yield Finding(CRASHED, "error", file_start(path or "data"), message, remedy)
