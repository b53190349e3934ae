"""A library in which every string that people write is an attack.

Articles are made from the content types' models, data files from the real ones, so that a
new field or a new column is hostile by itself.  Validation is passed by: the templates
must hold alone.  The same library can be made with harmless words: whatever is written,
the two sites must have the same elements, attributes, keys and lines.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel

from kb.content.library import Library, read_library, read_registry
from kb.content.types import MODELS
from kb.content.types.shared import Ref, Term
from tests.conftest import AS_OF
from tests.conftest import REPOSITORY as ROOT
from tests.documents import with_fields

ATTACK = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(2)>--></title></textarea></style>"
    "]]><svg onload=alert(3)>&lt;i&gt;&#60;i&#62;{{7+7}}{%raw%}javascript:alert(4)"
)
HARMLESS = "无害的文字"

FILE = "'\"><img src=x onerror=alert(5)> &amp; #a?b%3Cc"
"""What a file or a folder may be called: no slash."""

REGION = "320707"
LAWS = ("trade-union-law", "collective-contract-provisions", "new-forms-of-work-measures-draft")
KEPT = {
    "code", "level", "parent", "region",  # a tree of codes, which are addresses
    "path", "anchor", "articles", "chapters",
}  # fmt: skip
"""Data that must stay what it is for the rest to be read: places within the repository."""

CLOSED = {"fact_kinds": "result"}
"""Words that the code itself knows: another one is no chart."""

BODY = """\
# 标题一 {attack}

正文 {attack} <script>alert(1)</script> <b onclick=alert(1)>粗</b>

<iframe src="javascript:alert(1)"></iframe>

<style>*{{display:none}}</style>

<!-- 不发布 -->

## 标题二 {attack} {{#two .y}}

### 标题三 {{#three .z onclick=alert(1)}}

| 表头 {attack} | [链接 {label}]({link} "{title}") |
| --- | --- |
| 格 {attack} | ![图 {label}](x.png "{title}") |

::: note {attack}
框里 {attack}
:::

::: {attack}
名字就是代码
:::

脚注[^1] [^名字]

[^1]: 注 {attack}
[^名字]: 注 {attack}

`代码 {attack}`{{.x onclick=alert(1) style=color:red}}

```html {attack}
围栏 {attack}
```

[链接]({link}){{#a .b onclick=alert(1) style=color:red}} [引用][r] <{link}> ![图]({link})

[r]: {link} "{title}"

- [ ] {attack}
- [x] {attack}

{{onclick=alert(1) style=x #p}}
一段 ____ {attack}

> 引 {attack}
"""


@dataclass(frozen=True)
class Words:
    """What is put in the place of words: an attack or something harmless."""

    text: str
    file: str
    link: str

    def body(self) -> str:
        """An article's text."""
        title, label = self.text.replace('"', ""), self.text.replace("]", "\\]")
        return BODY.format(attack=self.text, title=title, label=label, link=self.link)


ATTACKING = Words(ATTACK, FILE, "javascript:alert(6)")
PEACEFUL = Words(HARMLESS, "harmless", "unknown:6")
"""Its links are refused too: a refused link has other attributes than a good one."""


def hostile_library(root: Path, words: Words) -> Library:
    """A library under `root` with two articles of every type, and pages with odd names."""
    for name in ("data", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    _few_data(root)
    _spoil_data(root, words.text)
    for path in _paths(words):
        _write(
            root / path,
            f"---\ntype: page\ntitle: 甲乙\nsummary: 十个字以上的摘要。\n---\n{words.body()}",
        )
    library = read_library(root, AS_OF)
    documents = dict(library.documents)
    for name, model in MODELS.items():
        for number in (1, 2):
            path = f"{model.kind.home}/{name}-{number}.md"
            fields = make(model, words.text, None if number == 1 else library)
            documents[path] = with_fields(documents[path], fields)
    return replace(library, documents=documents)


def pairs(sites: tuple[Path, Path], *endings: str) -> Iterator[tuple[str, bytes, bytes]]:
    """The files of the site of attacks and of the harmless one, side by side."""
    hostile, peaceful = (
        {
            path.relative_to(site)
            .as_posix()
            .replace(words.text, "*")
            .replace(words.file, "*"): path
            for path in sorted(site.rglob("*"))
            if path.is_file() and path.name.endswith(endings)
        }
        for site, words in zip(sites, (ATTACKING, PEACEFUL), strict=True)
    )
    assert hostile.keys() == peaceful.keys()
    assert hostile
    for name, path in hostile.items():
        yield name, path.read_bytes(), peaceful[name].read_bytes()


def structure(elements: list[Any]) -> list[Any]:
    """Elements without repeated lines of a chart: how long words are broken is no matter."""
    repeated = {("text", ("class", "y")), ("text", "class", "y")}
    return [
        each for before, each in zip([None, *elements], elements, strict=False)
        if each != before or each not in repeated
    ]  # fmt: skip


def _paths(words: Words) -> Iterator[str]:
    yield from ("docs/index.md", "docs/index.en.md")
    for name, model in MODELS.items():
        yield from (f"{model.kind.home}/{name}-{number}.md" for number in (1, 2))
    yield from (f"docs/{words.file}.md", f"docs/law/{words.file}/page.md")


def make(model: type[BaseModel], text: str, known: Library | None) -> Any:
    """A value of a model with `text` in every string, past all validation.

    With `known`, words of a vocabulary are real ones, so that templates take the ways that
    depend on them (drafts, digests, plans …).
    """
    values = {
        name: _value(field.annotation, field.metadata, text, known)
        for name, field in model.model_fields.items()
    }
    if issubclass(model, MODELS["page"].__mro__[1]):
        values["type"] = model.kind.name
    return model.model_construct(**values)


def _value(annotation: Any, marks: list[Any], text: str, known: Library | None) -> Any:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _value(inner, [*marks, *more], text, known)
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        return _value(str if str in kinds else kinds[0], marks, text, known)
    if get_origin(annotation) is list:
        return list(_items(get_args(annotation)[0], text, known))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return make(annotation, text, known)
    simple: dict[Any, Callable[[], Any]] = {
        str: lambda: _string(marks, text, known),
        date: lambda: date(2026, 11, 20),
        float: lambda: 3,
        int: lambda: 3,
        bool: lambda: True,
    }
    return simple[annotation]()


def _items(annotation: Any, text: str, known: Library | None) -> Iterator[Any]:
    """One item; of a vocabulary, every word that there is."""
    term = next(
        (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Term)), None
    )
    if known and term:
        yield from known.registry.vocabulary.lists[term.vocabulary]
    else:
        yield _value(annotation, [], text, known)


def _string(marks: list[Any], text: str, known: Library | None) -> str:
    for mark in marks:
        if isinstance(mark, Ref):
            return REGION if mark.registry == "regions" else f"s0{'' if known else text}"
        if isinstance(mark, Term) and mark.vocabulary in CLOSED:
            return CLOSED[mark.vocabulary]
        if isinstance(mark, Term) and known:
            return next(iter(known.registry.vocabulary.lists[mark.vocabulary]))
    return f"字{text}"


def _few_data(root: Path) -> None:
    """A hundred laws and three thousand places show nothing that a few do not."""
    regions = root / "data/regions.csv"
    lines = regions.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith(("code,", "000000,", REGION[:2]))]
    _write(regions, "\n".join(kept) + "\n")
    for path in (root / "data/laws").glob("*.yml"):
        if path.stem not in LAWS:
            path.unlink()
    for path in (root / "data/regional").glob("*.yml"):
        rows = [row for row in _load(path) if row["id"] in LAWS]
        _dump(path, rows)
    for name in ("systems", "source-articles"):
        _dump(root / f"data/{name}.yml", [
            {"id": "A1", "name": "一项", "path": "docs/law/explainer-1.md", "anchor": "two"}
            if name == "systems" else {"id": "A1", "path": "docs/law/explainer-1.md"}
        ])  # fmt: skip


def _spoil_data(root: Path, text: str) -> None:
    """Put the text behind every value of every data file that can be read with it."""
    for path in sorted((root / "data").rglob("*.yml")):
        rows = _load(path)
        for key in sorted(_keys(rows) - KEPT):
            _try(root, path, _yaml(_spoilt(rows, key, text)))
            rows = _load(path)
    for path in sorted((root / "data").rglob("*.csv")):
        head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
        for column, name in enumerate(head):
            if name not in KEPT:
                rows = [[*r[:column], r[column] + text, *r[column + 1 :]] for r in rows]
                _try(root, path, _csv([head, *rows]))


def _try(root: Path, path: Path, content: str) -> None:
    """Keep the new content unless the registry refuses it: then what it holds is not free."""
    before = path.read_text(encoding="utf-8")
    _write(path, content)
    if read_registry(root, AS_OF).faults:
        _write(path, before)


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {
            key for key, each in value.items() if isinstance(key, str) and _has_text(each)
        }.union(*(_keys(inner) for inner in value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def _has_text(value: Any) -> bool:
    """Whether it is text, or may be once it is known."""
    return value is None or isinstance(value, str) or _is_list_of_text(value)


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, str) for each in value)


def _spoilt(value: Any, key: str, text: str) -> Any:
    if isinstance(value, list):
        return [_spoilt(each, key, text) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _appended(inner, text)
        if name == key and _has_text(inner)
        else _spoilt(inner, key, text)
        for name, inner in value.items()
    }


def _appended(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_appended(each, text) for each in value]
    return (value or "") + text if _has_text(value) else value


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _dump(path: Path, value: Any) -> None:
    _write(path, _yaml(value))


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, width=100_000, sort_keys=False)


def _csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
