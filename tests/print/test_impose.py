"""The order of a booklet's pages."""

from __future__ import annotations

import pytest

from kb.print.impose import spreads


@pytest.mark.parametrize("count", range(1, 41))
def test_every_page_stands_once_and_a_folded_stack_reads_in_order(count):
    sides = spreads(count)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    # Fold the stack: the right halves of fronts and left halves of backs from the outside in,
    # then back out.
    order = [page for front, back in sheets for page in (front[1], back[0])]
    order += [page for front, back in reversed(sheets) for page in (back[1], front[0])]

    assert [page for page in order if page is not None] == list(range(count))
    assert len(order) % 4 == 0
    assert order[:count] == list(range(count)), "blank pages stand at the end"
