"""What is told of a case opens with its key, in its place, and nowhere else."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from upheld.web.keyring.sealing import Unreadable, seal, seal_bytes, unseal, unseal_bytes

KEY = bytes(range(32))
CASE = uuid.UUID(int=7)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=9), inner, max_size=5),
    max_leaves=20,
)
# A busy machine is no fault.
at_leisure = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@at_leisure
@given(JSON)
def test_what_was_sealed_comes_back(data: object) -> None:
    assert unseal(KEY, seal(KEY, data, case=CASE, place="event/1"), case=CASE, place="event/1") == data


@at_leisure
@given(st.binary())
def test_a_document_comes_back_to_the_byte(content: bytes) -> None:
    assert unseal_bytes(KEY, seal_bytes(KEY, content, case=CASE, place="file/1"), case=CASE, place="file/1") == content


def test_a_long_text_is_pressed_and_comes_back() -> None:
    text = "The council wrote to the parent of Child A. " * 500
    body = seal(KEY, {"note": text}, case=CASE, place="note/1")
    assert len(body) < len(text) / 5
    assert unseal(KEY, body, case=CASE, place="note/1") == {"note": text}


def test_lengths_are_filled_up() -> None:
    lengths = {len(seal(KEY, "x" * long, case=CASE, place="a")) for long in range(200)}
    assert len(lengths) == 4
    assert all((length - 29) % 64 == 0 for length in lengths)


def test_the_same_is_never_sealed_alike_and_nothing_of_it_is_seen() -> None:
    one, two = (seal(KEY, "Child A", case=CASE, place="a") for _ in range(2))
    assert one != two
    assert b"Child" not in one


@pytest.mark.parametrize(
    "changed",
    [
        {"key": bytes(32)},
        {"case": uuid.UUID(int=8)},
        {"place": "event/2"},
        {"place": ""},
    ],
    ids=str,
)
def test_another_key_case_or_place_opens_nothing(changed: dict[str, object]) -> None:
    right = {"key": KEY, "body": seal(KEY, "Child A", case=CASE, place="event/1"), "case": CASE, "place": "event/1"}
    assert unseal(**right) == "Child A"  # type: ignore[arg-type]
    with pytest.raises(Unreadable):
        unseal(**(right | changed))  # type: ignore[arg-type]


def test_a_single_bit_that_was_changed_is_noticed_wherever_it_is() -> None:
    body = seal(KEY, "Child A", case=CASE, place="a")
    for place in range(len(body)):
        changed = bytearray(body)
        changed[place] ^= 1
        with pytest.raises(Unreadable):
            unseal(KEY, bytes(changed), case=CASE, place="a")


@pytest.mark.parametrize("body", [b"", b"\x01", b"\x01" + bytes(12), b"\x01" + bytes(range(100, 160))])
def test_what_never_was_sealed_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        unseal(KEY, body, case=CASE, place="a")


def test_a_document_is_not_taken_for_a_record_nor_a_record_for_a_document() -> None:
    with pytest.raises(Unreadable):
        unseal(KEY, seal_bytes(KEY, b'"Child A"', case=CASE, place="a"), case=CASE, place="a")
    with pytest.raises(Unreadable):
        unseal_bytes(KEY, seal(KEY, "Child A", case=CASE, place="a"), case=CASE, place="a")


def test_what_cannot_be_opened_says_nothing_of_what_it_is() -> None:
    with pytest.raises(Unreadable) as caught:
        unseal(KEY, seal(bytes(32), "Child A", case=CASE, place="secret-place"), case=CASE, place="secret-place")
    assert not any(word in str(caught.value) for word in ("Child", "secret-place", str(CASE), CASE.hex))


def test_a_view_of_bytes_as_postgresql_gives_it_opens_too() -> None:
    body = memoryview(seal(KEY, [1], case=CASE, place="a"))
    assert unseal(KEY, body, case=CASE, place="a") == [1]  # type: ignore[arg-type]
