"""What a written index weighs."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SINGLE = ("base", "facets", "lexicon", "pinyin", "../traditional")
FOLDERS = {"t": "词", "d": "标题", "f": "正文"}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Compressed bytes of the files of one kind."""

    files: int
    total: int
    mean: float
    p95: int
    largest: int


def weigh(folder: Path) -> dict[str, Sizes]:
    """The kinds of files in the folder of one language."""
    kinds = {
        kind: sorted(compressed(path) for path in folder.glob(f"*/{kind}/*.js")) for kind in FOLDERS
    }
    if words := sorted(map(compressed, folder.glob("pinyin/*/*.js"))):
        kinds["pinyin/"] = words
    for name in SINGLE:
        if (path := folder / f"{name}.js").is_file():
            kinds[name.removeprefix("../")] = [compressed(path)]
    return {kind: _sizes(found) for kind, found in kinds.items() if found}


def _sizes(found: Sequence[int]) -> Sizes:
    p95 = found[min(len(found) - 1, len(found) * 95 // 100)]
    return Sizes(len(found), sum(found), mean(found), p95, found[-1])


def compressed(path: Path) -> int:
    """The bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))
