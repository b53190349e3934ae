"""A page for every law: what is known of it, and who cites which article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.law import Status, article_name
from kb.law.numerals import parse_article_key
from kb.site.addresses import article_uri
from kb.site.citing import WHOLE_LAW, Citing, citing_index
from kb.site.pages import Crumb, SitePage
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.library import Library
    from kb.law import Law
    from kb.law.law import Version

FOLDER = "laws/"
STATUS_NAMES = {
    Status.IN_FORCE: "现行有效",
    Status.AMENDED: "现行有效（经过修改）",
    Status.PARTLY_REPEALED: "部分条文已经废止",
    Status.REPEALED: "已经废止",
    Status.UNKNOWN: "不清楚",
    Status.DRAFT: "征求意见稿，不是法律",
    Status.NONEXISTENT: "没有这部法",
}
_NATIONAL_DATABASE = ("国家法律法规数据库", "https://flk.npc.gov.cn/")
_RULES_DATABASE = ("国家规章库", "https://www.gov.cn/zhengce/xxgk/gjgzk/")
_DATABASES = {
    "法律": _NATIONAL_DATABASE,
    "行政法规": _NATIONAL_DATABASE,
    "司法解释": _NATIONAL_DATABASE,
    "地方性法规": _NATIONAL_DATABASE,
    "部门规章": _RULES_DATABASE,
}


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article that is cited: its anchor, name, size, and the places that cite it."""

    key: str
    name: str
    size: str
    citing: tuple[Crumb, ...]


def law_pages(library: Library) -> Iterator[SitePage]:
    """The index of laws and a page for each."""
    index = citing_index(library)
    laws = library.registry.laws.register.laws
    counts = {law_id: sum(map(len, index[law_id].values())) for law_id in laws if law_id in index}
    yield _index_page(laws, counts)
    for law in laws.values():
        yield _law_page(library, law, index.get(law.id, {}))


def law_uri(law: Law) -> str:
    """The address of a law's page."""
    return f"{FOLDER}{law.id}/"


def _index_page(laws: dict[str, Law], counts: dict[str, int]) -> SitePage:
    t = words("zh")
    ranks: dict[str, list[Law]] = {}
    for law in sorted(laws.values(), key=lambda law: -counts.get(law.id, 0)):
        ranks.setdefault(law.rank, []).append(law)
    return SitePage(
        uri=FOLDER,
        language="zh",
        template="laws.html",
        title=t.laws,
        description=t.laws_intro,
        breadcrumbs=(Crumb(t.home, ""),),
        context={"ranks": ranks, "counts": counts, "law_uri": law_uri, "statuses": STATUS_NAMES},
    )


def _law_page(library: Library, law: Law, citing: dict[str, list[Citing]]) -> SitePage:
    t = words("zh")
    current = law.version(library.as_of)
    short = law.short
    cited = tuple(_cited_articles(current, citing))
    return SitePage(
        uri=law_uri(law),
        language="zh",
        template="law.html",
        title=f"《{short}》",
        description=f"{law.title}：{STATUS_NAMES[law.status]}；哪些文章引用了它的哪一条。",
        breadcrumbs=(Crumb(t.home, ""), Crumb(t.laws, FOLDER)),
        anchors=frozenset(f"art-{article.key}" for article in cited),
        context={
            "law": law,
            "current": current,
            "status": STATUS_NAMES[law.status],
            "database": _DATABASES.get(law.rank),
            "cited": cited,
            "whole": _crumbs(citing.get(WHOLE_LAW, [])),
            "linked_data": linked_data(law),
            "article_name": article_name,
        },
    )


def _cited_articles(version: Version, citing: dict[str, list[Citing]]) -> Iterator[CitedArticle]:
    keys = sorted((key for key in citing if key != WHOLE_LAW), key=parse_article_key)
    for key in keys:
        number, suffix = parse_article_key(key)
        name = article_name(number, suffix)
        yield CitedArticle(key, name, _size(version, number, suffix), _crumbs(citing[key]))


def _size(version: Version, number: int, suffix: int) -> str:
    """How many paragraphs and items an article has, where that was counted."""
    article = version.articles.get(number, suffix)
    if article is None or not article.paragraphs:
        return ""
    items = "、".join(
        f"第{paragraph}款有{count}项" for paragraph, count in enumerate(article.items, 1) if count
    )
    return f"{article.paragraphs}款" + (f"，{items}" if items else "")


def _crumbs(citing: list[Citing]) -> tuple[Crumb, ...]:
    """Each place once: the article and the question or section in it."""
    return tuple(dict.fromkeys(_crumb(each) for each in citing))


def _crumb(citing: Citing) -> Crumb:
    uri = article_uri(citing.document.path)
    if citing.heading is None:
        return Crumb(citing.document.title, uri)
    return Crumb(f"{citing.document.title}：{citing.heading.text}", f"{uri}#{citing.heading.id}")


def linked_data(law: Law) -> dict[str, Any]:
    """schema.org `Legislation`; what is not known is left out."""
    force = {
        Status.IN_FORCE: "InForce",
        Status.AMENDED: "InForce",
        Status.PARTLY_REPEALED: "PartiallyInForce",
        Status.REPEALED: "NotInForce",
    }.get(law.status)
    passed = next(
        (event.date for event in law.history if event.kind == "通过" and event.date), None
    )
    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": law.title,
        "alternateName": list(law.short_titles),
        "legislationType": law.rank,
        "legislationPassedBy": law.issuer,
        "legislationDate": passed.isoformat() if passed else None,
        "legislationLegalForce": f"https://schema.org/{force}" if force else None,
    }
    return {key: value for key, value in data.items() if value}
