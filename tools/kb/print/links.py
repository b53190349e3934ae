"""Where links lead on paper, and what images become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.body import Link
from kb.content.links import SAFE_SCHEMES, document_at, is_outside, scheme_of, target_of
from kb.content.markdown.heading import plain_text
from kb.print.literal import string
from kb.site.addresses import article_uri

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kb.content.links import Target
    from kb.print.typst import Walker

_TEXT = "#["
"""The start of what is no link on paper."""


def link_start(walker: Walker, href: str, text: str) -> str:
    """What stands before the text of a link; `];` stands after it."""
    return _outside(walker, href, text) if is_outside(href) else _inside(walker, href)


def _inside(walker: Walker, href: str) -> str:
    """Within the handout a link says the page; to the rest of the site it can be tapped."""
    target = _target(walker, href, is_image=False)
    found = document_at(walker.library, walker.document, target.path)
    if not found or found.path == walker.document.path:
        return _TEXT
    if found.path in walker.names:
        article = walker.names[found.path]
        place = f"{article}-{target.anchor}" if target.anchor else article
        return f"#reference({string(place)}, {string(article)})["
    if walker.site_url:
        return f"#link({string(walker.site_url + article_uri(found.path))})["
    return _TEXT


def _outside(walker: Walker, href: str, text: str) -> str:
    """The address is printed too, unless it is what the text says."""
    scheme = scheme_of(href)
    if scheme not in SAFE_SCHEMES:
        return _TEXT
    says_it = text.strip("/") in (href.strip("/"), href.partition("://")[2].strip("/"))
    if scheme in ("http", "https") and not says_it:
        return f"#outside({string(href)}, in-note: {'true' if walker.in_note else 'false'})["
    return f"#link({string(href)})["


def picture(walker: Walker, image: Token, *, is_alone: bool) -> str:
    """An image, large where it stands alone; one that lacks words or is not there is reported."""
    alt = plain_text(image.children or []).strip()
    href = str(image.attrGet("src") or "")
    path = _target(walker, href, is_image=True).path
    if not alt:
        remedy = "在 ![ ] 的方括号里写明图上有什么"
        walker.report("image-missing-alt", f"图片 `{href}` 没有替代文字", remedy)
    if is_outside(href) or path not in walker.library.assets:
        remedy = "把图片放进 docs/，再改这里的地址"
        walker.report("link-broken", f"图片 `{href}` 不在库里", remedy)
        return ""
    name = "picture" if is_alone else "small-picture"
    return f"#{name}({string('/' + path)}, {string(alt)});"


def _target(walker: Walker, href: str, *, is_image: bool) -> Target:
    link = Link(href, "", is_image, walker.span())
    return target_of(walker.library, walker.document, link)
