"""The process a document is read in: its time and memory end, it takes all that it started with it, and it is brief."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from upheld.web.plan.apart import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
STARTS = """
import subprocess, sys
from pathlib import Path
one = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], stdin=-3, stdout=-3, stderr=-3)
Path(__file__).with_name("started").write_text(str(one.pid))
"""


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A module called `tried` that a process of its own can run."""
    (folder / "tried.py").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def is_gone(pid: int) -> bool:
    """Whether a process ends: it may have been killed a moment ago."""
    for _ in range(500):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def test_what_it_started_ends_with_it_also_where_it_ends_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, STARTS + "print('done')")
    assert run("tried", (b"",), str(tmp_path), 60, 100) == b"done\n"
    assert is_gone(int((tmp_path / "started").read_text()))


def test_and_where_it_is_killed_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, STARTS + "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert run("tried", (b"",), str(tmp_path), 60, 100) == b""
    assert is_gone(int((tmp_path / "started").read_text()))


def test_and_where_its_time_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, STARTS + "import time; time.sleep(600)")
    with pytest.raises(TimeoutError):
        run("tried", (b"x" * 10_000_000,), str(tmp_path), 3, 100)
    assert is_gone(int((tmp_path / "started").read_text()))


def test_no_more_of_what_it_says_is_taken_in_than_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "while True: print('x' * 100_000)")
    assert len(run("tried", (b"",), str(tmp_path), 60, 1_000)) == 1_001


def test_it_need_not_take_all_that_it_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "print('done')")
    assert run("tried", (b"x" * 10_000_000,), str(tmp_path), 60, 100) == b"done\n"


def test_it_would_end_by_itself_and_is_the_first_to_go_where_memory_runs_out() -> None:
    asked = (
        "import json, resource, signal; from pathlib import Path; from upheld.web.plan.apart import hold; hold();"
        "print(json.dumps([resource.getrlimit(resource.RLIMIT_CPU)[1], resource.getrlimit(resource.RLIMIT_CORE)[1],"
        "signal.alarm(0), int(Path('/proc/self/oom_score_adj').read_text())]))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    processor, core, alarm, first = json.loads(said)
    assert (processor, core, first) == (70, 0, 1000)
    assert 0 < alarm <= 70


def test_nothing_of_the_service_is_open_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "import os; print(sorted(map(int, os.listdir('/proc/self/fd')))[3:])")
    with (tmp_path / "secret").open("w") as kept:
        os.set_inheritable(kept.fileno(), True)
        said = run("tried", (b"",), str(tmp_path), 60, 100).decode()
    assert len(json.loads(said)) <= 1  # what lists the folder
