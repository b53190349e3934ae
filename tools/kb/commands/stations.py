"""`kb stations`: the directory of stations, in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.shared import AS_OF, FINDINGS, ROOT, printable, put_whole
from kb.intake import files
from kb.intake.page import IntakeError
from kb.intake.places import Gazetteer
from kb.intake.stations import report, values
from kb.intake.stations.headings import Dictionary
from kb.intake.stations.region import Surroundings
from kb.intake.stations.rows import Settings
from kb.intake.stations.take_in import Directory, import_table, rejects_file
from kb.registry import regions, vocabulary
from kb.registry.provinces import PROVINCES
from kb.registry.regions import read_regions
from kb.registry.stations import FACILITIES, FOLDER, MAX_BYTES, SUFFIX, read_stations
from kb.registry.vocabulary import read_vocabulary
from kb.site.stations_export import FORMATS
from kb.source.file import read_source
from kb.source.tree import content_paths

if TYPE_CHECKING:
    from datetime import date

    from kb.intake.stations.take_in import Import
    from kb.registry.regions import Regions
    from kb.registry.stations import Stations
    from kb.registry.vocabulary import Vocabulary


@click.group()
def stations() -> None:
    """驿站名录：收进工会的名单，或者导出。"""


@stations.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--province", required=True, help="哪个省，写拼音，例如 guangdong")
@click.option("--region", help="整张表都在哪个市或区县，写六位代码，例如 440100")
@click.option(
    "--system", type=click.Choice(values.SYSTEMS), help="表里没有写坐标系时，坐标是哪一种"
)
@click.option("--source", help="来源编号或名称（默认用文件名）")
@click.option("--standard", help="按哪个标准建的，例如 guangdong-station-guideline@unknown")
@click.option("--sheet", default="", help="Excel 里读哪一张表（默认第一张有内容的）")
@click.option("--write", is_flag=True, help="写进名录；不写这个选项就只看报告，什么都不改")
@ROOT
@AS_OF
def import_(
    file: Path,
    province: str,
    region: str | None,
    system: str | None,
    source: str | None,
    standard: str | None,
    sheet: str,
    write: bool,  # noqa: FBT001 — an option
    root: Path,
    as_of: date,
) -> None:
    """把一张驿站名单（.xlsx 或 .csv）收进名录，并说清楚收了什么、退回了什么。"""
    places, words = _data(root)
    base = _base(province, region, places)
    names = words.labels(FACILITIES, "zh")
    settings = Settings(
        Surroundings(Gazetteer(places), base),
        Dictionary(names),
        source or f"名单 {file.name}",
        system or "",
        as_of,
        _standard(standard),
    )
    path = f"{FOLDER}/{province}{SUFFIX}"
    try:
        made = import_table(
            files.read(file), sheet, settings, _directory(root, path, places, words)
        )
    except IntakeError as error:
        raise click.UsageError(printable(f"{file}：{error}")) from error
    click.echo(printable(report.render(made, base, names)))
    if write:
        _write(made, root / path, file)
    else:
        click.echo("只看了看，什么都没有改；看着对，加上 --write 再来一次。")
    sys.exit(FINDINGS if made.rejected else 0)


def _data(root: Path) -> tuple[Regions, Vocabulary]:
    for path in (regions.PATH, vocabulary.PATH):
        if not (root / path).is_file():
            raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 {path}")
    return (
        read_regions(read_source(root, regions.PATH)),
        read_vocabulary(read_source(root, vocabulary.PATH)),
    )


def _standard(text: str | None) -> str:
    try:
        return values.standard(text) if text else ""
    except values.UnclearError as error:
        raise click.UsageError(f"--standard 写得不对：{error}") from error


def _base(province: str, region: str | None, places: Regions) -> str:
    """The division that the table is about: a province, or a part of it."""
    if province not in PROVINCES:
        raise click.UsageError(f"没有 `{province}` 这个省；可以写：{'、'.join(PROVINCES)}")
    code = region or PROVINCES[province]
    if code not in places.by_code or code[:2] != PROVINCES[province][:2]:
        raise click.UsageError(f"{province} 里没有 `{code}` 这个地区代码；用 kb list regions 查")
    return code


def _directory(root: Path, path: str, places: Regions, words: Vocabulary) -> Directory:
    known = _known(root, places, words)
    source = read_source(root, path, MAX_BYTES) if (root / path).exists() else None
    return Directory(path, source, frozenset(known.by_id), places, words)


def _known(root: Path, places: Regions, words: Vocabulary) -> Stations:
    paths = [path for path in content_paths(root, (FOLDER,)) if path.endswith(SUFFIX)]
    return read_stations([read_source(root, path, MAX_BYTES) for path in paths], places, words)


def _write(made: Import, target: Path, file: Path) -> None:
    """The rejected rows first: what is not in the directory is then not lost either."""
    try:
        if made.rejected:
            rejects = _put_beside(file, rejects_file(made))
            click.echo(f"退回的 {len(made.rejected)} 行写进了 {rejects}：改好了再收一次。")
        if made.accepted:
            target.parent.mkdir(parents=True, exist_ok=True)
            put_whole(target, made.text.encode())
            click.echo(f"收下的 {len(made.accepted)} 行写进了 {target}；再运行 kb check 看一遍。")
    except OSError as error:
        raise click.UsageError(f"写不了（{error.strerror}）：{error.filename}") from error


def _put_beside(file: Path, content: bytes) -> Path:
    """`<name>.rejects.csv` beside the file; one that somebody may be mending is left alone."""
    number = 1
    while True:
        mark = "" if number == 1 else f"-{number}"
        place = file.with_name(f"{file.stem}.rejects{mark}.csv")
        if not place.exists():
            put_whole(place, content)
            return place
        if place.stat().st_size == len(content) and files.read(place) == content:
            return place
        number += 1


@stations.command("export")
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="csv", help="导出成哪一种"
)
@click.option("--province", help="只要哪个省，写拼音（默认全部）")
@click.option("--output", type=click.Path(path_type=Path), help="写进哪个文件（默认显示出来）")
@ROOT
def export(style: str, province: str | None, output: Path | None, root: Path) -> None:
    """把名录导出成表格、地图数据或者网页数据。"""
    places, words = _data(root)
    code = _base(province, None, places) if province else ""
    known = _known(root, places, words)
    rows = known.by_province(code) if code else known.rows
    if known.faults:
        click.echo(f"名录里有 {len(known.faults)} 处读不了，没有导出；先运行 kb check。", err=True)
    content = FORMATS[style](rows, places, words, "")
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        put_whole(output, content)
    except OSError as error:
        raise click.UsageError(f"{output} 写不了（{error.strerror}）") from error
    click.echo(f"{len(rows)} 个驿站写进了 {output}")
