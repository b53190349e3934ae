"""What `kb fix` did and what it left, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.fixes import Fixed


def render(results: Sequence[Fixed], *, only_diff: bool) -> str:
    """What was mended, what is left, and how many of each."""
    return (
        "\n".join([*_lines(results, only_diff=only_diff), _summary(results, only_diff=only_diff)])
        + "\n"
    )


def _lines(results: Sequence[Fixed], *, only_diff: bool) -> Iterator[str]:
    done = "能改好" if only_diff else "改好了"
    for result in results:
        yield from (f"{done}  {each.span}  {each.message}" for each in result.done)
    for result in results:
        yield from (f"还要您改  {each.span}  {each.message}。{each.help}" for each in result.left)


def _summary(results: Sequence[Fixed], *, only_diff: bool) -> str:
    done = sum(len(result.done) for result in results)
    left = sum(len(result.left) for result in results)
    files = sum(bool(result.done) for result in results)
    if only_diff:
        return f"有把握的 {done} 处，在 {files} 个文件里；没有改动文件。另有 {left} 处要您自己改。"
    return f"改好了 {done} 处，在 {files} 个文件里。还有 {left} 处要您自己改。"
