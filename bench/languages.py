"""Two languages: mkdocs-static-i18n in one run against one build per language.

    python -m bench.languages FOLDER

FOLDER is a corpus of `bench.corpus`; every article is given an English twin, so that
both languages are equally large: the hardest case for either way.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 3
BOTH = "zh and en"
PUBLISH = """
from datetime import date
from pathlib import Path
from kb import mkdocs_plugin
from kb.content.library import read_library
if {language!r} != "zh and en":
    mkdocs_plugin._language = lambda config: {language!r}
library = read_library(Path({root!r}), date(2026, 11, 21))
mkdocs_plugin.publish(library, Path({out!r}))
"""


def translate(corpus: Path) -> None:
    """Give every article an English twin."""
    for article in corpus.glob("cases/*/*.md"):
        if not article.name.endswith(".en.md"):
            shutil.copy(article, article.with_suffix(".en.md"))


def cpu(code: str) -> float:
    """CPU seconds of a Python child."""
    timed = f"import os\n{code}\nt = os.times()\nprint('CPU', t.user + t.system)"
    run = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(run.stdout.rpartition("CPU")[2])


def single(corpus: Path, language: str) -> Path:
    """The corpus with a host configuration for one language."""
    config = (corpus / "mkdocs.yml").read_text(encoding="utf-8")
    head, _, tail = config.partition("  - i18n:")
    rest = tail[tail.index("\nvalidation:") :]
    folder = corpus.with_name(f"{corpus.name}-{language}")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus, folder, ignore=shutil.ignore_patterns("site", ".site*"))
    (folder / "mkdocs.yml").write_text(head + rest, encoding="utf-8")
    return folder


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    corpus = parser.parse_args().folder.resolve()
    translate(corpus)
    folders = {BOTH: corpus, "zh": single(corpus, "zh"), "en": single(corpus, "en")}
    times: dict[str, list[float]] = {name: [] for name in folders}
    for _ in range(RUNS):
        for name, folder in folders.items():
            code = PUBLISH.format(root=str(folder), out=str(folder / "site"), language=name)
            times[name].append(cpu(code))
    for name, values in times.items():
        print(f"{name}: {statistics.median(values):.2f} CPU s")


if __name__ == "__main__":
    main()
