"""What the project promises about its own code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache

import pytest

from kb.checks.check import all_checks
from kb.content.types import MODELS
from kb.documentation import generate
from tests.conftest import REPOSITORY

TOOLS = REPOSITORY / "tools/kb"
FIXTURES = REPOSITORY / "tests/checks"
MANUAL = ["查什么", "为什么", "例子", "应当这样写", "什么时候可以放行"]
CHECKS = all_checks()


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_has_one_name_as_file_function_and_check(name):
    run = CHECKS[name].run

    assert run.__name__ == name.replace("-", "_")
    assert run.__module__ == f"kb.checks.{run.__name__}"
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_carries_its_whole_manual(name):
    manual = CHECKS[name].manual
    title, *_ = manual.splitlines()
    sections = re.split(r"^## (.+)$", manual, flags=re.MULTILINE)

    assert sections[1::2] == MANUAL
    assert all(text.strip() for text in sections[2::2])
    assert CHECKS[name].run.__doc__ == title
    assert title.endswith("。")


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_has_an_article_with_the_fault_and_one_without(name):
    texts = [path.read_text(encoding="utf-8") for path in (FIXTURES / name).iterdir()]

    assert any(f"expect: {name}" in text for text in texts)
    assert any("expect:" not in text for text in texts)


def test_every_folder_of_example_articles_belongs_to_a_check():
    folders = {path.name for path in FIXTURES.iterdir() if path.is_dir() and path.name[0] != "_"}

    assert folders - {"known-false-alarms"} == set(CHECKS)


def test_every_file_of_the_checks_folder_that_registers_one_is_a_check():
    registering = [
        path.stem.replace("_", "-")
        for path in sorted((TOOLS / "checks").glob("*.py"))
        if "\n@check(" in path.read_text(encoding="utf-8")
    ]

    assert registering == list(CHECKS)


def test_every_content_type_has_a_file_of_its_name_and_a_sound_article(articles):
    files = {path.stem for path in (TOOLS / "content/types").glob("*.py")} - {"__init__", "shared"}

    assert files == set(MODELS) == set(articles)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_described_for_editors(name):
    fields = MODELS[name].model_fields.items()

    assert [field for field, value in fields if not value.description] == []


def test_the_sound_articles_are_sound(shelf_with_laws, articles):
    for name, text in articles.items():
        shelf_with_laws.write(f"{MODELS[name].kind.home}/{name}.md", text)

    assert shelf_with_laws.findings() == []


def test_generated_pages_and_schemas_are_up_to_date():
    assert generate(REPOSITORY, write=False) == []


LAYERS = [
    {"source"},
    {"law"},
    {"registry"},
    {"content"},
    {"checks", "site", "intake", "outside"},
    {"search"},
    # Paper shows the site's addresses and words, and reports as the checks do.
    {"data_documentation", "data_schemas", "browser_editor", "difference", "print"},
    {"changes", "chinese", "fixes", "documentation", "impact"},
    {"report", "preview", "mkdocs_plugin"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}


@cache
def modules():
    return {
        path.relative_to(TOOLS).with_suffix("").as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(TOOLS.rglob("*.py"))
    }


def _layer(module):
    return module.split("/")[0]


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("module", [name for name in modules() if name != "__init__"])
def test_imports_point_one_way(module):
    own = _layer(module)
    used = {name.split(".")[1] for name in _imports(modules()[module]) if name.startswith("kb.")}

    assert own in HEIGHT, "a new folder needs a place among the layers"
    above = {name for name in used if name != own and HEIGHT[name] >= HEIGHT[own]}
    assert above == set()


def test_only_the_plugin_imports_the_host():
    hosts = ("mkdocs", "properdocs", "material", "mkdocs_static_i18n")

    importing = {
        module
        for module, tree in modules().items()
        for name in _imports(tree)
        if name.split(".")[0] in hosts
    }

    assert importing == {"mkdocs_plugin"}


def test_only_one_file_opens_content():
    """The others that open files.

    One compares generated pages, one writes a new article, one puts PDFs in place, one reads a
    newspaper page and writes drafts of it, one looks into an office file that is in memory, one
    opens an archive of an earlier state.
    """
    opening = {
        module
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) in OPENS
    }

    known = {"source/file", "documentation", "mkdocs_plugin", "print/shelf"}
    known |= {"commands/new", "commands/shared"}
    assert opening == known | {"intake/files", "intake/archive", "source/revision"}


OPENS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "fdopen"}


def _called(node):
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_checking_loads_no_network():
    """`kb links` alone asks other servers; everything else works offline and starts quickly."""
    loaded = "'urllib3' in sys.modules or 'http.client' in sys.modules"
    probe = f"import sys, kb.commands.check; sys.exit({loaded})"

    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_only_the_door_reads_the_clock():
    clocks = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("time", "time")}

    reading = {
        module
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) in clocks
    }

    assert reading == {"commands/shared", "mkdocs_plugin"}
