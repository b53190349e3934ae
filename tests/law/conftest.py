"""The register of the repository, read once, and the day that the tests ask about."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from kb.law import Law, Register

LAWS = Path(__file__).parents[2] / "data" / "laws"


@pytest.fixture(scope="session")
def register():
    texts = (path.read_text("utf-8") for path in sorted(LAWS.glob("*.yml")))
    return Register(Law.from_facts(yaml.safe_load(text)) for text in texts)


@pytest.fixture(scope="session")
def today():
    return date(2026, 11, 21)
