"""The text of a .docx file: its body, boxes, notes, headers and footers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kb.intake.page import IntakeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.package import Package

MAX_UNPACKED: Final = 60_000_000
"""So many bytes a Word file may unpack to; it says so itself, and is not believed."""

_CHUNK = 65_536
_ENCRYPTED = 0x1
_BROKEN = "这个 .docx 文件坏了（{}）；用 Word 或 WPS 打开，另存一份再来"
_TOO_LARGE = (
    f"这个 .docx 解开以后超过 {MAX_UNPACKED // 1_000_000} MB，像是压缩炸弹，没有打开；"
    "把图片删掉再来"
)
_DECLARES = "这个 .docx 里有 DOCTYPE 或 ENTITY 声明，正常的 Word 文件没有；没有打开"
_PARAGRAPH, _FALLBACK = (
    qn("w:p"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_TEXT = {qn("w:t"), qn("m:t")}
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BESIDE = re.compile(r"/word/(?:footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_HEADING = re.compile(r"(?:[Hh]eading|标题)\s*(\d)|(Title|标题)")
_NOT_TAKEN = {
    qn("w:delText"): "修订中删去的文字",
    qn("pic:pic"): "图片",
    qn("w:sym"): "符号字体的字",
}
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class WordText:
    """The paragraphs, one a line; see `Page` for the other two."""

    text: str
    levels: dict[int, int]
    notes: tuple[str, ...]


def read_word(data: bytes) -> WordText:
    """The text of a Word file.

    Raises:
        IntakeError: it is damaged, encrypted, not from Word, or a bomb.

    """
    _refuse_danger(data)
    try:
        document = docx.Document(io.BytesIO(data))
        roots = [document.element.body, *_beside(document.part.package)]
        paragraphs = [each for root in roots for each in root.iter(_PARAGRAPH) if _counts(each)]
        styles = {style.style_id: style.name or "" for style in document.styles}
    except Exception as error:  # a damaged file may fail anywhere in the library
        raise IntakeError(_BROKEN.format(type(error).__name__)) from error
    return _as_lines(paragraphs, styles, tuple(_notes(roots)))


def _refuse_danger(data: bytes) -> None:
    """Unpack everything once, a piece at a time, and stop where it becomes too much."""
    try:
        _look_through(data)
    except IntakeError:
        raise
    except Exception as error:  # those of zipfile, zlib and lzma have nothing in common
        raise IntakeError(_BROKEN.format(type(error).__name__)) from error


def _look_through(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if not any(part.filename == "word/document.xml" for part in parts):
            raise IntakeError("这是压缩包，但不是 Word 文件；只收 .txt 和 .docx")
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise IntakeError("这个文件加了密码；去掉密码再来")
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise IntakeError(_TOO_LARGE)
        _unpack(archive)


def _unpack(archive: zipfile.ZipFile) -> None:
    left = MAX_UNPACKED
    for info in archive.infolist():
        with archive.open(info) as part:
            before = b""
            while chunk := part.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise IntakeError(_TOO_LARGE)
                # UTF-16 hides the word behind NULs; two chunks may share it.
                text = (before + chunk).replace(b"\0", b"")
                if info.filename.endswith((".xml", ".rels")) and _FORBIDDEN.search(text):
                    raise IntakeError(_DECLARES)
                before = chunk[-32:]


def _beside(package: Package) -> Iterator[BaseOxmlElement]:
    parts = {str(part.partname): part for part in package.iter_parts()}
    for name in sorted(name for name in parts if _BESIDE.fullmatch(name)):
        yield parse_xml(parts[name].blob)


def _counts(paragraph: BaseOxmlElement) -> bool:
    """A text box is written twice, for new programs and for old ones; one is read."""
    return next(paragraph.iterancestors(_FALLBACK), None) is None


def _as_lines(
    paragraphs: list[BaseOxmlElement], styles: dict[str, str], notes: tuple[str, ...]
) -> WordText:
    lines: list[str] = []
    levels: dict[int, int] = {}
    for paragraph in paragraphs:
        if level := _level(styles.get(_style(paragraph), "")):
            levels[len(lines) + 1] = level
        lines += _own_text(paragraph).split("\n")
    return WordText("\n".join(lines), levels, notes)


def _own_text(paragraph: BaseOxmlElement) -> str:
    """The text of a paragraph without that of the boxes anchored in it."""
    return "".join(
        node.text or "" if node.tag in _TEXT else _MARKS[node.tag]
        for node in paragraph.iter(*_TEXT, *_MARKS)
        if next(node.iterancestors(_PARAGRAPH)) is paragraph
        and _counts(node)
        # In a paragraph's properties a tab is a stop, not a character.
        and node.getparent().tag != qn("w:tabs")
    )


def _style(paragraph: BaseOxmlElement) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return found.get(qn("w:val"), "") if found is not None else ""


def _level(style: str) -> int:
    match = _HEADING.fullmatch(style)
    return int(match[1] or 1) if match else 0


def _notes(roots: list[BaseOxmlElement]) -> Iterator[str]:
    for tag, name in _NOT_TAKEN.items():
        if number := sum(1 for root in roots for node in root.iter(tag) if _counts(node)):
            yield f"{name} {number} 处，没有取"
