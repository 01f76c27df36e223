"""Backup and restore, by doing both: what was kept is there again, and what was deleted stays unreadable."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.own_service import OwnService

pytestmark = pytest.mark.slow


SCENARIO = Path(__file__).with_name("scenario.py")
READY = ("migrate:-v0", "migrate:-v0 --database=keys")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[OwnService]:
    made = OwnService(tmp_path / "home")
    yield made
    made.end()


def newest(folder: Path) -> str:
    return str(max((folder / "data").iterdir()))


def test_a_case_comes_back_on_another_machine(service: OwnService, tmp_path: Path) -> None:
    backup = f"backup:{tmp_path / 'data'} --keys={tmp_path / 'keys'}"
    same = f"backup:{tmp_path} --keys={tmp_path}"
    said = service.script(SCENARIO, *READY, "make", backup, same)
    assert "REFUSED Keep the copy of the keys in another folder" in said
    data, keys = newest(tmp_path), str(tmp_path / "keys" / "upheld-keys.copy")
    for file in (data, keys):
        assert Path(file).stat().st_mode & 0o077 == 0
    assert b"a private check" not in Path(data).read_bytes()
    other = OwnService(tmp_path / "other")
    try:
        assert "put its copy back" in other.script(SCENARIO, f"restore:{data} {keys}")
        (other.home / "service-key").write_bytes((service.home / "service-key").read_bytes())
        (tmp_path / "broken.copy").write_bytes(b"not a copy at all, but long enough to be read")
        restore = f"restore:{data} {keys} --replace"
        wrong = [f"restore:{data} {keys}", f"restore:{tmp_path / 'broken.copy'} {keys} --replace",
                 f"restore:{tmp_path / 'none'} {keys} --replace"]  # fmt: skip
        said = other.script(SCENARIO, restore, "look", *wrong, "look")
        assert "Cases: 2.\n" in said and "held back, since they may have been sent: 1." in said
        assert "Without a key" not in said and "removed" not in said
        assert "The audit of every case is whole." in said
        for why in ("add --replace", "is not a copy made by backup", "There is no file none"):
            assert why in said
        assert said.count("Child A True None\nChild B True None\n0 4") == 2
    finally:
        other.end()


def test_what_was_deleted_cannot_be_read_in_any_older_copy(service: OwnService, tmp_path: Path) -> None:
    backup = f"backup:{tmp_path / 'data'} --keys={tmp_path / 'keys'}"
    later = f"backup:{tmp_path / 'later'} --keys={tmp_path / 'keys'}"
    service.script(SCENARIO, *READY, "make", backup, "delete", later)
    restore = f"restore:{newest(tmp_path)} {tmp_path / 'keys' / 'upheld-keys.copy'} --replace"
    said = service.script(SCENARIO, restore, "look", f"{restore} --clear-deleted", "look", "check_audit:-v1")
    kept, _, cleared = said.partition("Child A True None\nunreadable True None\n0 4\n")
    assert "Without a key, since they were deleted after the copy of the data was made: 1. " in kept
    assert "Cases: 2.\nDeleted since, and removed now but for the audit: 1.\n" in cleared
    assert "Child A True None\n0 5\n" in cleared and "unreadable" not in cleared
    assert cleared.count("The audit of every case is whole.") == 2


def test_a_case_that_has_its_key_is_never_cleared(service: OwnService, tmp_path: Path) -> None:
    backup = f"backup:{tmp_path / 'data'} --keys={tmp_path / 'keys'}"
    service.script(SCENARIO, *READY, "make", backup)
    restore = f"restore:{newest(tmp_path)} {tmp_path / 'keys' / 'upheld-keys.copy'} --replace --clear-deleted"
    said = service.script(SCENARIO, restore, "look")
    assert "Child A True None\nChild B True None\n0 4" in said and "removed" not in said


def test_a_changed_audit_is_found(service: OwnService) -> None:
    said = service.script(SCENARIO, *READY, "make", "check_audit:-v1", "tamper", "check_audit:-v1")
    assert "The audit of every case is whole." in said and "REFUSED The audit is not whole in 2" in said
