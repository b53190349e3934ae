"""Reading without a network: the service worker's list, and what a reader of a province keeps."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from kb.content.types import Article
from kb.registry.regions import NATION
from kb.site.finder_data import province_uris
from kb.site.helplines import PATH as HOTLINES
from kb.site.helplines import helplines
from kb.site.pack import FOLDER as PACKS
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kb.content.library import Library

    Read = Callable[[Uri], bytes | None]
    """Gives the bytes of a published file; `None` where there is none."""


URI = "offline/"
WORKER = "sw.js"
WORKER_SOURCE = "assets/js/worker.js"
WORKER_OFF = "assets/js/worker-off.js"
SEARCH = "search/zh/"
_SCRIPTS = ("search.js", "search-results.js", "search-page.js", "search-box.js")
SHELL = (
    *("", "search/", HOTLINES, URI),
    *(f"assets/js/{name}" for name in _SCRIPTS),
    *(f"{SEARCH}{name}" for name in ("base.js", "lexicon.js")),
)
"""What is saved on a first visit beside the page itself; what these pages load is added."""
_LATER = ("assets/js/search-pinyin.js", "search/traditional.js", "assets/js/finder-map.js")
"""What some questions need beside the index of a province, and what is fetched when opened."""

_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script(?: defer| async)? src)="([^":?#]+)"')


def offline_page(library: Library) -> SitePage:
    """The page on which a reader chooses a province to keep."""
    t = words("zh")
    return SitePage(
        uri=URI,
        language="zh",
        template="offline.html",
        title=t.offline,
        description=t.offline_intro,
        breadcrumbs=(Crumb(t.home, ""),),
        context={"provinces": provinces(library)},
        region=NATION,
    )


@dataclass(frozen=True, slots=True)
class _PackLink:
    title: str
    uri: Uri
    kilobytes: int


def with_packs(page: SitePage, packs: Mapping[Uri, bytes]) -> SitePage:
    """The page with links to the single files, and how large they are."""
    links = [
        _PackLink(province.title, uri, -(-len(packs[uri]) // 1000))
        for province in page.context["provinces"]
        if (uri := f"{PACKS}{province.uri}.html") in packs
    ]
    return replace(page, context={**page.context, "packs": links})


def provinces(library: Library) -> list[Crumb]:
    """The provinces that have Chinese articles, as name and code."""
    found = {
        f"{document.fields.region[:2]}0000"
        for document in library.documents.values()
        if document.language == "zh" and isinstance(document.fields, Article)
    }
    name = library.registry.regions.full_name
    return [Crumb(name(code), code) for code in sorted(found - {NATION})]


def kept_pages(pages: Iterable[SitePage], places: Iterable[Crumb]) -> dict[str, list[Uri]]:
    """The Chinese pages that a reader of each province keeps: the whole country's and its own."""
    found: dict[str, list[Uri]] = {}
    for page in pages:
        if page.region and page.language == "zh":
            found.setdefault(f"{page.region[:2]}0000", []).append(page.uri)
    nation = found.get(NATION, [])
    return {place.uri: [*nation, *found.get(place.uri, [])] for place in places}


def region_file(code: str) -> Uri:
    """The search index of what a reader of a province keeps."""
    return f"{SEARCH}region/{code}.js"


def offline_files(
    library: Library, kept: Mapping[str, Sequence[Uri]], read: Read
) -> Iterator[tuple[Uri, bytes]]:
    """The service worker, and for each province the list of what is kept.

    `kept` are its pages, by its code.  The same site gives the same bytes.
    """
    files = _Files(read)
    yield WORKER, _worker(library, files)
    summary = {}
    for code, pages in kept.items():
        found = files.with_loaded(
            [*SHELL, *pages, *_LATER, region_file(code), *province_uris(library, code)]
        )
        yield f"{URI}{code}.json", _compact([[file.uri, file.size, file.hash] for file in found])
        summary[code] = {
            "bytes": sum(file.size for file in found),
            "pages": sum(file.is_page for file in found),
            "lines": _local_lines(library, code),
        }
    yield f"{URI}regions.json", _compact(summary)


def worker_off(read: Read) -> Iterator[tuple[Uri, bytes]]:
    """In place of the service worker one that takes it back."""
    yield WORKER, read(WORKER_OFF) or b""


@dataclass(frozen=True, slots=True)
class _File:
    uri: Uri
    size: int
    """Bytes of the download: what a server sends that compresses with gzip."""
    hash: str

    @property
    def is_page(self) -> bool:
        return not self.uri or self.uri.endswith("/")


class _Files:
    """The files of a built site, each looked at once."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.file = cache(self._file)
        self.loads = cache(self._loads)

    def with_loaded(self, addresses: Iterable[Uri]) -> list[_File]:
        """Those of the files that are there, then what their pages load, each once."""
        wanted = dict.fromkeys(addresses)
        wanted.update(dict.fromkeys(asset for uri in list(wanted) for asset in self.loads(uri)))
        return [found for uri in wanted if (found := self.file(uri))]

    def _bytes(self, uri: Uri) -> bytes | None:
        return self.read(f"{uri}index.html" if not uri or uri.endswith("/") else uri)

    def _file(self, uri: Uri) -> _File | None:
        data = self._bytes(uri)
        if data is None:
            return None
        return _File(uri, _gzip_size(data), sha256(data).hexdigest()[:12])

    def _loads(self, uri: Uri) -> tuple[Uri, ...]:
        """The style sheets and scripts of a page, as addresses from the root."""
        if uri and not uri.endswith("/"):
            return ()
        html = (self._bytes(uri) or b"").decode("utf-8", "replace")
        return tuple(urljoin(f"/{uri}", found)[1:] for found in _LOADED.findall(html))


def _worker(library: Library, files: _Files) -> bytes:
    source = files.read(WORKER_SOURCE) or b""
    shell = files.with_loaded(SHELL)
    parts = [source, *(f"{found.uri} {found.hash}".encode() for found in shell)]
    build = {
        "version": sha256(b"\n".join(parts)).hexdigest()[:12],
        "shell": [found.uri for found in shell],
        "absent": _absent(library),
    }
    return b"const BUILD = " + _compact(build) + b";\n" + source


def _absent(library: Library) -> str:
    """The page that stands for one that is not saved; `{home}` becomes the site's address."""
    t = words("zh")
    lines = "".join(
        f'<li><a href="tel:{line.dial}">{line.number} {escape(line.name)}</a> '
        f"{escape(line.purpose)}</li>"
        for line in helplines(library, "zh")
    )
    ways = ((t.home, ""), (t.hotlines, HOTLINES), (t.offline, URI))
    links = " ".join(f'<a href="{{home}}{uri}">{escape(title)}</a>' for title, uri in ways)
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        "<style>body{font:1.06rem/1.9 system-ui,sans-serif;margin:0 auto;padding:0 1rem;"
        "max-width:44rem}h1{font-size:1.6rem;line-height:1.35}"
        "a{display:inline-block;padding:.4rem .4rem .4rem 0}</style>"
        f"<title>{escape(t.not_saved)}</title><main><h1>{escape(t.not_saved)}</h1>"
        f"<p>{escape(t.not_saved_help)}</p><ul>{lines}</ul>"
        f'<p><a href="">{escape(t.try_again)}</a> {links}</p></main></html>'
    )


def _local_lines(library: Library, code: str) -> list[list[str]]:
    """The numbers of a province itself: what is dialled, and what is shown."""
    lines = [line for line in helplines(library, "zh", code) if line.place]
    return [[line.dial, f"{line.number} {line.place}{line.name}"] for line in lines]


def _gzip_size(data: bytes) -> int:
    """What is sent at most: servers press no less than the weakest level."""
    return len(zlib.compress(data, 1, 31))


def _compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
