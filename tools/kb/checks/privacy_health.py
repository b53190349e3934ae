"""化名和病情写在一起。

## 查什么
同一段里既有化名，又有疾病、残疾的字样。

老张、小李、李某、王某某，还有姓名后面注明“（化名）”的，都算化名。

## 为什么
一个县里跑某条线、得某种病的司机可能只有一个。换了名字，熟人照样认得出来。

## 例子
    网约车司机张××（用的是化名）患尿毒症，不能长时间出车

## 应当这样写
    有的司机因病不能长时间出车，平台给他们免了佣金

## 什么时候可以放行
讲法律用的假设例子，或者法院公布的案例：
`<!-- kb: allow privacy-health until 2027-01-01 假设的例子 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.names import EVERYDAY_SURNAMES, SURNAMES
from kb.content.written import paragraph_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

_ANY_SURNAME = f"[{SURNAMES}{EVERYDAY_SURNAMES}]"
_NO_NAMES = (
    "程序|范围|康社|康生|金库|金额|常识|毛病|黄车|龙虾|高峰|高潮|白菜|白领|段落|方法|任务|文章|石头|马路|周期"
    "|方子|黄牛|白干|龙头|文件"
)
# One class of first characters: trying three patterns everywhere would be slow.
_PSEUDONYM = re.compile(
    r"[老小某（(](?:"
    rf"(?<=[老小])(?<![最较缩大变微中太更极细弱狭矮从家养敬尊父元].)(?!{_NO_NAMES}){_ANY_SURNAME}"
    rf"|(?<={_ANY_SURNAME}某)(?![些种个一项类地时方企单省市县区])"
    r"|(?<=[（(])化名)"
)
_ILL = re.compile(
    "癌|肿瘤|白血病|尿毒症|糖尿病|高血压|心脏病|冠心病|心梗|脑梗|中风|肝炎|肺结核"
    "|艾滋|抑郁|精神病|精神障碍|癫痫|瘫|截肢|骨折|失明|失聪|耳聋|残疾|伤残|致残"
    "|残障|尘肺|职业病|患病|患有|患了|身患|重病|大病|重疾|疾病|病情|病历|确诊|住院"
    "|手术|化疗|透析|流产|不孕|腰椎间盘"
)


@check(severity="warning", scope="file", since="2026.11")
def privacy_health(source: SourceFile, _library: Library) -> Iterator[Finding]:
    """化名和病情写在一起。"""
    for start, end, illness in _told(source):
        message = f"“{source.text[start:end]}”和“{illness}”写在同一段里，熟人可能认得出是谁"
        remedy = "不写是谁，或者不写病情；只留和办法有关的，例如“因病不能长时间出车”"
        yield finding(privacy_health, source.span(start, end), message, remedy)


def _told(source: SourceFile) -> Iterator[tuple[int, int, str]]:
    """The first pseudonym of every paragraph that also names an illness."""
    read = 0
    for match in _PSEUDONYM.finditer(source.text):
        if match.start() < read:
            continue
        paragraph = paragraph_at(source, match.start())
        read = paragraph.end
        if illness := _ILL.search(paragraph.text):
            start = match.start() - (match[0] == "某")
            yield start, match.end(), illness[0]
