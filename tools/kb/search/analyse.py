"""Text to terms: specified in docs/contributing/search-format.md, held by golden vectors.

The script in the browser does the same, step by step.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kb.search.traditional import simplified, variants

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_RUN = re.compile(f"([{HAN}]+)|[a-z0-9]+")
_BETWEEN = re.compile(f"[^{HAN}a-z0-9]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+",
)


def normalise(text: str) -> str:
    """One spelling for what readers take for the same.

    >>> normalise("ＡＢＣ 勞動合同")
    'abc 劳动合同'
    """
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()
    # Most texts have nothing to be mapped, and looking is much faster than mapping.
    return folded.translate(_mapping()) if _mapped().search(folded) else folded


@cache
def _mapping() -> dict[int, str]:
    return str.maketrans({**simplified(), **variants()})


@cache
def _mapped() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _mapping()))}]")


def compact(normalised: str) -> str:
    """Normalised text without what stands between terms: 不给，工资 as 不给工资."""
    return _BETWEEN.sub("", normalised)


def body_terms(normalised: str) -> list[str]:
    """Overlapping pairs of Han characters, a lone one, and latin words or digits, in order.

    >>> body_terms("欠工资 3 个月")
    ['欠工', '工资', '3', '个月']
    """
    found: list[str] = []
    for match in _RUN.finditer(normalised):
        run = match[0]
        if match[1] and len(run) > 1:
            found += [run[index : index + 2] for index in range(len(run) - 1)]
        else:
            found.append(run)
    return found


def heading_terms(normalised: str) -> list[str]:
    """The same, and every Han character by itself: one typed character finds titles.

    >>> heading_terms("工资")
    ['工资', '工', '资']
    """
    found = body_terms(normalised)
    for match in _RUN.finditer(normalised):
        if match[1] and len(match[0]) > 1:
            found += match[0]
    return found
