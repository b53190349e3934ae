"""Puts finished files in place: all of them or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file beside its place and move them there at the end.

    Raises:
        OSError: a file could not be written; those that were there are as they were.

    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = {folder / f".{name}.new": folder / name for name in files}
    try:
        for path, content in zip(beside, files.values(), strict=True):
            path.write_bytes(content)
        for path, place in beside.items():
            os.replace(path, place)  # noqa: PTH105 — the same on every system, unlike rename
    finally:
        for path in beside:
            path.unlink(missing_ok=True)
