"""What came out for one contestant at one size: costs, or the reason why there are none."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from bench.measure import Cost, typical

if TYPE_CHECKING:
    from bench.weigh import Weight


@dataclass
class Outcome:
    """The runs so far; `failure` ends them."""

    pages: int
    name: str
    label: str
    costs: list[Cost] = field(default_factory=list)
    weight: Weight | None = None
    failure: str = ""

    @property
    def cost(self) -> Cost | None:
        """The typical run; none after a failure, whatever ran before it."""
        return typical(self.costs) if self.costs and not self.failure else None

    @property
    def cpu_per_page(self) -> float | None:
        """CPU milliseconds."""
        return self.cost.cpu * 1000 / self.pages if self.cost else None

    def as_json(self) -> dict[str, Any]:
        """Everything that was measured, and the medians."""
        cost = asdict(self.cost) if self.cost else None
        return {**asdict(self), "median": cost, "cpu_ms_per_page": self.cpu_per_page}
