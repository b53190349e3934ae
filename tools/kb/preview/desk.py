"""The library on the desk: kept in step with the files, one page rendered when it is asked for."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader

from kb.checks.run import run_checks
from kb.content.library import is_article, read_library
from kb.search.files import search_files
from kb.site.addresses import article_uri
from kb.site.articles import article_page
from kb.site.build import site_pages
from kb.site.files import site_files
from kb.site.helplines import helplines
from kb.site.pages import SitePage, root_of
from kb.site.regional import regional_tables
from kb.site.templates import equip
from kb.site.words import words
from kb.source.file import read_source
from kb.source.tree import FOLDERS, content_paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from kb.checks.finding import Finding
    from kb.content.library import Library

FINDINGS = "findings.html"
"""The address and the template of the list of everything that was found."""

Stamps = dict[str, tuple[int, int]]
"""Of each watched file: when it was changed, in nanoseconds, and its bytes."""

_HOMES = ("", "en/")
"""Pages that also show what there is beside them, and need all others."""


@dataclass
class _Made:
    """What was made from the present state; thrown away as a whole when a file changes."""

    pages: dict[str, SitePage] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] | None = None
    findings: list[Finding] | None = None
    by_uri: dict[str, str] = field(default_factory=dict)


class Desk:
    """One library, the pages made from it, and a number that grows with every change."""

    def __init__(self, root: Path, as_of: date, nav: Sequence[dict[str, str]]) -> None:
        self.root, self.as_of, self.nav = root, as_of, nav
        self.lock = threading.RLock()
        self.changed = threading.Condition()
        self.version = 0
        self.stamps = self._stamps()
        self.library: Library = read_library(root, as_of)
        self.made = _Made()
        self.templates = Environment(
            loader=FileSystemLoader(root / "overrides"), autoescape=True, auto_reload=True
        )
        equip(self.templates)

    def refresh(self) -> bool:
        """Read what has changed since the last time; whether anything had."""
        stamps = self._stamps()
        if stamps == self.stamps:
            return False
        paths = {path for path in stamps | self.stamps if stamps.get(path) != self.stamps.get(path)}
        with self.lock:
            self._read(
                paths, is_local=all(p in self.library.documents and p in stamps for p in paths)
            )
            self.stamps = stamps
        with self.changed:
            self.version += 1
            self.changed.notify_all()
        return True

    def _read(self, paths: set[str], *, is_local: bool) -> None:
        if is_local:
            for path in paths:
                self.library = self.library.with_text(read_source(self.root, path))
        else:
            self.library = read_library(self.root, self.as_of)
            equip(self.templates)
        tables = self.made.tables if is_local else {}
        self.made = _Made(tables=tables)

    def _stamps(self) -> Stamps:
        found = {}
        for path in content_paths(self.root, (*FOLDERS, "overrides")):
            try:
                status = (self.root / path).lstat()
            except OSError:  # it went away just now
                continue
            found[path] = (status.st_mtime_ns, status.st_size)
        return found

    def page(self, uri: str) -> str | None:
        """The HTML of the page at an address, with its findings; `None` where there is none."""
        with self.lock:
            if (view := self._view(uri)) is None:
                return None
            found = run_checks(self.library, [view.edit_path]) if view.edit_path else []
            return self._render(view, findings=found)

    def _view(self, uri: str) -> SitePage | None:
        made = self.made
        if uri not in made.pages and uri not in _HOMES and (path := self._path_of(uri)):
            document = self.library.documents[path]
            language = document.language
            if language not in made.tables:
                made.tables[language] = regional_tables(self.library, language)
            made.pages[uri] = article_page(self.library, document, made.tables[language])
        if uri not in made.pages:
            made.pages.update({page.uri: page for page in site_pages(self.library)})
        return made.pages.get(uri)

    def _path_of(self, uri: str) -> str:
        if not self.made.by_uri:
            self.made.by_uri = {article_uri(path): path for path in self.library.documents}
        return self.made.by_uri.get(uri, "")

    def all_findings(self) -> str:
        """The HTML of the list of everything that the checks find."""
        with self.lock:
            if self.made.findings is None:
                self.made.findings = run_checks(self.library)
            title = "全部检查结果"
            view = SitePage(FINDINGS, "zh", FINDINGS, title, title)
            return self._render(view, all_findings=self.made.findings)

    def _render(self, view: SitePage, **more: Any) -> str:
        context = {
            "config": {"site_url": "/"},
            "nav": self.nav if view.language == "zh" else [],
            "is_live": True,
            "view": view,
            "t": words(view.language),
            "root": root_of(view.uri),
            "helplines": helplines(self.library, view.language),
            "address_of": lambda path: article_uri(path) if is_article(path) else "",
            **view.context,
            **more,
        }
        return self.templates.get_template(view.template).render(context)

    def file(self, uri: str) -> bytes | None:
        """What is made beside the pages: the search index, feeds, open data."""
        with self.lock:
            if self.made.files is None:
                made = (*search_files(self.library), *site_files(self.library, "/"))
                self.made.files = dict(made)
            return self.made.files.get(uri)

    def path_of_file(self, uri: str) -> Path | None:
        """A file that is published as it is: an asset of the theme, or one beside the articles."""
        for path in (f"overrides/{uri}", f"docs/{uri}"):
            is_asset = path.startswith("overrides/assets/") or path in self.library.assets
            if path in self.stamps and is_asset and not (self.root / path).is_symlink():
                return self.root / path
        return None
