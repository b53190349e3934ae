"""What every template finds, whatever host renders it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from kb.content.markdown.render import outside_mark
from kb.site.addresses import published_at
from kb.site.parts import in_parts
from kb.site.policy import content_policy, inlined
from kb.site.qr import qr_uri
from kb.site.title import document_title

if TYPE_CHECKING:
    from jinja2 import Environment

_OWN = {
    **{name: name for name in ("charts", "finder", "form", "offline", "search", "stations")},
    **dict.fromkeys(("station", "stations-compare", "stations-places"), "stations"),
}
"""The templates that have a style sheet besides the one that every page carries, and its name."""


@dataclass(frozen=True, slots=True)
class Inline:
    """What stands in a page and is not fetched, and the policy that allows it."""

    style: Markup
    script: Markup
    policy: str


def equip(environment: Environment) -> list[Inline]:
    """Escape by default, for every string of a page may come from a stranger; add our globals.

    Returns all style sheets, and the script, that stand in pages.
    """
    environment.autoescape = environment.trim_blocks = environment.lstrip_blocks = True
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    inline = _inline(environment)
    environment.globals.update(
        inline_of=lambda template: inline.get(template, inline[""]),
        document_title=document_title,
        in_parts=in_parts,
        outside_mark=lambda label: Markup(outside_mark(label)),  # noqa: S704 — it escapes
        published_at=published_at,
        qr_uri=qr_uri,
    )
    return list(inline.values())


def _inline(environment: Environment) -> dict[str, Inline]:
    """By the names of the templates; the empty name stands for all others."""
    site, script = (_text(environment, name) for name in ("css/site.css", "js/first.js"))
    own = {f"{name}.html": _text(environment, f"css/{style}.css") for name, style in _OWN.items()}
    styles = {"": site, **{name: site + style for name, style in own.items()}}
    return {
        name: Inline(style, script, content_policy([style], [script]))
        for name, style in styles.items()
    }


def _text(environment: Environment, name: str) -> Markup:
    """A file of the theme, as the templates' loader finds it and a page carries it."""
    assert environment.loader  # noqa: S101 — the host gives one
    text = environment.loader.get_source(environment, f"assets/{name}")[0]
    return Markup(inlined(text))  # noqa: S704 — our own file
