"""Characters that a machine set twice, or thirty times: shadows of a headline."""

from __future__ import annotations

import re

_MARK = "，。、；：！？,;:!?“”‘’《》〈〉（）()「」『』"
REPEATED = re.compile(rf"([{_MARK}])\1+|([^\W\d_]{{2,3}})\2{{2,}}|([^\W\d_]{{4,20}}?)\3+")
"""A mark twice, two or three characters three times, four or more twice."""


def without_repetition(text: str) -> str:
    """The text as it was meant: `小切口小切口小切口` is `小切口`."""
    return REPEATED.sub(lambda found: found[1] or found[2] or found[3], text)
