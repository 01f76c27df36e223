"""Does section F promise transport, which is generally not special educational provision?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import STAFFORDSHIRE
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen

_TRANSPORT = Phrases(
    "home to school transport|travel", "school transport", "transport to ~ school|college|setting", "taxi", "minibus",
    "transported to", "transport will be", "travel assistance", "passenger assistant", "transport assistance",
    "transport escort", "escort", "transport between home", "transport provided", "mileage",
)  # fmt: skip
_LEARNED = Phrases(
    "travel training", "independent travel", "travel independently", "public transport", "learn ~ travel",
    "off site visit|visits", "school trip|trips", "hydrotherapy", "swimming", "between lessons", "offsite",
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Lines of section F about the way to and from school; learning to travel is education, and a trip is a lesson."""
    for line in seen.in_sections("F", kind="provision"):
        words = _TRANSPORT.found(line.text, line.words)
        if words and not _LEARNED.found(line.text, line.words):
            yield Finding(
                "provision.transport",
                "look",
                "This line is about transport to and from school, which is generally not special educational "
                "provision and has rules of its own. A decision under those rules is needed beside this line.",
                section="F",
                on=line.on,
                place=line.place,
                words=words,
                law=(STAFFORDSHIRE,),
                remedy="Please keep this line, and also decide in writing on transport under the duties on travel.",
            )
