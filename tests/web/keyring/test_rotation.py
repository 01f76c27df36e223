"""The service's key is changed while the service runs; cut off anywhere, it goes on and nothing is lost."""

import uuid
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from upheld.errors import UpheldError
from upheld.web.environment import environment
from upheld.web.keyring import rotation
from upheld.web.keyring.case_key import destroy_key, key_of, keys_of, make_key
from upheld.web.keyring.models import CaseKey
from upheld.web.keyring.rotation import forget_old, rotate, rotates_too
from upheld.web.keyring.sealing import Unreadable
from upheld.web.keyring.service_key import as_text, old_service_key, service_key, write_key

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("UPHELD_HOME", str(tmp_path))
    monkeypatch.setattr(rotation, "_others", {})
    environment.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    environment.cache_clear()


@pytest.fixture
def keys() -> dict[uuid.UUID, bytes]:
    cases = [uuid.uuid4() for _ in range(5)]
    for case in cases:
        make_key(case)
    return keys_of(cases)


def bodies() -> dict[uuid.UUID, bytes]:
    return {row.case: bytes(row.wrapped) for row in CaseKey.objects.all()}


def test_every_key_is_wrapped_anew_and_is_the_same(keys: dict[uuid.UUID, bytes], home: Path) -> None:
    before, old = bodies(), service_key()
    assert rotate() == {"keys of cases": 5}
    assert service_key() != old == old_service_key()
    assert not set(before.values()) & set(bodies().values())
    assert keys_of(keys) == keys
    assert forget_old() == {"keys of cases": 0}
    assert old_service_key() is None
    assert keys_of(keys) == keys
    assert sorted(file.name for file in home.iterdir()) == ["service-key"]


def test_a_copy_from_before_opens_until_the_old_key_is_deleted(keys: dict[uuid.UUID, bytes]) -> None:
    case, body = next(iter(bodies().items()))
    rotate()
    CaseKey.objects.filter(case=case).update(wrapped=body)
    assert key_of(case) == keys[case]
    assert forget_old() == {"keys of cases": 1}
    CaseKey.objects.filter(case=case).update(wrapped=body)
    with pytest.raises(Unreadable):
        key_of(case)


@pytest.mark.parametrize("at", range(4))
def test_cut_off_anywhere_it_goes_on_when_run_again(
    keys: dict[uuid.UUID, bytes], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Every step that lasts is a write of a key, a renaming of a file or a row."""
    with monkeypatch.context() as cut:
        left = iter(range(at))

        def once(made, *given, **named):  # type: ignore[no-untyped-def]
            if next(left, None) is None:
                raise KeyboardInterrupt
            return made(*given, **named)

        cut.setattr(rotation, "write_key", lambda *given: once(write_key, *given))
        cut.setattr(rotation, "wrapped", lambda *given, made=rotation.wrapped: once(made, *given))
        with pytest.raises(KeyboardInterrupt):
            rotate()
        assert keys_of(keys) == keys
    old = service_key() if at < 2 else old_service_key()
    rotate()
    assert old_service_key() == old != service_key()
    assert keys_of(keys) == keys
    assert forget_old() == {"keys of cases": 0}
    assert keys_of(keys) == keys


def test_run_twice_it_makes_no_second_new_key(keys: dict[uuid.UUID, bytes]) -> None:
    rotate()
    now = service_key()
    assert rotate() == {"keys of cases": 0}
    assert service_key() == now


def test_a_key_destroyed_meanwhile_does_not_come_back(
    keys: dict[uuid.UUID, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(wrapper, case, key, made=rotation.wrapped):  # type: ignore[no-untyped-def]
        destroy_key(case)
        return made(wrapper, case, key)

    monkeypatch.setattr(rotation, "wrapped", meanwhile)
    assert rotate() == {"keys of cases": 0}
    assert keys_of(keys) == {}


def test_a_reader_between_the_change_of_the_key_and_of_the_row_reads_again(
    keys: dict[uuid.UUID, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from upheld.web.keyring import case_key

    case = next(iter(keys))
    made = case_key.wrappers

    def stale():  # type: ignore[no-untyped-def]
        monkeypatch.setattr(case_key, "wrappers", made)
        read = made()
        rotate()
        return read

    monkeypatch.setattr(case_key, "wrappers", stale)
    assert key_of(case) == keys[case]


def test_one_that_opens_with_neither_is_told_and_the_others_go_on(keys: dict[uuid.UUID, bytes]) -> None:
    lost, *rest = keys
    CaseKey.objects.filter(case=lost).update(wrapped=bytes(61))
    with pytest.raises(UpheldError, match="neither key: 1"):
        rotate()
    assert keys_of(rest) == {case: keys[case] for case in rest}
    with pytest.raises(UpheldError):
        forget_old()
    assert old_service_key() is not None


def test_in_the_environment_it_is_changed_by_whoever_sets_it(
    keys: dict[uuid.UUID, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = as_text(service_key())
    monkeypatch.setenv("UPHELD_SERVICE_KEY", old)
    environment.cache_clear()
    with pytest.raises(UpheldError, match="UPHELD_SERVICE_KEY_OLD"):
        rotate()
    monkeypatch.setenv("UPHELD_SERVICE_KEY", as_text(b"n" * 32))
    monkeypatch.setenv("UPHELD_SERVICE_KEY_OLD", old)
    environment.cache_clear()
    assert keys_of(keys) == keys
    assert rotate() == {"keys of cases": 5}
    with pytest.raises(UpheldError, match="take out UPHELD_SERVICE_KEY_OLD"):
        forget_old()
    monkeypatch.delenv("UPHELD_SERVICE_KEY_OLD")
    environment.cache_clear()
    assert keys_of(keys) == keys


def test_other_parts_seal_again_too(keys: dict[uuid.UUID, bytes]) -> None:
    rotates_too("one-time codes", lambda: 3)
    assert rotate() == {"keys of cases": 5, "one-time codes": 3}


def test_the_command_says_what_it_did_and_what_it_does_not_change(keys: dict[uuid.UUID, bytes]) -> None:
    said = StringIO()
    call_command("rotate_service_key", stdout=said)
    assert "Wrapped anew: 5 keys of cases." in said.getvalue()
    assert "--forget-old" in said.getvalue()
    assert "secret key, which this does not change" in said.getvalue()
    said = StringIO()
    call_command("rotate_service_key", forget_old=True, stdout=said)
    assert "The old key is deleted." in said.getvalue()
    assert keys_of(keys) == keys
