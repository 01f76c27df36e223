"""What do sections I and J say: the school that is named, and the money that is paid?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.plan.layouts.boilerplate import is_none, is_placeholder
from upheld.plan.layouts.line import Line

_OF = r"(?:(?:placement|school|setting|institution|provider|college) )?"
_NAME = re.compile(rf"(?:{_OF}name(?: of)?\b.{{0,60}}|school|setting|placement|institution|named .{{0,40}})$", re.I)
_TYPE = re.compile(rf"{_OF}type\b.{{0,80}}$", re.I)
_LABELLED = re.compile(r"(?P<label>[A-Z][^:\n]{2,80}):\s+(?P<value>\S.*)$", re.S)
_GUIDANCE = re.compile(r"(?:guidance|note)\b", re.I)


def said(lines: Sequence[Line], guidance: Sequence[str] = ()) -> str | None:
    """The words of a section of free words; None where they only say that nothing is to be said yet."""
    named = [
        found["value"].strip()
        for line in lines
        if (found := _LABELLED.match(line.text)) and _NAME.match(found["label"])
    ]
    if any(not is_placeholder(name) and not is_none(name) for name in named):
        return "\n".join(named)
    texts = [
        _value(line.text)
        for line in lines
        if line.kind in ("words", "advice") and line.text not in guidance and not is_placeholder(_value(line.text))
    ]
    kept = [text for text in texts if text and not is_none(text) and not is_placeholder(text)]
    return "\n".join(kept) or None


def _value(text: str) -> str:
    """The words without the label of their row."""
    found = _LABELLED.match(text)
    if found and (_NAME.match(found["label"]) or _TYPE.match(found["label"])):
        return found["value"].strip()
    return text.strip()
