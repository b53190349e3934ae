"""A text in parts: every heading of the second level opens one, and nothing is torn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.content.library import Library
from kb.content.types import Article
from kb.site.articles import article_page
from kb.site.parts import in_parts


def test_each_heading_with_what_follows_it_is_a_part() -> None:
    assert in_parts('<p>0</p>\n<h2 id="a">甲</h2>\n<p>1</p>\n<h2>乙</h2>\n') == (
        '<p>0</p>\n<section class="part">\n<h2 id="a">甲</h2>\n<p>1</p>\n</section>\n'
        '<section class="part">\n<h2>乙</h2>\n</section>\n'
    )


def test_a_text_without_headings_stays_as_it_is() -> None:
    assert in_parts("<p>0</p>") == "<p>0</p>"


def test_a_heading_within_something_begins_no_part() -> None:
    html = '<h2>甲</h2><div class="box"><details><h2>乙</h2></details></div><h2>丙</h2>'
    assert in_parts(html).count('<section class="part">') == 2


BLOCKS = st.recursive(
    st.sampled_from(["<p>字</p>", "<h2>题</h2>", "<hr>", "<h3>小</h3>"]),
    lambda inner: st.lists(inner, max_size=3).flatmap(
        lambda parts: st.sampled_from(
            [f"<{tag}>{''.join(parts)}</{tag}>" for tag in ("div", "blockquote", "details")]
        )
    ),
)


@given(st.lists(BLOCKS, max_size=8).map("".join))
def test_parts_hold_the_same_text_and_close_what_they_open(html: str) -> None:
    whole = str(in_parts(html))
    assert whole.replace('<section class="part">\n', "").replace("</section>\n", "") == html
    for part in whole.split('<section class="part">\n')[1:]:
        text = part.partition("</section>\n")[0]
        assert all(
            text.count(f"<{tag}>") == text.count(f"</{tag}>")
            for tag in ("div", "blockquote", "details")
        )


def test_every_question_of_the_real_articles_is_a_part(library: Library) -> None:
    for document in library.documents.values():
        if isinstance(document.fields, Article):
            html = article_page(library, document).html
            parts = in_parts(html).count('<section class="part">')
            assert parts == html.count("<h2"), document.path
