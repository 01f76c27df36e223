"""`upheld docs`: the manual of the law, from its duties and worked examples, and of the command, from its help."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from upheld.case import KINDS
from upheld.cli.__main__ import parser
from upheld.cli.events import described as event_words
from upheld.errors import UpheldError
from upheld.law import PARTS, Law, law_named
from upheld.law.as_data import duty_as_data
from upheld.law.duty import Duty
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.family import STEPS
from upheld.law.legal_tests import TESTS

_MADE = "<!-- Made by `make docs` from the law and its worked examples: change those, not this page. -->"
Examples = dict[str, list[dict[str, Any]]]


def write(folder: Path, *, check: bool) -> int:
    """Write every generated page below `folder`/docs; with `check`, only say which are not fresh.

    Returns:
        0, or 1 if `check` found a page that is stale, missing or left over.

    Raises:
        UpheldError: `folder` is not the project's folder.
    """
    if not ((folder / "tests" / "spec").is_dir() and (folder / "tests" / "letters").is_dir()):
        raise UpheldError(
            f"{folder} has no tests/spec, or no tests/letters: run this in the project's folder, or give --folder."
        )
    pages = dict(_pages(_examples(folder / "tests" / "spec"), folder / "tests" / "letters" / "cases"))
    docs = folder / "docs"
    known = {path.relative_to(docs).as_posix() for path in (docs / "law").glob("*.md")}
    left_over = sorted(known - pages.keys())
    stale = [name for name, text in pages.items() if _read(docs / name) != text]
    if check:
        for name in (*stale, *left_over):
            print(f"docs/{name} is not fresh: run `make docs`.", file=sys.stderr)
        return 1 if stale or left_over else 0
    for name in left_over:
        (docs / name).unlink()
    for name in stale:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(pages[name], encoding="utf-8", newline="\n")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _examples(folder: Path) -> Examples:
    found: Examples = {}
    for path in sorted(folder.glob("*.toml")):
        for example in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            for duty in (example["duty"], *example.get("also", ())):
                found.setdefault(duty, []).append(example)
    return found


def _pages(examples: Examples, samples: Path) -> Iterator[tuple[str, str]]:
    # Only this page needs what letters are made of; nothing else of the command may wait for it.
    from upheld.cli.docs_letters import page as letters_page

    law = law_named("england")
    index = [_MADE, "", "# The law", "", f"Version {law.version}. {len(law.by_id)} duties.", ""]
    for part in PARTS:
        name = part.__name__.rsplit(".", 1)[-1]
        ids = _ids(law, part.DUTIES, name)
        title = (part.__doc__ or "").splitlines()[0].split(" (england")[0]
        yield f"law/{name}.md", _page(title, [law.of(duty) for duty in ids], examples)
        index.append(f"- [{title}]({name}.md): {len(ids)} duties")
    index += ["", "Also: [events](events.md), [tests, exceptions and what families must do](family.md)", ""]
    yield "law/README.md", "\n".join(index)
    yield "law/events.md", "\n".join(_events())
    yield "law/family.md", "\n".join(_family())
    yield "letters.md", letters_page(_MADE, law, samples)
    yield "commands.md", "\n".join(_commands())


def _ids(law: Law, duties: tuple[Duty, ...], part: str) -> list[str]:
    ids = list(dict.fromkeys(duty.id for duty in duties))
    if part == "amendment":
        # What rests on a judgment alone is laid over the part it belongs to.
        ids += [duty.id for overlay in law.overlays for duty in overlay.added]
    return ids


def _page(title: str, several: list[tuple[Duty, ...]], examples: Examples) -> str:
    lines = [_MADE, "", f"# {title}", ""]
    for versions in several:
        newest = versions[-1]
        lines += [f"## {newest.title}", "", f"`{newest.id}`", ""]
        for version in versions:
            lines += _version(version, named=len(versions) > 1)
        told = examples.get(newest.id, [])
        if told:
            lines += ["### Worked examples", ""]
            for example in told:
                lines += _example(example)
    return "\n".join(lines) + "\n"


def _version(duty: Duty, *, named: bool) -> Iterator[str]:
    data = duty_as_data(duty)
    if named:
        until = f" to {duty.to_on}" if duty.to_on is not None else " on"
        yield f"**From {duty.from_on}{until}**"
        yield ""
    yield f"- Who: {data['bearer_text']}. Owed to: {duty.owed_to or 'see the law'}."
    starts = " or ".join(dict.fromkeys(f"`{one.kind}`" for one in duty.trigger)) or duty.trigger_text
    yield f"- Starts with: {starts}"
    for words in data["when"].values():
        yield f"- Only if {words}"
    for limb in data["limbs"]:
        part = f" ({limb['part']})" if limb["part"] else ""
        yield f"- When{part}: {limb['within'] or duty.due_text or 'no date set'}"
        for reading in limb["readings"]:
            yield f"- Other reading{part}, `{reading['name']}`, argued by {reading['argued_by']}: {reading['why']}"
    if duty.exceptions or duty.exception_words:
        yield f"- Exceptions: {', '.join((*duty.exceptions, *duty.exception_words))}"
    for words in duty.depends_on:
        yield f"- Depends on {words}"
    if duty.remedies or duty.remedy_words:
        yield f"- If broken: {', '.join((*duty.remedies, *duty.remedy_words))}"
    links = (f"[{one.text}]({one.url})" if one.url else one.text for one in duty.citations)
    yield f"- Law: {'; '.join(links)}"
    yield f"- Force: {duty.force}. How sure: {duty.confidence}. Read: {duty.basis}. {data['checked_by'].capitalize()}."
    if duty.note:
        yield f"- Note: {duty.note}"
    yield ""


def _example(example: dict[str, Any]) -> Iterator[str]:
    yield f"**{example['name']}.** As at {example['as_at']}; {example['source']}."
    yield ""
    for event in example.get("event", ()):
        rest = ", ".join(f"{name} {_value(value)}" for name, value in event.items() if name not in ("kind", "on"))
        yield f"- {_value(event.get('on', ''))} `{event['kind']}`{': ' + rest if rest else ''}".replace("-  `", "- `")
    for key, expected in example.get("expect", {}).items():
        words = ", ".join(f"{name} {_value(value)}" for name, value in expected.items())
        yield f"- **{key}**: {words}"
    for name in ("absent", "standing", "listed", "warns", "not_covered"):
        if name in example:
            yield f"- {name.replace('_', ' ')}: {', '.join(map(str, example[name]))}"
    yield ""
    yield f"Count: {example['count']}." if not str(example["count"]).endswith(".") else f"Count: {example['count']}"
    yield ""


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "(" + ", ".join(f"{name} {_value(each)}" for name, each in value.items()) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)


def _events() -> Iterator[str]:
    yield from (_MADE, "", "# Events", "", "Every kind of event a case file can hold.", "")
    for kind in KINDS.values():
        lines = event_words(kind)
        yield from (f"## `{kind.name}`", "", kind.title + ".", "")
        yield from (f"- {line.strip()}" for line in lines[3:])
        yield ""


def _family() -> Iterator[str]:
    yield from (_MADE, "", "# What families must do", "")
    for step in STEPS.values():
        yield f"- **{step.title}** (`{step.id}`): {step.late} {step.cite}. How sure: {step.confidence}."
    yield from ("", "# Legal tests: questions of judgement, never answered yes or no", "")
    for test in TESTS.values():
        yield f"- **{test.title}** (`{test.id}`), decided by {test.decided_by}: {test.elements}"
        yield f"  ({test.cite}; how sure: {test.confidence})"
    yield from ("", "# Exceptions", "")
    for one in EXCEPTIONS.values():
        yield f"- **{one.title}** (`{one.code}`): {'; '.join(one.elements)}. {one.cite}. How sure: {one.confidence}."
    yield ""


def _commands() -> Iterator[str]:
    yield from (_MADE, "", "# The command", "")
    stack = [parser()]
    while stack:
        one = stack.pop(0)
        one.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=90, max_help_position=24)
        yield from (f"## `{one.prog}`", "", "```", one.format_help().rstrip(), "```", "")
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                stack += action.choices.values()
