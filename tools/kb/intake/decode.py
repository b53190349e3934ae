"""From the bytes of a file to its text: UTF-8, UTF-16, GB18030 or Word."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import Final

from kb.intake.page import IntakeError, Page

MAX_BYTES: Final = 20_000_000
"""The largest file that is opened; a Word file may carry photographs."""

MAX_CHARACTERS: Final = 300_000
"""The longest text that is taken in; a page of a newspaper has 10 000 characters."""

ARCHIVE = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_KNOWN = {
    b"%PDF": "PDF",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"{\\rtf": "RTF",
    b"GIF8": "图片",
}
_BINARY = re.compile("[\x00-\x08\x0e-\x1a]")
_TOLERATED = 0.01
"""So large a share of control characters may stand in a text: OCR leaves some."""
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LEAST_COMMON = 0.6


def read_page(name: str, data: bytes) -> Page:
    """The page in a file.

    Raises:
        IntakeError: the file is empty, too large, no text, or a damaged Word file.

    """
    if len(data) > MAX_BYTES:
        raise IntakeError(f"文件超过 {MAX_BYTES // 1_000_000} MB；一次只收一个版面，请拆小")
    page = _page(name, data, hashlib.sha256(data).hexdigest())
    if len(page.text) > MAX_CHARACTERS:
        raise IntakeError(f"有 {len(page.text)} 个字符，上限是 {MAX_CHARACTERS}；请一版一个文件")
    if not page.text.strip():
        raise IntakeError("文件是空的，里面没有文字")
    return page


def _page(name: str, data: bytes, sha256: str) -> Page:
    if data.startswith(ARCHIVE):
        from kb.intake import word  # noqa: PLC0415 — loads the library only for a Word file

        found = word.read_word(data)
        return Page(name, found.text, "Word（.docx）", sha256, found.levels, found.notes)
    if data.startswith(OLD_OFFICE):
        raise IntakeError("这是加了密码的 Word 文件，或者旧的 .doc；去掉密码，另存为 .docx 再来")
    if kind := known_kind(data):
        raise IntakeError(f"这是 {kind} 文件，不是文字；先转成 .txt 或 .docx")
    text, how = decoded(data)
    if is_binary(text):
        raise IntakeError("这不是文字文件（里面满是控制字符）；只收 .txt 和 .docx")
    return Page(name, text, how, sha256)


def known_kind(data: bytes) -> str:
    """What a file is by its first bytes, if that is a kind that holds no plain text."""
    return next((kind for start, kind in _KNOWN.items() if data.startswith(start)), "")


def is_binary(text: str) -> bool:
    """Whether more of a text is control characters than OCR leaves."""
    return len(_BINARY.findall(text)) > len(text) * _TOLERATED


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding that it was read as; the first that fits without error.

    Raises:
        IntakeError: none does.

    """
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(
            data.removeprefix(codecs.BOM_UTF8), "utf-8"
        ), "UTF-8（去掉了开头的 BOM 标记）"
    if encoding := _UTF_16.get(data[:2]):
        return _strictly(data, encoding), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text = _strictly(data, "gb18030")
    if _common_share(text) < _LEAST_COMMON:
        raise IntakeError("不是 UTF-8，按 GB18030 读又不成文，可能是 Big5；另存为 UTF-8 再来")
    return text, "GB18030（文件不是 UTF-8）"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"第 {error.start + 1} 个字节起读不成文字（按 {encoding}）；在编辑器里另存为 UTF-8 再来"
        ) from error


def _common_share(text: str) -> float:
    """How much of what is not ASCII is everyday Chinese: level 1 of GB 2312, and its marks."""
    wide = [character for character in text if character > "\x7f"]
    common = sum(_is_common(character) for character in wide)
    return common / len(wide) if wide else 1.0


def _is_common(character: str) -> bool:
    code = character.encode("gb2312", "ignore")
    return len(code) == 2 and code[0] <= 0xD7
