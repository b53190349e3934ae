"""What sheets to fill in are made of: a head, lines to write on, tables with boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.print.appendix import source_line
from kb.print.compose import arguments, code_of, flag
from kb.print.imprint import age, version_line
from kb.print.literal import string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.print.recipe import Recipe
    from kb.print.typst import Walker

_TICK = "☐"


def sheet_head(walker: Walker, recipe: Recipe, title: str, *lines: str) -> str:
    """The title, where the sheet comes from, how old it is, and the code of its page."""
    source = f"来源：{source_line(walker.library, walker.document.fields)}"
    said = [walker.words(line) for line in (*lines, source, version_line(walker))]
    written = "".join(f"[{line}], " for line in (*said, age(walker, recipe)))
    settings = {"lines": f"({written})", "code": code_of(walker, walker.document)}
    name = string(walker.name)
    return f"#sheet-head({name}, [{walker.words(title)}], {arguments(settings)})\n"


def small_title(walker: Walker, title: str) -> str:
    """A title inside the sheet."""
    return f"#heading(level: 2)[{walker.words(title)}]\n"


def fill_in(walker: Walker, blanks: Sequence[tuple[str, int]]) -> str:
    """One line of blanks: what to write, and how much of the line it takes."""
    pairs = "".join(f"([{walker.words(f'{name}：')}], {share}fr), " for name, share in blanks)
    return f"#fill-in({pairs})\n"


def form_table(
    walker: Walker, widths: str, rows: Sequence[Sequence[str]], *, is_tall: bool = False
) -> str:
    """A table, the first row its head; `widths` as Typst writes them; tall rows to write in."""
    head, *body = ["".join(_cell(walker, cell) for cell in row) for row in rows]
    return f"#form-table({widths}, ({head}), tall: {flag(is_tall)}, {''.join(body)})\n"


def _cell(walker: Walker, text: str) -> str:
    return "tick, " if text == _TICK else f"[{walker.words(text)}], "
