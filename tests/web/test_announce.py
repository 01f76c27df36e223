"""The address is told once somebody answers there, and not before."""

import socket
import threading

import pytest

from upheld.web import announce


def test_the_address_is_told_once_somebody_listens(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
        threading.Timer(0.5, server.listen).start()
        assert announce.announce("127.0.0.1", port)
    assert capsys.readouterr().out == f"Upheld is at http://127.0.0.1:{port}/ (stop it with Ctrl and C).\n"


def test_what_listens_everywhere_is_told_by_an_address_that_can_be_opened(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        assert announce.announce("0.0.0.0", port)
    assert f"http://127.0.0.1:{port}/" in capsys.readouterr().out


def test_nothing_is_told_of_what_never_answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announce, "_TRIES", 2)
    monkeypatch.setattr(announce, "_PAUSE", 0.01)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert not announce.announce("127.0.0.1", free.getsockname()[1])
    assert capsys.readouterr().out == ""
