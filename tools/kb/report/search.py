"""How well search does, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.search.evaluate import RECALLED, score
from kb.search.examination import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.search.evaluate import Outcome

_HEAD = f"{'':<12}  题数  有答案  前{RECALLED}条  到小节  倒数排名  空白"
_NAMES = {
    "colloquial": "口语",
    "editor": "正式用语",
    "pinyin": "拼音",
    "traditional": "繁体",
    "typo": "错字",
}


def render(with_lexicon: Sequence[Outcome], without: Sequence[Outcome]) -> str:
    """The figures with and without the lexicon, and what was missed with it."""
    lines = ["有词典", *_table(with_lexicon), "", "没有词典", *_table(without), ""]
    missed = [each for each in with_lexicon if each.asked.expected and not each.is_hit]
    # Who works on the lexicon must not see how the others went, question by question.
    told = [each for each in missed if not each.asked.is_held_out]
    lines.append(f"前{RECALLED}条里没有的 {len(missed)} 题，其中编词典时看过的 {len(told)} 题：")
    for each in told:
        lines.append(f"  {each.asked.query}  应当有 {'、'.join(each.asked.expected)}")
        lines.append(f"    出来的是 {'、'.join(each.pages[:RECALLED]) or '（什么也没有）'}")
    return "\n".join(lines) + "\n"


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield _HEAD
    yield _line("全部", outcomes)
    yield _line("编词典时看过", [each for each in outcomes if not each.asked.is_held_out])
    yield _line("没看过", [each for each in outcomes if each.asked.is_held_out])
    for group in GROUPS:
        if found := [each for each in outcomes if each.asked.group == group]:
            yield _line(_NAMES[group], found)


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    found = score(outcomes)
    figures = (found.recall, found.section_recall, found.reciprocal_rank, found.empty)
    wide = name + "\u3000" * (6 - len(name))
    told = "  ".join(f"{figure:6.3f}" for figure in figures)
    return f"{wide}  {found.count:4}  {found.answerable:6}  {told}"
