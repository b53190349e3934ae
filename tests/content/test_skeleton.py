"""`kb new`: a skeleton fails only on its blanks, and passes once they are filled."""

from __future__ import annotations

import re

import pytest
import yaml

from kb.content.types import MODELS

PATHS = {name: f"{model.kind.home}/jiangsu/my-article.md" for name, model in MODELS.items()}
BLANK = re.compile(r"\w+:(?: \[\])?(?:  # .*)?|source: \{id: ,.*|## .*|::: [\w-]+")


def new(shelf, name, *options, path=""):
    path = path or PATHS[name]
    result = shelf.kb("new", name, path, *options)
    assert result.exit_code == 0, result.output
    return (shelf.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--title", "我们厂的协商", "--region", "320707")])
@pytest.mark.parametrize("name", MODELS)
def test_a_new_article_fails_only_on_its_blanks(shelf, name, options):
    lines = new(shelf, name, *options).splitlines()

    found = shelf.findings()

    assert found
    assert {each.check for each in found} <= {"meta-unknown-value", "text-missing-section"}
    faulty = {lines[each.span.line - 1] for each in found}
    assert [line for line in faulty if not BLANK.fullmatch(line)] == []


@pytest.mark.parametrize("name", MODELS)
def test_a_new_article_passes_once_its_blanks_are_filled(shelf_with_laws, name, articles):
    text = new(shelf_with_laws, name, "--title", "我们厂的协商", "--region", "320707")

    shelf_with_laws.write(PATHS[name], filled(text, articles[name]))

    assert shelf_with_laws.findings() == []


@pytest.mark.parametrize("name", [name for name, model in MODELS.items() if model.kind.sections])
def test_an_english_skeleton_has_english_headings(shelf_with_laws, name, articles):
    path = PATHS[name].replace(".md", ".en.md")
    text = new(shelf_with_laws, name, "--title", "Our talks", "--region", "320707", path=path)
    shelf_with_laws.write(PATHS[name], articles[name])

    written = filled(text, articles[name])
    for section in MODELS[name].kind.sections:
        # The sessions of a course are named like their headings.
        written = written.replace(f"title: {section.zh}\n", f"title: {section.en}\n")
    shelf_with_laws.write(path, written)

    assert shelf_with_laws.findings() == []


def test_the_ten_questions_are_asked_in_the_language_of_the_article(shelf):
    chinese = new(shelf, "explainer")
    english = new(shelf, "explainer", path="docs/law/my-article.en.md")

    numbers = range(1, 11)
    for text, words in ((chinese, "第{}个问题？"), (english, "Question {}?")):
        wanted = [f"## {words.format(n)} {{#question-{n}}}" for n in numbers]
        assert re.findall("^## .*$", text, re.MULTILINE) == wanted


@pytest.mark.parametrize(
    "title", ["工资: 怎么算", "“引号”和'引号'", "# 不是注释", "- 不是列表", "null", "12", "是吗？"]
)
def test_any_title_is_written_so_that_it_is_read_again(shelf, title):
    new(shelf, "page", "--title", title)

    assert shelf.library().documents[PATHS["page"]].title == title


def test_fields_that_may_be_left_out_are_left_out_but_for_the_source(shelf):
    assert "\nsource: " in new(shelf, "explainer")
    assert "\nfacts:" not in new(shelf, "programme")


def test_dates_are_the_day_of_writing_and_the_day_of_review(shelf):
    text = new(shelf, "explainer", "--as-of", "2026-08-31")

    assert re.search(r"^reviewed: 2026-08-31  # .+\nreview_by: 2027-02-28  # ", text, re.MULTILINE)


@pytest.mark.parametrize(
    "path",
    [
        "docs/law/a.txt",
        "cases/a.md",
        "docs/lawyers/a.md",
        "docs/law/../../a.md",
        "/a.md",
        "a.md",
    ],
)
def test_a_path_outside_the_home_of_its_type_is_wrong_usage_and_writes_nothing(shelf, path):
    before = sorted(shelf.root.rglob("*"))

    result = shelf.kb("new", "explainer", path)

    assert (result.exit_code, sorted(shelf.root.rglob("*"))) == (2, before)


def test_a_file_that_exists_is_left_alone(shelf):
    shelf.write("docs/a.md", "原来的内容")

    result = shelf.kb("new", "page", "docs/a.md")

    assert result.exit_code == 2
    assert (shelf.root / "docs/a.md").read_text(encoding="utf-8") == "原来的内容"


def filled(text, sound):
    """A skeleton with the blanks of its head taken from a sound article, and words below."""
    known = yaml.safe_load(sound.split("---")[1])
    head, body = text.removeprefix("---\n").split("\n---\n")
    fields = "".join(_filled(line, known) for line in head.split("\n"))
    body = re.sub(r"^(## .*\n)\n(?!:::)", r"\1\n原文未说明。\n\n", body, flags=re.MULTILINE)
    body = re.sub(r"^(::: .*\n)\n", r"\1原文未说明。\n", body, flags=re.MULTILINE)
    return f"---\n{fields}---\n{body}"


def _filled(line, known):
    """The line, with its value if it was blank; a blank that may be left out is left out."""
    name = line.split(":")[0]
    if not BLANK.fullmatch(line):
        return f"{line}\n"
    return yaml.safe_dump({name: known[name]}, allow_unicode=True) if name in known else ""
