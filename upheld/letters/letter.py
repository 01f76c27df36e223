"""One kind of letter: what it serves, who may send it, when it is open and when unwise, and its wording.

Each is one file in `templates/`: a header in TOML between two lines `+++`, then the wording.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from upheld.errors import LawError, UpheldError
from upheld.letters.situation import STATES

FOLDER = Path(__file__).parent / "templates"
STAGES: dict[str, str] = {
    "deadline": "A time limit of your own is running, or what it was for is still open",
    "chase": "Something was due and has not come, or is about to fall due",
    "late": "A time limit of your own has run out: what can still be done",
    "ask": "Ask for what you should have been given",
    "request": "Use a right you have now",
    "complain": "Complain to the body itself",
    "oversee": "Complain to those who oversee it",
    "court": "Warn of a claim in court",
}
"""The stages, in order of use, as a family reads them."""

SENDERS: dict[str, str] = {
    "parent": "a parent",
    "young_person": "the young person",
    "alternative_person": "the person who decides for a young person who lacks capacity",
    "adviser": "an adviser, for the family",
    "school": "the school or college",
}
RECIPIENTS: dict[str, str] = {
    "council": "the council",
    "council_old": "the council you moved from",
    "legal": "the council's legal department",
    "school": "the school or college",
    "governors": "the governors or the trust",
    "health": "the NHS integrated care board",
    "adviser": "the mediation adviser",
    "tribunal": "the SEND Tribunal",
    "lgsco": "the Local Government and Social Care Ombudsman",
    "ico": "the Information Commissioner",
    "panel": "the council or trust that arranges the review panel",
}
_HEADER = {
    "title", "stage", "to", "from", "serves", "cites", "open", "true", "enclose", "when", "unwise", "written_by",
    "checked_by", "review_by", "source", "frame", "parent_until_18", "names_child",
}  # fmt: skip
_WHEN = {
    "duty", "status", "due_within", "bearer", "step", "event", "where", "remedy", "state", "with", "without",
    "within", "because", "part", "older", "remedy_of_duty", "since",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """One condition under which a letter is open, or unwise; every part that is given must hold.

    It looks for a subject: an obligation (`duty` with `status`, or running and due within `due_within` days), a step
    of the family (`step` with `status`), an event, or an open way of challenge (`remedy`); with none of these the
    case as a whole is the subject. `without` names events of which none may have come on or after the subject's day,
    `since` those of which one must have, and `with` those of which one must have come at some time. An event may lie
    at most `within` and must lie at least `older` days back. `remedy_of_duty` keeps the obligations whose duty binds
    and can be challenged in that way, in time or not. `state` names what must be so of the case (`situation.STATES`).
    `because` says it in one sentence.
    """

    because: str
    duty: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    due_within: int | None = None
    bearer: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    where: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    remedy: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    within: int | None = None
    older: int | None = None
    remedy_of_duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The publisher's form a letter follows: its address, what it is, and the day it was read or is dated."""

    title: str
    address: str
    dated: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One kind of letter.

    Args:
        serves: the entries of the register it is for; `cites` those it names besides.
        open: when it is open, in words; `when` the same as conditions, of which one must hold.
        unwise: when it is better not sent, with the reason; it is offered all the same.
        true: what must be true for it to be sent; `enclose` what to put in with it.
        checked_by: empty while no lawyer has checked it.
        frame: a letter has addresses and a signature; a form has neither greeting nor closing words.
        names_child: whether its subject line names the child; not where an answer may be published.
        parent_until_18: whether the right is the parent's until the eighteenth birthday, whoever holds the others.
    """

    id: str
    title: str
    stage: str
    to: str
    senders: tuple[str, ...]
    serves: tuple[str, ...]
    cites: tuple[str, ...]
    open: str
    when: tuple[When, ...]
    unwise: tuple[When, ...]
    true: tuple[str, ...]
    enclose: tuple[str, ...]
    written_by: str
    checked_by: str
    review_by: date
    source: Source | None
    frame: str
    parent_until_18: bool
    names_child: bool
    wording: str
    easy_read: str | None

    @property
    def authorities(self) -> tuple[str, ...]:
        """Every entry of the register it may name."""
        return tuple(dict.fromkeys((*self.serves, *self.cites)))

    def as_data(self) -> dict[str, Any]:
        """What it is for and when it is open, as plain values, without its wording."""
        return {
            "letter": self.id,
            "title": self.title,
            "stage": self.stage,
            "from": list(self.senders),
            "serves": list(self.serves),
            "open": self.open,
            "true": list(self.true),
            "enclose": list(self.enclose),
            "easy_read": self.easy_read is not None,
            "written_by": self.written_by,
            "checked_by": self.checked_by,
            "review_by": self.review_by.isoformat(),
        }


@lru_cache(maxsize=1)
def letters() -> Mapping[str, Letter]:
    """Every kind of letter by id, in order of stage and then of id."""
    found = [_read(path) for path in FOLDER.glob("*.md")]
    found.sort(key=lambda one: (list(STAGES).index(one.stage), one.id))
    return MappingProxyType({one.id: one for one in found})


def letter(id: str) -> Letter:
    """The letter of that id.

    Raises:
        UpheldError: there is none; the message names the nearest.
    """
    from difflib import get_close_matches

    if id in letters():
        return letters()[id]
    near = get_close_matches(id, letters(), n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UpheldError(f"There is no letter {id[:60]!r}.{hint} `upheld letters` lists them.")


def _read(path: Path) -> Letter:
    _, header, wording = path.read_text(encoding="utf-8").split("+++\n", 2)
    data = tomllib.loads(header)
    easy = FOLDER / "easy_read" / path.name
    return from_header(path.stem, data, wording, easy.read_text(encoding="utf-8") if easy.exists() else None)


def from_header(id: str, data: Mapping[str, Any], wording: str, easy_read: str | None) -> Letter:
    """The letter that a header and a wording describe.

    Raises:
        LawError: the header is not of the form, so the letter cannot be trusted.
    """
    strange = set(data) - _HEADER
    lacking = (
        _HEADER
        - set(data)
        - {"cites", "unwise", "source", "frame", "parent_until_18", "names_child", "true", "enclose"}
    )
    if strange or lacking:
        raise LawError(f"The header of letter {id} has {sorted(strange)} too many and lacks {sorted(lacking)}.")
    one = Letter(
        id=id,
        title=data["title"],
        stage=data["stage"],
        to=data["to"],
        senders=tuple(data["from"]),
        serves=tuple(data["serves"]),
        cites=tuple(data.get("cites", ())),
        open=data["open"],
        when=tuple(_when(id, one) for one in data["when"]),
        unwise=tuple(_when(id, one) for one in data.get("unwise", ())),
        true=tuple(data.get("true", ())),
        enclose=tuple(data.get("enclose", ())),
        written_by=data["written_by"],
        checked_by=data["checked_by"],
        review_by=data["review_by"],
        source=Source(**data["source"]) if "source" in data else None,
        frame=data.get("frame", "letter"),
        names_child=data.get("names_child", True),
        parent_until_18=data.get("parent_until_18", False),
        wording=wording,
        easy_read=easy_read,
    )
    known = (
        one.stage in STAGES,
        one.to in RECIPIENTS,
        set(one.senders) <= set(SENDERS),
        one.frame in ("letter", "form"),
    )
    if not all(known):
        raise LawError(f"The header of letter {id} has a stage, sender, recipient or frame that is not known.")
    return one


def _when(id: str, data: Mapping[str, Any]) -> When:
    strange = set(data) - _WHEN
    states = set(data.get("state", ())) - {*STATES, *(f"not {name}" for name in STATES)}
    if strange or states or not data.get("because"):
        raise LawError(f"A condition of letter {id} is not known or gives no reason: {sorted({*strange, *states})}.")
    lists = {
        name: tuple(data.get(name, ()))
        for name in (
            "duty",
            "status",
            "part",
            "bearer",
            "step",
            "event",
            "remedy",
            "state",
            "without",
            "since",
            "remedy_of_duty",
        )
    }
    where = {name: tuple(v) if isinstance(v, list) else (v,) for name, v in data.get("where", {}).items()}
    return When(
        because=data["because"],
        where=where,
        having=tuple(data.get("with", ())),
        due_within=data.get("due_within"),
        within=data.get("within"),
        older=data.get("older"),
        **lists,
    )
