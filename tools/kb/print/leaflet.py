"""A leaflet: one page of the site on both sides of one sheet, folded twice into six panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.types.explainer import Explainer
from kb.print.appendix import source_line
from kb.print.cards import basis
from kb.print.compose import arguments, code_of
from kb.print.editions import for_edition
from kb.print.imprint import age, hotline_list, version_line
from kb.print.parts import blocks, inside, parts, without_notes
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from kb.print.parts import Part
    from kb.print.recipe import Recipe
    from kb.print.typst import Walker


def leaflet(walker: Walker, recipe: Recipe) -> str:
    """The whole sheet; blocks of text stay in one piece and go where there is room."""
    body, notes = without_notes(for_edition(walker.document.tokens(), walker.edition))
    block = _questions if isinstance(walker.document.fields, Explainer) else _sections
    settings = {
        "cover": f"[{_cover(walker)}]",
        "back": f"[{_back(walker)}]",
        "notes-title": f"[{walker.words('自己记')}]",
        "foot": f"[{age(walker, recipe)}]",
    }
    written = "".join(
        f"({walker.at(line).line}, [{markup}]), "
        for part in parts(body)
        for line, markup in block(walker, part, notes)
    )
    return f"#leaflet({arguments(settings)}, {written})\n"


def _questions(walker: Walker, part: Part, _notes: list[Token]) -> Iterator[tuple[int, str]]:
    """A question with its short answer: what fits in a pocket."""
    answer = walker.write([*part.heading, *inside(part.tokens, "short")])
    yield part.line, f"{answer}#small[{basis(walker, part)}]"


def _sections(walker: Walker, part: Part, notes: list[Token]) -> Iterator[tuple[int, str]]:
    """The text, each heading together with what follows it."""
    heading, line = part.heading, part.line
    for block in blocks(part.tokens):
        if block[0].type == "heading_open":
            heading, line = [*heading, *block], line if heading else _line(block)
            continue
        yield line if heading else _line(block), walker.write([*heading, *block, *notes])
        heading = []


def _line(block: list[Token]) -> int:
    return block[0].map[0] if block[0].map else 0


def _cover(walker: Walker) -> str:
    document = walker.document
    settings = {
        "kind": f"[{walker.words(document.fields.kind.zh if document.fields else '')}]",
        "title": f"[{walker.words(document.title)}]",
        "summary": f"[{walker.words(document.fields.summary if document.fields else '')}]",
    }
    return f"#leaflet-cover({arguments(settings)})"


def _back(walker: Walker) -> str:
    source = source_line(walker.library, walker.document.fields)
    lines = [f"来源：{source}", words("zh").not_advice, version_line(walker)]
    written = "".join(f"[{walker.words(line)}], " for line in lines)
    code = code_of(walker, walker.document)
    return f"{hotline_list(walker)}#leaflet-end({code}, {written})"
