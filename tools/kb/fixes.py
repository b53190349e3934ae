"""What can be repaired without asking, file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING

from kb.checks.run import run_checks
from kb.source.edit import apply_repairs
from kb.source.file import from_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.source.file import SourceFile

_MOST_ROUNDS = 8
"""A repair may bring to light what another can repair: a misspelt type hides everything."""


@dataclass(frozen=True)
class Fixed:
    """A file before and after, what was done, and what is left for a person to do."""

    before: SourceFile
    text: str
    done: tuple[Finding, ...]
    left: tuple[Finding, ...]

    @property
    def diff(self) -> str:
        """The changes as a unified diff; empty when there are none."""
        path = self.before.path
        lines = (self.before.text.splitlines(keepends=True), self.text.splitlines(keepends=True))
        changes = unified_diff(*lines, f"a/{path}", f"b/{path}")
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ 末尾没有换行\n" for line in changes
        )


def fixed(library: Library, path: str) -> Fixed:
    """An article with every certain repair; nothing is written.

    A round of repairs that would bring a new finding about an article whose head was
    sound is not made.
    """
    before = library.documents[path].source
    left = run_checks(library, [path])
    done: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        source = library.documents[path].source
        able = {finding.repair: finding for finding in left if finding.repair}
        text, applied = apply_repairs(source, able)
        if text == source.text:
            break
        changed = library.with_text(from_text(path, text))
        found = run_checks(changed, [path])
        if library.documents[path].fields and _is_worse(found, left):
            break
        done += [able[repair] for repair in applied]
        library, left = changed, found
    return Fixed(before, library.documents[path].source.text, tuple(done), tuple(left))


def _is_worse(after: Sequence[Finding], before: Sequence[Finding]) -> bool:
    """Whether there is a finding that was not there, wherever it stood."""
    return bool(_counted(after) - _counted(before))


def _counted(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.check, finding.message) for finding in findings)


def tables_fixed(library: Library, paths: Collection[str]) -> Iterator[Fixed]:
    """The data files among `paths` that change or have findings left.

    Each is repaired once: what it says after that is known when everything is read again.
    """
    found = run_checks(library) if paths else []
    for source in library.files:
        own = [each for each in found if each.span.path == source.path]
        if source.path in paths and own:
            able = {each.repair: each for each in own if each.repair}
            text, applied = apply_repairs(source, able)
            left = tuple(each for each in own if each.repair not in applied)
            yield Fixed(source, text, tuple(able[repair] for repair in applied), left)


def all_fixed(library: Library, paths: Sequence[str]) -> Iterator[Fixed]:
    """The articles among `paths` that change or have findings left."""
    for path in paths:
        found = fixed(library, path)
        if found.done or found.left:
            yield found
