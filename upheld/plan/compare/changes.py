"""What became of each line between two versions of a plan, and of all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from upheld.documents.reading.found import Place
from upheld.plan.compare.lines import Kind
from upheld.plan.document import Letter

Became = Literal["kept", "strengthened", "weakened", "reworded", "moved", "dropped", "new"]
BECAME: tuple[Became, ...] = ("dropped", "weakened", "moved", "new", "strengthened", "reworded", "kept")
_NOUNS: Mapping[Kind, tuple[str, str]] = {
    "provision": ("line of provision", "lines of provision"),
    "need": ("need", "needs"),
    "outcome": ("outcome", "outcomes"),
    "advice": ("entry of advice", "entries of advice"),
    "words": ("paragraph", "paragraphs"),
    "setting": ("named setting", "named settings"),
    "section": ("section", "sections"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one line.

    `of` is what it is. `section` is the one it stands in now, or stood in where it was dropped; `from_section` the old
    one where it moved. `old_id` and `new_id` are None where there is none; `old_ids` and `new_ids` have more than one
    where lines were joined or one was split. `also` is what a moved line is besides. `mixed`: in one thing it got
    stronger and in another weaker, and it is called weakened. `reasons` are parts of a sentence, the gravest first.
    """

    kind: Became
    of: Kind
    section: Letter | None
    old_id: str | None
    new_id: str | None
    old_text: str | None
    new_text: str | None
    reasons: tuple[str, ...] = ()
    from_section: Letter | None = None
    also: Became | None = None
    mixed: bool = False
    old_ids: tuple[str, ...] = ()
    new_ids: tuple[str, ...] = ()
    old_place: Place | None = None
    new_place: Place | None = None

    @property
    def sentence(self) -> str:
        """The change in one sentence."""
        if self.of == "section":
            return f"Section {self.section} {'is not there now' if self.kind == 'dropped' else 'was not there before'}."
        if self.of == "setting":
            return f"Section I {_named(self.old_text, self.new_text)}."
        text = self.new_text if self.new_text is not None else self.old_text
        start = f"Section {self.section or '?'}, {_short(text or '')}:"
        what = f"{self.kind} and {self.also}" if self.also else self.kind
        return f"{start} {what}{': ' + '; '.join(self.reasons) if self.reasons else ''}."

    def as_data(self) -> dict[str, Any]:
        """The change as plain values."""
        return {
            "kind": self.kind,
            "also": self.also,
            "mixed": self.mixed,
            "of": self.of,
            "section": self.section,
            "from_section": self.from_section,
            "old": _side(self.old_id, self.old_ids, self.old_text, self.old_place),
            "new": _side(self.new_id, self.new_ids, self.new_text, self.new_place),
            "reasons": list(self.reasons),
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a plan held against each other: every line of both, in the order of the new one.

    `remarks` are sentences to the reader: sections that came or went, and what could not be compared.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    remarks: tuple[str, ...] = ()

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind of line."""
        return tuple(change for change in self.changes if change.of == kind)

    @property
    def counts(self) -> dict[Kind, dict[Became, int]]:
        """How many lines of each kind became what; a moved line counts as moved, whatever else it is."""
        counted = Counter((change.of, change.kind) for change in self.changes)
        return {
            kind: {became: counted[kind, became] for became in BECAME}
            for kind in _NOUNS
            if any(counted[kind, became] for became in BECAME)
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """What changed, in plain English: how many of each kind, then every change that is not "kept"."""
        told = [change.sentence for change in self.changes if change.kind != "kept"]
        if not told and not self.remarks:
            return ("Nothing changed but perhaps the layout.",)
        totals = (_total(kind, counted) for kind, counted in self.counts.items() if kind not in ("setting", "section"))
        return (*totals, *self.remarks, *told)

    def as_data(self) -> dict[str, Any]:
        """The comparison as plain values."""
        return {
            "old": self.old,
            "new": self.new,
            "counts": {kind: dict(counted) for kind, counted in self.counts.items()},
            "remarks": list(self.remarks),
            "changes": [change.as_data() for change in self.changes],
        }


def _total(kind: Kind, counted: Mapping[Became, int]) -> str:
    one, many = _NOUNS[kind]
    number = sum(counted.values())
    parts = [f"{count} {became}" for became, count in counted.items() if count]
    return f"{number} {one if number == 1 else many}: {_listed(parts)}."


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _named(old: str | None, new: str | None) -> str:
    if old is None:
        return f"names “{new}”, and named no school before"
    return f"named “{old}”, and names {f'“{new}”' if new else 'no school'} now"


def _short(text: str, words: int = 10) -> str:
    found = text.split()
    return f"“{' '.join(found[:words])}{' …' if len(found) > words else ''}”"


def _side(one: str | None, every: tuple[str, ...], text: str | None, place: Place | None) -> dict[str, Any] | None:
    if one is None and text is None:
        return None
    ids = list(every) or ([one] if one else [])
    return {"id": one, "ids": ids, "text": text, "page": place.page if place else None}
