"""The corpus as a stock mkdocs-material project, set up for Chinese as its manual says."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bench.contestant import Job, NotReadyError

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS = """\
site_name: 工友知识库
site_url: https://bench.example/
theme: {{name: material, language: zh, font: false}}
plugins: {plugins}
markdown_extensions:
  - footnotes
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
not_in_nav: /cases/
nav:
{nav}
"""
_SEARCH = "[search: {lang: zh}]"
_ENTRIES = 9
"""Articles in the navigation: with all of them in it, the stock theme is quadratic."""


def without_search(corpus: Path, folder: Path) -> Job:
    """The theme alone."""
    return _job(corpus, folder, "[]")


def with_search(corpus: Path, folder: Path) -> Job:
    """The theme with its search, which cuts Chinese into words by jieba."""
    if find_spec("jieba") is None:
        message = "没有装 jieba（见 bench/requirements.txt）：缺了它，中文检索不分词"
        raise NotReadyError(message)
    return _job(corpus, folder, _SEARCH)


def _job(corpus: Path, folder: Path, plugins: str) -> Job:
    docs, out, settings = folder / "docs", folder / "site", folder / "mkdocs.yml"
    shutil.copytree(corpus / "cases", docs / "cases")
    shutil.copy(corpus / "docs" / "index.md", docs)
    articles = sorted(path.relative_to(docs).as_posix() for path in docs.glob("cases/*/*.md"))
    nav = "\n".join(f"  - {path}" for path in ("index.md", *articles[:_ENTRIES]))
    settings.write_text(_SETTINGS.format(plugins=plugins, nav=nav), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(settings), "-d", str(out)]
    return Job(command, out)
