"""The house: what every file here must be, whoever wrote it."""

import ast
import doctest
import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageMetadata, distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "upheld"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
DOORS = {"web", "cli"}
STANDARD_LIBRARY_ONLY = {"bodies", "dates", "errors", "case", "law", "compliance"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source_of(path))))


@cache
def our_files() -> tuple[Path, ...]:
    """Every file that git keeps or would keep; in a copy without git, every file not made by a tool."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listing = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        kept = subprocess.run([git, *listing], cwd=ROOT, capture_output=True, check=False)
        if kept.returncode == 0:
            paths = (ROOT / line for line in kept.stdout.decode("utf-8").split("\0") if line)
            return tuple(path for path in paths if path.is_file())
    made = {".git", ".venv", "build", "dist", "htmlcov", ".hypothesis", "__pycache__", ".import_linter_cache"}
    made |= {".mypy_cache", ".pytest_cache", ".ruff_cache"}
    return tuple(p for p in ROOT.rglob("*") if p.is_file() and not made.intersection(p.relative_to(ROOT).parts))


# Size and names


def test_a_module_is_short_enough_to_be_read_at_one_sitting() -> None:
    # Migrations are written by Django out of the models, and are read there.
    written = [path for path in MODULES if path.parent.name != "migrations"]
    assert [name(path) for path in written if len(source_of(path).splitlines()) > 400] == []


def test_no_place_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
    places = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not places & vague


@pytest.mark.parametrize("path", [path for path in MODULES if ">>>" in source_of(path)], ids=name)
def test_the_examples_in_docstrings_are_true(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    found = doctest.testmod(importlib.import_module(module))
    assert found.failed == 0 < found.attempted


# Time

FORBIDDEN_CLOCKS = {
    *("datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow"),
    *("time.time", "time.localtime", "time.gmtime", "time.ctime", "time.strftime", "time.time_ns"),
}


def clocks_read(nodes: list[ast.AST]) -> list[str]:
    """The clocks that a module reads, however it imported them."""
    known: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            known |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}

    def full_name(node: ast.AST) -> str:
        if isinstance(node, ast.Attribute):
            return f"{full_name(node.value)}.{node.attr}"
        return known.get(node.id, node.id) if isinstance(node, ast.Name) else ""

    names = (full_name(node) for node in nodes if isinstance(node, (ast.Attribute, ast.Name)))
    return sorted(FORBIDDEN_CLOCKS.intersection(names))


@pytest.mark.parametrize(
    ("source", "clock"),
    [
        ("from datetime import date\nx = date.today()", "datetime.date.today"),
        ("import datetime as d\nask = d.datetime.now", "datetime.datetime.now"),
        ("from time import time as day\nday()", "time.time"),
    ],
)
def test_a_clock_is_noticed_under_any_name(source: str, clock: str) -> None:
    assert clocks_read(list(ast.walk(ast.parse(source)))) == [clock]


def is_a_clock(path: Path) -> bool:
    return path.name == "clock.py" and path.relative_to(PACKAGE).parts[0] in DOORS


def test_only_a_door_reads_the_clock() -> None:
    assert {
        name(path): read for path in MODULES if not is_a_clock(path) and (read := clocks_read(nodes_of(path)))
    } == {}


def test_the_linter_bans_the_same_clocks_and_excuses_one_file_of_each_door() -> None:
    lint = PROJECT["tool"]["ruff"]["lint"]
    assert {"datetime.date.today", "datetime.datetime.now", "time.time"} <= set(
        lint["flake8-tidy-imports"]["banned-api"]
    )
    assert [path for path, rules in lint["per-file-ignores"].items() if "TID251" in rules] == [
        "upheld/cli/clock.py",
        "upheld/web/clock.py",
    ]


# Who may import whom


def rooms() -> set[str]:
    """The rooms that are made, doors among them."""
    files = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}
    return files | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def placed() -> set[str]:
    return {room.strip(" ()") for layer in CONTRACTS["layers"]["layers"] for room in re.split(r"[|:]", layer)}


def test_every_room_has_its_layer_and_the_build_asks_for_one() -> None:
    layers = CONTRACTS["layers"]
    assert layers["exhaustive"] is True
    assert layers["containers"] == ["upheld"]
    assert set(layers["exhaustive_ignores"]) == {"data", "__main__"}
    assert rooms() - {"data"} <= placed()


def test_a_room_that_is_made_is_no_longer_optional() -> None:
    waiting = {room for layer in CONTRACTS["layers"]["layers"] for room in re.findall(r"\((\w+)\)", layer)}
    assert not waiting & rooms()


def test_every_room_is_kept_from_the_outside_world() -> None:
    kept = {module.removeprefix("upheld.") for module in CONTRACTS["no-outside-world"]["source_modules"]}
    assert rooms() - DOORS - {"data"} <= kept


def test_the_law_needs_nothing_but_python() -> None:
    kept = {module.removeprefix("upheld.") for module in CONTRACTS["only-python"]["source_modules"]}
    assert kept == STANDARD_LIBRARY_ONLY


def imported_by(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_a_reckoning_imports_only_the_standard_library_and_no_documents() -> None:
    asked = [
        path for path in MODULES if path.relative_to(PACKAGE).parts[0].removesuffix(".py") in STANDARD_LIBRARY_ONLY
    ]
    assert len(asked) > 50
    imported = {(name(path), module) for path in asked for module in imported_by(path)}
    allowed = {*sys.stdlib_module_names, "upheld"}
    assert {pair for pair in imported if pair[1].split(".")[0] not in allowed} == set()
    assert {pair for pair in imported if pair[1].startswith("upheld.documents")} == set()


# Coverage is not argued away

EXCUSE = "pragma: " + "no cover"
MUST_BE_COVERED = [path for path in MODULES if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in DOORS]


def test_no_line_of_the_law_is_excused_from_coverage() -> None:
    assert [name(path) for path in MUST_BE_COVERED if EXCUSE in source_of(path)] == []


# What a stranger's clone must not find

REGISTRIES = ("pypi." + "org", "python" + "hosted", "npmjs." + "org", "npmjs." + "com", "crates." + "io")
MACHINES = ("work", "root", "tmp", "home", "opt", "Users", "private")
ADDRESS = re.compile("|".join(re.escape(registry) for registry in REGISTRIES))
PATH = re.compile(r"(?<![\w.~/:})\-])/(" + "|".join(MACHINES) + r")/")
INDEX = re.compile(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", re.MULTILINE)


def texts() -> Iterator[tuple[str, str]]:
    for path in our_files():
        try:
            yield name(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    found = [
        f"{where}: {match[0]}"
        for where, text in texts()
        for pattern in (ADDRESS, PATH)
        for match in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=name)
def test_requirements_are_pinned_by_hash_and_say_nothing_of_where_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "http" not in text
    assert not INDEX.search(text)
    pinned = re.split(r"\n(?=[a-z])", text.strip())
    assert pinned
    assert all(re.match(r"[a-z0-9._-]+==", pin) and "--hash=sha256:" in pin for pin in pinned)


def test_the_three_locks_agree() -> None:
    versions: dict[str, set[str]] = {}
    for path in (ROOT / "requirements").glob("*.txt"):
        for package, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


# Dependencies


def test_the_package_needs_one_thing_and_each_dependency_has_its_reason() -> None:
    assert {re.split(r"[<>=\[]", wanted)[0] for wanted in PROJECT["project"]["dependencies"]} == {"rich"}
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = [want for several in PROJECT["project"]["optional-dependencies"].values() for want in several]
    wanted = [*PROJECT["project"]["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]
    assert [want for want in wanted if not re.search(re.escape(f'"{want}",') + r" +# \S", text)] == []


def licence(metadata: PackageMetadata) -> str:
    said = [metadata.get("License-Expression") or ""]
    said += [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    return " ; ".join(filter(None, said)) or str(metadata.get("License") or "")[:200]


def binds_us(statement: str) -> bool:
    """Whether every licence offered is the GPL or the AGPL; the Lesser GPL does not bind."""
    offers = re.split(
        r"\bOR\b|;", re.sub(r"LGPL[\w.+-]*|Lesser General Public[^;]*|Library or Lesser[^;]*", "", statement)
    )
    gpl = re.compile(r"\bA?GPL|General Public License")
    offers = [offer for offer in offers if offer.strip(" ()")]
    return bool(offers) and all(gpl.search(offer) for offer in offers)


@pytest.mark.parametrize(
    ("statement", "binds"),
    [
        ("MIT", False),
        ("LGPL-3.0-only", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0", True),
        ("MIT OR GPL-2.0", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
    ],
)
def test_a_licence_that_binds_is_recognised(statement: str, binds: bool) -> None:
    assert binds_us(statement) is binds


def test_nothing_installed_to_run_binds_us_to_the_gpl() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    installed: dict[str, Distribution] = {
        dist.metadata["Name"].lower().replace("_", "-"): dist for dist in distributions()
    }
    licences = {package: licence(installed[package].metadata) for package in locked & set(installed)}
    assert {"rich", "typst", "pikepdf"} <= set(licences)
    assert [package for package, statement in licences.items() if not statement or binds_us(statement)] == []
