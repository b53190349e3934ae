"""Runs the checks over a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.allowance import places, read_allowances
from kb.checks.check import Check, all_checks
from kb.checks.finding import Finding
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.document import Document
    from kb.content.library import Library


def run_checks(library: Library) -> list[Finding]:
    """All findings that no allowance silences, in the order of files and lines."""
    checks = list(all_checks().values())
    found = [*_library_findings(library, checks), *_document_findings(library, checks)]
    allowances = list(read_allowances(library))
    silent = {allowance.place for allowance in allowances if allowance.is_valid(library.as_of)}
    kept = [finding for finding in found if silent.isdisjoint(places(finding))]
    for check in checks:
        if check.scope == "findings":
            kept.extend(check.run(library, found, allowances))
    return sorted(kept, key=lambda finding: (finding.span, finding.check))


def _library_findings(library: Library, checks: list[Check]) -> Iterator[Finding]:
    for check in checks:
        if check.scope == "library":
            yield from _guarded(check, "", library)


def _document_findings(library: Library, checks: list[Check]) -> Iterator[Finding]:
    local = [check for check in checks if check.scope == "document"]
    for document in library.documents.values():
        for check in local:
            yield from _guarded(check, document.path, document, library)


def _guarded(check: Check, path: str, *arguments: Document | Library) -> Iterator[Finding]:
    """A check that crashes reports itself and the run goes on."""
    try:
        yield from check.run(*arguments)
    except Exception as error:  # noqa: BLE001 — a crash on any content is our bug, not the editor's
        message = f"检查 `{check.name}` 自己出错了：{type(error).__name__}: {error}"
        remedy = (
            f"这是工具的问题，不是你的。请把这篇文章和这条命令告诉我们：kb check {path}".rstrip()
        )
        yield Finding("check-crashed", "error", file_start(path or "data"), message, remedy)
