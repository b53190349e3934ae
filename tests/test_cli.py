"""The `kb` command: exit codes, formats, days, exceptions, and checks that crash."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from kb.checks import check
from kb.checks.check import all_checks
from kb.cli import main

REGISTERED = vars(check)["_CHECKS"]
HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
SOUND = f"{HEAD}\n正文。\n"
BROKEN = f"{HEAD}\n[甲](missing.md)\n"
UNKNOWN = f"{HEAD}\n依据《某某法》第一条。\n"
"""What may be allowed for a while: the title may be a book's."""


def exception(check="cite-unknown-law", path="docs/a.md", reason="等新文章", until="2027-02-01"):
    return f"- {{id: a, check: {check}, path: {path}, reason: '{reason}', until: {until}}}\n"


def checks_of(shelf, *arguments):
    result = shelf.kb("check", "--format", "json", *arguments)
    return [row["check"] for row in json.loads(result.stdout)]


@pytest.mark.parametrize("style", ["plain", "github", "json"])
def test_exit_is_0_when_nothing_is_wrong_whatever_the_format(shelf, style):
    shelf.write("docs/a.md", SOUND)

    assert shelf.kb("check", "--format", style).exit_code == 0


@pytest.mark.parametrize("style", ["plain", "github", "json"])
def test_exit_is_1_when_something_is_wrong_whatever_the_format(shelf, style):
    shelf.write("docs/a.md", BROKEN)

    result = shelf.kb("check", "--format", style)

    assert result.exit_code == 1
    assert "link-broken" in result.stdout
    assert result.stderr == ""


def test_a_warning_is_shown_and_fails_nothing(shelf, monkeypatch):
    lenient = replace(all_checks()["link-broken"], severity="warning")
    monkeypatch.setitem(REGISTERED, "link-broken", lenient)
    shelf.write("docs/a.md", BROKEN)

    result = shelf.kb("check")

    assert result.exit_code == 0
    assert result.stdout.startswith("警告[link-broken]：")
    assert "0 个错误，1 个警告" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["check", "nowhere.md"],
        ["check", "../"],
        ["check", "--as-of", "2026-13-45"],
        ["check", "--as-of", "tomorrow"],
        ["list", "everything"],
        ["new", "poem", "docs/a.md"],
        ["new", "page"],
        ["no-such-command"],
        ["chek"],
        ["check", "--al"],
        ["check", "--format"],
        ["check", "--all=1"],
        ["due", "--days", "x"],
        ["impact", "--from", "nowhere"],
        ["pack", "1", "2"],
        ["explain"],
    ],
)
def test_exit_is_2_when_the_command_is_wrong(shelf, arguments):
    result = shelf.kb(*arguments)

    assert result.exit_code == 2
    assert "错误：" in result.stderr
    assert not re.search("Error|Usage|Try|Invalid|Missing|No such|Did you", result.stderr)


def test_a_root_that_is_not_there_is_wrong_usage():
    assert CliRunner().invoke(main, ["check", "--root", "nowhere"]).exit_code == 2


def test_a_folder_without_data_is_not_a_knowledge_base(tmp_path):
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])

    assert result.exit_code == 2
    assert "不是知识库" in result.stderr


def test_only_findings_of_the_given_paths_are_shown_though_all_is_read(shelf):
    shelf.write("docs/law/a.md", BROKEN)
    shelf.write("docs/lawyers/b.md", BROKEN)
    shelf.write("docs/c.md", f"{HEAD}\n[甲](law/a.md)\n")

    assert shelf.kb("check", str(shelf.root / "docs/c.md")).exit_code == 0
    result = shelf.kb("check", "docs/law")
    assert "docs/law/a.md:7:5" in result.stdout
    assert "docs/lawyers" not in result.stdout
    assert checks_of(shelf, ".") == ["link-broken", "link-broken"]


def test_the_report_says_how_much_was_checked(shelf):
    shelf.write("docs/a.md", SOUND)
    shelf.write("docs/b.md", SOUND)

    assert shelf.kb("check", "--all").stdout.startswith("查了全部 2 篇文章，用了 ")


def test_findings_come_by_file_and_line(shelf):
    shelf.write("docs/b.md", f"{HEAD}\n[甲](missing.md)\n\n<b>\n\n### 甲\n")
    shelf.write("docs/a.md", BROKEN)

    rows = json.loads(shelf.kb("check", "--format", "json").stdout)

    places = [(row["path"], row["line"]) for row in rows]
    assert places == [("docs/a.md", 7), ("docs/b.md", 7), ("docs/b.md", 9), ("docs/b.md", 11)]


def test_an_exception_holds_until_its_day_and_is_useless_after_it(shelf):
    shelf.write("docs/a.md", UNKNOWN)
    shelf.write("data/exceptions.yml", exception(until="2027-02-01"))

    assert checks_of(shelf, "--as-of", "2027-02-01") == []
    assert checks_of(shelf, "--as-of", "2027-02-02") == ["useless-exception", "cite-unknown-law"]


def test_the_day_may_come_from_the_environment(shelf):
    shelf.write("docs/a.md", UNKNOWN)
    shelf.write("data/exceptions.yml", exception(until="2027-02-01"))
    words = ["check", "--root", str(shelf.root)]

    before = CliRunner().invoke(main, words, env={"KB_AS_OF": "2027-02-01"})
    after = CliRunner().invoke(main, words, env={"KB_AS_OF": "2027-02-02"})

    assert (before.exit_code, after.exit_code) == (0, 1)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (exception(), []),
        (exception(check="no-such-check"), ["useless-exception", "cite-unknown-law"]),
        (exception(check="cite-unknown-lw"), ["useless-exception", "cite-unknown-law"]),
        (exception(path="docs/other.md"), ["useless-exception", "cite-unknown-law"]),
        (exception(check="html-raw"), ["useless-exception", "cite-unknown-law"]),
        (exception(reason=""), ["data-record", "cite-unknown-law"]),
        (exception(until="someday"), ["data-record", "cite-unknown-law"]),
    ],
)
def test_an_exception_in_the_list_must_be_sound_and_needed(shelf, row, found):
    shelf.write("docs/a.md", UNKNOWN)
    shelf.write("data/exceptions.yml", row)

    assert checks_of(shelf) == found


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("<!-- kb: allow cite-unknown-law 等新文章 -->", []),
        ("<!--kb:allow cite-unknown-law 等新文章-->", []),
        ("<!-- kb: allow cite-unknown-law -->", ["useless-exception", "cite-unknown-law"]),
        ("<!-- kb: allow cite-unknown-lw 等新文章 -->", ["useless-exception", "cite-unknown-law"]),
        ("<!-- kb: allow html-raw 等新文章 -->", ["useless-exception", "cite-unknown-law"]),
        (
            "<!-- kb: allow cite-unknown-law 等新文章 -->\n\n",
            ["useless-exception", "cite-unknown-law"],
        ),
        ("<!-- kb: deny cite-unknown-law 等新文章 -->", ["cite-unknown-law"]),
    ],
)
def test_an_exception_in_a_comment_is_about_the_line_below(shelf, comment, found):
    shelf.write("docs/a.md", f"{HEAD}{comment}\n依据《某某法》第一条。\n")

    assert checks_of(shelf) == found


def test_a_misspelt_check_in_an_exception_gets_a_suggestion(shelf):
    shelf.write("docs/a.md", f"{HEAD}<!-- kb: allow cite-unknown-lw 等新文章 -->\n正文。\n")

    assert "是不是 `cite-unknown-law`？" in shelf.kb("check").stdout


@pytest.mark.parametrize("name", ["html-raw", "link-broken"])
def test_a_check_that_crashes_reports_itself_and_the_others_go_on(shelf, monkeypatch, name):
    def crash(*_):
        raise KeyError("坏了")
        yield

    monkeypatch.setitem(REGISTERED, name, replace(all_checks()[name], run=crash))
    shelf.write("docs/a.md", f"{BROKEN}\n<b>\n\n[乙](javascript:x)\n")

    result = shelf.kb("check")

    assert result.exit_code == 1
    assert f"错误[check-crashed]：检查 `{name}` 自己出错了：KeyError: '坏了'" in result.stdout
    assert "link-unsafe" in result.stdout
    assert f"错误[{name}]" not in result.stdout


def test_explain_prints_the_manual_offline():
    result = CliRunner().invoke(main, ["explain", "link-broken"])

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "link-broken（错误）\n\n站内链接指向的文件不存在。\n\n## 查什么"
    )


def test_explain_of_an_unknown_check_is_wrong_usage():
    result = CliRunner().invoke(main, ["explain", "link-brokn"])

    assert result.exit_code == 2
    assert "是不是 link-broken" in result.stderr


def test_explain_of_a_word_like_no_check_points_to_the_list():
    result = CliRunner().invoke(main, ["explain", "qqqq"])

    assert "kb list checks" in result.stderr


def test_a_crash_has_a_manual_too():
    result = CliRunner().invoke(main, ["explain", "check-crashed"])

    assert result.exit_code == 0
    assert "这是工具的毛病" in result.stdout


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("checks", "link-broken  站内链接指向的文件不存在。"),
        ("types", "case  协商案例（cases/）"),
        ("regions", "320707  江苏省连云港市赣榆区"),
    ],
)
def test_list_names_what_there_is(shelf, what, line):
    assert line in shelf.kb("list", what).stdout.splitlines()


def test_docs_renews_what_is_stale_and_removes_what_is_surplus(shelf):
    assert CliRunner().invoke(main, ["docs", "--root", str(shelf.root)]).exit_code == 0
    page = shelf.root / "docs/contributing/checks/link-broken.md"
    surplus = shelf.write("docs/contributing/checks/no-such-check.md", "旧的")
    fresh = page.read_text(encoding="utf-8")
    page.write_text("改过", encoding="utf-8")

    stale = CliRunner().invoke(main, ["docs", "--check", "--root", str(shelf.root)])
    renewed = CliRunner().invoke(main, ["docs", "--root", str(shelf.root)])

    assert (stale.exit_code, renewed.exit_code) == (1, 0)
    assert "需要更新 docs/contributing/checks/link-broken.md" in stale.stdout
    assert page.read_text(encoding="utf-8") == fresh
    assert not surplus.exists()
    assert CliRunner().invoke(main, ["docs", "--check", "--root", str(shelf.root)]).exit_code == 0


def test_build_refuses_to_publish_articles_with_errors(shelf):
    shelf.write("docs/a.md", BROKEN)
    shelf.write("site/index.html", "原来的")

    result = shelf.kb("build")

    assert result.exit_code == 1
    assert "没有发布" in result.stderr
    assert (shelf.root / "site/index.html").read_text(encoding="utf-8") == "原来的"
