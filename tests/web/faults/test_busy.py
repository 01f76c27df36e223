"""Four processes that read, record and mail at once, for half a minute, and no fault in any."""

from pathlib import Path

import pytest
from django.db import connection

from tests.homes import make_home
from tests.web.own_service import OwnService

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
BUSY = Path(__file__).with_name("busy.py")
SECONDS = 30


def test_four_processes_do_not_disturb_each_other(tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        make_home(tmp_path / "home")
    service = OwnService(tmp_path / "home", {"UPHELD_MAIL": f"file:{tmp_path / 'mail'}"})
    service.env["PYTHONPATH"] = str(Path.cwd())
    seconds = SECONDS if connection.vendor == "sqlite" else 10
    try:
        service.script(BUSY, "make")
        roles = ("read", "record", "record", "mail")
        running = [service.begin(str(BUSY), role, str(seconds)) for role in roles]
        said = [one.communicate(timeout=seconds + 120)[0].splitlines() for one in running]
        assert [one.returncode for one in running] == [0, 0, 0, 0], said
        read, first, second, mailed = (int(lines[-1]) for lines in said)
        assert read > 0 and first > 0 and second > 0 and mailed > 0
        added, sent, looks, broken = service.script(BUSY, "look").split()
        assert int(added) == first + second and broken == "None"
        assert int(sent) == mailed == len([*(tmp_path / "mail").iterdir()])
        assert int(looks) in (1, 2)
    finally:
        service.end()
