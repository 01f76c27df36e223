"""Which words of substance does a line have, so that two lines can be guessed to be about one subject?"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from upheld.plan.check.phrases import words_of
from upheld.plan.check.seen import Seen
from upheld.plan.document import Need, Outcome, Provision

Item = Need | Outcome | Provision
Stems = Callable[[Item], frozenset[str]]
_PLAIN_WORDS = frozenset(
    "able about access adult adults after also appropriate area areas because been being both child children class "
    "could daily difficulties difficulty during each education every from given have help her him his hour hours "
    "identified including into learning made make minutes more most must need needs other others out outcome over own "
    "part people person plan provide provided provision pupil pupils required requires school section special "
    "specific staff student such support supported supports term than that the their them then there these they this "
    "those through time under understanding using week weekly well when where which while will with within work would "
    "year young".split()
)
_ENDINGS = ("ings", "ing", "ies", "ers", "er", "ed", "es", "s", "e", "y")
# Words by which a need and its provision are about one subject, as stems.
_SUBJECTS: dict[str, frozenset[str]] = {
    "of language": frozenset("speech languag communi vocabul word instruc sentenc verbal talk speak".split()),
    "of literacy": frozenset("read literac spell phonic writ writt handwri dyslexi letter sound".split()),
    "of number": frozenset("number numerac math mathema count calcula".split()),
    "of friends": frozenset("social friend peer play turn interac relatio".split()),
    "of feelings": frozenset("emotion anxiet anxious feel regulat calm behavio mood distres meltdow mental".split()),
    "of attention": frozenset("attent attenti concent focus task distrac organis memor".split()),
    "of movement": frozenset("motor physica physiot mobilit walk hand pencil muscl occupat balanc fine gross".split()),
    "of the senses": frozenset("sensor nois touch light overloa".split()),
    "of hearing": frozenset("hear deaf listen audiolo auditor sign".split()),
    "of sight": frozenset("vision visual sight braill blind print".split()),
    "of looking after oneself": frozenset("dress toilet wash eat independ indepen hygien routin".split()),
}
_SUBJECT_OF = {word: name for name, words in _SUBJECTS.items() for word in words}


def stems_in(seen: Seen) -> Stems:
    """What gives the stems of an item's words of substance, so that "reading" and "reads" are one, and its subjects."""
    words = {line.on: line.words for line in seen.lines}
    stem = cache(_stem)  # the same words stand in many lines

    @cache
    def of(id: str, area: str | None) -> frozenset[str]:
        own = words[id] | words_of(area) if area else words[id]
        stems = {stem(word) for word in own - _PLAIN_WORDS if len(word) > 3}
        return frozenset(stems.union(_SUBJECT_OF[one] for one in stems if one in _SUBJECT_OF))

    return lambda item: of(item.id, item.area)


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word[:7]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)][:7]
    return word[:7]
