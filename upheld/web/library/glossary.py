"""The glossary: one table of words, from which both the page and GLOSSARY.md are made, so that they cannot differ."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "glossary.toml"
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_SHORT_NAMES = re.compile(r'"The [^.]*\.')
_CODE = "in code"


@dataclass(frozen=True, slots=True)
class Term:
    """One word: what it means here, and the law it comes from (empty where it is ours)."""

    name: str
    meaning: str
    more: str
    anchor: str


@dataclass(frozen=True, slots=True)
class GlossarySection:
    """Some words that belong together; `more` is what the third column of their table is called."""

    title: str
    more: str
    terms: tuple[Term, ...]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def sections() -> tuple[GlossarySection, ...]:
    """What a family reads of it, without the names in the code; each word has its own anchor."""
    shown = sorted((section for section in _data()["section"] if section["shown"]), key=lambda one: int(one["shown"]))
    return tuple(map(_section, shown))


def intro() -> str:
    """Which law the short names stand for."""
    return " ".join(_SHORT_NAMES.findall(" ".join(_data()["intro"].split())))


def as_markdown() -> str:
    """The whole glossary as GLOSSARY.md has it."""
    blocks = ["# Glossary", _data()["intro"]]
    for section in _data()["section"]:
        blocks.append(f"## {section['title']}")
        blocks += map(_block, section["part"])
    return "\n\n".join(blocks) + "\n"


def _block(part: dict[str, Any]) -> str:
    if "text" in part:
        return str(part["text"])
    lines = [part["columns"], ["---"] * len(part["columns"]), *part["rows"]]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _section(section: dict[str, Any]) -> GlossarySection:
    terms: list[Term] = []
    more = ""
    for part in section["part"]:
        columns = part.get("columns", [])
        third = columns[2] if len(columns) > 2 and columns[2] != _CODE else ""
        more = more or third
        for cells in part.get("rows", []):
            name = _bare(cells[0])
            if name in section.get("hidden", ()):
                continue
            terms.append(Term(name, _bare(cells[1]), _bare(cells[2]) if third else "", _anchor(section["title"], name)))
    return GlossarySection(section["title"], more, tuple(terms))


def _bare(cell: str) -> str:
    """A cell without the marks of Markdown; empty where it holds a dash."""
    words = _LINK.sub(r"\1", cell).replace("`", "")
    return "" if words == "-" else words


def _anchor(section: str, name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", f"{section.split(',')[0]} {name}".lower()).strip("-")
