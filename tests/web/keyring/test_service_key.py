"""The service's key: made once, for its owner alone, or given; what cannot be used is one sentence."""

import base64
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from upheld.errors import UpheldError
from upheld.web.environment import environment
from upheld.web.keyring.service_key import all_derived, as_text, derived, old_service_key, service_key


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("UPHELD_HOME", str(tmp_path / "home"))
    environment.cache_clear()
    yield tmp_path / "home"
    monkeypatch.undo()
    environment.cache_clear()


def given(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    environment.cache_clear()


@pytest.mark.skipif(os.name != "posix", reason="only these systems have modes")
def test_it_is_made_once_and_only_its_owner_can_read_it(home: Path) -> None:
    key = service_key()
    assert len(key) == 32
    assert service_key() == key
    assert stat.S_IMODE((home / "service-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert [file.name for file in home.iterdir()] == ["service-key"]


def test_of_many_at_once_one_makes_it() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({made.result() for made in [pool.submit(service_key) for _ in range(40)]}) == 1


@pytest.mark.skipif(os.name != "posix", reason="only these systems have modes")
def test_a_key_that_others_can_read_is_refused(home: Path) -> None:
    service_key()
    (home / "service-key").chmod(0o640)
    with pytest.raises(UpheldError, match="Others can read"):
        service_key()


@pytest.mark.parametrize("held", ["", "abc", base64.b64encode(bytes(31)).decode(), "ä" * 44])
def test_a_key_that_was_cut_short_is_refused_and_never_made_anew(home: Path, held: str) -> None:
    service_key()
    (home / "service-key").write_text(held, encoding="utf-8")
    with pytest.raises(UpheldError, match="cut short"):
        service_key()
    assert (home / "service-key").read_text(encoding="utf-8") == held


def test_a_place_that_cannot_be_written_is_one_sentence(home: Path) -> None:
    home.write_text("")
    with pytest.raises(UpheldError, match="cannot be read or made"):
        service_key()


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_it_may_be_given(monkeypatch: pytest.MonkeyPatch, home: Path, encode) -> None:  # type: ignore[no-untyped-def]
    given(monkeypatch, "UPHELD_SERVICE_KEY", encode(b"\xff" * 32).decode())
    assert service_key() == b"\xff" * 32
    assert not home.exists()


@pytest.mark.parametrize("name", ["UPHELD_SERVICE_KEY", "UPHELD_SERVICE_KEY_OLD"])
@pytest.mark.parametrize("value", ["short", "not base64 at all, but long enough for it", "QUJD" * 12])
def test_one_that_cannot_be_used_is_one_sentence_without_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    given(monkeypatch, name, value)
    with pytest.raises(UpheldError, match=f"^{name} cannot be used: ") as caught:
        (service_key if name == "UPHELD_SERVICE_KEY" else old_service_key)()
    assert value not in str(caught.value)
    assert value not in repr(environment())


def test_keys_for_uses_differ_from_one_another_and_from_the_service_s() -> None:
    assert derived(b"one") == derived(b"one")
    assert len({derived(b"one"), derived(b"two"), service_key()}) == 3


def test_the_key_before_is_known_while_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert old_service_key() is None
    assert all_derived(b"one") == (derived(b"one"),)
    given(monkeypatch, "UPHELD_SERVICE_KEY_OLD", as_text(bytes(32)))
    assert old_service_key() == bytes(32)
    now, before = all_derived(b"one")
    given(monkeypatch, "UPHELD_SERVICE_KEY", as_text(bytes(32)))
    assert now != before == derived(b"one")
