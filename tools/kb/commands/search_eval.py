"""`kb search-eval`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, FILE, ROOT, USAGE, open_library
from kb.registry.lexicon import Lexicon
from kb.report import search as search_report
from kb.search import examination
from kb.search.entries import library_entries
from kb.search.evaluate import examine
from kb.search.files import FOLDER, index_files
from kb.search.query import Searcher
from kb.source.file import read_source

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("search-eval")
@click.option("--queries", type=FILE, help="考题的文件（默认 tests/search/queries.yml）")
@ROOT
@AS_OF
def search_eval(queries: Path | None, root: Path, as_of: date) -> None:
    """用考题考一考搜索：找得到多少，排第几，哪些没找到。"""
    library = open_library(root, as_of)
    path = queries or root / examination.PATH
    if not path.is_file():
        raise click.UsageError(f"没有考题：{path}；用 --queries 写明是哪个文件")
    questions, faults = examination.read_questions(read_source(path.parent, path.name))
    for fault in faults:
        click.echo(f"{fault.span}: {fault.message}。{fault.help}", err=True)
    if faults:
        sys.exit(USAGE)
    entries = library_entries(library, "zh")
    if not entries:
        raise click.UsageError("没有文章可以搜索")
    outcomes = [
        examine(Searcher(dict(index_files(entries, FOLDER, lexicon)), FOLDER), questions)
        for lexicon in (library.registry.lexicon, Lexicon())
    ]
    click.echo(search_report.render(*outcomes), nl=False)
