"""Whether a place stands in a law on a day: at most one verdict on each reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kb.law.numerals import article_key
from kb.law.verdict import (
    Ambiguous,
    Moved,
    PlaceVerdict,
    Redundant,
    RepealedPlace,
    UnknownArticle,
    UnknownParagraph,
)

if TYPE_CHECKING:
    from datetime import date

    from kb.law.law import Law, Renumbering
    from kb.law.place import Place, Reference
    from kb.law.structure import Article, Articles

LEAST_LIKENESS: Final = 60
"""Percent; the articles of less alike texts may not be the same, and are not suggested."""


def judge_place(
    law: Law, day: date, reference: Reference, *, appendix: bool = False
) -> PlaceVerdict | None:
    """What is wrong with a reference to the law as of a day; None if nothing is.

    A place that is missing now and stood in an earlier numbering is said to have moved.
    """
    version = law.version(day)
    articles = version.appendix if appendix else version.articles
    if not articles.last:
        return None if appendix else _beyond(law, reference)
    if not (missing := _missing(law, articles, reference)):
        return _repealed(law, day, reference) or _loose(law, articles, reference)
    past = [] if appendix else [moved for moved in law.moved if moved.before <= day]
    found = (_moved(law, moved, reference, LEAST_LIKENESS) for moved in past)
    return next(filter(None, found), missing)


def judge_old_place(
    law: Law, day: date, moved: Renumbering, reference: Reference
) -> PlaceVerdict | None:
    """What is wrong with a reference to the numbering before `moved`, as of a day after it."""
    old = law.labelled(moved.version)
    if old and (missing := _missing(law, old.articles, reference)):
        return missing
    if moved.lost(reference.first.article):
        where = _where(law, reference, reference.first)
        return RepealedPlace(*where, since=moved.before, by=law.id)
    return _moved(law, moved, reference, 0) or judge_place(law, day, reference)


def _beyond(law: Law, reference: Reference) -> UnknownArticle | None:
    """What can be said of a law that was not seen: that it has fewer articles."""
    last = law.counted_elsewhere if law.has_articles else 0
    for place in reference.ends:
        if last is not None and place.article > last:
            return UnknownArticle(*_where(law, reference, place), last)
    return None


def _missing(law: Law, articles: Articles, reference: Reference) -> PlaceVerdict | None:
    if reference.backwards:
        return UnknownArticle(*_where(law, reference, reference.last), articles.last)
    for place in reference.ends:
        where = _where(law, reference, place)
        article = articles.get(place.article, place.suffix)
        if article is None:
            return UnknownArticle(*where, articles.last, articles.suffixes(place.article))
        if missing := _missing_part(article, place):
            soft = law.is_soft(article_key(place.article, place.suffix))
            return UnknownParagraph(*where, *missing, soft)
    return None


def _missing_part(article: Article, place: Place) -> tuple[str, int] | None:
    """The unit that an article has not so many of, and how many it has."""
    if not article.paragraphs:
        return None
    if place.paragraph > article.paragraphs:
        return "款", article.paragraphs
    among = article.items[place.paragraph - 1 : place.paragraph] or article.items
    return ("项", max(among)) if place.item > max(among) else None


def _repealed(law: Law, day: date, reference: Reference) -> RepealedPlace | None:
    for part in law.repealed_parts:
        for place in reference.ends:
            if part.since <= day and part.holds(place):
                return RepealedPlace(*_where(law, reference, place), part.since, part.by)
    return None


def _loose(law: Law, articles: Articles, reference: Reference) -> PlaceVerdict | None:
    """A place that exists and should be written otherwise."""
    for place in reference.ends:
        article = articles.get(place.article, place.suffix)
        items = article.items if article else ()
        listed = tuple(paragraph for paragraph, count in enumerate(items, 1) if count)
        if place.item and not place.paragraph and len(listed) > 1:
            return Ambiguous(*_where(law, reference, place), listed)
        if place.paragraph == 1 == len(items):
            return Redundant(*_where(law, reference, place))
    return None


def _moved(law: Law, moved: Renumbering, reference: Reference, least: int) -> Moved | None:
    place = reference.first
    article, likeness = moved.new_number(place.article) or (0, 0)
    old = law.labelled(moved.version)
    # Without the old text, the place must at least exist where it is said to be now.
    stood = old.articles.get(place.article) if old else law.versions[0].articles.get(article)
    if reference.backwards or not article or likeness < least:
        return None
    if stood is None or _missing_part(stood, place):
        return None
    return Moved(*_where(law, reference, place), article, likeness, moved.before)


def _where(law: Law, reference: Reference, place: Place) -> tuple[int, int, str, Reference, Place]:
    return reference.start, reference.end, law.id, reference, place
