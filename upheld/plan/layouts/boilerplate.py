"""Is a paragraph no part of what the plan says of this child: guidance, a placeholder, 'none', words that lead in?"""

from __future__ import annotations

import re

from upheld.documents.reading.found import Words

_GUIDANCE = re.compile(
    r"(?:guidance|guidelines?|notes? (?:for|to|on)|n\.?b\.?|instructions?|tips?|prompts?|reminder|drafting note|"
    r"advice (?:for|to) (?:writers?|authors?))(?: (?:for|to|on) (?:[\w']+ ){0,4}?[\w']+)?\s*[:–-]|"
    r"(?:this|the following) (?:section|part|box|table|column) (?:should|must|sets|is (?:for|to|about)|describes|"
    r"contains|will|details|covers|needs)|"
    r"please (?:list|add|include|describe|write|note|use|ensure|give|record|set out|state|see|refer|complete|delete)|"
    r"(?:write|list|insert|enter|describe|include|record|state|set out|delete|complete|copy|add)\b"
    r"(?=.{0,60}\b(?:here|below|in this (?:section|box|part)|rows?\b.{0,12}\bneeded|as appropriate|as applicable)\b)|"
    r"(?:special educational )?(?:provision|outcomes?) (?:must|should) (?:normally )?be (?:\w+ and )?"
    r"(?:detailed|specific|quantified|smart)\b|"
    r"for example[:,]|key\s*:\s*[(\[]",
    re.I,
)
_IN_BRACKETS = re.compile(r"[\[(<{][^\])>}]{3,}[\])>}]\.?$", re.S)
_PLACEHOLDER = re.compile(
    r"(?:\[?(?:click|tap)\b.{0,40}\b(?:enter|text|here|date|choose)|choose an? item|"
    r"select (?:an? )?(?:item|option|date)|(?:enter|insert|type) (?:text|name|date|details|here)\b|"
    r"to be (?:confirmed|advised|determined|completed|inserted)\b.{0,60}$|tbc\b|tba\b|x{3,}|\.{4,}|_{3,})",
    re.I,
)
_TO_BE = re.compile(
    r"(?:to be|will be|is|must be|has been|this section is)\s+(?:left )?(?:completed|blank|confirmed|named|added|"
    r"decided|agreed|"
    r"entered|filled)\b.{0,80}$",
    re.I,
)
_KIND = (
    r"(?:(?:known|further|additional|other|identified|current|specific|special|separate|outstanding|significant|relevant|"
    r"new|particular|formal|reported|medical|health|healthcare|care|social|educational|education|and|or|statutory)\s+)*"
)
_NONE = re.compile(
    rf"(?:none|nil|n/?a|not applicable|nothing|not (?:required|needed|known|specified|relevant)|no)"
    rf"(?:\s+(?:known|identified|required|needed|at (?:this|the present|the current) time|specified|recorded|"
    rf"applicable|to (?:add|"
    rf"report|note|record)|at present|currently|reported|necessary|have been|has been|were|was|are|is|further|noted|"
    rf"stated|(?:after|following) (?:(?:the|this|an?|any|full) )?(?:\w+ ){{0,2}}assessment))*"
    rf"[\s.]*$"
    rf"|(?:there (?:are|is|were|was|have been|has been) (?:currently |presently )?)?(?:no|"
    rf"not any)\s+{_KIND}(?:needs?|provisions?|"
    rf"outcomes?|support|requirements?|difficult(?:y|ies)|concerns?|services?|involvement|budget|direct payments?|"
    rf"diagnos[ei]s|"
    rf"advice|information|issues)\b(?!.{{0,80}}\bbut\b).{{0,120}}$"
    rf"|.{{0,40}}\b(?:has|have) no\s+{_KIND}(?:health|medical|social care|care)\s+(?:needs?|provision|"
    rf"requirements?)\b.{{0,100}}$"
    rf"|.{{0,60}}\b(?:is|are) not (?:currently |presently )?(?:known|open) to (?:the )?(?:social care|children's|"
    rf"early help|any "
    rf"social)\b.{{0,80}}$",
    re.I | re.S,
)
_OF_ITSELF = re.compile(
    r"\b(?:each|this|every|the following) (?:tables?|rows?|columns?|box|section|part)\b(?! of )|"
    r"\bthe (?:tables?|rows?|columns?|boxes|sections?|headings) (?:below|above|that follow)|"
    r"\b(?:needs|outcomes|provision|steps|advice|information|reports?|targets)\b(?:.{0,40}\b(?:is|are) "
    r"(?:set out|listed|described|attached))? (?:below|above|under the|in the (?:tables?|sections?))\b|"
    r"\bin this (?:section|part|table|document)\b|\bpart of this section\b|"
    r"^the above\b.{0,40}\b(?:looked at|reviewed|monitored)\b|\bprogress towards (?:these|the above|the outcomes)\b",
    re.I,
)
_RULE = re.compile(r"[-–—=*~#\s]+$")
_LEADS = re.compile(r"[^.!?]{0,300}:$", re.S)
_STRENGTHS = re.compile(
    r"\bstrengths\b|\b(?:what .{1,30} (?:is good at|does well)|what is (?:going|working) well)\b|^strengths?\s*:", re.I
)


def is_guidance(words: Words, body: float | None) -> bool:
    """Whether it tells the writer of the plan, not its reader, what belongs here."""
    text = words.text.strip()
    if _GUIDANCE.match(text) or (len(text.split()) > 3 and _IN_BRACKETS.match(text)):
        return True
    small = body is not None and words.size is not None and words.size <= body - 1
    return words.italic and small and words.marker is None


def is_of_itself(words: Words) -> bool:
    """Whether a paragraph that is no item tells of the document: how to read a table, who agreed a section."""
    text = words.text
    return words.marker is None and len(text) < 320 and bool(_OF_ITSELF.search(text))


def is_placeholder(text: str) -> bool:
    """Whether it only keeps the place for words that were not written."""
    text = text.strip().strip("[]<>")
    return bool(_PLACEHOLDER.match(text)) or (len(text) < 160 and bool(_TO_BE.match(text)))


def is_rule(text: str) -> bool:
    """Whether it is a line drawn with signs ('=====', '-----'), or the dash of an empty cell."""
    return bool(_RULE.match(text))


def is_none(text: str) -> bool:
    """Whether it says that there is nothing: 'None', 'No health needs were identified.'"""
    text = text.strip()
    return len(text) < 240 and bool(_NONE.match(text))


def leads_in(text: str) -> bool:
    """Whether it only begins what the next lines end ('Staff will:')."""
    return bool(_LEADS.match(text.strip()))


def is_strength(text: str) -> bool:
    """Whether a paragraph among needs tells of strengths."""
    return bool(_STRENGTHS.search(text)) and not re.search(r"\bstrengths and (?:needs|difficulties)\b", text, re.I)
