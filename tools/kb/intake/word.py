"""The text of a .docx file: its body, boxes, notes, headers and footers."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kb.intake.archive import WORD, refuse_danger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.package import Package

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
    refuse_danger(data, WORD)
    try:
        document = docx.Document(io.BytesIO(data))
        roots = [document.element.body, *_beside(document.part.package)]
        paragraphs = [each for root in roots for each in root.iter(_PARAGRAPH) if _counts(each)]
        styles = {style.style_id: style.name or "" for style in document.styles}
    except Exception as error:  # a damaged file may fail anywhere in the library
        raise WORD.broken(error) from error
    return _as_lines(paragraphs, styles, tuple(_notes(roots)))


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
