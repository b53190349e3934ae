"""Under CI a skipped test is a failed test: nothing may be missing there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

SKIPPING = {
    "a test that skips itself": "import pytest\ndef test_a():\n    pytest.skip('没有浏览器')\n",
    "a test that is marked": "import pytest\n@pytest.mark.skip\ndef test_a(): ...\n",
    "a file that skips itself": "import pytest\npytest.importorskip('no_such_module')\n",
}


def run(folder, text, ci):
    (folder / "test_a.py").write_text(text, encoding="utf-8")
    words = ["-m", "pytest", "-p", "tests.conftest", "-c", os.devnull, "--rootdir", folder, folder]
    env = {**os.environ, "CI": ci}
    return subprocess.run(
        [sys.executable, *words],
        cwd=REPOSITORY,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", SKIPPING)
def test_a_skip_fails_under_ci(tmp_path, name):
    done = run(tmp_path, SKIPPING[name], ci="true")

    assert done.returncode != 0
    assert "skipped under CI" in done.stdout


def test_a_skip_is_no_failure_on_a_contributors_machine(tmp_path):
    assert run(tmp_path, SKIPPING["a test that skips itself"], ci="").returncode == 0
