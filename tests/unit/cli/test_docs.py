"""`upheld docs`: the manual is made from the law and its examples, and says when it is not fresh."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from upheld.case import KINDS
from upheld.law import PARTS, law_named

Upheld = Callable[..., Any]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the worked examples and no page yet."""
    shutil.copytree(ROOT / "tests" / "spec", tmp_path / "tests" / "spec")
    shutil.copytree(ROOT / "tests" / "letters" / "cases", tmp_path / "tests" / "letters" / "cases")
    return tmp_path


@pytest.mark.slow
def test_every_page_is_written_and_then_fresh(upheld: Upheld, project: Path) -> None:
    assert upheld("docs", "--check", "--folder", project).status == 1
    said = upheld("docs", "--folder", project)
    assert (said.status, said.err) == (0, "")
    pages = {path.relative_to(project / "docs").as_posix() for path in (project / "docs").rglob("*.md")}
    parts = {f"law/{part.__name__.rsplit('.', 1)[-1]}.md" for part in PARTS}
    assert pages == parts | {"law/README.md", "law/events.md", "law/family.md", "letters.md", "commands.md"}
    assert upheld("docs", "--check", "--folder", project) == (0, "", "")


@pytest.mark.slow
def test_a_page_that_was_changed_is_named_and_written_again(upheld: Upheld, project: Path) -> None:
    upheld("docs", "--folder", project)
    page = project / "docs" / "law" / "plan.md"
    page.write_text("changed by hand\n", encoding="utf-8")
    said = upheld("docs", "--check", "--folder", project)
    assert (said.status, said.err) == (1, "docs/law/plan.md is not fresh: run `make docs`.\n")
    assert page.read_text(encoding="utf-8") == "changed by hand\n", "--check writes nothing"
    upheld("docs", "--folder", project)
    assert "changed by hand" not in page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_page_that_is_left_over_is_named_and_removed(upheld: Upheld, project: Path) -> None:
    upheld("docs", "--folder", project)
    old = project / "docs" / "law" / "statements.md"
    old.write_text("old\n", encoding="utf-8")
    said = upheld("docs", "--check", "--folder", project)
    assert (said.status, said.err) == (1, "docs/law/statements.md is not fresh: run `make docs`.\n")
    upheld("docs", "--folder", project)
    assert not old.exists()


def test_a_folder_that_is_not_the_projects_is_refused(upheld: Upheld, tmp_path: Path) -> None:
    said = upheld("docs", "--folder", tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "tests/spec" in said.err
    assert not (tmp_path / "docs").exists()


@pytest.mark.slow
def test_every_duty_has_its_section_with_examples_and_every_kind_its_own(upheld: Upheld, project: Path) -> None:
    upheld("docs", "--folder", project)
    text = "\n".join(path.read_text(encoding="utf-8") for path in (project / "docs" / "law").glob("*.md"))
    for duty in law_named("england").by_id:
        assert f"\n`{duty}`\n" in text, duty
    for kind in KINDS:
        assert f"## `{kind}`" in text, kind
    assert text.count("### Worked examples") > 150
    assert "\r" not in text
