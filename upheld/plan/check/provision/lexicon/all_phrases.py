"""What does each phrase of the lexicon mean? All its modules as one, made once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.plan.check.provision.lexicon import doing, people, rest, times, weak_phrases
from upheld.plan.check.provision.lexicon.phrases import Phrase, Phrases, forms, spelled_out
from upheld.plan.check.provision.lexicon.weak_words import KINDS, WeakKind

_AROUND_BAR = re.compile(r"\s*\|\s*")
WEAK: dict[str, WeakKind] = {one.code: one for one in KINDS}
_LETTER = {"after": "K", "before": "B", "loose": "k"}


def _lines(block: str) -> Iterator[str]:
    for line in block.replace("{s}", "(s)?").split(";"):
        if line.strip():
            yield from spelled_out(_AROUND_BAR.sub("|", " ".join(line.split())))


def _entries() -> Iterator[tuple[str, Phrase]]:
    for kind in KINDS:
        letter = "z" if kind.code == "provision.minimum_zero" else _LETTER[kind.reach]
        for phrase in _lines(weak_phrases.PHRASES[kind.code]):
            yield phrase, Phrase(letter, kind.code)
    for phrase in _lines(weak_phrases.FLOOR):
        yield phrase, Phrase("Z")
    for blocks in (people.BLOCKS, doing.BLOCKS, rest.BLOCKS, times.BLOCKS):
        for letter, tag, block in blocks:
            for phrase in _lines(block):
                yield phrase, Phrase(letter, tag)
    for letter, tag, block in doing.VERBS:
        for verb in block.split(";"):
            for phrase in forms(" ".join(verb.split())) if verb.strip() else ():
                yield phrase, Phrase(letter, tag)


PHRASES = Phrases(_entries())
