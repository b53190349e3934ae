"""What a browser may load for a page, and the headers that a server sends with the site."""

from __future__ import annotations

import base64
import hashlib
import re

HEADERS = "_headers"
"""A file that Netlify, Cloudflare Pages and others read; see the how-to of publishing."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFERRER = "same-origin"
_HOUR = 3600
"""Seconds; pages keep the host's default, which asks again each time: law must not be stale."""


def inlined(text: str) -> str:
    """A style sheet or script without comments and line ends, as every page carries it."""
    return "".join(line.strip() for line in _COMMENT.sub("", text).splitlines())


def content_policy(style: str, script: str) -> str:
    """The Content-Security-Policy of every page: the site's files, and what stands in the page."""
    allowed = {
        "default-src": "'none'",
        "style-src": f"'self' {_hash(style)}",
        "img-src": "'self' data:",
        "script-src": f"'self' {_hash(script)}",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def headers_file(policy: str) -> bytes:
    """What a server adds to every answer; framing can be forbidden only here."""
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


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
