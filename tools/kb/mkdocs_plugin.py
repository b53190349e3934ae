"""The adapter to MkDocs: the only file that imports it.

Everything a page says comes from `kb.site` as plain values.  This file hands
those to MkDocs' public events, so that MkDocs, or ProperDocs in its place,
writes them through the templates in `overrides/`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from kb.checks.run import run_checks
from kb.content.library import read_library
from kb.publication import (
    replaced,
    write_beside_pages,
    write_compressed,
    write_files,
    write_offline,
    write_worker_off,
)
from kb.site.build import site_pages
from kb.site.compress import bare_script
from kb.site.helplines import helplines
from kb.site.offline import URI as OFFLINE
from kb.site.offline import provinces, with_packs
from kb.site.pack import Packs, region_packs
from kb.site.pages import missing_page, root_of
from kb.site.policy import HEADERS, content_policy, headers_file, inlined
from kb.site.templates import equip
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from kb.content.library import Library
    from kb.site.downloads import Downloads
    from kb.site.pages import SitePage, Uri

log = get_plugin_logger(__name__)

WATCHED = ("cases", "data")
"""Content folders that MkDocs does not watch by itself."""


class BuildError(Exception):
    """The host refused the pages; the message is its own."""


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The plugin has none: what to build is content, not configuration."""


class GongyouPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """Feeds the library's pages to the host."""

    library: Library | None = None
    pages: dict[str, SitePage]
    policy = ""
    made_packs: Packs | None = None
    packs: dict[Uri, bytes]
    is_given = False
    is_preview = False
    downloads: Downloads = MappingProxyType({})
    files: Mapping[Uri, bytes] = MappingProxyType({})

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note the command; having this event keeps the instance alive between rebuilds."""
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the library, unless it was given or another language is being added."""
        if self.is_given or _is_further_language(config):
            return
        root = Path(config.config_file_path or "").parent
        self.library = read_library(root, date.today())  # noqa: DTZ011 — a host run is at the door
        for found in run_checks(self.library):
            report = log.warning if found.severity == "error" else log.info
            report(f"{found.span}: [{found.check}] {found.message}。{found.help}")

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Make all pages once for all languages."""
        if self.library and not _is_further_language(config):
            self.pages = {page.uri: page for page in site_pages(self.library)}
            self.made_packs = Packs(self.library, self.pages.values(), config.site_url or "")
            places = (place.uri for place in provinces(self.library))
            self.packs = dict(region_packs(self.made_packs, places))
            self.pages[OFFLINE] = with_packs(self.pages[OFFLINE], self.packs)

    @event_priority(50)
    def _drop_articles(self, files: Files, **_: Any) -> Files:
        """Articles come from the library; MkDocs and its other plugins see only assets."""
        return Files([file for file in files if not file.is_documentation_page()])

    @event_priority(-200)
    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """After mkdocs-static-i18n (-100), which would drop files from outside `docs/`."""
        language = _language(config)
        for page in self.pages.values():
            if page.language == language:
                files.append(_file(page, config))
        return files

    @event_priority(-200)
    def _shorten_assets(self, files: Files, **_: Any) -> Files:
        """Readers get them without comments; a preview has them as they are written.

        After mkdocs-static-i18n too, which knows files by their place on the disk only.
        """
        if not self.is_preview:
            for file in files.javascript_files():
                file.content_string = bare_script(file.content_string)
            for file in files.css_files():
                file.content_string = inlined(file.content_string)
        return files

    on_files = CombinedEvent(_drop_articles, _add_pages, _shorten_assets)

    def on_page_read_source(self, **_: Any) -> str:
        """There is no file to open; the text has been read."""
        return ""

    def on_page_markdown(self, _markdown: str, page: Page, **_: Any) -> str:
        """Nothing for Python-Markdown to do; remember which page this is."""
        view = self.pages[_uri(page.file)]
        page.meta = {"title": view.title, "template": view.template}
        return ""

    @event_priority(100)
    def on_page_content(self, _html: str, page: Page, files: Files, **_: Any) -> str:
        """What the host needs to validate anchors; the templates take the HTML from the view."""
        view = self.pages[_uri(page.file)]
        page.present_anchor_ids = set(view.anchors)
        page.links_to_anchors = _links_to_anchors(view, files)
        return ""

    def on_env(self, env: jinja2.Environment, **_: Any) -> None:
        """Escape by default: every string of a page may come from a stranger."""
        inline = equip(env)
        pack_style, pack_script = self.made_packs.inlined if self.made_packs else ("", "")
        styles = (each.style for each in inline)
        self.policy = content_policy([*styles, pack_style], [inline[0].script, pack_script])

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """What the templates read."""
        view = self.pages[_uri(page.file)]
        edit_url = f"{config.edit_uri}{view.edit_path}" if view.edit_path else None
        # The host's live reload is an inline script, which the policy of a published page forbids.
        ours = {
            "is_preview": self.is_preview,
            "has_worker": self._has_worker(config),
            "view": view,
            "t": words(view.language),
            "edit_url": edit_url,
            "downloads": self.downloads.get(view.prints_of or view.edit_path or "", ()),
            "helplines": helplines(self.library, view.language) if self.library else [],
            **view.context,
        }
        return cast("TemplateContext", {**context, "root": root_of(view.uri), **ours})

    def on_template_context(
        self, context: TemplateContext, /, *, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """For 404.html and sitemap.xml, which belong to no page of ours."""
        ours = {
            "root": urlsplit(config.site_url or "").path,
            "is_preview": self.is_preview,
            "view": missing_page(),
            "t": words("zh"),
            "english": words("en"),
            "helplines": helplines(self.library, "zh") if self.library else [],
            "site_pages": list(self.pages.values()),
        }
        return cast("TemplateContext", {**context, **ours})

    def on_post_template(self, output: str, /, *, config: MkDocsConfig, **_: Any) -> str:
        """They are written once, in the first language: the host skips an empty one."""
        return "" if _is_further_language(config) else output

    def _write_files(self, /, config: MkDocsConfig, **_: Any) -> None:
        """Write what is not a page."""
        if self.library and not _is_further_language(config):
            site = Path(config.site_dir)
            write_beside_pages(site, self.library, config.site_url or "")
            write_files(site, self.packs.items())
            write_files(site, self.files.items())
            if self._has_worker(config):
                write_offline(site, self.library, self.pages.values())
            else:
                write_worker_off(site)
            write_files(site, [(HEADERS, headers_file(self.policy))])

    @event_priority(-300)
    def _compress(self, /, config: MkDocsConfig, **_: Any) -> None:
        """After mkdocs-static-i18n (-100), which writes the pages of the other languages."""
        if not self.is_preview and not _is_further_language(config):
            write_compressed(Path(config.site_dir))

    on_post_build = CombinedEvent(_write_files, _compress)

    def _has_worker(self, config: MkDocsConfig) -> bool:
        """Whether pages may be kept; a preview must always show the newest."""
        return bool(config.extra.get("offline", True)) and not self.is_preview

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
        """Preview articles outside `docs/` too."""
        for folder in WATCHED:
            server.watch(str(Path(config.config_file_path or "").parent / folder))


def publish(
    library: Library,
    site: Path,
    files: Mapping[Uri, bytes] = MappingProxyType({}),
    downloads: Downloads = MappingProxyType({}),
) -> int:
    """Build into a folder beside `site` and put it in place when it is complete.

    `files` are published beside the pages, `downloads` offered on the pages of articles.
    Returns the number of pages.

    Raises:
        BuildError: the host warned or failed; `site` is as it was.

    """
    with replaced(site.resolve()) as staging:
        return _build(library, staging, files, downloads)


def _build(library: Library, folder: Path, files: Mapping[Uri, bytes], downloads: Downloads) -> int:
    try:
        config = load_config(str(library.root / "mkdocs.yml"), strict=True, site_dir=str(folder))
        plugin = cast("GongyouPlugin", config.plugins["gongyou"])
        plugin.library, plugin.is_given = library, True
        plugin.files, plugin.downloads = files, downloads
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:
        # Whatever the host, a plugin or a template raises: the previous site must stay.
        message = f"{type(error).__name__}: {error}"
        raise BuildError(message) from error
    return len(plugin.pages)


def site_url(root: Path) -> str:
    """The address at which the site is published, with a slash at its end.

    Raises:
        BuildError: the host cannot read its settings.

    """
    try:
        return load_config(str(root / "mkdocs.yml")).site_url or ""
    except (ConfigurationError, SystemExit) as error:
        raise BuildError(str(error)) from error


def navigation(root: Path) -> list[dict[str, str]]:
    """The entries of the menu, as the templates take them.

    Raises:
        BuildError: the host cannot read its settings.

    """
    try:
        entries = load_config(str(root / "mkdocs.yml")).nav or []
    except (ConfigurationError, SystemExit) as error:
        raise BuildError(str(error)) from error
    pairs = [pair for entry in entries for pair in entry.items()]
    return [{"title": title, "url": path.removesuffix("index.md")} for title, path in pairs]


def _links_to_anchors(view: SitePage, files: Files) -> dict[File, dict[str, str]]:
    """A page's links with anchors, in the form in which the host validates them."""
    found: dict[File, dict[str, str]] = {}
    for uri, anchor in view.anchor_links:
        if file := files.src_uris.get(f"{_bare(uri, view)}index.md"):
            found.setdefault(file, {})[anchor] = f"{uri}#{anchor}"
    return found


def _file(page: SitePage, config: MkDocsConfig) -> File:
    """A file of the host that stands for a page of ours."""
    file = File.generated(
        config, f"{_bare(page.uri, page)}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    file.dest_uri = f"{page.uri}index.html"
    return file


def _bare(uri: str, page: SitePage) -> str:
    """An address without its language folder: the host's navigation names pages that way."""
    return uri if page.language == "zh" else uri.removeprefix(f"{page.language}/")


def _uri(file: File) -> str:
    return file.dest_uri.removesuffix("index.html")


def _language(config: MkDocsConfig) -> str:
    i18n = config.plugins.get("i18n")
    return str(i18n.current_language) if i18n else "zh"


def _is_further_language(config: MkDocsConfig) -> bool:
    """Whether this is the build of another language, nested in the first one's."""
    i18n = config.plugins.get("i18n")
    return bool(i18n and i18n.building)
