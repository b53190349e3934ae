"""A whole handout as one Typst source: cover, contents, articles, appendix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb import __version__
from kb.content.types import Article
from kb.content.types.course import Course
from kb.print.appendix import appendix
from kb.print.editions import for_edition
from kb.print.literal import string
from kb.print.particulars import after_text, before_text
from kb.print.typst import Walker
from kb.registry.regions import NATION
from kb.site.addresses import article_uri
from kb.site.qr import qr_code
from kb.site.words import words

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.print.editions import Edition
    from kb.print.recipe import Recipe

NO_ADDRESS: Final = "网址：网站还没有正式网址，所以没有二维码"
_MOST_IN_CONTENTS: Final = {"a4": 90, "a5": 40}
"""Sections that the contents name, by the size of the paper: about two pages of them."""


@dataclass(frozen=True)
class Composition:
    """The markup, without the template, and what stands in the way of printing it."""

    markup: str
    findings: tuple[Finding, ...]


def compose(library: Library, recipe: Recipe, edition: Edition, site_url: str) -> Composition:
    """The source of one edition; `site_url` is what `published_at` gives."""
    names = {document.path: f"a{n}" for n, document in enumerate(recipe.documents)}
    walkers = [Walker(library, each, edition, names, site_url) for each in recipe.documents]
    printed = [(each, for_edition(each.tokens(), edition)) for each in recipe.documents]
    pages = [
        _begin(walkers[0], recipe),
        _cover(walkers[0], recipe),
        f"#contents({_depth(walkers[0].edition, recipe)})\n",
        *(_article(walker, tokens) for walker, (_, tokens) in zip(walkers, printed, strict=True)),
        appendix(walkers[0], printed),
    ]
    findings = {finding: None for walker in walkers for finding in walker.findings}
    return Composition("".join(pages), tuple(findings))


def _begin(walker: Walker, recipe: Recipe) -> str:
    edition = walker.edition
    settings = {
        "title": string(recipe.title),
        "edition": string(edition.zh),
        "paper": string(edition.paper),
        "size": f"{edition.points}pt",
        "margin": f"{edition.margin}mm",
        "is-sans": flag(edition.is_sans),
        "dates": string("　".join(f"{name}{day}" for name, day in dates_of(recipe))),
        "is-overdue": flag(recipe.is_overdue(walker.library.as_of)),
    }
    return f"#show: handout.with({arguments(settings)})\n"


def _depth(edition: Edition, recipe: Recipe) -> int:
    """How deep the contents go: sections too, unless that would fill several pages."""
    sections = [h for each in recipe.documents for h in each.body.headings if h.level == 2]
    return 2 if len(sections) <= _MOST_IN_CONTENTS[edition.paper] else 1


def dates_of(recipe: Recipe) -> list[tuple[str, str]]:
    """When it was checked and until when it may be used; nothing where nothing is dated."""
    if not recipe.reviewed or not recipe.review_by:
        return []
    return [("核对于 ", f"{recipe.reviewed}"), ("请勿在 ", f"{recipe.review_by} 之后使用")]


def _cover(walker: Walker, recipe: Recipe) -> str:
    document = recipe.documents[0]
    lines = [("版本", __version__), *((n.strip(), day) for n, day in dates_of(recipe))]
    if course := recipe.course:
        lines.insert(0, ("适合", course.audience))
    settings = {
        "title": string(recipe.title),
        "edition": f"[{walker.words(walker.edition.zh)}]",
        "summary": f"[{walker.words(document.fields.summary if document.fields else '')}]",
        "lines": "(" + "".join(_pair(walker, name, value) for name, value in lines) + ")",
        "note": f"[{walker.words(words('zh').not_advice)}]",
        "code": code_of(walker, document),
    }
    return f"#cover({arguments(settings)})\n"


def _pair(walker: Walker, name: str, value: str) -> str:
    return f"([{walker.words(name)}], [{walker.words(value)}]), "


def _article(walker: Walker, tokens: list[Token]) -> str:
    document = walker.document
    settings = {
        "lines": "(" + "".join(f"[{walker.words(line)}], " for line in _lines(walker)) + ")",
        "lead": f"[{walker.kai(document.fields.summary if document.fields else '')}]",
        "code": code_of(walker, document),
        "address": f"[{walker.words(address_of(walker, document))}]",
    }
    body = "".join(
        (
            before_text(walker, document.fields),
            walker.write(tokens),
            after_text(walker, document.fields),
        )
    )
    title = walker.words(document.title)
    return f"#article({string(walker.name)}, [{title}], {arguments(settings)})[\n{body}]\n"


def _lines(walker: Walker) -> list[str]:
    """Kind, place and dates of one article."""
    fields = walker.document.fields
    if not isinstance(fields, Article):
        return []
    regions = walker.library.registry.regions
    place = words("zh").for_all if fields.region == NATION else regions.full_name(fields.region)
    kind = fields.kind.zh
    if isinstance(fields, Course) and walker.edition.has_answers:
        kind = f"{kind}，{fields.minutes} 分钟"
    dates = f"核对于 {fields.reviewed}　请勿在 {fields.review_by} 之后使用"
    return [f"{kind}　{place}", dates]


def address_of(walker: Walker, document: Document) -> str:
    """The address as people type it."""
    if not walker.site_url:
        return NO_ADDRESS
    return f"网址：{walker.site_url.partition('://')[2]}{article_uri(document.path)}"


def code_of(walker: Walker, document: Document, size: str = "22mm") -> str:
    """A code that leads to the page; none to an address that leads nowhere."""
    if not walker.site_url:
        return "none"
    address = walker.site_url + article_uri(document.path)
    return f"code-of({string(qr_code(address))}, {string(f'二维码：{address}')}, size: {size})"


def arguments(settings: dict[str, str]) -> str:
    """Named arguments of a function of the templates; the values are markup already."""
    return ", ".join(f"{name}: {value}" for name, value in settings.items())


def flag(value: bool) -> str:  # noqa: FBT001 — a value to write, not a switch
    """A Typst boolean."""
    return "true" if value else "false"
