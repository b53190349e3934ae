"""Pocket cards: one question of a set on each, eight on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.markdown.heading import plain_text
from kb.print.compose import arguments, code_of
from kb.print.editions import for_edition
from kb.print.imprint import age, hotlines
from kb.print.parts import inside, parts
from kb.site.words import words

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kb.print.parts import Part
    from kb.print.recipe import Recipe
    from kb.print.typst import Walker


def cards(walker: Walker, recipe: Recipe) -> str:
    """All cards of a set, in its order."""
    found = parts(for_edition(walker.document.tokens(), walker.edition))
    written = [
        _card(walker, recipe, part, f"{number}/{len(found)}")
        for number, part in enumerate(found, start=1)
    ]
    return f"#cards({''.join(f'{card}, ' for card in written)})\n"


def _card(walker: Walker, recipe: Recipe, part: Part, number: str) -> str:
    settings = {
        "head": f"card-head([{walker.words(recipe.title)}], [{walker.words(number)}])",
        "title": f"[{walker.at(part.line).words(part.title)}]",
        "answer": f"[{walker.write(inside(part.tokens, 'short'))}]",
        "basis": f"[{basis(walker, part)}]",
        "foot": _foot(walker, recipe),
    }
    return f"card({walker.at(part.line).line}, {arguments(settings)})"


def basis(walker: Walker, part: Part) -> str:
    """What a question rests on, without the explanations: those are on the page."""
    entries = [_citation(token) for token in inside(part.tokens, "basis") if token.children]
    laws: dict[str, list[str]] = {}
    for law, place in entries:
        laws.setdefault(law, []).append(place)
    said = "；".join(law + "、".join(places) for law, places in laws.items())
    return walker.words(f"依据：{said}") if said else ""


def _citation(entry: Token) -> tuple[str, str]:
    """The law and the place in it, e.g. `《工会法》` and `第六条`."""
    text = plain_text(entry.children or []).partition("：")[0]
    law, mark, place = text.rpartition("》")
    return law + mark, place


def _foot(walker: Walker, recipe: Recipe) -> str:
    note = f"　{words('zh').not_advice.partition('。')[0].removeprefix('这是')}"
    lines = [
        f"[{walker.words(hotlines(walker))}]",
        f"[{age(walker, recipe)}{walker.words(note)}]",
    ]
    return f"card-foot({', '.join(lines)}, {code_of(walker, walker.document, '13mm')})"
