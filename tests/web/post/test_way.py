"""How mail leaves is one setting, and one that cannot be used is a sentence without the password in it."""

import socket
from pathlib import Path

import pytest
from django.core.mail import send_mail
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from tests.web.post.fake_notify import KEY, TEMPLATE
from upheld.errors import UpheldError
from upheld.web.environment import Environment
from upheld.web.post.not_sent import NotSent, Outcome
from upheld.web.post.way import Way, way

WAYS = "upheld.web.post.ways"


def way_of(mail: str, **more: object) -> Way:
    return way(Environment.model_validate({"mail": SecretStr(mail) if mail else None} | more))


def test_without_a_setting_it_is_shown_on_the_console_and_with_https_it_goes_nowhere() -> None:
    assert way_of("").backend == f"{WAYS}.console.EmailBackend"
    assert way_of("", https=True).backend == f"{WAYS}.nowhere.EmailBackend"
    with pytest.raises(UpheldError, match="codes into the log"):
        way_of("console", https=True)


def test_a_mail_server_is_told_in_one_address() -> None:
    found = way_of("smtp://us%40er:p%3Ass@mail.example.org:2525?tls=1", mail_from="service@example.org")
    assert found == Way(f"{WAYS}.smtp.EmailBackend", "service@example.org", "mail.example.org", 2525, "us@er", "p:ss",
                        starttls=True)  # fmt: skip
    found = way_of("smtps://mail.example.org", mail_from="service@example.org")
    assert (found.port, found.tls, found.starttls) == (465, True, False)
    found = way_of("smtp://mail.example.org", mail_from="service@example.org")
    assert (found.port, found.tls, found.starttls) == (587, False, True)
    assert not way_of("smtp://a:b@localhost:25?tls=0", mail_from="service@example.org").starttls


def test_notify_needs_its_key_and_its_template() -> None:
    assert way_of("notify", notify_key=KEY, notify_template=TEMPLATE).backend == f"{WAYS}.notify.EmailBackend"
    for more in ({"notify_key": KEY}, {"notify_template": TEMPLATE}, {"notify_key": "k", "notify_template": TEMPLATE}):
        with pytest.raises(UpheldError, match="UPHELD_NOTIFY_KEY"):
            way_of("notify", **more)


@pytest.mark.parametrize(
    "mail",
    ["smtp://a:s3cret@", "http://a:s3cret@mail.example.org", "s3cret", "smtp://a:s3cret@mail.example.org:x",
     "smtp://a:s3cret@mail.example.org/path", "smtp://a:s3cret@mail.example.org?tls=s3cret", "smtp://a:s3c#ret@h",
     "smtp://a:s3cret@mail.example.org?tls=0", "smtp://a:s3cret@[mail", "file:"],
)  # fmt: skip
def test_a_way_that_cannot_be_used_is_one_sentence_that_holds_no_part_of_it(mail: str) -> None:
    with pytest.raises(UpheldError, match=r"^UPHELD_MAIL") as caught:
        way_of(mail, mail_from="service@example.org")
    assert "\n" not in str(caught.value)
    assert "s3c" not in str(caught.value)


def test_a_mail_server_needs_an_address_that_mail_comes_from() -> None:
    with pytest.raises(UpheldError, match="UPHELD_MAIL_FROM"):
        way_of("smtp://mail.example.org")


def test_each_mail_is_a_whole_file_that_only_its_owner_can_read(tmp_path: Path, settings: Settings) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = f"{WAYS}.file.EmailBackend", str(tmp_path / "mail")
    for number in range(3):
        send_mail(f"Mail {number}", "Words", None, ["parent-a@example.org"])
    files = sorted((tmp_path / "mail").iterdir())
    assert [file.suffix for file in files] == [".eml"] * 3
    assert [f"Subject: Mail {number}" in file.read_text() for number, file in enumerate(files)] == [True] * 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "file").touch()
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = f"{WAYS}.file.EmailBackend", str(tmp_path / "file")
    with pytest.raises(NotSent) as caught:
        send_mail("A code", "123", None, ["parent-a@example.org"])
    assert caught.value.outcome is Outcome.LATER


def test_on_the_console_it_is_shown(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.EMAIL_BACKEND = f"{WAYS}.console.EmailBackend"
    send_mail("A code", "123 456", None, ["parent-a@example.org"])
    shown = capsys.readouterr().out
    assert "To: parent-a@example.org" in shown
    assert "123 456" in shown


def test_a_server_that_cannot_speak_tls_is_told_no_password(settings: Settings) -> None:
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        import threading

        def talk() -> None:
            one, _ = listening.accept()
            with one:
                one.sendall(b"220 mail\r\n")
                while said := one.recv(4096):
                    heard.extend(said)
                    one.sendall(b"250 mail\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        settings.EMAIL_BACKEND = f"{WAYS}.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = True, 2
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "user", "s3cret"
        with pytest.raises(NotSent) as caught:
            send_mail("A code", "123", None, ["parent-a@example.org"])
        thread.join(5)
    assert caught.value.outcome is Outcome.LATER
    assert b"EHLO" in heard.upper()
    assert b"AUTH" not in heard.upper()
