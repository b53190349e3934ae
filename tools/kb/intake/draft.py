"""One article as a draft: a skeleton with what can be known, and the source's words below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.skeleton import SOURCE_TEXT, NewArticle, quoted, skeleton
from kb.content.types import MODELS
from kb.content.types.column import DIGEST
from kb.intake import marks
from kb.intake.guess import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kb.intake.articles import Article
    from kb.intake.guess import TypeGuess
    from kb.intake.page import Page
    from kb.intake.places import Guess

_BACKTICKS = re.compile("`{3,}")
_FACTS_HINT = (
    "原文里的数字，一行一个：用到的去掉行首的 #，填上 counts 和 speaker，不用的整行删掉；"
    "一个都不用，就写 facts: []"
)


@dataclass(frozen=True)
class Draft:
    """An article with all that was found out about it; `file` is its safe name."""

    file: str
    article: Article
    type: TypeGuess
    place: Guess
    flags: tuple[str, ...]
    facts: tuple[str, ...]


def new_draft(
    number: int, article: Article, kind: TypeGuess, place: Guess, flags: Iterable[str]
) -> Draft:
    """A draft under a name of digits and ASCII letters, in the order of the page."""
    file = "-".join(filter(None, (f"{number:02}", kind.name, place.code))) + ".md"
    return Draft(file, article, kind, place, tuple(flags), tuple(facts_of(article)))


def render(draft: Draft, page: Page, printed: date | None, today: date) -> str:
    """The text of the file."""
    article = draft.article
    known = {
        "flags": f"[{', '.join(_flags(draft))}]",
        "source": _source(article, page, printed),
        "facts": _facts(draft.facts),
    }
    if draft.type.name == "column":
        post, author = article.author
        known |= {
            "column": quoted(article.column),
            "author": quoted(author) or "null",
            "author_post": quoted(post) or "null",
        }
    model = MODELS[draft.type.name]
    head = skeleton(NewArticle(model, article.title, draft.place.code, today, known=known))
    return f"{head}{_original(article, page)}"


def _flags(draft: Draft) -> tuple[str, ...]:
    """A column piece from a paper is always retold: our rules allow no other."""
    return (DIGEST, *draft.flags) if draft.type.name == "column" else draft.flags


def _source(article: Article, page: Page, printed: date | None) -> str:
    origin = next(filter(None, (marks.carried_from(each.text) for each in article.body)), "")
    fields = {
        "id": "",
        "date": printed.isoformat() if printed else "null",
        "date_precision": "day" if printed else "unknown",
        "byline": quoted(article.byline) or "null",
        "carried_from": quoted(origin),
        "hash": quoted(page.sha256),
    }
    return "{" + ", ".join(f"{k}: {v}" for k, v in fields.items() if v or k == "id") + "}"


def _facts(facts: Iterable[str]) -> str:
    return "\n".join(("", f"  # {_FACTS_HINT}", *(f"  # {fact}" for fact in facts)))


def _original(article: Article, page: Page) -> str:
    words = "\n\n".join(block.text for block in article.blocks)
    return (
        "## 报纸原文\n\n"
        f"下面是 {page.shown_name} 的原文，只给编写者看。"
        "用自己的话写好上面各节以后，从“报纸原文”这个标题起全部删掉。\n\n"
        f"{fenced(words)}\n"
    )


def fenced(words: str) -> str:
    """Some words exactly as they are, whatever is in them."""
    longest = max((len(match[0]) for match in _BACKTICKS.finditer(words)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{SOURCE_TEXT}\n{words}\n{fence}"
