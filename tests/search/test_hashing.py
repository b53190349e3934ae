from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.hashing import power_of_two, slot_table, term_hash

URIS = st.sets(st.text("abc/-", min_size=1, max_size=8), max_size=60)


@pytest.mark.parametrize(
    ("text", "value"),
    [("", 2872998923), ("a", 444641715), ("工资", 2442324573), ("𠀀", 2257340050)],
)
def test_the_hash_is_the_one_that_clients_are_told(text, value):
    assert term_hash(text) == value


@given(URIS)
def test_every_page_has_a_slot_of_its_own_and_the_table_is_neither_full_nor_empty(uris):
    places, slots = slot_table(uris)

    assert set(places) == uris
    assert len(set(places.values())) == len(uris)
    assert all(0 <= slot < slots for slot in places.values())
    assert power_of_two(slots) == slots
    assert slots == 32 or len(uris) / slots > 1 / 3
    assert len(uris) / slots <= 2 / 3


@given(URIS)
def test_the_order_of_pages_does_not_matter(uris):
    assert slot_table(sorted(uris)) == slot_table(sorted(uris, reverse=True))


def test_a_page_more_or_fewer_moves_few_others():
    uris = [f"cases/{number}/" for number in range(600)]
    places, slots = slot_table(uris)

    moved = []
    for number in range(0, 600, 20):
        others, same = slot_table(uris[:number] + uris[number + 1 :])
        assert same == slots
        moved.append(sum(others[uri] != places[uri] for uri in others))

    assert max(moved) <= 12
    assert sum(moved) / len(moved) < 2
