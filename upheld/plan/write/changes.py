"""What became of each line of an older version, or of each recommendation of a report: what was lost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from upheld.documents.blocks import Block, Document, Heading, Items, Paragraph, Runs, Table, Text
from upheld.documents.reading.found import Place
from upheld.plan.advice.recommendation import FATES, Fate, Traced
from upheld.plan.compare.changes import BECAME, Became, Change, Comparison
from upheld.plan.write.findings import NOTE
from upheld.plan.write.words import sentence

_TITLES: dict[Became, str] = {
    "dropped": "Dropped: in the old plan and not found in the new one",
    "weakened": "Weakened: it promises less than before",
    "moved": "Moved to another section",
    "new": "New: not found in the old plan",
    "strengthened": "Strengthened: it promises more than before",
    "reworded": "Reworded: other words, and no less or more was found in them",
    "kept": "Kept as it was",
}
_FATES: dict[Fate, str] = {
    "dropped": "Dropped: recommended, and not found in the plan",
    "weakened": "Weakened: the plan promises less than was recommended",
    "wrong_section": "In the wrong section",
    "vague_at_source": "Vague at its source: the report itself does not say enough",
    "kept": "Kept: the plan promises what was recommended",
}
_NOTHING = "Every line of the one plan was found in the other, in the same words."
_LONE: dict[Became, tuple[str]] = {
    "dropped": ("no line like it was found in the new plan",),
    "new": ("no line like it was found in the old plan",),
}
_HEADER = ("Where", "Before", "Now", "Why it is called so")
_WIDTHS = (3, 7, 7, 5)


def changes_document(comparison: Comparison) -> Document:
    """Every line that changed, by what became of it, with its words before and now; the lines kept are only counted."""
    title = f"What changed from {comparison.old} to {comparison.new}"
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(NOTE, strong=True),))]
    if comparison.remarks:
        blocks.append(Items(tuple((Text(one),) for one in comparison.remarks)))
    changed = [one for one in comparison.changes if one.kind != "kept"]
    if not changed:
        blocks.append(Paragraph((Text(_NOTHING),)))
    for kind in BECAME:
        blocks += _group(kind, [one for one in comparison.changes if one.kind == kind])
    return Document(title, tuple(blocks), style="report")


def _group(kind: Became, changes: Sequence[Change]) -> Iterator[Block]:
    if not changes:
        return
    count = f"{len(changes):,} {'line' if len(changes) == 1 else 'lines'}"
    if kind == "kept":
        yield Heading(2, (Text(_TITLES[kind]),))
        yield Paragraph((Text(f"{count}."),))
        return
    yield Heading(2, (Text(_TITLES[kind]),))
    rows = tuple(tuple(_cells(one)) for one in changes)
    yield Table(f"{kind.capitalize()}: {count}", tuple((Text(word),) for word in _HEADER), rows, _WIDTHS)


def _cells(one: Change) -> Iterator[Runs]:
    yield (Text(_where(one)),)
    yield (Text(f"{one.old_text or 'not there'}{_page(one.old_place)}"),)
    yield (Text(f"{one.new_text or 'not there'}{_page(one.new_place)}"),)
    also = (f"moved and {one.also}",) if one.also and one.also != "kept" else ()
    mixed = ("stronger in one thing and weaker in another",) if one.mixed else ()
    reasons = (*also, *one.reasons, *mixed) or _LONE.get(one.kind, ())
    yield (Text(sentence("; ".join(reasons))),)


def _where(one: Change) -> str:
    now = f"Section {one.section}" if one.section else "No section"
    moved = f", before in section {one.from_section}" if one.from_section else ""
    return f"{now} ({one.of}){moved}"


def _page(place: Place | None) -> str:
    return f" (page {place.page})" if place is not None and place.page is not None else ""


def traced_document(traced: Sequence[Traced], report: str, plan: str) -> Document:
    """What became of each recommendation of a report in a plan, with the pages of both and what to ask whom."""
    title = f"What became of the recommendations of {report} in {plan}"
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(NOTE, strong=True),))]
    if not traced:
        blocks.append(Paragraph((Text("No recommendation was found in the report, so nothing could be followed."),)))
    for fate in FATES:
        group = [one for one in traced if one.kind == fate]
        if group:
            count = f"{len(group):,} {'recommendation' if len(group) == 1 else 'recommendations'}"
            header = ("In the report", "In the plan", "Why it is called so", "To ask")
            rows = tuple(tuple(_followed(one)) for one in group)
            name = fate.replace("_", " ").capitalize()
            blocks.append(Heading(2, (Text(_FATES[fate]),)))
            blocks.append(Table(f"{name}: {count}", tuple((Text(word),) for word in header), rows, (6, 6, 4, 5)))
    return Document(title, tuple(blocks), style="report")


def _followed(one: Traced) -> Iterator[Runs]:
    yield (Text(f"{one.recommendation.text}{_page(one.recommendation.place)}"),)
    section = f"Section {one.section}: " if one.section else ""
    yield (Text(f"{section}{one.plan_text}{_page(one.plan_place)}" if one.plan_text else "not found"),)
    reasons = one.reasons or (("nothing like it was found",) if one.kind == "dropped" else ())
    yield (Text(sentence("; ".join(reasons))),)
    whom = {"author": "The author of the report: ", "council": "The council: ", "": ""}[one.ask_whom]
    yield (Text(f"{whom}{one.ask}" if one.ask else ""),)
