"""How often does the judge of provision agree with the labels? `python -m tests.plan.score FILE… [--show]`.

A label `mixed` counts as `partly`. A file is a list of entries, or a mapping that holds one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.plan.keywords import by_keywords
from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.judgement import ELEMENTS

VERDICTS = ("specific", "partly", "vague")
Judged = tuple[str, frozenset[str]]
Judges = Callable[[Mapping[str, Any]], Judged]


@dataclass(frozen=True)
class Rate:
    """How many of a kind were found, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of those found, the share that is right; 1 where none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of those there are, the share that was found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(frozen=True)
class Score:
    """How a judge did on a file: labels against verdicts, and each verdict's and element's rate."""

    table: Counter[tuple[str, str]]
    verdicts: dict[str, Rate]
    elements: dict[str, Rate]
    differences: tuple[str, ...]

    def __str__(self) -> str:
        lines = ["label \\ judged " + "".join(f"{name:>10}" for name in VERDICTS)]
        for label in VERDICTS:
            lines.append(f"{label:<15}" + "".join(f"{self.table[label, judged]:>10}" for judged in VERDICTS))
        for name, rate in (*self.verdicts.items(), *self.elements.items()):
            number = rate.right + rate.missed
            lines.append(f"{name:<15} precision {rate.precision:.2f}  recall {rate.recall:.2f}  of {number}")
        return "\n".join(lines)


def entries(path: Path) -> list[Mapping[str, Any]]:
    """The labelled lines of a file, at least one; in some of them `label` stands for `verdict`."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(data, Mapping):
        data = next((value for value in data.values() if isinstance(value, list) and value), [])
    found = [{**one, "verdict": _verdict(one), "text": _text(one)} for one in data if _verdict(one) and _text(one)]
    if not found:
        raise ValueError(f"{path.name} holds no labelled line: each needs a text and a verdict or a label.")
    return found


def _verdict(one: Any) -> str | None:
    """The label of an entry, under whichever name; `mixed` is what is called `partly` here."""
    label = (one.get("verdict") or one.get("label")) if isinstance(one, Mapping) else None
    return "partly" if label == "mixed" else label


def _text(one: Mapping[str, Any]) -> str | None:
    return next((one[name] for name in ("text", "wording", "provision", "sentence") if one.get(name)), None)


def by_rules(entry: Mapping[str, Any]) -> Judged:
    """What the judge says of an entry."""
    judged = judge(
        entry["text"],
        section=entry.get("section", "F"),
        heading=entry.get("heading") or "",
        cells=entry.get("cells"),
    )
    return judged.verdict, frozenset(judged.elements)


def by_list(entry: Mapping[str, Any]) -> Judged:
    """What the plain list of words says of it."""
    return by_keywords(f"{entry.get('heading') or ''} {entry['text']}")


def score(labelled: Iterable[Mapping[str, Any]], judges: Judges = by_rules) -> Score:
    """How a judge does on labelled lines. Elements are counted only in entries that label them."""
    table: Counter[tuple[str, str]] = Counter()
    counts: dict[str, Counter[str]] = {name: Counter() for name in ELEMENTS}
    differences = []
    for entry in labelled:
        label = entry["verdict"]
        verdict, found = judges(entry)
        table[label, verdict] += 1
        if label != verdict:
            differences.append(f"{entry.get('id', '')}: {label}, judged {verdict}: {entry['text']}")
        if isinstance(entry.get("elements"), list):
            for name in ELEMENTS:
                is_there = name in entry["elements"]
                counts[name]["right" if is_there else "wrong"] += name in found
                counts[name]["missed"] += is_there and name not in found
    verdicts = {
        name: Rate(
            table[name, name],
            sum(table[other, name] for other in VERDICTS if other != name),
            sum(table[name, other] for other in VERDICTS if other != name),
        )
        for name in VERDICTS
    }
    elements = {name: Rate(one["right"], one["wrong"], one["missed"]) for name, one in counts.items()}
    return Score(table, verdicts, elements, tuple(differences))


def main() -> None:
    """Print the scores of the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print each line that is judged otherwise than labelled")
    asked = parser.parse_args()
    for path in asked.files:
        labelled = entries(path)
        judged = score(labelled)
        print(f"{path.name}: {len(labelled)} lines\n{judged}\n\nA plain list of words:\n{score(labelled, by_list)}\n")
        if asked.show:
            print("\n".join(judged.differences))


if __name__ == "__main__":
    main()
