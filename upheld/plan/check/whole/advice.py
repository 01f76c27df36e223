"""Does section K list the advice that must be sought, each with its author and date, and is it of the right age?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.dates import add_months
from upheld.law.plan_rules import ADULTHOOD_ADVICE, ADVICE, EXISTING_ADVICE, SECTIONS_SEPARATE
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import words_of
from upheld.plan.check.seen import Seen, in_words, short
from upheld.plan.check.whole.adulthood import YEAR
from upheld.plan.document import Advice, Category

ALWAYS: dict[Category, str] = {
    "parent": "the child's parent or the young person",
    "education": "the school or other place attended",
    "medical": "a health professional",
    "psychological": "an educational psychologist",
    "social_care": "social care",
}
"""The kinds that are sought in every assessment; `other` and `requested_by_parent` only where they are called for."""
_ADULTHOOD = "advice on preparing for adulthood and independent living"
_OLD_MONTHS = 12


def findings(seen: Seen) -> Iterator[Finding]:
    """Kinds that are not listed, entries without author or date, and advice that is too old or from the future."""
    entries = [entry for entry in seen.plan.advice if not entry.text.casefold().startswith("signed")]
    if not entries:
        if seen.plan.section("K") is not None:
            yield _none(seen)
        return
    yield from _missing(seen)
    for entry in entries:
        yield from _incomplete(entry)
        yield from _dated(seen, entry)
        if entry.category == "psychological" and _by_another(entry) and not _has_educational(entries):
            yield _not_educational(entry)
    yield from _old(seen)


def _none(seen: Seen) -> Finding:
    return Finding(
        "advice.none_listed",
        "serious",
        "Section K has its heading, and no advice was found under it.",
        section="K",
        place=seen.place_of("K"),
        law=(SECTIONS_SEPARATE, ADVICE),
        remedy="Please list in section K all advice and information of the assessment, with authors and dates.",
    )


def _missing(seen: Seen) -> Iterator[Finding]:
    listed = {entry.category for entry in seen.plan.advice}
    unknown = sum(entry.category is None for entry in seen.plan.advice)
    wanted = dict(ALWAYS)
    if seen.year is not None and seen.year >= YEAR:
        wanted["adulthood"] = _ADULTHOOD
    for category, whose in wanted.items():
        if category in listed:
            continue
        about = whose if category == "adulthood" else f"advice from {whose}"
        says = f"No {about} was found in section K."
        if unknown:
            says += f" Of {unknown} of its entries the kind could not be told: one of them may be it."
        yield Finding(
            f"advice.missing.{category}",
            "look" if unknown or category == "adulthood" else "serious",
            says,
            section="K",
            place=seen.place_of("K"),
            law=(ADULTHOOD_ADVICE, SECTIONS_SEPARATE) if category == "adulthood" else (ADVICE, SECTIONS_SEPARATE),
            remedy=f"Please add to section K, and attach, the {about}, or say when it was sought and what came.",
        )


def _incomplete(entry: Advice) -> Iterator[Finding]:
    lacks = [name for name, there in (("author", entry.author), ("date", entry.date_on)) if not there]
    # Views are the child's or the family's own: whose they are is said by what they are.
    if (entry.category == "parent" or "views" in words_of(entry.text)) and "author" in lacks:
        lacks.remove("author")
    if lacks:
        yield Finding(
            "advice.incomplete",
            "look" if lacks == ["author"] and entry.role else "important",
            f'The entry "{short(entry.text)}" gives no {" and no ".join(lacks)}.',
            section="K",
            on=entry.id,
            place=entry.place,
            law=(SECTIONS_SEPARATE, ADVICE),
            remedy=f'Please give the {" and the ".join(lacks)} of this advice in section K: "{short(entry.text)}".',
        )


def _dated(seen: Seen, entry: Advice) -> Iterator[Finding]:
    began, day = seen.about.assessment_began_on, entry.date_on
    if day is None:
        return
    if seen.day is not None and day > seen.day:
        yield Finding(
            "advice.in_future",
            "look",
            f"This advice is dated {in_words(day)}, after the plan or this check ({in_words(seen.day)}).",
            section="K",
            on=entry.id,
            place=entry.place,
            law=(SECTIONS_SEPARATE,),
            remedy=f'Please put right the date of this advice in section K: "{short(entry.text)}".',
        )
    if began is not None and day < began:
        newer = any(
            other.category == entry.category and other.date_on is not None and other.date_on >= began
            for other in seen.plan.advice
            if entry.category not in (None, "other")
        )
        yield Finding(
            "advice.before_assessment",
            "look" if newer else "important",
            f"This advice is dated {in_words(day)}, before the assessment began on {in_words(began)}. "
            + (
                "Newer advice of its kind is listed too, so that it may stand beside that."
                if newer
                else "Existing advice is enough only if its author, the council and the family all agree that it is."
            ),
            section="K",
            on=entry.id,
            place=entry.place,
            law=(EXISTING_ADVICE, ADVICE),
            # A report that the family sent in must not be lost by its own letter.
            remedy=(
                f'Please keep "{short(entry.text)}", and say whether its author still holds to it.'
                if newer
                else f'Please seek advice of today beside "{short(entry.text)}", or show that its author, the family '
                "and the council agreed that it was enough."
            ),
            question="Is this advice still right, or have needs, provision or outcomes changed since?",
        )


def _old(seen: Seen) -> Iterator[Finding]:
    made = seen.made_on or seen.day
    if made is None:
        return
    limit = add_months(made, -_OLD_MONTHS)
    began = seen.about.assessment_began_on
    old = [
        entry
        for entry in seen.plan.advice
        if entry.date_on is not None and entry.date_on < limit and not (began and entry.date_on < began)
    ]
    if old:
        yield Finding(
            "advice.old",
            "look",
            f"{len(old)} of the {len(seen.plan.advice)} entries of advice are more than a year older than the plan. "
            "No rule fixes an age: it is a matter of practice, and of whether the advice still holds.",
            section="K",
            place=seen.place_of("K"),
            words=tuple(f"{short(entry.text)} ({in_words(entry.date_on)})" for entry in old if entry.date_on),
            remedy="Please ask the authors of the older advice whether it still holds, and bring it up to date.",
            question="Does your advice still hold, or does it need to be brought up to date?",
        )


def _by_another(entry: Advice) -> bool:
    """Whether a psychologist of another kind is named; a title that tells of none is no sign."""
    words = words_of(f"{entry.role or ''} {entry.text}")
    return "educational" not in words and not {"clinical", "assistant", "counselling", "forensic"}.isdisjoint(words)


def _has_educational(entries: list[Advice]) -> bool:
    return any("educational" in words_of(f"{one.role or ''} {one.text}") and not _by_another(one) for one in entries
               if one.category == "psychological")  # fmt: skip


def _not_educational(entry: Advice) -> Finding:
    return Finding(
        "advice.not_educational_psychologist",
        "look",
        "Psychological advice must come from an educational psychologist, and this entry names another.",
        section="K",
        on=entry.id,
        place=entry.place,
        words=(entry.role,) if entry.role else (),
        law=(ADVICE,),
        remedy="Please say which educational psychologist gave the psychological advice.",
    )
