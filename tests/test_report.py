"""`kb report`: what readers will find different, told from two versions of a small library."""

from __future__ import annotations

import subprocess

import pytest

from kb.report.markdown import escaped


@pytest.fixture
def repository(shelf, articles):
    """A library under Git: `main` is what readers have."""
    shelf.write("docs/law/wages.md", articles["explainer"])
    shelf.write("docs/forms/letter.md", articles["form"])
    shelf.write("cases/jiangsu/story.md", articles["case"])
    git(shelf, "init", "--quiet", "--initial-branch=main")
    commit(shelf)
    git(shelf, "checkout", "--quiet", "-b", "work")
    return shelf


def git(shelf, *words):
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", "-C", str(shelf.root), *who, *words], check=True, capture_output=True)


def commit(shelf):
    git(shelf, "add", "--all")
    git(shelf, "commit", "--quiet", "--no-gpg-sign", "-m", "state")


def report(shelf, *options):
    return shelf.kb("report", "--base", "main", *options)


def edit(shelf, path, old, new):
    file = shelf.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_where_nothing_changed_the_report_says_so(repository):
    assert "没有改文章" in report(repository).output


def test_an_article_that_is_not_committed_yet_counts(repository, articles):
    repository.write("docs/help/new.md", articles["page"])

    output = report(repository).output

    assert "新增 1 篇" in output
    assert "docs/help/new.md" in output
    assert "新的网址\n  help/new/" in output


def test_a_citation_is_shown_as_it_was_and_as_it_is(repository):
    edit(repository, "docs/law/wages.md", "第三十二条第一款", "第三十三条")

    output = report(repository).output

    assert "引用：去掉了 《集体合同规定》第三十二条第一款" in output
    assert "引用：新写了 《集体合同规定》第三十三条" in output


def test_a_figure_is_shown_as_it_was_and_as_it_is(repository):
    text = (repository.root / "cases/jiangsu/story.md").read_text(encoding="utf-8")
    value = text.partition("value: ")[2].split(",")[0].split("\n")[0]
    edit(repository, "cases/jiangsu/story.md", f"value: {value}", "value: 987")

    assert f"{value}" in report(repository).output
    assert " → " in next(
        line for line in report(repository).output.splitlines() if line.startswith("  数字：")
    )


def test_a_short_answer_and_a_way_to_ask_are_shown(repository):
    text = (repository.root / "docs/law/wages.md").read_text(encoding="utf-8")
    ask = text.partition("::: ask\n")[2].splitlines()[0]
    short = text.partition("::: short\n")[2].splitlines()[0]
    edit(repository, "docs/law/wages.md", ask, "老板跑了怎么办")
    edit(repository, "docs/law/wages.md", short, "找劳动监察。")

    output = report(repository).output

    assert "读者的问法：新写了 老板跑了怎么办" in output
    assert " → 找劳动监察。" in output


def test_a_form_that_changed_has_to_be_printed_again(repository):
    edit(repository, "docs/forms/letter.md", "## 怎么填\n", "## 怎么填\n\n先看清楚。\n")

    assert "要重新打印\n" in report(repository).output


def test_an_article_that_is_gone_needs_a_redirect_and_one_row_is_enough(repository):
    (repository.root / "cases/jiangsu/story.md").rename(repository.root / "cases/jiangsu/tale.md")

    missing = report(repository)
    row = "- {from: cases/jiangsu/story.md, to: cases/jiangsu/tale.md, since: 2026-11-25}\n"
    repository.write("data/redirects.yml", row)
    mended = report(repository)

    assert "错误[redirect-missing] data/redirects.yml:1:1" in missing.output
    assert missing.exit_code == 1
    assert "redirect-missing" not in mended.output
    assert "改名：" in mended.output
    assert "cases/jiangsu/story.md → cases/jiangsu/tale.md" in mended.output
    assert "没有了、也没有转向的网址" not in mended.output


def test_a_row_of_a_redirect_may_not_be_taken_away(repository):
    git(repository, "checkout", "--quiet", "main")
    row = "- {from: cases/jiangsu/old.md, to: cases/jiangsu/story.md, since: 2026-11-25}\n"
    repository.write("data/redirects.yml", row)
    commit(repository)
    git(repository, "checkout", "--quiet", "-B", "work")
    kept = report(repository)
    repository.write("data/redirects.yml", "[]\n")

    assert "redirect-missing" not in kept.output
    assert "`cases/jiangsu/old.md` 没有了" in report(repository).output


def test_the_plain_check_does_not_know_what_was_published(repository):
    (repository.root / "cases/jiangsu/story.md").unlink()

    assert "redirect-missing" not in repository.kb("check").output


def test_the_base_is_where_the_branch_began_not_what_came_after(repository, articles):
    git(repository, "checkout", "--quiet", "main")
    repository.write("docs/help/later.md", articles["page"])
    commit(repository)
    git(repository, "checkout", "--quiet", "work")

    assert "没有改文章" in report(repository).output


def test_markdown_holds_every_finding_and_no_markup_of_strangers(repository, articles):
    links = "".join(f"[甲](no-{number}.md) " for number in range(15))
    page = articles["page"] + f"\n{links}\n\n@somebody ![x](https://x.example/p.png) <b>\n"
    repository.write("docs/help/new.md", page)

    output = report(repository, "--format", "markdown").output

    rows = [line for line in output.splitlines() if line.endswith("| `link-broken` |")]
    assert sum("&#96;no-" in row for row in rows) == 15
    assert not any(mark in output for mark in ("@", "![", "<b>", "]("))


def test_an_exception_in_a_comment_is_shown_to_the_reviewer(repository):
    note = "<!-- kb: allow cite-unverified 等登记 -->\n\n## 怎么填\n"
    edit(repository, "docs/forms/letter.md", "## 怎么填\n", note)

    assert "放行：新写了 kb: allow cite-unverified 等登记" in report(repository).output


def test_a_term_that_is_put_off_without_a_new_look_is_pointed_out(repository):
    text = (repository.root / "docs/law/wages.md").read_text(encoding="utf-8")
    day = text.partition("review_by: ")[2].splitlines()[0]
    edit(repository, "docs/law/wages.md", f"review_by: {day}", "review_by: 2029-01-01")

    output = report(repository).output

    assert f"再核对的日期推后了，核对的日期没有变\n  {day} → 2029-01-01" in output


def test_text_of_strangers_never_begins_a_line_of_the_log(repository):
    """A line that begins with `::` would be a command to the workflow that prints it."""
    note = "<!-- kb: allow cite-unverified 等\n::add-mask::x\n-->\n\n## 怎么填\n"
    edit(repository, "docs/forms/letter.md", "## 怎么填\n", note)

    output = report(repository).output

    assert "::add-mask::x" in output
    assert not [line for line in output.splitlines() if line.strip().startswith("::")]


def test_a_change_of_the_rules_is_shown_beside_the_content(repository):
    repository.write("tools/kb/checks/link_broken.py", "")
    repository.write(".github/workflows/ci.yml", "")

    output = report(repository).output

    assert "请维护者看\n  .github/workflows/ci.yml\n  tools/kb/checks/link_broken.py\n" in output
    assert "请维护者看" not in output.partition("请维护者看")[2]


def test_changed_data_is_shown_line_by_line(repository):
    edit(repository, "data/services.yml", 'number: "12351"', 'number: "12350"')

    output = report(repository).output

    assert '去掉：  number: "12351"' in output
    assert '写进：  number: "12350"' in output


@pytest.mark.parametrize("base", ["no-such-branch", "--output=x", ""])
def test_an_unknown_base_is_wrong_usage(repository, base):
    result = repository.kb("report", f"--base={base}")

    assert result.exit_code == 2
    assert "不能和" in result.output
    assert not (repository.root / "x").exists()


def test_a_folder_without_git_is_wrong_usage(shelf):
    assert report(shelf).exit_code == 2


def test_text_of_strangers_calls_nobody_and_draws_nothing():
    assert escaped("@a [b](c)\n|`d`|<e>") == (
        "&#64;a &#91;b&#93;&#40;c&#41; &#124;&#96;d&#96;&#124;&#60;e&#62;"
    )
