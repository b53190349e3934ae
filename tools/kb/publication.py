"""The folder of the published site: put in place when complete, filled, and compressed."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from kb.search.files import search_files
from kb.search.region import region_search_files
from kb.site.compress import TEXT, compressed
from kb.site.files import site_files
from kb.site.offline import kept_pages, offline_files, provinces, worker_off

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from kb.content.library import Library
    from kb.site.pages import SitePage, Uri

_WORKERS = 2
"""Threads that compress; zlib and Brotli let go of the interpreter's lock."""


@contextmanager
def replaced(site: Path) -> Iterator[Path]:
    """An empty folder beside `site` that takes its place if all goes well, and goes if not."""
    staging = site.with_name(f".{site.name}-new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        yield staging
        _put_in_place(staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _put_in_place(staging: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def write_beside_pages(site: Path, library: Library, site_url: str) -> None:
    """Write what is published beside the pages."""
    write_files(site, site_files(library, site_url))
    write_files(site, search_files(library))


def write_offline(site: Path, library: Library, pages: Collection[SitePage]) -> None:
    """Write what phones keep.  Comes last: it says which files there are, and how large."""
    kept = kept_pages(pages, provinces(library))
    write_files(site, region_search_files(library, kept))
    write_files(site, offline_files(library, kept, partial(_published, site)))


def write_worker_off(site: Path) -> None:
    """Write the service worker that takes an earlier one back."""
    write_files(site, worker_off(partial(_published, site)))


def write_files(site: Path, files: Iterable[tuple[Uri, bytes]]) -> None:
    """Write files at their addresses."""
    for address, content in files:
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_compressed(site: Path) -> None:
    """Put a compressed copy beside every file that shrinks."""
    files = [path for path in site.rglob("*") if path.suffix in TEXT]
    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(_write_compressed, files))


def _published(site: Path, uri: Uri) -> bytes | None:
    path = site / uri
    return path.read_bytes() if path.is_file() else None


def _write_compressed(path: Path) -> None:
    for ending, copy in compressed(path.read_bytes()):
        path.with_name(path.name + ending).write_bytes(copy)
