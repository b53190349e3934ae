"""What a handout costs: CPU, time, peak memory and size, for about 20 and about 300 pages.

    python -m bench.print

The articles are the real ones, copied into a library of its own; the large handout has all
sets of questions three times over, under other names.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader

from bench.measure import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measure import Cost

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-25"
RUNS = 3
SMALL = ("docs/law/wages-and-arrears.md", "cases/jiangsu/ganyu-employer-first.md")
COPIES = 2
"""Of every large article beside the article itself."""


def library(folder: Path) -> list[str]:
    """The repository's content with copies of its sets of questions; returns their paths."""
    for name in ("docs", "cases", "data"):
        shutil.copytree(ROOT / name, folder / name)
    articles = sorted(path for path in (folder / "docs/law").glob("*.md") if ".en" not in path.name)
    for number in range(COPIES):
        for article in articles:
            shutil.copy(article, article.with_name(f"{article.stem}-{number}.md"))
    found = sorted((folder / "docs/law").glob("*.md"))
    return [path.relative_to(folder).as_posix() for path in found if ".en" not in path.name]


def main() -> None:
    """Print one line for each handout."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        large = library(folder)
        for paths in (SMALL, large):
            costs = [_run(folder, paths) for _ in range(RUNS)]
            best = min(costs, key=lambda cost: cost.cpu)
            pdf = next((folder / "out").iterdir()).read_bytes()
            pages = len(PdfReader(BytesIO(pdf)).pages)
            print(
                f"{pages} pages: {best.cpu:.2f} CPU s, {best.wall:.2f} s, "
                f"peak {best.peak / 1e6:.0f} MB, {len(pdf) / 1e6:.2f} MB"
            )
            shutil.rmtree(folder / "out")


def _run(folder: Path, paths: Sequence[str]) -> Cost:
    kb = Path(sys.executable).with_name("kb")
    command = [kb, "handout", *paths, "--edition", "learner", "--root", folder]
    command += ["--out", folder / "out", "--as-of", AS_OF, "--site-url", "https://gongyou.test/"]
    return measure([os.fspath(word) for word in command], folder.parent / "log", {})


if __name__ == "__main__":
    main()
