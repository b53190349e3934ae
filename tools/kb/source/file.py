"""The one place that opens a content file."""

from __future__ import annotations

import re
import stat
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kb.source.edit import Edit
from kb.source.fault import Fault
from kb.source.span import Span, file_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 2_000_000
"""The largest content file that is read; a long explainer has 40 KB."""

_LINE_END = re.compile(r"\r\n?|\n")
_UTF8_BOM = "\ufeff"
_CONTROL = re.compile(
    # C0 without tab and line ends, DEL and C1; then the marks that reorder, hide or part text.
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069]"
    r"|(?!\A)\ufeff"
)


@dataclass(frozen=True)
class SourceFile:
    """The text of one file, with the arithmetic between offsets and spans."""

    path: str
    text: str
    faults: tuple[Fault, ...] = field(default=())

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets of the first character of every line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line_text(self, line: int) -> str:
        """The text of a line (from 1), without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span between two character offsets."""
        return Span(self.path, *self.position(start), *self.position(end))

    def offset(self, line: int, column: int) -> int:
        """The character offset of a line and column, both from 1."""
        return self.line_starts[line - 1] + column - 1

    def cut(self, span: Span) -> str:
        """The text that a span covers."""
        start = self.offset(span.line, span.column)
        return self.text[start : self.offset(span.end_line, span.end_column)]


def read_source(root: Path, path: str, limit: int = MAX_BYTES) -> SourceFile:
    """Read `root/path`; a file that cannot be read becomes empty text with a fault.

    `limit` is the largest size in bytes.
    """
    try:
        data = _bytes(root, path, limit)
    except _UnreadableError as error:
        return SourceFile(path, "", (error.fault,))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return SourceFile(path, "", (_encoding_fault(path, data, error),))
    return from_text(path, text)


def link_fault(root: Path, path: str) -> tuple[Fault, ...]:
    """The fault of a file that is not read, if it is a link."""
    return (_fault("file-symlink", path),) if (root / path).is_symlink() else ()


def from_text(path: str, text: str) -> SourceFile:
    """A source from text in memory, judged as if it had been read from `path`."""
    source = SourceFile(path, text)
    return SourceFile(path, text, tuple(_text_faults(source)))


class _UnreadableError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _bytes(root: Path, path: str, limit: int) -> bytes:
    file = root / path
    if file.is_symlink():
        raise _UnreadableError(_fault("file-symlink", path))
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _UnreadableError(_fault("file-unreadable", path, why="不是普通文件"))
        if (size := status.st_size) > limit:
            sizes = {"size": size / 1_000_000, "limit": limit / 1_000_000}
            raise _UnreadableError(_fault("file-too-large", path, **sizes))
        return file.read_bytes()
    except OSError as error:
        raise _UnreadableError(_fault("file-unreadable", path, why=error.strerror)) from error


_MESSAGES = {
    "file-symlink": (
        "这是一个符号链接，内容目录里不能用链接代替文件",
        "删掉链接，把真正的文件放在这里",
    ),
    "file-too-large": (
        "文件有 {size:.1f} MB，超过上限 {limit:.0f} MB，没有读取",
        "文章只放文字；把一篇很长的内容拆成几篇",
    ),
    "file-unreadable": ("文件读不出来：{why}", "检查文件是否存在、有没有读取权限"),
}


def _fault(check: str, path: str, **values: object) -> Fault:
    message, remedy = _MESSAGES[check]
    return Fault(check, file_start(path), message.format(**values), remedy)


def _encoding_fault(path: str, data: bytes, error: UnicodeDecodeError) -> Fault:
    before = SourceFile(path, data[: error.start].decode("utf-8"))
    encoding = _likely_encoding(data)
    command = f"iconv -f {encoding} -t UTF-8 {path} > 新文件.md"
    return Fault(
        "file-encoding",
        before.span(len(before.text), len(before.text)),
        f"文件不是 UTF-8 编码（第 {error.start + 1} 个字节 0x{data[error.start]:02x}），"
        f"多半是 {encoding}",
        f"在编辑器里“另存为 UTF-8”，或者运行 `{command}`",
    )


def _likely_encoding(data: bytes) -> str:
    """The encoding that the bytes are most likely in."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "BIG5"
    return "GB18030"


def _text_faults(source: SourceFile) -> Iterator[Fault]:
    yield from _bom_fault(source)
    yield from _line_end_fault(source)
    for match in _CONTROL.finditer(source.text):
        code = f"U+{ord(match[0]):04X}"
        yield Fault(
            "text-control-character",
            source.span(*match.span()),
            f"这里有一个看不见的控制字符 {code}",
            "删掉它；它多半是从网页或 Word 里一起复制来的",
            code,
            (Edit(source.span(*match.span()), ""),) if _is_mark(match[0]) else (),
        )


def _bom_fault(source: SourceFile) -> Iterator[Fault]:
    if source.text.startswith(_UTF8_BOM):
        yield Fault(
            "file-encoding",
            source.span(0, 1),
            "文件开头有 BOM（U+FEFF）标记",
            "在编辑器里另存为“UTF-8（无 BOM）”",
            "BOM",
            (Edit(source.span(0, 1), ""),),
        )


def _line_end_fault(source: SourceFile) -> Iterator[Fault]:
    found = source.text.find("\r")
    if found >= 0:
        yield Fault(
            "file-line-endings",
            source.span(found, found),
            "换行符是 Windows 格式（CRLF），本库用 LF",
            "在编辑器右下角把 CRLF 改成 LF 再保存",
            repair=tuple(_line_end_edits(source)),
        )


def _line_end_edits(source: SourceFile) -> Iterator[Edit]:
    for match in _LINE_END.finditer(source.text):
        if match[0] != "\n":
            is_pair = match[0] == "\r\n"
            start = match.start()
            yield Edit(source.span(start, start + 1), "" if is_pair else "\n")


def _is_mark(character: str) -> bool:
    """Whether a character only steers how text is shown, so that nothing is lost without it."""
    return unicodedata.category(character) == "Cf"
