"""From the blocks of a document to the plan that it is."""

from __future__ import annotations

from upheld.documents.reading.found import Reading, Words, words_in
from upheld.plan.document import Letter, Plan
from upheld.plan.layouts.contents import list_of_contents
from upheld.plan.layouts.front import front
from upheld.plan.layouts.headings import body_size, stands_out
from upheld.plan.layouts.made import made
from upheld.plan.layouts.titles import lettered
from upheld.plan.layouts.walk import Walk


def plan_of(reading: Reading) -> Plan:
    """The plan that a document holds, as far as its layout shows it; nothing of its words is left out."""
    walk, first = walked(reading)
    return made(reading, walk.lines, walk.opened, front(reading.blocks[:first], reading.running))


def walked(reading: Reading) -> tuple[Walk, int]:
    """The lines of a document, and how many of its blocks stand before the first section."""
    every = list(words_in(reading.blocks))
    listing = list_of_contents(reading.blocks)
    walk = Walk(body_size(every))
    walk.named = _named(words_in(tuple(one for at, one in enumerate(reading.blocks) if at not in listing)), walk.body)
    first = 0
    for at, block in enumerate(reading.blocks):
        if at in listing:
            for words in words_in((block,)):
                walk.add("title", words.text, words.place)
        else:
            walk.blocks((block,))
        if not walk.letters:
            first = at + 1
    return walk, first


def _named(every: object, body: float | None) -> frozenset[Letter]:
    """The sections that a title names by letter."""
    found: set[Letter] = set()
    for words in every:  # type: ignore[attr-defined]
        if isinstance(words, Words) and len(words.text) <= 200:
            printed = words.text if words.marker is None else f"{words.marker} {words.text}"
            title = lettered(printed, stands_out=stands_out(words, body))
            if title is not None and not title.sub:
                found.update(title.letters)
    return frozenset(found)
