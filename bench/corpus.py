"""Writes a repository in miniature: generated cases, a home page, the real data and templates.

The same count gives the same bytes.  The text is invented; nothing of it is published.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bench.article import LINKS, article
from bench.data import read_data
from bench.front import REVIEW_BY
from bench.plan import make_plans

if TYPE_CHECKING:
    from bench.plan import Plan

REPOSITORY = Path(__file__).resolve().parents[1]
LEAST = LINKS + 1
"""Every article links to `LINKS` others."""

SHARED = ("data", "overrides", "mkdocs.yml")
"""What a corpus takes over from the repository as it is."""

OF_REAL_ARTICLES = ("data/systems.yml", "data/source-articles.yml", "data/lexicon.yml")
"""Data that names the real articles or their words, which a corpus has none of."""

_EXCEPTION = (
    "- {{id: made-up-{number}, check: figure-undeclared, path: {path}, "
    "reason: 数字是编的，不登记, until: {until}}}\n"
)
"""The figures in the running text are random; a page with findings is not what is measured."""

_HOME = """---
type: page
title: {title}
summary: {summary}
---

{summary}
"""
_HOMES = {
    "index.md": ("测速用的样例", "这里的文章都由程序生成，内容是虚构的，只用来测量速度。"),
    "index.en.md": ("Samples for measuring", "Every article here is generated and invented."),
}


def write_corpus(count: int, out: Path, repository: Path = REPOSITORY) -> None:
    """Write `count` articles and what is needed to check and build them."""
    if count < LEAST:
        message = f"至少要 {LEAST} 篇：每篇要链接到另外 {LINKS} 篇"
        raise ValueError(message)
    shutil.rmtree(out, ignore_errors=True)
    _copy_shared(repository, out)
    data = read_data(out / "data")
    plans = make_plans(count, data)
    for plan in plans:
        _write(out / plan.path, article(plan, plans, data))
    _write(out / "data/exceptions.yml", "".join(map(_exception, plans)))
    for name, (title, summary) in _HOMES.items():
        _write(out / "docs" / name, _HOME.format(title=title, summary=summary))


def _exception(plan: Plan) -> str:
    return _EXCEPTION.format(number=plan.number, path=plan.path, until=REVIEW_BY)


def _copy_shared(repository: Path, out: Path) -> None:
    for name in SHARED:
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, out / name)
        elif source.is_file():
            shutil.copy(source, out / name)
    for name in OF_REAL_ARTICLES:
        _write(out / name, "[]\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """`python -m bench.corpus 1000 FOLDER`."""
    parser = argparse.ArgumentParser(description="生成测速用的文章")
    parser.add_argument("count", type=int, help="多少篇")
    parser.add_argument("out", type=Path, help="写到哪个文件夹（会先清空）")
    parser.add_argument("--repository", type=Path, default=REPOSITORY, help="数据取自哪个仓库")
    options = parser.parse_args()
    write_corpus(options.count, options.out, options.repository)


if __name__ == "__main__":
    main()
