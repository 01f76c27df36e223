"""How well are the made-up plans read? `python -m tests.plan.score_reading --of outside --kind docx --show`.

A text is right where it is the same after folding white space, quotes, dashes and bullets, and its section is right.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from upheld.documents.reading.open import read
from upheld.plan.document import Plan, section_of
from upheld.plan.layouts.read import plan_of

DOCUMENTS = Path(__file__).parent / "documents"
KINDS = {"generated": ("docx", "pdf"), "outside": ("docx", "pdf", "odt"), "later": ("docx", "pdf")}
LISTS = ("needs", "outcomes", "provisions", "sections", "advice", "links", "cells", "pages", "facts", "boilerplate")
"""What is counted. `facts` are version, birth, date of this version, child, year, council and the named setting;
`boilerplate` counts what must be no item: right where it is none."""
_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
_CATEGORIES = {
    "social care": "social_care", "parent-requested": "requested_by_parent", "preparation for adulthood": "adulthood",
}  # fmt: skip


@dataclass(slots=True)
class Count:
    """How many were found, how many there are, and how many of those found are right."""

    found: int = 0
    there: int = 0
    right: int = 0

    def __iadd__(self, other: Count) -> Count:
        self.found += other.found
        self.there += other.there
        self.right += other.right
        return self

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The counts of one document, and what was wrong in it."""

    name: str
    layout: str
    counts: dict[str, Count] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def fold(text: str | None) -> str:
    """A text without what does not count: kinds of space, quote and dash, and a bullet before it."""
    return re.sub(r"^[-•*·○●▪◦o]\s+", "", " ".join((text or "").translate(_FOLDED).split()))


def documents(of: str, kind: str) -> list[Path]:
    """The documents of a set in one kind of file, in order."""
    return [path for path in sorted((DOCUMENTS / of).glob(f"*.{kind}")) if path.with_suffix(".json").exists()]


def score(path: Path) -> Score:
    """Read one document and hold it against its truth."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    plan = plan_of(read(path.read_bytes(), path.name))
    result = Score(path.name, str(truth["layout"]))
    for name, found, there in _compared(plan, truth, with_pages=path.suffix == ".pdf"):
        right = Counter(found) & Counter(there)
        result.counts[name] = Count(len(found), len(there), right.total())
        result.wrong += [f"{name} + {one}" for one in (Counter(found) - right).elements()]
        result.wrong += [f"{name} - {one}" for one in (Counter(there) - right).elements()]
    return result


def _compared(plan: Plan, truth: dict[str, Any], *, with_pages: bool) -> Iterator[tuple[str, list[Any], list[Any]]]:
    yield "needs", [(o.section, fold(o.text)) for o in plan.needs], _texts(truth["needs"])
    yield "outcomes", [fold(o.text) for o in plan.outcomes], [fold(o["text"]) for o in truth["outcomes"]]
    yield "provisions", [(o.section, fold(o.text)) for o in plan.provisions], _texts(truth["provisions"])
    yield "sections", [one.letter for one in plan.sections], list(truth["sections"])
    yield "advice", _advice(plan), _true_advice(truth["advice"])
    yield "links", _links(plan), _true_links(truth)
    if any("needs_at" in one for one in truth["provisions"]):  # the truths made by hand tell no cells
        cells = [(fold(o.text), fold(text)) for o in plan.provisions for text in o.cells.values() if text.strip()]
        there = [(fold(o["text"]), fold(t)) for o in truth["provisions"] for t in (o.get("cells") or {}).values() if t]
        yield "cells", cells, there
    if with_pages:
        yield "pages", *_pages(plan, truth)
    yield "facts", _facts(plan), _true_facts(truth)
    said = {fold(one) for one in truth["boilerplate"]} - {
        fold(one["text"]) for name in ("needs", "outcomes", "provisions") for one in truth[name]
    }
    taken = {fold(one.text) for one in plan.items() if section_of(one) != "K"} & said
    yield "boilerplate", sorted(said - taken), sorted(said)


def _texts(items: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["section"], fold(one["text"])) for one in items]


def _advice(plan: Plan) -> list[tuple[str, ...]]:
    return [
        (str(one.category), fold(one.author), one.date_on.isoformat() if one.date_on else "none") for one in plan.advice
    ]


def _true_advice(advice: Iterable[dict[str, Any]]) -> list[tuple[str, ...]]:
    return [
        (_CATEGORIES.get(one["category"], one["category"]), fold(one["author"]), one["date"] or "none")
        for one in advice
    ]


def _links(plan: Plan) -> list[tuple[str, str]]:
    """The ties that the document shows itself, as pairs of texts."""
    texts = {one.id: fold(one.text) for one in plan.items()}
    return [
        (fold(one.text), texts[id_])
        for one in plan.provisions
        if one.tied == "printed"
        for id_ in (*one.needs, *one.outcomes)
    ]


def _true_links(truth: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in truth["provisions"]:
        for name, at, refs in (("needs", "needs_at", "for_needs"), ("outcomes", "outcomes_at", "for_outcomes")):
            places = one.get(at) or []
            places = places or [n for n, each in enumerate(truth[name]) if each.get("ref") and each["ref"] in one[refs]]
            found += [(fold(one["text"]), fold(truth[name][place]["text"])) for place in places]
    return found


def _pages(plan: Plan, truth: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Of the items whose text was found, the page that each begins on."""
    texts = {fold(one["text"]) for name in ("needs", "outcomes", "provisions") for one in truth[name]}
    items = [*plan.needs, *plan.outcomes, *plan.provisions]
    found = [(fold(one.text), one.place.page if one.place else None) for one in items if fold(one.text) in texts]
    had = {text for text, _ in found}
    true = [
        (fold(one["text"]), one["page"])
        for name in ("needs", "outcomes", "provisions")
        for one in truth[name]
        if one.get("page") is not None and fold(one["text"]) in had
    ]
    return [one for one in found if any(one[0] == text for text, _ in true)], true


def _facts(plan: Plan) -> list[str]:
    dates = plan.dates
    ours = {"draft": "draft", "final": "final", "amended": "amended"}.get(plan.version or "", "plan")
    dated = dates.get(ours) or dates.get("plan")
    return [
        f"version {plan.version}", f"birth {dates.get('birth')}", f"dated {dated}", f"child {fold(plan.child)}",
        f"year {plan.year_group}", f"council {fold(plan.council)}", f"setting {fold(plan.named_setting)}",
    ]  # fmt: skip


def _true_facts(truth: dict[str, Any]) -> list[str]:
    dates, child = truth["dates"], truth["child"]
    return [
        f"version {truth['version']}", f"birth {dates['birth']}", f"dated {dates['plan']}",
        f"child {fold(child['name'])}",
        f"year {child['year_group']}", f"council {fold(truth['council'])}", f"setting {fold(truth['named_setting'])}",
    ]  # fmt: skip


def together(scores: Sequence[Score]) -> dict[str, Count]:
    """The counts of many documents as one."""
    sums: dict[str, Count] = {}
    for one in scores:
        for name, count in one.counts.items():
            sums.setdefault(name, Count())
            sums[name] += count
    return sums


def _row(name: str, counts: dict[str, Count]) -> str:
    return f"{name:34}" + "".join(f"{counts[one].f1:>9.3f}" if one in counts else f"{'':9}" for one in LISTS)


def main() -> None:
    """Print the scores."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--of", choices=list(KINDS), action="append")
    options.add_argument("--kind", action="append")
    options.add_argument("--only", help="a regular expression that the file's name begins with")
    options.add_argument("--show", action="store_true", help="print what was wrong")
    options.add_argument("--layouts", action="store_true", help="one row a layout, not one a document")
    given = options.parse_args()
    for of in given.of or KINDS:
        for kind in given.kind or KINDS[of]:
            scores = [score(path) for path in documents(of, kind) if re.match(given.only or "", path.name)]
            if not scores:
                continue
            print(f"\n{of} {kind}{'':{33 - len(of) - len(kind)}}" + "".join(f"{one[:8]:>9}" for one in LISTS))
            groups: dict[str, list[Score]] = {}
            for one in scores:
                groups.setdefault(one.layout if given.layouts else one.name, []).append(one)
            for name, group in groups.items():
                print(_row(name, together(group)))
                if given.show:
                    print("".join(f"    {line}\n" for one in group for line in one.wrong), end="")
            print(_row("all", together(scores)))
            sums = together(scores)
            print(
                f"{'precision of all':34}" + "".join(f"{sums[o].precision:>9.3f}" if o in sums else "" for o in LISTS)
            )
            print(f"{'recall of all':34}" + "".join(f"{sums[o].recall:>9.3f}" if o in sums else "" for o in LISTS))


if __name__ == "__main__":
    main()
