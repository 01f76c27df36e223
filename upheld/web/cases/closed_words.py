"""Which values of an event can only be words of ours: they give nothing away, whoever wrote them.

A case file may hold a council that does not exist, a duty that is in no law, and any words as the id of an event.
"""

from __future__ import annotations

import re
from functools import lru_cache

from upheld.bodies import find_authority
from upheld.case import KINDS
from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.family import STEPS

_DEFAULT_ID = re.compile(r"([a-z0-9_]+)@(?:unknown|[0-9]{4}(?:-[0-9]{2}){0,2})(?:/[0-9]+)?")


def is_own_id(id: str) -> bool:
    """Whether an id is one that we give an event which has none: its kind and its day."""
    found = _DEFAULT_ID.fullmatch(id)
    return found is not None and found[1] in KINDS


def council(said: str) -> str | None:
    """What was said where it is the name or the code of a council, else its name; None where there is none such."""
    try:
        found = find_authority(said)
    except UpheldError:
        return None
    return said if said in (found.name, found.code) else found.name


def is_duty(id: str) -> bool:
    """Whether the law has a duty, or the family a step, of that id."""
    return id in _duties()


def is_exception(code: str) -> bool:
    """Whether the law has an exception of that code."""
    return code in EXCEPTIONS


def is_of_obligation(head: str) -> bool:
    """Whether what stands before the @ in the key of an obligation is a duty of the law, or a part of one."""
    name, *rest = head.split("/")
    return is_duty(name) and all(one.isdigit() or one in _parts() for one in rest)


@lru_cache(maxsize=1)
def _duties() -> frozenset[str]:
    law = law_named("england")
    return frozenset({*law.by_id, *(one.id for overlay in law.overlays for one in overlay.added), *STEPS})


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    law = law_named("england")
    every = (*law.duties, *(one for overlay in law.overlays for one in overlay.added))
    return frozenset(limb.part for duty in every for limb in duty.limbs if limb.part)
