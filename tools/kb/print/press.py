"""Typst source to PDF: one call, the same bytes for the same source."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from typst import Compiler, TypstError

from kb.print.fonts import typst_fonts
from kb.source.file import read_source

if TYPE_CHECKING:
    from datetime import date

_TEMPLATES = Path(__file__).parent / "templates"


class PressError(Exception):
    """Typst refused the source; the message is its own."""


def press(markup: str, template: str, root: Path, day: date) -> bytes:
    """The PDF/UA-1 of markup after a template; images are found under `root`.

    Raises:
        PressError: Typst could not set it, or it would not be accessible.

    """
    source = read_source(_TEMPLATES, f"{template}.typ").text + markup
    moment = datetime.combine(day, time(), UTC)
    compiler = Compiler(root=root, font_paths=typst_fonts(), ignore_system_fonts=True)
    try:
        pdf = compiler.compile(
            source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=moment
        )
    except TypstError as error:
        raise PressError("；".join((error.message, *error.hints))) from error
    if not isinstance(pdf, bytes):
        raise PressError("Typst gave no PDF")
    return pdf
