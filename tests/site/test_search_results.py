"""What search leads to stands on the built site."""

from __future__ import annotations

import pytest

from kb.search.entries import library_entries


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_result_leads_to_a_page_and_every_section_to_its_anchor(library, pages, language):
    entries = library_entries(library, language)

    assert entries
    for entry in entries:
        anchors = {section.anchor for section in entry.sections} - {""}
        assert anchors <= set(pages[entry.uri].ids), entry.uri
