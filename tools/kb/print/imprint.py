"""What every piece of paper says about itself: whom to call, how old it is, where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb import __version__
from kb.print.compose import address_of, dates_of
from kb.site.helplines import helplines
from kb.site.words import words

if TYPE_CHECKING:
    from kb.print.recipe import Recipe
    from kb.print.typst import Walker


def hotlines(walker: Walker) -> str:
    """The numbers of the whole country in one line."""
    return "　".join(f"{line.number}\u00a0{line.name}" for line in helplines(walker.library, "zh"))


def age(walker: Walker, recipe: Recipe) -> str:
    """When it was checked and until when it may be used, as markup; past that day, a mark."""
    dates = walker.words("　".join(f"{name}{day}" for name, day in dates_of(recipe)))
    return f"#overdue-mark　{dates}" if recipe.is_overdue(walker.library.as_of) else dates


def version_line(walker: Walker) -> str:
    """The version of the library, and where its newest text stands."""
    return f"工友知识库 {__version__}　{address_of(walker, walker.document)}"


def hotline_list(walker: Walker) -> str:
    """Every number with what it is for, and whether it was tried."""
    lines = "".join(
        f"[{walker.words(f'{line.number} {line.place}{line.name}：{line.purpose}')}"
        f"#small[{walker.words(f'（{_known(line.hours, line.verified)}）')}]], "
        for line in helplines(walker.library, "zh")
    )
    return f"#small-title([{walker.words(words('zh').hotlines)}])\n#list({lines})\n"


def _known(*parts: str) -> str:
    return "，".join(part for part in parts if part)
