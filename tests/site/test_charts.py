"""Charts show facts, each with its scope, and mix nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kb.content.library import Library
from kb.content.types import Article
from kb.content.types.shared import Fact
from kb.site.charts import FEWEST, MOST, URI, WIDTH, Chart, charts_page, value_text, wrapped
from tests.documents import with_fields

from .markup import Markup


def _charts(library: Library) -> list[Chart]:
    page = charts_page(library)
    return page.context["charts"] if page else []


def _fact(**changes: object) -> Fact:
    known = {
        "value": 6,
        "unit": "%",
        "counts": "工资涨幅",
        "population": None,
        "period": None,
        "speaker": "企业工会",
        "where": "6%",
        "measure": "工资涨幅",
    }
    return Fact.model_validate({**known, **changes})


def _with(library: Library, *facts: Fact) -> Library:
    """A library of one article with these facts."""
    model = next(d for d in library.documents.values() if hasattr(d.fields, "facts"))
    assert isinstance(model.fields, Article)
    fields = model.fields.model_copy(update={"facts": list(facts)})
    return replace(library, documents={model.path: with_fields(model, fields)})


def test_every_declared_figure_is_drawn_with_its_scope(library: Library) -> None:
    declared = [
        fact
        for document in library.documents.values()
        if document.language == "zh"
        for fact in getattr(document.fields, "facts", ())
        if fact.measure
    ]
    for chart in _charts(library):
        assert len(chart.bars) == len(chart.points) == chart.total
        for bar, point in zip(chart.bars, chart.points, strict=True):
            scope = "".join(line.text for line in bar.scope)
            assert (point.fact.period or "时间原文未说明") in scope
            assert f"据{point.fact.speaker}" in scope
            assert bar.value == value_text(point.fact)
            assert point.fact in declared


def test_a_chart_has_a_title_a_description_and_a_table(
    library: Library, pages: dict[str, Markup]
) -> None:
    markup = pages[URI]
    charts = _charts(library)
    assert 2 <= len(charts) <= 4
    assert len(markup.of("title")) == 1 + len(charts)
    assert len(markup.of("desc")) == len(charts)
    pictures = [svg for svg in markup.of("svg") if svg.get("role") == "img"]
    named = {name for svg in pictures for name in svg["aria-labelledby"].split()}
    assert named <= set(markup.ids)
    rows = len(markup.of("tr")) - len(charts)
    assert rows == sum(len(chart.points) for chart in charts)


def test_too_few_figures_make_no_chart(library: Library) -> None:
    assert charts_page(_with(library, *[_fact()] * (FEWEST - 1))) is None
    assert len(_charts(_with(library, *[_fact()] * FEWEST))) == 1


def test_units_are_not_mixed_but_names_of_people_are_one_unit(library: Library) -> None:
    people = [_fact(unit=unit, measure="覆盖人数") for unit in ("人", "名", "万人")]
    visits = [_fact(unit="人次", measure="覆盖人数")] * FEWEST
    titles = [chart.title for chart in _charts(_with(library, *people, *visits))]
    assert titles == ["覆盖人数（人）", "覆盖人数（人次）"]


def test_ten_thousands_are_counted_out(library: Library) -> None:
    facts = [_fact(value=v, unit=u) for v, u in ((5000, "人"), (1.2, "万人"), (0, "人"))]
    (chart,) = _charts(_with(library, *facts))
    widths = [bar.width for bar in chart.bars]
    assert [bar.value for bar in chart.bars] == ["1.2万人", "5000人", "0人"]
    assert widths[1] / widths[0] == pytest.approx(5 / 12, abs=0.01)
    assert widths[2] > 0


def test_plans_and_claims_look_different_and_the_key_says_how(library: Library) -> None:
    facts = [_fact(kind=kind) for kind in ("result", "plan", "claim")]
    (chart,) = _charts(_with(library, *facts))
    assert {bar.kind for bar in chart.bars} == {"result", "plan", "claim"} == set(chart.kinds)


def test_a_long_chart_is_cut_and_says_so(library: Library) -> None:
    (chart,) = _charts(_with(library, *[_fact(value=n) for n in range(200)]))
    assert (len(chart.bars), chart.total) == (MOST, 200)
    assert chart.bars[0].value == "199%"


def test_nothing_is_drawn_outside_the_picture(library: Library) -> None:
    for chart in _charts(library):
        for bar in chart.bars:
            assert 0 < bar.width < WIDTH
            assert all(0 < line.y < chart.height for line in (*bar.label, *bar.scope))


@pytest.mark.parametrize(
    ("value", "unit", "precision", "text"),
    [
        (59, "万人", "余", "59万余人"),
        (400, "名", "余", "400余名"),
        (3, "万人", "近", "近3万人"),
        (4.5, "%", "exact", "4.5%"),
        (1000, "人次", "超", "超1000人次"),
    ],
)
def test_a_figure_is_said_as_it_was_printed(
    value: float, unit: str, precision: str, text: str
) -> None:
    assert value_text(_fact(value=value, unit=unit, precision=precision)) == text


def test_lines_are_full_and_begin_with_no_punctuation() -> None:
    text = (
        "协商谈成的一线职工平均工资涨幅；去年春季要约（按推断是2024年）；据赣榆区总工会作者自述" * 3
    )
    lines = wrapped(text, 20)
    assert "".join(lines) == text
    assert all(len(line) <= 22 for line in lines)
    assert not any(re.match("[，。；）]", line) for line in lines)
