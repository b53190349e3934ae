"""The real site, built once for all tests that look at it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.content.library import read_library
from kb.content.types import shared
from kb.mkdocs_plugin import publish
from kb.site.downloads import Download

from .hostile import ATTACKING, PEACEFUL, hostile_library
from .markup import Markup, read_markup

if TYPE_CHECKING:
    from kb.content.library import Library

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 21)
AUDIT = "handouts/guangdong-station-guideline-audit.pdf"


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library(ROOT, AS_OF)


@pytest.fixture(scope="session")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(library, folder)
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Markup]:
    """Every built page by its address, e.g. `law/bargaining/`."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): read_markup(path)
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def station_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The real standards, and invented stations of every kind."""
    root = tmp_path_factory.mktemp("stations")
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("stations"))
    for name in ("overrides", "docs/stations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(ROOT / "tests/stations/library", root / "data/stations")
    pages = ("index", "index.en", "help/how-to-submit", "contributing/index")
    for name in ("mkdocs.yml", *(f"docs/{page}.md" for page in pages)):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return read_library(root, AS_OF)


@pytest.fixture(scope="session")
def station_site(station_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a sheet to print of one of the standards."""
    folder = tmp_path_factory.mktemp("published-stations") / "site"
    sheet = Download("驿站核对表", AUDIT, 200_000)
    downloads = {"docs/stations/guangdong-station-guideline.md": (sheet,)}
    publish(station_library, folder, {AUDIT: b"%PDF"}, downloads)
    return folder


@pytest.fixture(scope="session")
def station_markup(station_site: Path) -> dict[str, Markup]:
    return {
        path.relative_to(station_site).as_posix().removesuffix("index.html"): read_markup(path)
        for path in sorted(station_site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def hostile_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site of attacks and the same one of harmless words; nothing is refused on the way in."""
    sites = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("peaceful")
    with pytest.MonkeyPatch.context() as patch:
        # pydantic holds on to the function itself, so that only its inside can be replaced.
        patch.setattr(shared._plain, "__code__", (lambda value: value).__code__)  # noqa: SLF001
        for root, words in zip(sites, (ATTACKING, PEACEFUL), strict=True):
            publish(hostile_library(root, words), root / "site")
    return sites[0] / "site", sites[1] / "site"
