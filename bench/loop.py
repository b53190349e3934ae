"""`python -m bench.loop`: how long an editor waits for `kb check` and for the preview.

CPU and wall seconds of one process each, the best of some runs; the preview from saving an
article to the changed page in hand, watching included.
"""

from __future__ import annotations

import argparse
import http.client
import resource
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from bench.corpus import write_corpus
from kb.preview.desk import Desk
from kb.preview.server import PreviewServer

AS_OF = date(2026, 11, 21)
_RUNS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.loop", description="量编辑等多久")
    parser.add_argument("--pages", type=int, default=1000, help="生成多少篇；默认 1000")
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(pages, corpus)
        article = min(corpus.glob("cases/*/*.md"))
        path = article.relative_to(corpus).as_posix()
        _show(f"kb check 一篇（{pages} 篇里）", [_check(corpus, path) for _ in range(_RUNS)])
        _show(f"kb check --all（{pages} 篇）", [_check(corpus, "--all")])
        for name, seconds in _preview(corpus, article).items():
            print(f"{name}：{seconds:.2f} 秒")


def _show(name: str, measured: list[tuple[float, float]]) -> None:
    cpu, wall = (min(column) for column in zip(*measured, strict=True))
    print(f"{name}：CPU {cpu:.2f} 秒，等待 {wall:.2f} 秒")


def _check(corpus: Path, what: str) -> tuple[float, float]:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "kb", "check", what, "--root", str(corpus)]
    subprocess.run([*command, "--as-of", AS_OF.isoformat()], stdout=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall


def _preview(corpus: Path, article: Path) -> dict[str, float]:
    start = time.perf_counter()
    server = PreviewServer(Desk(corpus, AS_OF, []), 0)
    opened = time.perf_counter() - start
    for work in (server.serve_forever, server.watch):
        threading.Thread(target=work, daemon=True).start()
    uri = f"/{article.relative_to(corpus).with_suffix('').as_posix()}/"
    first = _timed(server, uri)
    saved = min(_from_save(server, article, uri, number) for number in range(_RUNS))
    server.shutdown()
    server.close()
    return {"打开预览": opened, "第一次看一篇": first, "从存盘到看见": saved}


def _from_save(server: PreviewServer, article: Path, uri: str, number: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", "/changes")
    stream = connection.getresponse()
    stream.readline()
    words = f"改过第{number}次的地方。"
    start = time.perf_counter()
    article.write_text(f"{article.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    while not stream.readline().startswith(b"data:"):
        pass
    if words not in _page(server, uri):
        message = "页面没有跟上"
        raise RuntimeError(message)
    connection.close()
    return time.perf_counter() - start


def _timed(server: PreviewServer, uri: str) -> float:
    start = time.perf_counter()
    _page(server, uri)
    return time.perf_counter() - start


def _page(server: PreviewServer, uri: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=120)
    connection.request("GET", uri)
    return connection.getresponse().read().decode()


if __name__ == "__main__":
    main()
