"""Who is to do what a line promises, and who only trains or oversees them?"""

from __future__ import annotations

import re
from dataclasses import dataclass

PROFESSIONAL, TEACHER, ASSISTANT, STAFF = 3, 2, 1, 0
MOST_LETTERS = 6_000


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of person in a line. `name` is the same for every way to write it; `rank` is how qualified they are.

    `oversees`: they train, advise or supervise whoever does it. `words` are those of the line, with how they qualify.
    `number` is how many of them, 0 where it is not said.
    """

    name: str
    rank: int
    words: str
    qualified: tuple[str, ...]
    number: int
    oversees: bool
    start: int
    end: int


# name, rank, the ways to write it
_ROLES: tuple[tuple[str, int, str], ...] = (
    ("therapy assistant", ASSISTANT, r"(?:speech and language )?(?:physio)?therapy assistants?|ot assistants?"),
    ("emotional literacy assistant", ASSISTANT, r"emotional literacy(?: support)? assistants?|elsas?"),
    ("speech and language therapist", PROFESSIONAL,
     r"speech (?:and|&) language therapists?|speech therapists?|sa?lts?"),
    ("occupational therapist", PROFESSIONAL, r"occupational therapists?|ots?"),
    ("physiotherapist", PROFESSIONAL, r"physiotherapists?|physios?"),
    ("music therapist", PROFESSIONAL, r"music therapists?"),
    ("art therapist", PROFESSIONAL, r"art therapists?"),
    ("play therapist", PROFESSIONAL, r"play therapists?"),
    ("psychotherapist", PROFESSIONAL, r"(?:child )?psychotherapists?"),
    ("therapist", PROFESSIONAL, r"(?:[a-z]+ )?therapists?"),
    ("educational psychologist", PROFESSIONAL, r"educational psychologists?|eps?"),
    ("clinical psychologist", PROFESSIONAL, r"clinical psychologists?"),
    ("psychologist", PROFESSIONAL, r"psychologists?"),
    ("psychiatrist", PROFESSIONAL, r"psychiatrists?"),
    ("doctor", PROFESSIONAL, r"(?:community )?paediatricians?|doctors?|gps?|consultants?"),
    ("nurse", PROFESSIONAL, r"(?:[a-z]+ )?nurses?"),
    ("dietitian", PROFESSIONAL, r"dietitians?|dieticians?"),
    ("teacher of the deaf", PROFESSIONAL, r"teachers? of (?:the deaf|deaf children)|q?tods?"),
    (
        "teacher of children with vision impairment", PROFESSIONAL,
        r"teachers? of (?:children with )?(?:vision|visual)(?:ly)? impair(?:ment|ed)(?: children)?|qtvis?",
    ),
    ("specialist teacher", PROFESSIONAL, r"(?:specialist|advisory) teachers?"),
    ("habilitation specialist", PROFESSIONAL, r"habilitation (?:specialists?|officers?)"),
    ("social worker", PROFESSIONAL, r"social workers?"),
    ("teaching assistant", ASSISTANT,
     r"(?:higher level )?(?:teaching|learning support|classroom) assistants?|hltas?|tas?|lsas?|assistants?"),
    ("counsellor", TEACHER, r"counsellors?"),
    ("SENCO", TEACHER, r"sencos?|sendcos?|special educational needs co-?ordinators?"),
    ("teacher", TEACHER, r"(?:class |subject |form )?teachers?|tutors?"),
    ("learning mentor", ASSISTANT, r"learning mentors?|mentors?"),
    ("support worker", ASSISTANT,
     r"(?:support|care|key|youth) workers?|carers?|personal assistants?|key adults?|travel trainers?"),
    ("staff", STAFF, r"(?:members? of )?staff|practitioners?|adults?|keyperson|professionals?"),
)  # fmt: skip
_QUALIFIED = (
    r"(?:fully |suitably |appropriately |highly |specially )?(?:qualified|registered|hcpc[\s-]registered|chartered|"
    r"experienced|trained|accredited|named|specialist(?!\s+(?:teachers?|nurses?)))"
)
_ROLE = re.compile(
    r"\b(?:(?P<many>one|two|three|four)\s+|(?:an?|the|each|every|another|his|her|their)\s+)?(?P<how>(?:(?:"
    + _QUALIFIED
    + r"|female|male|full-time)[,\s]+(?:and\s+)?)*)"
    "(?:" + "|".join(f"(?P<r{number}>{ways})" for number, (_, _, ways) in enumerate(_ROLES)) + r")\b",
    re.IGNORECASE,
)
_OVERSEES = re.compile(
    r"\b(?:(?:supervised|overseen|trained|advised|directed|planned|designed|devised|written|set|guided|modelled|"
    r"monitored|reviewed|checked|agreed|assessed|informed|recommended)\b[^.;]{0,45}?\bby"
    r"|(?:guidance|direction|supervision|training|advice|oversight|recommendations)\s+(?:of|from|by))\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|and|or|,\s*and)\s*", re.IGNORECASE)
_MANY = {"one": 1, "two": 2, "three": 3, "four": 4}
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def roles_of(text: str) -> tuple[Role, ...]:
    """Everybody who is named in the first 6,000 letters of a line, in their order."""
    text = text[:MOST_LETTERS]
    found: list[Role] = []
    for match in _ROLE.finditer(text):
        number = next(int(key[1:]) for key, value in match.groupdict().items() if key[0] == "r" and value)
        name, rank, _ = _ROLES[number]
        start = match.start()
        if found and found[-1].name == name and text[found[-1].end : start].strip() == "(":
            continue
        led = _OVERSEES.search(text[max(0, start - 90) : start])
        follows = bool(found) and found[-1].oversees and bool(_AND.fullmatch(text[found[-1].end : start]))
        words = match.group() if led is None else (led.group() + match.group())
        how = tuple(word.casefold() for word in _WORD.findall(match["how"] or "") if len(word) > 3)
        begins = start if led is None else start - len(led.group())
        many = _MANY.get((match["many"] or "").casefold(), 0)
        found.append(Role(name, rank, words.strip(), how, many, led is not None or follows, begins, match.end()))
    return tuple(found)
