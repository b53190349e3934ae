"""Who says so."""

from __future__ import annotations

import pytest

from kb.site.speaker import attribution


@pytest.mark.parametrize(
    ("language", "speaker", "said"),
    [
        ("zh", "赣榆区总工会作者", "据赣榆区总工会作者自述"),
        ("zh", "报道（未注明出自谁）", "据报道（未注明出自谁）"),
        ("zh", "大丰区总工会的文章（作者名缺失）", "据大丰区总工会的文章（作者名缺失）"),
        ("en", "the Ganyu union", "according to the Ganyu union"),
    ],
)
def test_people_speak_of_themselves_and_texts_do_not(
    language: str, speaker: str, said: str
) -> None:
    assert attribution(language, speaker) == said
