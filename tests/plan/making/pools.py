"""The pools of wording, read from the text files beside this module, and how their blanks are filled."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "wording"
_WRITTEN = {"+": "well", "~": "fairly", "-": "badly"}
COLUMNS = ("who", "how often", "monitored by")


@dataclass(frozen=True, slots=True)
class Line:
    """One wording: how well it is written, and what the other columns of a table say beside it."""

    text: str
    written: str
    cells: tuple[tuple[str, str], ...]


def _read(name: str) -> dict[str, list[Line]]:
    pool: dict[str, list[Line]] = {}
    lines: list[Line] = []
    for row in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("# "):
            lines = pool.setdefault(row[2:].strip(), [])
        elif row.strip():
            mark, text = (row[0], row[2:]) if row[:2] in ("+ ", "~ ", "- ") else ("~", row)
            first, *cells = (part.strip() for part in text.split("|"))
            lines.append(Line(first, _WRITTEN[mark], tuple(zip(COLUMNS, cells, strict=False))))
    return pool


NEEDS = _read("needs")
OUTCOMES = _read("outcomes")
PROVISIONS = _read("provisions")
CELLS = _read("cells")


def filled(text: str, name: str, pronoun: str, rng: random.Random) -> str:
    """The wording with the child's name, the pronouns and the numbers in its blanks."""
    him, his = ("him", "his") if pronoun == "he" else ("her", "her")
    words = {
        "{n}": name, "{s}": pronoun, "{S}": pronoun.capitalize(), "{o}": him, "{h}": his, "{H}": his.capitalize(),
        "{m}": str(rng.choice((15, 20, 25, 30, 40))), "{t}": rng.choice(("three", "six", "nine", "12", "18")),
    }  # fmt: skip
    for blank, word in words.items():
        text = text.replace(blank, word)
    return text[0].upper() + text[1:]
