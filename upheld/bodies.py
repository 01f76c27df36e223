"""Who owes a duty: the actors the law names, and the local authorities that a case can name.

Authorities come from upheld/data/local_authorities.csv, which gives its sources and licences.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from upheld.errors import UpheldError

ACTORS: Mapping[str, str] = MappingProxyType(
    {
        "LA": "the council",
        "LA_OLD": "the council you moved from",
        "LA_NEW": "the council you moved to",
        "LA_HOME": "the home council",
        "ICB": "the integrated care board (NHS)",
        "HEALTH": "the NHS",
        "SCHOOL": "the school or college",
        "EY": "the nursery or early years provider",
        "ADVISER": "the mediation adviser",
        "MEDIATOR": "the mediator",
        "FTT": "the SEND Tribunal",
        "PARENT": "the parent",
        "YP": "the young person",
        "ALT": "the person who decides for someone who lacks capacity",
        "RIGHTS_HOLDER": "the parent or young person",
        "LGSCO": "the Local Government and Social Care Ombudsman",
        "SOS": "the Secretary of State for Education",
    }
)
"""Actor code to the words a family reads. Law: england.md 1.1."""


class UnknownBody(UpheldError):
    """A name or code that is no one authority's."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One local authority.

    `code` is the Department for Education's three digits, None outside England; `gss_code` is that of 2025 (the last
    one, if it has ended) and `gss_codes` all of them; `region` is None outside England. `since` and `until` are the
    first and last day it existed, None where that is before 2019 or has not come; `successors` are codes.
    """

    code: str | None
    name: str
    official_name: str
    gss_code: str
    gss_codes: tuple[str, ...]
    region: str | None
    nation: str
    successors: tuple[str, ...]
    until: date | None
    since: date | None

    def existed_on(self, day: date | None) -> bool:
        """Whether it existed on `day`; None asks whether it still does."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@lru_cache(maxsize=1)
def authorities() -> tuple[Authority, ...]:
    """Every authority in the table: 153 in England, five that have ended, and the councils of the other nations."""
    return tuple(authority for authority, _ in _rows())


def find_authority(name_or_code: str, *, on: date | None = None) -> Authority:
    """The one authority with that name, three-digit code or GSS code.

    "County Council", "London Borough of", "&", accents, capitals and the like make no difference; "county" never
    finds a city, nor "city" a county.

    Args:
        on: the day it is asked about, for a name that two authorities have had (Dorset); left out, the one that
            still exists. One that had ended by then, or had not begun, is returned only when nothing else fits: look
            at `until` and `successors`. A code is taken at its word.

    Raises:
        UnknownBody: no authority, or more than one, is called that; the message names the nearest.
    """
    text = " ".join(name_or_code[:200].split())
    by_code = _index().by_code.get(text.upper())
    if by_code:
        return by_code
    found = _existing((_called(text), _kindly_called(text)), on)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownBody(
            f'"{text}" could be {_any_of(_labels(found))}: give the full name, or the three-digit code such as 878.'
        )
    nearest = _nearest(text)
    hint = f" (the nearest is {_any_of(nearest)})" if nearest else ""
    raise UnknownBody(
        f'No local authority is called "{text}"{hint}: give its name, '
        "its three-digit code such as 878, or its GSS code such as E10000008."
    )


def _existing(groups: Iterable[tuple[Authority, ...]], on: date | None) -> tuple[Authority, ...]:
    fallback: tuple[Authority, ...] = ()
    for group in groups:
        existing = tuple(authority for authority in group if authority.existed_on(on))
        if existing or (group and on is None):
            return existing or group
        fallback = fallback or group
    return fallback


def _called(text: str) -> tuple[Authority, ...]:
    return _index().full.get(" ".join(_words(text)), ())


def _kindly_called(text: str) -> tuple[Authority, ...]:
    words = _words(text)
    kind = _kind(words)
    return tuple(
        authority
        for authority in _index().core.get(_core(words), ())
        if not (kind and _index().kind[authority] and kind != _index().kind[authority])
    )


def _any_of(labels: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))


def _labels(found: Iterable[Authority]) -> list[str]:
    return [f"{authority.name} ({authority.code or authority.nation})" for authority in found]


def _nearest(text: str) -> list[str]:
    names = _index().core
    asked = _core(_words(text)) or text.casefold()
    inside = [name for name in names if asked in name.split()]
    keys = inside + get_close_matches(asked, names, n=3, cutoff=0.7)
    return _labels(dict.fromkeys(chain.from_iterable(names[key] for key in keys)))[:3]


# How a name is read -------------------------------------------------------------------------------------------------

_SAME = {"&": " and ", "'": "", "\N{RIGHT SINGLE QUOTATION MARK}": ""}
_BEFORE = re.compile(
    r"(the|council of|((royal|london|county|metropolitan) )*borough of|london borough|(lb|rb)( of)?"
    r"|city and county of|(city|county|district)( of)?) (?=.)"
)
_AFTER = re.compile(
    r" ((city|county) of|council|county|city|district|(royal |london |metropolitan |county )*borough"
    r"|metropolitan|corporation|unitary|local|authority|cc|bc|cbc|mbc|mdc|dc|rbc|lb|lbc|la|ua)$"
)
_TOO_WIDE = frozenset({"london"})


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    for sign, same in _SAME.items():
        plain = plain.replace(sign, same)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return ["st" if word == "saint" else word for word in re.findall(r"[a-z0-9]+", plain)]


def _core(words: list[str]) -> str:
    """The place alone, or nothing when what is left would name more than one place."""
    name = " ".join(words)
    while match := _BEFORE.match(name):
        name = name[match.end() :]
    while match := _AFTER.search(name):
        name = name[: match.start()]
    return "" if name in _TOO_WIDE else name


def _kind(words: Iterable[str]) -> str | None:
    kinds = {"city", "county"}.intersection(words)
    return kinds.pop() if len(kinds) == 1 else None


# The table ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Index:
    by_code: Mapping[str, Authority]
    full: Mapping[str, tuple[Authority, ...]]
    core: Mapping[str, tuple[Authority, ...]]
    kind: Mapping[Authority, str | None]


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[Authority, tuple[str, ...]], ...]:
    path = Path(__file__).parent / "data" / "local_authorities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(map(_from_row, csv.DictReader(line for line in file if not line.startswith("#"))))


def _from_row(row: Mapping[str, str]) -> tuple[Authority, tuple[str, ...]]:
    gss_codes = tuple(row["gss_codes"].split())
    authority = Authority(
        code=row["code"] or None,
        name=row["name"],
        official_name=row["official_name"],
        gss_code=gss_codes[0],
        gss_codes=gss_codes,
        region=row["region"] or None,
        nation=row["nation"],
        successors=tuple(row["successors"].split()),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        since=date.fromisoformat(row["since"]) if row["since"] else None,
    )
    return authority, tuple(filter(None, row["also"].split(";")))


@lru_cache(maxsize=1)
def _index() -> _Index:
    by_code: dict[str, Authority] = {}
    full: dict[str, dict[Authority, None]] = {}
    core: dict[str, dict[Authority, None]] = {}
    kind: dict[Authority, str | None] = {}
    for authority, also in _rows():
        for code in filter(None, (authority.code, *authority.gss_codes)):
            by_code[code] = authority
        for name in (authority.name, authority.official_name, *also):
            words = _words(name)
            full.setdefault(" ".join(words), {})[authority] = None
            core.setdefault(_core(words), {})[authority] = None
        kind[authority] = _kind(_words(f"{authority.name} {authority.official_name}"))
    core.pop("")
    return _Index(by_code, _tuples(full), _tuples(core), kind)


def _tuples(table: Mapping[str, Mapping[Authority, None]]) -> dict[str, tuple[Authority, ...]]:
    return {key: tuple(value) for key, value in table.items()}
