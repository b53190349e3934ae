"""Every folder here is a small library of example articles that state their own faults.

`expect: NAME` in a comment, of Markdown or of YAML, is about the line below it and
its like; `expect: NAME at N` is about line N of the finished file.  A fixture without
front matter is lent a page's, or that of another type: `<!-- lent: case -->`.
`<!-- placed: docs/law -->` names another folder than its type's, and
`<!-- stored: crlf -->` says in what other way it lies on the disk.  A `.txt` file is a
source text that the articles beside it may have been copied from, and
`# published: docs/a.md` an article that readers have now.  A `.csv` file holds stations; it has
no comments, so a cell of its notes says `# expect: NAME at N`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kb.content.types import MODELS

HERE = Path(__file__).parent
FOLDERS = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name[0] != "_")

EXPECT = re.compile(r".*(?:<!--|#) expect: ([\w-]+)(?: at (\d+))?")
NOTE = re.compile(r"<!-- (lent|placed|stored): ([\w/-]+) -->")
PUBLISHED = re.compile(r"# published: (\S+)")
STORED = {
    "crlf": lambda file, text: file.write_bytes(text.replace("\n", "\r\n").encode()),
    "bom": lambda file, text: file.write_bytes(b"\xef\xbb\xbf" + text.encode()),
    "gb18030": lambda file, text: file.write_bytes(text.encode("gb18030")),
    "padded": lambda file, text: file.write_bytes(text.encode() + b"\n" * 3_000_000),
    "link": lambda file, _: file.symlink_to("/etc/hostname"),
    "pipe": lambda file, _: os.mkfifo(file),
}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_articles_of_a_folder_have_exactly_the_faults_they_state(
    folder, shelf_with_laws, articles
):
    expected = []
    for fixture in sorted(folder.iterdir()):
        text = fixture.read_text(encoding="utf-8")
        if fixture.suffix == ".txt":
            shelf_with_laws.add_original(fixture.name, text)
            continue
        shelf_with_laws.published |= set(PUBLISHED.findall(text))
        notes = dict(NOTE.findall(text))
        if fixture.suffix == ".md" and not text.startswith("---"):
            text = _head(articles.get(notes.get("lent", "page"), "\n---\n")) + text
        path = f"{notes.get('placed') or _home(fixture, text)}/{fixture.name}"
        file = shelf_with_laws.write(path, text)
        if how := notes.get("stored"):
            file.unlink()
            STORED[how](file, text)
        expected += [f"{path}:{line}: {check}" for line, check in _stated(text)]

    found = [
        f"{each.span.path}:{each.span.line}: {each.check}" for each in shelf_with_laws.findings()
    ]
    assert sorted(found) == sorted(expected)


def _stated(text):
    matches = [EXPECT.match(line) for line in text.splitlines()]
    for number, match in enumerate(matches):
        if match:
            below = next((i for i, other in enumerate(matches[number:]) if not other), 1)
            yield int(match[2] or number + below + 1), match[1]


def _head(article):
    return article[: article.index("\n---\n") + 5]


def _home(fixture, text):
    if fixture.suffix == ".yml":
        return "data"
    if fixture.suffix == ".csv":
        return "data/stations"
    found = re.search(r"^type: ([\w-]+)$", text, re.MULTILINE)
    return MODELS[found[1]].kind.home if found and found[1] in MODELS else "docs"
