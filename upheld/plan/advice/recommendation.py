"""What a professional's report recommends, and what became of it in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from upheld.documents.reading.found import Place
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.document import Letter

Kind = Literal["need", "outcome", "provision"]
Fate = Literal["kept", "weakened", "dropped", "wrong_section", "vague_at_source"]
FATES: tuple[Fate, ...] = ("dropped", "weakened", "wrong_section", "vague_at_source", "kept")


@dataclass(frozen=True, slots=True)
class Report:
    """A report by one professional. What is None was not found printed in it."""

    name: str
    author: str | None = None
    profession: str | None = None
    date_on: date | None = None

    @property
    def called(self) -> str:
        """What to call it in a sentence: "the report of Therapist S, physiotherapist, of 2 March 2026"."""
        who = ", ".join(one for one in (self.author, self.profession) if one)
        day = f", of {self.date_on.day} {self.date_on:%B %Y}" if self.date_on else ""
        return f"the report of {who}{day}" if who else f"the report {self.name}{day}"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One need that a report finds, outcome that it sets, or provision that it recommends.

    `id` is the report's name and a number. `promised` is the text as a plan would promise it ("will" for "should"), and
    `judgement` is of that; None for a need or an outcome. `under` is the heading it stands under, `section` the one of
    the plan that the report itself means it for, where it says so. `cells` are the other cells of its row.
    """

    id: str
    text: str
    kind: Kind
    place: Place | None
    report: Report
    promised: str = ""
    judgement: Judgement | None = None
    under: str = ""
    section: Letter | None = None
    cells: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The recommendation as plain values."""
        return {
            "id": self.id,
            "text": self.text,
            "kind": self.kind,
            "page": self.place.page if self.place else None,
            "place": str(self.place) if self.place else None,
            "under": self.under,
            "report": self.report.name,
            "author": self.report.author,
            "profession": self.report.profession,
            "date": self.report.date_on.isoformat() if self.report.date_on else None,
            "verdict": self.judgement.verdict if self.judgement else None,
        }


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of one recommendation.

    `plan_id`, `plan_text` and `plan_place` are the plan's line that answers it, `section` where that stands; None where
    nothing does. `plan_ids` are all of them, where it was split. `reasons` are parts of a sentence. `ask` is the
    question to put, and `ask_whom` to whom: the author of the report or the council; empty where all is well.
    """

    kind: Fate
    recommendation: Recommendation
    plan_id: str | None = None
    plan_text: str | None = None
    plan_place: Place | None = None
    section: Letter | None = None
    plan_ids: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    ask_whom: Literal["author", "council", ""] = ""
    ask: str = ""

    def as_data(self) -> dict[str, Any]:
        """The trace as plain values."""
        return {
            "kind": self.kind,
            "recommendation": self.recommendation.as_data(),
            "plan": {
                "id": self.plan_id,
                "ids": list(self.plan_ids),
                "section": self.section,
                "text": self.plan_text,
                "page": self.plan_place.page if self.plan_place else None,
            }
            if self.plan_id
            else None,
            "reasons": list(self.reasons),
            "ask_whom": self.ask_whom or None,
            "ask": self.ask or None,
        }


@dataclass(frozen=True, slots=True)
class Source:
    """Where the vagueness of one line of the plan comes from.

    `weak_at` "report": the recommendation it rests on is itself vague; "council": the report was clearer; "unknown": no
    recommendation was found that it rests on.
    """

    plan_id: str
    plan_text: str
    weak_at: Literal["report", "council", "unknown"]
    recommendation: Recommendation | None
    says: str
    ask_whom: Literal["author", "council"]
    ask: str

    def as_data(self) -> dict[str, Any]:
        """The source as plain values."""
        return {
            "plan": {"id": self.plan_id, "text": self.plan_text},
            "weak_at": self.weak_at,
            "recommendation": self.recommendation.as_data() if self.recommendation else None,
            "says": self.says,
            "ask_whom": self.ask_whom,
            "ask": self.ask,
        }
