"""The worked examples of the law, read from the TOML files beside this one: the test's name is the sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import as_data, reckon
from upheld.law import law_named
from upheld.law.export import export

HERE = Path(__file__).parent


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(HERE.glob("*.toml")):
        for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            yield f"{path.stem}: {example['duty']}: {example['name']}", example


EXAMPLES = dict(examples())


def test_names_are_unique() -> None:
    names = [name for name, _ in examples()]
    assert len(names) == len(set(names))


@lru_cache
def exported_ids() -> frozenset[str]:
    data = export(law_named("england"))
    return frozenset(one["id"] for group in ("duties", "tests", "family_deadlines") for one in data[group])


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    example = EXAMPLES[name]
    for one in example.get("listed", ()):
        assert one in exported_ids(), f"{one} is not in the export"
    data = {key: example[key] for key in ("person", "fact", "event") if key in example}
    if not data.get("event"):
        # A duty owed whatever happens: any event makes a case of it.
        data["event"] = [{"kind": "pupil_has_sen", "on": example["as_at"]}]
    case = from_data(data, name=name)
    answer = as_data(reckon(case, law_named(example.get("law", "england")), example["as_at"]))
    for one in example.get("standing", ()):
        assert one in answer["standing"]
    for one in example.get("absent", ()):
        assert find(answer, one) == [], f"{one} should not be listed"
    for words in example.get("warns", ()):
        assert any(words.casefold() in warning.casefold() for warning in answer["warnings"]), answer["warnings"]
    for words in example.get("not_covered", ()):
        assert any(words in sentence for sentence in answer["not_covered"]), answer["not_covered"]
    if "rights_holder" in example:
        holder = {key: plain(value) for key, value in example["rights_holder"].items()}
        assert {key: answer["rights_holder"][key] for key in holder} == holder
    for key, expected in example.get("expect", {}).items():
        found = find(answer, key)
        assert len(found) == 1, f"{key}: {len(found)} found: {[one['key'] for one in found]}"
        compare(found[0], expected, key)


def find(answer: dict[str, Any], key: str) -> list[dict[str, Any]]:
    family = answer["family_deadlines"]
    if key.startswith("fd."):
        name = key.split("@")[0]
        found = [one for one in family if one["id"] == name]
        return [one for one in found if "@" not in key or one["trigger"]["id"] == key.split("@", 1)[1]]
    every = [*answer["obligations"], *(one for one in family if one["duty"] and one["shape"] != "not_before")]
    exact = [one for one in every if one["key"] == key]
    if exact or "@" in key:
        return exact
    duty, _, part = key.partition("/")
    return [one for one in every if one["duty"] == duty and (not part or one["part"] == part)]


def plain(value: Any) -> Any:
    if value == "none":
        return None
    return value.isoformat() if isinstance(value, date) else value


def compare(found: dict[str, Any], expected: dict[str, Any], key: str) -> None:
    wrong = {}
    for field, value in expected.items():
        if field == "readings":
            by_name = {one["name"]: one for one in found["readings"]}
            for name, wanted in value.items():
                wanted = wanted if isinstance(wanted, dict) else {"due_on": wanted}
                for part, what in wanted.items():
                    if by_name.get(name, {}).get(part, "no such reading") != plain(what):
                        wrong[f"reading {name} {part}"] = (by_name.get(name), plain(what))
        elif field == "exceptions":
            by_code = {one["code"]: one for one in found["exceptions"]}
            for code, wanted in value.items():
                for part, what in wanted.items():
                    one = by_code.get(code, {"available": False, "claimed": False, "missing": []})
                    got = len(one["missing"]) if part == "missing_count" else one[part]
                    if got != what:
                        wrong[f"exception {code} {part}"] = (one, what)
        elif field == "unknown_mentions":
            if not any(value.casefold() in sentence.casefold() for sentence in found["unknown"]):
                wrong[field] = (found["unknown"], value)
        elif field == "back_plan":
            got = {name: found.get("back_plan", {}).get(name) for name in value}
            if got != {name: plain(day) for name, day in value.items()}:
                wrong[field] = (got, value)
        elif isinstance(value, list):
            if sorted(map(str, found.get(field) or [])) != sorted(map(str, value)):
                wrong[field] = (found.get(field), value)
        elif found.get(field) != plain(value):
            wrong[field] = (found.get(field), plain(value))
    assert not wrong, f"{key}: " + "; ".join(
        f"{field}: got {got!r}, the law gives {want!r}" for field, (got, want) in wrong.items()
    )
