"""The table of sounds in shards: nothing is lost, and a question reads few of them."""

from __future__ import annotations

import pytest

from kb.search.files import index_files
from kb.search.pinyin import pinyin_scripts, pinyin_table, read_pinyin
from kb.search.query import Searcher
from kb.site.script import read_script
from tests.search.pages import FOLDER

TEXTS = ["工资公子", "重庆工会", "律师", "欠薪", "𠮷野家", "公资工资"]


def _values(shards):
    return dict(read_script(content) for _, content in pinyin_scripts(pinyin_table(TEXTS), shards))


@pytest.mark.parametrize("shards", [None, 1, 2, 64])
def test_the_table_is_read_back_whatever_the_number_of_shards(shards):
    values = _values(shards)

    assert read_pinyin(values) == pinyin_table(TEXTS)
    assert len(values) == 1 + values["pinyin"]["shards"]


def test_every_syllable_is_listed_with_the_characters_that_are_read_so():
    sounds = _values(None)["pinyin"]["sounds"]

    assert sounds["gong"] == "公工"
    assert sounds["chong"] == "重"
    assert sounds["lv"] == sounds["lu"] == "律"
    assert list(sounds) == sorted(sounds)


class Noting(dict):
    """Files that remember which were opened."""

    def __init__(self, files):
        super().__init__(files)
        self.opened = set()

    def __getitem__(self, name):
        self.opened.add(name)
        return super().__getitem__(name)


def test_a_question_reads_only_the_shards_of_its_syllables(real_entries, real_library):
    files = Noting(index_files(real_entries, FOLDER, real_library.registry.lexicon))
    shards = {name for name in files if name.startswith(f"{FOLDER}pinyin/")}

    Searcher(files).understand("laoban bu fa gongzi")

    assert len(shards) >= 32
    assert 3 <= len(files.opened & shards) <= 6
    assert max(len(files[name]) for name in shards) < 9_000
