"""A question of the register put into a letter: the register says what to ask, the letters how to ask it."""

from __future__ import annotations

from datetime import date

from upheld.bodies import find_authority
from upheld.law import law_named
from upheld.law.code import Law
from upheld.letters.open_request import OpenRequest, open_request
from upheld.measures.area import Area
from upheld.measures.gaps.gap import Gap


def the_law() -> Law:
    """The law in force, which the letters name."""
    return law_named("england")


def request_for(gap: Gap, council: Area, today: date) -> OpenRequest:
    """The freedom of information request about one gap to one council."""
    body = find_authority(council.code).official_name
    about = f"Special educational needs, {gap.short[0].lower()}{gap.short[1:]}"
    return open_request(the_law(), body, about, gap.questions(today), gap.hint, today)
