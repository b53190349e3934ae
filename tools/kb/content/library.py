"""Everything there is to publish, read once."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kb.content.annotation import Annotator
from kb.content.document import Document, read_document
from kb.content.markdown.render import RENDERED_WORDS
from kb.registry import (
    exceptions,
    glossary,
    holidays,
    laws,
    lexicon,
    outside_links,
    redirects,
    region_boxes,
    regional,
    regions,
    services,
    sources,
    stations,
    systems,
    vocabulary,
)
from kb.registry.originals import Originals
from kb.source.file import link_fault, read_source
from kb.source.tree import content_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from kb.registry.exceptions import Exceptions
    from kb.registry.glossary import Glossary
    from kb.registry.holidays import Holidays
    from kb.registry.laws import Laws
    from kb.registry.lexicon import Lexicon
    from kb.registry.outside_links import OutsideLinks
    from kb.registry.redirects import Redirects
    from kb.registry.region_boxes import RegionBoxes
    from kb.registry.regional import RegionalTables
    from kb.registry.regions import Regions
    from kb.registry.services import Services
    from kb.registry.sources import Sources
    from kb.registry.stations import Stations
    from kb.registry.systems import Coverage
    from kb.registry.vocabulary import Vocabulary
    from kb.source.fault import Fault
    from kb.source.file import SourceFile

    Progress = Callable[[list[str]], Iterable[str]]

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Registry:
    """The data files as values."""

    vocabulary: Vocabulary
    regions: Regions
    sources: Sources
    exceptions: Exceptions
    laws: Laws
    glossary: Glossary
    regional: RegionalTables
    services: Services
    coverage: Coverage
    lexicon: Lexicon
    redirects: Redirects
    outside_links: OutsideLinks
    holidays: Holidays
    stations: Stations
    boxes: RegionBoxes
    files: tuple[SourceFile, ...] = ()

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the data files."""
        parts = (
            self.vocabulary,
            self.regions,
            self.sources,
            self.exceptions,
            self.laws,
            self.glossary,
            self.regional,
            self.services,
            self.coverage,
            self.lexicon,
            self.redirects,
            self.outside_links,
            self.holidays,
            self.stations,
            self.boxes,
        )
        return tuple(fault for part in parts for fault in part.faults)


@dataclass(frozen=True)
class Library:
    """All articles, all data, and the day on which they are judged."""

    root: Path
    as_of: date
    registry: Registry
    documents: dict[str, Document]
    assets: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    """What is wrong with the assets, which are published as they are."""
    tables: tuple[SourceFile, ...] = ()
    """Data files that the registry does not know."""
    originals: Originals = field(default_factory=Originals)
    """The texts that articles were written from, where they are at hand."""
    published: frozenset[str] = frozenset()
    """The paths that readers may hold, old ones too, where the published version is at hand."""

    @property
    def files(self) -> Iterator[SourceFile]:
        """Everything that people write: articles, then data."""
        yield from (document.source for document in self.documents.values())
        yield from self.registry.files
        yield from self.tables

    def with_text(self, source: SourceFile) -> Library:
        """The same library in which one article has another text."""
        known = self.documents.get(source.path) or next(iter(self.documents.values()))
        document = Document(source, known.labels, known.annotator)
        return replace(self, documents={**self.documents, source.path: document})

    def translation(self, document: Document, language: str) -> Document | None:
        """The version of an article in a language, itself included."""
        stem, _ = posixpath.splitext(document.original_path)
        path = f"{stem}.md" if language == "zh" else f"{stem}.{language}.md"
        return self.documents.get(path)

    @cached_property
    def _by_path(self) -> dict[str, SourceFile]:
        return {file.path: file for file in self.files}

    def line_text(self, path: str, line: int) -> str:
        """A line of a file that was read, for showing it; empty for any other."""
        source = self._by_path.get(path)
        return source.line_text(line) if source and line <= len(source.line_starts) else ""

    def resolve(self, document: Document, address: str) -> str:
        """The repository path that a relative address in an article points to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(document.path), address))


def read_registry(root: Path, as_of: date) -> Registry:
    """Read the data files that everything else relies on."""
    paths = (
        vocabulary.PATH,
        regions.PATH,
        sources.PATH,
        exceptions.PATH,
        glossary.PATH,
        services.PATH,
        systems.SYSTEMS,
        systems.ARTICLES,
        lexicon.PATH,
        redirects.PATH,
        outside_links.PATH,
        holidays.PATH,
        region_boxes.PATH,
    )
    files = tuple(read_source(root, path) for path in paths)
    places = regions.read_regions(files[1])
    law_files, tables = (
        tuple(
            read_source(root, path)
            for path in content_paths(root, (folder,))
            if path.endswith(".yml")
        )
        for folder in (laws.FOLDER, regional.FOLDER)
    )
    known = laws.read_laws(law_files)
    words = vocabulary.read_vocabulary(files[0])
    directory = tuple(
        read_source(root, path, stations.MAX_BYTES)
        for path in content_paths(root, (stations.FOLDER,))
        if path.endswith(stations.SUFFIX)
    )
    return Registry(
        words,
        places,
        sources.read_sources(files[2]),
        exceptions.read_exceptions(files[3]),
        known,
        glossary.read_glossary(files[4]),
        regional.read_regional(tables, known.register, as_of),
        services.read_services(files[5], places, as_of),
        systems.read_coverage(files[6], files[7]),
        lexicon.read_lexicon(files[8]),
        redirects.read_redirects(files[9]),
        outside_links.read_outside_links(files[10]),
        holidays.read_holidays(files[11]),
        stations.read_stations(directory, places, words),
        region_boxes.read_region_boxes(files[12], places),
        (*files, *law_files, *tables, *directory),
    )


def read_library(root: Path, as_of: date, progress: Progress = iter) -> Library:
    """Read every file under `docs/`, `cases/` and `data/`, each once.

    `progress` wraps the list of paths while it is worked through.
    """
    registry = read_registry(root, as_of)
    labels = container_labels(registry)
    annotator = Annotator(registry.laws.register, registry.glossary, as_of)
    paths = list(content_paths(root))
    articles = [path for path in paths if is_article(path)]
    documents = {
        path: read_document(read_source(root, path), labels, annotator)
        for path in progress(articles)
    }
    assets = frozenset(path for path in paths if path not in documents)
    unread = sorted(assets - {file.path for file in registry.files})
    tables = tuple(read_source(root, path) for path in unread if _is_table(path))
    faults = tuple(
        fault for path in unread if not _is_table(path) for fault in link_fault(root, path)
    )
    faults += tuple(fault for table in tables for fault in table.faults)
    return Library(root, as_of, registry, documents, assets, faults, tables)


def _is_table(path: str) -> bool:
    """Whether a content path is data that people write."""
    return path.startswith("data/") and path.endswith((".yml", ".yaml", ".csv", ".md", ".json"))


def is_article(path: str) -> bool:
    """Whether a content path is an article rather than data or an asset."""
    return path.lower().endswith((".md", ".markdown")) and not path.startswith("data/")


def container_labels(registry: Registry) -> dict[str, dict[str, str]]:
    """The titles of containers, per language, with the words that the renderer adds."""
    return {
        language: {**registry.vocabulary.labels("containers", language), **RENDERED_WORDS[language]}
        for language in LANGUAGES
    }
