"""Where each system and each article of the sources is found on the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.registry.records import read_records

if TYPE_CHECKING:
    from kb.source.fault import Fault
    from kb.source.file import SourceFile
    from kb.source.span import Span

SYSTEMS = "data/systems.yml"
ARTICLES = "data/source-articles.yml"
SYSTEM_COLUMNS, ARTICLE_COLUMNS = ("id", "name", "path", "anchor"), ("id", "path")


@dataclass(frozen=True, slots=True)
class SystemPlace:
    """A named system, method or document, and the heading under which it is told."""

    id: str
    name: str
    path: str
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """An article of a source page, and the file that carries it."""

    id: str
    path: str
    span: Span


@dataclass(frozen=True)
class Coverage:
    """What of the sources is where."""

    systems: tuple[SystemPlace, ...] = ()
    articles: tuple[ArticlePlace, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def read_coverage(systems: SourceFile, articles: SourceFile) -> Coverage:
    """Both lists; rows that cannot be used become faults."""
    first, faults = read_records(systems, SYSTEM_COLUMNS)
    second, more = read_records(articles, ARTICLE_COLUMNS)
    places = [
        SystemPlace(row["id"], row["name"], row["path"], row["anchor"], row.span)
        for rows in first.values()
        for row in rows
    ]
    carried = [
        ArticlePlace(row["id"], row["path"], row.span) for rows in second.values() for row in rows
    ]
    return Coverage(tuple(places), tuple(carried), (*faults, *more))
