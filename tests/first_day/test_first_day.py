"""What a first-time editor sees: each file here has one common mistake, and what is printed.

`NAME.txt` beside `NAME.md` is the whole output of `kb check`, read and judged by people.
After a message was rewritten on purpose, `python -m tests.first_day.print_all` renews them.
"""

from __future__ import annotations

import pytest

from tests.first_day.print_all import FIXTURES, printed


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_common_mistake_is_told_in_the_agreed_words(shelf_with_laws, fixture):
    assert printed(shelf_with_laws, fixture) == fixture.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_one_mistake_is_one_finding(fixture):
    text = fixture.with_suffix(".txt").read_text("utf-8")

    assert text.count("怎么改：") == 1
