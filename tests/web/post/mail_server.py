"""A real mail server on a socket, as small as can be, that can be made slow, rude or cut off at any point."""

import email
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message


@dataclass
class MailServer:
    """What it took, and how it is to behave.

    `answers` replaces an answer by its verb; END is the answer to the mail itself. `hang_up_at` closes there without an
    answer: at END the mail was not taken, at TAKEN it was. `slow` is how long it rests after it took one.
    """

    port: int = 0
    connections: int = 0
    taken: list[Message] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    answers: dict[str, str] = field(default_factory=dict)
    hang_up_at: str = ""
    silent_at: str = ""
    slow: float = 0

    @property
    def numbers(self) -> list[str]:
        """The Message-ID of each mail taken, without its domain."""
        return [one["Message-ID"].strip("<>").partition("@")[0] for one in list(self.taken)]


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        at: MailServer = self.server.at  # type: ignore[attr-defined]
        at.connections += 1
        self._say(at.answers.get("BANNER", "220 mail.example.org"))
        for line in self.rfile:
            verb = line.decode().split(maxsplit=1)[0].upper()
            if at.hang_up_at == verb:
                return
            if at.silent_at == verb:
                time.sleep(3)
                return
            if verb == "DATA" and "DATA" not in at.answers:
                if not self._take(at):
                    return
            else:
                self._say(at.answers.get(verb, "221 bye" if verb == "QUIT" else "250 mail.example.org"))

    def _take(self, at: MailServer) -> bool:
        self._say("354 go on")
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        else:
            return False
        at.begun.set()
        if at.hang_up_at == "END":
            return False
        if "END" not in at.answers:
            at.taken.append(email.message_from_bytes(b"".join(lines)))
        time.sleep(at.slow)
        if at.hang_up_at == "TAKEN":
            return False
        self._say(at.answers.get("END", "250 taken"))
        return True

    def _say(self, text: str) -> None:
        try:
            self.wfile.write(text.encode() + b"\r\n")
        except OSError:
            return


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A process that is killed while it talks leaves a broken connection, which is meant."""


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """One that runs for as long as the test."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        at = MailServer(server.server_address[1])
        server.at = at  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield at
        server.shutdown()
        thread.join()
