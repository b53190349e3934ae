"""The register: laws looked up by whatever name a writer uses."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.law.law import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.law.law import Law

_NOT_COMPARED = re.compile(r"[\s《》〈〉]+")
_REGION = re.compile(r"[^省市区]{2,6}?(?:自治区|省|市)")
_COMMON = re.compile("中华人民共和国|最高人民法院关于")
_LEAST_LIKENESS = 0.75
_MOST_GUESSES = 3


@lru_cache(maxsize=2048)
def name_key(name: str) -> str:
    """A name without blanks and title marks, in one width: what two spellings share."""
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", name))


class Register:
    """Laws by id and by name.

    `names` holds every name as it is written, in Chinese and in ASCII brackets.
    """

    def __init__(self, laws: Iterable[Law]) -> None:
        """Index the laws.

        Raises:
            ValueError: two laws share an id or a name.

        """
        self.laws: dict[str, Law] = {}
        self._by_key: dict[str, Law] = {}
        for law in laws:
            if self.laws.setdefault(law.id, law) is not law:
                msg = f"two laws have the id {law.id}"
                raise ValueError(msg)
            for name in law.names:
                self._name(name, law)
        self._distinct = {
            _COMMON.sub("", key): law
            for key, law in self._by_key.items()
            if law.status is not Status.NONEXISTENT
        }
        written = {name for law in self.laws.values() for name in law.names}
        self.names = frozenset(written | {unicodedata.normalize("NFKC", name) for name in written})

    def _name(self, name: str, law: Law) -> None:
        other = self._by_key.setdefault(name_key(name), law)
        if other is not law:
            msg = f"{name} names both {other.id} and {law.id}"
            raise ValueError(msg)

    def find(self, name: str) -> Law | None:
        """The law of this title, short title or alias."""
        return self._by_key.get(name_key(name))

    def nearest(self, name: str) -> tuple[Law, ...]:
        """Laws with names like this one, the likeliest first, at most three.

        Provinces and cities have laws of like names; a guess is never from another one.
        """
        wanted = _COMMON.sub("", name_key(name))
        keys = difflib.get_close_matches(wanted, self._distinct, _MOST_GUESSES, _LEAST_LIKENESS)
        region = _region(wanted)
        laws = (self._distinct[key] for key in keys if _region(key) == region)
        return tuple({law.id: law for law in laws}.values())


def _region(key: str) -> str:
    match = _REGION.match(key)
    return match[0] if match else ""
