"""The real site, built once for all tests that look at it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.content.library import read_library
from kb.mkdocs_plugin import publish

from .markup import Markup, read_markup

if TYPE_CHECKING:
    from kb.content.library import Library

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 21)


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
