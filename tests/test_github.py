"""The workflows are safe for pull requests from strangers, and the forms are forms."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
ISSUE = REPOSITORY / ".ci/rolling-issue"


def tool(name, *words):
    command = [str(Path(sys.executable).parent / name), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)


def test_the_linter_of_workflows_finds_nothing():
    run = tool("zizmor", "--offline", "--no-progress", str(GITHUB))

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ],
)
def test_files_for_github_are_what_github_reads(schema, files):
    assert files
    run = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_runs_code_of_a_pull_request_with_a_token_that_may_write(path):
    workflow = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 — text only: `on` must not become true
    events = set(workflow["on"])
    writing = [
        right
        for part in (workflow, *workflow["jobs"].values())
        for right in part.get("permissions", {}).items()
        if right[1] != "read"
    ]

    assert "pull_request_target" not in events
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert not (writing and "pull_request" in events)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_that_a_stranger_can_name_is_pasted_into_a_command(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    commands = [
        step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step
    ]

    assert commands
    assert not [command for command in commands if "${{" in command]


def test_the_job_that_may_write_runs_on_the_default_branch_alone():
    workflow = yaml.safe_load((GITHUB / "workflows/scheduled.yml").read_text(encoding="utf-8"))

    for job in workflow["jobs"].values():
        assert "github.event.repository.default_branch" in job["if"]


def test_every_folder_with_an_owner_is_there():
    rows = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    paths = [row.split()[0] for row in rows if row and row[0] not in "#*"]

    assert [path for path in paths if not (REPOSITORY / path.strip("/")).exists()] == []


def test_the_template_asks_only_for_what_no_machine_can_check():
    template = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")

    assert template.count("- [ ]") == 2


@pytest.fixture
def gh(tmp_path):
    """A `gh` that notes its words, and knows the issues that the test says there are."""
    script = tmp_path / "gh"
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> {tmp_path}/asked\n'
        f'[ "$2" = list ] && cat {tmp_path}/known\nexit 0\n',
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "known").write_text("", encoding="utf-8")
    return tmp_path


def rolling(text, *words, folder):
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    command = [str(ISSUE), *words]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=env)


def asked(folder):
    return (folder / "asked").read_text(encoding="utf-8").splitlines()


def test_the_first_report_opens_an_issue(gh):
    assert rolling("一篇\n", "到期", folder=gh).returncode == 0
    assert asked(gh)[1].startswith("issue create --title 到期 --body-file ")


def test_the_next_report_updates_the_same_issue(gh):
    (gh / "known").write_text("12\n", encoding="utf-8")

    assert rolling("一篇\n", "到期", folder=gh).returncode == 0
    assert re.match(r"issue edit 12 --body-file ", asked(gh)[1])


def test_a_dry_run_shows_the_text_and_asks_nobody(gh):
    run = rolling("# 一篇\n", "--dry-run", "到期", folder=gh)

    assert "议题《到期》会写成" in run.stdout
    assert "# 一篇" in run.stdout
    assert not (gh / "asked").exists()


@pytest.mark.parametrize(("text", "words"), [("", ["到期"]), (" \n", ["到期"]), ("一篇", [])])
def test_an_empty_report_or_no_title_leaves_the_issue_alone(gh, text, words):
    assert rolling(text, *words, folder=gh).returncode == 2
    assert not (gh / "asked").exists()


def test_a_report_that_is_too_long_says_so(gh):
    run = rolling("工" * 30_000, "--dry-run", "到期", folder=gh)

    assert "太长，后面的没有写进来" in run.stdout
    assert len(run.stdout) < 60_000
