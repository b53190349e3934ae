"""`kb impact`: what a change of law touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, FILE, ROOT, open_library
from kb.impact import changed_articles, citing_places
from kb.law import article_key, find_citations
from kb.registry.laws import read_laws
from kb.source.file import read_source

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kb.content.library import Library
    from kb.law import Law


@click.command()
@click.argument("law", required=False)
@click.argument("articles", nargs=-1)
@click.option("--from", "old", type=FILE, help="这部法的旧记录（data/laws/ 里的文件）")
@click.option("--to", "new", type=FILE, help="这部法的新记录")
@ROOT
@AS_OF
def impact(
    law: str | None,
    articles: tuple[str, ...],
    old: Path | None,
    new: Path | None,
    root: Path,
    as_of: date,
) -> None:
    """法律一改，哪些页面要看：kb impact 劳动合同法 38 46，或者 kb impact --from 旧 --to 新"""
    library = open_library(root, as_of)
    if old and new:
        changed = changed_articles(_law_from(old), found := _law_from(new))
        click.echo(f"条款结构有变化的：{'、'.join(changed) or '没有'}")
        places = list(citing_places(library, found, changed or ["-"]))
    elif law:
        places = list(
            citing_places(library, found := find_law(library, law), map(_article, articles))
        )
    else:
        raise click.UsageError("写上法律的名字，或者用 --from 和 --to 给出两份记录")
    for place in places:
        where = f"  # {place.heading.text}" if place.heading else ""
        click.echo(f"{place.span}: {place.words}{where}")
    click.echo(
        f"《{found.short}》：{len(places)} 处引用，在 {len({p.span.path for p in places})} 个文件里"
    )


def find_law(library: Library, name: str) -> Law:
    """The law of a name or id; an unknown one is wrong usage, with the nearest names."""
    register = library.registry.laws.register
    if found := register.find(name) or register.laws.get(name):
        return found
    near = "、".join(f"《{law.short}》" for law in register.nearest(name))
    raise click.UsageError(f"登记表里没有《{name}》" + (f"；是不是{near}？" if near else ""))


def _law_from(path: Path) -> Law:
    laws = read_laws([read_source(path.parent, path.name)], is_register=False)
    if laws.faults:
        raise click.UsageError(f"{path}：{laws.faults[0].message}")
    return next(iter(laws.register.laws.values()))


def _article(text: str) -> str:
    """`38`, `第三十八条` and `120-1` as article keys."""
    if found := find_citations(f"本法{text if '条' in text else f'第{text}条'}"):
        first = found[0].references[0].first
        return article_key(first.article, first.suffix)
    return text
