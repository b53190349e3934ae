"""Typst source to PDF: one call, the same bytes for the same source."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typst import Compiler, TypstError

from kb.print.fonts import typst_fonts
from kb.source.file import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_TEMPLATES = Path(__file__).parent / "templates"


class PressError(Exception):
    """Typst refused the source; the message is its own."""


def template_text(name: str) -> str:
    """The text of a template, to be put before markup."""
    return read_source(_TEMPLATES, f"{name}.typ").text


def press(markup: str, template: str, root: Path, day: date) -> bytes:
    """The PDF/UA-1 of markup after a template; images are found under `root`.

    Raises:
        PressError: Typst could not set it, or it would not be accessible.

    """
    source = template_text(template) + markup
    moment = datetime.combine(day, time(), UTC)
    with _refusals():
        pdf = _compiler(root).compile(
            source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=moment
        )
    if not isinstance(pdf, bytes):
        raise PressError("Typst gave no PDF")
    return pdf


def query(markup: str, template: str, root: Path, label: str) -> list[Any]:
    """The values of all metadata with a label, once everything has its place on paper.

    Raises:
        PressError: Typst could not set it.

    """
    source = template_text(template) + markup
    with _refusals():
        found = _compiler(root, source).query(f"<{label}>", field="value")
    return list(json.loads(found))


def _compiler(root: Path, source: str = "") -> Compiler:
    return Compiler(source.encode(), root=root, font_paths=typst_fonts(), ignore_system_fonts=True)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except TypstError as error:
        raise PressError("；".join((error.message, *error.hints))) from error
    except RuntimeError as error:  # what a query raises
        raise PressError(str(error)) from error
