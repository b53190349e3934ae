"""A province, city or county in one HTML file, to be sent in a chat and read without a network."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader

from kb.content.types import MODELS, Article
from kb.content.types.explainer import Explainer
from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.site.addresses import article_uri, published_at
from kb.site.excerpt import box, excerpt, ids_of, sections
from kb.site.helplines import helplines
from kb.site.pages import root_of
from kb.site.policy import inlined, source_hash
from kb.site.station_rows import station_row
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.site.pages import SitePage, Uri

MOST_BYTES = 1_500_000
MOST_STATIONS = 300
"""Stations in a pack: about 120 KB.  A city or a county has a pack of its own."""
FOLDER = "pack/"
_NATIONAL = (Explainer.kind.name, Standard.kind.name, "form")
"""The kinds of which a pack also holds what applies everywhere."""
_FIRST = (Explainer.kind.name, "form", "station")
_LEVELS = 2
_STYLES = ("site", "form", "print", "pack")


class PackTooLargeError(Exception):
    """A pack has more than `MOST_BYTES`; the message names its largest parts."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set: its heading and short answer, then everything else."""

    id: str
    open_html: str
    full_html: str


@dataclass(frozen=True)
class Piece:
    """An article inside a pack."""

    id: str
    kind: str
    title: str
    summary: str
    reviewed: date
    review_by: date
    place: str
    html: str = ""
    questions: tuple[Question, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The id of its title."""
        return _heading(self.id)

    @property
    def size(self) -> int:
        """Bytes of its text."""
        texts = (self.html, *(q.open_html + q.full_html for q in self.questions))
        return sum(len(text.encode()) for text in texts)


class Packs:
    """Makes packs of one library; what applies everywhere is prepared once for all of them.

    `site_url` ends with a slash.  Links to what is not in a pack lead there, unless it is
    the placeholder: then their words remain.
    """

    def __init__(self, library: Library, pages: Iterable[SitePage], site_url: str) -> None:
        self.library = library
        self.pages = {page.uri: page for page in pages}
        self.site_url = published_at(site_url)
        self.templates = Environment(
            loader=FileSystemLoader(library.root / "overrides"),
            autoescape=True,
            trim_blocks=True,
        )

    def pack(self, region: str) -> bytes:
        """One self-contained HTML file.

        Raises:
            PackTooLargeError: it would have more than `MOST_BYTES`.

        """
        pieces = [*self._national, *self._local(region)]
        expected = sum(piece.size for piece in pieces)
        html = self._render(region, pieces).encode() if expected <= MOST_BYTES else b""
        if max(len(html), expected) > MOST_BYTES:
            raise PackTooLargeError(_too_large(pieces, max(len(html), expected)))
        return html

    @cached_property
    def _national(self) -> list[Piece]:
        return self._pieces(
            document
            for document in self._articles
            if _fields(document).region == NATION and _fields(document).kind.name in _NATIONAL
        )

    def _local(self, region: str) -> list[Piece]:
        """What lies within the place, and what applies to it because it lies within more."""
        regions = self.library.registry.regions
        above = {place.code for place in regions.lineage(region)} - {NATION}
        return self._pieces(
            document
            for document in self._articles
            if (code := _fields(document).region) in above
            or region in {place.code for place in regions.lineage(code)} - {NATION}
        )

    @cached_property
    def _articles(self) -> list[Document]:
        return [
            document
            for document in self.library.documents.values()
            if document.language == "zh" and isinstance(document.fields, Article)
        ]

    def _pieces(self, documents: Iterable[Document]) -> list[Piece]:
        chosen = {article_uri(document.path): document for document in documents}
        html = {uri: self._html(self.pages[uri]) for uri in chosen}
        ids = {uri: ids_of(text) for uri, text in html.items()}
        return [
            self._piece(document, html[uri], _Links(uri, ids, self))
            for uri, document in chosen.items()
        ]

    def _html(self, page: SitePage) -> str:
        """What the page itself shows of an article, without what frames it."""
        return self._template("pack-article.html", page)

    def _template(self, name: str, page: SitePage) -> str:
        own = {"view": page, "t": words(page.language), "root": root_of(page.uri)}
        return self.templates.get_template(name).render(**own, **page.context)

    def _piece(self, document: Document, html: str, links: _Links) -> Piece:
        fields = _fields(document)
        text = excerpt(html, f"{links.key}.", _LEVELS, links.redirect, _heading(links.key))
        intro, *rest = sections(text, 2 + _LEVELS) if isinstance(fields, Explainer) else [text]
        return Piece(
            id=links.key,
            kind=fields.kind.name,
            title=document.title,
            summary=fields.summary,
            reviewed=fields.reviewed,
            review_by=fields.review_by,
            place="" if fields.region == NATION else self._name(fields.region),
            html=intro,
            questions=tuple(_question(part) for part in rest),
            terms=tuple(document.body.terms),
        )

    def _name(self, region: str) -> str:
        return self.library.registry.regions.full_name(region)

    def _render(self, region: str, pieces: list[Piece]) -> str:
        css, script = self.inlined
        by_slug = self.library.registry.glossary.by_slug
        used = sorted({slug for piece in pieces for slug in piece.terms})
        valid_until = min((piece.review_by for piece in pieces), default=self.library.as_of)
        return self.templates.get_template("pack.html").render(
            t=words("zh"),
            place=self._name(region),
            lines=helplines(self.library, "zh", region),
            built=self.library.as_of,
            valid_until=valid_until,
            is_overdue=valid_until < self.library.as_of,
            groups=list(_groups(pieces)),
            **self._stations(region),
            terms=[by_slug[slug] for slug in used],
            site_url=self.site_url,
            css=css,
            script=script,
            css_hash=source_hash(css),
            script_hash=source_hash(script),
        )

    def _stations(self, region: str) -> dict[str, object]:
        """The stations of the place; of very many those that somebody has verified come first."""
        found = sorted(
            self.library.registry.stations.by_region(region),
            key=lambda each: (each.verified_on is None, each.region, each.name, each.id),
        )
        rows = [station_row(self.library, each, "zh", region) for each in found[:MOST_STATIONS]]
        return {"stations": rows, "stations_left_out": len(found) - len(rows)}

    @cached_property
    def inlined(self) -> tuple[str, str]:
        """The style sheet and the script that every pack carries: it looks as the site does."""
        site, form, paper, own = (inlined(self._text(f"assets/css/{n}.css")) for n in _STYLES)
        return f"{site}{form}@media print{{{paper}}}{own}", self._text("assets/js/pack.js")

    def _text(self, name: str) -> str:
        assert self.templates.loader  # noqa: S101 — given in `__init__`
        return self.templates.loader.get_source(self.templates, name)[0]


class _Links:
    """Where the links of one article of a pack lead."""

    def __init__(self, uri: Uri, ids: dict[Uri, set[str]], packs: Packs) -> None:
        self.uri = uri
        self.key = _key(uri)
        self.ids = ids
        self.packs = packs

    def redirect(self, address: str) -> str:
        """Into the pack, else to the site where it has a home, else nowhere."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return address
        anchor = unquote(parts.fragment)
        if not parts.path and anchor.startswith("term-"):
            return address
        uri = unquote(urljoin(f"/{self.uri}", parts.path)[1:]) if parts.path else self.uri
        if uri in self.ids and (not anchor or anchor in self.ids[uri]):
            return f"#{_key(uri)}" + (f".{quote(anchor)}" if anchor else "")
        if not self.packs.site_url or (uri not in self.packs.pages and uri.endswith("/")):
            return ""
        return f"{self.packs.site_url}{quote(uri)}" + (f"#{parts.fragment}" if anchor else "")


def region_packs(packs: Packs, codes: Iterable[str]) -> Iterator[tuple[Uri, bytes]]:
    """The packs of some places; those that would be too large are left out."""
    for code in codes:
        try:
            yield f"{FOLDER}{code}.html", packs.pack(code)
        except PackTooLargeError:
            continue


def _question(html: str) -> Question:
    """A section without its heading's id, which the section itself carries."""
    (found,) = list(ids_of(html.split("</h", 1)[0])) or [""]
    heading, _, text = html.partition("\n")
    short, rest = box(text, "short")
    return Question(found, heading.replace(f' id="{found}"', "", 1) + short, rest)


def _groups(pieces: list[Piece]) -> Iterator[tuple[str, str, list[Piece]]]:
    """Kind, its title, and its pieces: first what most people open a pack for."""
    by_kind: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_kind[piece.kind].append(piece)
    order = dict.fromkeys((*_FIRST, *MODELS))
    for name in order:
        if name in by_kind and issubclass(model := MODELS[name], Article):
            yield name, model.kind.zh, by_kind[name]


def _too_large(pieces: list[Piece], total: int) -> str:
    largest = sorted(pieces, key=lambda piece: (-piece.size, piece.id))[:5]
    parts = "；".join(f"{piece.title} {piece.size // 1000} KB" for piece in largest)
    return f"一共 {total / 1e6:.1f} MB，超过 {MOST_BYTES / 1e6:.1f} MB。最大的几篇：{parts}"


def _key(uri: Uri) -> str:
    """An article's id in a pack.  File names have no `_` and no dot, so no two are alike."""
    return uri.strip("/").replace("/", "_")


def _heading(key: str) -> str:
    """The id of an article's title.  No key is `title`, so that no id within an article is it."""
    return f"title.{key}"


def _fields(document: Document) -> Article:
    assert isinstance(document.fields, Article)  # noqa: S101 — `_articles` chose them
    return document.fields
