"""All contestants, one after the other, over the same corpus."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from bench.contestant import Contestant, Job, NotReadyError
from bench.corpus import write_corpus
from bench.front import REVIEWED
from bench.measure import CommandError, Cost, measure
from bench.outcome import Outcome
from bench.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Race:
    """One size of corpus, made ready for every contestant."""

    def __init__(self, pages: int, work: Path, repository: Path) -> None:
        self.pages = pages
        self.work = work
        self.folder = work / str(pages)
        self.jobs: dict[str, Job] = {}
        self.outcomes: dict[str, Outcome] = {}
        shutil.rmtree(self.folder, ignore_errors=True)
        write_corpus(pages, self.folder / "corpus", repository)

    def enter(self, contestant: Contestant) -> None:
        """Prepare a contestant; one that lacks something is out at once."""
        name = contestant.name
        self.outcomes[name] = outcome = Outcome(self.pages, name, contestant.label)
        folder = self.folder / name
        folder.mkdir()
        try:
            self.jobs[name] = contestant.prepare(self.folder / "corpus", folder)
        except NotReadyError as error:
            outcome.failure = str(error)

    def run(self, number: int) -> None:
        """One run of each, beginning with another one every time; run 0 is a rehearsal."""
        names = [name for name in self.jobs if not self.outcomes[name].failure]
        first = number % max(1, len(names))
        for name in names[first:] + names[:first]:
            outcome = self.outcomes[name]
            title = f"第 {number} 轮" if number else "预热"
            print(f"{self.pages} 页 · {title} · {outcome.label}", file=sys.stderr)
            self._run_one(name, outcome, is_counted=number > 0)

    def close(self) -> Sequence[Outcome]:
        """Clear away what was written and built; outcomes and logs remain."""
        shutil.rmtree(self.folder, ignore_errors=True)
        return list(self.outcomes.values())

    def _run_one(self, name: str, outcome: Outcome, *, is_counted: bool) -> None:
        job = self.jobs[name]
        try:
            cost = self._measure(name, job)
            if job.out:
                self._weigh(job.out, outcome)
        except CommandError as error:
            outcome.failure = str(error)
            return
        if is_counted:
            outcome.costs.append(cost)

    def _measure(self, name: str, job: Job) -> Cost:
        """A run from nothing: what the one before has built is removed."""
        if job.out:
            shutil.rmtree(job.out, ignore_errors=True)
        return measure(job.command, self.work / f"{self.pages}-{name}.log", self._environment())

    def _environment(self) -> dict[str, str]:
        """A fixed day, and caches of our own that the rehearsal has filled."""
        temporary = self.work / "tmp"
        temporary.mkdir(exist_ok=True)
        return {
            "KB_AS_OF": REVIEWED.isoformat(),
            "TMPDIR": str(temporary),
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(temporary / "pycache"),
        }

    def _weigh(self, site: Path, outcome: Outcome) -> None:
        """The same for every run; a site that lacks articles is a failure, not a fast build."""
        outcome.weight = weigh(site)
        if outcome.weight.articles != self.pages:
            message = f"退出码 0，但只建出 {outcome.weight.articles} 篇"
            raise CommandError(message)
