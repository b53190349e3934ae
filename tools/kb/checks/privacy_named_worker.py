"""写了普通劳动者的真名。

## 查什么
“司机”“女工”“职工”这样的称呼后面紧接着一个姓名；姓名后面写着年龄的，前面没有称呼也算。
姓名后面注明“（化名）”，或者全文注明“均为化名”的不算；“李某”“老张”“小王”不算姓名。
工会主席、局长这样履行职务的人，文章作者和署名，不算；同一句里写明职务再“说”的，也不算。
靠常见的姓和前后的字判断：少见的姓、没有称呼的姓名查不出来，审稿人还要自己看。

## 为什么
说过单位不是的工友，名字一上网就可能丢工作；受过帮助的人，也不该被邻居认出来。
原来的报纸登过真名，也不等于他同意登在这里。

## 例子
    司机张×和女工李×每天跑十几个小时
    （这里写的是全名）

## 应当这样写
    一名司机和一名女工每天跑十几个小时

## 什么时候可以放行
本人书面同意公开真名：`<!-- kb: allow privacy-named-worker until 2027-01-01 本人书面同意 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.names import ADDRESSES, EVERYDAY_SURNAMES, NO_NAMES, NOT_GIVEN, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

_ONE = (
    "司机|驾驶员|骑手|师傅|小哥|快递员|外卖员|配送员|送餐员|保安|保洁员|主播|服务员|收银员|营业员|护工|月嫂"
    "|[装搬运卸操作送水环卫清洁建筑钢筋电焊钳木瓦架子矿女男]工|民工|工友|当事人|伤者|死者|患者|病人|学徒"
)
_MANY = "工人|职工|员工|劳动者|务工人员|从业人员|家属|村民|市民|居民"
_ANY_SURNAME = f"[{SURNAMES}{EVERYDAY_SURNAMES}]"
_GIVEN = rf"(?![{NOT_GIVEN}])[\u4e00-\u9fff]"
_NAME = rf"(?!(?<=工)[程段])(?:{_ANY_SURNAME}|欧阳|司徒|上官|诸葛|皇甫){_GIVEN}(?:{_GIVEN})?"

_NO_NAME = re.compile(f"{NO_NAMES}|.(?:{ADDRESSES})")

# A class of last characters first: trying every worker's name everywhere would be slow.
_BEHIND_WORKER = re.compile(
    rf"[机员手傅哥安播工嫂友人者徒属民](?P<apart>(?:代表)?[ \u3000*_“”\"「『]{{0,3}})"
    rf"(?P<name>{_NAME})"
)
_WORKER = re.compile(rf"(?:(?P<one>{_ONE})|{_MANY})\Z")
_LONGEST_WORKER = 4

_AGED = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[叫机员手傅哥工友人者属民]))(?P<name>{_NAME})"
    r"[（(，,、] ?(?:[男女][，,、 ]?)?(?:今年|现年|时年)? ?[0-9０-９]{2} ?周?岁\Z"
)
_LONGEST_AGED = 20
_SAYS = (
    r"(?:说(?![明法服理])|表示|告诉|介绍|坦言|回忆|直言|感慨|感叹|反映|透露|认为|笑着|激动|[（(])"
)
_STOP = r"(?:[\s，。、；：！？,.;:!?”\"」』）)*_]|\Z)"
_PROOF = {"one": re.compile(f"{_SAYS}|{_STOP}"), "many": re.compile(_SAYS)}
"""What shows that an everyday character was a surname, behind one worker or behind many."""
_PARTICLE = re.compile(f"{_STOP}|[的在从因被向对与和及把给就也已正曾到来每今是有没不]")
_OFFICIAL_SAYS = re.compile(_SAYS.replace("|[（(]", ""))
_POST = re.compile(
    "主席|局长|会长|书记|部长|科长|处长|厅长|主任|经理|董事长|总裁|厂长|站长|院长|校长|秘书长|律师|教授"
    "|法官|检察官|仲裁员|指导员|调解员|负责人|委员|干部"
)
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_WINDOW = 100
_BYLINE = re.compile(r"(?:byline|author|author_post):[^,}\n]*\Z")
_SAID_FALSE = re.compile(r"[*_”」]{0,3}[（(][^（）()\n]{0,6}化名")
_ALL_FALSE = re.compile("均为化名|都是化名|均系化名|皆为化名")


@check(severity="error", scope="file", since="2026.11")
def privacy_named_worker(source: SourceFile, _library: Library) -> Iterator[Finding]:
    """写了普通劳动者的真名。"""
    for start, end in _names(source):
        name = source.text[start:end]
        message = f"这里写了普通劳动者的姓名“{name}”"
        remedy = "不写名字，写“一名司机”“一名女工”；一定要称呼，就用化名，后面注明“（化名）”"
        yield finding(privacy_named_worker, source.span(start, end), message, remedy)


def _names(source: SourceFile) -> Iterator[tuple[int, int]]:
    """Where the names of private persons stand."""
    text = source.text
    found = {*_behind_workers(text), *_before_ages(text)}
    if not found or _ALL_FALSE.search(text):
        return
    false = _false_names(text)
    # A name may be found twice, behind a worker and before an age: the longer one counts.
    for start, end in dict(sorted(found)).items():
        if text[start:end] not in false and not _is_in_office(text, start, end):
            yield start, end


def _behind_workers(text: str) -> Iterator[tuple[int, int]]:
    for match in _BEHIND_WORKER.finditer(text):
        stop = match.start("apart")
        worker = _WORKER.search(text, max(0, stop - _LONGEST_WORKER), stop)
        who = "one" if worker and worker["one"] else "many"
        if worker and (span := _name(text, *match.span("name"), who)):
            yield span


def _before_ages(text: str) -> Iterator[tuple[int, int]]:
    for year in re.finditer("岁", text):
        if aged := _AGED.search(text, max(0, year.start() - _LONGEST_AGED), year.end()):
            yield aged.span("name")


def _name(text: str, start: int, end: int, who: str) -> tuple[int, int] | None:
    """The name's own span, if it is one: an everyday character needs proof by what follows."""
    if _NO_NAME.match(text, start):
        return None
    lengths = [stop for stop in (end, start + 2) if stop <= end]
    if proven := [stop for stop in lengths if _PROOF[who].match(text, stop)]:
        return start, proven[0]
    if text[start] in EVERYDAY_SURNAMES:
        return None
    parted = [stop for stop in lengths if _PARTICLE.match(text, stop)]
    return start, next(iter(parted), end)


def _false_names(text: str) -> set[str]:
    """What stands before “（化名）”: a name that is said to be false once is so everywhere."""
    ends = (match.start() for match in _SAID_FALSE.finditer(text))
    return {text[end - length : end] for end in ends for length in (2, 3, 4) if length <= end}


def _is_in_office(text: str, start: int, end: int) -> bool:
    """Whether someone speaks in office, or signs."""
    before = text[max(0, start - _WINDOW) : start]
    sentence = _SENTENCE_END.split(before)[-1]
    if _BYLINE.search(before):
        return True
    speaks = _OFFICIAL_SAYS.match(text, end) and _POST.search(sentence)
    return bool(speaks or _POST.match(text, end))
