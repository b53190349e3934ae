"""Tokens to HTML: everything escaped, raw HTML shown as text, links as holes.

A link's address depends on where the site puts pages, which the reader does not
know, so the HTML holds numbered holes that `fill` replaces.  That way a page is
parsed and rendered once, and its tokens need not be kept in memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

from kb.content.markdown.emphasis import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    Env = MutableMapping[str, object]

_HOLE = re.compile("\x1a([0-9]+|r|t:[a-z-]+)\x1a")
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*", re.DOTALL)
_EXTERNAL = re.compile(r"https?:", re.IGNORECASE)
OUTSIDE = "external noopener noreferrer"
"""The `rel` of a link that leaves the site."""

REGIONAL = "regional"
"""The container that stands for a table made from `data/regional/`; its title names it."""

RENDERED_WORDS = {
    "zh": {"table": "表格", "scrolls": "左右滑动看全表", "outside": "（外部网站）"},
    "en": {
        "table": "Table",
        "scrolls": "Scroll sideways for the whole table",
        "outside": " (another website)",
    },
}
"""What the renderer adds in its own words, per language: labels beside those of containers."""

FOLDED = ("answer", "facilitator")
"""Containers that stay closed until a reader opens them: who learns thinks first."""

_NEUTRAL = "“”‘’—…·"
"""Punctuation of both Chinese and Latin text: what stands beside it decides."""


def fill(
    html: str,
    address: Callable[[int], str],
    root: str = "",
    tables: Mapping[str, str] | None = None,
) -> str:
    """Replace the holes of rendered HTML.

    `address` gives the URL of the nth link, `root` leads to the site's root, `tables`
    are the HTML of tables made from data, by name.
    """

    def filled(hole: re.Match[str]) -> str:
        kind, _, name = hole[1].partition(":")
        if kind == "t":
            return _HOLE.sub(filled, (tables or {}).get(name, ""))
        return escapeHtml(root if kind == "r" else address(int(kind)))

    return _HOLE.sub(filled, html)


class DialectRenderer(RendererHTML):
    """Renders one body.  `env["labels"]` maps container names to their titles."""

    def html_block(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        """Comments vanish; any other raw HTML is shown as what it is: text."""
        content = tokens[idx].content
        return "" if is_comment(content) else f"<p>{escapeHtml(content)}</p>\n"

    def html_inline(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        """As for blocks."""
        content = tokens[idx].content
        return "" if is_comment(content) else escapeHtml(content)

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A link with a hole for its address; outside links say so to browsers."""
        token = tokens[idx]
        if _is_alone(tokens):
            token.attrJoin("class", "alone")
        if _EXTERNAL.match(str(token.attrGet("href"))):
            token.attrSet("rel", OUTSIDE)
            env["leaving"] = True
        token.attrSet("href", self._hole(env))
        return self.renderToken(tokens, idx, options, env)

    def link_close(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: Env
    ) -> str:
        """The end of a link; readers see and hear that it leads outside."""
        label = _labels(env).get("outside") if env.pop("leaving", False) else None
        return f"{outside_mark(label)}</a>" if label else "</a>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """An image, loaded lazily, with a hole for its address."""
        token = tokens[idx]
        token.attrSet("alt", self.renderInlineAsText(token.children, options, env))
        token.attrSet("src", self._hole(env))
        token.attrSet("loading", "lazy")
        return self.renderToken(tokens, idx, options, env)

    def reference_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        """A link that the project makes itself: to a cited law, to a glossary entry."""
        return f"<a{self.renderAttrs(tokens[idx])}>"

    @staticmethod
    def _hole(env: Env) -> str:
        number = env.get("links", 0)
        env["links"] = int(str(number)) + 1
        return f"\x1a{number}\x1a"

    def softbreak(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """A line end, or nothing where Chinese text continues: it has no spaces."""
        return "" if joins_lines(tokens, idx) else "\n"

    def list_item_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env
    ) -> str:
        """A list item; a task shows its box as a character, which readers can hear and print."""
        box = {True: "☑ ", False: "☐ ", None: ""}[tokens[idx].meta.get("checked")]
        return self.renderToken(tokens, idx, options, env) + box

    def blank(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """A blank to fill in; in a form it says what for."""
        token = tokens[idx]
        return f'<span class="blank"{self.renderAttrs(token)}>{token.content}</span>'

    def table_open(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: Env
    ) -> str:
        """A table in a box that scrolls by itself and can be focused to do so."""
        label, hint = _labels(env).get("table", "table"), _labels(env).get("scrolls")
        shown = f' data-hint="{hint}"' if hint else ""
        named = f'role="group" aria-label="{label}"{shown}'
        return f'<div class="table" {named} tabindex="0">\n<table>\n'

    def table_close(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Env
    ) -> str:
        """The end of both."""
        return "</table>\n</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """A column head."""
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Env) -> str:
        """A cell; alignment is a class, because a strict CSP forbids style attributes."""
        return f"<td{_alignment(tokens[idx])}>"


def render_container(
    renderer: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Env
) -> str:
    """A box with its name as a class and its title, the editor's or ours."""
    token, tags = tokens[idx], _open_tags(env)
    if token.nesting < 0:
        return f"</{tags.pop()}>\n"
    name, title = container_name(token)
    shown = escapeHtml(title or _labels(env).get(name, name))
    tag, line = ("details", "summary") if name in FOLDED else ("div", "p")
    tags.append(tag)
    if name == REGIONAL:
        return f'<div class="box {name}">\x1at:{escapeHtml(title)}\x1a\n'
    token.attrJoin("class", f"box {name}")
    return f'<{tag}{renderer.renderAttrs(token)}>\n<{line} class="box-title">{shown}</{line}>\n'


def _open_tags(env: Env) -> list[str]:
    """The elements of the boxes around the present place: an end does not name its box."""
    tags = env.setdefault("open_tags", [])
    assert isinstance(tags, list)  # noqa: S101 — only this file puts it there
    return tags


def outside_mark(label: str) -> str:
    """The arrow that stands after the text of an outside link; the style sheet draws it."""
    return f'<span class="out" role="img" aria-label="{escapeHtml(label)}"></span>'


def container_name(token: Token) -> tuple[str, str]:
    """The name and the title of a `::: name title` line."""
    name, _, title = token.info.strip().partition(" ")
    return name, title.strip()


def is_comment(html: str) -> bool:
    """Whether raw HTML is one comment and nothing else."""
    return bool(_COMMENT.fullmatch(html))


def _is_alone(tokens: Sequence[Token]) -> bool:
    """Whether a line of text is one link and nothing else: a control, as high as a finger."""
    ends = (tokens[0].type, tokens[-1].type)
    return ends == ("link_open", "link_close") and len(_links(tokens)) == 1


def _links(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.type == "link_open"]


def joins_lines(tokens: Sequence[Token], idx: int) -> bool:
    """Whether Chinese text continues over a line end, which is then no space."""
    return is_cjk(_last_character(tokens, idx)) or is_cjk(_first_character(tokens, idx))


def _labels(env: Env) -> Mapping[str, str]:
    labels = env.get("labels")
    return labels if isinstance(labels, dict) else {}


def _alignment(token: Token) -> str:
    style = str(token.attrGet("style") or "")
    return f' class="{style.removeprefix("text-align:")}"' if style else ""


def _last_character(tokens: Sequence[Token], idx: int) -> str:
    """The last character before a token; no slices, a paragraph may have thousands of lines."""
    contents = (tokens[i].content.rstrip(_NEUTRAL) for i in range(idx - 1, -1, -1))
    return next((content[-1] for content in contents if content), "")


def _first_character(tokens: Sequence[Token], idx: int) -> str:
    contents = (tokens[i].content.lstrip(_NEUTRAL) for i in range(idx + 1, len(tokens)))
    return next((content[0] for content in contents if content), "")
