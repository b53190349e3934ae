"""Tables for Excel: RFC 4180, with a BOM, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOM: Final = "\ufeff"
_COMMANDS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """A table; without the BOM Excel in China takes it for GBK."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return f"{_BOM}{file.getvalue()}".encode()


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(_COMMANDS) else text
