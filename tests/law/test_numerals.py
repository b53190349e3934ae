import pytest

from kb.law.numerals import (
    LARGEST,
    article_key,
    article_name,
    parse_article_key,
    to_chinese,
    to_int,
)

EVERY = range(1, LARGEST + 1)
DIGITS = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def test_every_number_reads_back_from_words():
    assert [to_int(to_chinese(number)) for number in EVERY] == list(EVERY)


def test_every_number_has_words_of_its_own():
    assert len({to_chinese(number) for number in EVERY}) == LARGEST


def test_circle_is_as_good_as_zero():
    for number in EVERY:
        words = to_chinese(number)
        assert to_int(words.replace("零", "〇")) == to_int(words.replace("零", "○")) == number


def test_every_number_reads_from_digits_of_each_kind():
    for number in EVERY:
        digits = str(number)
        positional = "".join(DIGITS[int(digit)] for digit in digits)
        assert to_int(digits) == to_int(digits.translate(WIDE)) == to_int(positional) == number


def test_the_one_before_ten_may_be_left_out_or_written():
    for number in EVERY:
        words = to_chinese(number)
        assert to_int(words.replace("一十", "十")) == number
        if words.startswith("十"):
            assert to_int("一" + words) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (10, "十"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1064, "一千零六十四"),
        (1260, "一千二百六十"),
        (9999, "九千九百九十九"),
    ],
)
def test_known_spellings(number, words):
    assert to_chinese(number) == words


@pytest.mark.parametrize(
    "text",
    [
        *("", "零", "〇", "0", "０", "一万", "10000", "条", " 8", "8 ", "1百", "-1"),
        *("十十", "百", "千", "百零", "零五", "一百零", "一百五", "一千一", "二十〇", "一百零一十"),
        *("一零百", "十百", "一百一百", "百零五", "一千十", "Ⅷ", "٣"),
    ],
)
def test_what_is_not_a_numeral(text):
    assert to_int(text) is None


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_out_of_range(number):
    with pytest.raises(ValueError, match="not within"):
        to_chinese(number)


@pytest.mark.parametrize(
    ("article", "suffix", "name", "key"),
    [(38, 0, "第三十八条", "38"), (276, 1, "第二百七十六条之一", "276-1")],
)
def test_articles_with_and_without_suffix(article, suffix, name, key):
    assert article_name(article, suffix) == name
    assert article_key(article, suffix) == key
    assert parse_article_key(key) == (article, suffix)


@pytest.mark.parametrize("key", ["", "0", "038", "38-0", "38-", "第38条", "1..3"])
def test_malformed_keys(key):
    with pytest.raises(ValueError, match="not an article key"):
        parse_article_key(key)
