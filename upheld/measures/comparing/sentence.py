"""One sentence of a story, and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from upheld.measures.comparing.standing import Kind as Verdict

Kind = Verdict | Literal["fact", "range", "change", "not known"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or a few sentences about one measure.

    Args:
        text: whole, with its full stop.
        measure: the id of the measure it is about, for a link.
        period: the period it is about; empty where there is no figure of any.
        kind: how the area stands beside England where that is what it says; "range" for how far others lie apart,
            "change" for what became of it over the years, "not known" where there is no figure, else "fact".
    """

    text: str
    measure: str
    period: str
    kind: Kind
