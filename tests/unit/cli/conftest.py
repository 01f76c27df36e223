"""Running the command in this process, as a person runs it in a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from upheld.cli.__main__ import main


class Said(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def upheld(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The command: its words to what it said."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        out, err = capsys.readouterr()
        code = ended.value.code
        return Said(code if isinstance(code, int) else 0, out, err)

    return run


LATE = """
[person]
date_of_birth = 2016-05-02

[[event]]
kind = "ehcna_request_received"
on = 2026-01-12

[[event]]
kind = "ehcna_agreed_notified"
on = 2026-02-20

[[event]]
kind = "draft_served"
on = 2026-04-24
"""
CALM = """
[[event]]
kind = "ehcna_request_received"
on = 2026-05-25
"""


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """A case file whose final plan was due on 1 June 2026."""
    path = tmp_path / "late.toml"
    path.write_text(LATE, encoding="utf-8")
    return path


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    """A case file in which nothing is late on 2 June 2026."""
    path = tmp_path / "calm.toml"
    path.write_text(CALM, encoding="utf-8")
    return path
