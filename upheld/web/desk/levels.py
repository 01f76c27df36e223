"""The casework levels, with where they were read; how a case ended is in words of our own, and is said to be."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

_FILE = Path(__file__).with_name("casework_levels.toml")

STATES: dict[str, Any] = {"open": _("Open"), "inactive": _("Inactive"), "closed": _("Closed")}
OUTCOMES: dict[str, Any] = {
    "settled": _("What was wanted was reached"),
    "partly": _("Part of what was wanted was reached"),
    "not_settled": _("What was wanted was not reached"),
    "informed": _("Information and advice were enough"),
    "elsewhere": _("Passed on to somebody else"),
    "no_contact": _("Contact was lost"),
    "other": _("Something else"),
}
"""Ours: no list that all services use was found."""
STAGES: dict[str, Any] = {
    "before": _("Before a request"),
    "asked": _("Assessment asked for"),
    "refused": _("Assessment refused"),
    "assessing": _("Being assessed"),
    "no_plan": _("Plan refused"),
    "draft": _("Draft plan"),
    "plan": _("Has a plan"),
    "appeal": _("Before the Tribunal"),
    "ceased": _("Plan ended"),
}
HOW: dict[str, Any] = {
    "phone": _("Telephone"), "email": _("E-mail"), "meeting": _("Meeting"), "visit": _("Visit"),
    "video": _("Video call"), "letter": _("Letter"), "other": _("Something else"),
}  # fmt: skip


def words(several: dict[str, Any]) -> dict[str, str]:
    """The words as they are in the reader's language: looked up once for a page."""
    return {id: str(said) for id, said in several.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read, and what it says there."""

    publisher: str
    title: str
    url: str
    read_on: date
    read_as: str
    says: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels by their ids, and what was read about them."""

    names: dict[str, str]
    sources: tuple[Source, ...]


@lru_cache(maxsize=1)
def levels() -> Levels:
    """The levels as the file has them."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in data["level"]}
    return Levels(names, tuple(Source(**one) for one in data["source"]))
