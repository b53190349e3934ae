"""The browser and Python find the same pages in the same order, from the same files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.search.query import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

VECTORS = Path(__file__).parents[1] / "search/analyser.json"
QUESTIONS = [
    "老板拖着工资不给",
    "送快递的工资拖了俩月没发",
    "干了活要不到钱",
    "包工头跑了，工地工资找谁要？",
    "加班费怎么算",
    "周末加班给不给双倍",
    "年休假没休能换钱吗",
    "不签合同怎么办",
    "试用期被辞退有补偿吗",
    "经济补偿金怎么算 N+1",
    "我想辞职，要提前多久说",
    "工伤认定要什么材料",
    "上班路上被车撞了算工伤吗",
    "公司不给我交社保",
    "怀孕了被调岗",
    "产假多少天",
    "平台封了我的号",
    "骑手算不算员工",
    "差评扣钱合理吗",
    "怎么加入工会",
    "没有工会怎么谈工资",
    "集体合同有什么用",
    "要约书怎么写",
    "附近哪里能休息喝水",
    "司机之家",
    "劳动合同法",
    "第三十八条",
    "《劳动合同法》第三十八条",
    "仲裁要多少钱",
    "法律援助 12348",
    "能级工资",
    "1124工作法",
    "薪",
    "工",
    "青岛 快递 协商",
    "ＮＢＡ　工资１２３４５",
    "老闆拖欠工資怎麼辦",
    "經濟補償怎麼算",
    "農民工討薪",
    "gongzi",
    "laoban bu fa gongzi",
    "jiabanfei",
    "gong shang zen me pei",
    "xian",
    "zzzz qqqq",
    "constructor __proto__ toString",
    "𠮷野家的工资",
    "工资\u200b不发\ufeff",
    "工资" * 300,
    "吗",
    "",
    "？！……",
]
SOME = 5
"""Results whose best section is compared too."""

ASK = """async ([question, some]) => {
  const found = await S.find(question);
  const best = found.slots.slice(0, some);
  const shown = await Promise.all(best.map((slot) => S.describe(slot, found)));
  return {
    slots: found.slots,
    scores: found.slots.map((slot) => found.scores[slot]),
    anchors: shown.map((result) => decodeURIComponent(new URL(result.url).hash.slice(1))),
  };
}"""


@pytest.fixture(scope="module")
def searcher(site: Path) -> Searcher:
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in (site / "search").rglob("*.js")
    }
    return Searcher(files)


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{address}/search/")
    page.wait_for_function("!!(window.S && S.find)")
    yield page
    page.close()


@pytest.mark.parametrize("question", QUESTIONS, ids=ascii)
def test_the_browser_finds_what_python_finds(page: Page, searcher: Searcher, question: str) -> None:
    expected = searcher.search(question)
    understood = searcher.understand(question)
    sections = [searcher.best_section(understood, found.slot) for found in expected[:SOME]]

    found = page.evaluate(ASK, [question, SOME])

    assert found["slots"] == [found.slot for found in expected]
    assert found["scores"] == pytest.approx([found.score for found in expected], rel=1e-12)
    assert found["anchors"] == [section[0] if section else "" for section in sections]


def test_the_questions_are_not_all_without_answer(searcher: Searcher) -> None:
    assert sum(bool(searcher.search(question)) for question in QUESTIONS) >= 40


def test_the_browser_splits_texts_as_the_golden_vectors_say(page: Page) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    # One question in traditional characters brings their table, which the vectors presume.
    page.evaluate("S.find('經濟補償')")

    found = page.evaluate("texts => texts.map(S.terms)", [vector["text"] for vector in vectors])

    assert found == [vector["body"] for vector in vectors]
