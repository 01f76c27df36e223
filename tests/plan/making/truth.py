"""What a perfect reader would find in a document: written down by the layout while it draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.plan.making.content import Plan, Provision


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(slots=True)
class Truth:
    """The truth of one document. Pages are filled in afterwards, from the PDF."""

    plan: Plan
    layout: str
    from_template: str | None
    title: str = "Education, Health and Care Plan"
    sections: list[str] = field(default_factory=list)
    needs: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    provisions: list[dict[str, Any]] = field(default_factory=list)
    boilerplate: list[str] = field(default_factory=list)

    def section(self, *letters: str) -> None:
        """These sections begin here, if they have not begun before."""
        self.sections += [letter for letter in letters if letter not in self.sections]

    def need(self, text: str, section: str = "B", ref: str | None = None) -> int:
        """A need; returns its place in the list, for provision in the same row."""
        self.needs.append({"ref": ref, "section": section, "text": text, "page": None})
        return len(self.needs) - 1

    def outcome(self, text: str, ref: str | None = None) -> int:
        """An outcome; returns its place in the list."""
        self.outcomes.append({"ref": ref, "text": text, "page": None})
        return len(self.outcomes) - 1

    def provision(
        self, line: Provision, section: str = "F", heading: str | None = None, ref: str | None = None,
        needs: tuple[int, ...] = (), outcomes: tuple[int, ...] = (), cells: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        """A line of provision, with the needs and the outcomes that the document itself shows it to be for."""
        found: dict[str, Any] = {
            "ref": ref, "section": section, "heading": heading, "text": line.text,
            "for_needs": [one for at in needs if (one := self.needs[at]["ref"])],
            "for_outcomes": [one for at in outcomes if (one := self.outcomes[at]["ref"])],
            "page": None, "needs_at": list(needs), "outcomes_at": list(outcomes), "written": line.written,
        }  # fmt: skip
        if cells is not None:
            found["cells"] = cells
        self.provisions.append(found)

    def not_content(self, *texts: str) -> None:
        """Words that are neither need nor outcome nor provision."""
        self.boilerplate += [text for text in texts if text and text not in self.boilerplate]

    def as_json(self) -> dict[str, Any]:
        """The truth in the shape of the file."""
        plan = self.plan
        return {
            "title": self.title, "layout": self.layout, "from_template": self.from_template, "version": plan.version,
            "dates": {"plan": _iso(plan.dated), "birth": _iso(plan.born)},
            "child": {"name": plan.name, "year_group": plan.year}, "council": plan.council,
            "sections": self.sections, "needs": self.needs, "outcomes": self.outcomes, "provisions": self.provisions,
            "named_setting": plan.setting, "direct_payments": plan.direct_payments,
            "advice": [
                {"category": one.category, "author": one.author, "role": one.role, "date": _iso(one.dated),
                 "title": one.title} for one in plan.advice
            ],
            "people": [{"role": one.role, "name": one.name} for one in plan.people],
            "boilerplate": self.boilerplate,
        }  # fmt: skip
