"""The content folders of a repository, walked without following links."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("docs", "cases", "data")
"""Everything that editors write lives under these."""


def content_paths(root: Path, folders: tuple[str, ...] = FOLDERS) -> Iterator[str]:
    """Every file below the folders, as sorted POSIX paths relative to `root`.

    Links are yielded as files and never entered, so a loop cannot trap the walk.
    """
    for folder in folders:
        yield from _walk(root, root / folder)


def _walk(root: Path, folder: Path) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, Path(entry.path))
        else:
            yield Path(entry.path).relative_to(root).as_posix()
