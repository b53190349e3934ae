"""QR codes as SVG: what is drawn stays sharp on paper."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """A code that leads to an address, with the quiet zone that readers need."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=True, nl=False, light="#fff"
    )
    return out.getvalue().decode("utf-8")
