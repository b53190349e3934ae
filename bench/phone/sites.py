"""The three sites of one run, all from the repository's own articles."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.contestant import NotReadyError
from bench.corpus import REPOSITORY
from bench.front import REVIEWED
from bench.phone.floor import write_floor
from kb.content.library import read_library
from kb.mkdocs_plugin import publish
from kb.site.build import site_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kb.site.pages import SitePage

OURS, FLOOR, STOCK = "本站", "底线页", "Material"
PAGES = {
    "文章": "cases/jiangsu/ganyu-employer-first/",
    "法律十问": "law/bargaining/",
    "列表": "cases/",
    "首页": "",
}
"""What is visited, by what it is called in the tables."""

_SETTINGS = """\
site_name: 工友知识库
site_url: https://bench.example/
theme: {name: material, language: zh}
plugins: [search: {lang: zh}]
nav: [index.md, law/bargaining.md, cases/index.md]
"""
_LIST = "# {title}\n\n{intro}\n\n{items}\n"


@dataclass(frozen=True, slots=True)
class Built:
    """A site on disk."""

    name: str
    folder: Path


def build_sites(folder: Path) -> list[Built]:
    """Ours, the floor and stock Material, each in a folder of its own.

    Raises:
        NotReadyError: stock Material is not installed, or could not be built.

    """
    shutil.rmtree(folder, ignore_errors=True)
    library = read_library(REPOSITORY, REVIEWED)
    pages = [page for page in site_pages(library) if page.uri in PAGES.values()]
    built = [Built(name, folder / place) for name, place in _PLACES.items()]
    folder.mkdir(parents=True)
    publish(library, folder / _PLACES[OURS])
    write_floor(pages, folder / _PLACES[FLOOR])
    _build_stock(pages, folder / "material", folder / _PLACES[STOCK])
    return built


_PLACES = {OURS: "ours", FLOOR: "floor", STOCK: "stock"}


def _build_stock(pages: Iterable[SitePage], project: Path, out: Path) -> None:
    """The same articles in the theme as its manual sets it up for Chinese."""
    docs = project / "docs"
    english = shutil.ignore_patterns("*.en.md", "contributing", "schema")
    shutil.copytree(REPOSITORY / "docs", docs, ignore=english)
    shutil.copytree(REPOSITORY / "cases", docs / "cases", ignore=english)
    for page in pages:
        if entries := page.context.get("entries"):
            (docs / page.uri / "index.md").write_text(_list(page, entries), encoding="utf-8")
    (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    settings = str(project / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", settings, "-d", str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode or not (out / "index.html").is_file():
        message = f"Material 没有建成（见 bench/requirements.txt）：{run.stderr[-300:]}"
        raise NotReadyError(message)


def _list(page: SitePage, entries: Sequence[object]) -> str:
    """The list as an editor of the stock theme would write it."""
    items = "\n".join(f"- [{e.title}](/{e.uri})\n\n    {e.summary}" for e in entries)  # type: ignore[attr-defined]
    return _LIST.format(title=page.title, intro=page.description, items=items)
