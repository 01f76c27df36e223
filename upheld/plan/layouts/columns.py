"""What does the title of a column, or the label of a row, mean?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from upheld.plan.document import Letter
from upheld.plan.layouts.line import role_in
from upheld.plan.layouts.titles import bare_letter, lettered

Means = Literal[
    "need", "outcome", "step", "provision", "strength", "area", "letter", "ref", "detail", "notes",
    "kind", "title", "author", "role", "date",
]  # fmt: skip
"""`detail` is part of the promise beside the provision (who, how often); `notes` is not (strengths, comments).
`kind` to `date` are those of a list of advice."""

_MEANS: tuple[tuple[Means, re.Pattern[str]], ...] = tuple(
    (means, re.compile(words, re.I))  # type: ignore[misc]
    for means, words in (
        ("letter", r"^(?:plan )?section$|^section (?:of (?:the )?plan|letter)$|^part$"),
        ("ref", r"^(?:no\.?|number|ref(?:erence)?\.?|#|item(?: no\.?)?|id|(?:need|outcome|provision|row|record|item) "
                r"(?:no\.?|number|ref(?:erence)?\.?|id))$"),
        ("detail", r"^(?:by |provided by |delivered by )?who(?:m|se)?\b|^(?:provided|delivered|funded|paid|carried out|"
                   r"led|supervised|commissioned|overseen) by|^(?:how|when|where|which)\b(?! .{0,30}(?:help|"
                   r"support) me)|"
                   r"^(?:staff|person|people|professional|provider|responsib|frequency|duration|timescale|"
                   r"time ?frame|time "
                   r"allocated|hours|amount|quantity|level|intensity|group size|ratio|setting|location|start|"
                   r"from when|by "
                   r"when|end date|review|monitor|cost|fund|resource|commission|qualification|train|weeks|length|"
                   r"sessions|"
                   r"delivery|lead|agency|named|role of|date|evaluat)"),
        ("strength", r"\bstrengths?\b(?!.{0,12}\bneeds?\b.{0,3}$)|(?:is|'s|are) (?:working|going) well|"
                     r"what is working\b|"
                     r"good at|can do\b|important to me|people like|important for me|support me|help me|like about me|"
                     r"progress to date|aspiration"),
        ("step", r"\bsteps?\b|short[- ]term|milestone|\btargets?\b|interim"),
        ("need", r"\bnot (?:working|going)\b|^what .{1,30} (?:finds? (?:hard|difficult)|struggles?)"),
        ("provision", r"^(?:.{0,30}\b)?provision\b|^what (?:will|is to be|needs to|help|support|must)|^what$|"
                      r"^(?:support|help|action|strateg|intervention|"
                      r"description(?! of (?:the |each )?(?:need|difficult|outcome))|arrangements?|what's)|"
                      r"\bsupport (?:required|"
                      r"needed)|provided$|\bhelp\b"),
        ("outcome", r"\boutcomes?\b|\baims?\b|\bgoals?\b|\bobjectives?\b|\bsuccess criteria\b|achieve"),
        ("area", r"^(?:broad )?(?:area|category|domain|heading|theme|"
                 r"type of need)s?(?: of (?:special educational )?(?:need|"
                 r"sen|development))?s?$"),
        ("need", r"\bneeds?\b|difficult|not (?:working|going)|barrier|\bsen\b|challenge|concern"),
        ("notes", r"comment|\bnotes?\b|evidence|source|rationale|baseline|\bcurrent|\bviews?\b"),
    )
)  # fmt: skip
_ADVICE: tuple[tuple[Means, re.Pattern[str]], ...] = tuple(
    (means, re.compile(words, re.I))  # type: ignore[misc]
    for means, words in (
        ("ref", r"^(?:no\.?|number|ref|#|appendix|appendix (?:no\.?|number|letter)|app\.?)$"),
        ("date", r"\bdate|\bwhen\b|dated|received"),
        ("kind", r"^(?:type|kind|categor|nature)|advice (?:type|from)$|^(?:area|advice)$|^advice and information$"),
        ("title", r"\b(?:title|document|report|name of (?:report|advice|document)|description|item|appendix)\b"),
        ("author", r"\b(?:author|name|written by|by whom|who|professional|provided by|completed by|person|from|"
                   r"given by)\b"),
        ("role", r"\b(?:role|job|position|service|agency|designation|profession|organisation|capacity|team)\b"),
    )
)  # fmt: skip
_LONGEST = 120
_MARKED = re.compile(r"(H\s?[12]|[A-K])\s*[:–—-]\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `letter` where its title names the section; `title` as printed, in lower case."""

    means: Means
    title: str
    letter: Letter | None = None


def column(text: str) -> Column | None:
    """What a column's title or a row's label means; None where its words do not say."""
    plain = " ".join(text.split()).strip(" :*")
    if not plain or len(plain) > _LONGEST or (plain.endswith(".") and len(plain.split()) > 4):
        return None
    letter, rest = _letter_of(plain)
    if letter is not None:
        role = role_in(letter)
        if role in ("need", "outcome", "provision"):
            means: Means = "need" if role == "need" else "outcome" if role == "outcome" else "provision"
            other = _meaning(rest)
            return Column(other if other in ("strength", "step", "detail", "ref") else means, rest.lower(), letter)
        return None
    found = _meaning(plain)
    return Column(found, plain.lower(), _act(plain)) if found else None


def _meaning(plain: str) -> Means | None:
    found = next((means for means, pattern in _MEANS if pattern.search(plain)), None)
    if found is None and " " in plain and len(plain) < 24:
        whole = plain.replace(" ", "")  # a narrow column breaks its title within a word
        found = next((means for means, pattern in _MEANS if pattern.fullmatch(whole)), None)
    return found


def _letter_of(plain: str) -> tuple[Letter | None, str]:
    """The one section that a title names, and its other words."""
    if (bare := bare_letter(plain)) and len(plain) > 1:
        return bare, plain
    if marked := _MARKED.match(plain):
        return bare_letter(marked[1]), marked[2]
    title = lettered(plain, stands_out=True)
    if title is None or len(title.letters) != 1 or (title.sub and title.letters[0] not in ("H1", "H2")):
        return None, plain
    return title.letters[0], title.words


def _act(plain: str) -> Letter | None:
    """H1 or H2 where a title tells the two apart without the letter."""
    if re.search(r"\b1970\b|chronically sick|csdpa", plain, re.I):
        return "H1"
    return "H2" if re.match(r"(?:any )?other (?:social care )?provision", plain, re.I) else None


def advice_column(text: str) -> Column | None:
    """What a column of a list of advice means."""
    plain = " ".join(text.split()).strip(" :*")
    if not plain or len(plain) > 60:
        return None
    found = next((means for means, pattern in _ADVICE if pattern.search(plain)), None)
    return Column(found, plain.lower()) if found else None
