"""The page of the manual on letters, from their headers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from upheld.case import loads
from upheld.compliance import reckon
from upheld.documents.readability import of_document
from upheld.law import Law
from upheld.letters.letter import RECIPIENTS, SENDERS, STAGES, Letter, letters
from upheld.letters.register import authority
from upheld.letters.write import write

_HEAD = (
    "None has been checked by a lawyer unless it says so. A letter takes its law from the register and from nowhere "
    "else; what it cannot know it asks for in square brackets."
)


def page(made: str, law: Law, samples: Path) -> str:
    """The whole page; `made` is the line that says where it comes from, `samples` the folder of the sample cases."""
    return "\n".join([made, "", "# Letters", "", _HEAD, "", *_body(law, samples)])


def _body(law: Law, samples: Path) -> Iterator[str]:
    for stage, title in STAGES.items():
        several = [one for one in letters().values() if one.stage == stage]
        if several:
            yield from (f"## {title}", "")
        for one in several:
            yield from _letter(law, one, samples)


def _letter(law: Law, one: Letter, samples: Path) -> Iterator[str]:
    yield from (f"### {one.title}", "", f"`{one.id}`" + (", also in easy read" if one.easy_read else ""), "")
    yield f"- To {RECIPIENTS[one.to]}, from {' or '.join(SENDERS[name] for name in one.senders)}."
    yield f"- Open when {one.open}."
    for when in one.unwise:
        yield f"- Think first: {when.because}"
    for told in one.true:
        yield f"- Must be true: {told}"
    for told in one.enclose:
        yield f"- Enclose: {told}"
    cited = {
        each.text: each.url for name in one.authorities if "*" not in name for each in authority(law, name).citations
    }
    yield "- Law: " + "; ".join(f"[{text}]({url})" if url else text for text, url in cited.items()) + "."
    if one.source is not None:
        yield f"- Follows [{one.source.title}]({one.source.address}) ({one.source.dated})."
    yield f"- Reading age: about {_reading_age(law, one, samples)}, as its sample case is written."
    checked = f"checked by {one.checked_by}" if one.checked_by else "not yet checked by a lawyer"
    yield from (f"- Written by {one.written_by}; {checked}; to be looked at again by {one.review_by}.", "")


def _reading_age(law: Law, one: Letter, samples: Path) -> int:
    """The reading age of the letter in its sample case, whose first line names the day."""
    text = (samples / f"{one.id}.toml").read_text(encoding="utf-8")
    as_at = date.fromisoformat(text.partition("\n")[0].removeprefix("# as_at = "))
    reckoning = reckon(loads(text, name=f"{one.id}.toml", format="toml"), law, as_at)
    found = of_document(write(one, reckoning).document)
    return round(found.reading_age) if found is not None else 0
