"""Questions to the stream of Markdown tokens that layout asks and the parser does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.markdown.blank_label import BOX
from kb.content.markdown.render import container_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    Tokens = Sequence[Token]


def without_notes(tokens: list[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """The body, and the tokens of every footnote by its number: each stands where it is called."""
    body: list[Token] = []
    notes: dict[int, list[Token]] = {}
    number: int | None = None
    for token in tokens:
        if token.type == "footnote_open":
            number = int(token.meta["id"])
            notes[number] = []
        elif token.type == "footnote_close":
            number = None
        elif token.type not in ("footnote_block_open", "footnote_block_close"):
            (body if number is None else notes[number]).append(token)
    return body, notes


def type_at(tokens: Tokens, index: int) -> str:
    """The type of a token, empty after the last."""
    return tokens[index].type if index < len(tokens) else ""


def begins_sheet(tokens: Tokens, index: int) -> bool:
    """Whether a form to fill in begins here: it gets a page of its own to tear off."""
    return (
        type_at(tokens, index) == "container_any_open" and container_name(tokens[index])[0] == BOX
    )


def is_picture(inline: Token) -> bool:
    """Whether a paragraph is one image and nothing else."""
    return [child.type for child in inline.children or []] == ["image"]


def list_items(tokens: Tokens, index: int) -> list[Token]:
    """The items of the list that begins at `index`, without those of lists inside it."""
    level, found = tokens[index].level, []
    for token in tokens[index + 1 :]:
        if token.level == level and token.nesting < 0:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            found.append(token)
    return found


def is_tight(tokens: Tokens, index: int) -> bool:
    """Whether the items of a list stand close: its paragraphs are then hidden."""
    return next((t.hidden for t in tokens[index:] if t.type == "paragraph_open"), True)
