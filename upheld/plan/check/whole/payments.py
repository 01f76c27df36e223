"""Does section J stand where direct payments secure provision, and only there?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import CODE_9_69, DIRECT_PAYMENTS, SECTIONS_SEPARATE
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen

_DIRECT = Phrases("direct payment|payments")
_NONE = Phrases(
    "none", "not applicable", "n a", "na", "no direct payment|payments", "no personal budget", "not requested",
    "not required", "not requesting", "no request", "not ~ requested", "left blank",
    "not at this time", "does|do not want|wish", "nil",
    "not taken up", "declined", "not currently",
)  # fmt: skip
_FEES = Phrases("school fees", "placement fees", "cost of the placement", "fees", "place at ~ school|college")
_FOR = Phrases("need|needs", "outcome|outcomes")
_ENOUGH_WORDS = 4


def findings(seen: Seen) -> Iterator[Finding]:
    """Direct payments in F that J does not tell of, a J without direct payments, and a J that does not say what for."""
    said = _said(seen)
    words = words_of(said)
    filled = len(words) >= _ENOUGH_WORDS and not _NONE.found(said, words)
    if filled and _DIRECT.found(said, words):
        yield from _told(seen, said)
        return
    if filled:
        yield _of_another(seen)
    for line in seen.in_sections("F"):
        paid = _DIRECT.found(line.text, line.words)
        if paid and not _NONE.found(line.text, line.words):
            yield Finding(
                "payments.not_in_j",
                "important",
                "Provision here is to be secured by direct payments, and section J as read does not tell of them.",
                section="F",
                on=line.on,
                place=line.place,
                words=paid,
                law=(SECTIONS_SEPARATE, CODE_9_69),
                remedy="Please set out in section J the needs and outcomes that the direct payments are to meet.",
            )


def _said(seen: Seen) -> str:
    lines = [line.text for line in seen.by_section.get("J", ())]
    printed = seen.plan.direct_payments or ""
    return "\n".join((printed, *(line for line in lines if line not in printed))).strip()


def _of_another(seen: Seen) -> Finding:
    return Finding(
        "payments.none_told",
        "look",
        "Section J says something, but of no direct payment. It belongs in a plan where direct payments secure special "
        "educational provision.",
        section="J",
        place=seen.place_of("J"),
        law=(SECTIONS_SEPARATE,),
        remedy="Please say in section J whether there are direct payments, and leave it out if there are none.",
    )


def _told(seen: Seen, said: str) -> Iterator[Finding]:
    words = words_of(said)
    place = seen.place_of("J")
    if not _FOR.found(said, words):
        yield Finding(
            "payments.what_for",
            "important",
            "Section J tells of direct payments, but not of the needs and outcomes they are to meet.",
            section="J",
            place=place,
            law=(SECTIONS_SEPARATE,),
            remedy="Please set out in section J the special educational needs and outcomes the direct payments meet.",
        )
    fees = _FEES.found(said, words)
    if fees:
        yield Finding(
            "payments.for_a_place",
            "look",
            "Section J may use direct payments for a place at a school or college, which they cannot pay for.",
            section="J",
            place=place,
            words=fees,
            law=(DIRECT_PAYMENTS,),
            remedy="Please say which provision the direct payments are for; they cannot pay for a place at a school.",
        )
