"""Markdown tokens to Typst: one walk, and every token either known or reported."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from kb.checks.finding import Finding
from kb.content.markdown.heading import plain_text
from kb.content.markdown.render import REGIONAL, container_name, is_comment, joins_lines
from kb.print.editions import ANSWER_LINES
from kb.print.glyphs import Glyphs
from kb.print.links import link_start, picture
from kb.print.literal import kept_together, label, string
from kb.print.tables import regional_table, table_shape
from kb.print.tokens import (
    begins_sheet,
    is_picture,
    is_tight,
    list_items,
    type_at,
    without_notes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.print.editions import Edition
    from kb.source.span import Span

    Tokens = Sequence[Token]
    _Handler = Callable[[Tokens, int], str]

DISCUSSION: Final = ("讨论题", "讨论")
"""Headings under which questions get lines to write on."""
_LINES_TO_DISCUSS: Final = 2
_BOXES: Final = {"☐": "#tick-box(false);", "☑": "#tick-box(true);"}

_FIXED: Final = {
    "paragraph_close": "]\n",
    "heading_close": "]",
    "strong_open": "#strong[",
    "strong_close": "];",
    "em_open": "#emph[",
    "em_close": "];",
    "link_close": "];",
    "blockquote_open": "#quote(block: true)[",
    "blockquote_close": "]\n",
    "container_any_close": "]\n",
    "hr": "#divider()\n",
    "hardbreak": "#linebreak();",
    "table_close": ")\n",
    "thead_open": "(",
    "thead_close": "), ",
    "tbody_open": "",
    "tbody_close": "",
    "tr_open": "",
    "tr_close": "",
    "th_close": "], ",
    "td_close": "], ",
    "footnote_anchor": "",
}


class Walker:
    """Writes the text of one article; what stands in the way of printing is in `findings`."""

    def __init__(
        self,
        library: Library,
        document: Document,
        edition: Edition,
        names: Mapping[str, str],
        site_url: str,
    ) -> None:
        """`names` gives the label of every article of the handout by its path."""
        self.library, self.document, self.edition = library, document, edition
        self.names, self.site_url = names, site_url
        self.findings: list[Finding] = []
        self.glyphs = Glyphs(edition, self.findings)
        self._labels = library.registry.vocabulary.labels("containers", "zh")
        self._first_line = document.source.position(document.body_start)[0]
        self._line = 0
        self._lists: list[str] = []
        self._notes: dict[int, list[Token]] = {}
        self._noted: set[int] = set()
        self._styles: list[str] = []
        self._discusses = self.in_note = False
        self._depth = 0

    @property
    def name(self) -> str:
        """The label of this article."""
        return self.names[self.document.path]

    def write(self, tokens: list[Token]) -> str:
        """The Typst markup of a body."""
        body, self._notes = without_notes(tokens)
        return self._walk(body)

    @cached_property
    def _handlers(self) -> dict[str, _Handler]:
        """What is to be done with a token, by its type; `_FIXED` has those that need no thought."""
        return {
            "text": self._text,
            "inline": self._inline,
            "softbreak": self._softbreak,
            "code_inline": self._code_inline,
            "code_block": self._code_block,
            "fence": self._code_block,
            "html_block": self._html,
            "html_inline": self._html,
            "blank": self._blank,
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "paragraph_open": self._paragraph_open,
            "paragraph_close": self._paragraph_close,
            "bullet_list_open": self._list_open,
            "bullet_list_close": self._list_close,
            "ordered_list_open": self._list_open,
            "ordered_list_close": self._list_close,
            "list_item_open": self._item_open,
            "list_item_close": self._item_close,
            "container_any_open": self._container_open,
            "table_open": self._table_open,
            "th_open": self._cell_open,
            "td_open": self._cell_open,
            "link_open": self._link_open,
            "image": self._image,
            "footnote_ref": self._footnote_ref,
            ANSWER_LINES: self._answer_lines,
        }

    def _walk(self, tokens: Tokens) -> str:
        return "".join(self._token(tokens, index) for index in range(len(tokens)))

    def _token(self, tokens: Tokens, index: int) -> str:
        token = tokens[index]
        if token.map:
            self._line = token.map[0]
        self._follow(token)
        if handler := self._handlers.get(token.type):
            return handler(tokens, index)
        if (fixed := _FIXED.get(token.type)) is not None:
            return fixed
        self.report("print-unknown-token", f"印刷还不认识这种写法：{token.type}", "换一种写法")
        return ""

    def _follow(self, token: Token) -> None:
        """Remember what the walk stands in: the type style, and boxes, lists and tables."""
        if token.type in ("strong_open", "em_open"):
            self._styles.append(token.type.removesuffix("_open"))
        elif token.type in ("strong_close", "em_close"):
            self._styles.pop()
        elif token.type in _NESTS:
            self._depth += token.nesting

    def report(self, check: str, message: str, remedy: str) -> None:
        """Note what stands in the way of printing, on the line that the walk has come to."""
        self.findings.append(Finding(check, "error", self.span(), message, remedy))

    def at(self, line: int) -> Walker:
        """Come to a line of the body, counted from 0: what is written next stands there."""
        self._line = line
        return self

    @property
    def line(self) -> int:
        """The line of the file, from 1, that the walk has come to."""
        return min(self._first_line + self._line, len(self.document.source.line_starts))

    def span(self) -> Span:
        """The line that the walk has come to."""
        source, line = self.document.source, self.line
        start = source.line_starts[line - 1]
        return source.span(start, start + len(source.line_text(line)))

    # ------------------------------------------------------------ text

    def words(self, text: str) -> str:
        """Text as strings, with boxes to tick drawn."""
        self.glyphs.look(text, self._styles, self.document.source, self.span())
        parts, rest = [], ""
        for character in text:
            if character in _BOXES:
                parts += [self._literal(rest), _BOXES[character]]
                rest = ""
            else:
                rest += character
        return "".join([*parts, self._literal(rest)])

    def kai(self, text: str) -> str:
        """Text in Kai; in an edition that is all Sans, in its own type."""
        if self.edition.is_sans:
            return self.words(text)
        self._styles.append("em")
        written = f"#emph[{self.words(text)}];"
        self._styles.pop()
        return written

    @staticmethod
    def _literal(text: str) -> str:
        return f"#{string(kept_together(text))};" if text else ""

    def _text(self, tokens: Tokens, index: int) -> str:
        return self.words(tokens[index].content)

    def _inline(self, tokens: Tokens, index: int) -> str:
        return self._walk(tokens[index].children or [])

    def _softbreak(self, tokens: Tokens, index: int) -> str:
        return "" if joins_lines(tokens, index) else '#" ";'

    def _code_inline(self, tokens: Tokens, index: int) -> str:
        text = tokens[index].content
        self.glyphs.look(text, ["strong"], self.document.source, self.span())
        return f"#code({string(text)});"

    def _code_block(self, tokens: Tokens, index: int) -> str:
        text = tokens[index].content.rstrip("\n")
        self.glyphs.look(text, ["strong"], self.document.source, self.span())
        return f"#code-block({string(text)})\n"

    def _html(self, tokens: Tokens, index: int) -> str:
        content = tokens[index].content
        return "" if is_comment(content) else self.words(content)

    def _blank(self, tokens: Tokens, index: int) -> str:
        longest = int(self.edition.ems)
        return f"#blank({min(len(tokens[index].content), longest)});"

    # ------------------------------------------------------------ blocks

    def _heading_open(self, tokens: Tokens, index: int) -> str:
        token = tokens[index]
        title = plain_text(tokens[index + 1].children or [])
        if not title.strip():
            self.report("print-empty-heading", "标题里没有字", "写上标题，或者删掉这一行的 #")
        if int(token.tag[1]) <= 2:
            self._discusses = title.strip() in DISCUSSION and not self.edition.has_answers
        tears_off = begins_sheet(tokens, index + 3) and self._depth == 0
        return ("#pagebreak(weak: true)" if tears_off else "") + f"#heading(level: {token.tag[1]})["

    def _heading_close(self, tokens: Tokens, index: int) -> str:
        anchor = tokens[index - 2].attrGet("id")
        return f"]{label(f'{self.name}-{anchor}')}\n" if anchor else "]\n"

    def _paragraph_open(self, tokens: Tokens, index: int) -> str:
        token = tokens[index]
        anchor = token.attrGet("id")
        start = f"#anchor({string(f'{self.name}-{anchor}')})" if anchor else ""
        if token.hidden or self.in_note or is_picture(tokens[index + 1]):
            return f"{start}#["
        return f"{start}#question[" if self._is_question(tokens, index + 2) else f"{start}#par["

    def _paragraph_close(self, tokens: Tokens, index: int) -> str:
        answered = type_at(tokens, index + 1) == ANSWER_LINES
        asked = self._is_question(tokens, index) and not answered
        return "]\n" + (self._lines() if asked else "")

    def _is_question(self, tokens: Tokens, close: int) -> bool:
        """Whether lines to write on follow the paragraph that ends at `close`."""
        if type_at(tokens, close + 1) == ANSWER_LINES:
            return True
        text = plain_text(tokens[close - 1].children or []).rstrip()
        return self._discusses and self._depth == 0 and text.endswith("？")

    @staticmethod
    def _lines(count: int = _LINES_TO_DISCUSS) -> str:
        return f"#writing-lines({count})\n"

    def _answer_lines(self, tokens: Tokens, index: int) -> str:
        return self._lines(tokens[index].meta["lines"])

    def _list_open(self, tokens: Tokens, index: int) -> str:
        token = tokens[index]
        if any("checked" in item.meta for item in list_items(tokens, index)):
            self._lists.append("tasks")
            return "#checklist("
        self._lists.append("items")
        tight = "true" if is_tight(tokens, index) else "false"
        if token.type == "ordered_list_open":
            start = token.attrGet("start")
            return f"#enum(tight: {tight}, start: {1 if start is None else int(start)}, "
        return f"#list(tight: {tight}, "

    def _list_close(self, _tokens: Tokens, _index: int) -> str:
        self._lists.pop()
        return ")\n"

    def _item_open(self, tokens: Tokens, index: int) -> str:
        if self._lists[-1] == "items":
            return "[#together[" if self._is_asked_item() else "["
        checked = {True: "true", False: "false", None: "none"}[tokens[index].meta.get("checked")]
        return f"({checked}, ["

    def _item_close(self, _tokens: Tokens, _index: int) -> str:
        if self._lists[-1] == "tasks":
            return "]), "
        return f"{self._lines()}]], " if self._is_asked_item() else "], "

    def _is_asked_item(self) -> bool:
        """Whether an item is a question to discuss."""
        return self._discusses and self._lists == ["items"]

    def _container_open(self, tokens: Tokens, index: int) -> str:
        name, title = container_name(tokens[index])
        if name not in self._labels:
            known = "、".join(self._labels)
            self.report("container-unknown", f"没有叫 `{name}` 的框", f"改成其中一个：{known}")
        if name == REGIONAL:
            return f"#callout({string(name)}, {string(self._labels[name])})[" + regional_table(
                self, title
            )
        shown = title or self._labels.get(name, name)
        return f"#callout({string(name)}, [{self.words(shown)}])["

    # ------------------------------------------------------------ tables

    def _table_open(self, tokens: Tokens, index: int) -> str:
        return table_shape(self, tokens, index)

    def _cell_open(self, tokens: Tokens, index: int) -> str:
        style = str(tokens[index].attrGet("style") or "").removeprefix("text-align:")
        return f"table.cell(align: {style})[" if style else "["

    # ------------------------------------------------------------ links, images, notes

    def _link_open(self, tokens: Tokens, index: int) -> str:
        close = next(i for i in range(index, len(tokens)) if tokens[i].type == "link_close")
        href = str(tokens[index].attrGet("href") or "")
        return link_start(self, href, plain_text(tokens[index:close]))

    def _image(self, tokens: Tokens, index: int) -> str:
        return picture(self, tokens[index], is_alone=len(tokens) == 1)

    def _footnote_ref(self, tokens: Tokens, index: int) -> str:
        number = tokens[index].meta["id"]
        name = f"{self.name}-note-{number}"
        if number in self._noted:
            return f"#footnote(label({string(name)}));"
        self._noted.add(number)
        outer = self._styles, self.in_note
        self._styles, self.in_note = [], True
        body = self._walk(self._notes.get(number, []))
        self._styles, self.in_note = outer
        return f"#footnote[{body}]{label(name)};"


_NESTS: Final = (
    "bullet_list_open",
    "bullet_list_close",
    "ordered_list_open",
    "ordered_list_close",
    "container_any_open",
    "container_any_close",
    "blockquote_open",
    "blockquote_close",
)
