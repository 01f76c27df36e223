"""Case files, TOML or JSON: the only place that parses or writes them."""

from __future__ import annotations

import json
import re
import stat
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NoReturn

from upheld.case.build import DEEPEST, from_data
from upheld.case.case import Case, Fact
from upheld.case.days import written_day
from upheld.case.locate import Lines, without_strings
from upheld.case.problem import shown
from upheld.dates import Span
from upheld.errors import CaseError

LARGEST = 5_000_000
"""The most bytes a case file may have."""

Format = Literal["toml", "json"]

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{DEEPEST}}}")
_BARE_MONTH = re.compile(r"=\s*[0-9]{4}-[0-9]{2}\s*(?:$|#)")
_MONTH_IN_QUOTES = 'a month alone goes in quotes, as "2024-07"'
_DEEP = f"the entries are nested more than {DEEPEST} deep; write them as plain tables"


def read(path: Path) -> Case:
    """The case in a file: TOML or JSON by its suffix, else by its first character.

    Raises:
        CaseError: the file cannot be read, or holds anything design.md 11.11 refuses.
    """
    name = str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise CaseError(f"{name}: this is not a file; give the path of a case file.")
        if found.st_size > LARGEST:
            _too_large(name)
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CaseError(f"{name}: the file cannot be read ({reason}); check the path.") from None
    if len(raw) > LARGEST:
        _too_large(name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CaseError(f"{name}, line {line}: the file is not UTF-8 text; save it as UTF-8.") from None
    return loads(text, name=name, format=_format(path, text))


def loads(text: str, *, name: str, format: Format) -> Case:
    """The case that a text describes.

    Args:
        name: what messages call the file.

    Raises:
        CaseError: anything design.md 11.11 refuses, in one sentence.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        _too_large(name)
    if "\0" in text:
        raise CaseError(f"{name}: this is not a text file; give a case file in TOML or JSON.")
    if not text.strip():
        raise CaseError(f"{name}: nothing has been recorded; add at least one event.")
    data = _toml(text, name) if format == "toml" else _json(text, name)
    return from_data(data, name, Lines(text, is_toml=format == "toml"))


def dump_toml(case: Case) -> str:
    """The case as a TOML file, the whole log in the order recorded; reading it back gives an equal case."""
    data = _as_data(case)
    blocks = [f"format = {case.file_format}"]
    for heading, table in (
        ("[person]", data.get("person")),
        *(("[[fact]]", row) for row in data.get("fact", [])),
        *(("[[event]]", row) for row in data["event"]),
    ):
        if table:
            blocks.append("\n".join([heading, *(f"{key} = {_as_toml(value)}" for key, value in table.items())]))
    return "\n\n".join(blocks) + "\n"


def dump_json(case: Case) -> str:
    """The case as a JSON file of the same shape, the whole log in the order recorded."""
    return json.dumps(_as_data(case), ensure_ascii=False, allow_nan=False, indent=2, default=_iso) + "\n"


def _iso(value: date) -> str:
    return value.isoformat()


def _format(path: Path, text: str) -> Format:
    suffix = path.suffix.casefold()
    if suffix in (".toml", ".json"):
        return "toml" if suffix == ".toml" else "json"
    return "json" if text.lstrip().startswith("{") else "toml"


def _too_large(name: str) -> NoReturn:
    raise CaseError(f"{name}: the file is larger than 5 MB; give one case, without attachments.")


def _toml(text: str, name: str) -> dict[str, Any]:
    # A key of very many parts takes tomllib a time that grows with their square.
    if _LONG_KEY.search(without_strings(text)):
        raise CaseError(f"{name}: {_DEEP}.")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise CaseError(f"{name}: {_DEEP}.") from None
    except ValueError as error:
        message = str(error)
        at = _AT.search(message)
        line = int(at[1]) if at and at[1] else None
        what = message[: at.start()] if at else message
        if line:
            written = text.split("\n")[line - 1].strip()
            what = _MONTH_IN_QUOTES if _BARE_MONTH.search(written) else f"{what}, in {shown(written)}"
        raise CaseError(_not_parsed(name, line, "TOML", what)) from None


def _json(text: str, name: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except RecursionError:
        raise CaseError(f"{name}: {_DEEP}.") from None
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise CaseError(_not_parsed(name, line, "JSON", what)) from None


def _not_parsed(name: str, line: int | None, language: str, what: str) -> str:
    place = f"{name}, line {line}" if line else name
    if what.startswith("Exceeds the limit"):
        what = "there is a number too large to count"
    return " ".join(f"{place}: this is not {language} that can be read ({what}); correct it there.".split("\n"))


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table: dict[str, object] = {}
    for key, value in pairs:
        if key in table:
            raise ValueError(f"the name {key!a:.60} is given twice")
        table[key] = value
    return table


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


def _as_data(case: Case) -> dict[str, Any]:
    person = {name: value for name in case.person.__slots__ if (value := getattr(case.person, name)) is not None}
    data: dict[str, Any] = {"format": case.file_format}
    if person:
        data["person"] = person
    if case.facts:
        data["fact"] = [_fact(fact) for fact in case.facts]
    data["event"] = [_plain(event.given) for event in case.log]
    return data


def _fact(fact: Fact) -> dict[str, Any]:
    table: dict[str, Any] = {"kind": fact.kind, "from": fact.from_on}
    if fact.to_on is not None:
        table["to"] = fact.to_on
    table.update(fact.fields)
    if "terms" in table:
        table["terms"] = [{"first": first, "last": last} for first, last in table["terms"]]
    return {name: _plain(value) for name, value in table.items()}


def _plain(value: Any) -> Any:
    """The value as it is written: spans as dates, tuples as lists, what holds nothing left out."""
    if isinstance(value, Span):
        return written_day(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value


def _as_toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(_as_toml(each) for each in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_as_toml(each)}' for key, each in value.items())}}}"
    return repr(value)
