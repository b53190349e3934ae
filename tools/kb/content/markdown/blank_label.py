"""What the blanks of a form ask for, taken from the words around them.

An editor writes `日期：____年____月____日`; the three inputs on the page are called
`日期 年`, `日期 月` and `日期 日`.  The words before a blank are its name, a short word
right after it is its unit, and in a table the heads of row and column are the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.content.markdown.blank import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

BOX = "form"
"""The container of a form: what is filled in, copied, printed and signed."""

LONGEST_UNIT, LONGEST_NAME = 4, 24
"""Characters: `年`, `日以前`; a longer run of words belongs to the sentence that goes on."""

_END = re.compile(r"[，。；、：:,;\s（）()|]")
_CLAUSE = re.compile(r"[，。；：:,;\n]")
_SPACES = " \t\n\u3000"


def blank_labels(md: MarkdownIt) -> None:
    """Give every blank in a form its name, as `data-label`."""
    md.core.ruler.after("inline", "blank_labels", _name_blanks)


def _name_blanks(state: StateCore) -> None:
    place = _Place()
    for opening, token in _in_forms(state.tokens):
        match token.type:
            case "table_open":
                place = _Place()
            case "tr_open":
                place.cells, place.row = [], place.row + bool(place.heads)
            case "inline":
                name = place.name_of(opening.type)
                texts = _label(token, name)
                place.add(opening.type, texts)


def _in_forms(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """The tokens inside form boxes, each with the one before it."""
    open_boxes: list[bool] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "container_any_open":
            open_boxes.append(token.info.split()[:1] == [BOX])
        elif token.type == "container_any_close":
            open_boxes.pop()
        elif before and any(open_boxes):
            yield before, token


@dataclass
class _Place:
    """Where in a table, or after which words, a block stands."""

    heads: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    row: int = 0
    before: str = ""

    def name_of(self, opening: str) -> str:
        """What the surroundings call a blank that has no words of its own."""
        if opening != "td_open":
            return self.before
        column = len(self.cells)
        head = self.heads[column] if column < len(self.heads) else ""
        row = self.cells[0] if self.cells else ""
        return f"{row} {head}".strip() if row else f"{head} {self.row}".strip()

    def add(self, opening: str, text: str) -> None:
        """Note the words of a block for those that follow."""
        if opening == "th_open":
            self.heads.append(text)
        elif opening == "td_open":
            self.cells.append(text)
        else:
            self.before = _last_clause(text) or self.before


def _label(inline: Token, name: str) -> str:
    """Name the blanks of one block; returns its text without them."""
    words = [""]
    blanks: list[Token] = []
    for child in inline.children or []:
        if child.type == BLANK:
            blanks.append(child)
            words.append("")
        else:
            words[-1] += "\n" if child.type in ("softbreak", "hardbreak") else child.content
    for blank, before, after in zip(blanks, words, words[1:], strict=False):
        is_first = blank is blanks[0]
        name = _last_clause(before if is_first else before.removeprefix(_unit(before))) or name
        if label := " ".join(filter(None, (name, _unit(after)))):
            blank.attrSet("data-label", label)
    return "".join(words).strip(_SPACES)


def _unit(text: str) -> str:
    """The short word right after a blank: `年`, `元`, `人`."""
    end = _END.search(text)
    word = text[: end.start()] if end else text
    return word if len(word) <= LONGEST_UNIT else ""


def _last_clause(text: str) -> str:
    """The last words before a blank, without the marks that lead to it."""
    clauses = [clause.strip(_SPACES + "“”《》☐☑-/") for clause in _CLAUSE.split(text)]
    return next((clause for clause in reversed(clauses) if clause), "")[-LONGEST_NAME:]
