"""QR codes of articles' addresses, for their printed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp

from kb.content.types import Article
from kb.site.addresses import article_uri, published_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.library import Library
    from kb.site.pages import Uri


def qr_uri(uri: Uri) -> Uri:
    """Where the code of a page stands.

    >>> qr_uri("law/bargaining/")
    'qr/law/bargaining.svg'
    """
    return f"qr/{uri.removesuffix('/')}.svg"


def qr_files(library: Library, site_url: str) -> Iterator[tuple[Uri, bytes]]:
    """A picture for every article; a browser fetches it when the page is printed.

    None while the site has no real address: a code must lead somewhere.
    """
    home = published_at(site_url)
    for document in library.documents.values():
        if home and isinstance(document.fields, Article):
            uri = article_uri(document.path)
            yield qr_uri(uri), qr_code(f"{home}{uri}").encode()


def qr_code(text: str) -> str:
    """An SVG that still reads when 15% of it is stained."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(code.to_svg())
