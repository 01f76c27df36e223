"""Django's own check of what is to be deployed finds nothing, with settings as a deployment has them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def checked(home: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
    env |= {"UPHELD_HOME": str(home)} | {f"UPHELD_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-W", "error", "-m", "upheld.web", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("more", [{}, {"trusted_proxies": "1"}, {"secret_key": "k3y-" * 20 + "abcdefgh12345"}], ids=str)
def test_nothing_is_found_with_the_settings_of_a_deployment(tmp_path: Path, more: dict[str, str]) -> None:
    found = checked(tmp_path, https="true", hosts="upheld.example", **more)
    said = "System check identified no issues (2 silenced).\n"
    assert (found.returncode, found.stdout, found.stderr) == (0, said, "")
    assert ((tmp_path / "secret-key").exists()) is ("secret_key" not in more)


@pytest.mark.slow
def test_the_check_would_find_something(tmp_path: Path) -> None:
    # Without TLS there is no HSTS and no secure cookie, as on a machine at home.
    found = checked(tmp_path)
    assert found.returncode == 1
    assert "security.W004" in found.stderr


def test_a_key_that_others_can_read_stops_the_service(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    file.write_text("x" * 80, encoding="ascii")
    file.chmod(0o644)
    found = checked(tmp_path, https="true", hosts="upheld.example")
    assert found.returncode == 2
    assert found.stderr.startswith("upheld: Others can read the secret key")
    assert "x" * 20 not in found.stderr
