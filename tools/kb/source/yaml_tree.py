"""YAML as a tree in which every value knows where it stands.

Built from PyYAML's event stream (libyaml), so that depth, aliases and repeated
keys are judged before anything is constructed.  Plain scalars follow YAML 1.2:
`no`, `on` and `12:30` are text, which is what an editor means by them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from kb.source.edit import Edit
from kb.source.fault import Fault, FaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.source.file import SourceFile
    from kb.source.span import Span

MAX_DEPTH = 20
"""Deeper nesting than any front matter needs; a bound against hostile input."""

Scalar = str | int | float | bool | date | None

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLANK = " \t\r\n\x85\u2028\u2029"
"""What YAML takes for spaces and line ends; a full-width space is text."""
_NULL = re.compile(r"(?:~|null|Null|NULL)?")
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, where the key stands, and its value."""

    key: str
    key_span: Span
    node: Node


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its span: a scalar, a list of nodes or a list of entries."""

    span: Span
    content: Scalar | list[Node] | tuple[Entry, ...]

    @property
    def is_mapping(self) -> bool:
        """Whether this is a mapping."""
        return isinstance(self.content, tuple)

    def entry(self, key: str) -> Entry | None:
        """The entry of a mapping with this key."""
        entries = self.content if isinstance(self.content, tuple) else ()
        return next((entry for entry in entries if entry.key == key), None)

    def plain_text(self) -> dict[str, str]:
        """A mapping's scalars as text; nothing written is the empty text."""
        entries = self.content if isinstance(self.content, tuple) else ()
        values = {entry.key: entry.node.content for entry in entries}
        return {key: "" if value is None else str(value) for key, value in values.items()}

    def plain(self) -> Any:
        """The value without its places."""
        if isinstance(self.content, tuple):
            return {entry.key: entry.node.plain() for entry in self.content}
        if isinstance(self.content, list):
            return [node.plain() for node in self.content]
        return self.content


def parse_yaml(source: SourceFile, start: int = 0, end: int | None = None) -> Node:
    """Parse the YAML between two offsets of a file.

    Raises:
        FaultError: a `meta-syntax` fault at the place that cannot be read.

    """
    builder = _Builder(source, start, len(source.text) if end is None else end)
    try:
        return builder.build()
    except yaml.reader.ReaderError as error:
        raise builder.unreadable(error) from error
    except yaml.MarkedYAMLError as error:
        raise builder.malformed(error) from error


class _Builder:
    def __init__(self, source: SourceFile, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    def build(self) -> Node:
        text = self.source.text[self.start : self.end]
        events = yaml.parse(text, Loader=_LOADER)
        next(events)  # stream start
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            return Node(self.source.span(self.start, self.start), None)
        node = self._node(next(events), events, 0)
        next(events)  # document end
        if not isinstance(extra := next(events), yaml.StreamEndEvent):
            raise self._error(extra, "这里开始了第二段 YAML，只能有一段", "删掉多余的 `---` 行")
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return Node(self._span(event), self._scalar(event))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._error(event, "使用了 YAML 的 & 锚点或 * 别名", "把内容直接写出来")
        self._refuse_tag(event)
        if depth >= MAX_DEPTH:
            raise self._error(event, f"嵌套超过 {MAX_DEPTH} 层", "减少层次")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, events, depth)
        return self._mapping(event, events, depth)

    def _list(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        nodes: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            nodes.append(self._node(event, events, depth + 1))
        return Node(self._between(start, event), nodes)

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "键不是一个词", "冒号左边只写一个英文字段名")
            self._scalar(event)  # refuses anchors and tags
            if event.value in entries:
                raise self._error(event, f"`{event.value}` 写了两次", "删掉其中一个")
            value = self._node(next(events), events, depth + 1)
            entries[event.value] = Entry(event.value, self._span(event), value)
        return Node(self._between(start, event), tuple(entries.values()))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor:
            raise self._error(event, "使用了 YAML 的 & 锚点", "删掉 & 和它后面的名字")
        self._refuse_tag(event)
        return event.value if event.style else _typed(event.value)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag and event.tag != "!":
            raise self._error(event, f"使用了 YAML 标签 {event.tag}", "删掉 ! 和它后面的名字")

    def _span(self, event: yaml.Event) -> Span:
        return self._between(event, event)

    def _between(self, first: yaml.Event, last: yaml.Event) -> Span:
        start = self.start + (first.start_mark.index if first.start_mark else 0)
        end = self.start + (last.end_mark.index if last.end_mark else 0)
        cut = self.source.text[start:end]
        return self.source.span(start, start + len(cut.rstrip(_BLANK)))

    def _error(self, event: yaml.Event, message: str, remedy: str) -> FaultError:
        return FaultError(Fault("meta-syntax", self._span(event), message, remedy))

    def malformed(self, error: yaml.MarkedYAMLError) -> FaultError:
        """The fault for text that is not YAML."""
        mark = error.problem_mark or error.context_mark
        if wide := self._wide_colon():
            return wide
        offset = min(self.start + mark.index, len(self.source.text)) if mark else self.start
        problem = error.problem or "语法错误"
        message, remedy = next(
            (known for part, known in _KNOWN_PROBLEMS.items() if part in problem),
            (f"这一行的写法 YAML 读不懂（{problem}）", "对照 `kb new` 生成的样子检查这一行"),
        )
        return FaultError(Fault("meta-syntax", self.source.span(offset, offset), message, remedy))

    def _wide_colon(self) -> FaultError | None:
        """A Chinese colon behind a field's name: what follows is what YAML complains of."""
        match = _WIDE_COLON.search(self.source.text, self.start, self.end)
        if not match:
            return None
        span = self.source.span(*match.span(2))
        message = f"`{match[1]}` 后面是中文冒号"
        remedy = f"换成英文冒号，后面空一格：`{match[1]}: …`"
        repair = (Edit(span, ": "),)
        return FaultError(Fault("meta-syntax", span, message, remedy, repair=repair))

    def unreadable(self, error: yaml.reader.ReaderError) -> FaultError:
        """The fault for a character that YAML does not allow."""
        # libyaml gives a byte position or none at all, so the character is looked up here.
        code = error.character if isinstance(error.character, int) else ord(error.character[:1])
        offset = max(self.source.text.find(chr(code), self.start), self.start)
        message = f"这里有 YAML 不允许的字符 U+{code:04X}"
        span = self.source.span(offset, offset + 1)
        return FaultError(Fault("meta-syntax", span, message, "删掉这个字符"))


_WIDE_COLON = re.compile(r"^[ \t]*(?:- )?([a-z_]+)(：[ \u3000]*)", re.MULTILINE)

_KNOWN_PROBLEMS = {
    "found a tab character": (
        "缩进用了制表符（Tab）",
        "把行首的 Tab 换成空格，每层两格",
    ),
    "mapping values are not allowed": (
        "一行里有两个英文冒号，YAML 读不懂",
        "值里面有冒号时，把整个值用英文单引号括起来：title: '工资：怎么算'",
    ),
    "could not find expected ':'": (
        "这里缺一个英文冒号",
        "写成“字段名: 值”，冒号用英文的，后面空一格",
    ),
    "found character that cannot start any token": (
        "这个字符不能放在值的开头（例如制表符、@、`、%）",
        "缩进用空格；值以特殊符号开头时用英文单引号括起来",
    ),
    "found unexpected end of stream": ("引号没有成对", "检查英文引号是不是少了一个"),
    "did not find expected key": (
        "缩进不对，或者上一行的引号、括号没有结束",
        "同一层的字段左边对齐；检查引号和方括号是否成对",
    ),
    "did not find expected ',' or ']'": (
        "方括号列表没有写完整",
        "用英文逗号隔开，用 ] 结束：[工资, 加班]",
    ),
    "did not find expected ',' or '}'": ("花括号没有写完整", "用英文逗号隔开，用 } 结束"),
    "undefined alias": ("* 开头的值会被 YAML 当成别名", "用英文单引号把值括起来"),
}


def _typed(text: str) -> Scalar:
    """A plain scalar's value; a date that does not exist stays text."""
    if _NULL.fullmatch(text):
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text) if len(text) < 20 else text
    if _FLOAT.fullmatch(text):
        return float(text)
    return _date(text) if _DATE.fullmatch(text) else text


def _date(text: str) -> date | str:
    try:
        return date(*map(int, text.split("-")))
    except ValueError:
        return text
