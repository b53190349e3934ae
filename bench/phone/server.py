"""Serves a site compressed, and keeps account of what was asked for."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {".html": "html", ".css": "css", ".js": "js"}
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")


@dataclass(frozen=True, slots=True)
class Served:
    """One answer: `gz` and `br` are the bytes of its body in either compression."""

    path: str
    kind: str
    gz: int
    br: int


@dataclass
class Site:
    """A folder with what each file weighs; a `.gz` or `.br` beside a file is taken as it is."""

    folder: Path
    _bodies: dict[Path, tuple[bytes, Served]] = field(default_factory=dict)

    def find(self, address: str) -> Path | None:
        """The file of an address; the address of a folder means its index."""
        path = self.folder / unquote(urlsplit(address).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() and path.is_relative_to(self.folder) else None

    def body(self, path: Path) -> tuple[bytes, Served]:
        """What is sent for a file, and its entry in the account."""
        if path not in self._bodies:
            data = path.read_bytes()
            packed = path.suffix in _PACKED
            gz = _beside(path, ".gz") or gzip.compress(data, 9) if packed else data
            br = _beside(path, ".br") or _brotli(data) or gz if packed else data
            kind = KINDS.get(path.suffix, "other")
            entry = Served(path.relative_to(self.folder).as_posix(), kind, len(gz), len(br))
            self._bodies[path] = gz, entry
        return self._bodies[path]


def _beside(path: Path, ending: str) -> bytes:
    packed = path.with_name(path.name + ending)
    return packed.read_bytes() if packed.is_file() else b""


def _brotli(data: bytes) -> bytes:
    if find_spec("brotli") is None:
        return b""
    compressed: bytes = import_module("brotli").compress(data)
    return compressed


class Server:
    """A site on a local port, gzip only: what every host can do."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder)
        self.ledger: list[Served] = []
        handler = type("Handler", (_Handler,), {"site": self.site, "ledger": self.ledger})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @cached_property
    def port(self) -> int:
        """The local port."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: ClassVar[Site]
    ledger: ClassVar[list[Served]]

    def do_GET(self) -> None:
        path = self.site.find(self.path)
        if path is None:
            self.send_error(404)
            return
        data, entry = self.site.body(path)
        self.ledger.append(entry)
        self.send_response(200)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if path.suffix in _PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the base's name
        pass
