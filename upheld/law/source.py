"""Where a rule comes from: one citation each, with its official address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from upheld.errors import LawError

OFFICIAL = "https://www.legislation.gov.uk"

# How each instrument is named in a citation, and the path of its official text.
_INSTRUMENTS: tuple[tuple[str, str], ...] = (
    (r"Children and Families Act 2014", "/ukpga/2014/6"),
    (r"SEND Regulations 2014", "/uksi/2014/1530"),
    (r"SEN \(Personal Budgets\) Regulations 2014", "/uksi/2014/1652"),
    (r"Tribunal Procedure \(HESC Chamber\) Rules 2008", "/uksi/2008/2699"),
    (r"Tribunals, Courts and Enforcement Act 2007", "/ukpga/2007/15"),
    (r"Chronically Sick and Disabled Persons Act 1970", "/ukpga/1970/44"),
    (r"Children Act 1989", "/ukpga/1989/41"),
    (r"Education Act 1996", "/ukpga/1996/56"),
    (r"Education and Inspections Act 2006", "/ukpga/2006/40"),
    (r"Equality Act 2010", "/ukpga/2010/15"),
    (r"Care Act 2014", "/ukpga/2014/23"),
    (r"Local Government Act 1974", "/ukpga/1974/7"),
    (r"Freedom of Information Act 2000", "/ukpga/2000/36"),
    (r"UK GDPR", "/eur/2016/679"),
    (r"Data Protection Act 2018", "/ukpga/2018/12"),
    (r"Civil Procedure Rules", "/uksi/1998/3132"),
    (r"Education \(Pupil Information\) (?:\(England\) )?Regs 2005", "/uksi/2005/1437"),
    (r"School Attendance \(Pupil Registration\) \(England\) Regs 2024", "/uksi/2024/208"),
)
_CODE = "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25"
_CASES = "https://caselaw.nationalarchives.gov.uk"
_NEUTRAL = re.compile(r"\[(\d{4})\] (EWHC|EWCA|UKUT|UKSC|UKHL) (?:(Civ) )?(\d+)(?: \((\w+)\))?")
_SI = re.compile(r"\bSI (\d{4})/(\d+)")
_UNIT = (
    (re.compile(r"\bregs? (\d+[A-Z]*)"), "regulation"),
    (re.compile(r"\bss?\.(\d+[A-Z]*)"), "section"),
    (re.compile(r"\bart(?:icle)?s? (\d+)"), "article"),
    (re.compile(r"\br\.(\d+[A-Z]*)"), "article"),
    (re.compile(r"\bSch (\d+[A-Z]*)"), "schedule"),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One authority: its words, and the address of its official text (None where none is known)."""

    text: str
    url: str | None


def citations(cite: str, url: str) -> tuple[Citation, ...]:
    """Split a citation at `;` into one each; `url` belongs to the last instrument it names.

    Args:
        cite: for example "Children and Families Act 2014 s.36(5); SEND Regulations 2014 reg 4(1)"; never empty.
        url: a path on legislation.gov.uk, or a whole address.

    Raises:
        LawError: nothing is cited.
    """
    parts = [part.strip() for part in cite.split(";") if part.strip()]
    if not parts:
        raise LawError("A duty must cite its authority: give the instrument and provision.")
    named = [_instrument(part) for part in parts]
    if url.startswith("/"):
        own = OFFICIAL + url
        owners = [index for index, name in enumerate(named) if name and url.startswith(name)]
    else:
        own = url
        owners = [index for index, name in enumerate(named) if not name]
    owner = owners[-1] if owners else len(parts) - 1
    found = []
    for index, (part, name) in enumerate(zip(parts, named, strict=True)):
        inherited = name or (named[index - 1] if index and re.match(r"regs? |ss?\.", part) else None)
        found.append(Citation(part, own if index == owner else _address(part, inherited)))
    return tuple(found)


def named(cite: str) -> tuple[Citation, ...]:
    """Split a citation at `;` into one each, every address built from the instrument; None where none is known."""
    found: list[Citation] = []
    before: str | None = None
    for part in filter(None, map(str.strip, cite.split(";"))):
        instrument = _instrument(part)
        if instrument is None and re.match(r"regs? |ss?\.", part):
            instrument = before
        found.append(Citation(part, _address(part, instrument)))
        before = instrument
    return tuple(found)


def _instrument(part: str) -> str | None:
    if match := _SI.search(part):
        return f"/uksi/{match[1]}/{match[2]}"
    for pattern, path in _INSTRUMENTS:
        if re.search(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", part):
            return path
    return None


def _address(part: str, instrument: str | None) -> str | None:
    if instrument is None:
        return _CODE if part.startswith("SEND Code of Practice") else _judgment(part)
    for pattern, unit in _UNIT:
        if match := pattern.search(part):
            return f"{OFFICIAL}{instrument}/{unit}/{match[1]}"
    return OFFICIAL + instrument


def _judgment(part: str) -> str | None:
    match = _NEUTRAL.search(part)
    if match is None:
        return None
    year, court, division, number, chamber = match.groups()
    place = "/".join(word.lower() for word in (court, division or chamber) if word)
    return f"{_CASES}/{place}/{year}/{number}"
