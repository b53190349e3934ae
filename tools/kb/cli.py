"""Words to functions: the `kb` command."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import click

from kb.changes import changes, with_neighbours
from kb.checks import run
from kb.checks.check import all_checks
from kb.checks.run import CRASHED, run_checks
from kb.chinese import speak_chinese
from kb.content.document import language_of
from kb.content.library import read_library, read_registry
from kb.content.skeleton import NewArticle, skeleton
from kb.content.types import MODELS
from kb.difference import compare
from kb.documentation import generate
from kb.fixes import all_fixed
from kb.impact import changed_articles, citing_places
from kb.intake import files
from kb.intake import report as intake_report
from kb.intake.decode import read_page
from kb.intake.page import IntakeError
from kb.intake.take_in import draft_texts, take_in
from kb.law import article_key, find_citations
from kb.outside.gather import outside_links
from kb.print.compose import published_at
from kb.print.editions import EDITIONS
from kb.print.handouts import downloads, jobs, make, site_files, unique
from kb.print.layouts import LAYOUTS, Sheet, paths_for
from kb.print.recipe import course_paths, judge, read_recipe
from kb.print.shelf import put
from kb.registry import regions, vocabulary
from kb.registry.laws import read_laws
from kb.registry.lexicon import Lexicon
from kb.registry.originals import read_originals
from kb.registry.regions import NATION, read_regions
from kb.registry.vocabulary import read_vocabulary
from kb.report import difference as difference_report
from kb.report import due as due_report
from kb.report import fix as fix_report
from kb.report import github, plain
from kb.report import json as json_report
from kb.report import links as links_report
from kb.report import search as search_report
from kb.search import examination
from kb.search.entries import library_entries
from kb.search.evaluate import examine
from kb.search.files import FOLDER, index_files
from kb.search.query import Searcher
from kb.site.build import site_pages
from kb.site.freshness import due_articles
from kb.site.pack import Packs, PackTooLargeError
from kb.source.file import read_source
from kb.source.revision import RevisionError, base_commit, changed_tools, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from click._termui_impl import ProgressBar

    from kb.changes import Changes
    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.law import Law
    from kb.print.handouts import Handout, Job
    from kb.print.layouts import Layout
    from kb.print.recipe import Recipe
    from kb.registry.originals import Originals
    from kb.site.freshness import Due
    from kb.source.file import SourceFile

T = TypeVar("T")

speak_chinese()

FINDINGS, USAGE = 1, 2
"""Exit codes beside 0: errors in the content; wrong usage or unreadable input."""

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    show_default="当前文件夹",
    help="仓库所在的文件夹",
)
_STYLE = click.Choice(["plain", "markdown"])
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: os.environ.get("KB_AS_OF") or date.today().isoformat(),  # noqa: DTZ011 — the only clock
    show_default="今天",
    callback=lambda _context, _option, moment: moment.date(),
    help="按哪一天来判断，例如 2027-01-01",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """工友知识库：检查、解释、新建、发布。"""
    # Documents live until the end and hold no cycles: collecting often only costs time.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="检查全部文章和数据")
@click.option(
    "--format",
    "style",
    type=click.Choice(["plain", "github", "json"]),
    default="plain",
    help="输出格式",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar="KB_SOURCES",
    help="放来源原文（.txt）的文件夹；写了才查有没有照抄",
)
@_ROOT
@_AS_OF
def check(
    paths: tuple[str, ...],
    style: str,
    sources: Path | None,
    root: Path,
    as_of: date,
    *,
    everything: bool,
) -> None:
    """检查文章；不写路径就检查改过的。有错误时退出码为 1。"""
    library = _library(root, as_of)
    if sources:
        library = replace(library, originals=_originals(sources))
    chosen, said = _chosen(library, paths, everything=everything)
    wanted = _relative(paths, root)
    found = [each for each in run_checks(library, chosen) if _is_wanted(each.span.path, wanted)]
    _print(found, library, style, said)
    sys.exit(FINDINGS if any(each.severity == "error" for each in found) else 0)


def _chosen(
    library: Library, paths: tuple[str, ...], *, everything: bool
) -> tuple[list[str] | None, str]:
    """The articles to check, `None` for all and the data, and how that is said."""
    count = f"查了全部 {len(library.documents)} 篇文章"
    if everything:
        return None, count
    if wanted := _relative(paths, library.root):
        # A folder may hold more than articles, and data concerns every article.
        are_articles = all(path in library.documents for path in wanted)
        return (wanted, f"查了 {len(wanted)} 篇文章") if are_articles else (None, count)
    changed = changes(library.root)
    if changed is None or not changed.is_local:
        return None, f"{_why_all(changed)}，{count}"
    chosen = with_neighbours(library, changed.present)
    near = len(chosen) - len(changed.present)
    beside = f"和有关的 {near} 篇" if near else ""
    return chosen, f"查了改过的 {len(changed.present)} 篇文章{beside}（全部：kb check --all）"


def _why_all(changed: Changes | None) -> str:
    if changed is None:
        return "这里不是 git 仓库"
    return "改过数据或者删过文件" if changed.present or changed.gone else "没有改过的文章"


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--diff", "only_diff", is_flag=True, help="只看要改哪里，不改文件")
@_ROOT
@_AS_OF
def fix(paths: tuple[str, ...], root: Path, as_of: date, *, only_diff: bool) -> None:
    """改好文章里有把握的毛病；不写路径就改好改过的。还有错误时退出码为 1。"""
    library = _library(root, as_of)
    chosen, _ = _chosen(library, paths, everything=False)
    articles = [path for path in (chosen or library.documents) if _is_fixable(path, paths, root)]
    results = list(all_fixed(library, articles))
    for result in results:
        if only_diff:
            click.echo(_printable(result.diff), nl=False)
        elif result.done:
            _put_whole(root / result.before.path, result.text.encode())
    click.echo(_printable(fix_report.render(results, only_diff=only_diff)), nl=False)
    left = any(found.severity == "error" for result in results for found in result.left)
    sys.exit(FINDINGS if left else 0)


def _is_fixable(path: str, paths: tuple[str, ...], root: Path) -> bool:
    """A file that was asked for; a link is not followed."""
    return _is_wanted(path, _relative(paths, root)) and not (root / path).is_symlink()


@main.command()
@click.argument("words", nargs=-1, required=True, metavar="CHECK | law NAME")
@_ROOT
@_AS_OF
def explain(words: tuple[str, ...], root: Path, as_of: date) -> None:
    """说明一个检查（kb explain link-broken），或者一部法（kb explain law 劳动合同法）。"""
    if words[0] == "law":
        from kb.report import law as law_report

        library = _library(root, as_of)
        click.echo(law_report.render(_law(library, "".join(words[1:])), library.as_of), nl=False)
        return
    if words[0] == CRASHED:
        click.echo(f"{CRASHED}（错误）\n\n{run.MANUAL}")
        return
    known = all_checks()
    if words[0] not in known:
        near = get_close_matches(words[0], [*known, CRASHED], n=3, cutoff=0.5)
        remedy = f"是不是 {'、'.join(near)}？" if near else "运行 kb list checks 查看全部"
        raise click.UsageError(f"没有叫 {words[0]} 的检查；{remedy}")
    found = known[words[0]]
    severity = "错误" if found.severity == "error" else "警告"
    click.echo(f"{found.name}（{severity}）\n\n{found.manual}")


@main.command("list")
@click.argument("what", type=click.Choice(["checks", "types", "laws", "regions"]))
@_ROOT
@_AS_OF
def list_(what: str, root: Path, as_of: date) -> None:
    """列出检查、文章类型、法律或地区代码。"""
    for name, title in _rows(what, root, as_of):
        click.echo(f"{name}  {title}")


def _rows(what: str, root: Path, as_of: date) -> Iterable[tuple[str, str]]:
    if what == "checks":
        return ((found.name, found.title) for found in all_checks().values())
    if what == "types":
        return ((name, f"{model.kind.zh}（{model.kind.home}/）") for name, model in MODELS.items())
    registry = read_registry(root, as_of)
    if what == "laws":
        from kb.site.laws import STATUS_NAMES

        laws = registry.laws.register.laws.values()
        return ((law.id, f"《{law.short}》 {STATUS_NAMES[law.status]}") for law in laws)
    return ((code, registry.regions.full_name(code)) for code in registry.regions.by_code)


@main.command()
@click.argument("law", required=False)
@click.argument("articles", nargs=-1)
@click.option("--from", "old", type=_FILE, help="这部法的旧记录（data/laws/ 里的文件）")
@click.option("--to", "new", type=_FILE, help="这部法的新记录")
@_ROOT
@_AS_OF
def impact(
    law: str | None,
    articles: tuple[str, ...],
    old: Path | None,
    new: Path | None,
    root: Path,
    as_of: date,
) -> None:
    """法律一改，哪些页面要看：kb impact 劳动合同法 38 46，或者 kb impact --from 旧 --to 新"""
    library = _library(root, as_of)
    if old and new:
        changed = changed_articles(_law_from(old), found := _law_from(new))
        click.echo(f"条款结构有变化的：{'、'.join(changed) or '没有'}")
        places = list(citing_places(library, found, changed or ["-"]))
    elif law:
        places = list(citing_places(library, found := _law(library, law), map(_article, articles)))
    else:
        raise click.UsageError("写上法律的名字，或者用 --from 和 --to 给出两份记录")
    for place in places:
        where = f"  # {place.heading.text}" if place.heading else ""
        click.echo(f"{place.span}: {place.words}{where}")
    click.echo(
        f"《{found.short}》：{len(places)} 处引用，在 {len({p.span.path for p in places})} 个文件里"
    )


@main.command()
@click.option("--days", default=60, show_default=True, help="看多少天以内")
@click.option(
    "--format",
    "style",
    type=click.Choice(["plain", "markdown", "json"]),
    default="plain",
    help="输出格式",
)
@click.option("--overdue-limit", type=int, help="有文章过期超过这么多天，退出码就是 1")
@_ROOT
@_AS_OF
def due(days: int, style: str, overdue_limit: int | None, root: Path, as_of: date) -> None:
    """列出快到期和已经过期、该再核对的文章。"""
    rows = [row for row in due_articles(_library(root, as_of)) if _days_left(row, as_of) <= days]
    _echo(due_report.RENDERERS[style](rows, as_of, days))
    late = overdue_limit is not None and any(_days_left(r, as_of) < -overdue_limit for r in rows)
    sys.exit(FINDINGS if late else 0)


def _days_left(row: Due, as_of: date) -> int:
    return (row.review_by - as_of).days


@main.command()
@click.option("--format", "style", type=_STYLE, default="plain", help="输出格式")
@click.option("--pause", default=1.0, show_default=True, help="问同一个网站，两次之间等几秒")
@click.option("--timeout", default=15.0, show_default=True, help="等几秒没有回答就算了")
@_ROOT
@_AS_OF
def links(style: str, pause: float, timeout: float, root: Path, as_of: date) -> None:
    """问一问站外链接还在不在（要联网；同一天只问一次）。"""
    from kb.outside import history, probe

    library = _library(root, as_of)
    found = outside_links(library)
    before = history.read_history(read_source(root, history.PATH).text)
    suppressions = library.registry.outside_links
    judged = [url for url in found if not suppressions.suppressed(url, as_of)]
    asked = history.not_asked(judged, before, as_of)
    answers = probe.probe(asked, probe.Manners(pause, timeout))
    known = history.learned(before, answers, found, as_of)
    (root / history.PATH).parent.mkdir(exist_ok=True)
    _put_whole(root / history.PATH, history.write_history(known).encode())
    _echo(links_report.RENDERERS[style](links_report.LinkReport(found, known, suppressions, as_of)))


@main.command()
@click.option("--base", required=True, help="和哪个版本比：分支、标签或者提交，例如 main")
@click.option("--format", "style", type=_STYLE, default="plain", help="输出格式")
@_ROOT
@_AS_OF
def report(base: str, style: str, root: Path, as_of: date) -> None:
    """和另一个版本比，给读者的有什么变化：文章、引用、数字、网址、要重印的。"""
    after = _library(root, as_of)
    try:
        commit = base_commit(root, base)
        with TemporaryDirectory(prefix="kb-base-") as folder:
            unpack(root, commit, Path(folder))
            before = read_library(Path(folder), as_of)
        tools = changed_tools(root, commit)
    except RevisionError as error:
        raise click.UsageError(f"不能和 {base} 比：{error}") from error
    published = frozenset({*before.documents, *before.registry.redirects.by_old})
    after = replace(after, published=published)
    changes = compare(before, after)
    summary = difference_report.Summary(commit, changes, after, run_checks(after), tools)
    _echo(difference_report.RENDERERS[style](summary))
    sys.exit(FINDINGS if summary.errors else 0)


def _law(library: Library, name: str) -> Law:
    register = library.registry.laws.register
    if found := register.find(name) or register.laws.get(name):
        return found
    near = "、".join(f"《{law.short}》" for law in register.nearest(name))
    raise click.UsageError(f"登记表里没有《{name}》" + (f"；是不是{near}？" if near else ""))


def _law_from(path: Path) -> Law:
    laws = read_laws([read_source(path.parent, path.name)], is_register=False)
    if laws.faults:
        raise click.UsageError(f"{path}：{laws.faults[0].message}")
    return next(iter(laws.register.laws.values()))


def _article(text: str) -> str:
    """`38`, `第三十八条` and `120-1` as article keys."""
    if found := find_citations(f"本法{text if '条' in text else f'第{text}条'}"):
        first = found[0].references[0].first
        return article_key(first.article, first.suffix)
    return text


@main.command()
@click.argument("kind", type=click.Choice(list(MODELS)), metavar="TYPE")
@click.argument("path")
@click.option("--title", default="", help="标题")
@click.option("--region", default="", help="六位地区代码，例如 320707")
@_ROOT
@_AS_OF
def new(kind: str, path: str, title: str, region: str, root: Path, as_of: date) -> None:
    """新建一篇文章的骨架，例如：kb new case cases/jiangsu/abc.md --region 320707"""
    target = root / path
    if target.exists():
        raise click.UsageError(f"{path} 已经存在，没有改动它")
    home = MODELS[kind].kind.home
    if not path.endswith(".md") or not target.resolve().is_relative_to((root / home).resolve()):
        raise click.UsageError(f"{kind} 放在 {home}/ 里，文件名以 .md 结尾")
    target.parent.mkdir(parents=True, exist_ok=True)
    text = skeleton(NewArticle(MODELS[kind], title, region, as_of, language_of(path)))
    target.write_text(text, encoding="utf-8")
    click.echo(f"已新建 {path}\n填好空白的地方，再运行 kb check {path}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="草稿和 report.md 放到哪个文件夹（默认 drafts/ 加文件名）",
)
@_ROOT
@_AS_OF
def intake(file: Path, out: Path | None, root: Path, as_of: date) -> None:
    """把一版报纸（.txt 或 .docx）分成一篇一篇的草稿，并写一份收稿报告。"""
    out = out or Path("drafts") / file.stem
    known = read_regions(_data(root, regions.PATH))
    words = read_vocabulary(_data(root, vocabulary.PATH))
    try:
        files.refuse(out, root)
        page = read_page(file.name, files.read(file))
        found = take_in(page, known, list(words.lists.get("columns", {})))
        report = intake_report.render(found, known)
        files.write({**draft_texts(found, as_of), intake_report.NAME: report}, out)
    except IntakeError as error:
        raise click.UsageError(f"{file}：{error}") from error
    account = found.account
    click.echo(f"{len(found.drafts)} 篇草稿，字符 {account.accounted}/{account.total} 有着落")
    click.echo(f"先看 {out / intake_report.NAME}：哪里没有把握，都写在里面")


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="发布到哪个文件夹（默认 site）"
)
@click.option(
    "--handouts",
    is_flag=True,
    help="也做全部课程的手册和各种卡、表，放进 handouts/，页面上可以下载",
)
@_ROOT
@_AS_OF
def build(out: Path | None, root: Path, as_of: date, *, handouts: bool) -> None:
    """检查全部内容，通过后建成网站；没通过就保留原来的网站。"""
    from kb.mkdocs_plugin import BuildError, publish

    library = _library(root, as_of)
    findings = _findings_without_errors(library, "没有发布；原来的网站没有动")
    site = out or root / "site"
    made = _all_handouts(library, findings) if handouts else []
    try:
        pages = publish(library, site, site_files(made), downloads(made))
    except BuildError as error:
        click.echo(f"网站没有建成：{error}\n原来的网站没有动。", err=True)
        sys.exit(FINDINGS)
    click.echo(
        f"已建成 {pages} 页，放在 {site}/。看一看：make serve，再打开 http://127.0.0.1:8000/"
    )


def _findings_without_errors(library: Library, consequence: str) -> list[Finding]:
    """Nothing that readers get is made from content with errors."""
    findings = run_checks(library)
    if findings:
        _print(findings, library, "plain")
    if any(found.severity == "error" for found in findings):
        click.echo(f"内容有错误，{consequence}。", err=True)
        sys.exit(FINDINGS)
    return findings


@main.command()
@click.argument("region")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="写成哪个文件（默认是当前文件夹里的 REGION.html）",
)
@_ROOT
@_AS_OF
def pack(region: str, out: Path | None, root: Path, as_of: date) -> None:
    """把一个省、市或者县装进一个网页文件，可以发给工友离线看，例如：kb pack 320707"""
    from kb.mkdocs_plugin import BuildError, site_url

    library = _library(root, as_of)
    if region == NATION or region not in library.registry.regions.by_code:
        raise click.UsageError(
            f"没有 {region} 这个省、市或者县的代码；查代码：kb list regions | grep 赣榆"
        )
    _findings_without_errors(library, "没有做成文件")
    try:
        content = Packs(library, site_pages(library), site_url(root)).pack(region)
        file = out or Path(f"{region}.html")
        _put_whole(file, content)
    except (BuildError, PackTooLargeError, OSError) as error:
        click.echo(f"没有做成文件：{error}", err=True)
        sys.exit(FINDINGS)
    name = library.registry.regions.full_name(region)
    click.echo(f"{name}：已写成 {file}（{len(content) / 1000:.0f} KB）。发给工友，点开就能看。")


def _put_whole(file: Path, content: bytes) -> None:
    """Write beside the file and put it in its place: never half a file."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content)
        if file.exists():
            shutil.copymode(file, beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


@main.command("search-eval")
@click.option("--queries", type=_FILE, help="考题的文件（默认 tests/search/queries.yml）")
@_ROOT
@_AS_OF
def search_eval(queries: Path | None, root: Path, as_of: date) -> None:
    """用考题考一考搜索：找得到多少，排第几，哪些没找到。"""
    library = _library(root, as_of)
    path = queries or root / examination.PATH
    if not path.is_file():
        raise click.UsageError(f"没有考题：{path}；用 --queries 写明是哪个文件")
    questions, faults = examination.read_questions(read_source(path.parent, path.name))
    for fault in faults:
        click.echo(f"{fault.span}: {fault.message}。{fault.help}", err=True)
    if faults:
        sys.exit(USAGE)
    entries = library_entries(library, "zh")
    if not entries:
        raise click.UsageError("没有文章可以搜索")
    outcomes = [
        examine(Searcher(dict(index_files(entries, FOLDER, lexicon)), FOLDER), questions)
        for lexicon in (library.registry.lexicon, Lexicon())
    ]
    click.echo(search_report.render(*outcomes), nl=False)


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--edition", type=click.Choice(list(EDITIONS)), help="只做一种；不写就全做")
@click.option("--booklet", is_flag=True, help="做成小册子：A4 双面打印，对折装订")
@click.option(
    "--layout",
    type=click.Choice(list(LAYOUTS)),
    help="不做手册，每篇做一份口袋卡、六折页、驿站核对表或者评估定级表",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("handouts"),
    show_default=True,
    help="放在哪个文件夹",
)
@click.option("--allow-overdue", is_flag=True, help="过了核对日也印，每一页印上“待核对”")
@click.option(
    "--site-url", envvar="SITE_URL", default="", help="网站的正式网址，印在纸上和二维码里"
)
@_ROOT
@_AS_OF
def handout(
    paths: tuple[str, ...],
    edition: str | None,
    layout: str | None,
    out: Path,
    site_url: str,
    root: Path,
    as_of: date,
    *,
    booklet: bool,
    allow_overdue: bool,
) -> None:
    """把课程或者几篇文章排成能打印的 PDF；不写路径就做全部课程。"""
    if layout and (edition or booklet):
        raise click.UsageError("--layout 不能和 --edition、--booklet 一起写：两样分开做")
    library = _library(root, as_of)
    groups = _groups(paths, root, library, LAYOUTS[layout] if layout else None)
    findings = run_checks(library)
    recipes = [_recipe(library, group, findings, allow_overdue=allow_overdue) for group in groups]
    work: list[Job | Sheet] = (
        [Sheet(recipe, LAYOUTS[layout]) for recipe in recipes]
        if layout
        else [job for recipe in recipes for job in jobs(recipe, edition, is_booklet=booklet)]
    )
    made = _made(library, work, site_url)
    try:
        put(out, {each.job.file: each.pdf for each in made})
    except OSError as error:
        raise click.UsageError(f"写不进去：{error.filename}（{error.strerror}）") from error
    if not made:
        click.echo("没有要印的；写上文章的路径就印那几篇")
    for each in made:
        click.echo(f"{out / each.job.file}  {each.job.title}  {_size(len(each.pdf))}")


def _all_handouts(library: Library, findings: list[Finding]) -> list[Handout]:
    """Every edition of every course and every sheet, for the site in the environment.

    What is overdue is left out: its page still says so, and paper could not.
    """
    work: list[Job | Sheet] = []
    for path in course_paths(library):
        if recipe := _current(library, path, findings):
            work += jobs(recipe)
    for layout in LAYOUTS.values():
        for path in paths_for(library, layout):
            if recipe := _current(library, path, findings):
                work.append(Sheet(recipe, layout))
    return _made(library, work, os.environ.get("SITE_URL", ""))


def _current(library: Library, path: str, findings: list[Finding]) -> Recipe | None:
    """The recipe of a page, unless it is past its day."""
    recipe, lacking = read_recipe(library, [path])
    if recipe.is_overdue(library.as_of):
        click.echo(f"{path}：里面有过了核对日的文章，没有做手册", err=True)
        return None
    _stop_the_press([*lacking, *judge(recipe, findings, allow_overdue=False)], library)
    return recipe


def _groups(
    paths: tuple[str, ...], root: Path, library: Library, layout: Layout | None
) -> list[list[str]]:
    """The pages of each file: a handout takes all of them, a layout one."""
    if not layout:
        return [_documents(paths, root, library)] if paths else [[p] for p in course_paths(library)]
    found = _documents(paths, root, library) if paths else paths_for(library, layout)
    for path in found:
        if not layout.fits(library.documents[path]):
            message = f"{path} 排不成{layout.edition.zh}：要{layout.needs}"
            raise click.UsageError(message)
    return [[path] for path in found]


def _documents(paths: tuple[str, ...], root: Path, library: Library) -> list[str]:
    """The articles to print, in the order in which they are written on the command line."""
    found = _relative(paths, root)
    if unknown := next((path for path in found if path not in library.documents), None):
        raise click.UsageError(f"{unknown} 不是文章；写文章的路径，例如 docs/law/bargaining.md")
    return found


def _recipe(
    library: Library, paths: list[str], findings: list[Finding], *, allow_overdue: bool
) -> Recipe:
    recipe, lacking = read_recipe(library, paths)
    found = [*lacking, *judge(recipe, findings, allow_overdue=allow_overdue)]
    _stop_the_press(unique(found), library)
    return recipe


def _made(library: Library, work: Sequence[Job | Sheet], site_url: str) -> list[Handout]:
    """All files, or none: the first fault of any stops the press before a file is written."""
    findings: list[Finding] = []
    made: list[Handout] = []
    with _bar(work, "排版") as bar:
        for job in bar:
            handout, found = make(library, job, published_at(site_url))
            findings += found
            made += [handout] if handout else []
    _stop_the_press(unique(findings), library)
    return made


def _stop_the_press(findings: list[Finding], library: Library) -> None:
    if findings:
        click.echo(
            plain.render(findings, library.line_text, "印刷以前看了一遍"), nl=False, err=True
        )
    if any(found.severity == "error" for found in findings):
        click.echo("没有印；原来的文件没有动。", err=True)
        sys.exit(FINDINGS)


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"


@main.command()
@click.option("--port", default=8000, show_default=True, help="端口")
@_ROOT
@_AS_OF
def serve(port: int, root: Path, as_of: date) -> None:
    """在本机预览，改了文章自动刷新，检查结果就在页面上。"""
    from kb.mkdocs_plugin import BuildError, navigation
    from kb.preview.desk import Desk
    from kb.preview.server import PreviewServer

    if not (root / "data").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 data/ 文件夹")
    try:
        server = PreviewServer(Desk(root, as_of, navigation(root)), port)
    except (BuildError, OSError) as error:
        click.echo(f"不能预览：{error}。端口被占用时换一个：kb serve --port 8001", err=True)
        sys.exit(USAGE)
    click.echo(f"预览：http://127.0.0.1:{port}/，全部检查结果在 findings.html（按 Ctrl+C 结束）")
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("已停止。")


@main.command()
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不改文件")
@_ROOT
def docs(root: Path, *, only_check: bool) -> None:
    """重新生成检查手册、类型说明和编辑器用的 JSON Schema。"""
    stale = generate(root, write=not only_check)
    for path in stale:
        click.echo(f"{'需要更新' if only_check else '已更新'} {path}")
    sys.exit(FINDINGS if only_check and stale else 0)


def _data(root: Path, path: str) -> SourceFile:
    if not (root / path).is_file():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 {path}")
    return read_source(root, path)


def _library(root: Path, as_of: date) -> Library:
    if not (root / "data").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是知识库：里面没有 data/ 文件夹")
    return read_library(root, as_of, _progress)


def _originals(folder: Path) -> Originals:
    found = read_originals(folder)
    if found.faults:
        raise click.UsageError(f"{found.faults[0].span.path}：{found.faults[0].message}")
    if not found.files:
        raise click.UsageError(f"{folder} 里没有 .txt 文件")
    return found


def _progress(paths: list[str]) -> Iterable[str]:
    """Shows how far reading has come."""
    with _bar(paths, "读取") as bar:
        yield from bar


def _bar(things: Sequence[T], label: str) -> ProgressBar[T]:
    """A progress bar, on a terminal only."""
    return click.progressbar(things, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())


def _relative(paths: tuple[str, ...], root: Path) -> list[str]:
    """The paths as the library names them; one that is not there is wrong usage."""
    found = []
    for path in paths:
        places = (place.resolve() for place in (Path(path), root / path) if place.exists())
        full = next((place for place in places if place.is_relative_to(root.resolve())), None)
        if full is None:
            raise click.UsageError(f"没有这个文件或文件夹：{path}")
        found.append(full.relative_to(root.resolve()).as_posix())
    return found


def _is_wanted(path: str, wanted: list[str]) -> bool:
    return not wanted or any(
        path == part or path.startswith(f"{part}/") or part == "." for part in wanted
    )


def _print(findings: Sequence[Finding], library: Library, style: str, said: str = "") -> None:
    if style == "json":
        text = json_report.render(findings)
    elif style == "github":
        text = github.render(findings)
    else:
        what = said or f"查了全部 {len(library.documents)} 篇文章"
        checked = f"{what}，用了 {len(all_checks())} 个检查"
        text = plain.render(findings, library.line_text, checked)
    _echo(text)


def _echo(text: str) -> None:
    click.echo(_printable(text), nl=False)


def _printable(text: str) -> str:
    """A file name may hold bytes that are no text; a terminal takes text only."""
    return text.encode("utf-8", "replace").decode("utf-8")
