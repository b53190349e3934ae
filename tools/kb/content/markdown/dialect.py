"""The parser: CommonMark 0.31.2 plus what `docs/contributing/dialect.md` lists."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from kb.content.markdown.blank import blanks
from kb.content.markdown.blank_label import blank_labels
from kb.content.markdown.emphasis import cjk_emphasis
from kb.content.markdown.heading import heading_ids
from kb.content.markdown.place import noted_places
from kb.content.markdown.render import DialectRenderer, render_container

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALLOWED_ATTRIBUTES = ("id", "class")
_HOLE_MARK = "\x1a"


@cache
def parser() -> MarkdownIt:
    """The one Markdown parser, configured once.

    Raw HTML is parsed, so that it can be named and located, and never rendered.
    Every link is accepted, so that an unsafe one can be reported; the renderer
    drops what is unsafe.
    """
    md = MarkdownIt(
        "commonmark",
        {"html": True, "tasklists": True, "xhtmlOut": False},
        renderer_cls=DialectRenderer,
    )
    md.enable("table")
    md.validateLink = _accept  # type: ignore[method-assign]
    footnote_plugin(md, inline=False)
    container_plugin(md, "any", validate=_opens_container, render=render_container)
    attrs_block_plugin(md, allowed=_ALLOWED_ATTRIBUTES)
    attrs_plugin(md, allowed=_ALLOWED_ATTRIBUTES)
    noted_places(md)
    cjk_emphasis(md)
    blanks(md)
    blank_labels(md)
    heading_ids(md)
    return md


def parse(text: str) -> list[Token]:
    """The tokens of a body."""
    # The renderer marks link holes with this character, so content may not hold it.
    text = text.replace(_HOLE_MARK, "\ufffd")
    # Without a line end the container rule reads past an empty last line: `> ::: a\n>`.
    return parser().parse(text if text.endswith("\n") else f"{text}\n", {})


def _accept(url: str) -> bool:
    """Every address is a link, so that an unsafe one can be reported."""
    return url is not None


def _opens_container(params: str, _markup: str) -> bool:
    return bool(params.strip())
