"""`kb build --handouts`: the files lie on the site and the course's page offers them."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.conftest import REPOSITORY
from tests.print.conftest import FORM, PrintShelf

HOME = "---\ntype: page\ntitle: 首页\nsummary: 一个只用来试印的库。\n---\n\n一门课。\n"
SETTINGS = """\
site_name: 试印
site_url: https://gongyou.test/
edit_uri: https://gongyou.test/edit/
theme: {name: null, custom_dir: overrides, static_templates: [404.html, sitemap.xml]}
nav: [{首页: index.md}]
plugins: [gongyou]
"""
PAGE = "courses/offer/index.html"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    shelf = PrintShelf(tmp_path_factory.mktemp("site"))
    shelf.write("mkdocs.yml", SETTINGS)
    shutil.copytree(REPOSITORY / "overrides", shelf.root / "overrides")
    shelf.write("docs/index.md", HOME)
    return shelf


def test_the_page_offers_every_file_with_its_size(shelf):
    result = shelf.kb("build", "--handouts")
    assert result.exit_code == 0, result.output

    site = shelf.root / "site"
    html = (site / PAGE).read_text(encoding="utf-8")
    offered = re.findall(r'href="\.\./\.\./(handouts/[\w-]+\.pdf)".*?（PDF，([\d.]+) MB）', html)
    files = {f"handouts/{path.name}": path for path in (site / "handouts").iterdir()}
    assert {address for address, _ in offered} == set(files)
    assert len(offered) == 4
    for address, size in offered:
        assert float(size) == pytest.approx(files[address].stat().st_size / 1e6, abs=0.05)


def test_without_the_option_there_is_nothing_to_download_whatever_was_there_before(shelf):
    result = shelf.kb("build")
    assert result.exit_code == 0, result.output

    assert not (shelf.root / "site/handouts").exists()
    assert ".pdf" not in (shelf.root / "site" / PAGE).read_text(encoding="utf-8")


def test_an_overdue_course_is_published_without_handouts(shelf):
    result = shelf.kb("build", "--handouts", "--as-of", "2027-05-02")
    assert result.exit_code == 0, result.output

    assert "里面有过了核对日的文章，没有做手册" in result.output
    assert not (shelf.root / "site/handouts").exists()


def test_a_page_offers_the_sheet_that_is_made_of_it(shelf, articles):
    standard = articles["standard"].replace("status: draft", "status: published")
    shelf.write("docs/stations/example.md", standard)

    result = shelf.kb("build", "--handouts")
    assert result.exit_code == 0, result.output
    html = (shelf.root / "site/stations/example/index.html").read_text(encoding="utf-8")
    assert 'href="../../handouts/example-audit.pdf"' in html
    assert (shelf.root / "site/handouts/example-audit.pdf").read_bytes()[:4] == b"%PDF"
    assert "audit" not in (shelf.root / "site" / PAGE).read_text(encoding="utf-8")


def test_a_handout_that_cannot_be_made_leaves_the_site_as_it_was(shelf):
    result = shelf.kb("build")
    assert result.exit_code == 0, result.output
    before = (shelf.root / "site" / PAGE).read_bytes()
    shelf.edit(FORM, "先写单位全名。", "先写单位全名😀。")

    result = shelf.kb("build", "--handouts")

    assert result.exit_code == 1
    assert "print-glyph" in result.output
    assert (shelf.root / "site" / PAGE).read_bytes() == before
