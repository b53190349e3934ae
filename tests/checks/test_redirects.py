"""What the example files of the redirects' checks cannot say: the words of the remedies."""

from __future__ import annotations


def remedies(shelf, check):
    return [found.help for found in shelf.findings() if found.check == check]


def test_a_renamed_file_is_offered_as_the_new_address(shelf, articles):
    shelf.write("docs/help/new-name.md", articles["page"])
    shelf.published = {"docs/help/old-name.md"}

    assert remedies(shelf, "redirect-missing") == [
        "加一行：- {from: docs/help/old-name.md, to: docs/help/new-name.md, since: 2026-11-21}"
    ]


def test_an_article_that_readers_have_already_is_not_offered(shelf, articles):
    shelf.write("docs/help/old-names.md", articles["page"])
    shelf.published = {"docs/help/old-name.md", "docs/help/old-names.md"}

    assert "to: 新的文件" in remedies(shelf, "redirect-missing")[0]


def test_a_link_to_a_renamed_article_is_told_the_new_name(shelf, articles):
    head = articles["page"][: articles["page"].index("\n---\n") + 5]
    shelf.write("docs/help/new-name.md", head + "\n文字。\n")
    shelf.write("docs/help/linking.md", head + "\n[旧的](old-name.md)\n")
    row = "- {from: docs/help/old-name.md, to: docs/help/new-name.md, since: 2026-11-21}\n"
    shelf.write("data/redirects.yml", row)

    assert remedies(shelf, "link-broken") == [
        "这一页改名了，现在是 `docs/help/new-name.md`；链接改成新的地址"
    ]
