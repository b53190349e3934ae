"""Rows put into the table of a province: new ones added, known ones brought up to date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.intake.stations.identity import Ambiguous, Index, new_id
from kb.intake.stations.rows import Candidate, Rejected, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.intake.places import Gazetteer
    from kb.intake.stations.table import Table

_PLACE = ("longitude", "latitude", "system")
_APART = frozenset({"id", "name", "region", "source", "note", *_PLACE})
"""Columns that are not simply overwritten."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of a known station that the table says otherwise."""

    row: int
    id: str
    column: str
    old: str
    new: str


@dataclass
class Merge:
    """What became of each candidate."""

    added: list[tuple[int, str]] = field(default_factory=list)
    """Row and new id."""
    updated: dict[int, str] = field(default_factory=dict)
    """Id by row, of stations of which something was changed."""
    unchanged: list[int] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    """What the directory knows better: it was verified, and the table is older or has no day."""
    rejected: list[Rejected] = field(default_factory=list)


def merge(
    table: Table, candidates: Iterable[Candidate], gazetteer: Gazetteer, taken: set[str]
) -> Merge:
    """Bring a table up to date in place.  `taken` are the ids of all provinces."""
    return _Merger(table, gazetteer, taken).run(candidates)


class _Merger:
    def __init__(self, table: Table, gazetteer: Gazetteer, taken: set[str]) -> None:
        self.table = table
        self.gazetteer = gazetteer
        self.taken = taken
        self.index = Index(table.rows, gazetteer.related)
        self.seen: dict[str, int] = {}
        self.done = Merge()

    def run(self, candidates: Iterable[Candidate]) -> Merge:
        for candidate in candidates:
            if reason := self._refusal(candidate):
                self.done.rejected.append(Rejected(candidate.row, reason))
        return self.done

    def _refusal(self, candidate: Candidate) -> str:
        """Put a candidate in its place; why it has none, if so."""
        values, number = candidate.values, candidate.row.number
        try:
            known = self.index.find(values)
        except Ambiguous as error:
            return str(error)
        if known and (first := self.seen.get(known["id"])):
            return f"和第 {first} 行是同一个驿站，或者分不清；删掉一行，或者写上不同的详细地址"
        if not known and values.get("id") in self.taken:
            return f"编号 {values['id']} 在别的省用过了；换一个，或者空着"
        row = known or self._added(candidate)
        self.seen[row["id"]] = number
        if known:
            self._update(known, candidate)
        return ""

    def _added(self, candidate: Candidate) -> dict[str, str]:
        values = candidate.values
        own = values.get("id") or new_id(values["name"], values["region"], self.taken)
        row = {**values, "id": own}
        self.taken.add(own)
        self.table.rows.append(row)
        self.index.add(row)
        self.done.added.append((candidate.row.number, own))
        return row

    def _update(self, row: dict[str, str], candidate: Candidate) -> None:
        changes = list(self._differences(row, candidate.values, candidate.row.number))
        is_older = row.get("verified_on", "") > candidate.values.get("verified_on", "")
        kept = [change for change in changes if change.old and is_older]
        made = [change for change in changes if change not in kept]
        self.done.kept += kept
        self.done.changes += made
        for change in made:
            for name in _PLACE if change.column == "place" else (change.column,):
                row[name] = candidate.values[name]
        if noted := self._note(row, candidate):
            row["note"] = noted
        if made or noted:
            row["source"] = candidate.values["source"]
            self.done.updated[candidate.row.number] = row["id"]
        else:
            self.done.unchanged.append(candidate.row.number)

    def _differences(
        self, row: dict[str, str], values: dict[str, str], number: int
    ) -> Iterator[Change]:
        """Where the table says something else; what it does not know, it does not change."""
        if values["region"] not in (row["region"], *self.gazetteer.above(row["region"])):
            yield Change(number, row["id"], "region", row["region"], values["region"])
        if comparable(values["name"]) != comparable(row["name"]):
            yield Change(number, row["id"], "name", row["name"], values["name"])
        for name, value in values.items():
            if name not in _APART and value and value != row.get(name, ""):
                yield Change(number, row["id"], name, row.get(name, ""), value)
        old, new = (",".join(each.get(name, "") for name in _PLACE) for each in (row, values))
        if new.strip(",") and new != old:
            yield Change(number, row["id"], "place", old.strip(","), new)

    def _note(self, row: dict[str, str], candidate: Candidate) -> str:
        """The note with what is new in it; nothing if nothing is."""
        old = row.get("note", "").split("；") if row.get("note") else []
        new = candidate.values.get("note", "").split("；")
        more = [part for part in new if part and part not in old]
        return "；".join([*old, *more]) if more else ""
