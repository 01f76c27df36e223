"""Does a line look like a heading, and does it name an area of need or say what the lines under it are?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from upheld.documents.reading.found import Words
from upheld.documents.reading.marker import is_bullet

Says = Literal["need", "outcome", "step", "provision", "words"]
_AREA_WORDS = frozenset(
    "communication interaction cognition learning social emotional mental health sensory physical speech language "
    "and or the of with my needs need area areas wellbeing well being self help independence independent living "
    "skills preparing for preparation adulthood employment community inclusion medical motor hearing vision "
    "visual impairment behaviour literacy numeracy academic attainment play life daily personal care education "
    "attention relationships friendships difficulties development engagement other home family processing autism "
    "regulation co ordination body senses how i learn communicate feel feelings get on others".split()
)
_AREA_KEYS = re.compile(
    r"communicat|interaction|cognit|learning|learn\b|emotional|mental health|sensory|physical|speech|language|"
    r"independence|self.?(?:help|care)|adulthood|literacy|numeracy|behaviour|wellbeing|well-being|motor|hearing|vision|"
    r"\bfeel\b|senses|independent living",
    re.I,
)
_TAIL = r"(?:\s*[:(–—-].{0,60}|\s+(?:for|of|to|required|needed|sought|identified|agreed|in|that|which|from)\b.{0,60})?"
_SAYS: tuple[tuple[Says, re.Pattern[str]], ...] = tuple(
    (says, re.compile(rf"(?:{words}){_TAIL}", re.I))  # type: ignore[misc]
    for says, words in (
        ("words", r"(?:[\w' ]{0,30}\b)?strengths?|what(?: is|'s)? (?:working|going|goes|works) well|what i(?:'m|"
                  r" am) good at|"
                  r"what .{1,40} does well|things i (?:like|am good at)|strengths and (?:interests|skills|abilities)"),
        ("words", r"monitoring(?: and review(?:ing)?)?(?: arrangements?)?|"
                  r"review(?:ing)?(?: and monitoring)?(?: arrangements?)?|"
                  r"arrangements for .{1,60}|signatures?|signed.{0,40}|how (?:will )?(?:progress|this|"
                  r"the plan)\b.{0,60}|"
                  r"date of (?:next )?review|annual review|glossary|abbreviations|distribution(?: list)?"),
        ("step", r"(?:short[- ]term |smaller |next |key )?(?:steps?|targets?|milestones?)(?: towards.{0,40})?|"
                 r"short[- ]term (?:outcomes?|goals?)"),
        ("words", r"(?:my )?aspirations?|long[- ]term (?:aim|goal|aspiration)s?|background(?: information)?|context|"
                  r"introduction"),
        ("need", r"(?:identified |my |areas? of |summary of |current )*(?:special educational |sen |health |"
                 r"social care )?"
                 r"(?:needs?|difficulties|barriers(?: to learning)?)|what (?:is|'s) not (?:working|going)|"
                 r"what (?:i|.{1,30}) (?:needs? help|finds? (?:hard|difficult)).{0,40}"),
        ("outcome", r"(?:desired |agreed |long[- ]term |my |expected )*outcomes?"),
        ("provision", r"(?:special educational |health |social care |educational )?provision|(?:the )?(?:support|help)"
                      r"(?: i need| i will (?:have|get))?"),
    )
)  # fmt: skip
_CODES = re.compile(r"\s*[(\[][^)\]]*\d[^)\]]*[)\]]\s*$")
_PROMISES = re.compile(
    r"\b(?:will|should|must|shall|to be|has|have|is|are)\b|\d\s*(?:hours?|minutes?|sessions?|weeks?|x)\b", re.I
)
_BESIDE = re.compile(
    r"(?:by )?who(?:m)?\b|how (?:often|long|much|many|will (?:it|this))\b|frequency|duration|by when|"
    r"when (?:will|by)\b|(?:provided|delivered|funded|monitored) by|staffing\b|start date",
    re.I,
)
_NUMBERED = re.compile(r"\s*[A-K]\.?\d{1,2}(?:\.\d{1,2})*[.:)]?\s+")
_STEPS = re.compile(r"S(?i:hort[- ]term\b)|(?:Steps|Targets|Milestones|STEPS|TARGETS) (?i:towards?)\b")
_FOR = re.compile(r"\((?:for|meets|see)\s[^()]{0,20}\d[^()]{0,10}\)\s+\S")
_BROAD = re.compile(
    r"(?:communication (?:and|&) interaction|cognition (?:and|&) learning|social,? emotional,? (?:and|&) mental health|"
    r"sensory,? (?:and|&|or|and/or) physical) (?:difficulties|needs)",
    re.I,
)
"""The four broad areas as the Code names them: such a line is a heading though it tells of difficulties."""
_NOT_ALONE = re.compile(r"difficult|impairment|processing|autism|disorder|delay|development", re.I)


def body_size(words: Iterable[Words]) -> float | None:
    """The size that most letters of the document have."""
    sizes: Counter[float] = Counter()
    for one in words:
        if one.size is not None:
            sizes[one.size] += len(one.text)
    return sizes.most_common(1)[0][0] if sizes else None


def stands_out(words: Words, body: float | None) -> bool:
    """Whether it looks like a heading: by its style, all bold, in capitals, or larger than the text."""
    text = words.text
    if not text or len(text) > 320 or text[-1:] in ",;":
        return False
    if words.level:
        return True
    capitals = text.isupper() and sum(map(str.isalpha, text)) > 3
    larger = body is not None and words.size is not None and words.size >= body + 1.5
    return words.strong or capitals or larger


def is_heading(words: Words, body: float | None, *, in_cell: bool = False) -> bool:
    """Whether a line that is no section's title is a heading all the same: of an area, or of what comes next."""
    text = words.text.strip()
    count = len(text.split())
    if not text or count > 25 or "\n" in text:
        return False
    out = stands_out(words, body)
    if words.marker is None and count <= (6 if text.endswith(":") else 2 if text.endswith(".") else 0) and says(text):
        return True  # 'Needs.', 'Steps towards this outcome:'
    if words.marker is None and count <= 5 and _STEPS.match(text) and says(text) == "step":
        return True  # 'Short-term targets'
    if words.marker is None and count <= 10 and _FOR.match(text) and not text.endswith("."):
        return True  # '(for B.1) Learning and reading'
    if (
        is_area(text)
        and not text.endswith(".")
        and (out or not _NOT_ALONE.search(text) or (not in_cell and _BROAD.fullmatch(text)))
    ):
        # A bullet that names an area may be a need; `before_text` tells the one that has its own lines under it.
        return out or words.marker is None
    if not out:
        return False
    if words.level and not in_cell:
        return True
    larger = body is not None and words.size is not None and words.size > body + 1
    if count > 6 and not larger and _PROMISES.search(text) and says(text) is None:
        return False  # a line of the plan in bold, as words that were put in often are
    if text.endswith((".", "?", "!")) or count > (12 if in_cell else 16):
        return False
    return words.marker is None or not is_bullet(words.marker)


def before_text(words: Words, after: Words) -> bool:
    """Whether a bullet names the area of the lines under it, which are no bullets of the same kind."""
    if words.marker is None or not is_bullet(words.marker) or not is_area(words.text):
        return False
    return (after.marker is None or after.marker != words.marker or after.indent > words.indent) and not is_area(
        after.text
    )


def is_area(text: str) -> bool:
    """Whether a text names an area of need ('Cognition and learning', 'How I communicate') and says nothing else."""
    if len(text) > 90 or not _AREA_KEYS.search(text):
        return False
    words = re.findall(r"[a-z]+", _CODES.sub("", _NUMBERED.sub("", text).lower()))
    return 0 < len(words) <= 12 and all(word in _AREA_WORDS for word in words)


def says(text: str) -> Says | None:
    """What a heading says that the lines under it are; None where it only names an area or a subject."""
    plain = " ".join(text.split()).strip(" :.")
    if len(plain.split()) > 14:
        return None
    return next((what for what, pattern in _SAYS if pattern.fullmatch(plain)), None)


def is_beside(text: str) -> bool:
    """Whether a heading asks for a part of the promise before it ('Who will do this?', 'How often:')."""
    return bool(_BESIDE.match(text)) and len(text.split()) <= 9
