"""`kb intake`: a folder of drafts and a report, the same every time."""

from __future__ import annotations

import re

import pytest
import yaml
from click.testing import CliRunner

from kb.cli import main
from tests.conftest import newspaper_page
from tests.intake.pages import originals

PAGE = """【主席之声】

把大家请到一起来谈

江苏省滨海县总工会副主席 万月

去年有 8 家企业的职工谈成了工资，涨了6%，近1.6万元发到手里。

小编说：写得好，值得大家都来看一看。

邮政编码：210003
"""


@pytest.fixture
def kb(shelf, tmp_path):
    def run(page, out="out", *more, day="2026-11-25"):
        file = tmp_path / "page.txt"
        file.write_bytes(page if isinstance(page, bytes) else page.encode())
        folder = tmp_path / out
        words = ["intake", str(file), "--out", str(folder), "--root", str(shelf.root)]
        result = CliRunner().invoke(main, [*words, "--as-of", day, *more])
        assert result.exit_code == 0, result.output
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    return run


def head(data):
    return yaml.safe_load(data.decode().split("---\n")[1])


def test_a_page_becomes_drafts_and_a_report(kb):
    files = kb(PAGE)

    assert list(files) == ["01-column-320922.md", "report.md"]
    assert originals(files["report.md"].decode()) == ["邮政编码：210003"]


def test_a_draft_says_what_is_known_and_leaves_the_rest_blank(kb):
    fields = head(kb(PAGE)["01-column-320922.md"])

    assert fields["status"] == "draft"
    assert fields["region"] == "320922"
    assert fields["title"] == "把大家请到一起来谈"
    assert (fields["column"], fields["author"]) == ("主席之声", "万月")
    assert fields["author_post"] == "江苏省滨海县总工会副主席"
    assert fields["source"]["date"] is fields["source"]["id"] is None
    assert re.fullmatch("[0-9a-f]{64}", fields["source"]["hash"])
    assert fields["facts"] is fields["summary"] is None


def test_proposed_facts_are_facts_once_the_mark_before_them_is_gone(kb):
    text = kb(PAGE)["01-column-320922.md"].decode()
    proposals = "\n".join(re.findall(r"^  # (- \{.*)$", text, re.MULTILINE))

    facts = yaml.safe_load(proposals)

    found = [(fact["value"], fact["unit"], fact["precision"]) for fact in facts]
    assert found == [(8, "家", "exact"), (6, "%", "exact"), (16000, "元", "近")]
    assert all(fact["where"] in PAGE for fact in facts)
    assert all(fact["counts"] is fact["speaker"] is None for fact in facts)


def test_the_same_page_is_the_same_bytes(kb):
    assert kb(PAGE, "one") == kb(PAGE, "two")


@pytest.mark.parametrize("number", range(5))
def test_the_same_newspaper_page_is_the_same_bytes(number, kb):
    page = newspaper_page(number).read_bytes()

    assert kb(page, "one") == kb(page, "two")


def test_an_empty_folder_may_be_named(kb, tmp_path):
    (tmp_path / "out").mkdir()

    assert "report.md" in kb(PAGE)


def test_without_a_folder_drafts_lie_beside_the_articles(shelf, tmp_path, monkeypatch):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["intake", "page.txt", "--root", str(shelf.root)])

    assert result.exit_code == 0
    assert (tmp_path / "drafts/page/report.md").is_file()
    assert "先看 drafts/page/report.md" in result.output


def section(report, title):
    return report.decode().split(f"## {title}")[1].split("\n## ")[0]


def test_the_report_says_what_it_could_not_decide(kb):
    page = "有一件事说完了。\n\n近日，大家办了一件事，说到一半就没有"
    doubts = section(kb(page)["report.md"], "没有把握的，请人来定")

    for words in ("标题丢了", "地区定不下来", "刊出日期", "`source.id` 空着"):
        assert words in doubts


def test_the_report_says_that_headlines_were_taken_from_below(kb):
    below = "本报讯（记者王一）有一件事说完了。\n\n这是题目\n"
    above = "这是题目\n\n本报讯（记者王一）有一件事说完了。\n"
    title = "没有把握的，请人来定"

    assert "取了它下面的" in section(kb(below, "one")["report.md"], title)
    assert "取了它下面的" not in section(kb(above, "two")["report.md"], title)


def test_the_report_lists_noise_with_line_and_column(kb):
    noise = section(kb("第一行,说完了。\n\n　第二行按規定说完了。\n")["report.md"], "原文的毛病")

    assert "| 半角逗号 | 1 | 1:4 , |" in noise
    assert "| 繁体或异体字 | 1 | 3:6 規 |" in noise


HOSTILE = """【a: b # c】

<script>alert(1)</script> | ``` [x](javascript:a)

某县总工会副主席 万月

---
status: published
---

```

::: short
涨了6%，"引号"，\\反斜杠，{花括号}，*星号*。
"""


def test_what_looks_like_markup_in_a_page_stays_words(kb, shelf):
    files = kb(HOSTILE)
    drafts = {name: data for name, data in files.items() if name != "report.md"}
    for name, data in drafts.items():
        shelf.write(f"docs/news/{name}", data)

    assert all(head(data)["status"] == "draft" for data in drafts.values())
    words = "\n".join(part for data in drafts.values() for part in originals(data.decode()))
    assert "<script>alert(1)</script> | ``` [x](javascript:a)" in words
    assert "status: published" in words
    assert "<script>" not in files["report.md"].decode()
    findings = shelf.findings()
    left = {each.span.path for each in findings if each.check == "source-text-left"}
    assert left == {f"docs/news/{name}" for name in drafts}
    hostile = {"html-raw", "meta-syntax", "container-unknown", "link-unsafe"}
    assert hostile.isdisjoint(each.check for each in findings)
