"""What a change of law touches: the places that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.law.numerals import article_key
from kb.site.citing import WHOLE_LAW, Citing, citing_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.content.library import Library
    from kb.law import Law


def citing_places(library: Library, law: Law, articles: Iterable[str] = ()) -> Iterator[Citing]:
    """The citations of a law, or of some of its articles, in the order of files and lines.

    A citation of the law as a whole is touched by any change of it.
    """
    wanted = {*articles, WHOLE_LAW} if articles else None
    by_article = citing_index(library).get(law.id, {})
    found = [
        citing
        for key, places in by_article.items()
        if wanted is None or key in wanted
        for citing in places
    ]
    seen = {(citing.span, citing.words): citing for citing in found}
    yield from sorted(seen.values(), key=lambda citing: citing.span)


def changed_articles(old: Law, new: Law) -> list[str]:
    """The article keys whose existence or counts differ between two records of a law.

    A record holds no wording: an article that was reworded and kept its shape is not
    seen here; name such articles by hand.
    """
    before, after = (law.versions[0].articles.by_number for law in (old, new))
    changed = {
        number for number in before.keys() | after.keys() if before.get(number) != after.get(number)
    }
    for moved in new.moved:
        if moved not in old.moved:
            changed |= {(number, 0) for number in moved.articles}
    return [article_key(*number) for number in sorted(changed)]
