"""Data files that are lists of flat records, or named groups of such lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.source.fault import Fault, FaultError
from kb.source.yaml_tree import Entry, Node, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.source.file import SourceFile
    from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Record:
    """A row: values as text, the way the file writes them, and where row and values stand."""

    values: dict[str, str]
    span: Span
    places: dict[str, Span]

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A slug becomes a folder of the site: nothing in it may lead elsewhere."""

_ALONE = ""
"""The group name of a file that is one list."""


def read_records(
    source: SourceFile, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> tuple[dict[str, list[Record]], tuple[Fault, ...]]:
    """The sound records of each group, and a `data-record` fault for every other one."""
    faults = list(source.faults)
    if faults and not source.text:
        return {}, source.faults
    groups: dict[str, list[Record]] = {}
    try:
        root = parse_yaml(source)
    except FaultError as error:
        return {}, (*faults, _syntax_fault(source, error.fault))
    for name, rows in _groups(root):
        groups[name] = list(_sound(rows, required, optional, faults))
    return groups, tuple(faults)


_WIDE_COMMA = re.compile(r"，\s*[a-z_]+\s*[:：]")
"""A comma of the Chinese keyboard where a new key begins: the mistake most often made."""


def _syntax_fault(source: SourceFile, found: Fault) -> Fault:
    line = source.line_text(found.span.line)
    if not _WIDE_COMMA.search(line):
        return Fault("data-record", found.span, found.message, found.help)
    message = "两项之间用了中文逗号，YAML 读不懂"
    return Fault("data-record", found.span, message, "换成英文逗号：{say: 拖工资, find: 欠薪}")


def _groups(root: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(root.content, tuple):
        yield from ((entry.key, entry.node) for entry in root.content)
    else:
        yield _ALONE, root


def _sound(
    rows: Node, required: tuple[str, ...], optional: tuple[str, ...], faults: list[Fault]
) -> Iterator[Record]:
    seen: set[str] = set()
    if not isinstance(rows.content, list):
        faults.append(Fault("data-record", rows.span, "这里应当是列表", "每条记录以 `- ` 开头"))
        return
    for row in rows.content:
        if fault := _row_fault(row, required, optional, seen):
            faults.append(fault)
            continue
        record = Record(row.plain_text(), row.span, _places(row))
        seen.add(record["id"])
        yield record


def _places(row: Node) -> dict[str, Span]:
    entries = row.content if isinstance(row.content, tuple) else ()
    return {entry.key: entry.node.span for entry in entries}


def _row_fault(
    row: Node, required: tuple[str, ...], optional: tuple[str, ...], seen: set[str]
) -> Fault | None:
    if not isinstance(row.content, tuple):
        return Fault("data-record", row.span, "这里应当是一条记录", "写成 {id: …, slug: …}")
    keys = {entry.key for entry in row.content}
    if missing := [key for key in required if key not in keys]:
        return Fault("data-record", row.span, f"缺少 `{missing[0]}`", f"补上 `{missing[0]}: …`")
    if unknown := [entry for entry in row.content if entry.key not in (*required, *optional)]:
        known = "、".join((*required, *optional))
        return Fault(
            "data-record",
            unknown[0].key_span,
            f"没有 `{unknown[0].key}` 这一项",
            f"可以写：{known}",
        )
    return _value_fault(row, row.content, seen)


def _value_fault(row: Node, entries: tuple[Entry, ...], seen: set[str]) -> Fault | None:
    if many := [entry for entry in entries if isinstance(entry.node.content, (list, tuple))]:
        message = f"`{many[0].key}` 应当是一段文字"
        return Fault("data-record", many[0].node.span, message, "几个词写在一起，用顿号隔开")
    slug = row.entry("slug")
    if slug and not _SLUG.fullmatch(str(slug.node.content)):
        message = f"`slug` 不能是 `{slug.node.content}`"
        return Fault("data-record", slug.node.span, message, "只用小写英文字母、数字和连字符")
    entry = row.entry("id")
    value = str(entry.node.content) if entry else ""
    if entry and value in seen:
        return Fault("data-record", entry.node.span, f"`{value}` 重复了", "删掉其中一条")
    return None
