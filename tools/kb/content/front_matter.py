"""The YAML block at the head of an article, as fields that know their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kb.source.fault import Fault, FaultError
from kb.source.yaml_tree import Entry, Node, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.source.file import SourceFile
    from kb.source.span import Span

_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)")
FENCE = re.compile(r"(?:^|(?<=\r))---[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
"""The line that ends the block."""

MAX_CHARACTERS = 60_000
"""Longer front matter is not parsed; the longest real one has about 6,000."""


@dataclass(frozen=True)
class FrontMatter:
    """The fields of an article, and where the block and the body begin."""

    source: SourceFile
    opening: Span
    start: int
    end: int
    body_start: int

    @property
    def root(self) -> Node:
        """The tree of nodes: parsed when asked for, because it is larger than the text."""
        return _tree(self.source, self.start, self.end)

    @property
    def values(self) -> dict[str, Any]:
        """The fields as plain values."""
        values = self.root.plain()
        return values if isinstance(values, dict) else {}

    def get(self, key: str) -> Any:
        """The plain value of a top-level field, or `None`."""
        entry = self.root.entry(key)
        return entry.node.plain() if entry else None

    def locate(self, path: Sequence[str | int]) -> Span:
        """The span of the value at a path, or of the key above it that exists."""
        step, complete = self._follow(path)
        return step.node.span if complete else step.span

    def locate_key(self, path: Sequence[str | int]) -> Span:
        """The span of the key at a path, or of the key above it that exists."""
        return self._follow(path)[0].span

    def written(self, path: Sequence[str | int]) -> str:
        """The value at a path as the file has it; nothing where there is none."""
        step, complete = self._follow(path)
        return self.source.cut(step.node.span) if complete else ""

    def _follow(self, path: Sequence[str | int]) -> tuple[_Step, bool]:
        step = _Step(self.root, self.opening)
        for part in path:
            if (deeper := step.into(part)) is None:
                return step, False
            step = deeper
        return step, True


@dataclass(frozen=True)
class _Step:
    """A node on the way down, and the span that names it: its key, or itself."""

    node: Node
    span: Span

    def into(self, part: str | int) -> _Step | None:
        if isinstance(part, str):
            entry = self.node.entry(part)
            return _Step(entry.node, entry.key_span) if isinstance(entry, Entry) else None
        items = self.node.content
        if isinstance(items, list) and 0 <= part < len(items):
            return _Step(items[part], items[part].span)
        return None


def read_front_matter(source: SourceFile) -> FrontMatter:
    """The front matter of an article.

    Raises:
        FaultError: `meta-syntax`, when the block is missing, open or no mapping.

    """
    opening = _OPEN.match(source.text)
    if not opening:
        message = "文件开头没有字段（标题、地区、日期……）"
        remedy = "第一行写 ---，再写字段，用 --- 结束；照 `kb new` 新建的样子写"
        raise _fault(source, 0, 0, message, remedy)
    closing = FENCE.search(source.text, opening.end())
    if not closing:
        raise _fault(source, 0, 3, "开头的字段没有结束", "在最后一个字段下面另起一行写 ---")
    if closing.start() > MAX_CHARACTERS:
        raise _fault(
            source, 0, 3, f"开头的字段超过 {MAX_CHARACTERS} 个字符", "正文写在第二个 --- 下面"
        )
    root = _tree(source, opening.end(), closing.start())
    if not root.is_mapping:
        raise FaultError(_not_a_mapping(root))
    start = opening.end() - len(opening[0].lstrip("\ufeff"))
    fence = source.span(start, start + 3)
    return FrontMatter(source, fence, opening.end(), closing.start(), closing.end())


@lru_cache(maxsize=8)
def _tree(source: SourceFile, start: int, end: int) -> Node:
    """The last few trees, so that reading and judging one article parse it once."""
    return parse_yaml(source, start, end)


def _not_a_mapping(root: Node) -> Fault:
    found = (
        "空的" if root.content is None else "列表" if isinstance(root.content, list) else "一段文字"
    )
    message = f"文件开头应当是“字段名: 值”，这里却是{found}"
    return Fault("meta-syntax", root.span, message, "每行写一个字段，例如 title: 集体协商十问")


def _fault(source: SourceFile, start: int, end: int, message: str, remedy: str) -> FaultError:
    return FaultError(Fault("meta-syntax", source.span(start, end), message, remedy))
