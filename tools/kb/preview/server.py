"""A server for one editor on one machine: pages as they are now, and word of every change."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from kb.preview.desk import FINDINGS

if TYPE_CHECKING:
    from kb.preview.desk import Desk

_HERE = ("127.0.0.1", "localhost")
_CHANGES = "changes"
"""The address of the stream that says when something has changed."""
_PAUSE = 0.2
"""Seconds between two looks at the files."""
_SILENCE = 15.0
"""Seconds after which the stream says that it is still there."""
_HTML = "text/html; charset=utf-8"


class PreviewServer(ThreadingHTTPServer):
    """Serves a desk on this machine and watches its files."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int) -> None:
        self.desk = desk
        self.stopped = threading.Event()
        super().__init__((_HERE[0], port), _Handler)

    def watch(self) -> None:
        """Look for changes until the server is closed."""
        while not self.stopped.wait(_PAUSE):
            self.desk.refresh()

    def run(self) -> None:
        """Serve until interrupted."""
        threading.Thread(target=self.watch, daemon=True).start()
        try:
            self.serve_forever()
        finally:
            self.close()

    def close(self) -> None:
        """Stop watching and free the port."""
        self.stopped.set()
        self.server_close()


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        # A page elsewhere must not reach this server under a name of its own.
        if urlsplit(f"//{self.headers.get('Host', '')}").hostname not in _HERE:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        uri = unquote(urlsplit(self.path).path).removeprefix("/")
        if uri == _CHANGES:
            self._tell_changes()
        elif uri == FINDINGS:
            self._answer(self.server.desk.all_findings().encode(), _HTML)
        elif uri.removesuffix("index.html") == "" or uri.endswith(("/", "/index.html")):
            page = self.server.desk.page(uri.removesuffix("index.html"))
            self._answer(page.encode() if page is not None else None, _HTML)
        elif self.server.desk.path_of_file(uri):
            super().do_GET()
        else:
            self._answer(self.server.desk.file(uri), self.guess_type(uri))

    def do_HEAD(self) -> None:
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def translate_path(self, path: str) -> str:
        """The file that an address stands for; only called when there is one."""
        uri = unquote(urlsplit(path).path).removeprefix("/")
        return str(self.server.desk.path_of_file(uri))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def _answer(self, content: bytes | None, kind: str) -> None:
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _tell_changes(self) -> None:
        """An event stream: one line for each change, until the reader goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        desk, seen = self.server.desk, self.server.desk.version
        try:
            while not self.server.stopped.is_set():
                self.wfile.write(b": here\n\n")
                self.wfile.flush()
                with desk.changed:
                    desk.changed.wait_for(lambda: desk.version != seen, _SILENCE)  # noqa: B023
                if desk.version != seen:
                    seen = desk.version
                    self.wfile.write(f"data: {seen}\n\n".encode())
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        """Say nothing: an editor's terminal is for findings."""
