"""课程：一堂能照着上的培训课，分几节、各多少分钟、用哪些文章，练习带答案。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from kb.content.types.shared import Article, Kind, Plain, Record, Section, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER, FACILITATOR, ROLE = "answer", "facilitator", "role"
"""Boxes of a course: both of the first two are kept from learners on paper."""

Minutes = Annotated[int, Field(ge=1)]
DocumentPath = Annotated[str, Field(pattern=r"^(docs|cases)/[\w/.-]+\.md$")]
"""The path of an article from the root of the repository."""


class Session(Record):
    """One part of a course; the text has a level-2 heading of the same title."""

    title: Plain
    minutes: Minutes
    method: Annotated[str, Term("teaching_methods")]
    documents: list[DocumentPath] = Field(
        default_factory=list, description="这一节用到的文章，都要列在 documents 里"
    )


class Course(Article):
    """A course."""

    kind: ClassVar = Kind(
        name="course",
        home="docs/courses",
        zh="课程",
        en="Courses",
        zh_intro="能照着上的培训课：每节多少分钟、怎么上、用哪些材料，练习带参考答案。",
        en_intro="Training sessions to teach from: minutes, methods, handouts, exercises.",
        sections=(
            Section("课前准备", "Before the session"),
            Section("练习", "Exercises"),
            Section("讨论", "Discussion"),
            Section("反馈表", "Feedback sheet"),
        ),
    )

    audience: Plain = Field(description="给谁上")
    minutes: Minutes = Field(description="一共多少分钟，60 到 120，等于各节相加")
    goals: list[Plain] = Field(min_length=1, description="学习目标：上完能做到什么，一条一句")
    sessions: list[Session] = Field(
        min_length=1, description="每节写 title、minutes、method、documents，按先后"
    )
    documents: list[DocumentPath] = Field(
        description="发给学员的文章和表格，按装订的先后；从仓库根目录写起：docs/law/bargaining.md"
    )
    materials: list[Plain] = Field(description="要带的东西，例如白纸、计算器；没有写 []")


def document_paths(course: Course) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every article that a course names, with the place of the name in the front matter."""
    for number, path in enumerate(course.documents):
        yield ("documents", number), path
    for number, session in enumerate(course.sessions):
        for inner, path in enumerate(session.documents):
            yield ("sessions", number, "documents", inner), path
