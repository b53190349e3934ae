"""A province, city or county in one file: self-contained, sound, and never too large."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from kb.cli import main
from kb.content.library import Library, read_library
from kb.content.types import Article
from kb.content.types.explainer import Explainer
from kb.registry.services import Service
from kb.site import pack as pack_module
from kb.site.build import site_pages
from kb.site.excerpt import box, excerpt, ids_of, sections
from kb.site.pack import Packs, PackTooLargeError, Piece, Question
from kb.site.pages import SitePage
from kb.site.policy import inlined

from .conftest import AS_OF, ROOT
from .markup import Markup

HOME = "https://gongyou.example/"
PLACE = "320707"


@pytest.fixture(scope="module")
def site_values(library: Library) -> list[SitePage]:
    return site_pages(library)


@pytest.fixture(scope="module")
def packs(library: Library, site_values: list[SitePage]) -> Packs:
    return Packs(library, site_values, HOME)


def _parsed(content: bytes) -> Markup:
    markup = Markup()
    markup.feed(content.decode())
    return markup


@pytest.fixture(scope="module")
def markup(packs: Packs) -> Markup:
    return _parsed(packs.pack(PLACE))


def test_a_pack_has_one_first_heading_and_goes_down_one_level_at_a_time(markup: Markup) -> None:
    levels = [int(tag[1]) for tag, _ in markup.tags if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_no_id_of_the_merged_pages_stands_twice_and_every_link_inside_leads_somewhere(
    markup: Markup,
) -> None:
    inside = [a["href"][1:] for a in markup.of("a") if a.get("href", "").startswith("#")]

    assert len(markup.ids) == len(set(markup.ids))
    assert len(inside) > 100
    assert set(map(unquote, inside)) <= set(markup.ids)
    named = [attributes.get("aria-labelledby", "") for _, attributes in markup.tags]
    assert {name for names in named for name in names.split()} <= set(markup.ids)


def test_no_two_landmarks_of_a_pack_have_the_same_name(packs: Packs) -> None:
    markup = _parsed(packs.pack("320000"))
    names = [a["aria-labelledby"] for tag, a in markup.tags if "aria-labelledby" in a]

    assert len(names) > 100
    assert len(names) == len(set(names))


def test_a_pack_looks_as_the_site_does_on_screen_and_on_paper(packs: Packs) -> None:
    style = packs.inlined[0]
    for name in ("site", "form", "print", "pack"):
        sheet = (ROOT / f"overrides/assets/css/{name}.css").read_text(encoding="utf-8")
        assert inlined(sheet) in style


def test_a_pack_asks_for_nothing_and_leads_only_to_telephones_and_into_itself(
    markup: Markup,
) -> None:
    outside = {a for a in markup.addresses if not a.startswith(("#", "tel:", "data:"))}

    assert outside == set()
    assert markup.of("img") == []
    assert [tag for tag, _ in markup.tags if tag in ("iframe", "object", "base")] == []


def test_the_policy_allows_exactly_the_style_and_script_that_the_pack_carries(
    packs: Packs,
) -> None:
    html = packs.pack(PLACE).decode()
    (content,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    policy = unescape(content)
    for kind in ("style", "script"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_pack_holds_every_set_of_ten_questions_with_its_short_answers(
    markup: Markup, library: Library
) -> None:
    text = "".join(markup.text)
    sets = [
        document
        for document in library.documents.values()
        if document.language == "zh" and isinstance(document.fields, Explainer)
    ]

    assert len(sets) >= 10
    for document in sets:
        assert document.title in text
        for heading in document.body.headings:
            assert heading.text in text


def test_a_pack_of_a_county_holds_its_articles_and_not_those_of_other_counties(
    markup: Markup,
) -> None:
    ids = set(markup.ids)

    assert "cases_jiangsu_ganyu-employer-first" in ids
    assert "programmes_ganyu-employer-offer" in ids
    assert "cases_jiangsu_dafeng-express-first" not in ids


def test_a_pack_of_a_province_holds_everything_within(packs: Packs, library: Library) -> None:
    ids = set(_parsed(packs.pack("320000")).ids)
    within = [
        document.path.removeprefix("docs/").removesuffix(".md").replace("/", "_")
        for document in library.documents.values()
        if document.language == "zh"
        and isinstance(document.fields, Article)
        and document.fields.region.startswith("32")
    ]

    assert len(within) > 30
    assert set(within) <= ids


def test_numbers_come_first_and_those_of_the_place_before_the_national_ones(
    library: Library, site_values: list[SitePage]
) -> None:
    local = Service("x", "0518-12345678", "窗口", "office", "问", "ask", "", "320700", None)
    services = replace(library.registry.services, rows=(*library.registry.services.rows, local))
    there = replace(library, registry=replace(library.registry, services=services))
    html = Packs(there, site_values, HOME).pack(PLACE).decode()
    dialled = re.findall(r'href="tel:(\d+)"', html)

    assert dialled[:2] == ["051812345678", "12351"]
    assert html.index('id="hotlines"') < html.index('id="explainer"')
    assert "051812345678" not in Packs(there, site_values, HOME).pack("370000").decode()


def test_a_pack_says_when_it_was_made_and_until_when_it_holds(
    packs: Packs, library: Library
) -> None:
    text = "".join(_parsed(packs.pack(PLACE)).text)
    earliest = min(
        document.fields.review_by
        for document in library.documents.values()
        if isinstance(document.fields, Explainer) and document.language == "zh"
    )

    assert f"制作于 {AS_OF}，有效到 {earliest}。" in text


def test_a_pack_that_was_overdue_when_it_was_made_says_so_in_its_text(
    library: Library, site_values: list[SitePage]
) -> None:
    late = replace(library, as_of=date(2030, 1, 1))
    fresh, old = (
        next(a for t, a in _parsed(Packs(there, site_values, HOME).pack(PLACE)).tags
             if a.get("id") == "overdue")
        for there in (library, late)
    )  # fmt: skip

    assert "hidden" in fresh
    assert "hidden" not in old


def test_links_to_other_pages_lead_to_the_site_once_it_has_a_home(
    library: Library, site_values: list[SitePage]
) -> None:
    html = Packs(library, site_values, "https://kb.test/").pack(PLACE).decode()

    assert 'href="https://kb.test/laws/labor-contract-law/#art-30"' in html
    assert 'href="#law_contract-and-leaving.forced-resign"' in html
    outside = set(re.findall(r'href="(https?://[^/"]+)', html))
    assert outside == {"https://kb.test"}


def test_the_same_library_gives_the_same_bytes(
    packs: Packs, library: Library, site_values: list[SitePage]
) -> None:
    assert packs.pack(PLACE) == Packs(library, site_values, HOME).pack(PLACE)


def test_a_pack_that_would_be_too_large_names_its_largest_parts(
    packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_module, "MOST_BYTES", 300_000)
    with pytest.raises(PackTooLargeError, match=r"超过 0\.3 MB。最大的几篇：.+十问 \d+ KB；"):
        packs.pack(PLACE)


def test_the_size_of_a_piece_is_in_bytes() -> None:
    piece = Piece(
        "x", "explainer", "题", "", AS_OF, AS_OF, "", "好", (Question("a", "好好", "好"),)
    )
    assert piece.size == 12


# The command.


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("data", "docs", "cases", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def _kb_pack(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["pack", *words, "--root", str(root), "--as-of", str(AS_OF)])


def test_the_command_writes_the_file_and_says_its_size(copy: Path, packs: Packs) -> None:
    out = copy / "gan yu.html"
    result = _kb_pack(copy, PLACE, "--out", str(out))

    assert result.exit_code == 0, result.output
    assert out.read_bytes() == packs.pack(PLACE)
    assert f"{out.stat().st_size / 1000:.0f} KB" in result.output
    assert "江苏省连云港市赣榆区" in result.output


@pytest.mark.parametrize("code", ["000000", "999999", "赣榆", ""])
def test_a_code_that_is_no_place_is_refused_with_a_way_to_find_one(copy: Path, code: str) -> None:
    result = _kb_pack(copy, code, "--out", str(copy / "x.html"))

    assert result.exit_code == 2
    assert "kb list regions" in result.output
    assert not (copy / "x.html").exists()


def test_a_file_that_cannot_be_made_leaves_the_old_one_as_it_was(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = copy / "x.html"
    out.write_text("the previous file", encoding="utf-8")
    monkeypatch.setattr(pack_module, "MOST_BYTES", 1000)
    too_large = _kb_pack(copy, PLACE, "--out", str(out))
    monkeypatch.undo()
    (copy / "docs/law/bad.md").write_text("no front matter", encoding="utf-8")
    wrong = _kb_pack(copy, PLACE, "--out", str(out))

    assert (too_large.exit_code, wrong.exit_code) == (1, 1)
    assert "最大的几篇" in too_large.output
    assert "docs/law/bad.md:1:1" in wrong.output
    assert out.read_text(encoding="utf-8") == "the previous file"
    assert [path.name for path in copy.glob(".*.new")] == []


def test_a_folder_that_does_not_exist_is_told_without_a_traceback(copy: Path) -> None:
    result = _kb_pack(copy, PLACE, "--out", str(copy / "no/such/x.html"))

    assert result.exit_code == 1
    assert "没有做成文件" in result.output
    assert isinstance(result.exception, SystemExit)


ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
HOSTILE = """---
type: page
title: 首页
summary: 试着在每个地方放进会运行的代码，看它会不会跑起来，再看它是不是原样显示出来。
---
"""


def test_what_strangers_write_is_shown_and_never_run(tmp_path: Path) -> None:
    for name in ("data", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("systems.yml", "source-articles.yml"):
        (tmp_path / "data" / name).write_text("[]\n", encoding="utf-8")
    (tmp_path / "docs/law").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text(HOSTILE, encoding="utf-8")
    sound = (ROOT / "tests/articles/explainer.md").read_text(encoding="utf-8")
    front, _, _ = sound.partition("\n---\n")
    body = f"""
{ATTACK}

## {ATTACK} {{#a"b}}

::: short
{ATTACK}
:::

[x](javascript:alert(3)) ![{ATTACK}](x.png) <b onclick=alert(4)>b</b> `</script>`

| {ATTACK} |
| --- |
| </style></details></main>{ATTACK} |
"""
    title = re.sub('[<>"&]', "", ATTACK)[:30]
    front = re.sub(r"(?m)^title: .*$", f"title: '''{title}'''", front.replace("'''", ""))
    (tmp_path / "docs/law/attack.md").write_text(f"{front}\n---\n{body}", encoding="utf-8")
    library = read_library(tmp_path, AS_OF)
    html = Packs(library, site_pages(library), HOME).pack(PLACE).decode()
    markup = _parsed(html.encode())

    assert "law_attack" in markup.ids
    assert len(markup.of("script")) == len(markup.of("style")) == 1
    assert [tag for tag, _ in markup.tags if tag in ("img", "b", "iframe")] == []
    assert [n for _, attributes in markup.tags for n in attributes if n.startswith("on")] == []
    assert not [a for a in markup.addresses if "javascript" in a.lower()]
    assert "".join(markup.text).count("alert(1)") >= 4
    assert html.count("</main>") == html.count("</script>") == html.count("</style>") == 1


# Pages made to stand inside another page.


def test_ids_headings_and_links_are_rewritten_and_text_is_not() -> None:
    html = (
        '<h2 id="a">x &lt;h2 id="a"&gt;</h2><p aria-labelledby="a b">'
        '<a class="c" href="../y/?p=1&amp;q#z">id="a"</a></p>'
    )
    found = excerpt(html, "k.", 2, lambda address: f"#{address}")

    assert found == (
        '<h4 id="k.a">x &lt;h2 id="a"&gt;</h4><p aria-labelledby="k.a k.b">'
        '<a class="c" href="#../y/?p=1&amp;q#z">id="a"</a></p>'
    )


def test_the_names_of_landmarks_end_with_the_heading_that_the_text_stands_under() -> None:
    html = '<section id="s" aria-labelledby="a"><h2 id="a">甲</h2></section>'
    found = excerpt(html, "k.", 1, str, "title.k")

    assert found == (
        '<section id="k.s" aria-labelledby="k.a title.k"><h3 id="k.a">甲</h3></section>'
    )


def test_a_link_that_leads_nowhere_leaves_its_words_and_an_image_its_description() -> None:
    html = '<a href="x" rel="r" class="c">词</a><img alt="图 &lt;1&gt;" src="y"><a href="z">字</a>'
    found = excerpt(html, "", 0, lambda address: address if address == "z" else "")

    assert found == '<span class="c">词</span>图 &lt;1&gt;<a href="z">字</a>'


def test_headings_go_no_deeper_than_there_are_levels() -> None:
    assert excerpt("<h5>x</h5>", "", 3, str) == "<h6>x</h6>"


def test_a_page_is_cut_at_its_headings_and_a_box_taken_out_with_what_it_holds() -> None:
    html = '<p>0</p><h2 id="a">A</h2><div class="box short"><div>1</div></div><p>2</p><h2>B</h2>'
    intro, first, second = sections(html, 2)

    assert (intro, second) == ("<p>0</p>", "<h2>B</h2>")
    assert box(first, "short") == (
        '<div class="box short"><div>1</div></div>',
        '<h2 id="a">A</h2><p>2</p>',
    )
    assert box(second, "short") == ("", second)
    assert ids_of(html) == {"a"}
