"""The legal basis of a form is read like a text: cut out of the file, it is what it says."""

from __future__ import annotations

import pytest

from kb.checks.run import run_checks

PATH = "docs/forms/form.md"
OLD = "  - 《集体合同规定》第三十二条第一款：双方都可以用书面提出\n"


def form(shelf, articles, *entries):
    shelf.write(PATH, articles["form"].replace(OLD, "".join(f"  - {entry}\n" for entry in entries)))
    return shelf.library()


def test_every_citation_of_the_field_is_found_in_its_place(shelf_with_laws, articles):
    library = form(
        shelf_with_laws,
        articles,
        "《集体合同规定》第三十二条第一款：可以书面提出",
        "'先看《劳动合同法》第五十一条，再看《劳动法》第三十三条'",
        "没有条文，只是习惯",
    )
    document = library.documents[PATH]
    cuts = [document.source.cut(cited.span) for cited in document.body.citations]

    assert cuts == [
        "《集体合同规定》第三十二条第一款",
        "《劳动合同法》第五十一条",
        "《劳动法》第三十三条",
    ]
    assert run_checks(library) == []


def test_an_entry_is_cut_into_text_and_links_that_make_it_up_again(shelf_with_laws, articles):
    entries = ["依照《集体合同规定》第三十二条第一款，可以提出", "没有条文"]
    basis = form(shelf_with_laws, articles, *entries).documents[PATH].body.basis

    assert ["".join(part.text for part in entry) for entry in basis] == entries
    assert [part.address for part in basis[0]] == [
        "",
        "\x1ar\x1alaws/collective-contract-provisions/#art-32",
        "",
    ]


def test_a_folded_entry_is_found_as_a_whole(shelf_with_laws, articles):
    folded = ">\n      《集体合同规定》第三十二条\n      第一款：可以提出"
    library = form(shelf_with_laws, articles, folded)

    for cited in library.documents[PATH].body.citations:
        assert "《集体合同规定》" in library.documents[PATH].source.cut(cited.span)


@pytest.mark.parametrize(
    ("entry", "check"),
    [
        ("《集体合同规定》第五百条：没有这一条", "cite-unknown-article"),
        ("《集体合同规定》第三十二条第九款：没有这一款", "cite-unknown-paragraph"),
        ("《集体合同管定》第三十二条：没有这部法", "cite-unknown-law"),
    ],
)
def test_a_wrong_citation_is_a_finding_with_its_line_and_column(
    shelf_with_laws, articles, entry, check
):
    library = form(shelf_with_laws, articles, "《集体合同规定》第三十二条：可以提出", entry)

    (found,) = run_checks(library)

    assert found.check == check
    assert found.span.line == 16
    assert library.documents[PATH].source.cut(found.span) in entry
