"""Is each outcome an outcome, with a time and something to tell it by, or is it provision in disguise?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.law.plan_rules import CONTENT, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen
from upheld.plan.document import Outcome

_PROVISION = Phrases(
    "will receive", "to receive", "will be provided", "to be provided", "will have access to", "to have access to",
    "will be given", "will be offered", "will attend ~ sessions", "will attend ~ therapy", "will attend ~ group",
    "staff will", "school will", "adults will", "therapist will", "teacher will", "assistant will", "psychologist will",
    "senco will", "will be supported by", "provision of", "will be referred", "will be assessed by", "will be in place",
    "will have ~ hours|minutes|sessions", "will have a one to one|teaching|learning", "needs will be met|supported",
    "will be supported to", "needs to be met",
)  # fmt: skip
_TIME = re.compile(
    r"\bby (?:the )?(?:end|time|age|summer|spring|autumn|easter|christmas|\d{4}|year|key|next|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:within|over|in|after|for) (?:the )?(?:next |coming )?(?:\w+|\d+) (?:half[- ])?"
    r"(?:weeks?|months?|years?|terms?)\b|\b(?:key stage|KS) ?\d|\bend of (?:\w+ )?(?:year|term|phase|stage|school)"
    r"|\b(?:year|reception|nursery) \d+\b|\b(?:19|20)\d\d\b|\bwhen (?:he|she|they) (?:is|are|turns?|leaves?) "
    r"|\bage (?:of )?\d+|\bby (?:his|her|their) (?:\w+ )?birthday|\b\d{1,2}/\d{1,2}/\d{2,4}",
    re.I,
)
_HOPE = Phrases(
    "improve|improved", "develop|developed", "increase|increased", "continue to", "make progress", "progress in|with",
    "more confident|independent|resilient|positive", "better", "feel|be happy|happier", "fulfil ~ potential",
    "reach ~ potential", "achieve ~ potential", "greater", "strengthen", "build|enhance ~ skills|confidence",
    "improving", "developing", "engage with|in|more", "appropriately", "best of ~ ability", "be|become prepared",
    "access ~ curriculum|community|learning|education", "be safe|settled|included|comfortable", "safe and comfortable",
    "full potential", "sensory needs",
)  # fmt: skip
_MEASURE = re.compile(
    r"\d|%|\b(?:months?|years?)['’]? progress\b"
    r"|\b(?:able to|can|independently|without|unaided|every|each|most|all|daily|once|twice|three|four|five|six"
    r"|eight|ten|out of|at least|consistently|on \w+ occasions|a range of \w+ (?:people|settings|situations))\b",
    re.I,
)


def findings(seen: Seen) -> Iterator[Finding]:
    """Outcomes that read as provision, that no time is given for, or that nothing would show to have been reached."""
    # A time holds for every outcome where the section says so over them all.
    general = any(_TIME.search(line.text) for line in seen.by_section.get("E", ()) if line.kind == "piece")
    section = seen.plan.section("E")
    general = general or bool(section and _TIME.search(section.title))
    for outcome in seen.plan.outcomes:
        disguised = _PROVISION.found(outcome.text, words_of(outcome.text))
        if disguised:
            yield _disguised(outcome, disguised)
            continue
        whole = " ".join((outcome.area or "", outcome.text, *outcome.steps))
        hoped = _HOPE.found(outcome.text, words_of(outcome.text))
        unseen = bool(hoped) and not _MEASURE.search(_TIME.sub(" ", whole))
        if not general and not _TIME.search(whole):
            yield Finding(
                "outcome.no_time",
                "important",
                "No time is given by which this outcome should be reached"
                + (", and nothing in it would show whether it had been." if unseen else "."),
                section="E",
                on=outcome.id,
                place=outcome.place,
                words=hoped if unseen else (),
                law=(CONTENT,),
                remedy=(
                    "Please say what the child or young person will be able to do, in words that can be checked, and "
                    "by when."
                    if unseen
                    else "Please say by when this outcome should be reached, with a month and year or a stage."
                ),
                question="What would show that this outcome had been reached, and by when?" if unseen else None,
            )
        elif unseen:
            yield Finding(
                "outcome.not_measurable",
                "look",
                "Nothing in this outcome would show whether it had been reached.",
                section="E",
                on=outcome.id,
                place=outcome.place,
                words=hoped,
                law=(CONTENT,),
                remedy="Please say what the child or young person will be able to do, in words that can be checked.",
                question="What would show that this outcome had been reached?",
            )


def _disguised(outcome: Outcome, words: tuple[str, ...]) -> Finding:
    return Finding(
        "outcome.is_provision",
        "important",
        "This says what will be given, and not what the child or young person will be able to do. Nobody must secure "
        "provision that stands in section E.",
        section="E",
        on=outcome.id,
        place=outcome.place,
        words=words,
        law=(SPECIFYING, CONTENT),
        remedy=(
            "Please move this provision to section F (or G or H), specified, and say in section E what it is meant to "
            "bring about."
        ),
    )
