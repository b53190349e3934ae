"""`kb pack`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.shared import (
    AS_OF,
    FINDINGS,
    ROOT,
    findings_without_errors,
    open_library,
    put_whole,
)
from kb.mkdocs_plugin import BuildError, site_url
from kb.registry.regions import NATION
from kb.site.build import site_pages
from kb.site.pack import Packs, PackTooLargeError

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.argument("region")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="写成哪个文件（默认是当前文件夹里的 REGION.html）",
)
@ROOT
@AS_OF
def pack(region: str, out: Path | None, root: Path, as_of: date) -> None:
    """把一个省、市或者县装进一个网页文件，可以发给工友离线看，例如：kb pack 320707"""
    library = open_library(root, as_of)
    if region == NATION or region not in library.registry.regions.by_code:
        raise click.UsageError(
            f"没有 {region} 这个省、市或者县的代码；查代码：kb list regions | grep 赣榆"
        )
    findings_without_errors(library, "没有做成文件")
    try:
        content = Packs(library, site_pages(library), site_url(root)).pack(region)
        file = out or Path(f"{region}.html")
        put_whole(file, content)
    except (BuildError, PackTooLargeError, OSError) as error:
        click.echo(f"没有做成文件：{error}", err=True)
        sys.exit(FINDINGS)
    name = library.registry.regions.full_name(region)
    click.echo(f"{name}：已写成 {file}（{len(content) / 1000:.0f} KB）。发给工友，点开就能看。")
