"""Does a sentence recommend something, and how would a plan promise it?"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n+")
_SHORT_FOR = re.compile(r"\b(?:e\.g|i\.e|etc|approx|min|mins|hrs|no|vs|Dr|Mr|Mrs|Ms|St)\.$", re.IGNORECASE)
_RECOMMENDS = re.compile(
    r"\bI\s+(?:would\s+|also\s+|strongly\s+|therefore\s+){0,3}(?:recommend|suggest|advise)\b"
    r"|\b(?:it is|is|are)\s+(?:strongly\s+|therefore\s+|also\s+)?(?:recommended|advised|essential|important)\s+that\b"
    r"|\b(?:my|our)\s+recommendations?\b"
    r"|\b(?:should|must|will need to|needs? to)\s+(?:also\s+|then\s+|continue to\s+)?"
    r"(?:receive|have|be\s+(?:given|provided|offered|taught|seated|allowed|supported|seen|placed|in\s+an?))\b"
    r"|\b(?:requires|needs|will need|will require|would require)\s+(?!to\b|(?:help|support|prompts?"
    r"|reminders?)\b[\s.,])"
    r"(?:\w+\s+){0,6}?"
    r"(?:programme|therapy|teaching|sessions?|support|assistant|adult|break|breaks|curriculum|environment|equipment|"
    r"access|input|worker|mentor|psychologist|therapist|tutor|laptop|reader|scribe|timetable|device|provision|intervention|aids?|setting|class|minutes|hours?|daily|weekly)\b"
    r"|\b(?:should|must)\s+(?:not|never|always)\b|\bwould benefit from\b",
    re.IGNORECASE,
)
_NOT_THEIRS = re.compile(
    r"\b(?:parents?|mother|father|mum|dad|teacher|school|carer|he|she|child|[A-Z])\b[^.]{0,25}?\b(?:says?"
    r"|said|reports?|reported|feels?|felt|"
    r"told|would like|wants?|wishes|hopes?|believes?)\b|\bplease\b|\bif you\b|\bread with caution\b",
    re.IGNORECASE,
)
_NO_RECOMMENDATION = re.compile(
    r"^(?:please|if you|thank|yours|i would be happy|signed|the following|these recommendations"
    r"|this report|see |refer to|"
    r"recommendations? (?:are|is) |date|name|n/?a$|none$)",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|has|was|were|had|enjoys?|likes?|can|scored|seems?|appears?)\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"\b(?:should|will|must|would|could|recommend\w*|suggest\w*|advis\w*|requires?|needs?|(?:is|are|has|have) to)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^(?:this|these|it(?!\s+is\s+\w+(?:\s+\w+)?\s+that)|they|progress|those|such)\b", re.IGNORECASE)
_LEADS = re.compile(
    r"^(?:in my (?:professional )?(?:opinion|view),?\s+)?(?:therefore,?\s+)?(?:i|we)\s+(?:would\s+"
    r"|also\s+|strongly\s+|therefore\s+){0,3}"
    r"(?:recommend|suggest|advise)\s+(?:that\s+)?"
    r"|^(?:it is|it's)\s+(?:strongly\s+|therefore\s+|also\s+)?(?:recommended|advised|essential|important)\s+that\s+"
    r"|^in my (?:professional )?(?:opinion|view),?\s+",
    re.IGNORECASE,
)
_AS_PROMISED = (
    (re.compile(r"\b(?:should|must|ought to)\b", re.IGNORECASE), "will"),
    (re.compile(r"\b(?:would|will)\s+(?:require|need)\b(?!\s+to\b)", re.IGNORECASE), "will have"),
    (re.compile(r"\b(?:would|will)\s+(?:require|need)\s+to\b", re.IGNORECASE), "will"),
    (re.compile(r"\b(?:requires|needs)\s+to\b", re.IGNORECASE), "will"),
    (re.compile(r"\b(?:requires|needs)\b", re.IGNORECASE), "will have"),
)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each with those that only go on with it ("This should be reviewed …")."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        part = part.strip()
        if not part:
            continue
        if found and (_SHORT_FOR.search(found[-1]) or _GOES_ON.match(part)):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return tuple(found)


def recommends(sentence: str) -> bool:
    """Whether a sentence, wherever it stands, recommends something in the author's own name."""
    return bool(_RECOMMENDS.search(sentence)) and not _NOT_THEIRS.search(sentence)


def is_talk(sentence: str) -> bool:
    """Whether a sentence among recommendations is none: a lead-in, a courtesy, a label."""
    plain = sentence.strip()
    return plain.endswith(":") or len(plain) < 4 or bool(_NO_RECOMMENDATION.match(plain))


def is_description(sentence: str) -> bool:
    """Whether a sentence says how things are, not what is to be done."""
    return bool(_IS.search(sentence)) and not _TO_DO.search(sentence)


def as_promised(text: str) -> str:
    """The words as a plan would promise them: without "I recommend that", and with "will" for "should"."""
    plain = _LEADS.sub("", text.strip())
    for pattern, promise in _AS_PROMISED:
        plain = pattern.sub(promise, plain)
    return plain[:1].upper() + plain[1:]
