"""The report on a page, in plain Chinese: what was done, and what could not be decided."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kb.content.types import MODELS
from kb.intake.draft import fenced
from kb.intake.lines import is_ended
from kb.intake.marks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.intake.draft import Draft
    from kb.intake.noise import Noise
    from kb.intake.take_in import Intake
    from kb.registry.regions import Regions

NAME: Final = "report.md"
_SURE, _FAIR = 0.85, 0.65
_PLACES = 20
"""So many places of one kind of noise are listed; the number is always told."""

_TRAILING = (
    "整版：最后一行是标题，第一篇上面没有标题，所以每一篇的标题取了它下面的。"
    "如果不对，各篇的标题要整个错开一篇。"
)
_MOST_SHOWN = 24
_UNSAFE = re.compile(r"[|`<>\[\]\\*_\s]+")


def render(intake: Intake, regions: Regions) -> str:
    """The text of `report.md`."""
    parts = (
        _summary(intake),
        _account(intake),
        _table(intake, regions),
        _reasons(intake),
        _doubts(intake, regions),
        _leftovers(intake),
        _noises(intake),
        _next(intake),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def sureness(confidence: float) -> str:
    """A confidence in words."""
    return "高" if confidence >= _SURE else "中" if confidence >= _FAIR else "低"


def _summary(intake: Intake) -> Iterator[str]:
    account, page = intake.account, intake.page
    yield f"# 收稿报告：{page.shown_name}\n"
    yield f"- 草稿 {len(intake.drafts)} 篇，没有归进任何一篇的 {len(intake.split.leftovers)} 处。"
    placed, lost = account.accounted, account.lost
    yield f"- 字符：全文 {account.total} 个，有着落的 {placed} 个，没有着落的 {lost} 个。"
    yield f"- 读法：{page.how}。"
    yield f"- 版面：{'；'.join(_layout(intake))}。"
    yield from (f"- 注意：{note}。" for note in page.notes)
    yield f"- 原文件 SHA-256：`{page.sha256}`"


def _layout(intake: Intake) -> Iterator[str]:
    layout = intake.layout
    yield "一行是一栏宽，断开的句子已经接上" if layout.is_wrapped else "一行是一段"
    if layout.is_spaced:
        yield "几乎每行后面都有空行，空行不算分段"
    if layout.is_marked:
        yield "标题有记号"
    yield "标题在正文下面" if intake.split.is_trailing else "标题在正文上面"


def _account(intake: Intake) -> Iterator[str]:
    account = intake.account
    yield "## 字符去了哪里\n\n| 去处 | 字符 |\n| --- | ---: |"
    yield f"| 草稿里的原文 | {account.in_drafts} |"
    yield f"| 本报告“没有归进任何一篇的” | {account.in_leftovers} |"
    yield f"| 换行、空行和行首行尾的空白（没有保留） | {account.white} |"
    yield f"| 没有着落 | {account.lost} |"
    yield f"| 合计 | {account.accounted + account.lost} / {account.total} |\n"
    yield "没有保留的只有空白。两行接起来的地方，如果两边都是英文字母，加了一个空格，不算在内。"


def _table(intake: Intake, regions: Regions) -> Iterator[str]:
    yield "## 分成了哪几篇\n\n| 草稿 | 标题 | 类型 | 地区 | 数字 | 原文的行 | 分得准不准 |"
    yield "| --- | --- | --- | --- | ---: | --- | --- |"
    for draft in intake.drafts:
        place = draft.place.code
        cells = (
            f"[{draft.file}]({draft.file})",
            _cell(draft.article.title) or "（丢了）",
            MODELS[draft.type.name].kind.zh,
            f"{regions.full_name(place)} {place}" if place else "没有认出",
            str(len(draft.facts)),
            _rows(draft),
            sureness(draft.article.confidence),
        )
        yield f"| {' | '.join(cells)} |"


def _rows(draft: Draft) -> str:
    """The lines of an article, neighbours as one stretch."""
    numbers = sorted({line.number for block in draft.article.blocks for line in block.lines})
    at = sorted(block.at for block in draft.article.blocks)
    lines = {block.at: block.lines for block in draft.article.blocks}
    stretches = [
        [lines[number] for _, number in group]
        for _, group in groupby(enumerate(at), key=lambda pair: pair[1] - pair[0])
    ]
    spans = [(stretch[0][0].number, stretch[-1][-1].number) for stretch in stretches]
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in spans) if numbers else ""


def _reasons(intake: Intake) -> Iterator[str]:
    yield "## 为什么这样分\n"
    for draft in intake.drafts:
        home = MODELS[draft.type.name].kind.zh
        yield f"- {draft.file}：{draft.type.reason}，放进“{home}”。"
        for cut in draft.article.cuts:
            yield f"    - {sureness(cut.confidence)}（{cut.confidence:.0%}）：{_cell(cut.reason)}"


def _doubts(intake: Intake, regions: Regions) -> Iterator[str]:
    yield "## 没有把握的，请人来定\n"
    doubts = [doubt for draft in intake.drafts for doubt in _doubts_of(draft, regions)]
    if intake.split.is_trailing:
        doubts.insert(0, _TRAILING)
    if intake.printed is None:
        doubts.append("刊出日期：版面上没有印出可以核对的日期（年月日和星期），草稿里写的是不详。")
    doubts.append("来源登记：`source.id` 空着，要先在 data/sources.yml 里登记这一版。")
    if joints := _joints(intake):
        doubts.append(
            f"是不是分段：句子正好在行尾结束，当作同一段接上了，第 {_listed(joints)} 行。"
        )
    if bridged := _bridged(intake):
        doubts.append(f"隔着空行接上的：前一行没有说完，第 {_listed(bridged)} 行。")
    yield from (f"- {doubt}" for doubt in doubts)


def _doubts_of(draft: Draft, regions: Regions) -> Iterator[str]:
    article = draft.article
    if article.confidence < _SURE:
        yield f"{draft.file}：从哪里分开，把握是{sureness(article.confidence)}，对照原文看一遍。"
    if not article.headings:
        yield f"{draft.file}：标题丢了，`title` 空着；自己拟的标题要在文中说明。"
    elif len(article.headings) > 1:
        others = "；".join(_cell(text) for text in article.headings if text != article.title)
        yield f"{draft.file}：有几行标题，取了：{_cell(article.title)}；没有取：{others}"
    if not article.body:
        yield f"{draft.file}：只有标题，正文不在这一版里，多半不能成稿。"
    if not draft.place.code:
        names = "、".join(f"{regions.full_name(code)} {code}" for code in draft.place.others)
        yield f"{draft.file}：地区定不下来{f'，提到的有 {names}' if names else '，没有提到地名'}。"


def _joints(intake: Intake) -> list[int]:
    """Lines that end with a sentence and were joined to the next."""
    return [
        line.number
        for block in intake.blocks
        if block.kind is Kind.TEXT
        for line in block.lines[:-1]
        if is_ended(line.text)
    ]


def _bridged(intake: Intake) -> list[int]:
    """Lines that were joined to the line above across a blank one."""
    if intake.layout.is_spaced:
        return []
    return [line.number for block in intake.blocks for line in block.lines[1:] if line.gap]


def _listed(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:_PLACES]))
    return f"{shown} 等 {len(numbers)} 处" if len(numbers) > _PLACES else shown


def _leftovers(intake: Intake) -> Iterator[str]:
    yield "## 没有归进任何一篇的\n"
    if not intake.split.leftovers:
        yield "没有。"
    for part in intake.split.leftovers:
        first, last = part.blocks[0].lines[0].number, part.blocks[-1].lines[-1].number
        yield f"第 {first}–{last} 行，{part.reason}：\n"
        yield fenced("\n\n".join(block.text for block in part.blocks)) + "\n"


def _noises(intake: Intake) -> Iterator[str]:
    yield "## 原文的毛病\n\n只列出来，没有改：草稿里的原文和来的时候一样。位置是“行:列”。\n"
    if not intake.noises:
        yield "没有发现。"
        return
    yield "| 毛病 | 几处 | 在哪里 |\n| --- | ---: | --- |"
    ordered = sorted(intake.noises, key=lambda each: each.kind)
    for kind, group in groupby(ordered, key=lambda each: each.kind):
        found = list(group)
        yield f"| {kind} | {len(found)} | {_where(found)} |"


def _where(found: list[Noise]) -> str:
    shown = "、".join(f"{n.line}:{n.column} {_shown(n.shown)}".rstrip() for n in found[:_PLACES])
    return f"{shown} ……" if len(found) > _PLACES else shown


def _shown(text: str) -> str:
    text = _cell(text)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _cell(text: str) -> str:
    """Words of the source in a table: marks of Markdown would mean something there."""
    return _UNSAFE.sub(" ", text).strip()


def _next(intake: Intake) -> Iterator[str]:
    homes = sorted({MODELS[draft.type.name].kind.home for draft in intake.drafts})
    yield "## 接下来\n"
    yield "1. 先看“没有把握的”，对照原文改草稿的分法。"
    yield f"2. 选一篇草稿，用自己的话写，起一个英文小写的文件名，放进 {_homes(homes)}。"
    yield "3. 运行 `kb check`：空白没有填完、原文没有删掉，都通不过。"


def _homes(homes: Iterable[str]) -> str:
    return "、".join(f"{home}/" for home in homes) or "相应的文件夹"
