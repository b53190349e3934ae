"""What the tests share: a small repository on disk, and the rule that no skip hides."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from kb.checks.run import run_checks
from kb.cli import main
from kb.content.library import read_library
from kb.registry.originals import Originals, read_originals

REPOSITORY = Path(__file__).parent.parent
AS_OF = date(2026, 11, 21)
IS_CI = os.environ.get("CI") == "true"

# Under CI every run tries the same examples: chance may find bugs, never decide a build.
settings.register_profile("suite", deadline=None, derandomize=IS_CI, print_blob=True)
settings.load_profile("suite")


class Shelf:
    """A repository in a temporary folder, with the real data files and no articles.

    The laws are left at home unless they are asked for: reading them takes longer
    than everything else that most tests do.
    """

    def __init__(self, root, *left_out):
        self.root = root
        self.originals = Originals()
        self.published = set()
        # The stations name the real standards, which are not here.
        ignore = shutil.ignore_patterns("stations", *left_out)
        shutil.copytree(REPOSITORY / "data", root / "data", ignore=ignore)
        # These name the real articles or their words, which are not here.
        for name in ("systems.yml", "source-articles.yml", "lexicon.yml"):
            (root / "data" / name).write_text("[]\n", encoding="utf-8")

    def write(self, path, content):
        """Put a file in place; text is written as UTF-8 with its line ends as they are."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def add_original(self, name, text):
        """Put a source text beside the repository: its articles are compared with it."""
        folder = self.root.parent / f"{self.root.name}-sources"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        self.originals = read_originals(folder)

    def library(self):
        library = read_library(self.root, AS_OF)
        published = frozenset(self.published)
        return replace(library, originals=self.originals, published=published)

    def findings(self):
        return run_checks(self.library())

    def kb(self, command, *arguments):
        """Run `kb` on this repository, on the day of the tests."""
        as_of = () if "--as-of" in arguments else ("--as-of", AS_OF.isoformat())
        words = [command, *arguments, "--root", str(self.root), *as_of]
        return CliRunner().invoke(main, words)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path, "laws", "regional")


@pytest.fixture
def shelf_with_laws(tmp_path):
    return Shelf(tmp_path)


@pytest.fixture
def shelf_with_stations(tmp_path):
    """The real standards, and the invented stations of `tests/stations/library` alone."""
    shelf = Shelf(tmp_path, "laws", "regional")
    shutil.copytree(REPOSITORY / "docs/stations", tmp_path / "docs/stations")
    for path in sorted((REPOSITORY / "tests/stations/library").glob("*.csv")):
        shelf.write(f"data/stations/{path.name}", path.read_bytes())
    return shelf


@pytest.fixture(scope="session")
def articles():
    """One sound article per content type, by type."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((REPOSITORY / "tests/articles").glob("*.md"))
    }


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _no_skip_hides((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _no_skip_hides((yield))


def _no_skip_hides(report):
    """A skip says that something is missing; under CI nothing may be."""
    if IS_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped under CI=true: {report.longrepr}"
    return report
