"""The conventions by which newspapers mark columns, authors, origins and the page itself."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?"
_NAMES = rf"{_NAME}(?:[\s、]+{_NAME})*"
_FROM = r"(?:本报|本刊|本网|新华社|特约|见习|实习|首席|驻站)"
_REPORTER = (
    rf"(?:(?:{_FROM}+(?:记者|通讯员|评论员)\s*|(?:记者|通讯员)(?:\s+|\s*[:：]\s*))[:：]?\s*)"
)
_POST = r"(?:工会|总工会|主席|书记|主任|部长|局长|会长|委员|秘书长|经理|干部|科长|研究员|教授)"
_SENTENCE = re.compile(r"[。！？；]")
_CREDITED = r"(?:摄影报道|摄影|摄|图[/／]文|文[/／]图|图文|供图|[/／]图|[/／]摄)"
_SHORT = 60


class Kind(Enum):
    """What a block of a page is."""

    COLUMN = "栏目名"
    LOST = "残缺的栏目框"
    HEADING = "标题"
    BYLINE = "署名"
    CREDIT = "图片署名"
    SOURCE = "来源"
    FURNITURE = "版面信息"
    TEXT = "正文"


HEADER: Final = frozenset({Kind.COLUMN, Kind.LOST, Kind.HEADING, Kind.BYLINE})
"""What stands above an article, or below it."""

COLUMN = re.compile(r"[【\[〖](?P<name>[^【】\[\]〖〗]{1,12})[】\]〗]")
BYLINE = re.compile(
    rf"(?P<post>[^，。！？；：“”《》]{{0,38}}{_POST})\s+(?P<name>{_NAME})"
    rf"|(?:作者|文|撰文|[□■◎●])\s*[:：/／]?\s*(?P<author>{_NAMES})"
    rf"|[□■◎●]?\s*{_REPORTER}{_NAMES}(?:\s+{_REPORTER}{_NAMES})*"
)
_LOST = re.compile(r"[【】\[\]〖〗]{1,2}")
_CREDIT = re.compile(rf"[^。！？；，]{{0,36}}{_NAME}\s*{_CREDITED}")
_SOURCE = re.compile(r"[（(]?(?:来源|转自|摘自|原载)\s*[:：]\s*[^。]{1,40}[）)]?。?")
_WHOLE = {
    Kind.COLUMN: COLUMN,
    Kind.LOST: _LOST,
    Kind.SOURCE: _SOURCE,
    Kind.CREDIT: _CREDIT,
    Kind.BYLINE: BYLINE,
}
"""Lines that are nothing else from end to end; the first that fits counts."""

_FURNITURE = re.compile(
    r"责任编辑|责编\s*[:：/]|校对\s*[:：]|版式\s*[:：]|美编\s*[:：]|[Ee]\W{0,2}[Mm]ail|邮政编码|邮编\s*[:：]"
    r"|广告(?:经营)?许可证|定价\s*[:：]|(?:本社|本报)?(?:地址|社址)\s*[:：]|国内统一|刊号|新闻网\s*[:：]"
    r"|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:星期|周)[一二三四五六日天]|^第?\s?[0-9A-D]{1,3}\s?版$"
)
_OPENING = re.compile(r"[（(]?(?:本报|本刊|本网)[\u4e00-\u9fff]{0,6}(?:讯|电)(?![\u4e00-\u9fff])")
_REPORTED = re.compile(r"[^（(]{2,12}[（(](?P<names>[^（）()]*(?:记者|通讯员)[^（）()]{2,40})[）)]")
_ORIGIN = re.compile(r"(?:来源|转自|摘自|原载)\s*[:：]\s*《(?P<paper>[^》]{1,20})》")
_EDITOR = re.compile(r"(?:小编说|编后语?|编后话|编余|编辑点评|编者点评|点评)\s*[:：]")
_ENDS_SOURCE = re.compile(r"[（(]?(?:来源|转自|摘自|原载)\s*[:：]\s*《[^》]{1,20}》[）)。]{0,2}$")
_ENDS_CREDIT = re.compile(rf"[。！？”]\s*(?:{_REPORTER})?{_NAMES}\s*{_CREDITED}$")
_ENDS_AUTHOR = re.compile(r"[（(](?:作者|作者系|作者为|作者单位)[:：]?[^（）()]{2,40}[）)]$")
PRINTED_DATE = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:星期|周)([一二三四五六日天])"
)


def kind_of(line: str) -> Kind:
    """What a line is by itself; a heading is told by its place."""
    if len(line) > _SHORT or _SENTENCE.search(line):
        return Kind.TEXT
    if _FURNITURE.search(line):
        return Kind.FURNITURE
    return next((kind for kind, pattern in _WHOLE.items() if pattern.fullmatch(line)), Kind.TEXT)


def opens(text: str) -> bool:
    """Whether a text begins as a report does: 本报讯（记者…）."""
    return bool(_OPENING.match(text))


def reporters(text: str) -> str:
    """The reporters named behind 本报讯, as printed; empty if there are none."""
    match = _REPORTED.match(text) if opens(text) else None
    return match["names"] if match else ""


def author_in_brackets(text: str) -> str:
    """The author named in brackets at the end, as printed; empty if there is none."""
    match = _ENDS_AUTHOR.search(text)
    return match[0].strip("（）()") if match else ""


def carried_from(text: str) -> str:
    """The paper that an article was carried from; empty if none is named."""
    match = _ORIGIN.search(text)
    return match["paper"] if match else ""


def is_editors_note(text: str) -> bool:
    """Whether a text is the editor's word after an article: 小编说."""
    return bool(_EDITOR.match(text))


def ends_with_source(text: str) -> bool:
    """Whether a paragraph ends with the paper that it was carried from."""
    return bool(_ENDS_SOURCE.search(text))


def ends_with_credit(text: str) -> bool:
    """Whether a paragraph ends with who took the photograph."""
    return bool(_ENDS_CREDIT.search(text))


def ends_with_author(text: str) -> bool:
    """Whether a paragraph ends with its author in brackets."""
    return bool(_ENDS_AUTHOR.search(text))


def closes(text: str) -> bool:
    """Whether a paragraph ends with one of the things that end an article."""
    return ends_with_source(text) or ends_with_credit(text) or ends_with_author(text)
