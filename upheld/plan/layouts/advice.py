"""An entry of section K: who wrote it, as what, on which day, and which of the eight kinds of advice it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.plan.document import Category
from upheld.plan.layouts.days import day_in, days_in

_CATEGORIES: tuple[tuple[Category, re.Pattern[str]], ...] = tuple(
    (category, re.compile(words, re.I))  # type: ignore[misc]
    for category, words in (
        ("requested_by_parent", r"(?:asked for|requested|commissioned|instructed|obtained|"
                                r"sought) by (?:the )?(?:parent|family|"
                                r"mother|father|young)|parent[- ]requested|parental request|\bprivate(?:ly)?\b|"
                                r"\bindependent "
                                r"(?:speech|occupational|educational|psycholog|physio)"),
        ("adulthood", r"preparation for adulthood|preparing for adulthood|\badulthood\b|careers? (?:advis|guid)|"
                      r"connexions|"
                      r"transition (?:work|advis|plan)"),
        ("psychological", r"educational psycholog|psychological advice|psychology (?:service|advice|report)|"
                          r"^psychological\b|"
                          r"\bep\b(?:'s)? (?:advice|report)|^psychologist|child psychologist"),
        ("medical", r"\bmedical|paediatric|\bdoctor\b|\bgp\b|\bconsultant\b|clinical psycholog|psychiatr|camhs|"
                    r"\bnurs(?:e|ing)\b|"
                    r"^health\b|health (?:advice|service|visitor)|neurolog"),
        ("social_care", r"social (?:care|work|service)|early help|disabled children'?s team|family support|"
                        r"children'?s services"),
        ("other", r"therap|\b(?:ot|salt|slt)\b|speech and language|physio|sensory|teacher of (?:the )?(?:deaf|"
                  r"children|pupils)|hearing|"
                  r"vision|visual|"
                  r"specialist teach|advisory teach|outreach|portage|youth offending|autism (?:team|service)|^other\b"),
        ("parent", r"\bparent(?:s|al|/carers?|'s|s')?\b|\bmother\b|\bfather\b|\bcarers?\b|guardian|"
                   r"\bfamily(?:'s)? (?:views|"
                   r"advice)|(?:child|young person|pupil)(?:'s|s') (?:views|advice)|\bviews of (?:the )?(?:child|"
                   r"young person|"
                   r"pupil)|one.page profile"),
        ("education", r"\bschool\b|senco\b|\bsendco\b|head ?teacher|\bhead of\b|nursery|college|class teacher|"
                      r"\btutor\b|educational "
                      r"advice|^education|principal|pre-?school|setting|academy|key ?worker|inclusion (?:lead|"
                      r"manager)"),
    )
)  # fmt: skip
_ROLE = re.compile(
    r"therapist|psychologist|paediatrician|senco|sendco|teacher|worker|nurse|doctor|mother|father|parent|carer|"
    r"guardian|advis|"
    r"consultant|officer|practitioner|head\b|principal|manager|lead\b|coordinator|co-ordinator|specialist|physio|"
    r"psychiatrist|"
    r"tutor|portage|visitor|audiologist|orthoptist|dietitian|gp\b",
    re.I,
)
_REPORT = re.compile(
    r"advice|report|assessment|views|letter|statement|profile|review|contribution|(?<!sixth )\bforms?\b|information|"
    r"plan\b",
    re.I,
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof(?:essor)?)\.?\s+[A-Z]")
_OF = re.compile(
    r"^(?:[\w' ]{0,30}\b)?(?:report|letter|views|contribution|assessment|statement)s?\s+(?:of|by|from)\s+", re.I
)
_PARTS = re.compile(r"\s*(?:\s[–—-]\s|;|\||,\s|\n|\bdated\b|\s\((?=[^)]*\))|\)\s*|:\s)\s*", re.I)
_BY = re.compile(r"\b(?:written |provided |completed |given |prepared )?by\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of section K says of itself; None where it does not."""

    category: Category | None = None
    author: str | None = None
    role: str | None = None
    date_on: date | None = None


def is_entry(text: str) -> bool:
    """Whether a paragraph of section K names a piece of advice."""
    if len(text) > 300 or (text.rstrip().endswith(".") and len(text.split()) > 25):
        return False
    if re.match(r"(?:signed|signature|date of|this plan|for and on behalf)\b", text, re.I):
        return False
    dated = day_in(text) is not None
    return (dated and (bool(_ROLE.search(text)) or bool(_REPORT.search(text)))) or (
        len(text.split()) <= 20
        and bool(_REPORT.search(text) or _ROLE.search(text))
        and not re.search(r"\b(?:will|must|should|has been|have been|is|are|was|were)\b", text)
    )


def entry(text: str) -> Entry:
    """An entry from one line of words: '… report – Psychologist P, Educational psychologist, 3 February 2026'."""
    spans = list(days_in(text))
    rest = text
    for start, end, _ in reversed(spans):
        rest = rest[:start] + rest[end:]
    author, role = None, None
    if by := _BY.search(rest):
        author, role = _person(rest[by.end() :])
        rest = rest[: by.start()]
        return Entry(category(text), author, role, spans[0][2] if spans else None)
    given = [part for one in _PARTS.split(rest) if (part := one.strip(" .,()–—-"))]
    parts = [_OF.sub("", part) for part in given]
    titled = [place for place, part in enumerate(parts) if _TITLED.match(part)]
    for place, part in enumerate(parts):
        stands = place > 0 or len(parts) == 1 or part != given[0] or _is_role(parts[1])
        if (place in titled) if titled else (_is_name(part) and stands):
            author = part
            others = [
                one for at, one in enumerate(parts) if at != place and _ROLE.search(one) and not _REPORT.search(one)
            ]
            after = [one for one in parts[place + 1 :] if one in others]
            role = next(iter((*after, *others)), None)
            break
    if author is None:
        role = next((part for part in parts if _ROLE.search(part) and not _REPORT.search(part)), None)
    return Entry(category(text), author, role, spans[0][2] if spans else None)


def from_cells(cells: Mapping[str, str]) -> Entry:
    """An entry from a row, by what its columns mean (kind, title, author, role, date)."""
    title, author, role = cells.get("title", ""), cells.get("author") or None, cells.get("role") or None
    if author is None and title:
        read = entry(title)
        author, role = read.author, role or read.role
    elif author is not None and role is None:
        author, role = _person(author)
    day = day_in(cells.get("date", "")) or (None if "date" in cells else day_in(" ".join(cells.values())))
    kinds = (category(cells.get("kind", "")), category(title), category(role or ""), category(author or ""))
    return Entry(_best(kinds), author, role, day)


def _best(kinds: tuple[Category | None, ...]) -> Category | None:
    if "requested_by_parent" in kinds:
        return "requested_by_parent"
    return next((kind for kind in kinds if kind is not None), None)


def category(text: str) -> Category | None:
    """Which of the eight kinds of advice words tell of.

    Law: SEND Regulations 2014 reg 6(1).
    """
    return next((one for one, pattern in _CATEGORIES if pattern.search(text)), None) if text else None


def _person(text: str) -> tuple[str | None, str | None]:
    """Name and role out of 'Psychologist P, Educational psychologist'."""
    if found := re.match(r"\s*([^,(]+?)\s*\(([^)]+)\)", text):
        return found[1], found[2].strip()
    name, mark, role = text.partition(",")
    if not mark:
        found = re.match(r"(.+?)\s*(?:\(([^)]+)\)|\s[–—-]\s(.+)|\n(.+))\s*$", text.strip(), re.S)
        if found is None:
            return text.strip(" .,") or None, None
        name, role = found[1], found[2] or found[3] or found[4]
    return name.strip(" .,()") or None, role.strip(" .,()–—-") or None


def _is_role(part: str) -> bool:
    return bool(_ROLE.search(part)) and not _REPORT.search(part)


def _is_name(part: str) -> bool:
    """Whether words look like somebody's name: short, and each begins with a capital."""
    words = part.split()
    return (
        0 < len(words) <= 5
        and all(word[:1].isupper() or word in ("and", "&") for word in words)
        and not any(word.isupper() and len(word) > 4 for word in words)
        and not _REPORT.search(part)
    )
