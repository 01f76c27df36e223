"""What whoever runs the service sets, and the key that is made where they set none."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.environment import Environment, environment
from upheld.web.secret_key import secret_key


@pytest.fixture(autouse=True)
def read_again(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    environment.cache_clear()
    yield
    monkeypatch.undo()
    environment.cache_clear()


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Environment.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "no"), ("PORT", "70000"), ("WORKERS", "0"), ("SESSION_HOURS", "-1"), ("SESSION_HOURS", "1000"),
     ("SECRET_KEY", "short"), ("EXIT_URL", "javascript:alert(1)"), ("TODAY", "soon"), ("HTTPS", "perhaps")],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_one_sentence_that_names_it(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"UPHELD_{name}", value)
    with pytest.raises(UpheldError, match=f"^UPHELD_{name} cannot be used: ") as caught:
        environment()
    assert "\n" not in str(caught.value)
    assert name != "SECRET_KEY" or "short" not in str(caught.value).replace("shorter", "")


@pytest.mark.skipif(os.name != "posix", reason="only these systems have modes")
def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "home" / "secret-key"
    key = secret_key(file)
    assert len(key) >= 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert secret_key(file) == key
    assert secret_key(tmp_path / "other") != key


@pytest.mark.skipif(os.name != "posix", reason="only these systems have modes")
def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    secret_key(file)
    file.chmod(0o644)
    with pytest.raises(UpheldError, match="Others can read the secret key"):
        secret_key(file)


def test_a_key_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    secret_key(file)
    file.write_text("abc", encoding="ascii")
    with pytest.raises(UpheldError, match="too short"):
        secret_key(file)


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(UpheldError, match="cannot be read or made"):
        secret_key(blocked / "secret-key")


def test_the_day_is_england_s_whatever_the_server_s_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert clock.now().tzinfo is clock.ENGLAND
    assert clock.today() == clock.now().date()


def test_a_day_may_be_pretended_and_then_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not clock.is_pretended()
    environment.cache_clear()
    monkeypatch.setenv("UPHELD_TODAY", "2026-07-01")
    assert clock.today() == date(2026, 7, 1)
    assert clock.is_pretended()


@pytest.mark.parametrize(("hour", "over"), [("16:59", False), ("17:00", True), ("23:30", True), ("00:10", False)])
def test_the_tribunal_s_day_ends_at_five(hour: str, over: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    # HESC Rules r.12(1): an act on or by a day must be done before 5 pm of it.
    now = clock.now().replace(hour=int(hour[:2]), minute=int(hour[3:]))
    monkeypatch.setattr(clock, "now", lambda: now)
    assert clock.after_tribunal_hours() is over
