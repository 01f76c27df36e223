"""The command as its own process: how it starts, what it needs, and what it does when the terminal is poor."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
EXAMPLE = str(ROOT / "examples" / "ombudsman-25-006-076.toml")
CHECK = ("check", EXAMPLE, "--as-at", "2025-09-01")


def run(*words: str, env: dict[str, str] | None = None, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """`python -m upheld` with these words, in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "upheld", *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
    )


def test_the_module_runs_as_the_command_does() -> None:
    found = run(*CHECK)
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"13 days late" in found.stdout, "19 August to 1 September 2025"


def test_the_installed_command_says_the_same() -> None:
    command = Path(sys.executable).with_name("upheld.exe" if os.name == "nt" else "upheld")
    if not command.exists():
        pytest.skip("the command is not installed beside this Python")
    found = subprocess.run([command, *CHECK], cwd=ROOT, capture_output=True, check=False)
    assert (found.returncode, found.stdout) == (0, run(*CHECK).stdout)


def test_a_mistake_is_one_sentence_and_no_traceback() -> None:
    found = run("check", "no-such-file.toml")
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr.startswith(b"upheld: no-such-file.toml: ")
    assert found.stderr.count(b"\n") == 1


def test_standard_input_is_read_as_bytes() -> None:
    text = '[[event]]\nkind = "ehcna_request_received"\non = 2026-01-12\nnotes = "caf\u00e9"\n'
    good = run("check", "-", "--as-at", "2026-06-11", given=text.encode("utf-8"), env={"PYTHONIOENCODING": "cp1252"})
    assert (good.returncode, good.stderr) == (0, b"")
    bad = run("check", "-", "--as-at", "2026-06-11", given=text.encode("latin-1"))
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert b"not UTF-8" in bad.stderr


# Letters that no old console can show are in the law's own texts and in the words of a case.
@pytest.mark.parametrize(
    ("coding", "words"),
    [
        ("cp1252", (*CHECK, "--format", "markdown")),
        pytest.param("cp1252", CHECK, marks=pytest.mark.slow),
        pytest.param("cp1252", (*CHECK, "--format", "json"), marks=pytest.mark.slow),
        pytest.param("cp1252", ("duties",), marks=pytest.mark.slow),
        pytest.param("cp1252", ("law", "export"), marks=pytest.mark.slow),
        pytest.param("ascii", CHECK, marks=pytest.mark.slow),
        pytest.param("ascii", ("law", "export"), marks=pytest.mark.slow),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value[:1] + value[2:]),
)
def test_a_console_that_cannot_show_a_letter_does_not_stop_it(coding: str, words: tuple[str, ...]) -> None:
    found = run(*words, env={"PYTHONIOENCODING": coding, "PYTHONUTF8": "0"})
    assert found.returncode == 0
    assert b"Traceback" not in found.stderr
    assert found.stdout


def test_a_name_that_no_old_console_can_show_does_not_stop_it_either() -> None:
    case = '[[event]]\nkind = "foi_received"\non = 2026-01-12\nbody = "\u5b57\u2713"\n'
    found = run("check", "-", "--as-at", "2026-06-11", given=case.encode("utf-8"), env={"PYTHONIOENCODING": "cp1252"})
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"??" in found.stdout


def test_a_pipe_gets_no_colour_even_where_colour_is_forced() -> None:
    assert b"\x1b" not in run(*CHECK, env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}).stdout


@pytest.mark.skipif(os.name == "nt", reason="a pipe that closes early is told otherwise there")
def test_a_reader_that_stops_early_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "upheld", "law", "export"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert said == b""


def test_one_file_needs_only_the_standard_library_and_no_network() -> None:
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['upheld', *{list(CHECK)!r}]\n"
        "try:\n    runpy.run_module('upheld', run_name='__main__')\n"
        "except SystemExit as ended:\n    assert not ended.code\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "outside = loaded - set(sys.stdlib_module_names) - {'upheld', '__main__', '__mp_main__'}\n"
        "outside = {name for name in outside if not name.startswith(('_', 'sitecustomize', 'usercustomize'))}\n"
        "print(sorted(outside & {'rich', 'typer', 'click', 'yaml', 'requests'}), file=sys.stderr)\n"
        "print(sorted({'socket', 'urllib.request', 'http.client'} & set(sys.modules)), file=sys.stderr)\n"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stderr.splitlines() == ["[]", "[]"]
