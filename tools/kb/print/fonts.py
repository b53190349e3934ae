"""The fonts that paper is set in: from wheels, and a small Kai that lies beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typst import Fonts
from uharfbuzz import Blob, Face

if TYPE_CHECKING:
    from collections.abc import Sequence

SERIF: Final = "Noto Serif SC"
SANS: Final = "Noto Sans CJK SC"
KAI: Final = "Gongyou Kai"

_FILES: Final = {
    SERIF: ("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf", 0),
    SANS: ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", 2),
    KAI: ("kb.print", "fonts/GongyouKai-Regular.ttf", 0),
}
"""Per family: the package, the file in it, and the number of the face in a collection."""

_INVISIBLE: Final = "\n\t \u2060"
"""Characters that need no glyph."""


@cache
def typst_fonts() -> Fonts:
    """These fonts and no others: not the system's, not those that Typst brings along."""
    folders = sorted({str(_path(family).parent) for family in _FILES})
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[*folders])


@cache
def coverage(family: str) -> frozenset[str]:
    """The characters that a family has glyphs for."""
    face = Face(Blob.from_file_path(str(_path(family))), _FILES[family][2])
    return frozenset(map(chr, face.unicodes)) | frozenset(_INVISIBLE)


def lacking(text: str, families: Sequence[str]) -> set[str]:
    """The characters of a text that none of the families has."""
    missing = set(text)
    for family in families:
        if missing:
            missing -= coverage(family)
    return missing


def _path(family: str) -> Path:
    package, name, _ = _FILES[family]
    return Path(str(files(package) / name))
