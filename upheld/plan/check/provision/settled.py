"""What does a line settle by the way it is put, where no single word of it shows that?"""

from __future__ import annotations

import re

_SERVICE = re.compile(
    r"\b(?:clinics?|club|hospital|trust|service|team|centre|portage|agency|charity|hospice|unit|orthotics|audiology|"
    r"camhs|gp|foster (?:family|carers?)|family placement)\b",
    re.IGNORECASE,
)
_WITH_SOMEBODY = re.compile(
    r"\bwith (?:a|an|the|his|her|their|one|two) (?:[\w’'-]+ ){0,3}(?:officer|worker|tutor|coach|mentor|leader|"
    r"instructor|practitioner|counsellor|assistant|teacher|therapist|nurse|trainer)s?\b",
    re.IGNORECASE,
)
_TRAINED_ADULTS = re.compile(
    r"\badults?\b,? (?:who (?:is|are) |both |each |all )?trained (?:by|in|to)\b", re.IGNORECASE
)
_THE_PROGRAMME = re.compile(
    r"\b(?:the|this|that) (?:[\w’'-]+ ){0,2}(?:programme|exercises|stretches)\b[^.;]{0,60}"
    r"\b(?:will|is to|are to|to) be "
    r"(?:carried out|delivered|run|given|practised|followed|done|used)\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(
    r"\b(?:emotional literacy support assistant|elsa|counsellor|psychotherapist|(?:art|play|music|drama) therapist|"
    r"mobility (?:officer|specialist)|habilitation (?:officer|specialist|worker)|travel trainer|portage)\b",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"\bone (?:day|night|evening|weekend|week|session|lesson) in (?:every )?"
    r"(?:two|three|four|five|six|eight|ten|\d{1,2})\b",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"\b(?:supplied|bought|provided|funded|paid for|maintained|serviced|installed|fitted|lent)(?:,? (?:and|or) "
    r"(?:supplied|bought|provided|maintained|serviced|installed|fitted|insured))? by (?:the|an?|his|her) ",
    re.IGNORECASE,
)
_ALL_STAFF = re.compile(
    r"\b(?:all|every|each) (?:(?:school|class|teaching|college|member of) )?(?:staff|adults?|teachers?)\b[^.;]{0,60}"
    r"\b(?:will|must|is to|are to)\b",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"\bto be (?:finished|completed|fitted|installed|done|in place|made|built|supplied|provided) (?:by|before|on)\b",
    re.IGNORECASE,
)


def somebody(text: str, section: str) -> bool:
    """Whether it is plain who gives it: somebody it is given with, trained adults, or outside section F a service.

    Law: VS and RS v Hampshire [2021] UKUT 187 (AAC), a lighter standard for health and social care.
    """
    if _WITH_SOMEBODY.search(text) or _TRAINED_ADULTS.search(text):
        return True
    return section != "F" and (_SERVICE.search(text) is not None or _FINISHED.search(text) is not None)


def something(text: str, section: str, *, who: bool, often: bool) -> bool:
    """Whether it is plain what is done: a programme set out before, what that profession does, or a named visit."""
    if _THE_PROGRAMME.search(text) or (_OF_ITS_OWN.search(text) is not None and who and often):
        return True
    return section != "F" and who and often


def a_rhythm(text: str) -> bool:
    """Whether it says how often as a share: "one weekend in six"."""
    return _ONE_IN.search(text) is not None


def supplied(text: str) -> bool:
    """Whether a thing is there because somebody named supplies it, so that it needs no rhythm."""
    return _SUPPLIED.search(text) is not None


def for_all_staff(text: str) -> bool:
    """Whether it binds every member of staff to the same way of doing something."""
    return _ALL_STAFF.search(text) is not None
