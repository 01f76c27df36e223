"""What is said of one line of provision: its verdict, its elements, its weak words and its amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from upheld.plan.check.finding import Finding

Verdict = Literal["specific", "partly", "vague"]
ELEMENTS = (
    "what", "who", "duration", "frequency", "period", "weeks", "group_size", "place", "start", "training", "review",
)  # fmt: skip
"""What a line may answer: what is done, by whom, how long each time, how often, for how long it goes on, in which
weeks, in a group of how many, where, from when, who trains and supervises, and who reviews."""


@dataclass(frozen=True, slots=True)
class Weak:
    """Words that promise less than they seem to: verbatim, where they stand, and why they are weak."""

    words: str
    start: int
    why: str


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, where the text says enough; each pair is the least and the most.

    `minutes_a_week` is in a week in which it is given; `hours_a_year` needs to know the weeks, and `reckoned_with`
    says which ("term time, 38 weeks" assumed or printed). Null: the text does not say enough; nothing is guessed.
    """

    minutes_a_week: tuple[float, float] | None = None
    hours_a_year: tuple[float, float] | None = None
    reckoned_with: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line judged. `elements` are the words that answer each of `ELEMENTS`, by name, as they stand in the line.

    `missing` are the elements the line needs and does not have. `because` is the verdict's reason in a sentence,
    `flexible` whether and why flexibility may be lawful here (None: nothing suggests it), `ask` the question to put.
    """

    text: str
    verdict: Verdict
    because: str
    elements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    weak: tuple[Weak, ...] = ()
    amounts: tuple[Amount, ...] = ()
    flexible: str | None = None
    ask: str | None = None
    findings: tuple[Finding, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The judgement as plain values: the shape that `upheld plan check --provision` prints."""
        return {
            "text": self.text,
            "verdict": self.verdict,
            "because": self.because,
            "elements": {name: list(words) for name, words in self.elements.items()},
            "missing": list(self.missing),
            "weak": [{"words": one.words, "start": one.start, "why": one.why} for one in self.weak],
            "amounts": [
                {
                    "minutes_a_week": list(one.minutes_a_week) if one.minutes_a_week else None,
                    "hours_a_year": list(one.hours_a_year) if one.hours_a_year else None,
                    "reckoned_with": one.reckoned_with,
                }
                for one in self.amounts
            ],
            "flexible": self.flexible,
            "ask": self.ask,
            "findings": [one.as_data() for one in self.findings],
        }
