"""The law register: `data/laws/*.yml`, one law a file, facts only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kb.law import Law, Register
from kb.source.fault import Fault, FaultError
from kb.source.span import file_start
from kb.source.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.source.file import SourceFile

FOLDER = "data/laws"


@dataclass(frozen=True)
class Laws:
    """The register, and what is wrong with its files."""

    register: Register = field(default_factory=lambda: Register(()))
    faults: tuple[Fault, ...] = ()


def read_laws(sources: Iterable[SourceFile], *, is_register: bool = True) -> Laws:
    """All laws; a file that cannot be used becomes a fault and is left out.

    Files of the register bear the law's id as their name; a copy to compare with need not.
    """
    faults: list[Fault] = []
    laws = list(_laws(sources, faults, is_register=is_register))
    try:
        return Laws(Register(laws), tuple(faults))
    except ValueError as error:
        faults.append(_fault(FOLDER, f"两部法重名：{error}"))
        return Laws(faults=tuple(faults))


def _laws(
    sources: Iterable[SourceFile], faults: list[Fault], *, is_register: bool
) -> Iterator[Law]:
    for source in sources:
        faults.extend(source.faults)
        try:
            law = Law.from_facts(parse_yaml(source).plain())
            # The id is part of an address: it must not lead out of the site's folder.
            if not is_register or law.id == PurePosixPath(source.path).stem:
                yield law
            else:
                faults.append(_fault(source.path, f"id `{law.id}` 和文件名不一样"))
        except FaultError as error:
            found = error.fault
            faults.append(Fault("data-record", found.span, found.message, found.help))
        except (TypeError, ValueError, AttributeError) as error:
            faults.append(_fault(source.path, f"这部法的记录用不上：{error}"))


def _fault(path: str, message: str) -> Fault:
    return Fault("data-record", file_start(path), message, "对照 data/laws/ 里别的文件修改")
