"""The schemas that editors' programs read accept our files and refuse what the readers refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kb.browser_editor import PATH as BROWSER_EDITOR
from kb.content.types import MODELS
from kb.data_schemas import FILES, LAW_FILES, LAWS
from tests.conftest import REPOSITORY

SCHEMAS = REPOSITORY / "docs/schema"
PATTERNS = {name: file.path for name, file in FILES.items()} | {LAWS: LAW_FILES}


def complaints(schema, *files):
    checker = Path(sys.executable).parent / "check-jsonschema"
    command = [str(checker), "--schemafile", str(SCHEMAS / f"{schema}.json"), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.stdout if run.returncode else ""


@pytest.mark.parametrize("name", PATTERNS)
def test_our_data_files_keep_to_their_schemas(name):
    files = sorted(REPOSITORY.glob(PATTERNS[name]))

    assert files
    assert complaints(f"data-{name}", *files) == ""


@pytest.mark.parametrize(
    ("name", "text", "quoted"),
    [
        ("redirects", "- {from: docs/a.md, since: 2026-11-25}", "'to' is a required property"),
        ("redirects", "- {from: a, to: b, since: 2026-11-25, by: x}", "'by' was unexpected"),
        ("services", "- {id: a, region: 32}", "is not of type 'string'"),
        ("vocabulary", "topics:\n  - {id: a, slug: A B, en: a}", "does not match"),
        ("outside-links", "- {url: x, reason: '', until: 去年}", "does not match"),
        ("laws", "{id: a, title: 某法, rank: 法律, status: valid}", "is not one of"),
        ("laws", "{id: a, title: 某法, rank: 法律, status: draft, articels: {}}", "'articels'"),
    ],
)
def test_a_slip_is_marked_while_it_is_written(tmp_path, name, text, quoted):
    (tmp_path / "data.yml").write_text(text, encoding="utf-8")

    assert quoted in complaints(f"data-{name}", tmp_path / "data.yml")


def test_every_data_file_has_a_schema_and_the_editor_is_told_of_it():
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text(encoding="utf-8"))
    covered = {
        path.relative_to(REPOSITORY).as_posix()
        for schema, pattern in settings["yaml.schemas"].items()
        if (REPOSITORY / schema).is_file()
        for path in REPOSITORY.glob(pattern)
    }
    written = {
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "data").rglob("*.yml")
    }

    assert covered == written


@pytest.mark.parametrize("name", MODELS)
def test_the_editor_in_the_browser_knows_every_field(name):
    config = yaml.safe_load((REPOSITORY / BROWSER_EDITOR).read_text(encoding="utf-8"))
    collection = next(each for each in config["collections"] if each["name"] == name)
    fields = {field["name"]: field for field in collection["fields"]}

    assert collection["folder"] == MODELS[name].kind.home
    assert set(fields) == {*MODELS[name].model_fields, "body"}
    assert all(field["widget"] for field in fields.values())
    assert fields["type"]["default"] == name


def test_a_choice_from_the_vocabulary_is_a_choice_in_the_browser():
    config = yaml.safe_load((REPOSITORY / BROWSER_EDITOR).read_text(encoding="utf-8"))
    case = next(each for each in config["collections"] if each["name"] == "case")
    topics = next(field for field in case["fields"] if field["name"] == "topics")

    assert (topics["widget"], topics["multiple"]) == ("select", True)
    assert "欠薪" in topics["options"]


def test_schemas_and_the_browser_editor_reach_the_site_and_no_page_loads_a_foreign_script():
    """Files below `docs/` that are no articles are published as they are."""
    assert (SCHEMAS / "case.json").is_file()
    assert SCHEMAS.is_relative_to(REPOSITORY / "docs")
    templates = [path.read_text("utf-8") for path in (REPOSITORY / "overrides").rglob("*.html")]
    assert not [text for text in templates if "sveltia" in text]
