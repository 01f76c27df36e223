"""How many changes are found as a person called them before: `python -m tests.unit.plan.compare.score` prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.unit.plan.compare.made import line, plan_from
from upheld.plan.compare.changes import Change, Comparison
from upheld.plan.compare.compare import change_of, compare

HERE = Path(__file__).parent
Listed = tuple[str, str | None, str | None, str | None]


def pairs(name: str) -> list[dict[str, Any]]:
    """The pairs of lines in a file, as they stand there."""
    return list(yaml.safe_load((HERE / name).read_text(encoding="utf-8")))


def plans() -> list[dict[str, Any]]:
    """The plans in two versions, as they stand in the file."""
    return list(yaml.safe_load((HERE / "plans.yaml").read_text(encoding="utf-8")))


def change(pair: Mapping[str, Any], *, back: bool = False) -> Change:
    """What is said of a pair of lines; `back`: of the new one becoming the old."""
    section = pair.get("section", "F")
    old = line(pair["old"], section, pair.get("old_cells"))
    new = line(pair["new"], section, pair.get("new_cells"))
    return change_of([new], [old]) if back else change_of([old], [new])


def folded(text: str) -> str:
    """A reason without its quotation marks, in lower case."""
    return re.sub('[“”"]', "", text).casefold()


def missing(pair: Mapping[str, Any], found: Change) -> list[str]:
    """What should stand in the reasons and does not, and what should not and does."""
    reasons = [folded(reason) for reason in found.reasons]
    lacking = [words for words in pair["because"] if not any(folded(words) in reason for reason in reasons)]
    return lacking + [words for words in pair.get("not", ()) if any(folded(words) in reason for reason in reasons)]


def compared(data: Mapping[str, Any]) -> Comparison:
    """The two versions of a plan, compared."""
    return compare(plan_from(data["old"], "old"), plan_from(data["new"], "new"))


def told(comparison: Comparison) -> set[Listed]:
    """The changes that are not "kept", and splits and joins, as `plans.yaml` lists them."""
    return {
        (one.kind, "+".join(one.old_ids) or one.old_id, "+".join(one.new_ids) or one.new_id, one.also)
        for one in comparison.changes
        if one.of != "section" and (one.kind != "kept" or len(one.old_ids) != len(one.new_ids))
    }


def listed(data: Mapping[str, Any]) -> set[Listed]:
    """The changes that a person listed."""
    return {(kind, old, new, also[0] if also else None) for kind, old, new, *also in data["changes"]}


def lines() -> Iterator[str]:
    """The score, a line for each file and plan."""
    for name in ("pairs.yaml", "pairs_later.yaml"):
        every = [(pair, change(pair)) for pair in pairs(name)]
        kinds = sum(found.kind == pair["kind"] for pair, found in every)
        reasons = sum(not missing(pair, found) for pair, found in every)
        yield f"{name}: {kinds} right, {len(every) - kinds} wrong; reasons {reasons} right of {len(every)}"
    for data in plans():
        found, wanted = told(compared(data)), listed(data)
        yield f"{data['name']}: {len(found & wanted)} right, {len(found ^ wanted)} wrong"


if __name__ == "__main__":
    print("\n".join(lines()))
