"""Draws every made-up plan, as Word and as PDF, and writes down its truth."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.plan.making import content
from tests.plan.making.every_layout import LAYOUTS, Layout
from tests.plan.making.frame import Frame
from tests.plan.making.truth import Truth
from tests.plan.making.word import Word

FOLDER = Path(__file__).parents[1] / "documents" / "generated"


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up plan: its stem, its Word file and its truth, which knows no pages yet."""

    stem: str
    word: bytes
    truth: Truth


def made() -> list[Made]:
    """Every made-up plan, always the same."""
    plans: list[Made] = []
    for layout in LAYOUTS:
        for shape in layout.shapes:
            plans.append(_made(len(plans) + 1, layout, *shape))
    return plans


def _made(number: int, layout: Layout, version: str, year: int, size: int) -> Made:
    plan = content.make(number, version, year, size, layout.cells)
    word = Word(layout.font, layout.size, layout.landscape)
    truth = Truth(plan, layout.name, layout.from_template)
    frame = Frame(plan, word, truth, layout.scheme, layout.kind, layout.days, layout.guidance, layout.new_pages)
    layout.draw(frame)
    return Made(f"{number:02}-{layout.name}", word.data(truth.title), truth)
