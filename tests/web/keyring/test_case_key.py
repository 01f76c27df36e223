"""The key of a case: made once, opened by the service's key alone, and gone for good once destroyed."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.environment import environment
from upheld.web.keyring.case_key import destroy_key, key_of, keys_of, make_key
from upheld.web.keyring.models import CaseKey
from upheld.web.keyring.ready import refuse_a_shared_database, refuse_another_service_key
from upheld.web.keyring.sealing import Unreadable, seal, unseal
from upheld.web.keyring.service_key import service_key

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("UPHELD_HOME", str(tmp_path))
    environment.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    environment.cache_clear()


def new_case() -> uuid.UUID:
    case = uuid.uuid4()
    make_key(case)
    return case


def test_a_case_has_a_key_of_its_own_that_comes_back() -> None:
    one, two = new_case(), new_case()
    key = key_of(one)
    assert key is not None and len(key) == 32
    assert key == key_of(one) != key_of(two)
    assert CaseKey.objects.get(case=one).made_at > clock.real() - timedelta(minutes=1)


def test_a_case_that_has_a_key_keeps_it() -> None:
    case = new_case()
    key = key_of(case)
    with pytest.raises(IntegrityError), transaction.atomic(using="keys"):
        make_key(case)
    assert key_of(case) == key


def test_the_table_does_not_hold_the_key() -> None:
    case = new_case()
    key = key_of(case)
    assert key is not None and key not in bytes(CaseKey.objects.get().wrapped)
    assert service_key() not in bytes(CaseKey.objects.get().wrapped)


def test_a_destroyed_key_is_gone_and_what_it_sealed_with_it() -> None:
    case, other = new_case(), new_case()
    key = key_of(case)
    assert key is not None
    body = seal(key, "Child A", case=case, place="a")
    assert destroy_key(case)
    assert key_of(case) is None
    assert key_of(other) is not None
    assert not destroy_key(case)
    for held in (key_of(other), service_key()):
        assert held is not None
        with pytest.raises(Unreadable):
            unseal(held, body, case=case, place="a")


def test_many_keys_take_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    cases = [new_case() for _ in range(30)]
    destroy_key(cases[0])
    with django_assert_num_queries(1, using="keys"):
        found = keys_of(cases)
    assert found == {case: key_of(case) for case in cases[1:]}


def test_no_key_is_asked_for_without_a_case() -> None:
    assert keys_of([]) == {}


def test_a_key_that_was_moved_to_another_case_does_not_open() -> None:
    one, two = new_case(), new_case()
    CaseKey.objects.filter(case=two).update(wrapped=CaseKey.objects.get(case=one).wrapped)
    with pytest.raises(Unreadable):
        key_of(two)
    assert key_of(one) is not None


def test_another_service_key_opens_none_and_the_service_does_not_start(home: Path) -> None:
    case = new_case()
    refuse_another_service_key()
    (home / "service-key").unlink()
    with pytest.raises(Unreadable):
        key_of(case)
    with pytest.raises(UpheldError, match="put its copy back"):
        refuse_another_service_key()


def test_a_first_start_without_any_key_is_in_order() -> None:
    refuse_another_service_key()


def test_keys_lie_in_their_own_database_and_nothing_else_does() -> None:
    data, keys = (set(connections[name].introspection.table_names()) for name in ("default", "keys"))
    assert keys - {"django_migrations"} == {"keyring_casekey"}
    assert "keyring_casekey" not in data
    assert {"sealed_drawer", "accounts_person"} <= data
    refuse_a_shared_database()


def test_two_addresses_that_lead_to_one_database_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.keyring.ready.KEYS", "default")
    with pytest.raises(UpheldError, match="one of their own"):
        refuse_a_shared_database()


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "keyring", "sealed", check=True, dry_run=True, verbosity=0)
