"""`kb check` without paths looks at what git says has changed."""

from __future__ import annotations

import subprocess

import pytest

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
BROKEN = f"{HEAD}\n[甲](missing.md)\n"
SOUND = f"{HEAD}\n正文。\n"


def git(shelf, *words):
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", str(shelf.root), *name, *words], check=True, capture_output=True)


@pytest.fixture
def tracked(shelf):
    shelf.write("docs/old.md", BROKEN)
    shelf.write("docs/sound.md", f"{HEAD}\n## 甲 {{#jia}}\n\n内容。\n")
    shelf.write("docs/linking.md", f"{HEAD}\n[甲](sound.md#jia)\n")
    git(shelf, "init")
    git(shelf, "add", "-A")
    git(shelf, "commit", "-m", "first")
    return shelf


def test_only_changed_articles_are_judged(tracked):
    tracked.write("docs/new-one.md", SOUND)

    result = tracked.kb("check")

    assert result.exit_code == 0
    assert result.stdout.startswith("查了改过的 1 篇文章（全部：kb check --all）")


def test_what_the_branch_changed_counts_too(tracked):
    git(tracked, "checkout", "-b", "work")
    tracked.write("docs/new-one.md", BROKEN)
    git(tracked, "add", "-A")
    git(tracked, "commit", "-m", "second")

    result = tracked.kb("check")

    assert result.exit_code == 1
    assert "docs/new-one.md:7:5" in result.stdout
    assert "docs/old.md" not in result.stdout


def test_an_article_that_links_to_a_changed_one_is_judged_with_it(tracked):
    tracked.write("docs/sound.md", f"{HEAD}\n## 甲\n\n内容。\n")

    result = tracked.kb("check")

    assert "docs/linking.md:7:5" in result.stdout
    assert "和有关的 1 篇" in result.stdout


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: None, "没有改过的文章"),
        (lambda shelf: (shelf.root / "docs/sound.md").unlink(), "改过数据或者删过文件"),
        (lambda shelf: shelf.write("data/exceptions.yml", "[]\n"), "改过数据或者删过文件"),
    ],
)
def test_everything_is_judged_when_it_may_be_concerned(tracked, change, reason):
    change(tracked)

    result = tracked.kb("check")

    assert f"{reason}，查了全部 " in result.stdout
    assert "docs/old.md:7:5" in result.stdout


def test_all_means_all(tracked):
    tracked.write("docs/new-one.md", SOUND)

    assert "docs/old.md:7:5" in tracked.kb("check", "--all").stdout
    assert "docs/old.md:7:5" in tracked.kb("check", ".").stdout


def test_without_git_everything_is_judged_and_that_is_said(shelf):
    shelf.write("docs/a.md", BROKEN)

    result = shelf.kb("check")

    assert result.exit_code == 1
    assert "这里不是 git 仓库，查了全部 1 篇文章" in result.stdout


def test_one_article_is_judged_as_it_is_among_all(tracked):
    tracked.write("docs/two.md", f"{HEAD}\n[甲](missing.md)\n\n<b>\n\n#### 丙\n\n13812345678\n")

    alone = tracked.kb("check", "--format", "json", "docs/two.md").stdout
    whole = tracked.kb("check", "--format", "json", "docs").stdout

    assert alone.count('"path": "docs/two.md"') == whole.count('"path": "docs/two.md"') > 3
