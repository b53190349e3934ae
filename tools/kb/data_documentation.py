"""The page on the open data and its schema, printed from the models that write the files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kb.content.types.case import Clause
from kb.content.types.shared import Fact
from kb.site.feeds import LIMIT
from kb.site.open_data import (
    ABOUT,
    OpenCase,
    OpenCases,
    OpenRegion,
    OpenRegions,
    Origin,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

PAGE = "docs/help/open-data.md"
SCHEMAS: dict[str, type[BaseModel]] = {"open-cases": OpenCases, "open-regions": OpenRegions}
"""Names of schema files, and the models that they describe."""

_HEAD = """---
type: page
title: 开放数据怎么用
summary: 案例、数字和地区的数据文件里有什么，每个字段是什么意思，怎么订阅新文章。
---

<!-- 由 kb docs 生成，不要直接改；改工具里的说明和数据的模型，再运行 kb docs。 -->

数据文件和网页是同一次从同样的文章做出来的，内容没有变，文件就一个字节也不变。
只收中文原文，英文译文不重复收。
文字按 CC BY 4.0 许可使用，请注明“工友知识库”和网页地址。

引用数字之前，请先看三样：谁说的（`speaker`）、涉及谁（`population`）、什么时间（`period`）。
后两样是空的，就是原文没有说明，不要替它补上。
`kind` 是 `plan` 的是计划，不是结果。

## 有哪些文件 {#files}

| 地址 | 内容 | 格式说明 |
| --- | --- | --- |
| `/data/cases.json` | 全部协商案例，一行一个 | [open-cases.json](../schema/open-cases.json) |
| `/data/facts.csv` | 全部数字和口径，一行一个 | 见[下面](#facts) |
| `/data/regions.json` | 有文章的地区和篇数 | [open-regions.json](../schema/open-regions.json) |
| `/stations/data/guangdong.csv` | 一个省的驿站名录，把拼音换成别的省 | 见[下面](#stations) |
| `/stations/data/guangdong.geojson` | 同样的驿站，给地图用 | RFC 7946 |
| `/stations/data/guangdong.jsonld` | 同样的驿站，给搜索引擎用 | schema.org 的 `Place` |
| `/feed.xml` | 订阅源（Atom），最近核对的 {limit} 篇 | RFC 4287 |
| `/regions/320000/feed.xml` | 一个省的订阅源，把代码换成别的省 | RFC 4287 |

订阅源里的 `updated` 是文章核对的日期，不是网站建成的时间。
文件里的 `version` 现在是 1；字段改了意思或者删掉时加一，只增加字段不变。
"""

_CSV = """
按 RFC 4180：逗号分隔，行尾是 CRLF，有逗号、引号或换行的格子加双引号。

文件是 UTF-8，开头有 BOM。中文 Windows 上的 Excel 遇到没有 BOM 的文件会按 GBK 打开，汉字全乱；
用程序读的时候，编码写 `utf-8-sig` 就行。

以 `=`、`+`、`-`、`@` 开头的文字前面加了一个单引号，免得表格软件当成公式去运行；
数值那一列是数，不加。
"""

_STATIONS = """
没有驿站的省没有这几个文件。不知道的就空着（表格）或者不写（另外两种），不会写成“没有”。

表格和 `facts.csv` 一样是 UTF-8 带 BOM，列名就是 `data/stations/` 里的列名，
设施一样一列，写 `yes`、`no` 或者空着；改好了可以用 `kb stations import` 收回来。
`longitude`、`latitude` 是登记时的坐标，`system` 是它的坐标系（`GCJ-02` 或 `WGS-84`）。

GeoJSON 按 RFC 7946：坐标一律换成 WGS-84，经度在前；`original_system` 是登记时的坐标系，
由 GCJ-02 换来的可能差一两米。没有坐标的驿站也在里面，`geometry` 是 `null`。
`facilities` 里只有知道的：`true` 有，`false` 没有。

JSON-LD 的开放时间写在 `openingHoursSpecification`：`PublicHolidays` 是法定节假日，
没有这一条就是不知道；全天写成 00:00 到 23:59，全天不开写成 00:00 到 00:00。
"""

_EXTRA = {
    "url": "这个数字在网页上的那一行",
    "title": "文章标题",
    "type": "文章类型，见[文章类型](../contributing/content-types.md)",
    "region": "六位行政区划代码",
    "region_name": "地区全名",
    "source": "来源编号",
    "source_date": "刊出日期；不详是空的",
    "row": "是这篇文章的第几个数字",
    "value": "数值，按 `unit` 的单位",
    "unit": "单位，可能带“万”“亿”",
    "precision": "exact 是确数；余、近、超、约照原文",
    "kind": "result 是结果，plan 是计划，claim 是说法",
}


_SHARED = {
    "title": "标题",
    "summary": "一段话的概要",
    "industries": "行业",
    "worker_groups": "人群",
    "topics": "主题",
    "topic": "主题",
    "term": "谈成的内容",
    "steps": "协商经过，按先后",
    "outcomes": "结果，注明是谁的说法",
    "reviewed": "哪天核对过",
    "review_by": "应当在哪天以前再核对",
    "code": "六位行政区划代码",
    "name": "名称",
    "full_name": "从省写起的全名",
    "url": "网页地址",
}


def open_data_page() -> str:
    """The whole page."""
    return "".join(_parts()).rstrip() + "\n"


def _parts() -> Iterator[str]:
    yield _HEAD.replace("{limit}", str(LIMIT))
    yield "\n## cases.json {#cases}\n\n"
    yield "最外层是 `version`、`licence`、`count` 和 `cases`。每个案例：\n\n"
    yield _table(OpenCase)
    for name, model in (("region", Place), ("source", Origin), ("agreed", Clause)):
        yield f"\n### `{name}` {{#{name}}}\n\n{_table(model)}"
    yield f"\n## facts.csv {{#facts}}\n{_CSV}\n"
    yield _rows([(name, _EXTRA[name]) for name in ABOUT] + list(_fields(Fact)))
    yield "\n`cases.json` 里每个案例的 `facts` 也是这些字段，从 `value` 起。\n"
    yield f"\n## regions.json {{#regions}}\n\n{_table(OpenRegion)}"
    yield f"\n## 驿站 {{#stations}}\n{_STATIONS}"


def _table(model: type[BaseModel]) -> str:
    return _rows(list(_fields(model)))


def _rows(rows: list[tuple[str, str]]) -> str:
    lines = "".join(f"| `{name}` | {about} |\n" for name, about in rows)
    return f"| 字段 | 说明 |\n| --- | --- |\n{lines}"


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield name, field.description or _EXTRA.get(name) or _SHARED.get(name, "")


def open_schemas() -> Iterator[tuple[str, str]]:
    """The JSON Schema of each file: its name and its text."""
    for name, model in SCHEMAS.items():
        schema: dict[str, Any] = model.model_json_schema()
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        yield name, json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
