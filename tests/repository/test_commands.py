"""Library, command and manual are one thing: what is not documented does not pass, and what is shown runs."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from upheld.cli.__main__ import parser
from upheld.letters.letter import letters

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    *sorted((ROOT / "docs" / "guides").glob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs" / "adr").glob("*.md")),
]


def commands(
    one: argparse.ArgumentParser | None = None, name: str = "upheld"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    one = one or parser()
    yield name, one
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub, each in action.choices.items():
                yield from commands(each, f"{name} {sub}")


ALL = dict(commands())


def section(name: str) -> str:
    found = re.search(rf"^## `{re.escape(name)}`\n(.*?)(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section for {name}: run `make docs`"
    return found[1]


def test_the_commands_are_those_the_issue_asks_for() -> None:
    assert set(ALL) == {
        *("upheld", "upheld check", "upheld duties", "upheld events", "upheld law", "upheld law export"),
        *("upheld law diff", "upheld schema", "upheld docs"),
        *("upheld letters", "upheld letter", "upheld routes", "upheld calendar", "upheld pack"),
        *("upheld plan", "upheld plan read", "upheld plan check", "upheld plan compare", "upheld plan write"),
        *(
            "upheld delivery",
            "upheld delivery lines",
            "upheld delivery import",
            "upheld delivery report",
            "upheld delivery export",
        ),
        *("upheld figures", "upheld figures build", "upheld figures import", "upheld figures list"),
        *("upheld figures council", "upheld figures compare", "upheld figures export", "upheld figures briefing"),
        *("upheld figures reply", "upheld figures releases", "upheld figures changes", "upheld figures carry"),
    }


@pytest.mark.parametrize("name", ALL)
def test_every_command_is_in_the_manual_with_its_help(name: str) -> None:
    text = " ".join(section(name).split())
    one = ALL[name]
    assert one.description
    assert " ".join(one.description.split()) in text
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            assert all(f" {sub} " in text for sub in action.choices)
            continue
        assert action.help, f"{name}: {action.dest} has no help"
        # A word may be broken at its hyphen where a line ends.
        assert "".join(action.help.split()) in "".join(section(name).split()), f"{name}: {action.dest}"
        for option in action.option_strings:
            assert option in text


def test_the_manual_has_no_section_for_a_command_that_is_gone() -> None:
    assert set(re.findall(r"^## `(.+)`$", COMMANDS, re.MULTILINE)) == set(ALL)


def test_every_option_of_check_is_in_the_readme() -> None:
    for action in ALL["upheld check"]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert option in README, option


@pytest.mark.slow  # `make check` has asked the command itself already
def test_the_generated_pages_are_fresh() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "upheld", "docs", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


# What the README shows


def blocks(page: str) -> list[tuple[str, str]]:
    """Each fenced block: its language and its text."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def shown_commands() -> list[list[str]]:
    """Each `upheld` command that stands in a block of its own in the README, without its path."""
    lines = [line for language, text in blocks(README) if not language for line in text.splitlines()]
    split = [shlex.split(line) for line in lines if re.match(r"(\$ )?(\S*/)?upheld ", line)]
    return [words[1:] if words[0] != "$" else words[2:] for words in split]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and the case file that the README says to save."""
    path = tmp_path_factory.mktemp("readme")
    (path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    case = next(text for language, text in blocks(README) if language == "toml" and "[[event]]" in text)
    (path / "my-case.toml").write_text(case, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, str]:
    """What each command of the README prints."""
    found = {}
    for words in shown_commands():
        said = subprocess.run(
            [sys.executable, "-m", "upheld", *words],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (said.returncode, said.stderr) == (0, ""), " ".join(words)
        found[" ".join(words)] = said.stdout
    return found


def test_every_command_of_the_readme_runs(answers: dict[str, str]) -> None:
    assert len(answers) >= 3


# The hash of the version changes with every word of the law: the day it was last checked is what a reader needs.
HASH = re.compile(r"(\d{4}-\d\d-\d\d)\+[0-9a-f]{8}")


def test_what_the_readme_shows_is_what_is_printed(answers: dict[str, str]) -> None:
    shown = [text for language, text in blocks(README) if not language and text.startswith("As at ")]
    assert shown
    printed = [HASH.sub(r"\1", answer) for answer in answers.values()]
    for text in shown:
        assert any(answer.startswith(HASH.sub(r"\1", text).rstrip("\n")) for answer in printed), text


def test_the_excerpt_of_the_letters_is_what_is_printed(answers: dict[str, str]) -> None:
    shown = [text for language, text in blocks(README) if not language and text.startswith("SOMETHING WAS DUE")]
    assert len(shown) == 1
    assert any(shown[0] in answer for answer in answers.values())
    listed = next(answer for words, answer in answers.items() if words.startswith("letters "))
    said = {7: "seven", 8: "eight", 9: "nine", 10: "ten"}[listed.count("Write it:")]
    assert f"lists {said} letters" in README


def test_the_four_commands_write_what_they_say(answers: dict[str, str], folder: Path) -> None:
    assert answers
    begins = {"complaint.docx": b"PK", "dates.ics": b"BEGIN:VCALENDAR", "pack.pdf": b"%PDF"}
    assert {name: (folder / name).read_bytes()[: len(first)] for name, first in begins.items()} == begins


def test_the_readme_counts_the_letters_rightly() -> None:
    assert f"There are {len(letters())} letters" in README
    assert [one.id for one in letters().values() if one.checked_by] == []


def test_the_json_of_the_readme_is_of_the_real_answer(folder: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "upheld", "check", "my-case.toml", "--as-at", "2026-07-01", "--format", "json"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(said.stdout)
    for language, text in blocks(README):
        if language != "json":
            continue
        shown = json.loads(text)
        assert shown["as_at"] == answer["as_at"]
        assert HASH.sub(r"\1", json.dumps(shown["law"])) == HASH.sub(r"\1", json.dumps(answer["law"]))
        for one in shown["obligations"]:
            real = next(each for each in answer["obligations"] if each["key"] == one["key"])
            for name, value in one.items():
                if isinstance(value, list):
                    assert [each for each in value if each not in real[name]] == [], name
                else:
                    assert real[name] == value, name


def test_the_library_session_of_the_readme_is_true() -> None:
    import doctest

    source = "\n".join(text for language, text in blocks(README) if language == "python")
    assert ">>> " in source
    test = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_make_target_and_file_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets
    for link in re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", text):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_that_a_page_names_is_one(page: Path) -> None:
    for words in re.findall(r"`(upheld [a-z]+(?: [a-z]+)?)", page.read_text(encoding="utf-8")):
        names = words.split()
        assert " ".join(names[:2]) in ALL, words
        if names[1] == "law" and len(names) > 2:
            assert words in ALL, words
