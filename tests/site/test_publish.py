"""`site/` is replaced by a complete build or left alone; the host is replaceable."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.content.library import Library
from kb.mkdocs_plugin import BuildError, publish

from .conftest import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repository that a test may break."""
    for name in ("docs", "cases", "data", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def _built_before(site: Path) -> None:
    site.mkdir()
    (site / "index.html").write_text("the previous site", encoding="utf-8")


def test_faulty_content_leaves_the_previous_site_untouched(copy: Path) -> None:
    _built_before(copy / "site")
    (copy / "docs/law/bad.md").write_text("no front matter", encoding="utf-8")

    result = CliRunner().invoke(main, ["build", "--root", str(copy), "--as-of", "2026-11-21"])

    assert result.exit_code == 1
    assert "docs/law/bad.md:1:1" in result.output
    assert [path.name for path in (copy / "site").iterdir()] == ["index.html"]
    assert (copy / "site/index.html").read_text(encoding="utf-8") == "the previous site"


def test_a_template_that_fails_leaves_the_previous_site_untouched(
    copy: Path, library: Library
) -> None:
    _built_before(copy / "site")
    (copy / "overrides/page.html").write_text("{{ no_such.thing }}", encoding="utf-8")

    with pytest.raises(BuildError):
        publish(replace(library, root=copy), copy / "site")

    assert (copy / "site/index.html").read_text(encoding="utf-8") == "the previous site"
    assert not (copy / ".site-new").exists()


def test_a_sound_build_replaces_the_whole_site(copy: Path) -> None:
    _built_before(copy / "site")
    (copy / "site/stale.html").write_text("old", encoding="utf-8")

    result = CliRunner().invoke(main, ["build", "--root", str(copy), "--as-of", "2026-11-21"])

    assert result.exit_code == 0, result.output
    assert not (copy / "site/stale.html").exists()
    assert (copy / "site/law/bargaining/index.html").is_file()


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_both_hosts_build_the_same_files_strictly(
    host: str, copy: Path, site: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", host, "build", "--strict", "-f", str(copy / "mkdocs.yml")]
    run = subprocess.run([*command, "-d", str(out)], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr
    built = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    expected = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert built == expected


def test_the_host_reports_findings_when_it_is_run_by_itself(copy: Path, tmp_path: Path) -> None:
    (copy / "docs/law/bad.md").write_text("no front matter", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(copy / "mkdocs.yml")]
    run = subprocess.run(
        [*command, "-d", str(tmp_path / "out")], capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "docs/law/bad.md:1:1: [meta-syntax]" in run.stderr
