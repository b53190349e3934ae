"""Office files are archives: looked through before a library opens them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from kb.intake.page import IntakeError

MAX_UNPACKED: Final = 60_000_000
"""So many bytes an office file may unpack to; it says so itself, and is not believed."""

_CHUNK = 65_536
_ENCRYPTED = 0x1
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of file: how its name ends, the program, the part that every one has."""

    ending: str
    program: str
    main: str

    def broken(self, error: Exception) -> IntakeError:
        """What is said of a damaged file."""
        return IntakeError(
            f"这个 {self.ending} 文件坏了（{type(error).__name__}）；"
            f"用 {self.program} 或 WPS 打开，另存一份再来"
        )

    @property
    def too_large(self) -> str:
        """What is said of a bomb."""
        return (
            f"这个 {self.ending} 解开以后超过 {MAX_UNPACKED // 1_000_000} MB，像是压缩炸弹，"
            "没有打开；把图片删掉再来"
        )


WORD: Final = OfficeKind(".docx", "Word", "word/document.xml")
EXCEL: Final = OfficeKind(".xlsx", "Excel", "xl/workbook.xml")


def refuse_danger(data: bytes, kind: OfficeKind) -> None:
    """Unpack everything once, a piece at a time, and stop where it becomes too much.

    Raises:
        IntakeError: it is damaged, encrypted, of another kind, or a bomb.

    """
    try:
        _look_through(data, kind)
    except IntakeError:
        raise
    except Exception as error:  # those of zipfile, zlib and lzma have nothing in common
        raise kind.broken(error) from error


def _look_through(data: bytes, kind: OfficeKind) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if not any(part.filename == kind.main for part in parts):
            raise IntakeError(f"这是压缩包，但不是 {kind.program} 的 {kind.ending} 文件")
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise IntakeError("这个文件加了密码；去掉密码再来")
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise IntakeError(kind.too_large)
        _unpack(archive, kind)


def _unpack(archive: zipfile.ZipFile, kind: OfficeKind) -> None:
    left = MAX_UNPACKED
    for info in archive.infolist():
        with archive.open(info) as part:
            before = b""
            while chunk := part.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise IntakeError(kind.too_large)
                # UTF-16 hides the word behind NULs; two chunks may share it.
                text = (before + chunk).replace(b"\0", b"")
                if info.filename.endswith((".xml", ".rels")) and _FORBIDDEN.search(text):
                    raise IntakeError(
                        f"这个 {kind.ending} 里有 DOCTYPE 或 ENTITY 声明，"
                        f"正常的 {kind.program} 文件没有；没有打开"
                    )
                before = chunk[-32:]
