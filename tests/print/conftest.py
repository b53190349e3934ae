"""A small library to print, and what comes out of it, made once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Shelf

LIBRARY = Path(__file__).parent / "library"
COURSE = "docs/courses/offer.md"
ARTICLE = "docs/programmes/everything.md"
FORM = "docs/forms/offer.md"
SITE_URL = "https://gongyou.test/"


class PrintShelf(Shelf):
    """The library of `tests/print/library`, in a folder of its own."""

    def __init__(self, root):
        super().__init__(root)
        shutil.copytree(LIBRARY, root, dirs_exist_ok=True)
        self.out = root / "handouts"

    def handout(self, *arguments, site_url=SITE_URL):
        """Run `kb handout` on this library."""
        return self.kb("handout", *arguments, "--out", str(self.out), "--site-url", site_url)

    def pdf(self, name):
        return (self.out / name).read_bytes()

    def edit(self, path, old, new):
        """Change a file of the library."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))


@dataclass(frozen=True)
class Printed:
    """A PDF with its text, page by page, and without line ends."""

    pdf: bytes

    @property
    def reader(self):
        return PdfReader(BytesIO(self.pdf))

    @cached_property
    def pages(self):
        return [page.extract_text() for page in self.reader.pages]

    @cached_property
    def text(self):
        """All text without spaces: compressed punctuation may be taken for a line end."""
        return "".join("".join(self.pages).split()).replace("\u2060", "")


@pytest.fixture
def print_shelf(tmp_path):
    return PrintShelf(tmp_path)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """Every file of the course, by the name of its edition."""
    shelf = PrintShelf(tmp_path_factory.mktemp("print"))
    result = shelf.handout(COURSE)
    assert result.exit_code == 0, result.output
    return {
        path.stem.removeprefix("offer-"): Printed(path.read_bytes())
        for path in sorted(shelf.out.iterdir())
    }
