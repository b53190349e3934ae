"""专栏：工会主席和工会干部的文章，本站刊用摘编（用自己的话写）。"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Fact, Kind, Plain, Section, Source, Term

DIGEST = "digest"
"""The flag of a piece that retells another in our own words."""

EDITOR = "editor"
"""The box in which the editor says why the piece is worth reading."""


class Column(Article):
    """A column piece or its digest."""

    kind: ClassVar = Kind(
        name="column",
        home="docs/columns",
        zh="主席专栏",
        en="Chairs' columns",
        zh_intro="工会主席和工会干部讲自己的做法。本站刊用的是摘编，用自己的话写，并注明来源。",
        en_intro="Union chairs on what they did: digests in our own words, with their source.",
        sections=(
            Section("要点", "In short"),
            Section("做法", "What they did"),
            Section("局限与未知", "Limits and unknowns"),
        ),
    )

    source: Source | None = Field(description="来源；作者直接投给本站的写 null")
    column: Annotated[str, Term("columns")] = Field(description="哪一个栏目")
    author: Plain | None = Field(description="作者；不详写 null")
    author_post: Plain | None = Field(description="作者职务；不详写 null")
    facts: list[Fact] = Field(
        default_factory=list, description="正文里的数字，每个写明数的是什么、谁说的"
    )
