"""Under CI a skipped test is a failed test: nothing may be missing there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

SKIPPING = {
    "test_itself.py": "import pytest\ndef test_a():\n    pytest.skip('没有浏览器')\n",
    "test_marked.py": "import pytest\n@pytest.mark.skip\ndef test_a(): ...\n",
    "test_whole_file.py": "import pytest\npytest.importorskip('no_such_module')\n",
}


@pytest.fixture
def run(tmp_path):
    for name, text in SKIPPING.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = ["-p", "tests.conftest", "-c", os.devnull, "--rootdir", tmp_path, tmp_path]
    words += ["--continue-on-collection-errors"]
    return lambda ci: subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=REPOSITORY, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_skip_of_any_kind_fails_under_ci(run):
    done = run(ci="true")

    assert done.returncode == 1
    assert "skipped under CI=true" in done.stdout
    assert "1 failed, 2 errors" in done.stdout


def test_a_skip_is_no_failure_on_a_contributors_machine(run):
    done = run(ci="")

    assert done.returncode == 0
    assert "3 skipped" in done.stdout
