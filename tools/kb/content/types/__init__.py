"""Content types: one file each, listed here once."""

from __future__ import annotations

from kb.content.types.case import Case
from kb.content.types.column import Column
from kb.content.types.course import Course
from kb.content.types.explainer import Explainer
from kb.content.types.form import Form
from kb.content.types.news import News
from kb.content.types.page import PlainPage
from kb.content.types.programme import Programme
from kb.content.types.shared import Article, Page
from kb.content.types.standard import Standard

_ALL = (Case, Explainer, Form, Course, Standard, Column, Programme, News, PlainPage)
MODELS: dict[str, type[Page]] = {model.kind.name: model for model in _ALL}

__all__ = ["MODELS", "Article", "Page", "PlainPage"]
