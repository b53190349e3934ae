"""Reading takes work in proportion to the text, whatever the text.

Calls are counted and no clock is asked: ten times the text may take ten times the
calls, where work that grows with the square would take a hundred times.  What a
call into a pattern can take is bounded, because no pattern repeats without bound.
"""

import re
import sys

import pytest

from kb.law import citation, find_citations, place, resolve_citations, title

SMALL, TIMES, MARGIN = 1_000, 10, 1.2
HOSTILE = [
    *"《》〈第一、（“法 条",
    *("《》", "《〈", "〈》", "《a》", "《a》（", "《a法》", "《a法》（（", "《a（", "“《"),
    *(
        "第一",
        "第 ",
        "第（",
        "第（一",
        "第一、",
        "第一至",
        "第一条",
        "第一条、",
        "第一条，",
        "第1条",
    ),
    *("第一条第一款第（一）项", "一条", "一条、", "本法", "本法第", "劳动法", "劳动法第", "该条第"),
    *(
        "《劳动法》",
        "《劳动法》第一条",
        "《劳动法》第九千条、",
        "该条第二款",
        "前款第（一）项",
        "附录第",
    ),
    *("（以下简称", "《a法》（以下简称", "《a法》（以下简称《b》", "《a法》，以下简称b法第一条"),
]
PATTERNS = [
    value.pattern
    for module in (citation, place, title)
    for value in vars(module).values()
    if isinstance(value, re.Pattern)
]


def calls(work):
    """How many functions, Python's own included, are called and left."""
    count = 0

    def tick(*_):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("pattern", HOSTILE)
@pytest.mark.parametrize("before", ["", "《劳动法》第一条、", "《"])
def test_ten_times_the_text_takes_ten_times_the_calls(pattern, before, register, today):
    def work(size):
        text = before + pattern * (size // len(pattern))
        resolve_citations(find_citations(text, register.names), register, today)

    work(SMALL)  # fills the cache of numerals
    small, large = calls(lambda: work(SMALL)), calls(lambda: work(SMALL * TIMES))
    assert large <= TIMES * MARGIN * small


def test_unknown_names_are_compared_a_bounded_number_of_times(register, today, monkeypatch):
    compared = []
    monkeypatch.setattr(register, "nearest", lambda name: compared.append(name) or ())
    text = "".join(f"《无此法{number}法》第一条，" for number in range(1000))
    assert len(resolve_citations(find_citations(text), register, today)) == 1000
    assert len(compared) == 50


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_repeats_without_bound(pattern):
    # A plus after a brace is a possessive repetition, which has its bound in the braces.
    assert not re.search(r"(?<!\\)[*]|(?<![\\}])[+]|,\}", pattern)
