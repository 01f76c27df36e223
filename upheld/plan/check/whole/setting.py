"""Is section I blank in a draft and filled in a final plan, with nothing left open?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.law.plan_rules import (
    DRAFT_NAMES_NO_SCHOOL,
    ELSEWHERE,
    FINAL_NAMES_SCHOOL,
    GREENWICH,
    PHASE_TRANSFER,
)
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen

_KINDS = (
    r"School|Academy|College|Nursery|Pre-?school|Primary|Secondary|Infants?|Juniors?|Sixth Form|Centre|Unit|Campus|UTC"
)
_NAME = re.compile(
    rf"\b[A-Z][\w'’.]+(?:[ -](?:[A-Z][\w'’.]+|of|the|and|for|&|in))*? (?:{_KINDS})\b(?: (?:{_KINDS})\b)*"
)
_NO_NAME = re.compile(
    r"^(?:Name|Type|Section|Special|Mainstream|The|This|A|An|Any|Each|Every|Current|Named|Proposed|Their|Your|Our|His|Her|"
    r"No|Home|Primary|Secondary|Independent|Maintained|Early|Further|If|In|At|Key|Years?|After|Whole)\b"
    rf"(?:[ -](?:of|the|or|and|a|an|Early|Years|{_KINDS}|Mainstream|Special))*$",
    re.I,
)
_TYPE = re.compile(
    r"\b(?:mainstream|special|independent|maintained|residential|resourced|alternative|specialist)\b"
    r"(?:[ -](?:and|or|primary|secondary|infant|junior|day|boarding|residential|non-maintained|state|maintained|nursery"
    r"|independent|special|mainstream|post-?16|further|education))*"
    r"[ -](?:schools?|academy|college|setting|placement|provision|unit|base|nursery|institution)\b",
    re.I,
)
_BLANK = Phrases(
    "left blank", "blank", "to be confirmed", "tbc", "tba", "tbd", "to be completed", "to be determined",
    "to be decided", "to be named", "not named", "will be named", "not to be named", "not applicable", "none",
    "to be agreed", "to be added", "consultation", "not yet", "draft", "must not", "will be completed", "na",
    "parental preference", "may request", "right to request", "may ask", "do not complete", "not to be completed",
    "n a", "will consult",
)  # fmt: skip
_LABEL = re.compile(r"^[\s\W]*(?:(?:name|type|address|phone|date)[^:?]{0,60}[:?]?|section i\b.{0,90}:?)[\s\W]*$", re.I)
_CONDITION = Phrases(
    "subject to", "if a place", "when a place", "once a place", "provided that", "pending", "to be confirmed", "tbc",
    "or similar", "or equivalent", "or another|alternative", "trial", "if available", "where available", "depending on",
    "on condition", "in principle", "until a place", "parental preference", "parental choice", "at parents expense",
    "parents ~ transport", "parents will transport", "parental responsibility for transport", "provided parents",
)  # fmt: skip
OUT_OF_SCHOOL = Phrases(
    "eotas", "eotis", "eotc", "otherwise than at|in", "section 61", "home education package", "outside school",
    "tuition at home", "home tuition",
)  # fmt: skip
FROM_SEPTEMBER = re.compile(
    r"\bfrom (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:september|autumn|start of)|\bseptember", re.I
)


def findings(seen: Seen) -> Iterator[Finding]:
    """A school or type named in a draft, none in a final plan, words that leave it open, a move that is not named."""
    version = seen.plan.version
    said = (seen.plan.named_setting or "").strip()
    named = named_in(said)
    if version == "draft" and named:
        yield _named(seen, named, sure=seen.about.first_plan is not False)
    if version == "draft" and seen.about.first_plan is not False:
        yield from _in_provision(seen)
    if version in ("final", "amended"):
        if not said or is_blank(said):
            yield from _not_named(seen)
        else:
            yield from _conditional(seen, said)
            yield from _transfer(seen, said)


def is_blank(text: str) -> bool:
    """Whether what section I says names nothing: no words, a label without an answer, or a note that it is blank."""
    return not any(_answers(text))


def named_in(text: str) -> tuple[str, ...]:
    """The names and types of schools or other places in what section I says, verbatim."""
    found: list[str] = []
    for line in _answers(text):
        found.extend(_names(line))
        found.extend(match.group() for match in _TYPE.finditer(line))
    return tuple(dict.fromkeys(found))


def _answers(text: str) -> Iterator[str]:
    for line in re.split(r"\n|(?<=[.;!?])\s", text):
        # A note that the section is blank may still name a school by its own name, and then it is not.
        said = re.search(r"\w", line) and not _LABEL.match(line)
        if said and (not _BLANK.found(line, words_of(line)) or any(_names(line))):
            yield line


def _names(line: str) -> Iterator[str]:
    return (match.group() for match in _NAME.finditer(line) if not _NO_NAME.match(match.group()))


def _named(seen: Seen, words: tuple[str, ...], *, sure: bool) -> Finding:
    if sure:
        says = "This draft names a school, or a type of school, in section I, which a draft must not do."
    else:
        says = (
            "Section I names a school or a type. A draft of a first plan must not. This draft amends a plan, "
            "and the family may ask for another school while it comments."
        )
    return Finding(
        "setting.named_in_draft",
        "serious" if sure else "look",
        says,
        section="I",
        place=seen.place_of("I"),
        words=words,
        law=(DRAFT_NAMES_NO_SCHOOL,),
        remedy=(
            "Please leave section I of the draft blank, so that the request for a school is considered first."
            if sure
            else "Please say whether a change to section I is proposed, and consider any request for a school first."
        ),
    )


def _in_provision(seen: Seen) -> Iterator[Finding]:
    for line in seen.in_sections("E", "F"):
        # A place stands in section F by its name or type only where the line makes the school part of the promise.
        names = tuple(_names(line.text))
        types = (match.group() for match in _TYPE.finditer(line.text) if "provision" not in match.group().casefold())
        words = (*names, *(one for one in types if not any(one in name for name in names)))
        if words:
            yield Finding(
                "setting.named_in_provision",
                "look",
                f"This draft seems to name a school, or a type of school, in section {line.section}.",
                section=line.section,
                on=line.on,
                place=line.place,
                words=tuple(dict.fromkeys(words)),
                law=(DRAFT_NAMES_NO_SCHOOL,),
                remedy="Please say what is to be provided without naming a school or a type of school in the draft.",
            )


def _not_named(seen: Seen) -> Iterator[Finding]:
    if any(OUT_OF_SCHOOL.found(line.text, line.words) for line in seen.in_sections("F", "I")):
        return
    if seen.plan.section("I") is None:
        return
    yield Finding(
        "setting.not_named",
        "serious",
        "No school, other place or type was found in section I, though this is a final plan. It may be blank only "
        "where all the education is given outside a school.",
        section="I",
        place=seen.place_of("I"),
        law=(FINAL_NAMES_SCHOOL, ELSEWHERE),
        remedy="Please name the school or other place in section I.",
    )


def _conditional(seen: Seen, said: str) -> Iterator[Finding]:
    words = _CONDITION.found(said, words_of(said))
    if words:
        yield Finding(
            "setting.conditional",
            "important",
            "Section I puts a condition on the place or leaves it open. It may do so only for a reason that is given.",
            section="I",
            place=seen.place_of("I"),
            words=words,
            law=(FINAL_NAMES_SCHOOL, GREENWICH),
            remedy="Please name the place in section I without a condition, or give the reason for the condition.",
        )


def _transfer(seen: Seen, said: str) -> Iterator[Finding]:
    day, year = seen.day, seen.year
    if day is None or year not in (6, 11) or FROM_SEPTEMBER.search(said):
        return
    limit = (2, 15) if year == 6 else (3, 31)
    if limit <= (day.month, day.day) < (9, 1):
        move = "from primary to secondary school" if year == 6 else "from secondary school to a place for after 16"
        yield Finding(
            "setting.no_next_place",
            "look",
            f"The child is in Year {year}. If there is a move {move} in September, section I must name the next place "
            "too, and no place from September was found in it.",
            section="I",
            place=seen.place_of("I"),
            law=(PHASE_TRANSFER,),
            remedy="Please name in section I the present place until the end of the year and the next from September.",
        )
