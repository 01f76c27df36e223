"""Does section J stand where direct payments secure provision, and only there?"""

from __future__ import annotations

import re
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
# The plan's own numbers (B4, E6) and paragraphs say it too.
_NEED = re.compile(r"\bneeds?\b|\bB\.?\d", re.I)
_NUMBER = re.compile(r"[A-Z]?\d+\.\d+")
_OUTCOME = re.compile(r"\boutcomes?\b|\bE\.?\d", re.I)
_CARE = Phrases(
    "personal assistant", "short break|breaks", "home support", "respite", "care worker", "h1", "h2",
    "social care",
)  # fmt: skip
_TAUGHT = Phrases("tuition", "tutor", "teaching", "therapy", "section f", "lessons", "training", "f", "education")
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
    yield from _for_care(seen)
    for line in seen.in_sections("F"):
        paid = _DIRECT.found(line.text, line.words)
        if paid and not _NONE.found(line.text, line.words):
            yield Finding(
                "payments.not_in_j",
                "important",
                "This provision is to be paid for by direct payments, and section J does not tell of them.",
                section="F",
                on=line.on,
                place=line.place,
                words=paid,
                law=(SECTIONS_SEPARATE, CODE_9_69),
                remedy="Please set out in section J the needs and outcomes that the direct payments are to meet.",
            )


def _points_at_care(seen: Seen, said: str) -> bool:
    """Whether it names, by the plan's own number, a line of social care."""
    for one in seen.plan.provisions:
        number = _NUMBER.match(one.ref or one.text) if one.section in ("H1", "H2") else None
        if number and re.search(rf"(?<![\w.]){re.escape(number.group())}(?![\w])", said):
            return True
    return False


def _for_care(seen: Seen) -> Iterator[Finding]:
    """Direct payments for care alone need no section J; where J says there are none at all, one of the two is wrong."""
    said = _said(seen)
    if not said or not _NONE.found(said, words_of(said)):
        return
    for line in seen.in_sections("G", "H1", "H2"):
        paid = _DIRECT.found(line.text, line.words)
        if line.kind == "provision" and paid and not _NONE.found(line.text, line.words):
            yield Finding(
                "payments.two_answers",
                "look",
                f"Section {line.section} makes a direct payment, and section J says that there is none. Section J is "
                "for education and the payment here for care, so both may be right; but the plan should not read as "
                "though it said two things.",
                section=line.section,
                on=line.on,
                place=line.place,
                words=paid,
                law=(SECTIONS_SEPARATE,),
                remedy="Please say whether this direct payment has been agreed, and put right section J if it has.",
            )
            return


def _said(seen: Seen) -> str:
    lines = [line.text for line in seen.by_section.get("J", ())]
    printed = seen.plan.direct_payments or ""
    return "\n".join((printed, *(line for line in lines if line not in printed))).strip()


def _of_another(seen: Seen) -> Finding:
    return Finding(
        "payments.none_told",
        "look",
        "Section J has words in it, but tells of no direct payment. It belongs in a plan where direct payments pay for "
        "special educational provision.",
        section="J",
        place=seen.place_of("J"),
        law=(SECTIONS_SEPARATE,),
        remedy="Please say in section J whether there are direct payments, and leave it out if there are none.",
    )


def _told(seen: Seen, said: str) -> Iterator[Finding]:
    words = words_of(said)
    place = seen.place_of("J")
    lacks = [name for name, told in (("needs", _NEED), ("outcomes", _OUTCOME)) if not told.search(said)]
    # Section J is for what is taught; what it says of payments for care alone may be shorter.
    care_alone = (bool(_CARE.found(said, words)) or _points_at_care(seen, said)) and not _TAUGHT.found(said, words)
    if lacks and not care_alone:
        yield Finding(
            "payments.what_for",
            "important" if len(lacks) > 1 else "look",
            f"Section J tells of direct payments, but not which {' and '.join(lacks)} they are to meet.",
            section="J",
            place=place,
            law=(SECTIONS_SEPARATE,),
            remedy=f"Please set out in section J which {' and '.join(lacks)} the direct payments are to meet.",
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
