"""Digits as people type them."""

from __future__ import annotations

import re

_WIDE = re.compile("[０-９]")
_AS_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")


def half_width(text: str) -> str:
    """The text with ASCII digits; every character keeps its place."""
    return text.translate(_AS_ASCII) if _WIDE.search(text) else text
