"""What a browser may load for a page, and the headers that a server sends with the site."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADERS = "_headers"
"""A file that Netlify, Cloudflare Pages and others read; see the how-to of publishing."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFERRER = "same-origin"
_HOUR = 3600
"""Seconds; pages keep the host's default, which asks again each time: law must not be stale."""


def inlined(text: str) -> str:
    """A style sheet or script without comments and line ends, as every page carries it."""
    return "".join(line.strip() for line in _COMMENT.sub("", text).splitlines())


def content_policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A Content-Security-Policy: the site's own files, and these texts standing in a page."""
    allowed = {
        "default-src": "'none'",
        "style-src": " ".join(["'self'", *map(source_hash, styles)]),
        "img-src": "'self' data:",
        "script-src": " ".join(["'self'", *map(source_hash, scripts)]),
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def headers_file(policy: str) -> bytes:
    """What a server adds to every answer; framing can be forbidden only here.

    A browser keeps to this policy and to the page's own, so `policy` allows what any page holds.
    """
    everywhere = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Referrer-Policy": _REFERRER,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), microphone=(), payment=(), geolocation=(self)",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assets = {"Cache-Control": f"public, max-age={_HOUR}"}
    return (_rule("/*", everywhere) + _rule("/assets/*", assets)).encode()


def _rule(path: str, headers: dict[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def source_hash(text: str) -> str:
    """How a policy names a style sheet or script that stands in a page."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
