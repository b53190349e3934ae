"""Numbers as statutes write them: 第一百零八条, 第一〇八条, 第108条, 第二百七十六条之一."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LARGEST: Final = 9999
"""No Chinese law has more articles; larger numbers are not read as numerals."""

NUMERAL: Final = "(?:[0-9０-９]{1,4}|[〇零○一二三四五六七八九十百千]{1,8})"
"""Pattern of one numeral; whether it is well formed, `to_int` tells."""

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_ZEROS = str.maketrans("〇○", "零零")
_ARABIC = re.compile(r"[0-9０-９]{1,4}")
_POSITIONAL = re.compile(rf"[{_DIGITS[1:]}][{_DIGITS}]{{0,3}}")
_WORDS = re.compile("零?".join(f"(?:([{_DIGITS[1:]}]){unit})?" for _, unit in _UNITS))
_BARE_TEN = re.compile(rf"(?<![{_DIGITS[1:]}])十")
_ARTICLE_KEY = re.compile(r"([1-9][0-9]{0,3})(?:-([1-9][0-9]?))?")


def to_chinese(number: int) -> str:
    """The numeral of a statute: 8 is 八, 10 is 十, 108 is 一百零八.

    Raises:
        ValueError: the number is not within 1..9999.

    """
    if not 1 <= number <= LARGEST:
        msg = f"not within 1..{LARGEST}: {number}"
        raise ValueError(msg)
    text, gap = "", False
    for power, unit in _UNITS:
        digit = number // power % 10
        if digit:
            text += "零" * gap + _DIGITS[digit] + unit
        gap = bool(text) and not digit
    return text[1:] if text.startswith("一十") else text


@lru_cache(maxsize=2048)
def to_int(text: str) -> int | None:
    """The number of a numeral, in words, digit by digit or in Arabic digits of either width.

    None for what is not a numeral of 1..9999, 百零 and 十十 and 一百五 among it: the
    last may mean 105 or 150.
    """
    if _ARABIC.fullmatch(text):
        return int(text) or None
    plain = text.translate(_ZEROS)
    if _POSITIONAL.fullmatch(plain):
        return int("".join(str(_DIGITS.index(digit)) for digit in plain))
    return _in_words(_BARE_TEN.sub("一十", plain))


def _in_words(text: str) -> int | None:
    match = _WORDS.fullmatch(text)
    digits = match.groups() if match else ()
    value = sum(
        _DIGITS.index(digit) * power
        for digit, (power, _) in zip(digits, _UNITS, strict=False)
        if digit
    )
    # The pattern is lax about 零; comparing with the one right spelling is not.
    return value if value and text == _BARE_TEN.sub("一十", to_chinese(value)) else None


def article_name(article: int, suffix: int = 0) -> str:
    """The way to write an article: (276, 1) is 第二百七十六条之一; suffix 0 is none."""
    after = f"之{to_chinese(suffix)}" if suffix else ""
    return f"第{to_chinese(article)}条{after}"


def article_key(article: int, suffix: int = 0) -> str:
    """The short name of an article in data and addresses: `276`, `276-1`."""
    return f"{article}-{suffix}" if suffix else str(article)


def parse_article_key(key: str) -> tuple[int, int]:
    """Article and suffix of `276-1`; the suffix of `276` is 0.

    Raises:
        ValueError: the text is not such a key.

    """
    match = _ARTICLE_KEY.fullmatch(key)
    if not match:
        msg = f"not an article key such as 276 or 276-1: {key!r}"
        raise ValueError(msg)
    return int(match[1]), int(match[2] or 0)
