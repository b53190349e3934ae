"""`kb links`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, ROOT, STYLE, echo, open_library, put_whole
from kb.outside import history, probe
from kb.outside.gather import outside_links
from kb.report import links as links_report
from kb.source.file import read_source

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.option("--format", "style", type=STYLE, default="plain", help="输出格式")
@click.option("--pause", default=1.0, show_default=True, help="问同一个网站，两次之间等几秒")
@click.option("--timeout", default=15.0, show_default=True, help="等几秒没有回答就算了")
@ROOT
@AS_OF
def links(style: str, pause: float, timeout: float, root: Path, as_of: date) -> None:
    """问一问站外链接还在不在（要联网；同一天只问一次）。"""
    library = open_library(root, as_of)
    found = outside_links(library)
    before = history.read_history(read_source(root, history.PATH).text)
    suppressions = library.registry.outside_links
    judged = [url for url in found if not suppressions.suppressed(url, as_of)]
    asked = history.not_asked(judged, before, as_of)
    answers = probe.probe(asked, probe.Manners(pause, timeout))
    known = history.learned(before, answers, found, as_of)
    (root / history.PATH).parent.mkdir(exist_ok=True)
    put_whole(root / history.PATH, history.write_history(known).encode())
    echo(links_report.RENDERERS[style](links_report.LinkReport(found, known, suppressions, as_of)))
