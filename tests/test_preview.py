"""`kb serve`: a page as it is now, its findings, and word of every change."""

from __future__ import annotations

import http.client
import shutil
import threading

import pytest

from kb.preview.desk import Desk
from kb.preview.server import PreviewServer
from tests.conftest import AS_OF, REPOSITORY

HEAD = "---\ntype: page\ntitle: 示例页面\nsummary: 一张什么写法都有的页面。\n---\n"
BROKEN = f"{HEAD}\n[甲](missing.md)\n\n<b>粗</b>\n"
NAV = [{"title": "法律", "url": "law/"}]


@pytest.fixture
def server(shelf):
    shutil.copytree(REPOSITORY / "overrides", shelf.root / "overrides")
    shelf.write("docs/index.md", f"{HEAD}\n首页。\n")
    shelf.write("docs/law/a.md", f"{HEAD}\n原来的字。\n")
    shelf.write("docs/law/图.svg", "<svg/>")
    with PreviewServer(Desk(shelf.root, AS_OF, NAV), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
        server.stopped.set()


def get(server, uri, host="127.0.0.1"):
    connection = http.client.HTTPConnection(*server.server_address, timeout=30)
    connection.request("GET", uri, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


def test_a_page_is_shown_as_it_is_published_with_word_of_changes(server):
    status, page = get(server, "/law/a/")

    assert status == 200
    assert "原来的字" in page
    assert 'src="../../assets/js/preview.js" data-changes="../../changes"' in page
    assert "Content-Security-Policy" in page
    assert 'id="findings"' not in page


def test_a_changed_article_is_shown_with_its_findings(server, shelf):
    get(server, "/law/a/")
    shelf.write("docs/law/a.md", BROKEN)

    assert server.desk.refresh()
    page = get(server, "/law/a/")[1]

    assert "链接的文件不存在：`missing.md`" in page
    assert "第 7 行" in page
    assert "<b>粗" not in page
    assert not server.desk.refresh()


def test_only_the_changed_article_is_read_again(server, shelf):
    kept = server.desk.library.documents["docs/index.md"]
    shelf.write("docs/law/a.md", f"{HEAD}\n新的字。\n")
    server.desk.refresh()

    assert server.desk.library.documents["docs/index.md"] is kept
    assert "新的字" in get(server, "/law/a/")[1]


def test_new_and_deleted_articles_and_data_are_noticed(server, shelf):
    shelf.write("docs/law/b.md", f"{HEAD}\n第二篇。\n")
    (shelf.root / "docs/law/a.md").unlink()
    server.desk.refresh()

    assert get(server, "/law/b/")[0] == 200
    assert get(server, "/law/a/")[0] == 404


def test_the_list_names_every_finding_once(server, shelf):
    shelf.write("docs/law/a.md", BROKEN)
    server.desk.refresh()

    page = get(server, "/findings.html")[1]

    assert page.count("链接的文件不存在") == 1
    assert '<a href="./law/a/">docs/law/a.md</a>' in page


def test_a_waiting_reader_is_told_of_a_change(server, shelf):
    connection = http.client.HTTPConnection(*server.server_address, timeout=30)
    connection.request("GET", "/changes", headers={"Host": "localhost"})
    stream = connection.getresponse()
    assert stream.readline() == b": here\n"
    shelf.write("docs/law/a.md", f"{HEAD}\n新的字。\n")
    server.desk.refresh()

    assert b"data: 1\n" in [stream.readline() for _ in range(3)]
    connection.close()


@pytest.mark.parametrize(
    ("uri", "status"),
    [
        ("/law/%E5%9B%BE.svg", 200),
        ("/assets/css/search.css", 200),
        ("/assets/../../data/sources.yml", 404),
        ("/..%2f..%2f..%2fetc/passwd", 404),
        ("/layout.html", 404),
        ("/law/a.md", 404),
        ("/nowhere/", 404),
    ],
)
def test_only_what_is_published_is_served(server, uri, status):
    assert get(server, uri)[0] == status


def test_a_link_out_of_the_repository_is_not_followed(server, shelf):
    (shelf.root / "docs/law/b.svg").symlink_to("/etc/hostname")
    server.desk.refresh()

    assert get(server, "/law/b.svg")[0] == 404


def test_another_host_s_name_is_refused(server):
    assert get(server, "/", host="evil.example")[0] == 403
