"""Conformance: what is unknown never counts as there, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.content.conformance import conform, standards
from kb.content.library import read_library
from kb.content.types.standard import HoursRule, Requirement, Standard
from kb.registry.opening import parse_hours
from kb.registry.regions import read_regions
from kb.registry.stations import read_stations
from kb.registry.vocabulary import read_vocabulary
from kb.source.file import read_source
from tests.conftest import AS_OF, REPOSITORY


def invented_stations():
    root = REPOSITORY / "tests/stations/library"
    files = [read_source(root, path.name) for path in sorted(root.glob("*.csv"))]
    regions = read_regions(read_source(REPOSITORY, "data/regions.csv"))
    vocabulary = read_vocabulary(read_source(REPOSITORY, "data/vocabulary.yml"))
    return read_stations(files, regions, vocabulary).by_id


STATIONS = invented_stations()
GUIDELINES = standards(read_library(REPOSITORY, AS_OF).documents.values())
GUANGDONG = GUIDELINES["guangdong-station-guideline@unknown"]
GUANGXI = GUIDELINES["guangxi-station-rule@unknown"]
ALL = STATIONS["example-all"]


def judged(station, standard=GUANGDONG):
    return {each.id: each.state for each in conform(station, standard).verdicts}


@pytest.mark.parametrize(
    ("station", "found"),
    [
        ("example-all", ("meets", (), ())),
        ("example-one-missing", ("gap", ("raincoats",), ())),
        ("example-one-unknown", ("unknown", (), ("medicine-box",))),
        ("example-fan-only", ("meets", (), ())),
        ("example-no-noon", ("gap", ("co-built",), ())),
        ("example-short", ("gap", ("co-built",), ())),
    ],
)
def test_the_invented_stations_against_guangdong(station, found):
    result = conform(STATIONS[station], GUANGDONG)

    assert (result.state, result.gaps, result.unknowns) == found


def test_a_station_of_which_only_the_name_is_known_neither_meets_nor_fails():
    found = conform(STATIONS["example-bare"], GUANGDONG)

    assert found.state == "unknown"
    assert {verdict.state for verdict in found.verdicts} == {"unknown"}


def test_what_only_a_visit_can_tell_decides_nothing():
    unjudged = set(conform(ALL, GUANGDONG).unjudged)

    assert {"sound-layout", "complete-functions", "excellent-service"} <= unjudged
    assert unjudged.isdisjoint(judged(ALL))
    assert unjudged | set(judged(ALL)) >= {each.id for each in GUANGDONG.requirements}


def test_what_need_not_be_decides_nothing():
    without = {"fridge": False, "aed": False, "toilet": False, "training-corner": None}
    poorer = replace(ALL, facilities=ALL.facilities | without)

    assert conform(poorer, GUANGDONG).state == "meets"


def test_where_the_level_is_not_stated_nothing_meets_and_nothing_fails():
    found = conform(ALL, GUANGXI)

    assert {verdict.state for verdict in found.verdicts} == {"yes"}
    assert (found.state, found.gaps) == ("unknown", ())


@pytest.mark.parametrize(
    ("air", "fan", "state"),
    [
        (True, False, "yes"),
        (None, True, "yes"),
        (False, False, "no"),
        (False, None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_either_will_do_and_neither_known_is_unknown(air, fan, state):
    facilities = ALL.facilities | {"air-conditioner": air, "fan": fan}

    assert judged(replace(ALL, facilities=facilities))["cooling"] == state


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (True, True, "yes"),
        (True, False, "no"),
        (None, False, "no"),
        (True, None, "unknown"),
    ],
)
def test_both_must_be_there(first, second, state):
    facilities = ALL.facilities | {"extinguisher": first, "emergency-light": second}

    assert judged(replace(ALL, facilities=facilities))["extinguisher-light"] == state


def with_hours(text, kind):
    return replace(ALL, hours=parse_hours(text) if text else None, kind=kind)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Mo-Fr 08:00-18:00", "yes"),
        ("Mo-Su 09:00-21:00", "yes"),
        ("Mo-Fr 12:00-20:00", "yes"),
        ("Mo-Fr 04:00-12:00", "no"),
        ("Mo-Fr 10:00-16:00", "no"),
        ("Mo-Fr 08:00-11:30,13:00-21:00", "no"),
        ("Mo-Fr 11:30-12:30,13:00-21:00", "yes"),
        ("Mo-Th 08:00-18:00", "no"),
        ("Mo-Su 20:00-04:00", "no"),
        ("Mo-Su 11:00-13:00,20:00-04:00", "yes"),
        ("Mo-Fr 08:00-18:00; PH off", "yes"),
        ("24/7", "yes"),
        ("Mo-Fr 08:00-18:00; Jun-Sep Mo-Fr 07:00-20:00", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_co_built_station_is_open_at_noon_and_eight_hours_on_end(text, state):
    assert judged(with_hours(text, "co-built"))["co-built"] == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("24/7", "yes"),
        ("24/7; PH off", "yes"),
        ("Mo-Fr 00:00-24:00", "unknown"),
        ("Mo-Fr 08:00-18:00", "unknown"),
        ("Sa-Su 09:00-17:00", "no"),
        ("Mo-Th 08:00-18:00", "no"),
        ("", "unknown"),
    ],
)
def test_the_working_time_of_a_self_built_station_is_not_told(text, state):
    found = judged(with_hours(text, "self-built"))

    assert found["self-built"] == state
    assert "co-built" not in found


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("24/7", ("yes", "yes", "yes")),
        ("Mo-Su 00:00-24:00", ("yes", "yes", "unknown")),
        ("24/7; PH off", ("yes", "yes", "no")),
        ("Mo-Fr 08:00-18:00", ("unknown", "yes", "no")),
        ("Sa 09:00-12:00", ("unknown", "unknown", "no")),
    ],
)
def test_where_the_kind_is_not_known_no_rule_is_broken_for_certain(text, states):
    found = judged(with_hours(text, ""))

    assert tuple(found[name] for name in ("self-built", "co-built", "all-day")) == states


@given(st.data())
def test_learning_more_never_turns_a_gap_into_a_pass(data):
    values = st.sampled_from([True, False, None])
    facilities = {name: data.draw(values) for name in ALL.facilities}
    learned = {
        name: value if value is not None else data.draw(values)
        for name, value in facilities.items()
    }
    before = conform(replace(ALL, facilities=facilities), GUANGDONG)
    after = conform(replace(ALL, facilities=learned), GUANGDONG)

    assert set(before.gaps) <= set(after.gaps)
    assert before.state in {"unknown", after.state}


def test_a_standard_is_named_with_its_version():
    assert set(GUIDELINES) == {
        "guangdong-station-guideline@unknown",
        "guangxi-station-rule@unknown",
    }
    assert all(isinstance(standard, Standard) for standard in GUIDELINES.values())


def test_a_rule_that_only_words_tell_decides_nothing():
    words = HoursRule(id="posted", level="must", applies_to="全部", rule="门口写明几点开")
    standard = GUANGDONG.model_copy(update={"hours": [*GUANGDONG.hours, words]})

    assert "posted" not in judged(ALL, standard)
    assert "posted" in conform(ALL, standard).unjudged


@pytest.mark.parametrize(
    "make",
    [
        lambda: Requirement(
            id="both", level="must", item="空调", test="有", facilities=["fan"], any_of=["fan"]
        ),
        lambda: HoursRule(id="dayless", level="must", applies_to="全部", rule="开", all_day=True),
        lambda: HoursRule(
            id="clock",
            level="must",
            applies_to="全部",
            rule="开",
            days="workdays",
            open_at=["25:00"],
        ),
    ],
)
def test_what_cannot_be_judged_as_written_is_refused(make):
    with pytest.raises(ValidationError):
        make()
