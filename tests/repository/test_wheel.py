"""The wheel alone: a case is reckoned with nothing installed beside it, and no network."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder by what is installed."""
    out = tmp_path_factory.mktemp("dist")
    made = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    found = list(out.glob("upheld-*.whl"))
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # This Python's own pip puts the wheel there: no index, no dependency, no network.
    put = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index",
         "--disable-pip-version-check", str(wheel)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert put.returncode == 0, put.stdout + put.stderr
    return python


def run(python: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    return subprocess.run(
        [python, "-I", *words], cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False
    )


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"upheld/data/bank_holidays.toml", "upheld/data/local_authorities.csv"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"upheld"}
    assert not [name for name in names if name.endswith(".pyc")]
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "upheld").rglob("*.py")}
    assert ours == {name for name in names if name.endswith(".py")}


def test_a_case_is_reckoned_with_only_the_standard_library(bare: Path, tmp_path: Path) -> None:
    code = """
import sys
from datetime import date
from upheld.case import loads
from upheld.compliance import as_data, reckon
from upheld.law import law_named

case = loads('{"event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}]}', name="case", format="json")
answer = as_data(reckon(case, law_named("england"), date(2026, 6, 11)))
plan = next(one for one in answer["obligations"] if one["duty"] == "plan.final")
outside = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names) - {"upheld", "__main__"}
print(plan["due_on"], plan["status"], plan["days_late"], sorted(name for name in outside if not name.startswith("_")))
"""
    said = run(bare, "-c", code, cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    # Debian's Python loads a module of its own by that name at every start.
    assert said.stdout.replace("'sitecustomize'", "").split(" ", 3) == ["2026-06-01", "overdue", "10", "[]\n"]


def test_the_command_works_from_the_wheel_alone(bare: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text('[[event]]\nkind = "ehcna_request_received"\non = 2026-01-12\n', encoding="utf-8")
    said = run(bare, "-m", "upheld", "check", "case.toml", "--as-at", "2026-06-11", cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert "10 days late" in said.stdout
    listed = run(bare, "-m", "upheld", "duties", cwd=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "plan.final" in listed.stdout


def test_what_letters_need_is_asked_for_in_one_sentence(bare: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text('[[event]]\nkind = "ehcna_request_received"\non = 2026-01-12\n', encoding="utf-8")
    for words in (
        ("letters", "case.toml"),
        ("letter", "chase_final_plan", "case.toml", "-o", "out.docx"),
        ("calendar", "case.toml"),
        ("pack", ".", "-o", "pack.pdf"),
    ):
        said = run(bare, "-m", "upheld", *words, cwd=tmp_path)
        assert (said.returncode, said.stdout) == (2, ""), words
        assert len(said.stderr.splitlines()) == 1, said.stderr
        assert "pip install 'upheld[letters,plan]' brings it" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]
    said = run(bare, "-m", "upheld", "routes", "case.toml", "--as-at", "2026-06-11", cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")


def test_the_wheel_holds_the_templates_of_letters_and_what_they_are_set_with(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "upheld").rglob("*") if path.is_file()}
    assert {name for name in ours if name.endswith((".md", ".typ", ".css", ".toml", ".csv", ".xz"))} <= names
    assert "upheld/letters/templates/easy_read/chase_final_plan.md" in names


def test_the_official_figures_come_with_the_wheel_and_need_nothing_beside_it(bare: Path, tmp_path: Path) -> None:
    store = ("--store", "figures.sqlite3")
    built = run(bare, "-m", "upheld", "figures", "build", *store, cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    devon = run(bare, "-m", "upheld", "figures", "council", "Devon", *store, cwd=tmp_path)
    assert (devon.returncode, devon.stderr) == (0, "")
    assert "20 weeks" in devon.stdout
    written = run(
        bare, "-m", "upheld", "figures", "export", "--measure", "requests", "-o", "out.csv", *store, cwd=tmp_path
    )
    assert (written.returncode, written.stderr) == (0, "")
    text = run(bare, "-m", "upheld", "figures", "briefing", "Devon", "-o", "devon.pdf", *store, cwd=tmp_path)
    assert (text.returncode, text.stdout) == (2, "")
    assert "pip install 'upheld[letters,plan]' brings it" in text.stderr
