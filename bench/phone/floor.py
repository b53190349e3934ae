"""The floor: pages with the same words as ours, and nothing that is not needed to read them.

One file, a few lines of style, no script, no menu.  What a page costs above it is what the
shell around the words costs.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb.site.pages import SitePage

_SHELL = """\
<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
:root{{color-scheme:light dark}}
html{{background:Canvas;color:CanvasText}}
body{{margin:0 auto;padding:16px;max-width:40em;font:17px/1.75 system-ui,sans-serif}}
h1{{font-size:24px;line-height:1.4}}
h2{{font-size:20px}}
.table{{overflow-x:auto}}
table{{border-collapse:collapse}}
th,td{{border:1px solid;padding:4px 8px;text-align:left}}
blockquote,.box{{margin:0;padding-left:12px;border-left:4px solid}}
</style>
<main>
<h1>{title}</h1>
<p>{summary}</p>
{body}
</main>
"""


def write_floor(pages: Iterable[SitePage], folder: Path) -> None:
    """A bare page for each of ours, at the same address."""
    for page in pages:
        path = folder / page.uri / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = page.html + _entries(page)
        words = {"title": escape(page.title), "summary": escape(page.description)}
        path.write_text(_SHELL.format(**words, body=body), encoding="utf-8")


def _entries(page: SitePage) -> str:
    """The list that a collection shows, or the ways on from the home page."""
    items = [
        f'<li><a href="/{each.uri}">{escape(each.title)}</a><p>{escape(each.summary)}</p></li>'
        for each in page.context.get("entries", ())
    ]
    items += [
        f'<li><a href="/{each.uri}">{escape(each.title)}</a></li>'
        for each in page.context.get("branches", ())
        if hasattr(each, "uri")
    ]
    return "<ul>\n" + "\n".join(items) + "\n</ul>\n" if items else ""
