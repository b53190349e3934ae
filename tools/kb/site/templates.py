"""What every template finds, whatever host renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from kb.content.markdown.render import outside_mark
from kb.site.policy import content_policy, inlined
from kb.site.qr import qr_uri
from kb.site.title import document_title

if TYPE_CHECKING:
    from jinja2 import Environment

_INLINED = ("assets/css/site.css", "assets/js/first.js")
"""The style sheet and the script that every page carries."""


def equip(environment: Environment) -> tuple[str, str]:
    """Escape by default, for every string of a page may come from a stranger; add our globals.

    Returns the style sheet and the script that stand in every page.
    """
    environment.autoescape = environment.trim_blocks = environment.lstrip_blocks = True
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    style, script = (inlined(_text(environment, name)) for name in _INLINED)
    environment.globals.update(
        style=Markup(style),  # noqa: S704 — our own file
        first_script=Markup(script),  # noqa: S704 — our own file
        policy=content_policy([style], [script]),
        document_title=document_title,
        outside_mark=lambda label: Markup(outside_mark(label)),  # noqa: S704 — it escapes
        qr_uri=qr_uri,
    )
    return style, script


def _text(environment: Environment, name: str) -> str:
    """A file of the theme, as the templates' loader finds it."""
    assert environment.loader  # noqa: S101 — the host gives one
    return environment.loader.get_source(environment, name)[0]
