"""What a finding is: what is wrong or weak, where, by which words, on what authority, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from upheld.documents.reading.found import Place
from upheld.law.plan_rules import Authority
from upheld.plan.document import Letter

Severity = Literal["serious", "important", "look"]
"""`serious`: the law requires it and it is not there, or the line binds nobody; `important`: it weakens the plan;
`look`: a person should look, and it may be right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. It is advice to a reader, never by itself a statement that the law was broken.

    `code` is stable ("provision.vague", "section.missing"). `on` is the id of the need, outcome, provision, advice or
    piece it is about, None for a section or the whole plan. `says` is one or two sentences; `words` are those of the
    plan that did it. `law` are its authorities, the strongest first. `remedy` is what to ask the council for, in words
    that can stand in a letter; `question` is for whoever wrote the advice, None where there is none.
    """

    code: str
    severity: Severity
    says: str
    section: Letter | None = None
    on: str | None = None
    place: Place | None = None
    words: tuple[str, ...] = ()
    law: tuple[Authority, ...] = ()
    remedy: str = ""
    question: str | None = None

    @property
    def key(self) -> str:
        """What tells this finding from every other of the same plan."""
        return f"{self.code}@{self.on or self.section or 'plan'}"

    def as_data(self) -> dict[str, Any]:
        """The finding as plain values."""
        return {
            "key": self.key,
            "code": self.code,
            "severity": self.severity,
            "section": self.section,
            "on": self.on,
            "page": self.place.page if self.place else None,
            "place": str(self.place) if self.place else None,
            "says": self.says,
            "words": list(self.words),
            "law": [{"text": one.cite, "point": one.point, "confidence": one.confidence} for one in self.law],
            "remedy": self.remedy,
            "question": self.question,
        }
