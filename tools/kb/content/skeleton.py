"""A new article: everything that can be known is filled in, the rest left blank."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kb.content.types import Article, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS_UNTIL_REVIEW = {"explainer": 6}
_DEFAULT_MONTHS = 12
_LIST_FIELDS = ("industries", "worker_groups", "topics", "flags", "facts", "open_lists")
_SOURCE = "{id: , date: null, date_precision: unknown, byline: null}"
_QUESTIONS = 10
_PLAIN = re.compile(r"[\u4e00-\u9fff][\w（）《》“”、，。？！：—…·]*")
"""Titles that need no quotes: YAML can take them for nothing else."""


@dataclass(frozen=True)
class NewArticle:
    """What the editor says about an article that does not exist yet."""

    model: type[Page]
    title: str
    region: str
    today: date
    language: str = "zh"


def skeleton(article: NewArticle) -> str:
    """The text of a new article; it fails only on the blanks."""
    head = "\n".join(_fields(article))
    body = "\n".join(_body(article))
    return f"---\n{head}\n---\n\n{body}"


def _fields(article: NewArticle) -> Iterator[str]:
    for name, field in article.model.model_fields.items():
        if not field.is_required() and name != "source":
            continue
        hint = f"  # {field.description}" if field.description else ""
        yield f"{name}: {_value(article, name)}".rstrip() + hint


def _value(article: NewArticle, name: str) -> str:
    known = {
        "type": article.model.kind.name,
        "title": _quoted(article.title) if not _PLAIN.fullmatch(article.title) else article.title,
        "region": _quoted(article.region),
        "applies_in": _quoted(article.region or "000000"),
        "status": "draft",
        "reviewed": article.today.isoformat(),
        "review_by": _review_by(article).isoformat(),
        "source": _SOURCE,
        "legal_review": "null",
    }
    return known.get(name, "[]" if name in _LIST_FIELDS else "")


def _quoted(text: str) -> str:
    """What YAML reads as text, whatever is in it; nothing stays a blank."""
    return json.dumps(text, ensure_ascii=False) if text else ""


def _review_by(article: NewArticle) -> date:
    months = _MONTHS_UNTIL_REVIEW.get(article.model.kind.name, _DEFAULT_MONTHS)
    year, month = divmod(article.today.month - 1 + months, 12)
    # The 28th exists in every month.
    return date(article.today.year + year, month + 1, min(article.today.day, 28))


def _body(article: NewArticle) -> Iterator[str]:
    kind = article.model.kind
    if not issubclass(article.model, Article):
        yield ""
    for section in kind.sections:
        title = section.en if article.language == "en" else section.zh
        yield f"## {title}\n\n{section.sketch}"
    if kind.boxes:
        for number in range(1, _QUESTIONS + 1):
            question = f"Question {number}?" if article.language == "en" else f"第{number}个问题？"
            yield f"## {question} {{#question-{number}}}\n"
            yield from (f"::: {name}\n\n:::\n" for name in kind.boxes)
