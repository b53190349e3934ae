"""The service worker's list and the lists of what a province keeps say what the site holds."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kb.content.library import Library
from kb.content.types import Article
from kb.mkdocs_plugin import publish
from kb.registry.services import Service
from kb.site.compress import bare_script
from kb.site.offline import offline_files, provinces

from .conftest import ROOT

PROVINCE = "320000"


def _files(site: Path, code: str) -> dict[str, tuple[int, str]]:
    rows = json.loads((site / f"offline/{code}.json").read_bytes())
    return {uri: (size, digest) for uri, size, digest in rows}


def _path(site: Path, uri: str) -> Path:
    return site / (f"{uri}index.html" if not uri or uri.endswith("/") else uri)


def _build(site: Path) -> dict[str, Any]:
    first, *_ = (site / "sw.js").read_text(encoding="utf-8").splitlines()
    build: dict[str, Any] = json.loads(first.removeprefix("const BUILD = ").removesuffix(";"))
    return build


def test_a_list_names_published_files_with_their_hash_and_no_less_than_gzip_sends(
    site: Path,
) -> None:
    for uri, (size, digest) in _files(site, PROVINCE).items():
        content = _path(site, uri).read_bytes()
        assert sha256(content).hexdigest().startswith(digest), uri
        assert len(gzip.compress(content, 6)) - 20 <= size <= len(content) + 30, uri


def test_a_province_keeps_what_applies_everywhere_and_what_is_its_own(
    site: Path, library: Library
) -> None:
    kept = set(_files(site, PROVINCE))
    for document in library.documents.values():
        if document.language != "zh" or not isinstance(document.fields, Article):
            continue
        uri = document.path.removeprefix("docs/").removesuffix(".md") + "/"
        province = document.fields.region[:2]
        assert (uri in kept) == (province in ("00", PROVINCE[:2])), uri
    assert {"", "search/", "help/hotlines/", "offline/", "law/", "regions/320000/"} <= kept
    assert not [uri for uri in kept if uri.startswith(("en/", "contributing/", "pack/"))]


def test_every_style_and_script_of_a_kept_page_is_kept(site: Path) -> None:
    kept = set(_files(site, PROVINCE))
    for uri in [uri for uri in kept if not uri or uri.endswith("/")]:
        html = _path(site, uri).read_text(encoding="utf-8")
        loaded = re.findall(
            r'<(?:link rel="stylesheet" href|script src)="(?:\.\./|\./)*([^"]+)"', html
        )
        assert set(loaded) <= kept, uri


def test_every_province_with_articles_can_be_kept_and_carried(site: Path, library: Library) -> None:
    codes = {place.uri for place in provinces(library)}
    summary = json.loads((site / "offline/regions.json").read_bytes())

    assert set(summary) == codes
    assert {path.stem for path in (site / "pack").glob("*.html")} == codes
    for code in codes:
        files = _files(site, code)
        assert summary[code]["bytes"] == sum(size for size, _ in files.values())
    page = (site / "offline/index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<option value="(\d+)">', page)) == codes
    size = (site / f"pack/{PROVINCE}.html").stat().st_size
    assert f'pack/{PROVINCE}.html">江苏省</a> <span class="count">{-(-size // 1000)} KB' in page


def test_the_shell_is_small_and_its_files_are_there(site: Path) -> None:
    shell = _build(site)["shell"]
    sizes = [len(gzip.compress(_path(site, uri).read_bytes(), 6)) for uri in shell]

    assert {"", "search/", "help/hotlines/", "assets/js/search.js", "search/zh/base.js"} <= set(
        shell
    )
    assert sum(sizes) <= 60_000


def test_the_version_changes_with_the_shell_and_with_nothing_else(
    site: Path, library: Library
) -> None:
    def version(changed: str) -> str:
        def read(uri: str) -> bytes | None:
            path = site / uri
            content = path.read_bytes() if path.is_file() else None
            return content + b"\n" if content and uri == changed else content

        files = dict(offline_files(library, {}, read))
        found = re.search(rb'"version":"(\w+)"', files["sw.js"])
        assert found
        return found[1].decode()

    same = _build(site)["version"]
    assert version("law/bargaining/index.html") == same
    assert version("") == same
    assert version("index.html") != same
    assert version("assets/js/site.js") != same
    assert version("assets/js/worker.js") != same


def test_a_province_with_a_number_of_its_own_hands_it_on(library: Library) -> None:
    local = Service("x", "025-12345678", "窗口", "office", "问", "ask", "", PROVINCE, None)
    services = replace(library.registry.services, rows=(*library.registry.services.rows, local))
    there = replace(library, registry=replace(library.registry, services=services))
    kept: dict[str, list[str]] = {PROVINCE: [], "370000": []}
    files = dict(offline_files(there, kept, lambda _: None))
    summary = json.loads(files["offline/regions.json"])

    assert summary[PROVINCE]["lines"] == [["02512345678", "025-12345678 江苏省窗口"]]
    assert summary["370000"]["lines"] == []


def test_switched_off_a_build_takes_everything_back(
    library: Library, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.setenv("OFFLINE", "false")
    publish(replace(library, root=tmp_path), tmp_path / "site")

    worker = (tmp_path / "site/sw.js").read_bytes()
    source = (ROOT / "overrides/assets/js/worker-off.js").read_text(encoding="utf-8")
    assert worker.decode() == bare_script(source)
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "data-sw" not in home
    assert "data-sw" in (site / "index.html").read_text(encoding="utf-8")
