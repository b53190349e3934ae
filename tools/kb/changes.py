"""What an editor has changed, asked of git."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.library import is_article
from kb.source.tree import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.library import Library

_TRUNKS = ("main", "origin/main")
_SECONDS = 10


@dataclass(frozen=True)
class Changes:
    """Content files that differ from the trunk: those that are there, and those that are gone."""

    present: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def is_local(self) -> bool:
        """Whether only articles changed: data and what went missing concern every article."""
        return bool(self.present) and not self.gone and all(map(is_article, self.present))


def changes(root: Path) -> Changes | None:
    """The working tree and the branch against the trunk; `None` where git cannot say."""
    base = next(filter(None, (_git(root, "merge-base", "HEAD", name) for name in _TRUNKS)), "HEAD")
    options = ("--name-only", "--no-renames", "--relative", "-z")
    tracked = _git(root, "diff", *options, base.strip(), "--", *FOLDERS)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *FOLDERS)
    if tracked is None or new is None:
        return None
    paths = sorted({path for path in (tracked + new).split("\0") if path})
    there = [path for path in paths if (root / path).is_symlink() or (root / path).exists()]
    return Changes(tuple(there), tuple(path for path in paths if path not in there))


def with_neighbours(library: Library, paths: tuple[str, ...]) -> list[str]:
    """The articles, those that may link to them, and their translations."""
    names = [path.rpartition("/")[2] for path in paths]
    originals = {
        library.documents[path].original_path for path in paths if path in library.documents
    }
    return [
        document.path
        for document in library.documents.values()
        if document.path in paths
        or document.original_path in originals
        or any(name in document.source.text for name in names)
    ]


def _git(root: Path, *words: str) -> str | None:
    command = ["git", "-C", str(root), *words]
    try:
        run = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 — our own words
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.decode("utf-8", "surrogateescape")
