"""The real pages as search sees them, read once."""

from __future__ import annotations

import pytest

from kb.content.library import read_library
from kb.search.entries import library_entries
from tests.conftest import AS_OF, REPOSITORY


@pytest.fixture(scope="session")
def real_library():
    return read_library(REPOSITORY, AS_OF)


@pytest.fixture(scope="session")
def real_entries(real_library):
    return library_entries(real_library, "zh")
