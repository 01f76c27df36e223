"""Does section A hold the child's and the family's views, in the child's own words, and say of when they are?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.law.plan_rules import SECTIONS_SEPARATE, VIEWS
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.seen import Seen

_FIRST_PERSON = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b|\b[Mm](?:y|e|ine)\b")
_NO_PERSON = re.compile(r"\bSection I\b|\bI(?=[.)]\s)|\bKey Stage I\b|\b(?:Year|Part|Phase|Level|Stage) I\b")
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
DATE = re.compile(
    rf"\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|\b(?:{_MONTHS})\.? (?:20)\d\d\b"
    r"|\b(?:spring|summer|autumn) (?:term )?20\d\d\b"
    r"|\b20\d\d-\d\d-\d\d\b",
    re.I,
)

_FAMILY = Phrases(
    "parent", "parents", "mum", "dad", "mother", "father", "family", "carer", "carers", "grandparents", "grandmother",
    "guardian", "guardians", "we", "mrs", "mr", "ms",
)  # fmt: skip
_HOPES = Phrases(
    "want", "wants", "would like", "hope", "hopes", "aspiration", "aspirations", "in the future", "when I am older",
    "dream", "dreams", "wish", "wishes", "looking forward", "one day", "want|wants to be",
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Section A without words, without a date, or without anything that the child says for themselves."""
    section = seen.plan.section("A")
    if section is None:
        return
    said = "\n".join(line.text for line in seen.by_section.get("A", ()))
    if not re.search(r"\w", said):
        yield Finding(
            "views.empty",
            "important",
            "Section A has its heading, and no views, interests or aspirations were found under it.",
            section="A",
            place=section.place,
            law=(SECTIONS_SEPARATE, VIEWS),
            remedy="Please put the views, interests and aspirations of the child and the family into section A.",
        )
        return
    if not _FIRST_PERSON.search(_NO_PERSON.sub(" ", said)):
        yield Finding(
            "views.not_first_person",
            "look",
            'No sentence with "I", "me" or "my" was found in section A: the child or young person may not have been '
            "asked, or was not quoted.",
            section="A",
            place=section.place,
            law=(VIEWS, SECTIONS_SEPARATE),
            remedy="Please ask for the child's or young person's own views and put them into section A in their words.",
        )
    words = words_of(said)
    lacks = [
        what
        for what, there in (("the parents' views", _FAMILY), ("hopes for the future", _HOPES))
        if not there.stands_in(said, words)
    ]
    if lacks:
        yield Finding(
            "views.incomplete",
            "look",
            f"Nothing was found in section A about {' or '.join(lacks)}.",
            section="A",
            place=section.place,
            law=(SECTIONS_SEPARATE, VIEWS),
            remedy=f"Please ask about {' and '.join(lacks)}, and put what is said into section A.",
        )
    if not DATE.search(f"{section.title}\n{said}"):
        yield Finding(
            "views.undated",
            "look",
            "No date was found in section A, so it is not clear how old these views are.",
            section="A",
            place=section.place,
            law=(VIEWS,),
            remedy="Please say in section A on which day the views were given.",
        )
