"""The texts that articles were written from, indexed by every run of characters they hold.

They are not part of the repository: whoever has them names their folder
(`kb check --sources DIR`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.source.digits import half_width
from kb.source.file import read_source
from kb.source.tree import content_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb.source.fault import Fault
    from kb.source.file import SourceFile

RUN = 25
"""So many characters in a row are no coincidence; they are copied."""

BARRIER = "\x00"
"""Stands in a text for what may be copied: no run reaches across it."""

_COUNTED = re.compile(f"[0-9\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff{BARRIER}]")
_SKIPPED = re.compile(f"[^{_COUNTED.pattern[1:-1]}]+")


@dataclass(frozen=True)
class Originals:
    """Every run of `RUN` counted characters, with the file in which it stands first."""

    runs: dict[str, str] = field(default_factory=dict)
    files: int = 0
    faults: tuple[Fault, ...] = ()

    def shared(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The longest stretches that a text shares with a source: start, end, file name."""
        if not self.runs:
            return  # most editors do not have the sources
        found = list(_merged(self._hits(counted(text))))
        offsets = [match.start() for match in _COUNTED.finditer(half_width(text))] if found else []
        for first, last, name in found:
            yield offsets[first], offsets[last] + 1, name

    def _hits(self, text: str) -> Iterator[tuple[int, str]]:
        runs = self.runs
        for start in range(len(text) - RUN + 1):
            if (run := text[start : start + RUN]) in runs:
                yield start, runs[run]


def counted(text: str) -> str:
    """What is compared: Han characters and digits; marks and line ends do not count."""
    return _SKIPPED.sub("", half_width(text))


def read_originals(folder: Path) -> Originals:
    """The index of the `.txt` files below a folder."""
    paths = [path for path in content_paths(folder, (".",)) if path.endswith(".txt")]
    return index([read_source(folder, path) for path in paths])


def index(sources: Iterable[SourceFile]) -> Originals:
    """The index of some texts; one that could not be read becomes a fault."""
    runs: dict[str, str] = {}
    files = list(sources)
    for source in files:
        text = counted(source.text.replace(BARRIER, ""))
        for start in range(len(text) - RUN + 1):
            runs.setdefault(text[start : start + RUN], source.path)
    unread = tuple(fault for source in files if not source.text for fault in source.faults)
    return Originals(runs, len(files), unread)


def _merged(hits: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Runs that overlap as one stretch: its first and last counted character."""
    first, last, name = -1, -1, ""
    for start, source in hits:
        if start > last:
            if name:
                yield first, last, name
            first, name = start, source
        last = start + RUN - 1
    if name:
        yield first, last, name
